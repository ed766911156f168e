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
from builders.model import balanced_report, cell
from builders.paths import ROOT
from builders.ui import keystroke_on_table_three
from lxml import etree

from export.compose import compose
from export.registry import export_report
from model.checks.engine import Engine
from model.reading.registry import read
from model.report.report import SetValues
from ui.environment.samples import last_year_sample

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
    measure.ratio(name, lambda: start(EMPTY), lambda: start(PROGRAM), limit=1.6, rounds=21)


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FONTS = {
    "hint": "eastAsia",
    "ascii": "Times New Roman",
    "hAnsi": "Times New Roman",
    "eastAsia": "仿宋",
    "cs": "仿宋",
}
RUN_LOOK = {
    "rFonts": FONTS,
    "b": {"val": "0"},
    "bCs": {"val": "0"},
    "color": {"val": "auto"},
    "spacing": {"val": "0"},
    "kern": {"val": "0"},
    "sz": {"val": "21"},
    "szCs": {"val": "21"},
    "lang": {"val": "en-US", "eastAsia": "zh-CN", "bidi": "ar-SA"},
}


def as_office_programs_write(document: bytes) -> bytes:
    """The same document with what Word and WPS say of every run and paragraph again and again."""
    root = etree.fromstring(document)
    for paragraph in root.iter(f"{W}p"):
        paragraph.set(f"{W}rsidR", "00A7B3C1")
        paragraph.set(f"{W}rsidRDefault", "00A7B3C1")
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            mark = etree.SubElement(properties, f"{W}rPr")
            mark[:] = [_said(name) for name in RUN_LOOK]
    for run in root.iter(f"{W}r"):
        look = run.find(f"{W}rPr")
        if look is None:
            look = etree.Element(f"{W}rPr")
            run.insert(0, look)
        present = {child.tag for child in look}
        look.extend([_said(name) for name in RUN_LOOK if f"{W}{name}" not in present])
    return etree.tostring(root, encoding="utf-8")


def _said(name: str) -> etree._Element:
    return etree.Element(f"{W}{name}", {f"{W}{key}": value for key, value in RUN_LOOK[name].items()})


@pytest.fixture(scope="module")
def document(tmp_path_factory) -> Path:
    """The sample with the bulk of real files."""
    path = tmp_path_factory.mktemp("documents") / "last-year.docx"
    with zipfile.ZipFile(last_year_sample()) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, as_office_programs_write(data) if name == "word/document.xml" else data)
    return path


def test_docx_reading(measure, document):
    with zipfile.ZipFile(document) as archive:
        names = [
            name for name in archive.namelist() if name.endswith(("document.xml", "styles.xml", ".rels"))
        ]

    def floor():
        with zipfile.ZipFile(document) as archive:
            for name in names:
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
    measure.ratio(".docx writing : serialise and zip", floor, job, limit=6, rounds=25)


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
