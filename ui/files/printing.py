"""Printing: the document on paper, as the preview shows it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter

from export.compose import compose
from export.errors import ExportError
from export.registry import default_name
from export.style import DocumentStyle
from export.writers.pdf import print_on
from model.report.report import Report
from ui.files.dialogs import Dialogs
from ui.files.printable_question import PrintableQuestion
from ui.widgets.banner import Banner, Kind


def print_report(report: Report, look: DocumentStyle, dialogs: Dialogs, banner: Banner) -> bool:
    """Asks for a printer and prints; return whether anything was printed."""
    if not PrintableQuestion(lambda: dialogs).may_go_on(report):
        return False
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    # Pages are placed from the corner of the paper, whatever margin the printer must keep.
    printer.setFullPage(True)
    printer.setDocName(default_name(report, ""))
    if not dialogs.ask_printer(printer):
        return False
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        printed = print_on(printer, compose(report), look, wanted_pages(printer))
    except ExportError as error:
        banner.say(error.message, Kind.PROBLEM)
        return False
    finally:
        QGuiApplication.restoreOverrideCursor()
    if not printed:
        banner.say("没有打印成功：打印机没有响应。请检查打印机是否开机、联网，再打印一次。", Kind.PROBLEM)
    return printed


def wanted_pages(printer: QPrinter) -> range | None:
    """Return the pages that were asked for, counted from 1; None for all."""
    if printer.printRange() is not QPrinter.PrintRange.PageRange or not printer.fromPage():
        return None
    return range(printer.fromPage(), max(printer.fromPage(), printer.toPage()) + 1)
