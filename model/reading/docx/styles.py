"""Styles of a document: formatting that paragraphs and runs inherit from a style and its ancestors."""

from __future__ import annotations

import re
from typing import NamedTuple

from model.content.blocks import Role
from model.reading.docx.names import VAL, W, is_on, value_of
from model.reading.guards import Element
from model.reading.shared.outline import role_of_outline

_CONTENTS = re.compile(r"(toc \d|toc heading|目录 ?\d?)")
_HEADING = re.compile(r"(?:heading|标题) ?(\d)")


class Style(NamedTuple):
    """The formatting of a style; None where neither it nor an ancestor sets it."""

    name: str = ""
    bold: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    raised: bool | None = None
    """Superscript."""
    align: str | None = None
    outline: int | None = None
    number: str | None = None
    """Id of a numbering; `0` switches it off."""
    level: str | None = None

    role: Role = Role.BODY
    """The role that name and outline level suggest."""
    is_contents: bool = False
    """Whether this is a line of a table of contents."""


NO_STYLE = Style()


class Styles:
    """The styles of one document by their id, resolved when first asked for."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._resolved: dict[str, Style] = {}
        self.default = NO_STYLE
        """The style of paragraphs that name none."""
        for each in () if root is None else root.iterchildren(f"{W}style"):
            name = each.get(f"{W}styleId", "")
            self._elements[name] = each
            if each.get(f"{W}type") == "paragraph" and each.get(f"{W}default", "0") in ("1", "true", "on"):
                self.default = self.get(name)

    def get(self, style_id: str) -> Style:
        """Return the style of this id, an empty one where it is not known."""
        if style_id not in self._resolved:
            self._resolved[style_id] = NO_STYLE
            element = self._elements.get(style_id)
            if element is not None:
                self._resolved[style_id] = self._resolve(element)
        return self._resolved[style_id]

    def _resolve(self, element: Element) -> Style:
        """Return the style with what it inherits; a circle of ancestors ends at an empty style."""
        parent = self.get(value_of(element, f"{W}basedOn"))
        run, paragraph = element.find(f"{W}rPr"), element.find(f"{W}pPr")
        said = {
            "name": value_of(element, f"{W}name").casefold(),
            "bold": _switch(run, "b"),
            "hidden": _switch(run, "vanish"),
            "struck": _any(_switch(run, "strike"), _switch(run, "dstrike")),
            "raised": None if run is None else _is_raised(value_of(run, f"{W}vertAlign")),
            "align": value_of(paragraph, f"{W}jc") or None,
            "outline": _number(value_of(paragraph, f"{W}outlineLvl")),
            "number": _numbering(paragraph, "numId"),
            "level": _numbering(paragraph, "ilvl"),
        }
        style = parent._replace(**{key: value for key, value in said.items() if value is not None})
        return style._replace(role=_role(style), is_contents=_CONTENTS.fullmatch(style.name) is not None)


def _role(style: Style) -> Role:
    if style.name in ("title", "标题"):
        return Role.TITLE
    match = _HEADING.fullmatch(style.name)
    return role_of_outline(int(match.group(1)) - 1 if match else style.outline)


def _any(one: bool | None, other: bool | None) -> bool | None:
    return None if one is None and other is None else bool(one or other)


def _is_raised(align: str) -> bool | None:
    return align == "superscript" if align else None


def _switch(properties: Element | None, name: str) -> bool | None:
    element = None if properties is None else properties.find(W + name)
    return None if element is None else is_on(element)


def _numbering(properties: Element | None, name: str) -> str | None:
    element = None if properties is None else properties.find(f"{W}numPr/{W}{name}")
    return None if element is None else element.get(VAL)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else None
