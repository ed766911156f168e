"""A pasted range goes where its labels say, or from the current cell; never a figure anywhere else."""

import pytest
from builders.copied_ranges import CopiedRange, boxes, starts_of
from builders.model import cell
from hypothesis import given, settings
from hypothesis import strategies as st

from model.form.editions import FORMS, form_of
from ui.grid.clipboard import Box
from ui.grid.paste_plan import PasteRefused, figures_in, plan

SPECS = {f"{form.edition} {table.key}": table for form in FORMS.values() for table in form.tables}
SMALL = [name for name, spec in SPECS.items() if len(spec.rows) * len(spec.widths) <= 80]
REQUESTS = form_of("2021").table("requests")


@pytest.mark.parametrize("name", SMALL)
def test_every_rectangle_of_the_small_tables_at_every_cell(name):
    spec = SPECS[name]
    ranges = [CopiedRange(spec, box) for box in boxes(spec)]
    starts = starts_of(spec)
    # Where labels say the place, the current cell says nothing: a few cells stand for all, as in tests/fuzz.
    placed = sum(
        any([copied.check(start) for start in (starts[::7] if copied.has_labels else starts)])
        for copied in ranges
    )
    assert placed > len(ranges) / 3


@given(st.sampled_from(sorted(SPECS)), st.data())
@settings(max_examples=200)
def test_rectangles_of_all_tables_at_any_cell(name, data):
    spec = SPECS[name]
    rows, columns = len(spec.rows) - 1, len(spec.widths) - 1
    top, left = data.draw(st.integers(0, rows)), data.draw(st.integers(0, columns))
    box = Box(top, left, data.draw(st.integers(top, rows)), data.draw(st.integers(left, columns)))
    place = data.draw(st.sampled_from(list(spec.entries.values())))
    CopiedRange(spec, box).check((place.row, place.column))


@pytest.mark.parametrize("name", sorted(SPECS))
def test_the_whole_table_is_placed_wherever_the_cursor_stands(name):
    spec = SPECS[name]
    whole = CopiedRange(spec, Box(0, 0, len(spec.rows) - 1, len(spec.widths) - 1))
    for start in starts_of(spec):
        assert whole.check(start)


def test_rows_in_another_order_are_placed_by_their_names():
    matrix = [
        ["", "", "", "自然人", "总计"],
        ["四、结转下年度继续办理", "", "", "5", "6"],
        ["二、上年结转政府信息公开申请数量", "", "", "7", "8"],
    ]
    texts, by_labels = plan(REQUESTS, matrix, None)
    assert by_labels and dict(texts) == {
        cell("requests.carried_out.natural_person"): "5",
        cell("requests.carried_out.total"): "6",
        cell("requests.carried_in.natural_person"): "7",
        cell("requests.carried_in.total"): "8",
    }


def test_names_are_recognised_as_other_programs_write_them():
    row = ["（一） 予以公开", "", "1", "2", "3", "4", "5", "6", "21"]
    texts, by_labels = plan(REQUESTS, [row], None)
    assert by_labels and texts[cell("requests.granted.natural_person")] == "1"
    plain = ["(一)予以公开:", *row[1:]]
    assert plan(REQUESTS, [plain], None).texts == texts


@pytest.mark.parametrize(
    ("matrix", "words"),
    [
        ([["结果维持", "结果纠正"], ["1", "2"]], "不止一处"),
        ([["1", "2"], ["三、本年度办理结果", "3"]], "表里不止一行|看不出|没有行名"),
        ([["1", "2", "3", "4", "5", "6", "7", "8"]], "表格外面"),
    ],
)
def test_what_cannot_be_placed_is_refused(matrix, words):
    spec = form_of("2021").table("disputes") if words == "不止一处" else REQUESTS
    with pytest.raises(PasteRefused, match=words):
        plan(spec, matrix, (3, 3))


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("1 2 3", ["1", "2", "3"]),
        ("11 3 0 1 0 0 15", ["11", "3", "0", "1", "0", "0", "15"]),
        ("１　２", ["1", "2"]),
        ("12 件", []),
        ("12", []),
        ("", []),
        ("1 /", ["1", "/"]),
    ],
)
def test_figures_side_by_side(text, figures):
    assert figures_in(text) == figures


def test_a_row_in_one_cell_is_split_over_the_row():
    granted = [a for a in REQUESTS.entries if a.row == "granted"]
    start = REQUESTS.entries[granted[0]]
    texts, _ = plan(REQUESTS, [["11 3 0 1 0 0 15"]], (start.row, start.column + 2))
    assert dict(texts) == dict(zip(granted, ["11", "3", "0", "1", "0", "0", "15"], strict=True))
    texts, _ = plan(REQUESTS, [["1 2"]], (start.row, start.column + 3))
    assert list(texts) == granted[3:5]
    with pytest.raises(PasteRefused, match="只有 2 格"):
        plan(REQUESTS, [["1 2 3"]], (start.row, start.column + 5))


def test_lines_with_names_as_pages_of_pdf_are_copied():
    matrix = [
        ["一、本年新收政府信息公开申请数量 11 3 0 1 0 0 15"],
        ["二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1"],
    ]
    texts, by_labels = plan(REQUESTS, matrix, None)
    assert by_labels and texts[cell("requests.received.total")] == "15"
    assert texts[cell("requests.carried_in.natural_person")] == "1"
