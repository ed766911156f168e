"""Texts of cells made of runs: without struck runs, note marks and phonetic guides."""

from __future__ import annotations

import re
from typing import NamedTuple

from model.reading.guards import Element
from model.reading.shared.pieces import raised_text
from model.reading.source import OmissionKind

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TEXT = f"{S}t"
_OFF = ("0", "false")
_WHITES = ("1", "9")
"""Numbers of white in the palette."""


class CellText(NamedTuple):
    """The text of a cell, and what was left out of it."""

    text: str = ""
    left_out: tuple[tuple[OmissionKind, str], ...] = ()


class _Run(NamedTuple):
    text: str
    struck: bool = False
    raised: bool = False
    faint: bool = False
    """White."""


def text_of(item: Element) -> CellText:
    """Return the text of a shared or inline string."""
    if len(item) == 1 and item[0].tag == _TEXT:
        return CellText(_unescaped(item[0].text or ""))
    runs = [_run(child) for child in item if child.tag in (_TEXT, f"{S}r")]
    is_all_faint = all(run.faint or not run.text.strip() for run in runs)
    is_all_raised = all(run.raised or not run.text.strip() for run in runs)
    found = ""
    left_out: list[tuple[OmissionKind, str]] = []
    for run in runs:
        if run.struck:
            left_out.append((OmissionKind.STRUCK, run.text))
            continue
        if run.faint and not is_all_faint:
            left_out.append((OmissionKind.HIDDEN, run.text))
            continue
        kept = raised_text(run.text, found) if run.raised and not is_all_raised else run.text
        if kept is None:
            left_out.append((OmissionKind.RAISED, run.text))
        found += kept or ""
    return CellText(found, tuple(left_out))


def _run(element: Element) -> _Run:
    if element.tag == f"{S}t":
        return _Run(_unescaped(element.text or ""))
    text = "".join(each.text or "" for each in element.iterchildren(f"{S}t"))
    properties = element.find(f"{S}rPr")
    if properties is None:
        return _Run(_unescaped(text))
    colour = properties.find(f"{S}color")
    align = properties.find(f"{S}vertAlign")
    return _Run(
        _unescaped(text),
        is_switched(properties, "strike"),
        align is not None and align.get("val") == "superscript",
        colour is not None
        and (colour.get("rgb", "").upper().endswith("FFFFFF") or colour.get("indexed") in _WHITES),
    )


def is_switched(font: Element, name: str) -> bool:
    """Return whether a switch of a font, such as `strike`, is on."""
    switch = font.find(S + name)
    return switch is not None and switch.get("val", "1") not in _OFF


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
