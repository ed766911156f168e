"""Paragraphs: lines of running text put together, by their indent, their length and the white between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from model.content.blocks import Block, Paragraph, Picture, Run
from model.reading.shared.paged.lines import Line, needs_space
from model.reading.shared.paged.signs import is_wide
from model.reading.shared.paged.tagged import Tags

_INDENT = 0.8
"""Of the size: a line that begins further right than the margin begins a paragraph."""
_SLACK = 2.2
"""Of the size: a line that ends that much before the margin, or less, is full (a sign that may not begin a line, and the
one before it, go to the next)."""
_SAME_INDENT = 0.2
"""Of the size: lines that begin no further apart begin at the same place; a bracket begins a hair before a character."""
_NEAR = 0.8
_OTHER_SIZE = 0.12
_WIDE_GAP = 1.45
"""Of the usual distance of lines: white that parts paragraphs."""
_SENTENCES = "。！？；"
_WIDEST_PITCH = 2.7
"""Of the size: lines set double."""
_ENDS = "。！？；：!?;:"
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)"
)

_METADATA = re.compile(
    r"(?:[^，。；：:]{1,10}[：:][^，。；、]{0,40}[：:]|[^，。；：:]{1,10}[：:](?:19|20)\d\d-|(?:19|20)\d\d-\d\d?-\d\d?)[^，。；、]{0,80}"
)
"""A line that a site puts below a title: `来源：县政府办 浏览次数：12`, `2024-01-22 15:35`. No text goes on behind it."""


@dataclass(frozen=True)
class Column:
    """Where running text begins and ends on the pages, and how far its lines are apart, in points."""

    left: float
    right: float
    pitch: float


@dataclass
class _Group:
    """The lines of a paragraph, and pictures that stand beside or below them."""

    lines: list[Line] = field(default_factory=list[Line])
    pictures: list[Picture] = field(default_factory=list[Picture])


def column_of(lines: Sequence[Line], width: float) -> Column:
    """Return the column of running text that most of the long lines stand in, on pages of this width.

    Where no line comes near the right margin, that is taken to be as wide as the left one.
    """
    longest = sorted(lines, key=lambda line: line.right - line.left)[len(lines) // 2 :]
    lefts, rights = sorted(line.left for line in longest), sorted(line.right for line in longest)
    gaps = sorted(b.base - a.base for a, b in pairwise(lines) if a.page == b.page and b.base > a.base + 1)
    left = lefts[len(lefts) // 10] if lefts else 0.0
    right = rights[len(rights) * 3 // 4] if rights else 0.0
    opposite = width - left
    return Column(
        left, right if right > _NEAR * opposite else opposite, gaps[len(gaps) // 2] if gaps else 0.0
    )


def text_blocks(pieces: Sequence[Line | Picture], column: Column, tags: Tags) -> list[Block]:
    """Return consecutive lines as paragraphs; pictures come after the paragraph beside or above them.

    Lines that tags put apart are, whatever they look like.
    """
    groups: list[_Group] = []
    for piece in pieces:
        if isinstance(piece, Picture):
            if not groups:
                groups.append(_Group())
            groups[-1].pictures.append(piece)
        elif groups and groups[-1].lines and goes_on(last := groups[-1].lines[-1], piece, column):
            if tags.are_apart(last, piece):
                groups.append(_Group([piece]))
            else:
                groups[-1].lines.append(piece)
        else:
            groups.append(_Group([piece]))
    found: list[Block] = []
    for group in groups:
        found += [Paragraph(_runs(group.lines))] if group.lines else []
        found += group.pictures
    return found


def goes_on(last: Line, line: Line, column: Column) -> bool:
    """Return whether a line belongs to the paragraph of the one before it."""
    if abs(last.size - line.size) > _OTHER_SIZE * last.size:
        return False
    if last.page == line.page and column.pitch and line.base - last.base > _WIDE_GAP * _pitch(column, line):
        return False
    if column.right - last.right > _SLACK * line.size + _first_word(line) * line.size / 2:
        return False
    if _METADATA.fullmatch(last.text) or _is_heading(line, column) or _is_bold(last) != _is_bold(line):
        return False
    if line.left - column.left <= _INDENT * line.size:
        return True
    hangs = line.left - last.left > _SAME_INDENT * line.size
    return last.text[-1] not in _ENDS and _NUMBERED.match(line.text) is None and hangs


def _is_heading(line: Line, column: Column) -> bool:
    """Return whether the line is short, numbered and no sentence."""
    is_short = column.right - line.right > _SLACK * line.size
    return (
        is_short
        and _NUMBERED.match(line.text) is not None
        and not any(end in line.text for end in _SENTENCES)
    )


def _is_bold(line: Line) -> bool:
    return all(run.bold for run in line.runs)


def _pitch(column: Column, line: Line) -> float:
    return min(max(column.pitch, line.size), _WIDEST_PITCH * line.size)


def _first_word(line: Line) -> int:
    """Return the length of an unbreakable word, such as an address, at the start of a line, which left the last one short."""
    text = line.text
    length = 0
    while length < len(text) and not is_wide(text[length]) and text[length] != " ":
        length += 1
    return length


def _runs(lines: Sequence[Line]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for line in lines:
        for i, run in enumerate(line.runs):
            text = run.text
            if i == 0 and runs and needs_space(runs[-1].text, text):
                text = " " + text
            if runs and runs[-1].bold == run.bold:
                runs[-1] = Run(runs[-1].text + text, run.bold)
            else:
                runs.append(Run(text, run.bold))
    return tuple(runs)
