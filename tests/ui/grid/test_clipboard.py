import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.content.values import display
from model.form.editions import form_of
from ui.grid import clipboard as grid_ranges
from ui.grid.clipboard import Box

DISCLOSURE = form_of("2021").table("disclosure")


def shown(place) -> str:
    return f"{place.cell.row}.{place.cell.column}"


def test_a_merged_cell_stands_in_its_first_place():
    text = grid_ranges.to_text(DISCLOSURE, Box(5, 0, 6, 3), shown)
    assert text == "信息内容\t本年处理决定数量\t\t\n行政许可\tlicensing.decisions\t\t\n"


def test_html_is_merged_as_the_form_and_escaped():
    html = grid_ranges.to_html(DISCLOSURE, Box(5, 0, 6, 2), lambda place: "<1>")
    assert html.count("<tr>") == 2
    assert '<td align="center" colspan="2">&lt;1&gt;</td>' in html


def test_a_range_that_begins_inside_a_merged_cell():
    html = grid_ranges.to_html(DISCLOSURE, Box(6, 2, 7, 3), lambda place: "7")
    assert grid_ranges.from_html(html) == [["7", ""], ["第二十条第（六）项", ""]]


def test_a_table_of_one_cell_is_left_to_the_text_beside_it():
    html = grid_ranges.to_html(DISCLOSURE, Box(6, 2, 6, 3), lambda place: "7")
    assert grid_ranges.from_html(html) == []


@pytest.mark.parametrize(
    ("text", "matrix"),
    [
        ("1\t2\r\n3\t4\r\n", [["1", "2"], ["3", "4"]]),
        ("1", [["1"]]),
        ("1\n\n", [["1"], [""]]),
        ("\t2\n", [["", "2"]]),
        ('"两\n行"\t2\n', [["两\n行", "2"]]),
        ('危及"三安全"\t3', [['危及"三安全"', "3"]]),
        ("1\r2\r", [["1"], ["2"]]),
        ("", []),
        ("\n", [[""]]),
        ("a\0b", [["ab"]]),
    ],
)
def test_text_of_spreadsheets(text, matrix):
    assert grid_ranges.from_text(text) == matrix


def test_a_cell_beyond_the_limit_of_csv_is_still_read():
    text = "x" * 200_000 + "\t1"
    assert grid_ranges.from_text(text)[0][1] == "1"


def test_html_of_a_spreadsheet():
    html = """<html><head><style>td{mso-number-format:0}</style></head><body><!--StartFragment-->
    <table><col width=72><tr height=19><td colspan=2>总 计</td><td rowspan=2>3</td></tr>
    <tr><td>1<br>2</td><td><span>4</span>件</td></tr>
    <tr style='display:none'><td>9</td></tr>
    <![if supportMisalignedColumns]><tr height=0 style='display: none'><td>9</td></tr><![endif]>
    </table><table><tr><td>8</td></tr></table></body></html>"""
    assert grid_ranges.from_html(html) == [["总 计", "", "3"], ["1\n2", "4件", ""]]


def test_html_of_a_text_document_with_nested_table_and_open_cells():
    html = "<TABLE><tr><td><p>1</p><table><tr><td>2</td></tr></table><td>3<tr><td>4</table>"
    assert grid_ranges.from_html(html) == [["1\n2", "3"], ["4", ""]]


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p>3</p>",
        "<table></table>",
        "<td>1</td>",
        "<table><td>1</td></table>",
        "<table><tr><td>1</td><![x[ </tr></table>",
    ],
)
def test_html_without_a_table_or_beyond_the_limits(html):
    assert grid_ranges.from_html(html) in ([], [["1"]])


@pytest.mark.parametrize("span", ["", "x", "-1", "0", "²"])
def test_odd_spans_count_as_one(span):
    html = f'<table><tr><td colspan="{span}">1</td><td>2</td></tr></table>'
    assert grid_ranges.from_html(html) == [["1", "2"]]


def test_more_than_the_limit_is_not_looked_at():
    assert grid_ranges.from_html("<table>" + " " * grid_ranges.MOST_BYTES) == []


@given(
    st.sampled_from([t for form in ("2021", "2019") for t in form_of(form).tables]),
    st.data(),
    st.lists(st.one_of(st.none(), st.integers(0, 9_999_999), st.just("/")), min_size=8, max_size=8),
)
def test_text_and_html_of_a_range_say_the_same(spec, data, figures):
    rows, columns = len(spec.rows) - 1, len(spec.widths) - 1
    top, left = data.draw(st.integers(0, rows)), data.draw(st.integers(0, columns))
    box = Box(top, left, data.draw(st.integers(top, rows)), data.draw(st.integers(left, columns)))

    def text_of(place) -> str:
        return display(figures[(place.row + place.column) % len(figures)])

    text = grid_ranges.from_text(grid_ranges.to_text(spec, box, text_of))
    html = grid_ranges.from_html(grid_ranges.to_html(spec, box, text_of))
    # A table of one cell counts as a box around a text.
    assert html == (text if len({spec.at[place] for place in box.places()}) > 1 else [])
