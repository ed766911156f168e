"""Pictures of a document: those that lie in the package, never those it merely points to."""

from __future__ import annotations

import re

from model.content.blocks import A4_TEXT_WIDTH, EMU_PER_TWIP, Picture
from model.content.charts import Chart
from model.files.errors import ReadingError
from model.reading.docx.charts import C, read_chart
from model.reading.docx.names import REL, WP, A, V
from model.reading.guards import Element, Package, read_part
from model.reading.shared.lengths import twips
from model.reading.shared.media import picture
from model.reading.shared.ooxml import Relationship, part_xml

CHART_2014 = "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart"
"""Waterfalls, maps and the like, whose figures are not read."""
_LONGEST_SIDE = 31680
"""Twips: 22 inches, the longest that Word makes a page."""
_SIZE = re.compile(r"(width|height):\s*([\d.]+(?:pt|in|cm|mm|pc))")


class Pictures:
    """The pictures of one part, by the relationships of that part."""

    def __init__(self, package: Package, links: dict[str, Relationship]) -> None:
        self._package = package
        self._links = links
        self._media: dict[str, bytes] = {}
        self.unread: list[str] = []
        """Charts of which no figures could be read since somebody last looked."""

    def of_drawing(self, drawing: Element) -> list[Picture]:
        """Return the pictures of a `w:drawing`, as large as the drawing where there is one only."""
        blips = list(drawing.iter(f"{A}blip"))
        if not blips:
            return self._charts(drawing)
        extent = next(drawing.iter(f"{WP}extent"), None)
        name = next(drawing.iter(f"{WP}docPr"), None)
        alternative = "" if name is None else name.get("descr", "")
        found: list[Picture] = []
        for blip in blips:
            own = None if len(blips) == 1 else _shape_extent(blip)
            width, height = _emu(extent if own is None else own)
            self._add(found, blip.get(f"{REL}embed"), width, height, alternative)
        return found

    def _charts(self, drawing: Element) -> list[Picture]:
        """Return the charts of a drawing; those that cannot be shown are kept in `unread` by their names."""
        found: list[Picture] = []
        name = next(drawing.iter(f"{WP}docPr"), None)
        for frame in drawing.iter(f"{C}chart", CHART_2014):
            chart = self._chart(frame.get(f"{REL}id", ""), "" if name is None else name.get("name", ""))
            if chart is None:
                self.unread.append(_called(name))
            else:
                width, height = _emu(next(drawing.iter(f"{WP}extent"), None))
                found.append(Picture.of_chart(chart, *_sides(width, height)))
        return found

    def _chart(self, link: str, name: str) -> Chart | None:
        target = self._links[link].target if link in self._links else ""
        if target not in self._package:
            return None
        try:
            return read_chart(part_xml(self._package, target), name)
        except ReadingError:
            return None

    def of_shapes(self, shapes: Element) -> list[Picture]:
        """Return the pictures of a `w:pict` or `w:object` in the older drawing language."""
        found: list[Picture] = []
        for data in shapes.iter(f"{V}imagedata"):
            size = dict(_SIZE.findall(data.getparent().get("style", "")))
            alternative = data.getparent().get("alt", "")
            self._add(
                found, data.get(f"{REL}id"), twips(size.get("width")), twips(size.get("height")), alternative
            )
        return found

    def _add(self, found: list[Picture], link: str | None, width: int, height: int, alternative: str) -> None:
        made = picture(self._bytes(link or ""), width, height, alternative)
        if made is not None:
            found.append(made)

    def _bytes(self, link: str) -> bytes:
        """Return the file of a picture; empty if it is missing or broken, as the report is readable without it."""
        target = self._links[link].target if link in self._links else ""
        if target and target not in self._media:
            try:
                self._media[target] = read_part(self._package, target)
            except ReadingError:
                self._media[target] = b""
        return self._media.get(target, b"")


def _called(properties: Element | None) -> str:
    """Return the words of a drawing, or its name."""
    words = "" if properties is None else properties.get("descr", "") or properties.get("name", "")
    return words or "没有名称"


def _sides(width: int, height: int) -> tuple[int, int]:
    """Return width and height of a chart as far as they can be those of one."""
    is_known = 0 < width <= _LONGEST_SIDE and 0 < height <= _LONGEST_SIDE
    return (width, height) if is_known else (A4_TEXT_WIDTH, 0)


def _shape_extent(blip: Element) -> Element | None:
    """Return the extent of the shape around one picture of a group."""
    holder = blip.getparent()
    shape = None if holder is None else holder.getparent()
    extents = () if shape is None else shape.iter(f"{A}ext")
    return next((each for each in extents if each.get("cx")), None)


def _emu(extent: Element | None) -> tuple[int, int]:
    sizes = [extent.get(name, "0") for name in ("cx", "cy")] if extent is not None else []
    width, height = (int(text) // EMU_PER_TWIP if text.isdecimal() else 0 for text in sizes or ("0", "0"))
    return width, height
