"""The content of a page by pdfium: its characters, straight lines and pictures as a sheet."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import Any

from model.reading.guards import damaged
from model.reading.pdf.images import ImageFiles
from model.reading.pdf.library import functions
from model.reading.shared.paged.budget import Budget, Cost
from model.reading.shared.paged.characters import SLANTED, Character, TextStyle, glyphs_of, turn_of
from model.reading.shared.paged.matrix import IDENTITY, Matrix, quarter_turns, times, unit_square
from model.reading.shared.paged.rulings import Path, Strokes, add_path, area_of
from model.reading.shared.paged.sheet import Box, Image, Sheet, Turn, is_picture
from model.reading.shared.paged.signs import sign
from model.reading.shared.paged.visible import INVISIBLE

_DEPTH_LIMIT = 8
_IMAGES_LIMIT = 50
_POINTS_LIMIT = 500
"""Of one path; a drawing with more is no line of a table."""
_BOLD_NAMES = (b"bold", b"heavy", b"black", b"demi")
_FILLED_AND_STROKED = (2, 6)
_STROKED = (1, 5)
_WITHOUT_INK = (3, 7)
"""Modes of drawing text (ISO 32000, table 106)."""
_LEAST_ALPHA = 8
_FILLS_LIMIT = 2_000
"""Filled areas of one page."""
_WHITE = 0.97
_WIDEST = 3.0
"""Of the size: no character is wider or higher."""


def sheet_of(page: Any, files: ImageFiles, budget: Budget, *, is_tagged: bool = False) -> Sheet:
    """Return a page as a sheet, turned so that most of its text is upright; raise DAMAGED or TOO_COMPLEX.

    Of a tagged one, each character has the number of its marked content.
    """
    raw = functions()
    characters = _characters(raw, page, budget, is_tagged=is_tagged)
    rect: Any = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(page, rect):
        raise damaged()
    box = rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top)
    turn = turn_of(characters, box, int(raw.FPDFPage_GetRotation(page)))
    strokes, images, fills = _drawings(raw, page, turn, files, budget)
    width, height = turn.size
    return Sheet(width, height, glyphs_of(characters, turn), strokes, images, fills)


def _characters(raw: Any, page: Any, budget: Budget, *, is_tagged: bool) -> list[Character]:
    """Return the characters that were written, without the spaces and line feeds that pdfium generates."""
    text: Any = raw.FPDFText_LoadPage(page)
    if not text:
        raise damaged()
    try:
        count = int(raw.FPDFText_CountChars(text))
        budget.spend(Cost.CHARACTERS, max(count, 0))
        return list(_read_characters(raw, text, count, is_tagged=is_tagged))
    finally:
        raw.FPDFText_ClosePage(text)


def _read_characters(raw: Any, text: Any, count: int, *, is_tagged: bool) -> Iterator[Character]:
    styles: dict[int | None, TextStyle] = {}
    x, y, rect = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    half = 0
    for i in range(count):
        handle = ctypes.cast(raw.FPDFText_GetTextObject(text, i), ctypes.c_void_p).value
        if not handle:
            continue
        style = styles.get(handle)
        if style is None:
            style = _style(raw, text, i)
            if is_tagged:
                item: Any = raw.FPDFText_GetTextObject(text, i)
                style = style._replace(mark=int(raw.FPDFPageObj_GetMarkedContentID(item)))
            styles[handle] = style
        code = int(raw.FPDFText_GetUnicode(text, i))
        if 0xD800 <= code < 0xDC00:
            half = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((half - 0xD800) << 10) + code - 0xDC00 if half else 0
        half = 0
        character = sign(code)
        if not character or style.quarter is None:
            continue
        if raw.FPDFText_GetCharOrigin(text, i, x, y) and raw.FPDFText_GetLooseCharBox(text, i, rect):
            box = rect.left, rect.bottom, rect.right, rect.top
            if max(box[2] - box[0], box[3] - box[1]) < _WIDEST * style.size:
                yield Character(character, x.value, y.value, box, style)
            else:
                yield _by_ink(raw, text, i, character, style)


def _by_ink(raw: Any, text: Any, index: int, character: str, style: TextStyle) -> Character:
    """Return a character by its ink box, as vertical writing has another origin and a loose box that is far too wide."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    box = left.value, bottom.value, right.value, top.value
    return Character(character, left.value, bottom.value, box, style)


def _style(raw: Any, text: Any, index: int) -> TextStyle:
    matrix: Any = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text, index, matrix):
        return SLANTED
    quarter = quarter_turns(matrix.a, matrix.b)
    if quarter is None:
        return SLANTED
    size = float(raw.FPDFText_GetFontSize(text, index)) * math.hypot(matrix.c, matrix.d)
    if not 1 <= size <= 500:
        return SLANTED
    item: Any = raw.FPDFText_GetTextObject(text, index)
    return TextStyle(quarter, size, _is_bold(raw, item), _shade(raw, item))


