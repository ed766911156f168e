"""Edits of ranges: paste, clear, fill; each is one undo step and returns what to tell the clerk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from model.content.address import Address
from model.content.values import Kind, Remark, Value, display, number, parse, squeeze
from model.form.spec import Entry, Label, Placed, TableSpec
from ui.grid.cell_texts import cell_name
from ui.grid.clipboard import Box, Matrix, box_of
from ui.grid.model import GridModel, address_of

_MOST_NAMED = 3
"""Cells that were left out and are named one by one; the rest are counted."""


class Taken(NamedTuple):
    """What a paste came to: the figures that go in, and what is left out, in words."""

    values: dict[Address, Value]
    left_out: tuple[str, ...]


class RangeEdits:
    """The edits of ranges on one table. Every method returns a sentence, empty where nothing needs saying."""

    def __init__(self, model: GridModel) -> None:
        self._model = model

    @property
    def _spec(self) -> TableSpec:
        return self._model.spec

    def clear(self, places: Sequence[Placed], word: str = "清除") -> str:
        """Empties cells; sums are passed over."""
        filled = [a for a in self._editable(places) if self._model.value(a) is not None]
        self._model.set_values(dict.fromkeys(filled), f"{word} {len(filled)} 格")
        if not filled and places and not self._editable(places):
            return "合计由程序自动计算，不能清除。"
        return ""

    def fill_blanks(self, places: Sequence[Placed] | None = None) -> str:
        """Puts 0 into the blank cells of a range or of the whole table; a sum that is not 0 stays blank."""
        chosen = list(self._spec.entries.values()) if places is None else places
        blanks = [a for a in self._editable(chosen) if self._model.value(a) is None and self._may_be_zero(a)]
        if not blanks:
            return "没有空白的格。"
        self._model.set_values(dict.fromkeys(blanks, 0), "空白填0")
        return f"已把 {len(blanks)} 个空白格填为 0。"

    def _may_be_zero(self, address: Address) -> bool:
        report = self._model.report
        rule = report.form.computed.get(address)
        return rule is None or number(report.sum(rule)) == 0

    def fill_down(self, places: Sequence[Placed]) -> str:
        """Copies the top row of a range into the rows below; for a single row, the row above it."""
        if not places:
            return ""
        box = box_of(places)
        top = box.top if box.bottom > box.top else box.top - 1
        values: dict[Address, Value] = {}
        for row, column in Box(top + 1, box.left, box.bottom, box.right).places():
            source, target = self._address_at(top, column), self._address_at(row, column)
            if source is not None and target is not None and self._model.is_editable(target):
                values[target] = self._model.value(source)
        self._model.set_values(values, f"向下填充 {len(values)} 格")
        return "" if values else "上面没有可以向下填充的数字。"

    def _address_at(self, row: int, column: int) -> Address | None:
        place = self._spec.at.get((row, column))
        if place is None or (place.row, place.column) != (row, column):
            return None
        return address_of(self._spec, place)

    def _editable(self, places: Sequence[Placed]) -> list[Address]:
        addresses = (address_of(self._spec, place) for place in places)
        return [a for a in addresses if a is not None and self._model.is_editable(a)]

    def paste(self, matrix: Matrix, places: Sequence[Placed]) -> str:
        """Fills in a copied range from the upper left of the selection; one value alone fills all of it."""
        if not any(text.strip() for row in matrix for text in row) and len(matrix) <= 1:
            return "剪贴板里没有可以粘贴的数字。"
        if not places:
            return "请先选一个要粘贴的格。"
        if len(matrix) == 1 and len(matrix[0]) == 1 and len(places) > 1:
            taken = self._take_everywhere(matrix[0][0], places)
        else:
            taken = self._take(matrix, *self._corner(matrix, places))
        self._model.set_values(taken.values, f"粘贴 {len(taken.values)} 格")
        return _told(taken)

    def _take_everywhere(self, text: str, places: Sequence[Placed]) -> Taken:
        values: dict[Address, Value] = {}
        left_out: list[str] = []
        for address in self._editable(places):
            self._read(address, text, values, left_out)
        return Taken(values, tuple(left_out))

    def _corner(self, matrix: Matrix, places: Sequence[Placed]) -> tuple[int, int]:
        """Where the range begins: at the selection, or where its own labels stand if it was copied with them."""
        first = squeeze(matrix[0][0])
        same = [p for p in self._spec.placed if isinstance(p.cell, Label) and squeeze(p.cell.text) == first]
        if len(same) == 1:
            return same[0].row, same[0].column
        box = box_of(places)
        return box.top, box.left

    def _take(self, matrix: Matrix, top: int, left: int) -> Taken:
        values: dict[Address, Value] = {}
        left_out: list[str] = []
        outside = 0
        for i, texts in enumerate(matrix):
            for j, text in enumerate(texts):
                place = self._spec.at.get((top + i, left + j))
                at_corner = place is not None and (place.row, place.column) == (top + i, left + j)
                if place is not None and at_corner and isinstance(place.cell, Entry):
                    address = Address(self._spec.key, place.cell.row, place.cell.column)
                    self._read(address, text, values, left_out)
                elif text.strip() and not _repeats_label(place, text):
                    outside += 1
        if outside:
            left_out.append(f"{outside} 格落在表格的填写区以外")
        return Taken(values, tuple(left_out))

    def _read(self, address: Address, text: str, values: dict[Address, Value], left_out: list[str]) -> None:
        if not self._model.is_editable(address):
            return
        form = self._model.report.form
        kind = form.kind(address)
        parsed = parse(text, kind)
        if parsed.remark is not Remark.UNREADABLE or kind is Kind.TEXT:
            values[address] = parsed.value
        elif squeeze(text) != display(self._model.value(address)):
            short = " ".join(text.split())[:12]
            left_out.append(f"{cell_name(form, address)}的“{short}”不是数字")


def _repeats_label(place: Placed | None, text: str) -> bool:
    return place is not None and isinstance(place.cell, Label) and squeeze(place.cell.text) == squeeze(text)


def _told(taken: Taken) -> str:
    """How many went in, how many were left out, and which."""
    done = f"已粘贴 {len(taken.values)} 格"
    if not taken.left_out:
        return done + "。"
    named = "；".join(taken.left_out[:_MOST_NAMED])
    more = len(taken.left_out) - _MOST_NAMED
    return f"{done}。没有粘贴：{named}{f'，等 {more + _MOST_NAMED} 处' if more > 0 else ''}。"
