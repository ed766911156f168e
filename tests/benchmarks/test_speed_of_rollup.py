"""How fast many files are collected, what their entries take of memory, and how a long list of units scrolls."""

from __future__ import annotations

import os
import time
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from builders.checks import clean_report
from builders.rollup import report_of
from PySide6.QtWidgets import QApplication

from export.registry import export_report
from model.checks.engine import check_report
from model.rollup.collect import collect
from model.rollup.entry import pack_report, unpack
from model.rollup.pool import WorkerPool
from model.rollup.similar import sketches_of
from model.rollup.units import Unit, UnitList
from ui.rollup.window import RollupWindow

TODAY = date(2026, 1, 20)
FILES = 80
LEAST_A_CORE = 5
"""Files a second that even a machine at work with much else reads; what it really is stands in the table."""
KILOBYTES = 50
"""What one entry may take."""
STEP_MS = 16
"""A step of scrolling, so that sixty are seen in a second."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("收件")
    for number in range(FILES):
        report = clean_report()
        report.unit = f"示例县第{number}局"
        report.texts |= report_of(report.unit, text=f"第{number}号单位开展工作{number}项。").texts
        export_report(report, made / f"{number}.docx", today=TODAY)
    return made


@pytest.mark.parametrize("workers", [1, 2])
def test_files_a_second(measure, folder, workers):
    files = sorted(folder.iterdir())
    pool = WorkerPool(workers)
    try:
        list(collect(files[: 2 * workers], pool, TODAY))
        began = time.perf_counter()
        entries = list(collect(files, pool, TODAY))
        rate = FILES / (time.perf_counter() - began)
    finally:
        pool.shutdown(cancel_futures=True)
    assert len({entry.unit for entry in entries}) == FILES
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    measure.note(
        f"files a second, {workers} of {cores} processors", f"{rate:.0f}", f"(at least {LEAST_A_CORE})"
    )
    assert rate >= LEAST_A_CORE


@pytest.mark.parametrize("count", [1_000, 10_000])
def test_memory_of_entries(measure, count):
    report = clean_report()
    answer = pack_report(report, 0, check_report(report, TODAY), sketches_of(report))
    unpack(answer, "0.docx", 0.0, "0")
    tracemalloc.start()
    # Each answer is a copy, as it comes out of a pipe.
    entries = [unpack(bytes(bytearray(answer)), f"收件/{i}.docx", float(i), f"{i:064}") for i in range(count)]
    each = tracemalloc.get_traced_memory()[0] / count / 1024
    tracemalloc.stop()
    measure.note(f"memory of {len(entries)} entries, each", f"{each:.1f} KB", f"(at most {KILOBYTES} KB)")
    assert each <= KILOBYTES


def test_scrolling_ten_thousand_units(measure, qtbot):
    window = RollupWindow(TODAY, lambda: WorkerPool(1))
    qtbot.addWidget(window)
    window.controller.set_units(UnitList(Unit(f"示例县第{number}局") for number in range(10_000)))
    window.show()
    QApplication.processEvents()
    view, bar = window.units.view, window.units.view.verticalScrollBar()

    def step():
        bar.setValue((bar.value() + 37) % max(bar.maximum(), 1))
        view.viewport().repaint()

    measure.time("one step of scrolling 10,000 units", step, limit_ms=STEP_MS)
    window.controller.set_units(UnitList(()))
    window.controller.end()
