import pytest
from builders.model import balanced_report
from builders.text import press_key
from PySide6.QtCore import Qt

from export.compose import compose
from export.style import OFFICIAL
from export.writers.pdf import pages
from ui.preview.page_view import PERCENT, Fit, PageView


@pytest.fixture
def view(qtbot) -> PageView:
    made = PageView()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.set_pages(pages(compose(balanced_report()), OFFICIAL), OFFICIAL)
    return made


def test_home_and_end_go_to_the_first_and_the_last_page(view):
    told: list[int] = []
    view.page_changed.connect(told.append)
    press_key(view, Qt.Key.Key_End)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum() > 0
    press_key(view, Qt.Key.Key_Home)
    assert told[0] == view.count > 1 and told[-1] == 1


def test_zoom_has_limits_and_ends_fitting(view):
    view.zoom_by(100)
    assert (view.percent, view.fit) == (PERCENT[1], Fit.FREE)
    view.zoom_by(0.0001)
    assert view.percent == PERCENT[0]


def test_fitting_follows_the_window(view):
    view.set_fit(Fit.WIDTH)
    narrow = view.percent
    view.resize(1200, 600)
    assert view.percent > narrow
    view.set_fit(Fit.PAGE)
    assert view.percent < narrow


def test_going_to_a_page_keeps_it_with_other_columns(view):
    view.go_to(2)
    view.set_columns(2)
    assert view.columns == 2
    view.go_to(99)
    assert view.accessibleDescription().endswith(f"共 {view.count} 页")
