"""Marks: what stands on a fixed page, in twips from the upper left corner of the paper."""

from __future__ import annotations

from typing import NamedTuple

from export.writers.fixed.elements import Element
from export.writers.fixed.faces import Face
from model.content.blocks import Picture


class Text(NamedTuple):
    """Glyphs of one face and size on one line."""

    face: Face
    size: float
    baseline: float
    lefts: tuple[float, ...]
    """Where each glyph begins."""
    glyphs: tuple[int, ...]
    """As numbered in the face."""
    characters: tuple[str, ...]
    """What each glyph stands for."""
    width: float
    """To the end of the last glyph."""
    element: Element | None


class Frame(NamedTuple):
    """The border of a cell, and what fills it: six hex digits or nothing."""

    left: float
    top: float
    width: float
    height: float
    border: float
    fill: str


class Image(NamedTuple):
    """A picture at its place."""

    picture: Picture
    left: float
    top: float
    width: float
    height: float
    element: Element | None


Mark = Text | Frame | Image


class FixedPage(NamedTuple):
    """One page of a document."""

    width: float
    height: float
    marks: tuple[Mark, ...]


class Document(NamedTuple):
    """The pages, with the root of the elements that their marks belong to."""

    pages: tuple[FixedPage, ...]
    root: Element
    faces: tuple[Face, ...]
