"""The workbook: its visible sheets, the texts they share, and what the formats of cells mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TypeVar

from model.reading.guards import Element, Package
from model.reading.shared.ooxml import Relationship, part_xml, relationships
from model.reading.shared.sheets.display import code_of
from model.reading.shared.sheets.sheet import CellFormat
from model.reading.xlsx.texts import CellText, S, is_switched, text_of

_T = TypeVar("_T")
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_HIDDEN = ("hidden", "veryHidden")
_ON = ("1", "true", "on")


@dataclass
class Workbook:
    """The formats and texts that all sheets share."""

    formats: list[CellFormat] = field(default_factory=lambda: [CellFormat()])
    texts: list[CellText] = field(default_factory=list[CellText])
    since_1904: bool = False

    def cell_format(self, number: int) -> CellFormat:
        """Return the cell format of this number, a plain one where there is none."""
        return self.formats[number] if 0 <= number < len(self.formats) else CellFormat()


def read_workbook(package: Package, name: str) -> tuple[Workbook, list[tuple[str, str]]]:
    """Return the workbook, and the name and part of each visible worksheet in order."""
    root = part_xml(package, name)
    links = relationships(package, name)
    properties = root.find(f"{S}workbookPr")
    workbook = Workbook(since_1904=properties is not None and properties.get("date1904") in _ON)
    for kind, part in _parts(package, links):
        if kind == "styles":
            workbook.formats = _cell_formats(part)
        elif kind == "sharedStrings":
            workbook.texts = [text_of(each) for each in part.iterchildren(f"{S}si")]
    sheets: list[tuple[str, str]] = []
    for each in root.iterfind(f"{S}sheets/{S}sheet"):
        link = links.get(each.get(f"{_R}id", ""))
        if link is not None and link.kind == "worksheet" and each.get("state") not in _HIDDEN:
            sheets.append((each.get("name", ""), link.target))
    return workbook, sheets


def _parts(package: Package, links: dict[str, Relationship]) -> list[tuple[str, Element]]:
    wanted = ("styles", "sharedStrings")
    return [
        (link.kind, part_xml(package, link.target))
        for link in links.values()
        if link.kind in wanted and link.target in package
    ]


def _cell_formats(root: Element) -> list[CellFormat]:
    codes = {
        _number(each.get("numFmtId")): each.get("formatCode", "")
        for each in root.iterfind(f"{S}numFmts/{S}numFmt")
    }
    borders = [_is_bordered(each) for each in root.iterfind(f"{S}borders/{S}border")]
    fonts = [
        (is_switched(each, "b"), is_switched(each, "strike")) for each in root.iterfind(f"{S}fonts/{S}font")
    ]
    fills = [_fill(each) for each in root.iterfind(f"{S}fills/{S}fill")]
    found: list[CellFormat] = []
    for each in root.iterfind(f"{S}cellXfs/{S}xf"):
        alignment = each.find(f"{S}alignment")
        found.append(
            CellFormat(
                code_of(_number(each.get("numFmtId")), codes),
                _at(borders, each.get("borderId"), False),
                *_at(fonts, each.get("fontId"), (False, False)),
                "" if alignment is None else alignment.get("horizontal", ""),
                _at(fills, each.get("fillId"), ""),
            )
        )
    return found or [CellFormat()]


def _at(items: list[_T], number: str | None, default: _T) -> _T:
    index = _number(number)
    return items[index] if index < len(items) else default


def _is_bordered(border: Element) -> bool:
    return any(side.get("style", "none") != "none" for side in border)


def _fill(fill: Element) -> str:
    """Return the colour of a solid fill as six hex digits, empty for none and for colours of the theme."""
    pattern = fill.find(f"{S}patternFill")
    colour = None if pattern is None or pattern.get("patternType") != "solid" else pattern.find(f"{S}fgColor")
    code = "" if colour is None else colour.get("rgb", "")
    return code[-6:].upper() if re.fullmatch(r"[0-9A-Fa-f]{6,8}", code) else ""


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
