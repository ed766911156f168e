"""Compose: the document of a report, in the order of the form."""

from decimal import Decimal

import pytest
from builders.export import OVERVIEW, full_report

from export.compose import TITLE_CHARACTERS, compose, form_table, title_lines
from model.content.address import Address
from model.content.blocks import Block, Paragraph, Role, TableBlock
from model.content.values import display
from model.form.editions import CURRENT, FORMS
from model.form.spec import ARTICLE_FILL, Label
from model.report.report import Report, SetField, SetText, SetValues


def of_role(blocks: tuple[Block, ...], role: Role) -> list[str]:
    return [b.text for b in blocks if isinstance(b, Paragraph) and b.role is role]


def tables(blocks: tuple[Block, ...]) -> list[TableBlock]:
    return [b for b in blocks if isinstance(b, TableBlock) and b.header_rows + len(b.heights) > 2]


@pytest.mark.parametrize("edition", sorted(FORMS))
def test_the_six_sections_stand_in_the_order_of_the_form(edition: str) -> None:
    report = full_report(edition)
    assert of_role(compose(report), Role.HEADING_1) == [s.heading for s in report.form.sections]


def test_the_document_begins_with_the_title_and_ends_with_the_date() -> None:
    blocks = compose(full_report())
    assert [b.role for b in blocks[:2] if isinstance(b, Paragraph)] == [Role.TITLE, Role.TITLE]
    assert blocks[2] == Paragraph.of("本报告所列数据的统计期限为全年。")
    assert blocks[-2:] == (
        Paragraph.of("示例市示例局", Role.SIGNATURE),
        Paragraph.of("2026年1月20日", Role.DATE),
    )


def test_texts_stand_unchanged_under_their_headings() -> None:
    blocks = compose(full_report())
    at = blocks.index(Paragraph.of("一、总体情况", Role.HEADING_1))
    assert blocks[at + 1 : at + 1 + len(OVERVIEW)] == OVERVIEW


@pytest.mark.parametrize("edition", sorted(FORMS))
def test_every_figure_and_label_stands_where_the_form_has_it(edition: str) -> None:
    report = full_report(edition)
    for spec, table in zip(report.form.tables, tables(compose(report)), strict=True):
        assert table.widths == spec.widths
        assert table.heights == spec.heights
        assert table.header_rows == spec.header_rows
        cells = {(c.row, c.column): c for c in table.cells}
        assert len(cells) == len(spec.placed)
        for row, column, printed in spec.placed:
            cell = cells[row, column]
            assert (cell.row_span, cell.column_span) == (printed.rows, printed.columns)
            assert cell.header is isinstance(printed, Label)
            if isinstance(printed, Label):
                assert (cell.text, cell.fill, cell.align) == (printed.text, printed.fill, printed.align)
            else:
                value = report.value(Address(spec.key, printed.row, printed.column))
                assert (cell.text, cell.fill, cell.align) == (display(value), "", "center")


def test_the_article_rows_of_table_two_are_shaded() -> None:
    fills = [c.fill for c in form_table(CURRENT.table("disclosure"), Report()).cells]
    assert fills.count(ARTICLE_FILL) == 4


def test_figures_are_shown_as_they_are_kept() -> None:
    report = Report()
    fees, carried = (Address.parse(t) for t in ("disclosure.fees.amount", "requests.carried_in.total"))
    report.apply(SetValues({fees: Decimal("0.10"), carried: "/"}))
    shown = {c.text for table in tables(compose(report)) for c in table.cells if not c.header}
    assert shown == {"", "0.10", "/"}


def test_an_empty_report_is_six_headings_and_three_tables() -> None:
    blocks = compose(Report())
    assert [type(b) for b in blocks].count(TableBlock) == 3
    assert [b.role for b in blocks if isinstance(b, Paragraph)] == [Role.HEADING_1] * 6


@pytest.mark.parametrize(
    ("unit", "year", "title", "printed"),
    [
        ("示例市示例局", 2025, "", "示例市示例局2025年政府信息公开工作年度报告"),
        ("示例市示例局", None, "", "示例市示例局政府信息公开工作年度报告"),
        ("", 2025, "", "2025年政府信息公开工作年度报告"),
        ("", None, "", ""),
        ("示例市示例局", 2025, "示例局二〇二五年年报", "示例局二〇二五年年报"),
    ],
)
def test_the_title_says_what_is_known(unit: str, year: int | None, title: str, printed: str) -> None:
    report = Report(unit=unit, year=year, title=title)
    assert report.printed_title == printed
    assert "".join(of_role(compose(report), Role.TITLE)) == printed


