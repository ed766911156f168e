"""What an office program makes of exported documents: how full their pages are, and what stands last on each."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium

from export.style import Page

OFFICE = shutil.which("soffice")
FONT_SETS = Path(__file__).parents[1] / "fonts"
_TWIPS = 20
_FOOTER = 4
"""Points below the text area in which nothing but a page number stands."""


class PrintedPage(NamedTuple):
    """One page as it was printed."""

    filled: float
    """Share of the text area down to the lower edge of what stands lowest."""
    last: str
    """The text of the lowest line, without spaces."""


def print_all(documents: Mapping[str, bytes], folder: Path, fonts: str) -> dict[str, Path]:
    """Convert .docx files to PDF in one run with the fonts of a set of `tests/fonts`; return the files by name."""
    for name, data in documents.items():
        (folder / f"{name}.docx").write_bytes(data)
    subprocess.run(
        [
            *(str(OFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"),
            *("--convert-to", "pdf", "--outdir", str(folder / fonts)),
            *(str(folder / f"{name}.docx") for name in documents),
        ],
        check=True,
        capture_output=True,
        timeout=300,
        env={**os.environ, "FONTCONFIG_FILE": str(FONT_SETS / f"{fonts}.conf")},
    )
    return {name: folder / fonts / f"{name}.pdf" for name in documents}


def pages_of(path: Path, page: Page) -> list[PrintedPage]:
    """Measure every page of a PDF that was printed on this page."""
    document = pdfium.PdfDocument(path)
    try:
        return [_measured(document[number], page) for number in range(len(document))]
    finally:
        document.close()


def _measured(sheet: pdfium.PdfPage, page: Page) -> PrintedPage:
    height = sheet.get_size()[1]
    top, bottom = height - page.top / _TWIPS, page.bottom / _TWIPS
    edges = [
        edge for thing in sheet.get_objects(max_depth=1) if (edge := thing.get_bounds()[1]) > bottom - _FOOTER
    ]
    text = sheet.get_textpage()
    lines = [line for line in text.get_text_bounded(bottom=bottom - _FOOTER).splitlines() if line.strip()]
    last = "".join(lines[-1].split()) if lines else ""
    return PrintedPage((top - min(edges, default=top)) / (top - bottom), last)
