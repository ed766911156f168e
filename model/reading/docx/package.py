"""The package of an OOXML document: its parts, their relationships, and the strict dialect made plain."""

from __future__ import annotations

import posixpath
from typing import NamedTuple

from model.reading.docx.slim import without_looks
from model.reading.guards import Element, Package, parse_xml, read_part

_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/drawingml/picture",
        b"http://schemas.openxmlformats.org/drawingml/2006/picture",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
"""ISO 29500 strict names, and the transitional ones that nearly every file has."""


class Relationship(NamedTuple):
    """What a part points to inside the package; `kind` is the last word of its type (`image`, `styles`)."""

    kind: str
    target: str


def part_xml(package: Package, name: str, *, slim: bool = False) -> Element:
    """The root element of a part, in transitional names; `slim` leaves out what only tells of looks."""
    data = read_part(package, name)
    if slim:
        data = without_looks(data)
    if b"purl.oclc.org/ooxml" in data:
        for strict, transitional in _STRICT:
            data = data.replace(strict, transitional)
    return parse_xml(data)


def relationships(package: Package, part: str) -> dict[str, Relationship]:
    """The internal relationships of a part (of the package itself for an empty name) by their id."""
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


def main_part(package: Package) -> str:
    """The name of the document's main part."""
    for each in relationships(package, "").values():
        if each.kind == "officeDocument" and each.target in package:
            return each.target
    return "word/document.xml"
