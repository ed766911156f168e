"""Which pages a printer is asked for, and that nothing is printed where the clerk says no."""

import pytest
from builders.model import balanced_report
from builders.window import Answers
from PySide6.QtPrintSupport import QPrinter

from export.style import OFFICIAL
from ui.files.printing import print_report, wanted_pages
from ui.widgets.banner import Banner


@pytest.mark.parametrize(
    ("chosen", "first", "last", "pages"),
    [
        (QPrinter.PrintRange.AllPages, 0, 0, None),
        (QPrinter.PrintRange.PageRange, 2, 3, range(2, 4)),
        (QPrinter.PrintRange.PageRange, 2, 0, range(2, 3)),
    ],
)
def test_pages(qapp, chosen, first, last, pages):
    printer = QPrinter()
    printer.setPrintRange(chosen)
    if first:
        printer.setFromTo(first, max(last, first))
    assert wanted_pages(printer) == pages


def test_nothing_is_printed_where_the_clerk_says_no(qtbot):
    banner, answers = Banner(), Answers()
    qtbot.addWidget(banner)
    assert not print_report(balanced_report(), OFFICIAL, answers, banner)
    assert answers.asked[0].startswith("print:") and banner.isHidden()