@pytest.mark.parametrize(
    ("unit", "title", "lines"),
    [
        ("", "", ()),
        ("甲局", "甲局2025年政府信息公开工作年报", ("甲局2025年政府信息公开工作年报",)),
        (
            "示例市示例局",
            "示例市示例局2025年政府信息公开工作年度报告",
            ("示例市示例局", "2025年政府信息公开工作年度报告"),
        ),
        (
            "示例市示例局",
            "示例市某局2025年度政府信息公开工作年度报告",
            ("示例市某局", "2025年度政府信息公开工作年度报告"),
        ),
        (
            "",
            "关于示例市政府信息公开工作情况的年度报告全文",
            ("关于示例市", "政府信息公开工作情况的年度报告全文"),
        ),
        (
            "示例自治区示例市示例县示例镇人民政府综合服务中心办公室",
            "示例自治区示例市示例县示例镇人民政府综合服务中心办公室2025年政府信息公开工作年度报告",
            (
                "示例自治区示例市示例县",
                "示例镇人民政府综合服务中心办公室",
                "2025年政府信息公开工作年度报告",
            ),
        ),
    ],
)
def test_a_long_title_breaks_where_its_sense_breaks(unit: str, title: str, lines: tuple[str, ...]) -> None:
    assert title_lines(title, unit) == lines


def test_a_very_long_unit_without_a_place_in_it_stays_whole() -> None:
    unit = "甲" * 25
    assert title_lines(f"{unit}2025年报告", unit) == (unit, "2025年报告")


def test_a_line_of_a_title_holds_twenty_characters() -> None:
    words = "2025年政府信息公开工作年度报告"
    assert title_lines(f"甲乙局{words}", "甲乙局") == (f"甲乙局{words}",)
    assert title_lines(f"甲乙丙局{words}", "甲乙丙局") == ("甲乙丙局", words)
    assert title_lines(f"{'示' * 8}市{'例' * 11}{words}", f"{'示' * 8}市{'例' * 11}") == (
        f"{'示' * 8}市{'例' * 11}",
        words,
    )
    assert title_lines(f"{'示' * 8}市{'例' * 12}{words}", f"{'示' * 8}市{'例' * 12}") == (
        f"{'示' * 8}市",
        "例" * 12,
        words,
    )


def test_a_long_title_without_a_known_unit_breaks_before_the_year() -> None:
    title = "示例县示例局2025年政府信息公开工作年度报告"
    assert title_lines(title, "") == ("示例县示例局", "2025年政府信息公开工作年度报告")


def test_a_title_that_is_the_unit_alone_has_no_empty_line() -> None:
    assert title_lines("甲" * 21, "甲" * 21) == ("甲" * 21,)


@pytest.mark.parametrize(
    ("unit", "lines"),
    [
        ("市" + "甲" * 20, ("市" + "甲" * 20,)),
        ("某市" + "甲" * 19, ("某市", "甲" * 19)),
        ("甲" * 18 + "市某局", ("甲" * 18 + "市", "某局")),
        ("甲" * 19 + "市局", ("甲" * 19 + "市局",)),
        ("甲" * 20 + "市", ("甲" * 20 + "市",)),
    ],
)
def test_no_line_of_a_long_unit_has_a_single_character(unit: str, lines: tuple[str, ...]) -> None:
    assert title_lines(f"{unit}2025年报告", unit) == (*lines, "2025年报告")


def test_the_lines_of_a_title_are_the_title() -> None:
    for unit in ("某", "示例市", "示例省示例市示例区示例街道办事处党政综合办公室"):
        title = f"{unit}2025年政府信息公开工作年度报告"
        assert "".join(title_lines(title, unit)) == title


def test_texts_of_the_other_edition_are_not_printed() -> None:
    report = full_report()
    report.apply(SetText("overview", ()))
    report.apply(SetField("edition", "2019"))
    assert "1204.50" not in {c.text for t in tables(compose(report)) for c in t.cells}


LONG_UNITS = (
    "示例省示例市自然资源和规划局高新技术产业开发区分局",
    "示例省示例自治州示例县生态环境保护综合行政执法大队（示例县生态环境局执法分局）",
    "示例市人民政府国有资产监督管理委员会（示例市国企改革发展服务中心）",
    "示例省示例市示例区人民政府例句街道办事处便民服务中心（退役军人服务站）综合保障科",
)


@pytest.mark.parametrize("unit", LONG_UNITS)
@pytest.mark.parametrize(
    "form",
    [
        "{}2025年政府信息公开工作年度报告",
        "2025年{}政府信息公开工作年度报告",
        "{}关于2025年度政府信息公开工作的年度报告",
    ],
)
def test_long_titles_are_broken_between_words_and_never_within_brackets(unit: str, form: str) -> None:
    title = form.format(unit)
    lines = title_lines(title, unit)
    assert "".join(lines) == title
    assert all(len(line) <= TITLE_CHARACTERS for line in lines)
    assert all(line.count("（") == line.count("）") for line in lines)
    assert not any(line.startswith(("人民政府", "办事处")) for line in lines)
