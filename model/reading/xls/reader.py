"""Reader of .xls and .et by xlrd: the visible sheets in order, each as text and tables; macros are ignored."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from model.content.blocks import Block
from model.files.errors import ReadingError
from model.reading.guards import check_blocks, check_cells, damaged, too_complex
from model.reading.shared.compound import BROKEN, has_stream, read_streams
from model.reading.shared.omissions import Omissions
from model.reading.shared.pieces import raised_text
from model.reading.shared.sheets.areas import sheet_blocks
from model.reading.shared.sheets.display import shown
from model.reading.shared.sheets.sheet import CellFormat, Sheet, SheetCell
from model.reading.source import OmissionKind, Source
from model.reading.xls.records import check_records

_STREAMS = ("Workbook", "Book")
"""Of Excel 97 and later, and of Excel 5.0 and 95."""
_SHEETS_LIMIT = 100
_TWIPS_PER_WIDTH = 105 / 256
"""Widths are given in 256ths of a character."""
_ALIGN = {1: "left", 2: "center", 3: "right", 6: "center"}
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!"}
_SUPERSCRIPT = 1
_NOTHING_FILLED = (0x40, 0x41)
"""Colours that stand for the system's own."""


def sniff(data: bytes) -> bool:
    """Return whether the bytes are a compound file that holds a workbook."""
    return any(has_stream(data, name) for name in _STREAMS)


def read(data: bytes) -> Source:
    """Return the blocks of all visible sheets; raise ReadingError."""
    omissions = Omissions()
    found: list[Block] = []
    for name, sheet in sheets(data, omissions):
        found += sheet_blocks(sheet, name)
        check_blocks(len(found))
    return Source(tuple(found), "xls", omissions=omissions.all)


def sheets(data: bytes, omissions: Omissions) -> list[tuple[str, Sheet]]:
    """Return the name and the cells of each visible sheet, hidden rows and columns marked; raise ReadingError."""
    stream = next((found for found in read_streams(data, *_STREAMS) if found), b"")
    check_records(stream)
    from xlrd.biffh import XLRDError  # pyright: ignore[reportMissingTypeStubs] - it has no stubs

    try:
        return _sheets(_open(stream), omissions)
    except ReadingError:
        raise
    except (*BROKEN, AssertionError, UnicodeError, ZeroDivisionError, XLRDError) as error:
        raise damaged() from error


def _open(stream: bytes) -> Any:
    import xlrd  # pyright: ignore[reportMissingTypeStubs] - it has no stubs

    library: Any = xlrd
    # The stream itself is opened, without the container; what xlrd has to say of it goes nowhere.
    return library.open_workbook(
        file_contents=stream, logfile=io.StringIO(), formatting_info=True, ragged_rows=True
    )


def _sheets(book: Any, omissions: Omissions) -> list[tuple[str, Sheet]]:
    if book.nsheets > _SHEETS_LIMIT:
        raise too_complex("工作表过多")
    formats = _Formats(book)
    read: list[Any] = [book.sheet_by_index(number) for number in range(book.nsheets)]
    return [(str(sheet.name), _sheet(sheet, formats, omissions)) for sheet in read if not sheet.visibility]


class _Formats:
    """The formats of a workbook's cells by their number."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._known: dict[int, CellFormat] = {}
        self.since_1904 = bool(book.datemode)

    def get(self, number: int) -> CellFormat:
        """Return the format of this number."""
        if number not in self._known:
            self._known[number] = self._read(number)
        return self._known[number]

    def font(self, number: int) -> Any:
        """Return the font of this number."""
        return self._book.font_list[number]

    def _read(self, number: int) -> CellFormat:
        xf: Any = self._book.xf_list[number]
        font = self.font(xf.font_index)
        border = xf.border
        lines = (
            border.left_line_style,
            border.right_line_style,
            border.top_line_style,
            border.bottom_line_style,
        )
        return CellFormat(
            self._code(xf.format_key),
            any(lines),
            font.bold == 1 or font.weight >= 600,
            bool(font.struck_out),
            _ALIGN.get(xf.alignment.hor_align, ""),
            self._fill(xf.background),
        )

    def _code(self, key: int) -> str:
        code = str(self._book.format_map[key].format_str)
        return "" if code.lower() == "general" else code

    def _fill(self, background: Any) -> str:
        colour = self._book.colour_map.get(background.pattern_colour_index)
        if background.fill_pattern != 1 or background.pattern_colour_index in _NOTHING_FILLED or not colour:
            return ""
        return "".join(f"{channel:02X}" for channel in colour)


def _sheet(sheet: Any, formats: _Formats, omissions: Omissions) -> Sheet:
    found = Sheet()
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            kind, number = sheet.cell_type(row, column), sheet.cell_xf_index(row, column)
            style = formats.get(number) if number is not None else CellFormat()
            text = _text(sheet, row, column, formats, omissions) if kind else ""
            if style.struck and text:
                omissions.add(OmissionKind.STRUCK, text)
                text = ""
            if text or style.bordered:
                found.cells[row, column] = SheetCell(text, style)
        check_cells(len(found.cells) // 10)
    _measure(found, sheet)
    bottom, right = found.last
    area = 0
    for top, below, left, beyond in sheet.merged_cells:
        last_row, last_column = min(below - 1, bottom), min(beyond - 1, right)
        area += max(last_row - top + 1, 0) * max(last_column - left + 1, 0)
        check_cells(area // 10)
        found.merge(top, left, last_row, last_column)
    return found


def _text(sheet: Any, row: int, column: int, formats: _Formats, omissions: Omissions) -> str:
    """Return what a cell shows, by its type as xlrd numbers them."""
    value: Any = sheet.cell_value(row, column)
    number = sheet.cell_xf_index(row, column)
    code = formats.get(number).code if number is not None else ""
    kinds: dict[int, Callable[[], str]] = {
        1: lambda: _rich(sheet, row, column, formats, omissions),
        2: lambda: shown(repr(float(value)), code, since_1904=formats.since_1904),
        3: lambda: shown(repr(float(value)), code, since_1904=formats.since_1904),
        4: lambda: "TRUE" if value else "FALSE",
        5: lambda: _ERRORS.get(int(value), "#N/A"),
    }
    read_kind = kinds.get(sheet.cell_type(row, column))
    return "" if read_kind is None else read_kind().strip()


def _rich(sheet: Any, row: int, column: int, formats: _Formats, omissions: Omissions) -> str:
    """Return a text without its struck runs and note marks."""
    text = str(sheet.cell_value(row, column))
    runs: list[tuple[int, int]] = list(sheet.rich_text_runlist_map.get((row, column), ()))
    if not runs:
        return text
    ends = [start for start, _ in runs[1:]] + [len(text)]
    found = text[: runs[0][0]]
    for (start, number), end in zip(runs, ends, strict=True):
        part, font = text[start:end], formats.font(number)
        kept = raised_text(part, found) if font.escapement == _SUPERSCRIPT and found.strip() else part
        if font.struck_out or kept is None:
            omissions.add(OmissionKind.STRUCK if font.struck_out else OmissionKind.RAISED, part)
        else:
            found += kept
    return found


def _measure(found: Sheet, sheet: Any) -> None:
    for column, about in sheet.colinfo_map.items():
        if about.hidden:
            found.hidden_columns.add(int(column))
        elif about.width:
            found.widths[int(column)] = round(about.width * _TWIPS_PER_WIDTH)
    for row, about in sheet.rowinfo_map.items():
        if about.hidden:
            found.hidden_rows.add(int(row))
        elif about.height > 0 and not about.has_default_height:
            found.heights[int(row)] = int(about.height)
