"""Names of WordprocessingML elements and attributes, precomputed for one quick walk, and switches."""

from __future__ import annotations

from model.reading.guards import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
V = "{urn:schemas-microsoft-com:vml}"

VAL = f"{W}val"
P_PR, P_STYLE, NUM_PR, OUTLINE, JC = (W + name for name in ("pPr", "pStyle", "numPr", "outlineLvl", "jc"))
RUN, R_PR, TEXT, BOLD, VANISH, R_STYLE = (W + name for name in ("r", "rPr", "t", "b", "vanish", "rStyle"))
STRIKE, DOUBLE_STRIKE, RAISE, LIFT = (W + name for name in ("strike", "dstrike", "vertAlign", "position"))
COLOUR, SIZE = (W + name for name in ("color", "sz"))
TC_PR, TC_W, SHADING, FILL = (W + name for name in ("tcPr", "tcW", "shd", "fill"))
WIDTH, TYPE = f"{W}w", f"{W}type"
GRID_SPAN, V_MERGE, H_MERGE, CELL_DEL = (W + name for name in ("gridSpan", "vMerge", "hMerge", "cellDel"))
"""Names that are looked up for every paragraph, run or cell."""

_OFF = frozenset({"0", "false", "off", "none"})


def is_on(element: Element | None) -> bool:
    """Return whether a switch such as `w:b` is there and not turned off."""
    return element is not None and element.get(VAL, "1") not in _OFF


def value_of(parent: Element | None, name: str) -> str:
    """Return the `w:val` of a child, empty where there is none."""
    child = None if parent is None else parent.find(name)
    return "" if child is None else child.get(VAL, "")
