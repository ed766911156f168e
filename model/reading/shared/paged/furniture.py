"""Furniture of pages: page numbers and running heads, which are left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from model.reading.shared.paged.lines import Line

_MARGIN = 0.13
"""Of the height of a page: where heads and feet stand."""
_DASHES = "-—–―－ー_·•.~∼～|"
_NUMBER = re.compile(rf"[{_DASHES}]*(?:\d{{1,3}}|[ivxlIVXL]{{1,5}})[{_DASHES}]*")
_COUNTED = re.compile(
    r"第?\d{1,3}页?(?:[/,，，、]|共|of)+\d{1,3}页?|第\d{1,3}页|第[一二三四五六七八九十]+页|[Pp]age\d{1,3}"
)
_DIGITS = re.compile(r"\d+")


class Extent(NamedTuple):
    """Width and height of a page."""

    width: float
    height: float


def without_furniture(pages: Sequence[Sequence[Line]], extents: Sequence[Extent]) -> list[list[Line]]:
    """Return the lines of each page, without page numbers and without what stands at one place on half of the pages."""
    repeated = _repeated(pages, extents)
    return [
        [
            line
            for line in lines
            if not _in_margin(line, extent)
            or not (is_page_number(line.text) or _key(line, extent) in repeated)
        ]
        for lines, extent in zip(pages, extents, strict=True)
    ]


def is_page_number(text: str) -> bool:
    """Return whether a line is the number of a page, such as `— 3 —`, `3`, `第3页` or `3/7`."""
    plain = "".join(text.split())
    return _NUMBER.fullmatch(plain) is not None or _COUNTED.fullmatch(plain) is not None


def _in_margin(line: Line, extent: Extent) -> bool:
    return not _MARGIN * extent.height < line.base < (1 - _MARGIN) * extent.height


def _key(line: Line, extent: Extent) -> tuple[str, int]:
    """Return what is the same on all pages for a running head: its text without numbers, and its height."""
    return _DIGITS.sub("#", "".join(line.text.split())), round(line.base / extent.height * 100)


def _repeated(pages: Sequence[Sequence[Line]], extents: Sequence[Extent]) -> set[tuple[str, int]]:
    if len(pages) < 2:
        return set()
    seen: Counter[tuple[str, int]] = Counter()
    for lines, extent in zip(pages, extents, strict=True):
        seen.update({_key(line, extent) for line in lines if _in_margin(line, extent)})
    least = max(2, (len(pages) + 1) // 2)
    return {key for key, count in seen.items() if count >= least}
