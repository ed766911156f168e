from builders.review import filled, measured
from builders.text import press_key
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.import_review.rows import PartRow, PlaceRow
from ui.import_review.summary import Part, State, places_of


def texts(row) -> str:
    return "\n".join(label.text() for label in row.findChildren(QLabel))


def test_a_part_shows_name_amount_and_what_is_to_be_looked_at(qtbot):
    row = PartRow(Part("overview", "一、总体情况", "8 字", "本年度", State.DOUBTFUL, "2 处待核对"))
    qtbot.addWidget(row)
    assert "▲ 2 处待核对" in texts(row) and "8 字　本年度" in texts(row)
    assert row.accessibleName() == "一、总体情况，8 字，2 处待核对"


def test_a_place_shows_the_source_and_what_was_read(qtbot):
    (place,) = places_of((measured(),), filled().form)
    row = PlaceRow(place._replace(assumed="4"))
    qtbot.addWidget(row)
    assert "“4件”" in texts(row) and "读入：4" in texts(row)
    assert "读入：" not in texts(PlaceRow(place._replace(assumed="")))


def test_a_card_is_chosen_by_mouse_and_space_but_not_by_return(qtbot):
    row = PartRow(Part("overview", "一、总体情况", "8 字", "", State.FINE, ""))
    qtbot.addWidget(row)
    chosen: list[bool] = []
    row.chosen.connect(lambda: chosen.append(True))
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    press_key(row, Qt.Key.Key_Space)
    press_key(row, Qt.Key.Key_Return)
    assert len(chosen) == 2
    row.set_current(True)
    assert row.property("current") is True
