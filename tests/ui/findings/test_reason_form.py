"""The place where a clerk writes why a finding is kept."""

from builders.text import press, press_key
from PySide6.QtCore import Qt

from ui.findings.reason_form import ReasonForm


def test_a_blank_reason_is_none(qtbot):
    form = ReasonForm()
    qtbot.addWidget(form)
    reasons = []
    form.accepted.connect(reasons.append)
    press(form.field, "  ")
    press_key(form.field, Qt.Key.Key_Return)
    assert reasons == [] and not form._save.isEnabled()
    press(form.field, "往年文件")
    press_key(form.field, Qt.Key.Key_Return)
    assert reasons == ["往年文件"]


def test_escape_gives_up(qtbot):
    form = ReasonForm("原因")
    qtbot.addWidget(form)
    with qtbot.waitSignal(form.cancelled):
        press_key(form.field, Qt.Key.Key_Escape)
