from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from ui.environment.log import CrashReport
from ui.help.error_dialog import ErrorDialog

CRASH = CrashReport("ValueError", ("ui/sections/tabs.py:1 f", "ui/grid/model.py:2 g"))


def test_the_report_can_be_copied(qtbot):
    dialog = ErrorDialog(CRASH)
    qtbot.addWidget(dialog)
    dialog.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "ValueError" in copied and "ui/grid/model.py:2 g" in copied
    assert dialog.copy.text() == "已复制"


def test_advice_stands_above_and_the_report_cannot_be_edited(qtbot):
    dialog = ErrorDialog(CRASH)
    qtbot.addWidget(dialog)
    said = "".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Ctrl+S" in said and "没有单位名称" in said
    assert dialog.report.isReadOnly()
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "知道了").click()
    assert not dialog.isVisible()
