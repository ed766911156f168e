"""Small workbooks of Excel 97 made by hand: records of [MS-XLS] in a compound file."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import NamedTuple

from builders.doc import container


class Look(NamedTuple):
    """The format of a cell."""

    bordered: bool = True
    bold: bool = False
    struck: bool = False
    code: str = ""
    """A number format of its own."""


PLAIN = Look(bordered=False)
FRAMED = Look()


class CellOf(NamedTuple):
    """A cell; `runs` are (first character, number of a font) for a text, fonts counted from 4 as Excel does."""

    value: str | float | bool | None
    look: Look = FRAMED
    runs: tuple[tuple[int, int], ...] = ()


class SheetOf(NamedTuple):
    """A sheet with its rows from the top; `merged` are (top, bottom, left, right), all included."""

    name: str
    rows: Sequence[Sequence[CellOf | str | float | None]]
    merged: Sequence[tuple[int, int, int, int]] = ()
    hidden: bool = False
    hidden_rows: Sequence[int] = ()


def record(kind: int, body: bytes = b"") -> bytes:
    """A record."""
    return struct.pack("<2H", kind, len(body)) + body


def string(text: str, *, wide: bool = False) -> bytes:
    """A string of UTF-16, its length in one byte or, `wide`, in two."""
    return struct.pack("<HB" if wide else "<BB", len(text), 1) + text.encode("utf-16-le")


def xls(*sheets: SheetOf, more: bytes = b"", stream: str = "Workbook") -> bytes:
    """The file; `more` are records put before those of the sheets."""
    return container({stream: biff(*sheets, more=more)})


def biff(*sheets: SheetOf, more: bytes = b"") -> bytes:
    """The records of a workbook."""
    looks = _looks(sheets)
    fonts = [_font(), _font(), _font(), _font(), _font(struck=True), _font(raised=True)]
    codes: list[str] = [look.code for look in looks if look.code]
    formats = b"".join(record(0x041E, struct.pack("<H", 164 + i) + string(c, wide=True)) for i, c in enumerate(codes))  # fmt: skip
    extra, xfs = b"", b"".join(_xf() for _ in range(16))
    for i, look in enumerate(looks):
        extra += _font(bold=look.bold, struck=look.struck)
        number = 164 + codes.index(look.code) if look.code else 0
        xfs += _xf(font=len(fonts) + 1 + i, number=number, bordered=look.bordered)
    head = record(0x0809, struct.pack("<4H2L", 0x0600, 5, 0, 0, 0, 6)) + more
    head += b"".join(fonts) + extra + formats + xfs
    bodies = [_sheet(sheet, looks) for sheet in sheets]
    names = [string(sheet.name) for sheet in sheets]
    at = len(head) + sum(10 + len(name) for name in names) + 4
    bound = b""
    for sheet, name, made in zip(sheets, names, bodies, strict=True):
        bound += record(0x0085, struct.pack("<LBB", at, int(sheet.hidden), 0) + name)
        at += len(made)
    return head + bound + record(0x000A) + b"".join(bodies)


def _looks(sheets: Sequence[SheetOf]) -> list[Look]:
    found = [PLAIN, FRAMED]
    for sheet in sheets:
        for cell in (cell for row in sheet.rows for cell in row if isinstance(cell, CellOf)):
            if cell.look not in found:
                found.append(cell.look)
    return found


def _font(*, bold: bool = False, struck: bool = False, raised: bool = False) -> bytes:
    weight = 700 if bold else 400
    body = struct.pack("<5H4B", 220, 8 if struck else 0, 0x7FFF, weight, int(raised), 0, 0, 0, 0)
    return record(0x0031, body + string("A"))


def _xf(*, font: int = 0, number: int = 0, bordered: bool = False) -> bytes:
    lines = 0x1111 if bordered else 0
    return record(0x00E0, struct.pack("<3H4BHHLH", font, number, 1, 0, 0, 0, 0xFC, lines, 0, 0, 0x20C0))


def _sheet(sheet: SheetOf, looks: list[Look]) -> bytes:
    body = record(0x0809, struct.pack("<4H2L", 0x0600, 0x10, 0, 0, 0, 6))
    columns = max((len(row) for row in sheet.rows), default=0)
    body += record(0x0200, struct.pack("<2L3H", 0, len(sheet.rows), 0, columns, 0))
    for row in sheet.hidden_rows:
        body += record(0x0208, struct.pack("<6HL", row, 0, columns, 255, 0, 0, 0x20))
    for i, row in enumerate(sheet.rows):
        for j, value in enumerate(row):
            cell = value if isinstance(value, CellOf) else CellOf(value)
            body += _cell(i, j, cell, 16 + looks.index(cell.look))
    if sheet.merged:
        ranges = b"".join(struct.pack("<4H", *each) for each in sheet.merged)
        body += record(0x00E5, struct.pack("<H", len(sheet.merged)) + ranges)
    return body + record(0x000A)


def _cell(row: int, column: int, cell: CellOf, number: int) -> bytes:
    place = struct.pack("<3H", row, column, number)
    if cell.value is None:
        return record(0x0201, place)
    if isinstance(cell.value, bool):
        return record(0x0205, place + bytes([int(cell.value), 0]))
    if isinstance(cell.value, str):
        if cell.runs:
            runs = b"".join(struct.pack("<2H", *run) for run in cell.runs)
            return record(0x00D6, place + string(cell.value, wide=True) + struct.pack("<H", len(cell.runs)) + runs)  # fmt: skip
        return record(0x0204, place + string(cell.value, wide=True))
    return record(0x0203, place + struct.pack("<d", cell.value))
