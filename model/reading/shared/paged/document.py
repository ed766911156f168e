"""A document assembled from its pages: tables in place between paragraphs that run over pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from model.content.blocks import TWIPS_PER_POINT, Block, Picture
from model.files.errors import ReadingError, ReadingProblem
from model.reading.guards import check_blocks
from model.reading.shared.media import picture
from model.reading.shared.omissions import Omissions
from model.reading.shared.paged.breaks import mended
from model.reading.shared.paged.budget import Budget
from model.reading.shared.paged.furniture import Extent, without_furniture
from model.reading.shared.paged.grids import Grid, grids_of
from model.reading.shared.paged.lines import Line, lines_of
from model.reading.shared.paged.paragraphs import Column, column_of, text_blocks
from model.reading.shared.paged.sheet import Glyph, Image, Sheet
from model.reading.shared.paged.tables import Drawn, block_of, drawn, parts_of
from model.reading.shared.paged.tagged import Tags, told_tables
from model.reading.shared.paged.unruled import unruled_tables
from model.reading.source import OmissionKind

_SAME_BOX = 3.0
_LEAST_TEXT = 20
"""Characters a page: a scan may have a page number or a stamp on it as text."""


class _Placed(NamedTuple):
    """A picture, and how far its lower edge is from the page's upper one."""

    bottom: float
    picture: Picture


_Piece = Drawn | Line | _Placed


def blocks_of(
    sheets: Sequence[Sheet], budget: Budget, omissions: Omissions, tags: Tags | None = None
) -> list[Block]:
    """Return the blocks of all pages in order, of tagged ones by their tags; raise TOO_COMPLEX."""
    tables: list[list[Drawn]] = []
    texts: list[list[Line]] = []
    grids = [grids_of(sheet.strokes, budget) for sheet in sheets]
    ruled = [
        _tables(sheet, number, here) for number, (sheet, here) in enumerate(zip(sheets, grids, strict=True))
    ]
    tags = tags or Tags()
    told = told_tables(tags, sheets, [placed for placed, _ in ruled])
    for number, sheet in enumerate(sheets):
        placed, rest = ruled[number]
        if any(id(glyph) in told.glyphs for glyph in sheet.glyphs):
            placed, rest = _tables(sheet, number, grids[number], told.glyphs)
        unruled = unruled_tables(rest, number)
        for head in unruled.heads:
            omissions.add(OmissionKind.TABLE_UNRULED, head)
        tables.append([*placed, *unruled.tables, *told.tables.get(number, ())])
        texts.append(lines_of(unruled.rest, number))
    texts = without_furniture(texts, [Extent(sheet.width, sheet.height) for sheet in sheets])
    pieces: list[_Piece] = []
    for placed, lines, pictures in zip(tables, texts, _pictures(sheets), strict=True):
        pieces += sorted([*placed, *lines, *pictures], key=_height)
    lines = [line for here in texts for line in here]
    return _blocks(pieces, column_of(lines, max(sheet.width for sheet in sheets)), tags.agreeing(lines))


def has_text(sheets: Sequence[Sheet]) -> bool:
    """Return whether pages hold text, as opposed to those of a scan."""
    written = sum(1 for sheet in sheets for glyph in sheet.glyphs if glyph.text != " ")
    pictured = sum(1 for sheet in sheets if sheet.images)
    return written > 0 and (written >= _LEAST_TEXT * len(sheets) or 2 * pictured < len(sheets))


def has_pictures(sheets: Sequence[Sheet]) -> bool:
    """Return whether there is a picture on any page."""
    return any(sheet.images for sheet in sheets)


def require_text(sheets: Sequence[Sheet], kind: str) -> None:
    """Raise OTHER_FORMAT for pages without text, as those of a scan; `kind` is the name of the format."""
    if not has_text(sheets):
        raise ReadingError(
            ReadingProblem.OTHER_FORMAT,
            what=f"扫描件（图片）{kind}，里面没有文字" if has_pictures(sheets) else f"没有文字的 {kind} 文件",
            advice="找到排版用的 Word 或 WPS 原文件，或用文字识别（OCR）软件转换成 Word 文档并核对无误",
        )


def _height(piece: _Piece) -> float:
    return (
        piece.ys[0] if isinstance(piece, Drawn) else piece.base if isinstance(piece, Line) else piece.bottom
    )


def _blocks(pieces: Iterable[_Piece], column: Column, tags: Tags) -> list[Block]:
    found: list[Block] = []
    for is_table, group in groupby(pieces, key=lambda piece: isinstance(piece, Drawn)):
        here = list(group)
        if is_table:
            tables = [piece for piece in here if isinstance(piece, Drawn)]
            found += [block_of(table) for parts in parts_of(tables) for table in mended(parts)]
        else:
            text = [piece.picture if isinstance(piece, _Placed) else piece for piece in here]
            found += text_blocks([piece for piece in text if not isinstance(piece, Drawn)], column, tags)
        check_blocks(len(found))
    return found


def _pictures(sheets: Sequence[Sheet]) -> list[list[_Placed]]:
    """Return the pictures of each page, without those that stand at one place on two pages or more (a mark, a frame)."""
    places = Counter(_place(image) for sheet in sheets for image in sheet.images)
    found: list[list[_Placed]] = []
    for sheet in sheets:
        here: list[_Placed] = []
        for image in sheet.images:
            left, top, right, bottom = image.box
            width, height = round((right - left) * TWIPS_PER_POINT), round((bottom - top) * TWIPS_PER_POINT)
            made = (
                picture(image.content, width, height)
                if image.content and places[_place(image)] == 1
                else None
            )
            if made is not None:
                here.append(_Placed(bottom, made))
        found.append(here)
    return found


def _place(image: Image) -> tuple[int, ...]:
    return tuple(round(edge / _SAME_BOX) for edge in image.box)


def _tables(
    sheet: Sheet, page: int, grids: Sequence[Grid], taken: frozenset[int] = frozenset()
) -> tuple[list[Drawn], list[Glyph]]:
    """Return the tables of a page, and the characters that stand in none.

    `taken` are the identities of characters that have a table already: a grid around them is none.
    """
    inside: list[dict[tuple[int, int], list[Glyph]]] = [{} for _ in grids]
    rest: list[Glyph] = []
    dropped: set[int] = set()
    for glyph in sheet.glyphs:
        for number, grid in enumerate(grids):
            place = grid.place(*glyph.middle)
            if place is not None:
                if id(glyph) in taken:
                    dropped.add(number)
                else:
                    inside[number].setdefault(place, []).append(glyph)
                break
        else:
            rest += () if id(glyph) in taken else (glyph,)
    for number in dropped:
        rest += [glyph for glyphs in inside[number].values() for glyph in glyphs]
    kept = [pair for number, pair in enumerate(zip(grids, inside, strict=True)) if number not in dropped]
    return [drawn(grid, content, page) for grid, content in kept], rest
