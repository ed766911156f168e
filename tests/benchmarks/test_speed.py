"""How fast the program is, measured against what the same machine needs for the bare minimum at the same time."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from builders_model import balanced_report, cell
from builders_ui import keystroke_on_table_three
from lxml import etree

from export.compose import compose
from export.registry import export_report
from model.checks.engine import Engine
from model.reading.registry import read
from model.report import SetValues
from ui.samples import last_year_sample

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 1, 12)

EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.show()
application.processEvents()
"""
PROGRAM = """
from datetime import date
from ui.application import make_application
application = make_application()
from ui.main_window import MainWindow
window = MainWindow(date(2026, 1, 12))
window.show()
application.processEvents()
"""


def test_window_start(measure, tmp_path):
    # As on a clerk's computer, where compiled modules are kept from one start to the next.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(tmp_path)

    def start(code: str) -> None:
        # os._exit leaves out the tear-down, which no clerk waits for.
        words = [sys.executable, "-c", code + "\nimport os; os._exit(0)"]
        subprocess.run(words, cwd=ROOT, env=environment, check=True)

    start(PROGRAM)
    name = "window start : empty QMainWindow"
    measure.ratio(name, lambda: start(EMPTY), lambda: start(PROGRAM), limit=1.6, rounds=11)


@pytest.fixture(scope="module")
def document() -> Path:
    return last_year_sample()


def test_docx_reading(measure, document):
    def floor():
        with zipfile.ZipFile(document) as archive:
            for name in ("word/document.xml", "word/styles.xml"):
                etree.fromstring(archive.read(name))

    measure.ratio(".docx reading : unzip and parse", floor, lambda: read(document), limit=3, rounds=40)


def test_docx_writing(measure, tmp_path):
    report = balanced_report()
    path = tmp_path / "a.docx"
    export_report(report, path, today=TODAY)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    trees = {name: etree.fromstring(data) for name, data in parts.items() if name.endswith(".xml")}

    def floor():
        with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in parts.items():
                archive.writestr(name, etree.tostring(trees[name]) if name in trees else data)

    job = lambda: export_report(report, path, today=TODAY)  # noqa: E731 - a name for what is measured
    measure.ratio(".docx writing : serialise and zip", floor, job, limit=10, rounds=25)


def test_one_keystroke_to_repainted_cell(measure, qapp):
    panel, strike = keystroke_on_table_three(balanced_report())
    measure.time("keystroke to repainted cell, with checks", strike, limit_ms=3)
    panel.close()


def test_composing(measure):
    report = balanced_report()
    measure.time("compose a report into blocks", lambda: compose(report), limit_ms=15)


def test_full_check_of_the_tables(measure):
    engine = Engine(balanced_report(), TODAY)
    measure.time("full check", engine.run_all, limit_ms=5)


def test_one_edit_with_checks(measure):
    report = balanced_report()
    engine = Engine(report, TODAY)
    address = cell("requests.granted.business")
    numbers = iter(range(10**9))
    job = lambda: engine.update(report.apply(SetValues({address: next(numbers)})).addresses)  # noqa: E731
    measure.time("one table edit with checks", job, limit_ms=1)
