"""Ranges copied out of a table of the form and pasted into it again: what must come of each at every cell."""

from __future__ import annotations

from collections.abc import Iterator

from model.content.address import Address
from model.form.spec import Entry, TableSpec
from ui.grid import clipboard
from ui.grid.clipboard import Box
from ui.grid.model import address_of
from ui.grid.paste_plan import PasteRefused, Spot, plan


def boxes(spec: TableSpec) -> Iterator[Box]:
    """Yield every rectangle of a table."""
    rows, columns = range(len(spec.rows)), range(len(spec.widths))
    return (
        Box(top, left, bottom, right)
        for top in rows
        for bottom in rows[top:]
        for left in columns
        for right in columns[left:]
    )


def starts_of(spec: TableSpec) -> list[Spot]:
    """Return the cells for figures, at each of which a range may be pasted."""
    return [(place.row, place.column) for place in spec.entries.values()]


def numbered(spec: TableSpec) -> dict[Address, str]:
    """Return another figure for every cell, blank for every seventh."""
    return {a: "" if n % 7 == 3 else str(n + 1) for n, a in enumerate(spec.entries)}


class CopiedRange:
    """A rectangle of a filled-in table as it stands on the clipboard."""

    def __init__(self, spec: TableSpec, box: Box) -> None:
        self.spec, self.box = spec, box
        self.figures = numbered(spec)
        covered = {spec.at[spot] for spot in box.places()}
        self.has_labels = any(not isinstance(place.cell, Entry) for place in covered)
        self.covered = {a for a, p in spec.entries.items() if p in covered}
        text = clipboard.to_text(spec, box, lambda place: self.figures[address_of(spec, place)])
        self.matrix = clipboard.from_text(text)

    def check(self, start: Spot) -> bool:
        """Return whether the range was placed at a cell; every figure is then where it came from, or as far from the cell.

        Raise AssertionError where a figure went anywhere else.
        """
        try:
            texts, by_labels = plan(self.spec, self.matrix, start)
        except PasteRefused as refusal:
            assert str(refusal)
            return False
        if by_labels:
            assert self.has_labels
            assert all(self.figures[address] == text for address, text in texts.items())
            assert self.covered == set(texts)
            return True
        entries = self.spec.entries
        placed = sorted((entries[a].row, entries[a].column, text) for a, text in texts.items() if text)
        wanted = sorted(
            (start[0] + i, start[1] + j, text)
            for i, row in enumerate(self.matrix)
            for j, text in enumerate(row)
            if text
        )
        assert [text for *_, text in placed] == [text for *_, text in wanted]
        if not self.has_labels and (self.box.top, self.box.left) == start:
            assert all(self.figures[address] == text for address, text in texts.items())
        return True
