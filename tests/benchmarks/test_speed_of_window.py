"""How fast the window answers: typing in a long text, turning from tab to tab, and how much memory it takes."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from itertools import cycle

import pytest
from builders.checks import clean_report
from builders.model import cell
from builders.paths import ROOT
from builders.text import press, put_cursor
from builders.window import Answers
from PySide6.QtCore import QCoreApplication

from model.content.blocks import Paragraph, Role, Run
from model.report.linked_figures import field_of
from model.report.report import Report, SetValues
from ui.application import make_application
from ui.files.dialogs import Unsaved
from ui.main_window import MainWindow

TODAY = date(2026, 1, 12)
RECEIVED = cell("requests.received.total")
SENTENCE = (
    "健全信息发布审核机制，全年主动公开政府信息186条，其中重点领域信息54条，及时更新政府信息公开指南和目录。"
)


def long_report(characters: int = 10_000) -> Report:
    """A report whose first section is as long as this, with headings and figures that follow the tables."""
    report = clean_report()
    blocks: list[Paragraph] = []
    while sum(len(block.text) for block in blocks) < characters:
        blocks.append(Paragraph.of(f"（{'一二三四五六七八九十'[len(blocks) % 10]}）主动公开", Role.HEADING_2))
        blocks.append(Paragraph.of(SENTENCE * 5))
        blocks.append(Paragraph((Run("收到申请"), Run("0", field=field_of((RECEIVED,))), Run("件。"))))
    report.texts["overview"] = tuple(blocks)
    report.refresh_fields()
    return report


@pytest.fixture
def window(qapp, monkeypatch):
    answers = Answers()
    answers.unsaved = Unsaved.DISCARD
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: answers)
    make_application()
    made = MainWindow(TODAY, long_report())
    made.resize(1366, 728)
    made.show()
    for key in ("overview", "requests", "problems"):
        made.tabs.panel(key)
    QCoreApplication.processEvents()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.processEvents()


def test_a_key_in_a_long_text(measure, window):
    editor = window.tabs.panel("overview").editor
    put_cursor(editor, editor.sheet.characterCount() // 2)
    letters = cycle("公开信息")

    def strike() -> None:
        press(editor, next(letters))
        QCoreApplication.processEvents()

    measure.best("a key in a text of 10,000 characters", strike, limit_ms=5, rounds=60)


def test_what_was_typed_is_taken_over(measure, window):
    panel = window.tabs.panel("overview")
    letters = cycle("公开信息")

    def rest() -> None:
        press(panel.editor, next(letters))
        panel.flush()
        window.workspace.settle()

    measure.best("a pause in it: taken over and checked", rest, limit_ms=250, rounds=8)


def test_turning_to_another_tab(measure, window):
    turns = cycle((2, 0, 4))

    def turn() -> None:
        window.tabs.setCurrentIndex(next(turns))
        QCoreApplication.processEvents()

    for _ in range(4):
        turn()
    measure.time("turning to another tab", turn, limit_ms=20, rounds=24)


def test_a_figure_that_texts_follow(measure, window):
    figures = cycle((12, 13))
    cells = window.workspace.report.form.table("requests").entries
    person = next(a for a in cells if a.row == "received")

    def change() -> None:
        window.workspace.apply(SetValues({person: next(figures)}), "填")
        QCoreApplication.processEvents()

    measure.best("a figure that a long text follows", change, limit_ms=150, rounds=10)


EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.show()
"""
PROGRAM = """
from datetime import date
from ui.application import make_application
application = make_application()
from ui.main_window import MainWindow
from ui.environment.samples import last_year_sample
from model.content.address import Address
from model.opening.open import open_report
from model.report.rollover import roll_over
window = MainWindow(date(2026, 1, 12), roll_over(open_report(last_year_sample()).report).report)
window.show()
for key in ("overview", "disclosure", "requests", "disputes", "problems", "other_matters"):
    window.go_to(Address(key))
    application.processEvents()
"""
MEMORY = """
application.processEvents()
import os, pathlib
lines = pathlib.Path("/proc/self/status").read_text().splitlines()
print(next(line for line in lines if line.startswith("VmHWM:")).split()[1], flush=True)
os._exit(0)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the system does not tell")
def test_memory(measure):
    def megabytes(code: str) -> int:
        words = [sys.executable, "-c", code + MEMORY]
        return int(subprocess.run(words, cwd=ROOT, check=True, capture_output=True).stdout) // 1024

    more = megabytes(PROGRAM) - megabytes(EMPTY)
    measure.note("memory with a report, beside an empty window", f"{more} MB", "(at most 120 MB)")
    assert more <= 120
