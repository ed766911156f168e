"""Hostile texts and reports: what a stranger may put into every string of an own file, and into its structure."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

from builders.model import balanced_report
from model.content.blocks import Cell, Paragraph, Picture, Role, Run, TableBlock
from model.report.report import FRONT, Report
from model.storage.own_file import dump

SCRIPT = '"><script>alert(1)</script>'
FORMULA = "=cmd|'/c calc'!A0"
CONTROLS = "a\0b\x08c\x1bd\ud800e\ufffef\u202eg"
MARKUP = '<img src="file:///probe.png">&nbsp;\'"'
PATHS = "../../..\\:*?|CON"
HOSTILE = (SCRIPT, FORMULA, CONTROLS, MARKUP, PATHS)

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def hostile_report(text: str) -> Report:
    """A report with the text in every string that it holds, the closed sets included."""
    report = balanced_report()
    report.unit = report.title = report.signature = report.date = report.unit_kind = text
    report.acknowledgements = {text: text}
    for address in report.form.addresses[::7]:
        report.values[address] = text
    table = TableBlock(
        (
            Cell(0, 0, text, fill=text, align=text, header=True),
            Cell(0, 1, text, nested=(TableBlock((Cell(0, 0, text),), (900,)),)),
        ),
        (3000, 3000),
        header_rows=1,
    )
    blocks = (
        *(Paragraph((Run(text), Run(text, bold=True), Run(text, field=text)), role) for role in Role),
        table,
        Picture(PNG, text, 200, 200, text),
    )
    for key in (FRONT, *(section.key for section in report.form.texts)):
        report.texts[key] = blocks
    report.previous = balanced_report(2)
    report.previous.unit = text
    return report


def rewritten(report: Report, change: Callable[[Any], object], level: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The own file of a report with its JSON changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(dump(report))) as old, zipfile.ZipFile(buffer, "w", level) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "report.json":
                content = json.loads(data)
                change(content)
                data = json.dumps(content).encode()
            new.writestr(name, data)
    return buffer.getvalue()
