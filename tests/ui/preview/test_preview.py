"""The preview: pages as exported, drawn when they come into sight, current, and printed as shown."""

from datetime import date

import pypdfium2
import pytest
from builders.model import UNIT, balanced_report, cell
from builders.window import Answers
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton

from export.compose import compose
from export.style import OFFICIAL, PLAIN
from export.writers.pdf import pages
from model.content.address import Address
from model.content.blocks import Paragraph
from model.report.report import SetText, SetValues
from ui.files.dialogs import Dialogs
from ui.files.printing import wanted_pages
from ui.main_window import MainWindow
from ui.preview.page_view import KEPT, Fit, PageView
from ui.preview.preview import Preview, missing_fonts

TODAY = date(2026, 1, 12)
LONG = tuple(Paragraph.of(f"第{i}段，" + "说明情况。" * 30) for i in range(60))


@pytest.fixture
def window(qtbot, monkeypatch):
    answers = Answers()
    answers.export_anyway = True
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: answers)
    made = MainWindow(TODAY, balanced_report())
    qtbot.addWidget(made)
    made.resize(1366, 740)
    made.show()
    return made


@pytest.fixture
def preview(window):
    """The preview of a report of many pages, open."""
    window.workspace.apply(SetText("overview", LONG), "编辑")
    window.actions_by_key["preview"].trigger()
    return window.report_view.preview


def draw_all(view: PageView) -> None:
    """Has everything drawn that is waiting for it."""
    view.repaint()
    while view._draw.isActive():
        QCoreApplication.processEvents()


def darkness(view: PageView) -> int:
    """How many dots of the view are ink."""
    image = view.viewport().grab().toImage()
    points = ((x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))
    return sum(image.pixelColor(x, y).lightness() < 90 for x, y in points)


def test_it_opens_in_the_place_of_the_editors_and_goes_back_to_the_same_tab(window):
    window.go_to(Address.parse("requests.granted.total"))
    action = window.actions_by_key["preview"]
    action.trigger()
    assert window.report_view.is_previewing and action.isChecked() and not window.tabs.isVisible()
    assert not window.actions_by_key["zeros"].isEnabled()
    window.report_view.preview.closed.emit()
    assert not window.report_view.is_previewing and not action.isChecked()
    assert window.tabs.isVisible() and window.tabs.currentIndex() == 2
    assert window.actions_by_key["zeros"].isEnabled()


def test_the_key_opens_it_and_escape_leaves_it(window, qtbot):
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert window.report_view.is_previewing
    qtbot.keyClick(window.report_view.preview.view, Qt.Key.Key_Escape)
    assert not window.report_view.is_previewing


def test_it_shows_the_pages_of_the_export(preview, window):
    report = window.workspace.report
    count = len(pages(compose(report)))
    assert preview.view.count == count > 8
    assert preview.place_text == f"第 1 页，共 {count} 页"
    preview.set_look(PLAIN)
    assert preview.view.count == len(pages(compose(report), PLAIN)) != count


def test_only_what_is_in_sight_is_drawn_and_little_is_kept(preview):
    view = preview.view
    before = darkness(view)
    draw_all(view)
    assert before == 0 and darkness(view) > 300
    assert len(view._drawn) <= 4
    for page in range(1, view.count + 1, 2):
        view.go_to(page)
        draw_all(view)
    assert len(view._drawn) <= KEPT + 4


def test_it_follows_changes_while_it_is_seen_and_when_it_is_seen_again(preview, window, qtbot):
    count = preview.view.count
    window.actions_by_key["undo"].trigger()
    qtbot.waitUntil(lambda: preview.view.count < count)
    window.actions_by_key["preview"].trigger()
    window.actions_by_key["redo"].trigger()
    assert preview.view.count < count
    window.actions_by_key["preview"].trigger()
    assert preview.view.count == count


def test_a_page_that_changed_is_drawn_anew(preview, window):
    window.workspace.apply(SetText("overview", ()), "编辑")
    preview.refresh()
    draw_all(preview.view)
    full = darkness(preview.view)
    window.workspace.apply(SetText("overview", LONG), "编辑")
    preview.refresh()
    draw_all(preview.view)
    assert darkness(preview.view) != full


def test_going_to_a_place_or_a_finding_leaves_it(window):
    window.workspace.apply(SetValues({cell("disputes.reconsideration.total"): 0}), "修改")
    for leave in (
        lambda: window.go_to(Address("overview")),
        lambda: window.actions_by_key["next"].trigger(),
        lambda: window.workspace.start_empty(),
    ):
        window.actions_by_key["preview"].trigger()
        assert window.report_view.is_previewing
        leave()
        assert not window.report_view.is_previewing


def test_sizes(preview):
    view = preview.view
    assert view.fit is Fit.WIDTH and view.columns == 2
    assert view.horizontalScrollBar().maximum() == 0
    wide = view.percent
    view.set_fit(Fit.PAGE)
    assert view.percent < wide
    assert view._place(0).height() <= view.viewport().height()
    view.zoom_by(1.5)
    assert view.fit is Fit.FREE
    for _ in range(30):
        view.zoom_by(2)
    assert view.percent == 400 and view.horizontalScrollBar().maximum() > 0
    for _ in range(30):
        view.zoom_by(0.5)
    assert view.percent == 25