def _shade(raw: Any, item: Any) -> float:
    """Return how light a text is: 0 for black, 1 for white, 2 for one without ink."""
    mode = int(raw.FPDFTextObj_GetTextRenderMode(item))
    if mode in _WITHOUT_INK:
        return INVISIBLE
    read = raw.FPDFPageObj_GetStrokeColor if mode in _STROKED else raw.FPDFPageObj_GetFillColor
    return _lightness(read, item)


def _lightness(read: Any, item: Any) -> float:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not read(item, red, green, blue, alpha):
        return 0.0
    if alpha.value < _LEAST_ALPHA:
        return INVISIBLE
    light = (0.3 * red.value + 0.59 * green.value + 0.11 * blue.value) / 255
    return 1 - (1 - light) * alpha.value / 255


def _is_bold(raw: Any, item: Any) -> bool:
    """Return whether text is bold by its font name, or because its outline is stroked as well."""
    if raw.FPDFTextObj_GetTextRenderMode(item) in _FILLED_AND_STROKED:
        return True
    name = ctypes.create_string_buffer(128)
    raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(item), name, 128)
    return any(mark in name.value.lower() for mark in _BOLD_NAMES)


def _drawings(
    raw: Any, page: Any, turn: Turn, files: ImageFiles, budget: Budget
) -> tuple[Strokes, list[Image], list[Box]]:
    """Return the straight lines, pictures and filled areas of a page."""
    strokes = Strokes()
    images: list[Image] = []
    fills: list[Box] = []
    for kind, handle, matrix in _objects(raw, page, budget):
        if kind == raw.FPDF_PAGEOBJ_PATH:
            path = _path(raw, handle, matrix, turn)
            if path is not None:
                add_path(strokes, path)
                box = area_of(path)
                if box and len(fills) < _FILLS_LIMIT:
                    light = _lightness(raw.FPDFPageObj_GetFillColor, handle)
                    fills += [box] if light < _WHITE else []
        elif len(images) < _IMAGES_LIMIT:
            box = _image_box(raw, handle, matrix, turn)
            images.append(Image(box, files.content(page, handle) if is_picture(box, *turn.size) else b""))
    return strokes, images, fills


def _objects(raw: Any, page: Any, budget: Budget) -> Iterator[tuple[int, Any, Matrix]]:
    """Return the paths and pictures of the page and of the forms on it, each with the form's matrix."""
    open_forms: list[tuple[Any, Matrix, int]] = [(None, IDENTITY, 0)]
    while open_forms:
        form, matrix, depth = open_forms.pop()
        count = raw.FPDFPage_CountObjects(page) if form is None else raw.FPDFFormObj_CountObjects(form)
        budget.spend(Cost.OBJECTS, max(count, 0))
        for i in range(count):
            handle: Any = (
                raw.FPDFPage_GetObject(page, i) if form is None else raw.FPDFFormObj_GetObject(form, i)
            )
            kind = int(raw.FPDFPageObj_GetType(handle))
            if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEPTH_LIMIT:
                open_forms.append((handle, times(_matrix_of(raw, handle), matrix), depth + 1))
            elif kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
                yield kind, handle, matrix


def _matrix_of(raw: Any, handle: Any) -> Matrix:
    matrix: Any = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(handle, matrix):
        return IDENTITY
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _path(raw: Any, handle: Any, outer: Matrix, turn: Turn) -> Path | None:
    """Return the path with its corners on the sheet; None for one that is not drawn, curved or too long."""
    count = int(raw.FPDFPath_CountSegments(handle))
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not 1 < count <= _POINTS_LIMIT or not raw.FPDFPath_GetDrawMode(handle, fill, stroke):
        return None
    if not fill.value and not stroke.value:
        return None
    a, b, c, d, e, f = times(_matrix_of(raw, handle), outer)
    parts: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(count):
        segment: Any = raw.FPDFPath_GetPathSegment(handle, i)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind not in (raw.FPDF_SEGMENT_MOVETO, raw.FPDF_SEGMENT_LINETO):
            return None
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == raw.FPDF_SEGMENT_MOVETO or not parts:
            parts.append([])
        parts[-1].append(turn.point(a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if raw.FPDFPathSegment_GetClose(segment):
            parts[-1].append(parts[-1][0])
    width = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(handle, width)
    scale = math.sqrt(abs(a * d - b * c))
    return Path(parts, width.value * scale if stroke.value else 0.0)


def _image_box(raw: Any, handle: Any, outer: Matrix, turn: Turn) -> Box:
    """Return the box of a picture, which is the unit square by its matrix."""
    return turn.rectangle(*unit_square(times(_matrix_of(raw, handle), outer)))
