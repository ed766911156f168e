"""Reader of plain text and Markdown. Tables are found by tabs, bars and blank lines."""

from __future__ import annotations

from collections.abc import Iterator

from model.content.blocks import Block, TableBlock
from model.files.errors import ReadingError, ReadingProblem
from model.reading.guards import check_cells, check_text
from model.reading.shared.charset import decode
from model.reading.shared.omissions import Omissions
from model.reading.source import BLANK_CELL, Source
from model.reading.txt.left_out import without_left_out
from model.reading.txt.lone_bars import one_cell_a_line
from model.reading.txt.marks import bare, clean_lines, has_one_title
from model.reading.txt.prose import Line, paragraphs
from model.reading.txt.tables import Kind, Rows, kind_of, table_at

_BOM_CHARACTER = "\ufeff"


def sniff(data: bytes) -> bool:
    """Return whether the bytes are text in UTF-8, UTF-16 or GB18030."""
    return decode(data) is not None


def read(data: bytes) -> Source:
    """Return the content; blank cells may be missing from its tables. Raise ReadingError."""
    omissions = Omissions()
    blocks = tuple(text_blocks(without_left_out(text_of(data), omissions)))
    return Source(blocks, "txt", cells_placed=False, omissions=omissions.all)


def text_of(data: bytes) -> str:
    """Return the decoded text. Raise ReadingError if it is no text, blank or too long."""
    text = decode(data)
    if text is None:
        raise ReadingError(ReadingProblem.UNKNOWN_FORMAT)
    if not text.strip(f"{_BOM_CHARACTER} \t\r\n\u3000"):
        raise ReadingError(ReadingProblem.EMPTY)
    check_text(text)
    return text


def text_blocks(text: str, *, is_markdown: bool = False, has_title: bool | None = None) -> Iterator[Block]:
    """Yield the blocks of a text, or of a piece of one whose markup and title are known from the whole."""
    lines = one_cell_a_line(clean_lines(text, is_markdown=is_markdown))
    kinds = [kind_of(line) for line in lines]
    has_title = has_one_title(lines) if has_title is None else has_title
    prose: list[Line] = []
    at = blanks = prose_until = 0
    while at < len(lines):
        found = table_at(lines, kinds, at) if at >= prose_until else None
        if found is not None and found.rows:
            yield from paragraphs(prose, has_title=has_title)
            yield _table(found.rows)
            prose, at = [], found.end
            continue
        prose_until = found.end if found is not None else prose_until
        if lines[at] == BLANK_CELL:
            prose.append(Line(BLANK_CELL))
            blanks = 0
        elif kinds[at] is Kind.BLANK:
            blanks += 1
        elif kinds[at] is not Kind.RULE:
            prose.append(Line(lines[at], blanks))
            blanks = 0
        at += 1
    yield from paragraphs(prose, has_title=has_title)


def _table(rows: Rows) -> TableBlock:
    """Return a table with rows of different lengths: a row has as many cells as its line."""
    check_cells(sum(len(row) for row in rows))
    return TableBlock.of_rows([[bare(text) for text in row] for row in rows], exact_grid=False)
