"""Reader of PDF files that hold text: tables by their ruling lines, running text by its lines; scans are refused."""

from __future__ import annotations

from collections.abc import Sequence

from model.content.blocks import Block
from model.files.errors import ReadingError, ReadingProblem
from model.reading.pdf.content import sheet_of
from model.reading.pdf.images import ImageFiles
from model.reading.pdf.library import functions, opened, page_of
from model.reading.pdf.streams import check_streams
from model.reading.shared.paged.budget import Budget
from model.reading.shared.paged.document import blocks_of
from model.reading.shared.paged.sheet import Sheet
from model.reading.source import Source

_MAGIC = b"%PDF-"
_HEAD = 1024
"""Bytes within which the mark may stand: some servers put something before it."""
_LEAST_TEXT = 20
"""Characters a page: a scan may have a page number or a stamp on it as text."""


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
        for number in range(len(document)):
            with page_of(document, number) as page:
                sheets.append(sheet_of(page, files, budget))
        _require_text(sheets)
        blocks: list[Block] = blocks_of(sheets, budget)
    return Source(tuple(blocks), "pdf")


def _require_text(sheets: Sequence[Sheet]) -> None:
    written = sum(1 for sheet in sheets for glyph in sheet.glyphs if glyph.text != " ")
    pictured = sum(1 for sheet in sheets if sheet.images)
    if not written or (written < _LEAST_TEXT * len(sheets) and 2 * pictured >= len(sheets)):
        raise ReadingError(
            ReadingProblem.OTHER_FORMAT,
            what="扫描件（图片）PDF，里面没有文字",
            advice="找到排版用的 Word 或 WPS 原文件，或用文字识别（OCR）软件转换成 Word 文档并核对无误",
        )
