"""A document put together from its pages: tables at their places between paragraphs that run over pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from model.blocks import Block
from model.reading.guards import check_blocks
from model.reading.paged.breaks import mended
from model.reading.paged.furniture import Extent, without_furniture
from model.reading.paged.grids import grids_of
from model.reading.paged.lines import Line, lines_of
from model.reading.paged.paragraphs import Column, column_of, paragraphs_of
from model.reading.paged.sheet import Glyph, Sheet
from model.reading.paged.tables import Drawn, block_of, drawn, parts_of

_Piece = Drawn | Line


def blocks_of(sheets: Sequence[Sheet]) -> list[Block]:
    """The blocks of all pages in order."""
    tables: list[list[Drawn]] = []
    texts: list[list[Line]] = []
    for number, sheet in enumerate(sheets):
        placed, rest = _tables(sheet, number)
        tables.append(placed)
        texts.append(lines_of(rest, number))
    texts = without_furniture(texts, [Extent(sheet.width, sheet.height) for sheet in sheets])
    pieces: list[_Piece] = []
    for placed, lines in zip(tables, texts, strict=True):
        pieces += sorted([*placed, *lines], key=_upper_edge)
    return _blocks(pieces, column_of([line for lines in texts for line in lines]))


def _upper_edge(piece: _Piece) -> float:
    return piece.base if isinstance(piece, Line) else piece.ys[0]


def _blocks(pieces: Iterable[_Piece], column: Column) -> list[Block]:
    found: list[Block] = []
    for is_line, group in groupby(pieces, key=lambda piece: isinstance(piece, Line)):
        here = list(group)
        if is_line:
            found += paragraphs_of([piece for piece in here if isinstance(piece, Line)], column)
        else:
            tables = [piece for piece in here if isinstance(piece, Drawn)]
            found += [block_of(table) for parts in parts_of(tables) for table in mended(parts)]
        check_blocks(len(found))
    return found


def _tables(sheet: Sheet, page: int) -> tuple[list[Drawn], list[Glyph]]:
    """The tables of a page, and the characters that stand in none."""
    grids = grids_of(sheet.strokes)
    inside: list[dict[tuple[int, int], list[Glyph]]] = [{} for _ in grids]
    rest: list[Glyph] = []
    for glyph in sheet.glyphs:
        for grid, content in zip(grids, inside, strict=True):
            place = grid.place(*glyph.middle)
            if place is not None:
                content.setdefault(place, []).append(glyph)
                break
        else:
            rest.append(glyph)
    return [drawn(grid, content, page) for grid, content in zip(grids, inside, strict=True)], rest
