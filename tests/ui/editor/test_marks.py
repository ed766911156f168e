from builders.text import TEXT, put_cursor, text_panel
from PySide6.QtGui import QColor, QTextCharFormat

from model.checks.core import Finding, Severity
from model.content.address import Address
from ui.appearance.theme import Theme
from ui.editor.marks import Span


def span(severity: Severity, start: int, end: int) -> Span:
    return Span(Finding("M01", severity, Address("overview"), (("problem", severity.value),)), start, end)


def opened(qtbot):
    panel = text_panel(TEXT)
    qtbot.addWidget(panel)
    return panel.editor


def test_the_gravest_finding_lies_on_top(qtbot):
    editor = opened(qtbot)
    spans = [span(s, 0, 4) for s in (Severity.WARNING, Severity.ERROR, Severity.INFO)]
    editor.marks.show_findings(spans)
    assert [f.severity for f in editor.marks.at(2)] == [Severity.ERROR, Severity.WARNING, Severity.INFO]
    selections = editor.extraSelections()
    shown = selections[-1].format
    assert shown.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline
    assert shown.underlineColor() == QColor(Theme.colors.error)
    assert editor.marks.at(6) == []


def test_marks_move_with_text_typed_before_them(qtbot):
    editor = opened(qtbot)
    editor.marks.show_findings([span(Severity.ERROR, 3, 5)])
    put_cursor(editor, 0)
    editor.textCursor().insertText("全市")
    (moved,) = editor.marks.spans
    assert (moved.start, moved.end) == (5, 7)


def test_a_place_beyond_the_text_is_its_end(qtbot):
    editor = opened(qtbot)
    editor.marks.show_findings([span(Severity.INFO, 0, 9999)])
    assert editor.marks.spans[0].end == editor.sheet.characterCount() - 1


def test_search_results_lie_over_unchanged_text(qtbot):
    editor = opened(qtbot)
    editor.marks.show_unchanged([(0, 5)])
    editor.marks.show_found([(0, 2), (3, 4)], (3, 4))
    grounds = [selection.format.background().color().name() for selection in editor.extraSelections()]
    colors = Theme.colors
    assert grounds == [QColor(c).name() for c in (colors.computed, colors.found, colors.found_now)]
    editor.marks.show_found((), None)
    assert len(editor.extraSelections()) == 1
