"""Match the rows of a file with the rows of the form, by label, similarity or order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from model.recognise.expected import Expected, Match
from model.recognise.labels import label_texts, nearest, ordinal
from model.recognise.rows import RawRow, labels_of


class How(Enum):
    """How a row was matched."""

    LABEL = "label"
    LIKENESS = "likeness"
    ORDER = "order"


class Matched(NamedTuple):
    """A row of a file and the matching row of the form, None if there is none."""

    raw: RawRow
    match: Match | None
    how: How = How.LABEL


def match_rows(table: Expected, raws: Sequence[RawRow]) -> list[Matched]:
    """Return every row with its match, in document order."""
    if table.has_row_labels:
        return _Matching(table, raws).run()
    whole = [raw for raw in raws if len(raw.values) >= len(table.rows[0].addresses)]
    return [Matched(raw, Match(0)) for raw in whole or ([_joined(raws)] if raws else [])]


def _joined(raws: Sequence[RawRow]) -> RawRow:
    """Return the figures of a table without row labels joined to one row."""
    if len(raws) == 1:
        return raws[0]
    values = tuple(piece for raw in raws if raw.figures for piece in raw.values)
    return raws[0]._replace(values=values, heads=(), labels=(), before="", after="")


class _Matching:
    def __init__(self, table: Expected, raws: Sequence[RawRow]) -> None:
        self._table = table
        self._raws = raws
        self._found: list[Match | None] = [None] * len(raws)
        self._how = [How.LABEL] * len(raws)

    def run(self) -> list[Matched]:
        self._by_label()
        self._doubt_groups()
        self._doubt_twins()
        self._by_likeness()
        self._by_order()
        self._by_outer_label()
        return [Matched(*row) for row in zip(self._raws, self._found, self._how, strict=True)]

    def _by_label(self) -> None:
        for i, raw in enumerate(self._raws):
            self._found[i] = self._exact(labels_of(raw))

    def _exact(self, texts: Iterable[str]) -> Match | None:
        for text in texts:
            for word in label_texts(text):
                match = self._table.by_label.get(word)
                if match is not None:
                    return match
        return None

    def _doubt_groups(self) -> None:
        """Drop matches by the label of a group if rows of the group are matched by their own labels."""
        plain = {m.row for m in self._found if m is not None and not m.whole_group}
        for i, match in enumerate(self._found):
            if match is not None and match.whole_group and plain & set(self._table.siblings[match.row]):
                self._found[i] = None

    def _doubt_twins(self) -> None:
        """Match two adjacent rows with the same label by order if the form has two rows there."""
        for i in range(len(self._raws) - 1):
            one, other = self._found[i], self._found[i + 1]
            if one is None or one != other or one.part_of_row:
                continue
            before, after = self._index(i - 1), self._index(i + 2)
            if after - before == 3 and before < one.row < after:
                for j, index in ((i, before + 1), (i + 1, before + 2)):
                    if index != one.row:
                        self._found[j], self._how[j] = Match(index), How.ORDER

    def _index(self, i: int) -> int:
        """Return the form's row index of row `i`; -1 before the first row, one beyond the last after the end."""
        if i < 0:
            return -1
        if i >= len(self._raws):
            return len(self._table.rows)
        match = self._found[i]
        return match.row if match is not None else -99

    def _by_likeness(self) -> None:
        for i, raw in enumerate(self._raws):
            if self._found[i] is None and raw.figures:
                index = self._like(i, raw)
                if index is not None:
                    self._found[i], self._how[i] = Match(index), How.LIKENESS

    def _like(self, i: int, raw: RawRow) -> int | None:
        taken = self._taken()
        low, high = self._gap(i)
        inside = [r for r in self._table.rows if r.index not in taken and low < r.index < high]
        outside = [r for r in self._table.rows if r.index not in taken and not low < r.index < high]
        for rows in (inside, outside):
            candidates = [(r.index, word) for r in rows for word in label_texts(r.label)]
            for text in labels_of(raw):
                same = [(i, w) for i, w in candidates if ordinal(self._table.rows[i].label) == ordinal(text)]
                index = nearest(text, same)
                index = nearest(text, candidates) if index is None else index
                if index is not None:
                    return index
        return None

    def _taken(self) -> set[int]:
        return {match.row for match in self._found if match is not None}

    def _gap(self, i: int) -> tuple[int, int]:
        """Return the form's row indices of the nearest matched rows before and after row `i`."""
        low = next((m.row for m in reversed(self._found[:i]) if m is not None), -1)
        high = next((m.row for m in self._found[i + 1 :] if m is not None), len(self._table.rows))
        return low, high

    def _by_order(self) -> None:
        """Match unknown rows between two known ones by order if the form has as many rows between them."""
        known = [-1, *(i for i, match in enumerate(self._found) if match is not None), len(self._raws)]
        for before, after in pairwise(known):
            rows = [j for j in range(before + 1, after) if self._raws[j].figures]
            taken = self._taken()
            free = [k for k in range(self._index(before) + 1, self._index(after)) if k not in taken]
            if rows and len(free) == len(rows):
                for j, index in zip(rows, free, strict=True):
                    self._found[j], self._how[j] = Match(index), How.ORDER

    def _by_outer_label(self) -> None:
        """Match a row by the label of its group if the form has this group as one row."""
        for i, raw in enumerate(self._raws):
            if self._found[i] is not None or len(raw.labels) < 2:
                continue
            match = self._exact(raw.labels[-2::-1])
            if match is not None and not match.whole_group and match.row not in self._taken():
                self._found[i], self._how[i] = match, How.LIKENESS
