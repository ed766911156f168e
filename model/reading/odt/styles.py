"""Styles of an OpenDocument text: formatting that paragraphs, runs, cells and columns inherit."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from model.content.blocks import Role
from model.reading.guards import Element
from model.reading.odt.names import FO, OFFICE, STYLE, TEXT
from model.reading.shared.lengths import twips

_ALIGN = {"center": "center", "end": "right", "right": "right"}
_BOLD = frozenset({"bold", "600", "700", "800", "900"})
_HEX = re.compile(r"#([0-9a-fA-F]{6})")
_GROUPS = (f"{OFFICE}styles", f"{OFFICE}automatic-styles", f"{OFFICE}master-styles")


class Style(NamedTuple):
    """The formatting of a style; None or empty where neither it nor an ancestor sets it."""

    bold: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    raised: bool | None = None
    """Superscript."""
    faint: bool | None = None
    """White, without a ground of its own."""
    align: str = ""
    fill: str = ""
    width: int = 0
    """Of a column, in twips."""
    height: int = 0
    """The least of a row, in twips."""
    role: Role | None = None


NO_STYLE = Style()


class Styles:
    """The styles of one document by family and name, resolved when first asked for."""

    def __init__(self, roots: list[Element]) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self._resolved: dict[tuple[str, str], Style] = {}
        self.lists: dict[str, Element] = {}
        """Elements that define the numbering of lists, by name; the one of headings has an empty name."""
        for root in roots:
            for group in root.iterchildren(*_GROUPS):
                self._add(group)

    def _add(self, group: Element) -> None:
        for each in group:
            if each.tag == f"{STYLE}style":
                self._elements[each.get(f"{STYLE}family", ""), each.get(f"{STYLE}name", "")] = each
            elif each.tag == f"{TEXT}list-style":
                self.lists[each.get(f"{STYLE}name", "")] = each
            elif each.tag == f"{TEXT}outline-style":
                self.lists[""] = each

    def get(self, family: str, name: str | None) -> Style:
        """Return the style of this family and name, an empty one where it is not known."""
        key = family, name or ""
        if key not in self._resolved:
            self._resolved[key] = NO_STYLE
            element = self._elements.get(key)
            if element is not None:
                self._resolved[key] = self._resolve(family, element)
        return self._resolved[key]

    def _resolve(self, family: str, element: Element) -> Style:
        """Return the style with what it inherits; a circle of ancestors ends at an empty style."""
        style = self.get(family, element.get(f"{STYLE}parent-style-name"))
        name = element.get(f"{STYLE}display-name") or element.get(f"{STYLE}name", "")
        if name.casefold() in ("title", "标题"):
            style = style._replace(role=Role.TITLE)
        for each in element:
            apply = _APPLY.get(each.tag)
            if apply is not None:
                style = apply(style, each)
        return style


def _text_style(style: Style, properties: Element) -> Style:
    """Apply bold and hidden; Chinese characters have a weight attribute of their own."""
    weight = properties.get(f"{STYLE}font-weight-asian") or properties.get(f"{FO}font-weight")
    display = properties.get(f"{TEXT}display")
    line = properties.get(f"{STYLE}text-line-through-style") or properties.get(
        f"{STYLE}text-line-through-type"
    )
    position = properties.get(f"{STYLE}text-position")
    colour, ground = properties.get(f"{FO}color"), properties.get(f"{FO}background-color")
    return style._replace(
        bold=weight in _BOLD if weight else style.bold,
        hidden=display == "none" if display else style.hidden,
        struck=line != "none" if line else style.struck,
        raised=_is_raised(position) if position else style.raised,
        faint=colour.lower() == "#ffffff" and not ground if colour else style.faint,
    )


def _is_raised(position: str) -> bool:
    """Return whether a position such as `super 58%` or `33% 58%` is above the line."""
    first = position.split()[0] if position.split() else ""
    return first == "super" or (first.endswith("%") and first[:-1].isdecimal() and int(first[:-1]) > 0)


def _paragraph_style(style: Style, properties: Element) -> Style:
    align = properties.get(f"{FO}text-align")
    return style._replace(align=_ALIGN.get(align, "left")) if align else style


def _cell_style(style: Style, properties: Element) -> Style:
    match = _HEX.fullmatch(properties.get(f"{FO}background-color", ""))
    return style._replace(fill=match.group(1).upper() if match else "")


def _column_style(style: Style, properties: Element) -> Style:
    return style._replace(width=twips(properties.get(f"{STYLE}column-width")))


def _row_style(style: Style, properties: Element) -> Style:
    height = properties.get(f"{STYLE}min-row-height") or properties.get(f"{STYLE}row-height")
    return style._replace(height=twips(height))


def _section_style(style: Style, properties: Element) -> Style:
    return style._replace(hidden=properties.get(f"{TEXT}display") == "none")


_APPLY: dict[str, Callable[[Style, Element], Style]] = {
    f"{STYLE}text-properties": _text_style,
    f"{STYLE}paragraph-properties": _paragraph_style,
    f"{STYLE}table-cell-properties": _cell_style,
    f"{STYLE}table-column-properties": _column_style,
    f"{STYLE}table-row-properties": _row_style,
    f"{STYLE}section-properties": _section_style,
}
