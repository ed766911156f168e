"""Plain text: blocks -> lines for a mail or a notepad; cells stand between bars, pictures are only named."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from export.measures import characters
from model.content.blocks import Block, Blocks, Paragraph, Role, TableBlock

_INDENT = "　　"
_LINE = 36
"""Characters to which signature and date are moved to the right."""


def write(blocks: Blocks) -> bytes:
    """Return the text in UTF-8 with a mark at its head, lines ended as Windows does: old notepads need both."""
    lines: list[str] = []
    for line in (line for block in _with_whole_title(blocks) for line in _lines(block)):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\r\n".join([*lines, ""]).encode("utf-8-sig", "replace")


def _with_whole_title(blocks: Blocks) -> Iterator[Block]:
    """Yield the blocks with the title on one line: where it would be broken on paper says nothing here."""
    for is_title, group in groupby(blocks, key=_is_title):
        if is_title:
            yield Paragraph.of("".join(b.text for b in group if isinstance(b, Paragraph)), Role.TITLE)
        else:
            yield from group


def _is_title(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.TITLE


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, TableBlock):
        yield from ("", *_rows(block), "")
    elif isinstance(block, Paragraph):
        yield from _paragraph(block)
    elif block.chart is not None:
        yield f"{_INDENT}［图表：{_one_line(block.alternative)}］"
    else:
        yield f"{_INDENT}［图片：{_one_line(block.alternative) or '无说明'}］"


def _paragraph(paragraph: Paragraph) -> Iterator[str]:
    text = _one_line(paragraph.text)
    if paragraph.role is Role.HEADING_1:
        yield from ("", text)
    elif paragraph.role is Role.TITLE:
        yield text
    elif paragraph.role in (Role.SIGNATURE, Role.DATE):
        if paragraph.role is Role.SIGNATURE:
            yield ""
        yield "　" * max(0, round(_LINE - characters(text))) + text
    else:
        yield _INDENT + text


def _rows(table: TableBlock) -> Iterator[str]:
    """Return a line a row, with a place for every cell, blank ones too."""
    covered = {
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    for i, cells in enumerate(table.by_row()):
        texts = {cell.column: cell.text for cell in cells}
        texts |= {j: "" for j in range(table.columns) if (i, j) not in covered}
        yield "| " + " | ".join(_cell(texts[column]) for column in sorted(texts)) + " |"


def _cell(text: str) -> str:
    return "".join(text.split("\n")).replace("|", "\\|").replace("\r", "")


def _one_line(text: str) -> str:
    return " ".join(text.splitlines())
