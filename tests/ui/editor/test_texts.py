from builders.text import TEXT, press, put_cursor, text_panel, workspace_of
from PySide6.QtGui import QTextCursor

from model.checks.core import Finding, Severity
from model.content.address import Address
from model.report.report import FRONT


def opened(qtbot):
    panel = text_panel(TEXT)
    qtbot.addWidget(panel)
    return panel


def test_the_first_section_has_the_front_matter_too(qtbot):
    panel = opened(qtbot)
    assert panel.texts.keys == ("overview", FRONT)
    assert panel.texts.editors == (panel.editor, panel.front)
    assert panel.texts.active is panel.editor


def test_the_place_is_that_of_the_active_text(qtbot):
    panel = opened(qtbot)
    put_cursor(panel.editor, 1, 3)
    assert panel.texts.place == Address("overview").span(1, 3)
    panel.texts.activate(FRONT)
    assert panel.texts.place == Address(FRONT).span(0, 0)


def test_the_cursor_tells_its_address(qtbot):
    panel = opened(qtbot)
    told: list[Address] = []
    panel.texts.current_address_changed.connect(told.append)
    put_cursor(panel.editor, 4)
    assert told[-1] == Address("overview").span(4, 4)


def test_going_to_a_place_selects_it_alone(qtbot):
    panel = opened(qtbot)
    press(panel.front, "说明")
    panel.flush()
    panel.front.selectAll()
    panel.texts.go_to(Address("overview").span(0, 3))
    assert panel.editor.textCursor().selectedText() == "本年度"
    assert not panel.front.textCursor().hasSelection()
    panel.texts.go_to(Address("nowhere"))
    assert panel.texts.active is panel.editor


def test_findings_are_underlined_where_they_are(qtbot):
    panel = opened(qtbot)
    found = Finding("M01", Severity.WARNING, Address("overview").span(0, 3), (("problem", "甲"),))
    panel.texts.underline([found])
    ((finding, start, end),) = panel.editor.marks.spans
    assert (finding, start, end) == (found, 0, 3)
    assert panel.front.marks.spans == []


def test_flush_puts_all_texts_into_the_report(qtbot):
    panel = opened(qtbot)
    panel.editor.moveCursor(QTextCursor.MoveOperation.End)
    press(panel.editor, "甲")
    press(panel.front, "乙")
    panel.texts.flush()
    report = workspace_of(panel).report
    assert report.text("overview").endswith("甲")
    assert report.text(FRONT) == "乙"
