"""Recorder: the canvas that remembers what is drawn on it as marks, page by page."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from export.writers.fixed.clusters import Glyph, glyphs_of
from export.writers.fixed.elements import Element, Kind
from export.writers.fixed.faces import Faces
from export.writers.fixed.links import Link, links_in
from export.writers.fixed.marks import Document, FixedPage, Frame, Image, Mark, Text
from export.writers.fixed.set_line import SetLine
from model.content.blocks import Picture


class _Place(NamedTuple):
    """Where the corner of the canvas is on the paper, and how much smaller it is."""

    left: float = 0
    top: float = 0
    scale: float = 1


class Recorder:
    """A canvas for one document; `root` is the element that all others are in."""

    def __init__(self, root: Element) -> None:
        self._root, self._faces = root, Faces()
        self._pages: list[FixedPage] = []
        self._marks: list[Mark] = []
        self._place, self._saved = _Place(), list[_Place]()
        self._links: dict[tuple[int, Link], Element] = {}

    def end_page(self, width: float, height: float) -> None:
        """Begin another page."""
        self._pages.append(FixedPage(width, height, tuple(self._marks)))
        self._marks = []

    def document(self) -> Document:
        """Return the pages that have ended."""
        return Document(tuple(self._pages), self._root, self._faces.all)

    def save(self) -> None:
        """Remember the place."""
        self._saved.append(self._place)

    def restore(self) -> None:
        """Return to the place remembered last."""
        self._place = self._saved.pop()

    def translate(self, x: float, y: float) -> None:
        """Move the corner."""
        left, top, scale = self._place
        self._place = _Place(left + x * scale, top + y * scale, scale)

    def scale(self, x: float, y: float) -> None:
        """Draw smaller, across as much as down."""
        self._place = self._place._replace(scale=self._place.scale * x)

    def line(self, line: SetLine, left: float, baseline: float, element: Element | None) -> None:
        """Record the glyphs of a line, those of one face and one link together."""
        text = line.layout.text()
        links = links_in(text)
        rise = baseline - line.line.ascent()

        def link_of(glyph: Glyph) -> Link | None:
            return next((link for link in links if link.start <= glyph.at < link.end), None)

        glyphs = glyphs_of(line.line, text)
        for link, linked in groupby(glyphs, key=link_of):
            within = self._linked(line, link, element) if link and element else element
            for _, alike in groupby(linked, key=lambda g: (id(g.font), g.baseline)):
                self._marks.append(self._text(list(alike), left, rise, within))

    def _linked(self, line: SetLine, link: Link, element: Element) -> Element:
        """Return the element of a link, which goes on in the next line of its paragraph."""
        key = id(line.layout), link
        if key not in self._links:
            self._links[key] = element.add(Kind.LINK, link.target)
        return self._links[key]

    def _text(self, glyphs: list[Glyph], left: float, rise: float, element: Element | None) -> Text:
        x, y, scale = self._place
        font = glyphs[0].font
        face = self._faces.face(font)
        size = font.pixelSize()
        (advance,) = font.advancesForGlyphIndexes([glyphs[-1].number])
        return Text(
            face=face,
            size=size * scale,
            baseline=y + (rise + glyphs[0].baseline) * scale,
            lefts=tuple(x + (left + glyph.left) * scale for glyph in glyphs),
            glyphs=tuple(face.number(glyph.number, glyph.text) for glyph in glyphs),
            characters=tuple(glyph.text for glyph in glyphs),
            width=(glyphs[-1].left - glyphs[0].left + advance.x()) * scale,
            element=element,
        )

    def frame(self, frame: Frame) -> None:
        """Record the border of a cell."""
        x, y, scale = self._place
        self._marks.append(
            Frame(
                x + frame.left * scale,
                y + frame.top * scale,
                frame.width * scale,
                frame.height * scale,
                frame.border * scale,
                frame.fill,
            )
        )

    def picture(
        self, picture: Picture, area: tuple[float, float, float, float], element: Element | None
    ) -> None:
        """Record a picture; left, top, width and height of its place."""
        x, y, scale = self._place
        left, top, width, height = area
        self._marks.append(
            Image(picture, x + left * scale, y + top * scale, width * scale, height * scale, element)
        )
