"""Header rows and label columns stay in sight while the table scrolls."""

from builders.model import balanced_report
from builders.ui import table_panel
from PySide6.QtCore import QPoint, QSize

from ui.grid.frozen_panes import frozen_size


def test_the_header_strip_lies_over_the_rows_it_repeats(qtbot):
    panel = table_panel(balanced_report(), "requests", (1062, 420))
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitExposed(panel)
    left, top, corner = panel.grid.strips
    assert top.isHidden() and corner.isHidden()
    panel.grid.verticalScrollBar().setValue(60)
    assert not top.isHidden() and not corner.isHidden() and left.isHidden()
    assert top.geometry().topLeft() == panel.grid.viewport().geometry().topLeft()
    place = panel.spec.at[0, 0]
    assert top.place_rect(place).topLeft() == QPoint(0, 0)
    assert top.extent().height() == sum(panel.grid.rowHeight(r) for r in range(panel.spec.header_rows))


def test_what_is_frozen_leaves_room_for_cells():
    wanted = QSize(200, 120)
    assert frozen_size(wanted, QSize(500, 400), 60) == wanted
    assert frozen_size(wanted, QSize(300, 400), 60) == QSize(0, 120), "labels would take two thirds"
    assert frozen_size(wanted, QSize(500, 180), 60) == QSize(200, 0), "the header would take two thirds"
    assert frozen_size(wanted, QSize(500, 400), 281) == QSize(200, 0), "the highest row would be cut"
