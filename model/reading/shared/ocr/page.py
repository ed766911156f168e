"""The picture of a page as a sheet: its lines, and the characters that were recognised on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from model.reading.shared.ocr.engine import Word, line_in, resized, words_in
from model.reading.shared.ocr.rulings import strokes_of
from model.reading.shared.paged.budget import Budget
from model.reading.shared.paged.grids import Grid, Region, grids_of
from model.reading.shared.paged.sheet import Glyph, Sheet

A4_WIDTH, A4_HEIGHT = 595.0, 842.0
"""Points."""
_WIDEST = 1_700
"""Pixels: about 200 to the inch on A4; more takes time and finds no more."""
_SURE = 0.9
"""A line of characters that is less sure than this is doubtful."""
_FULL_WIDTH = 0x2E80
_SIZE = 0.86
"""Of the height of a box: the size of its characters."""
_MARGIN = 3
"""Pixels inside of a cell that may hold its lines."""
_LEAST_CELL = 8
_INK = 128
_LEAST_INK = 0.004
"""Of the area of a cell: less is dust."""


def sheet_of_picture(picture: Any, budget: Budget) -> Sheet:
    """Return the picture of a page as a sheet of A4, lying if the picture is wider than high."""
    if picture.shape[1] > _WIDEST:
        picture = resized(picture, _WIDEST / picture.shape[1])
    high, wide = int(picture.shape[0]), int(picture.shape[1])
    scale = (A4_HEIGHT if wide > high else A4_WIDTH) / wide
    strokes = strokes_of(picture, scale)
    grids = grids_of(strokes, budget)
    words = words_in(picture)
    kept = [word for word in words if not _crosses(word, grids, scale)]
    kept += [word for grid in grids for word in _words_of_cells(picture, grid, kept, scale)]
    return Sheet(wide * scale, high * scale, [g for word in kept for g in _glyphs(word, scale)], strokes)


def _crosses(word: Word, grids: Sequence[Grid], scale: float) -> bool:
    """Return whether a line of characters was put together over the border of a cell."""
    base = (word.top + word.bottom) / 2 * scale
    step = (word.bottom - word.top) * scale / 2
    left, right = word.left * scale + step, word.right * scale - step
    for grid in grids:
        ends = {_region(grid, x, base) for x in (left, (left + right) / 2, right)}
        if len(ends) > 1:
            return True
    return False


def _region(grid: Grid, x: float, y: float) -> Region | None:
    place = grid.place(x, y)
    if place is None:
        return None
    return next((r for r in grid.regions if _covers(r, *place)), None)


def _covers(region: Region, row: int, column: int) -> bool:
    return (
        region.row <= row < region.row + region.row_span
        and region.column <= column < region.column + region.column_span
    )


def _words_of_cells(picture: Any, grid: Grid, words: Sequence[Word], scale: float) -> Iterator[Word]:
    """Yield what stands in the cells in which nothing was detected: single figures mostly."""
    filled = {_region(grid, (w.left + w.right) / 2 * scale, (w.top + w.bottom) / 2 * scale) for w in words}
    heights = sorted(word.bottom - word.top for word in words)
    usual = heights[len(heights) // 2] if heights else 30.0
    for region in grid.regions:
        if region in filled:
            continue
        left, right = (int(grid.xs[i] / scale) for i in (region.column, region.column + region.column_span))
        top, bottom = (int(grid.ys[i] / scale) for i in (region.row, region.row + region.row_span))
        yield from _in_cell(
            picture, (left + _MARGIN, top + _MARGIN, right - _MARGIN, bottom - _MARGIN), usual
        )


def _in_cell(picture: Any, box: tuple[int, int, int, int], usual: float) -> Iterator[Word]:
    left, top, right, bottom = box
    if right - left < _LEAST_CELL or bottom - top < _LEAST_CELL:
        return
    inside = picture[top:bottom, left:right]
    dark = inside.min(axis=2) < _INK
    if dark.mean() < _LEAST_INK:
        return
    rows, columns = dark.any(axis=1).nonzero()[0], dark.any(axis=0).nonzero()[0]
    first, last = max(int(rows[0]) - _MARGIN, 0), int(rows[-1]) + _MARGIN
    start, end = max(int(columns[0]) - _LEAST_CELL, 0), int(columns[-1]) + _LEAST_CELL
    part = inside[first:last, start:end]
    if last - first > 2 * usual:
        yield from (
            w._replace(left=w.left + left, top=w.top + top, right=w.right + left, bottom=w.bottom + top)
            for w in words_in(inside)
        )
        return
    text, score = line_in(part)
    if text:
        yield Word(left + start, top + first, left + end, top + last, text, score)


def _glyphs(word: Word, scale: float) -> Iterator[Glyph]:
    """Yield the characters of a line, spread over its box by their usual widths."""
    widths = [1.0 if ord(character) >= _FULL_WIDTH else 0.5 for character in word.text]
    size = (word.bottom - word.top) * scale * _SIZE
    unit = (word.right - word.left) * scale / (sum(widths) or 1.0)
    x, base = word.left * scale, word.bottom * scale - size * 0.2
    for character, width in zip(word.text, widths, strict=True):
        if character != " ":
            yield Glyph(character, x, x + unit * width, base, size, unsure=word.score < _SURE)
        x += unit * width
