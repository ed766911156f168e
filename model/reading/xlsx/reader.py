"""Reader of .xlsx and .xlsm: the visible sheets in order, each as text and tables; macros are ignored."""

from __future__ import annotations

from collections.abc import Iterator

from model.content.blocks import Block
from model.reading.guards import CELLS_LIMIT, Package, check_blocks, damaged, open_zip, too_complex, zip_names
from model.reading.shared.omissions import Omissions
from model.reading.shared.ooxml import main_part, part_xml
from model.reading.shared.sheets.areas import sheet_blocks
from model.reading.shared.sheets.sheet import Sheet
from model.reading.source import Source
from model.reading.xlsx.sheet import read_sheet
from model.reading.xlsx.workbook import read_workbook

_SHEETS_LIMIT = 100
_TOTAL = 5 * CELLS_LIMIT


def sniff(data: bytes) -> bool:
    """Return whether the bytes are a workbook of OOXML; the binary kind (.xlsb) is none."""
    names = zip_names(data)
    return "xl/workbook.xml" in names or ("[Content_Types].xml" in names and _has_sheets(names))


def _has_sheets(names: frozenset[str]) -> bool:
    return any(name.startswith("xl/worksheets/") and name.endswith(".xml") for name in names)


def read(data: bytes) -> Source:
    """Return the blocks of all visible sheets; raise ReadingError."""
    found: list[Block] = []
    omissions = Omissions()
    for name, sheet in sheets(data, _TOTAL, omissions):
        found += sheet_blocks(sheet, name)
        check_blocks(len(found))
    return Source(tuple(found), "xlsx", omissions=omissions.all)


def sheets(data: bytes, most_cells: int, omissions: Omissions) -> Iterator[tuple[str, Sheet]]:
    """Yield the name and the cells of each visible sheet, hidden rows and columns marked; raise ReadingError."""
    package = open_zip(data)
    workbook, parts = read_workbook(package, _main_part(package))
    if len(parts) > _SHEETS_LIMIT:
        raise too_complex("工作表过多")
    cells = 0
    for name, part in parts:
        sheet = read_sheet(part_xml(package, part), workbook, omissions)
        cells += len(sheet.cells)
        if cells > most_cells:
            raise too_complex("单元格过多")
        yield name, sheet


def _main_part(package: Package) -> str:
    name = main_part(package, "xl/workbook.xml")
    if name not in package:
        raise damaged()
    return name
