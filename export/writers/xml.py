"""Elements of any XML, made without a parser: all that the writers use of lxml, which carries no types."""

from __future__ import annotations

from importlib import import_module
from typing import Any

etree: Any = import_module("lxml.etree")

Element = Any


def parsed(data: bytes) -> Element:
    """Return the root element of a part that this program made."""
    return etree.fromstring(data)


def serialised(element: Element) -> bytes:
    """Return the part's bytes, with an XML declaration."""
    return etree.tostring(element, encoding="UTF-8", xml_declaration=True, standalone=True)
