"""Packages of Office Open XML: parts, their relationships, and the strict dialect read as the transitional one."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from typing import NamedTuple

from model.reading.guards import Element, Package, parse_xml, read_part

_STRICT_ROOT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL_ROOT = b"http://schemas.openxmlformats.org/"
_STRICT = (
    (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
    (b"spreadsheetml/main", b"spreadsheetml/2006/main"),
    (b"drawingml/wordprocessingDrawing", b"drawingml/2006/wordprocessingDrawing"),
    (b"drawingml/chart", b"drawingml/2006/chart"),
    (b"drawingml/main", b"drawingml/2006/main"),
    (b"drawingml/picture", b"drawingml/2006/picture"),
    (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
)
"""Namespaces of ISO 29500 strict, and the transitional ones that nearly every file has."""


class Relationship(NamedTuple):
    """What a part points to inside the package; `kind` is the last word of its type (`image`, `styles`)."""

    kind: str
    target: str


def part_xml(package: Package, name: str, prepare: Callable[[bytes], bytes] = bytes) -> Element:
    """Return the root element of a part, in transitional names; `prepare` may shorten the XML before it is parsed."""
    data = prepare(read_part(package, name))
    if _STRICT_ROOT in data:
        for strict, transitional in _STRICT:
            data = data.replace(_STRICT_ROOT + strict, _TRANSITIONAL_ROOT + transitional)
    return parse_xml(data)


def relationships(package: Package, part: str) -> dict[str, Relationship]:
    """Return the internal relationships of a part by their id; those of the package for an empty name."""
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels not in package:
        return {}
    found: dict[str, Relationship] = {}
    for each in part_xml(package, rels):
        if each.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
            found[each.get("Id", "")] = Relationship(each.get("Type", "").rsplit("/", 1)[-1], target)
    return found


def main_part(package: Package, usual: str) -> str:
    """Return the name of the package's main part, `usual` where no relationship names one."""
    for each in relationships(package, "").values():
        if each.kind == "officeDocument" and each.target in package:
            return each.target
    return usual
