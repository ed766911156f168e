"""Elements of DrawingML charts."""

from __future__ import annotations

from export.writers.docx.xml import WP, A, R
from export.writers.xml import Element, etree

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
__all__ = ["A", "C", "R", "child", "hold_chart", "root", "val"]


def root() -> Element:
    """Return an element `c:chartSpace`."""
    return etree.Element(f"{{{C}}}chartSpace", nsmap={"c": C, "a": A, "r": R})


def child(parent: Element, name: str, space: str = C) -> Element:
    """Return a new last child."""
    return etree.SubElement(parent, f"{{{space}}}{name}")


def val(parent: Element, name: str, value: str | int) -> None:
    """A new last child `c:name` with an attribute `val`."""
    child(parent, name).set("val", str(value))


def hold_chart(inline: Element, relation: str) -> None:
    """Make a drawing in the line hold a chart instead of a picture; it may be made wider or higher by itself."""
    data = inline.graphic.graphicData
    for former in list(data):
        data.remove(former)
    data.set("uri", C)
    etree.SubElement(data, f"{{{C}}}chart", nsmap={"c": C, "r": R}).set(f"{{{R}}}id", relation)
    frame = inline.find(f"{{{WP}}}cNvGraphicFramePr")
    for lock in list(frame):
        frame.remove(lock)
