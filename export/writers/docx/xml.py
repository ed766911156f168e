"""Elements of WordprocessingML."""

from __future__ import annotations

from typing import Any

from export.writers.xml import Element, etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"

NAMESPACES = {"w": W, "r": R, "wp": WP, "a": A, "pic": PIC}
"""Of a document, by prefix."""

_PREFIX = f"{{{W}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def element_of(proxy: Any) -> Element:
    """Return the element behind an object of python-docx, whose elements carry no types."""
    return proxy.element


def root(name: str, /, **prefixes: str) -> Element:
    """Return a root element `w:name`; further namespaces by prefix."""
    return etree.Element(_PREFIX + name, nsmap={"w": W, **prefixes})


def add(parent: Element, name: str, /, **attributes: str | int) -> Element:
    """Return a new last child `w:name` with attributes of the same namespace."""
    element = etree.SubElement(parent, _PREFIX + name)
    for key, value in attributes.items():
        element.set(_PREFIX + key, str(value))
    return element


def add_text(parent: Element, text: str) -> None:
    """A new last child `w:t` that keeps its leading and trailing spaces."""
    element = etree.SubElement(parent, _PREFIX + "t")
    element.text = text
    if text[:1].isspace() or text[-1:].isspace():
        element.set(_SPACE, "preserve")