def test_what_is_in_sight_stays_there(preview):
    view = preview.view
    view.go_to(7)
    assert preview.place_text.startswith("第 7 页")
    for change in (
        lambda: view.set_columns(1),
        lambda: view.set_fit(Fit.PAGE),
        lambda: view.zoom_by(1.3),
        lambda: view.set_columns(2),
    ):
        change()
        assert preview.place_text.startswith("第 7 页")


def test_the_wheel_scrolls_and_with_ctrl_zooms(preview, qtbot):
    view = preview.view
    percent = view.percent

    def turn(modifiers):
        event = QWheelEvent(
            QPointF(200, 200),
            QPointF(200, 200),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), event)

    view.go_to(5)
    at = view.verticalScrollBar().value()
    turn(Qt.KeyboardModifier.NoModifier)
    assert view.verticalScrollBar().value() < at and view.percent == percent
    turn(Qt.KeyboardModifier.ControlModifier)
    assert view.percent > percent
    bar = view.verticalScrollBar()
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() == 0
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert bar.value() == bar.pageStep()


def test_the_zoom_of_the_window_is_that_of_the_preview(preview, window):
    before = preview.view.percent
    window.actions_by_key["zoom_in"].trigger()
    assert preview.view.percent > before
    window.actions_by_key["zoom_out"].trigger()
    assert preview.view.percent == before
    window.actions_by_key["preview"].trigger()
    assert window.tabs._zoom == 1.0
    window.actions_by_key["zoom_in"].trigger()
    assert window.tabs._zoom == pytest.approx(1.1)


def test_how_many_pages_stand_side_by_side_is_remembered(preview, window, qtbot):
    preview._set_columns(1)
    again = Preview(window.report_view.bridge)
    qtbot.addWidget(again)
    assert again.view.columns == 1


def test_export_in_the_look_that_is_shown(preview, window, tmp_path):
    window.files.dialogs.export_anyway = True
    in_sight = [b for b in window.findChildren(QAbstractButton) if "导出" in b.text() and b.isVisible()]
    assert in_sight == [window.tool_row.primary], "one button exports while the preview is shown"
    button = in_sight[0]
    for look, name in ((OFFICIAL, "a.docx"), (PLAIN, "b.docx")):
        preview.set_look(look)
        window.files.dialogs.save_path = tmp_path / name
        button.click()
    assert (tmp_path / "a.docx").read_bytes() != (tmp_path / "b.docx").read_bytes()
    assert [words.split(":")[0] for words in window.files.dialogs.asked if words.startswith("导出")] == [
        "导出 Word 文档",
        "导出官方模板样式的 Word 文档",
    ]
    window.actions_by_key["preview"].trigger()
    button.click()
    assert window.files.dialogs.asked[-1].startswith("导出 Word 文档"), (
        "the editors show no style of their own"
    )


def count_of_pages(path) -> int:
    document = pypdfium2.PdfDocument(path.read_bytes())
    count = len(document)
    document.close()
    return count


def test_printing_prints_what_is_shown(preview, window, tmp_path):
    window.files.dialogs.print_path = tmp_path / "a.pdf"
    preview.set_look(PLAIN)
    next(b for b in preview.findChildren(QPushButton) if b.text() == "打印…").click()
    assert count_of_pages(tmp_path / "a.pdf") == preview.view.count
    assert window.files.dialogs.asked[-1] == f"print:{UNIT}2022年政府信息公开工作年度报告"


def test_printing_without_a_preview_or_cancelled(window, tmp_path):
    window.actions_by_key["print"].trigger()
    assert list(tmp_path.iterdir()) == []
    window.files.dialogs.print_path = tmp_path / "a.pdf"
    window.actions_by_key["print"].trigger()
    assert count_of_pages(tmp_path / "a.pdf") == len(pages(compose(window.workspace.report)))


def test_some_pages_only(window, tmp_path, monkeypatch):
    def choose(printer):
        printer.setOutputFileName(str(tmp_path / "a.pdf"))
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(2, 3)
        return True

    window.files.dialogs.ask_printer = choose
    window.actions_by_key["print"].trigger()
    assert count_of_pages(tmp_path / "a.pdf") == 2


def test_a_printer_that_is_gone_is_said(window, tmp_path):
    window.files.dialogs.print_path = tmp_path / "没有的文件夹" / "a.pdf"
    window.actions_by_key["print"].trigger()
    assert "没有打印成功" in window.banner.text


def test_which_pages_are_wanted(qapp):
    printer = QPrinter()
    assert wanted_pages(printer) is None
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    assert wanted_pages(printer) == range(2, 3)


@pytest.mark.parametrize("accepted", [True, False])
def test_the_print_dialog_is_asked(qapp, monkeypatch, accepted):
    code = QPrintDialog.DialogCode.Accepted if accepted else QPrintDialog.DialogCode.Rejected
    monkeypatch.setattr(QPrintDialog, "exec", lambda self: code)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    assert Dialogs(None).ask_printer(printer) is accepted


def test_missing_fonts_are_named_once(preview, monkeypatch):
    monkeypatch.setattr("PySide6.QtGui.QFontDatabase.families", lambda: ["仿宋", "SimHei", "楷体", "SimSun"])
    assert missing_fonts(OFFICIAL) == ()
    preview.refresh()
    assert preview._fonts.isHidden()
    monkeypatch.setattr("PySide6.QtGui.QFontDatabase.families", lambda: ["SimSun"])
    assert missing_fonts(OFFICIAL) == ("黑体", "楷体_GB2312", "仿宋_GB2312")
    preview.refresh()
    assert "黑体、楷体_GB2312、仿宋_GB2312" in preview._fonts.text()
