"""Reader of PDF files that hold text: tables by their ruling lines, running text by its lines; scans are refused."""

from __future__ import annotations

from typing import Any

from model.content.blocks import Block
from model.reading.pdf.content import sheet_of
from model.reading.pdf.images import ImageFiles
from model.reading.pdf.library import functions, opened, page_of
from model.reading.pdf.streams import check_streams
from model.reading.pdf.tags import TagReader
from model.reading.shared.ocr.engine import is_available
from model.reading.shared.ocr.page import sheet_of_picture
from model.reading.shared.omissions import Omissions
from model.reading.shared.paged.budget import Budget
from model.reading.shared.paged.document import blocks_of, has_pictures, has_text, require_text
from model.reading.shared.paged.sheet import Sheet
from model.reading.shared.paged.visible import visible
from model.reading.source import OmissionKind, Source

_MAGIC = b"%PDF-"
_HEAD = 1024
"""Bytes within which the mark may stand: some servers put something before it."""


_PAGES_LIMIT = 40
"""Pages of a scan that are recognised."""
_DOTS = 200 / 72
"""Pixels to the point."""


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
        tags = TagReader(document)
        for number in range(len(document)):
            with page_of(document, number) as page:
                tags.add(page, number)
                sheet = sheet_of(page, files, budget, is_tagged=tags.is_tagged)
                sheets.append(visible(sheet, omissions))
        if not has_text(sheets) and has_pictures(sheets) and is_available():
            sheets = [
                _recognised(document, number, budget) for number in range(min(len(document), _PAGES_LIMIT))
            ]
            for number in range(1, len(sheets) + 1):
                omissions.add(OmissionKind.RECOGNISED, f"第{number}页")
        require_text(sheets, "PDF")
        blocks: list[Block] = blocks_of(sheets, budget, omissions, tags.tags())
        title: str = document.get_metadata_value("Title")
    return Source(tuple(blocks), "pdf", titles=(title,) if title else (), omissions=omissions.all)


def _recognised(document: Any, number: int, budget: Budget) -> Sheet:
    """Return a page of a scan by the characters that are recognised in its picture."""
    with page_of(document, number) as page:
        return sheet_of_picture(page.render(scale=_DOTS, rev_byteorder=False).to_numpy()[:, :, :3], budget)
