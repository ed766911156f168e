"""How fast a report leaves the program: every format, and the whole publication package, warm and as the first thing a process does."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date

import pytest
from builders.export import full_report
from builders.paths import ROOT

from export.publication import export_all
from export.registry import export_report
from model.storage.own_file import save

TODAY = date(2026, 1, 12)

pytestmark = pytest.mark.usefixtures("qapp")
"""The application of the tests: the one that a PDF would make for itself would be in the way of the next test."""


@pytest.mark.parametrize(
    ("suffix", "limit_ms"), [(".html", 20), (".xlsx", 250), (".pdf", 500), (".ofd", 500)]
)
def test_one_format(measure, tmp_path, suffix: str, limit_ms: float):
    report, path = full_report(), tmp_path / f"report{suffix}"
    job = lambda: export_report(report, path, today=TODAY)  # noqa: E731 - a name for what is measured
    measure.time(f"{suffix} writing", job, limit_ms=limit_ms, rounds=20)


def test_the_whole_kit(measure, tmp_path):
    report = full_report()
    job = lambda: export_all(report, tmp_path, today=TODAY)  # noqa: E731 - a name for what is measured
    measure.time("the whole publication package", job, limit_ms=1500, rounds=8)


def test_the_whole_kit_first_in_a_process(measure, tmp_path):
    source, package = tmp_path / "report.xxgk", tmp_path / "package"
    save(full_report(), source)
    words = [sys.executable, "main.py", "export", str(source), "-o", str(package), "--all"]
    # As on a clerk's computer, where compiled modules are kept from one start to the next.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(tmp_path / "compiled")

    def job():
        subprocess.run(words, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)

    name = "the whole publication package, from start to end of a process"
    measure.time(name, job, limit_ms=1500, rounds=7)
    assert len(list(package.iterdir())) == 11
