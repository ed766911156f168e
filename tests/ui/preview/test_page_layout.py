import pytest
from PySide6.QtCore import QSize

from ui.appearance.theme import MARGIN
from ui.preview.page_layout import PageLayout

A4 = QSize(11906, 16838)


def test_a_page_at_full_size_has_96_dots_an_inch():
    assert PageLayout(1, 1, 1.0, A4).paper == QSize(794, 1123)


@pytest.mark.parametrize("columns", [1, 2])
def test_pages_do_not_overlap_and_fill_the_extent(columns):
    layout = PageLayout(5, columns, 0.5, A4)
    room = layout.extent.width() + 100
    places = [layout.place(index, room) for index in range(5)]
    for at, place in enumerate(places):
        assert not any(place.intersects(other) for other in places[at + 1 :])
    assert max(place.bottom() for place in places) + 1 + MARGIN == layout.extent.height()
    assert places[0].left() == 50 + MARGIN


def test_the_page_at_a_height_is_the_first_of_its_row():
    layout = PageLayout(5, 2, 0.5, A4)
    assert layout.page_at(0) == 1
    assert layout.page_at(layout.place(2, 2000).top()) == 3
    assert layout.page_at(99_999) == 5
    assert PageLayout(0, 1, 1.0, A4).page_at(100) == 0


def test_a_fitting_zoom_fills_the_width_or_shows_the_whole_page():
    room = QSize(1000, 600)
    for columns in (1, 2):
        across = PageLayout(4, columns, 1.0, A4)
        fitted = PageLayout(4, columns, across.fitting_zoom(room, whole_page=False), A4)
        assert fitted.extent.width() == pytest.approx(room.width(), abs=2)
    whole = PageLayout(4, 1, PageLayout(4, 1, 1.0, A4).fitting_zoom(room, whole_page=True), A4)
    assert whole.paper.height() + 2 * MARGIN == pytest.approx(room.height(), abs=1)
