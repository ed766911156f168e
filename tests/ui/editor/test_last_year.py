from builders.text import TEXT, text_panel
from PySide6.QtWidgets import QToolButton

from model.content.blocks import Paragraph
from model.report.report import new_report
from ui.editor.last_year import LastYearText


def test_last_years_text_is_shown_read_only(qtbot):
    previous = new_report("示例市示例局", 2024)
    previous.texts["overview"] = TEXT
    shown = LastYearText("overview")
    qtbot.addWidget(shown)
    shown.show_report(previous)
    assert shown.editor.toPlainText().startswith("本年度工作平稳。")
    assert shown.editor.isReadOnly()
    assert "2024" in shown._title.text()
    shown.show_report(None)
    assert shown.editor.toPlainText() == ""


def test_paragraphs_that_differ_in_figures_alone_count_as_the_same(qtbot):
    previous = new_report("示例市示例局", 2024)
    previous.texts["overview"] = (Paragraph.of("全年公开信息 9 条。"), Paragraph.of("去年特有的一段。"))
    panel = text_panel((Paragraph.of("全年公开信息12条。"), Paragraph.of("今年新写的一段。")))
    qtbot.addWidget(panel)
    shown = LastYearText("overview")
    qtbot.addWidget(shown)
    shown.show_report(previous)
    shown.compare(panel.editor)
    assert shown.legend.text() == "底色：与上年相同，1 段"
    assert [s.cursor.selectedText() for s in panel.editor.extraSelections()] == ["全年公开信息12条。"]


def test_it_can_be_closed(qtbot):
    shown = LastYearText("overview")
    qtbot.addWidget(shown)
    with qtbot.waitSignal(shown.closed):
        shown.findChild(QToolButton).click()
