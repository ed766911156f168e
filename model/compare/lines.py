"""Lines: a comparison as it is read, side by side, every changed stretch told from what stayed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from model.compare.reports import FIELD_NAMES, Comparison, ParagraphPair, TableComparison, TextComparison
from model.content.address import Address
from model.content.blocks import Paragraph
from model.content.values import display

MOVED, ONLY_OLD, ONLY_NEW = "移动", "只在左边有", "只在右边有"


class Stretch(NamedTuple):
    """Characters of one side that are, or are not, changed."""

    text: str
    changed: bool


class Line(NamedTuple):
    """One paragraph, cell or field of both reports."""

    part: str
    """The heading of the part that it is in."""
    place: str
    """What it is: the name of a cell or field; empty for a paragraph."""
    old: tuple[Stretch, ...]
    new: tuple[Stretch, ...]
    note: str
    """How a figure grew, or that a paragraph stands on one side alone or elsewhere."""
    address: Address
    """The place in the new report."""
    is_same: bool

    @property
    def old_text(self) -> str:
        """The characters of the left side."""
        return "".join(stretch.text for stretch in self.old)

    @property
    def new_text(self) -> str:
        """The characters of the right side."""
        return "".join(stretch.text for stretch in self.new)


def lines(comparison: Comparison, *, everything: bool = False) -> Iterator[Line]:
    """Yield the lines that are not the same, or with `everything` all that say something, in the order of the form."""
    for pair in comparison.fields:
        if (everything and (pair.old or pair.new)) or not pair.is_same:
            old, new = (Stretch(text, not pair.is_same) for text in (pair.old, pair.new))
            yield Line("标题和落款", FIELD_NAMES[pair.name], (old,), (new,), "", pair.address, pair.is_same)
    for part in comparison.parts:
        found = _text_lines(part) if isinstance(part, TextComparison) else _table_lines(part, comparison)
        yield from (line for line in found if everything or not line.is_same)


def _text_lines(part: TextComparison) -> Iterator[Line]:
    at = 0
    for pair in part.pairs:
        place = Address(part.key).span(at, at)
        if isinstance(pair.new, Paragraph):
            place = Address(part.key).span(at, at + len(pair.new.text))
            at += len(pair.new.text) + 1
        old = tuple(Stretch(p.old, not p.is_same) for p in pair.pieces if p.old)
        new = tuple(Stretch(p.new, not p.is_same) for p in pair.pieces if p.new)
        yield Line(part.heading, "", old, new, _note(pair), place, pair.is_same)


def _note(pair: ParagraphPair) -> str:
    if pair.is_moved:
        return MOVED
    if pair.new is None:
        return ONLY_OLD
    return ONLY_NEW if pair.old is None else ""


def _table_lines(part: TableComparison, comparison: Comparison) -> Iterator[Line]:
    for pair in part.cells:
        if pair.old is None and pair.new is None:
            continue
        old, new = (Stretch(display(value) or "空白", not pair.is_same) for value in (pair.old, pair.new))
        change = pair.change
        note = "" if pair.is_same or change is None else signed(change)
        yield Line(
            part.heading, comparison.name(pair.address), (old,), (new,), note, pair.address, pair.is_same
        )


def signed(change: object) -> str:
    """Return how much more something is, with its sign: `+13`, `-4`, `0`."""
    text = format(change, "f") if hasattr(change, "as_tuple") else str(change)
    return text if text.startswith("-") or not text.strip("0.") else f"+{text}"


def rate_text(rate: float | None) -> str:
    """Return a share as it is printed: `+12.5%`; a dash where there is none to tell."""
    return "—" if rate is None else f"{rate:+.1%}" if rate else "0%"
