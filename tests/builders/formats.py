"""Writes blocks as small files of several formats, and reads them back as reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from builders import docx as word
from builders.damage import as_doc, as_odt, as_rtf
from model.content.blocks import Block, Cell, Paragraph, TableBlock
from model.reading.registry import read_bytes
from model.recognise.recogniser import Recognised, recognise


def as_docx(blocks: Iterable[Block]) -> bytes:
    """A Word document; every cell of a table is one grid column wide or spans as many as it has."""
    return word.docx("".join(_docx(block) for block in blocks))


def _docx(block: Block) -> str:
    if isinstance(block, TableBlock):
        return word.tbl(*map(_docx_row, block.by_row()), grid=block.widths)
    return word.p(word.t(escape(block.text))) if isinstance(block, Paragraph) else ""


def _docx_row(row: Iterable[Cell]) -> str:
    cells = []
    for cell in row:
        span = f'<w:gridSpan w:val="{cell.column_span}"/>'
        cells.append(word.tc(word.p(word.t(escape(cell.text))), span))
    return word.tr(*cells)


def as_html(blocks: Iterable[Block]) -> bytes:
    """A web page of plain paragraphs and tables."""
    return f"<html><head><title>x</title></head><body>{html_of(blocks)}</body></html>".encode()


def html_of(blocks: Iterable[Block]) -> str:
    """The elements of plain paragraphs and tables."""
    return "".join(map(_html, blocks))


def _html(block: Block) -> str:
    if not isinstance(block, TableBlock):
        return f"<p>{escape(block.text)}</p>\n" if isinstance(block, Paragraph) else ""
    rows = []
    for row in block.by_row():
        cells = "".join(
            f'<td colspan="{c.column_span}" rowspan="{c.row_span}">{escape(c.text)}</td>' for c in row
        )
        rows.append(f"<tr>{cells}</tr>\n")
    return f"<table>{''.join(rows)}</table>\n"


def as_txt(blocks: Iterable[Block]) -> bytes:
    """A plain text; the cells of a row are separated by tabs."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        elif isinstance(block, TableBlock):
            lines += ["\t".join(cell.text.replace("\n", "") for cell in row) for row in block.by_row()]
    return "\n".join(lines).encode()


FORMATS: dict[str, Callable[[Iterable[Block]], bytes]] = {
    "docx": as_docx,
    "doc": as_doc,
    "rtf": as_rtf,
    "odt": as_odt,
    "html": as_html,
    "txt": as_txt,
}


def read_as(suffix: str, blocks: Iterable[Block]) -> Recognised:
    """What is recognised in a file of this format that holds the blocks."""
    return recognise_bytes(FORMATS[suffix](blocks), f"a.{suffix}")


def recognise_bytes(data: bytes, name: str) -> Recognised:
    """What is recognised in a file of this name."""
    return recognise(read_bytes(data, name))
