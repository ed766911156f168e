"""Reader of PDF files that hold text: tables by their ruling lines, running text by its lines; scans are refused."""

from __future__ import annotations

from model.content.blocks import Block
from model.reading.pdf.content import sheet_of
from model.reading.pdf.images import ImageFiles
from model.reading.pdf.library import functions, opened, page_of
from model.reading.pdf.streams import check_streams
from model.reading.shared.omissions import Omissions
from model.reading.shared.paged.budget import Budget
from model.reading.shared.paged.document import blocks_of, require_text
from model.reading.shared.paged.sheet import Sheet
from model.reading.shared.paged.visible import visible
from model.reading.source import Source

_MAGIC = b"%PDF-"
_HEAD = 1024
"""Bytes within which the mark may stand: some servers put something before it."""


def sniff(data: bytes) -> bool:
    """Return whether the bytes are a PDF file."""
    return _MAGIC in data[:_HEAD] and not data.startswith((b"PK", b"\xd0\xcf\x11\xe0"))


def read(data: bytes) -> Source:
    """Return the document's blocks; raise PROTECTED, DAMAGED, TOO_COMPLEX, or OTHER_FORMAT for a scan without text."""
    check_streams(data)
    budget = Budget()
    with opened(data) as document:
        files = ImageFiles(functions(), document)
        sheets: list[Sheet] = []
        omissions = Omissions()
        for number in range(len(document)):
            with page_of(document, number) as page:
                sheets.append(visible(sheet_of(page, files, budget), omissions))
        require_text(sheets, "PDF")
        blocks: list[Block] = blocks_of(sheets, budget, omissions)
        title: str = document.get_metadata_value("Title")
    return Source(tuple(blocks), "pdf", titles=(title,) if title else (), omissions=omissions.all)
