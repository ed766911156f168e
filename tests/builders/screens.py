"""Every screen and dialog as it stands in the middle of the work, for tests that hold of all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QWidget,
)

from builders.ledger import FORMAL, HEADINGS, row_of, truths, workbook
from builders.model import balanced_report
from builders.ui import TODAY
from builders.window import Answers
from model.content.blocks import Paragraph, Run
from model.opening.open import open_report
from model.reading.tabular import read_grids
from model.report.report import SetText, new_report
from ui.compare.window import CompareWindow
from ui.compare.years_window import YearsWindow
from ui.environment.log import CrashReport
from ui.environment.samples import last_year_sample
from ui.files.dialogs import Unsaved
from ui.files.review_copy_dialog import ReviewCopyDialog
from ui.files.website_dialog import WebsiteDialog
from ui.fonts.dialog import FontsDialog
from ui.help.error_dialog import ErrorDialog
from ui.help.window import HelpWindow
from ui.import_review.dialog import ImportReview
from ui.ledger.controller import LedgerController
from ui.ledger.dialog import LedgerDialog
from ui.main_window import MainWindow
from ui.requirements.dialog import RequirementsDialog
from ui.rollup.window import RollupWindow


def window_with(qtbot, monkeypatch, report=None) -> MainWindow:
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: Answers(Unsaved.DISCARD))
    made = MainWindow(TODAY, report)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def window_with_report(qtbot, monkeypatch) -> MainWindow:
    report = balanced_report()
    report.previous = balanced_report(3)
    report.apply(SetText("overview", (Paragraph((Run("全年收到申请 999 件。"),)),)))
    return window_with(qtbot, monkeypatch, report)


def tab(index: int) -> Callable[..., QWidget]:
    def make(qtbot, monkeypatch):
        made = window_with_report(qtbot, monkeypatch)
        made.tabs.setCurrentIndex(index)
        if index == 0:
            made.tabs.panel("overview").show_last_year(True)
        return made

    return make


def start(qtbot, monkeypatch):
    return window_with(qtbot, monkeypatch)


def preview(qtbot, monkeypatch):
    made = window_with_report(qtbot, monkeypatch)
    made.report_view.show_preview(True)
    return made


def reason(qtbot, monkeypatch):
    made = window_with_report(qtbot, monkeypatch)
    row = next(row for row in made.findings.rows if row.keep is not None)
    row.ask_reason()
    row.toggle_rule()
    made.banner.say("一行消息", button="做", action=lambda: None)
    return made


def search(qtbot, monkeypatch):
    made = window_with_report(qtbot, monkeypatch)
    made.actions_by_key["replace"].trigger()
    return made


def review(qtbot, monkeypatch):
    made = ImportReview(open_report(last_year_sample()), Path("last-year.docx"), TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


def help_window(qtbot, monkeypatch):
    made = window_with_report(qtbot, monkeypatch)
    made.actions_by_key["help"].trigger()
    return made.findChild(HelpWindow)


def crash(qtbot, monkeypatch):
    made = ErrorDialog(CrashReport("ValueError", ("ui/sections/tabs.py:1 f",)))
    qtbot.addWidget(made)
    made.show()
    return made


def shown(qtbot, made: QWidget) -> QWidget:
    qtbot.addWidget(made)
    made.show()
    return made


def rollup(qtbot, monkeypatch):
    return shown(qtbot, RollupWindow(TODAY))


def ledger(qtbot, monkeypatch):
    rows = [row_of(c, FORMAL, lambda d: d.isoformat() if d else "") for c in truths(30)]
    rows[3][3] = "村民小组"
    grids = read_grids(workbook(("台账", [HEADINGS, *rows])), "台账.xlsx")
    report = new_report("示例县应急管理局", TODAY.year - 1)
    controller = LedgerController(grids, "台账.xlsx", report, TODAY)
    made = LedgerDialog(controller, TODAY)
    controller.setParent(made)
    return shown(qtbot, made)


def compare(qtbot, monkeypatch):
    window = window_with_report(qtbot, monkeypatch)
    other = open_report(last_year_sample()).report
    return shown(qtbot, CompareWindow(window.report_view.bridge, other, "上年.docx", window))


def years(qtbot, monkeypatch):
    window = window_with_report(qtbot, monkeypatch)
    return shown(qtbot, YearsWindow(window.report_view.bridge, window))


def website(qtbot, monkeypatch):
    return shown(qtbot, WebsiteDialog(balanced_report(), read_only=False))


def fonts(qtbot, monkeypatch):
    return shown(qtbot, FontsDialog())


def requirements(qtbot, monkeypatch):
    return shown(qtbot, RequirementsDialog(""))


def review_copy(qtbot, monkeypatch):
    return shown(qtbot, ReviewCopyDialog())


SCREENS = [start, *(tab(i) for i in range(6)), reason, search, preview, review, help_window, crash]
NAMES = ["start", *(f"tab{i}" for i in range(6)), "reason", "search", "preview", "review", "help", "crash"]


MORE = [rollup, ledger, compare, years, website, fonts, requirements, review_copy]
"""Dialogs beside the window."""
MORE_NAMES = [make.__name__ for make in MORE]


def focusable(screen: QWidget) -> Iterator[QWidget]:
    """What the Tab key can reach: shown, enabled, and willing."""
    for widget in screen.findChildren(QWidget):
        if widget.window() is screen and widget.isVisibleTo(screen) and widget.isEnabled():
            proxied = widget.focusProxy() is not None
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not proxied:
                yield widget


def name_of(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.text()
    labels = [label for label in widget.window().findChildren(QLabel) if label.buddy() is widget]
    if labels:
        return labels[0].text()
    inner = isinstance(widget.parentWidget(), (QComboBox, QAbstractSpinBox, QAbstractItemView))
    return name_of(widget.parentWidget()) if inner else ""


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()} in {type(widget.parentWidget()).__name__}"
