"""Section: a written section of a marked file beside the same section of the report, as characters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from model.compare.alignment import align
from model.compare.words import changes
from model.content.blocks import Blocks, Paragraph, Run
from model.content.heading_levels import level_of
from model.content.markup import Span
from model.report.report import FRONT
from model.takeback.marked import OBJECT, Mark


class _Placed(NamedTuple):
    """A mark and the characters of the text before all changes that it covers; none for an insertion."""

    mark: Mark
    start: int
    end: int
    is_behind: bool = False
    """Whether it comes after the end of the last paragraph, in one of its own."""


class _Same(NamedTuple):
    """A stretch that is the same in the file before its changes and in the report."""

    start: int
    end: int
    at: int
    """Where it begins in the report."""


class Section:
    """Characters of the file and of the report, and which are which."""

    Placed = _Placed

    def __init__(self, key: str, marks: tuple[Mark, ...], blocks: Blocks) -> None:
        self.key = key
        self._marks = marks
        self.base = "".join(mark.span.text for mark in marks if mark.span.was_there).rstrip("\n")
        """The text before all changes."""
        self._characters = Characters.of(blocks)
        self.now = self._characters.text
        """The text of the report."""

    @cached_property
    def placed(self) -> tuple[_Placed, ...]:
        """Every mark with its place."""
        found: list[_Placed] = []
        at, last = 0, len(self.base)
        for mark in self._marks:
            end = at + len(mark.span.text) * mark.span.was_there
            found.append(_Placed(mark, min(at, last), min(end, last), at > last))
            at = end
        return tuple(found)

    def groups(self) -> Iterator[list[_Placed]]:
        """Yield the changes that stand together and are one person's; the two ends of a move stay apart from others."""
        group: list[_Placed] = []
        for placed in self.placed:
            joins = bool(group) and placed.mark.span.is_changed and _owner(group[-1]) == _owner(placed)
            if group and not joins:
                if placed.mark.span.text == "" and not placed.mark.span.is_changed:
                    continue
                yield group
                group = []
            if placed.mark.span.is_changed:
                group.append(placed)
        if group:
            yield group

    def comments(self) -> Iterator[tuple[int, int, int]]:
        """Yield each comment with the characters that it is on."""
        found: dict[int, tuple[int, int]] = {}
        for placed in self.placed:
            for index in placed.mark.span.comments:
                start, _ = found.get(index, (placed.start, placed.end))
                found[index] = start, placed.end
        for index, (start, end) in found.items():
            yield index, start, end

    def in_report(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where characters of the file stand in the report; None where the report differs there."""
        for same in self._same:
            if same.start <= start and end <= same.end:
                return same.at + start - same.start, same.at + end - same.start
        return None

    def has_field(self, start: int, end: int) -> bool:
        """Return whether characters of the report belong to a figure that follows the tables."""
        return self._characters.has_field(start, end)

    @cached_property
    def _same(self) -> tuple[_Same, ...]:
        return tuple(_same(self.base, self.now))

    def differences(self) -> Iterator[tuple[int, int, tuple[Mark, ...]]]:
        """Yield the characters of the report that the file has otherwise, with what it has there, before its changes."""
        base = now = 0
        for same in (*self._same, _Same(len(self.base), len(self.base), len(self.now))):
            if same.start > base or same.at > now:
                yield now, same.at, tuple(self._cut(base, same.start))
            base, now = same.end, same.at + same.end - same.start

    def _cut(self, start: int, end: int) -> Iterator[Mark]:
        """Return the marks of some characters, without changes and comments."""
        for mark, first, last, _ in self.placed:
            text = mark.span.text[max(0, start - first) : max(0, end - first)] if first < last else ""
            if text:
                yield Mark(Span(text, bold=mark.span.bold), mark.block)


def _owner(placed: _Placed) -> tuple[str, str]:
    revision = placed.mark.span.revisions[-1]
    return revision.author, revision.move


def _same(base: str, now: str) -> Iterator[_Same]:
    """Yield the stretches of two texts that are the same, paragraph by paragraph, joined where they meet."""
    if base == now:
        yield _Same(0, len(base), 0)
        return
    found: list[_Same] = []
    for start, end, at in _stretches(base.split("\n"), now.split("\n")):
        last = found[-1] if found else None
        if last is not None and last.end == start and last.at + last.end - last.start == at:
            found[-1] = _Same(last.start, end, last.at)
        else:
            found.append(_Same(start, end, at))
    yield from found


def _stretches(base: list[str], now: list[str]) -> Iterator[_Same]:
    starts, places = _starts(base), _starts(now)
    for pair in align(base, now):
        if pair.old is None or pair.new is None:
            continue
        at, place = starts[pair.old], places[pair.new]
        for piece in changes(base[pair.old], now[pair.new]):
            if piece.is_same:
                yield _Same(at, at + len(piece.old), place)
            at, place = at + len(piece.old), place + len(piece.new)
        if pair.old + 1 < len(base) and pair.new + 1 < len(now):
            yield _Same(at, at + 1, place)


def _starts(lines: list[str]) -> list[int]:
    found, at = [0], 0
    for line in lines[:-1]:
        at += len(line) + 1
        found.append(at)
    return found


class Characters:
    """A text as characters with their formats, to be changed by place and made blocks again."""

    def __init__(self, runs: list[Run], objects: list[Blocks], lines: dict[str, Paragraph]) -> None:
        self._runs = runs
        """One run a character."""
        self._objects = objects
        self._lines = lines
        """The paragraphs as they were, by their text."""

    @classmethod
    def of(cls, blocks: Blocks) -> Characters:
        """Return the characters of blocks, a line feed between two."""
        runs: list[Run] = []
        objects: list[Blocks] = []
        lines: dict[str, Paragraph] = {}
        for index, block in enumerate(blocks):
            if index:
                runs.append(Run("\n"))
            if isinstance(block, Paragraph):
                lines.setdefault(block.text, block)
                runs += [replace(run, text=c) for run in block.runs for c in run.text]
            else:
                runs.append(Run(OBJECT))
                objects.append((block,))
        return cls(runs, objects, lines)

    @property
    def text(self) -> str:
        """The characters."""
        return "".join(run.text for run in self._runs)

    def has_field(self, start: int, end: int) -> bool:
        """Return whether any of the characters, or both around an empty place, are of one figure that follows the tables."""
        if start == end:
            around = self._runs[max(0, start - 1) : start + 1]
            return len(around) == 2 and bool(around[0].field) and around[0].field == around[1].field
        return any(run.field for run in self._runs[start:end])

    def replace(self, start: int, end: int, marks: tuple[Mark, ...]) -> None:
        """Put other characters in the place of some; the places after them move."""
        before = sum(run.text == OBJECT for run in self._runs[:start])
        inside = sum(run.text == OBJECT for run in self._runs[start:end])
        self._objects[before : before + inside] = [(m.block,) for m in marks if m.block is not None]
        self._runs[start:end] = [
            Run(c, mark.span.bold) for mark in marks for c in mark.span.text if c != OBJECT or mark.block
        ]

    def blocks(self, key: str) -> Blocks:
        """Return the blocks; blank paragraphs are left out, changed ones get the level that their number says."""
        objects = iter(self._objects)
        line: list[Run] = []
        made: list[Blocks] = []
        for run in (*self._runs, Run("\n")):
            if run.text == OBJECT:
                made += [self._paragraph(line, key), next(objects, ())]
                line = []
            elif run.text == "\n":
                made.append(self._paragraph(line, key))
                line = []
            else:
                line.append(run)
        return tuple(block for blocks in made for block in blocks)

    def _paragraph(self, characters: list[Run], key: str) -> Blocks:
        text = "".join(run.text for run in characters)
        if not text.strip():
            return ()
        known = self._lines.get(text)
        if known is not None and [replace(r, text=c) for r in known.runs for c in r.text] == characters:
            return (known,)
        runs: list[Run] = []
        for run in characters:
            if runs and replace(runs[-1], text="") == replace(run, text=""):
                runs[-1] = replace(run, text=runs[-1].text + run.text)
            else:
                runs.append(run)
        like = Paragraph(tuple(runs))
        return (like if key == FRONT else replace(like, role=level_of(text)),)
