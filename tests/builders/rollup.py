"""Entries and folders of a county that is not there, for tests of the roll-up."""

from __future__ import annotations

from pathlib import Path

from builders.model import balanced_report
from model.checks.core import Finding
from model.content.blocks import Paragraph
from model.report.report import Report
from model.rollup.entry import Entry, Kind, values_of
from model.rollup.similar import sketches_of
from model.storage.own_file import dump, save

YEAR = 2025
NAMES = ("示例县财政局", "示例县民政局", "示例县东河镇")


def report_of(unit: str, year: int | None = YEAR, seed: int = 1, text: str = "") -> Report:
    """A balanced report of a unit, with a text in section one."""
    report = balanced_report(seed)
    report.unit, report.year, report.signature = unit, year, unit
    if text:
        report.texts["overview"] = (Paragraph.of(text),)
    return report


def entry_of(
    unit: str,
    year: int | None = YEAR,
    *,
    path: str = "",
    modified: float = 0.0,
    seed: int = 1,
    signature: str = "",
    text: str = "",
    findings: tuple[Finding, ...] = (),
) -> Entry:
    """The entry of a file that holds such a report."""
    report = report_of(unit, year, seed, text)
    report.signature = signature
    packed = dump(report)
    path = path or f"收件/{unit}.docx"
    return Entry(
        path,
        Kind.REPORT,
        unit=unit,
        signature=signature,
        year=year,
        edition=report.edition,
        modified=modified,
        digest=f"{path} {seed}",
        packed=packed,
        findings=findings,
        values=values_of(report),
        sketches=sketches_of(report),
    )


def broken(path: str) -> Entry:
    """The entry of a file that could not be read."""
    return Entry(path, Kind.UNREADABLE, "读不了。")


def folder_of(folder: Path, names: tuple[str, ...] = NAMES, year: int = YEAR) -> Path:
    """A folder with a file a unit, a broken file and a notice."""
    folder.mkdir()
    for seed, name in enumerate(names, start=1):
        save(report_of(name, year, seed), folder / f"{name}.xxgk")
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    (folder / "通知.txt").write_text("请各单位于一月底前报送。\n", encoding="utf-8")
    return folder
