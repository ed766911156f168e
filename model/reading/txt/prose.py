"""Join lines of running text into paragraphs, across line and page breaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from model.content.blocks import HEADINGS, Paragraph, Role, Run
from model.reading.shared.pieces import paragraph
from model.reading.source import BLANK_CELL
from model.reading.txt.marks import bare, heading, runs

_ENDS = tuple("。！？；：…”’）》】〕」.!?;:)>]")
_OPENS = tuple("，。；：、！？）》】〕”’,;)")
_PUNCTUATION = re.compile(r"[，。；：,;]")
_ENUMERATED = re.compile(
    r"[一二三四五六七八九十]{1,3}(?:[、.．]|是|要)|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}(?:[、．]|[.](?!\d))|[①-⑳]|第[一二三四五六七八九十]+[，、条章]"
    r"|附件|附表"
)
_LABELLED = re.compile(
    r"(?:[【\[]?[^，。；：:\d]{1,10}[：:]|(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s)[^，。；、]{0,80}"
)
"""A line of metadata, which no sentence continues: `来源：县政府办`, `2024-01-22 15:35`."""
_TITLE = re.compile(r"^[^，。；：]*公\s*开[^，。；：]*(?:报\s*告|年\s*报)(?:[（(][^（()）]{1,12}[)）])?$")
_FIGURES = re.compile(r"(?:\s+[-\d,.，/—]+){2,}\s*$")
_FULL_LINE = 30
"""A line of at least so many characters may be broken in the middle of a sentence."""
_LONG_HEADING = 45
_TAIL = 200
"""Only so many characters at the end of a paragraph are examined, to stay linear in its length."""
_MOST_BLANKS = 2
_LONGEST_CELL = 45
_MOST_BLANK_CELLS = 15
_LEAST_GAPS = 20


class Line(NamedTuple):
    """A line of running text."""

    text: str
    blanks: int = 0
    """Number of blank lines before it."""

    @property
    def is_indented(self) -> bool:
        """Whether it begins like the first line of a paragraph."""
        return self.text.startswith(("\u3000", "  ", "\t"))


def paragraphs(lines: Iterable[Line], *, has_title: bool) -> list[Paragraph]:
    """Return the paragraphs of the lines; blank paragraphs mark possible blank cells.

    `has_title` is whether the first level of Markdown headings is used for the title only.
    """
    lines = list(lines)
    usual = _usual_blanks(lines)
    found: list[Paragraph] = []
    pending = ""
    for line in lines:
        if line.text == BLANK_CELL:
            _put(found, pending, Role.BODY)
            found.append(Paragraph((Run(BLANK_CELL),)))
            pending = ""
            continue
        level, text = heading(line.text)
        if pending and not level and _continues(pending, line):
            pending += line.text.strip()
            continue
        blanks = _blank_cells(pending, line, usual)
        _put(found, pending, Role.BODY)
        found += [Paragraph()] * blanks
        pending = "" if level else line.text
        if level:
            _put(found, text, _role(level, has_title))
    _put(found, pending, Role.BODY)
    return found


def _usual_blanks(lines: Sequence[Line]) -> int:
    """Return the number of blank lines that stand between all short lines, so that they are no cells."""
    gaps = sorted(
        line.blanks for before, line in pairwise(lines) if _is_short(before.text) and _is_short(line.text)
    )
    return gaps[len(gaps) // 10] if len(gaps) >= _LEAST_GAPS else 0


def _blank_cells(before: str, line: Line, usual: int) -> int:
    """Return the number of blank cells before `line`, of which each is a blank line with `usual` ones below it.

    Only blank lines between short lines may be cells.
    """
    if not _is_short(before) or not _is_short(line.text):
        return 0
    return min((line.blanks - usual) // (usual + 1), _MOST_BLANK_CELLS) if line.blanks > usual else 0


def _is_short(text: str) -> bool:
    return bool(text) and len(text) < _LONGEST_CELL and "。" not in text


def _put(found: list[Paragraph], text: str, role: Role) -> None:
    made = paragraph(runs(text.replace("\t", " ")), role)
    if made is not None:
        found.append(made)


def _role(level: int, has_title: bool) -> Role:
    if has_title and level == 1:
        return Role.TITLE
    return HEADINGS[min(level - 1 - has_title, len(HEADINGS) - 1)]


def _continues(before: str, line: Line) -> bool:
    """Return whether the line continues the paragraph `before`."""
    first, second = bare(before[-_TAIL:]).strip(), bare(line.text).strip()
    if second.startswith(_OPENS):
        return True
    if line.blanks > _MOST_BLANKS or line.is_indented or first.endswith(_ENDS) or _ENUMERATED.match(second):
        return False
    if _FIGURES.search(first) or _FIGURES.search(second[-_TAIL:]) or not _PUNCTUATION.search(second):
        return False
    if _ENUMERATED.match(first) and len(first) < _LONG_HEADING and not re.search("[。；]", first):
        return False
    if _LABELLED.fullmatch(first) or _TITLE.search(first):
        return False
    return len(first) >= _FULL_LINE or _PUNCTUATION.search(first) is not None
