import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics

from model.form.editions import FORMS
from model.form.spec import Entry, Label
from ui.appearance.theme import ROW_HEIGHT
from ui.grid.layout import WRAP, Faces, column_widths, lay_out, least_widths, padding

pytestmark = pytest.mark.fonts

TABLES = [table for form in FORMS.values() for table in form.tables]
TIGHT = 3
"""Pixels around a label's text that are left at the least."""


@given(
    st.lists(st.tuples(st.integers(1, 4000), st.integers(1, 80)), min_size=1, max_size=15),
    st.integers(50, 2000),
)
def test_widths_fill_the_room_and_none_is_under_its_least(columns, room):
    shares, least = zip(*columns, strict=True)
    assume(sum(least) < room)
    widths = column_widths(shares, least, room)
    assert sum(widths) == room
    assert all(width >= low - 1 for width, low in zip(widths, least, strict=True))


def test_widths_keep_the_proportions_of_the_form():
    assert column_widths((100, 300), (10, 10), 800) == (200, 600)
    assert column_widths((1, 300), (50, 10), 350) == (50, 300)


def test_too_little_room_leaves_the_least_widths():
    assert column_widths((100, 300), (60, 60), 100) == (60, 60)


@pytest.mark.parametrize("zoom", [1.0, 1.5])
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.key)
@pytest.mark.parametrize("room", [560, 998, 1200])
def test_no_label_is_cut_off(qapp, table, zoom, room):
    faces = Faces(zoom)
    layout = lay_out(table, faces, room)
    metrics = QFontMetrics(faces.plain.font)
    assert layout.width == max(room, sum(least_widths(table, faces)))
    for place in table.placed:
        if isinstance(place.cell, Label):
            width = sum(layout.widths[place.column : place.column + place.cell.columns])
            height = sum(layout.heights[place.row : place.row + place.cell.rows])
            broken_at = faces.text_width(place.cell, width)
            text = metrics.boundingRect(QRect(0, 0, broken_at, 10_000), int(WRAP), place.cell.text)
            assert text.height() + TIGHT <= height
            assert text.width() <= width
            assert broken_at <= width - 2 * padding(width, zoom)


@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_rows_of_figures_have_the_height_of_the_theme(qapp, zoom):
    for table in TABLES:
        heights = lay_out(table, Faces(zoom), 998).heights
        figures = {p.row for p in table.placed if isinstance(p.cell, Entry)}
        assert min(heights[row] for row in figures) == round(ROW_HEIGHT * zoom)


def test_five_digits_fit_everywhere_at_any_zoom(qapp):
    for zoom in (1.0, 1.25, 1.5):
        faces = Faces(zoom)
        for table in TABLES:
            widths = lay_out(table, faces, 998).widths
            for place in table.placed:
                if isinstance(place.cell, Entry):
                    assert faces.plain.width("12345") < widths[place.column]


def test_table_three_needs_no_sideways_scrolling_on_a_small_screen(qapp):
    for zoom in (1.0, 1.5):
        for table in TABLES:
            assert lay_out(table, Faces(zoom), 986).width == 986


def test_headings_keep_words_of_two_characters_whole(qapp):
    faces = Faces(1.0)
    character = faces.plain_metrics.horizontalAdvance("一")
    width = 5 * character + 12
    assert faces.text_width(Label("法律服务机构"), width) // character == 4
    assert faces.text_width(Label("机构"), width) == width - 2 * padding(width, 1.0)
    tall = Label("三、本年度办理结果", rows=9, align="left")
    assert faces.text_width(tall, 4 * character + 12) // character == 3


def test_a_figure_too_wide_gets_a_smaller_face(qapp):
    face = Faces(1.0).plain
    smaller = face.narrowed("123456789", face.width("12345"))
    assert smaller.width("123456789") <= face.width("12345") * 1.1
    assert smaller.font.pointSizeF() < face.font.pointSizeF()
