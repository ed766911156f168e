"""Records of a BIFF stream: a check before xlrd builds anything, which has no limits of its own ([MS-XLS] 2.1.4)."""

from __future__ import annotations

from model.files.errors import ReadingError, ReadingProblem
from model.reading.guards import CELLS_LIMIT, damaged, too_complex

_RECORDS_LIMIT = 300_000
_CELLS_LIMIT = 5 * CELLS_LIMIT
_COLUMNS = 256
_FILEPASS = 0x2F
_CELLS = frozenset((0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E))
"""Formulas, numbers, texts, blanks and truth values; two of them hold several cells."""
_SEVERAL = {0x00BD: 6, 0x00BE: 2}
"""Bytes of one cell in the records of several cells."""
_MERGED = 0x00E5


def check_records(stream: bytes) -> None:
    """Raise PROTECTED for an encrypted workbook, TOO_COMPLEX for one of too many records, cells or columns."""
    if len(stream) < 8 or (stream[1] != 0x08 and stream[:2] not in (b"\x09\x00", b"\x09\x02", b"\x09\x04")):
        raise damaged()
    at = records = cells = 0
    while at + 4 <= len(stream):
        kind = stream[at] | stream[at + 1] << 8
        size = stream[at + 2] | stream[at + 3] << 8
        if kind == _FILEPASS:
            raise ReadingError(ReadingProblem.PROTECTED)
        if kind in _CELLS and size >= 4:
            column = stream[at + 6] | stream[at + 7] << 8 if at + 8 <= len(stream) else 0
            count = (size - 6) // _SEVERAL[kind] if kind in _SEVERAL else 1
            cells += max(count, 1)
            if column + count > _COLUMNS:
                raise too_complex("列数过多")
        elif kind == _MERGED:
            cells += size // 8
        records += 1
        if records > _RECORDS_LIMIT or cells > _CELLS_LIMIT:
            raise too_complex("单元格过多")
        at += 4 + size
