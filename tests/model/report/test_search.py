"""A phrase is found wherever it is written, and replaced without touching anything else."""

from __future__ import annotations

import pytest
from builders.model import UNIT, reports, spanned_table
from hypothesis import assume, given
from hypothesis import strategies as st

from model.content.address import Address
from model.content.blocks import Paragraph, Role, Run, plain_text
from model.report.report import FRONT, Report, SetValues
from model.report.search import (
    Match,
    Query,
    find_all,
    fold,
    one_line,
    replace_all,
    replace_one,
    spans,
    step,
)

CELL = Address("requests", "received", "natural_person")
FIELD = Run("15", field=str(CELL))


def report_of(*paragraphs: str | Paragraph, key: str = "overview") -> Report:
    report = Report(unit=UNIT, year=2022)
    report.texts[key] = tuple(Paragraph.of(p) if isinstance(p, str) else p for p in paragraphs)
    return report


def found(report: Report, text: str, *, exact: bool = False) -> list[str]:
    return [str(match.address) for match in find_all(report, Query(text, exact))]


# Finding


def test_every_written_part_is_searched_in_the_order_of_the_form():
    report = Report(unit="甲局", year=2022, title="甲局报告", signature="甲局", date="甲年")
    for key in ("other_matters", FRONT, "problems", "overview"):
        report.texts[key] = (Paragraph.of("乙甲"),)
    assert found(report, "甲") == [
        "unit:0-1",
        "title:0-1",
        "front:1-2",
        "overview:1-2",
        "problems:1-2",
        "other_matters:1-2",
        "signature:0-1",
        "date:0-1",
    ]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("12", "１２"),
        ("１２", "12"),
        ("ppp", "ＰPｐ"),
        ("(一)", "（一）"),
        ("a，b", "A,B"),
        ('"甲"', "“甲”"),
        (" ", "\u3000"),
        ("ｱ", "ア"),
    ],
)
def test_case_and_width_make_no_difference_unless_asked_for(query, text):
    assert list(spans(text, Query(query))) == [(0, len(text))]
    assert list(spans(text, Query(query, is_exact=True))) == []
    assert list(spans(query, Query(query, is_exact=True))) == [(0, len(query))]


@pytest.mark.parametrize("text", ["12", "二十", "。.", "①1", "㎡m", "İi"])
def test_what_is_not_alike_is_told_apart(text):
    assert list(spans(text[0], Query(text[1]))) == []


def test_matches_do_not_overlap():
    assert list(spans("甲甲甲甲甲", Query("甲甲"))) == [(0, 2), (2, 4)]


@pytest.mark.parametrize("query", ["", "乙\n丙", "\n", "乙丙"])
def test_no_match_crosses_paragraphs_and_none_is_empty(query):
    assert found(report_of("甲乙", "丙丁"), query) == []


def test_the_words_around_a_match_are_of_its_paragraph():
    (match,) = find_all(report_of("上", "前" * 20 + "甲后", "下"), Query("甲"))
    assert (match.before, match.after) == ("前" * 12, "后")


@pytest.mark.parametrize("above", ["上", ""])
def test_the_words_of_a_short_paragraph_are_told_whole(above):
    (match,) = find_all(report_of(above, "前甲后"), Query("甲"))
    assert (match.before, match.after) == ("前", "后")


def test_small_tables_are_left_out_and_move_no_offset():
    report = report_of("甲")
    report.texts["overview"] = (Paragraph.of("甲"), spanned_table(), Paragraph.of("数量甲"))
    assert found(report, "甲") == ["overview:0-1", "overview:4-5"]
    assert found(report, "数量") == ["overview:2-4"]


def test_rare_characters_count_as_one():
    report = report_of("𠮷𠮷甲", "😀甲")
    assert found(report, "甲") == ["overview:2-3", "overview:5-6"]
    assert found(report, "𠮷") == ["overview:0-1", "overview:1-2"]


@given(st.text())
def test_folding_keeps_every_place(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


# Walking


MATCHES = tuple(
    Match(Address.parse(name), "", "")
    for name in ("unit:0-2", "overview:3-5", "overview:5-7", "problems:0-2", "date:0-2")
)


@pytest.mark.parametrize(
    ("place", "direction", "to", "is_wrapped"),
    [
        ("unit:0-2", 1, "overview:3-5", False),
        ("overview", 1, "overview:3-5", False),
        ("overview:3-5", 1, "overview:5-7", False),
        ("overview:4-4", 1, "overview:5-7", False),
        ("overview:5-7", 1, "problems:0-2", False),
        ("requests.received.total", 1, "problems:0-2", False),
        ("other_matters:0-0", 1, "date:0-2", False),
        ("date:0-2", 1, "unit:0-2", True),
        ("date:0-2", -1, "problems:0-2", False),
        ("requests.received.total", -1, "overview:5-7", False),
        ("overview:5-7", -1, "overview:3-5", False),
        ("overview:6-6", -1, "overview:3-5", False),
        ("overview:3-5", -1, "unit:0-2", False),
        ("unit:0-2", -1, "date:0-2", True),
    ],
)
def test_next_and_previous_from_any_place(place, direction, to, is_wrapped):
    match, wrapped = step(MATCHES, Address.parse(place), direction, Report().form)
    assert match is not None and (str(match.address), wrapped) == (to, is_wrapped)


def test_there_is_no_way_to_nowhere():
    assert step((), Address("overview"), 1, Report().form) == (None, False)


# Replacing


def apply_all(report: Report, query: Query, text: str):
    replacement = replace_all(report, query, text)
    return replacement, report.apply(replacement.edit)


def test_all_is_one_edit_that_keeps_looks_levels_and_tables():
    report = Report(unit="甲局", date="甲年")
    report.texts["overview"] = (
        Paragraph((Run("说甲", bold=True), Run("和甲甲")), Role.HEADING_2),
        spanned_table(),
        Paragraph.of("无"),
    )
    before = report.copy()
    replacement, change = apply_all(report, Query("甲"), "乙丙")
    assert replacement.counts == {"unit": 1, "overview": 3, "date": 1}
    assert report.unit == "乙丙局" and report.date == "乙丙年"
    assert report.texts["overview"] == (
        Paragraph((Run("说乙丙", bold=True), Run("和乙丙乙丙")), Role.HEADING_2),
        spanned_table(),
        Paragraph.of("无"),
    )
    report.apply(change.inverse)
    assert report == before


def test_several_matches_of_a_field_are_all_replaced():
    report = Report(unit="甲和甲局", title="甲甲")
    apply_all(report, Query("甲"), "乙丙")
    assert (report.unit, report.title) == ("乙丙和乙丙局", "乙丙乙丙")
    apply_all(report, Query("乙丙"), "")
    assert (report.unit, report.title) == ("和局", "")


def test_one_match_alone_is_replaced():
    report = report_of("甲甲", "甲")
    _, second, _ = find_all(report, Query("甲"))
    report.apply(replace_one(report, second, "乙"))
    assert report.text("overview") == "甲乙\n甲"


def test_a_paragraph_that_nothing_is_left_of_goes():
    report = report_of("甲", "乙甲", "甲甲")
    apply_all(report, Query("甲"), "")
    assert report.blocks("overview") == (Paragraph.of("乙"),)


def test_figures_that_follow_the_tables_are_found_but_left():
    report = report_of(Paragraph((Run("收到15件，新收"), FIELD, Run("5件"))))
    report.apply(SetValues({CELL: 15}))
    marked = [match.is_figure for match in find_all(report, Query("15"))]
    assert marked == [False, True]
    replacement, _ = apply_all(report, Query("15"), "9")
    assert (replacement.counts, replacement.skipped) == ({"overview": 1}, 1)
    assert report.text("overview") == "收到9件，新收155件"


def test_a_match_that_only_touches_the_edge_of_a_figure_is_free():
    report = report_of(Paragraph((Run("收到"), FIELD, Run("件"))))
    report.apply(SetValues({CELL: 15}))
    assert [m.is_figure for m in find_all(report, Query("到"))] == [False]
    assert [m.is_figure for m in find_all(report, Query("到1"))] == [True]


def test_a_figure_replaced_by_itself_is_plain_text():
    report = report_of(Paragraph((Run("收到"), FIELD, Run("件"))))
    report.apply(SetValues({CELL: 15}))
    (match,) = find_all(report, Query("15"))
    report.apply(replace_one(report, match, "16"))
    assert report.text("overview") == "收到16件"
    report.apply(SetValues({CELL: 20}))
    assert report.text("overview") == "收到16件"


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("公开\n信息", "公开信息"),
        ("公开 \r\n 信息\n", "公开信息"),
        ("Open\tdata", "Open data"),
        ("甲\u2029", "甲"),
        (" 甲 乙 ", " 甲 乙 "),
    ],
)
def test_replacements_are_one_line(text, clean):
    assert one_line(text) == clean
    report = report_of("丁丙")
    apply_all(report, Query("丙"), text)
    assert report.text("overview") == f"丁{clean}"


SHORT = st.text("aＡb甲乙１1（(𠮷“", max_size=3)
LONG = st.lists(st.text("aＡb甲乙１1（(𠮷“", min_size=1, max_size=12), min_size=1, max_size=4)


@given(LONG, SHORT, SHORT, st.booleans())
def test_replacing_all_is_what_replacing_in_a_string_is(lines, x, y, exact):
    report = report_of(*lines)
    before = report.copy()
    replacement, change = apply_all(report, Query(x, exact), y)
    text = "\n".join(lines)
    places = list(spans(text, Query(x, exact)))
    for start, end in reversed(places):
        text = text[:start] + y + text[end:]
    assert report.text("overview").split("\n") == [t for t in text.split("\n") if t] or not text.strip("\n")
    assert sum(replacement.counts.values()) == len(places)
    if exact and x:
        assert text == "\n".join(line.replace(x, y) for line in lines)
    report.apply(change.inverse)
    assert report == before


@given(reports(), st.text("新局1a", min_size=1, max_size=2), st.text("旧２", min_size=1, max_size=2))
def test_afterwards_nothing_is_left_to_replace(report, x, y):
    assume(not set(fold(x)) & set(fold(y)))
    report.texts["overview"] = (
        Paragraph((Run(f"前{x}", bold=True), Run(f"{x}后"))),
        *report.blocks("overview"),
    )
    before = report.copy()
    count = len(find_all(report, Query(x)))
    replacement, change = apply_all(report, Query(x), y)
    assert count == sum(replacement.counts.values()) >= 2
    assert not find_all(report, Query(x))
    report.apply(change.inverse)
    assert report == before


@given(reports(), st.data())
def test_every_address_holds_the_phrase(report, data):
    text = data.draw(st.sampled_from(sorted({c for k in report.texts for c in report.text(k)} | {"甲"})))
    query = Query(text)
    for match in find_all(report, query):
        part, start, end = match.address.part, match.address.start, match.address.end
        whole = report.text(part) if part in report.texts else str(getattr(report, part))
        assert fold(whole[start:end]) == fold(text)
        assert whole[:start].endswith(match.before) and whole[end:].startswith(match.after)


def test_replacing_many_keeps_the_number_of_paragraphs():
    report = report_of(*["的" * 50] * 100)
    apply_all(report, Query("的"), "之")
    assert plain_text(report.blocks("overview")) == "\n".join(["之" * 50] * 100)
