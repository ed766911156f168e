"""Edits of ranges: paste, clear, fill; each is one undo step and returns what to tell the clerk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from model.content.address import Address
from model.content.values import Remark, Value, display, number, parse, squeeze
from model.form.spec import Placed, TableSpec
from ui.grid.cell_texts import cell_name
from ui.grid.clipboard import Box, Matrix, box_of
from ui.grid.model import GridModel, address_of
from ui.grid.paste_plan import PastePlan, PasteRefused, figures_in, plan

_MOST_NAMED = 3
"""Cells that are named one by one; the rest are counted."""


class Taken(NamedTuple):
    """What a paste brings: figures for the clerk's cells, and those that stood at sums the program computes."""

    values: dict[Address, Value]
    sums: dict[Address, Value]


class RangeEdits:
    """The edits of ranges on one table. Every method returns a sentence, empty where nothing needs saying."""

    def __init__(self, model: GridModel) -> None:
        self._model = model

    @property
    def _spec(self) -> TableSpec:
        return self._model.spec

    def clear(self, places: Sequence[Placed], word: str = "清除") -> str:
        """Empty cells; sums are passed over."""
        self._model.drop_rejected(self._editable(places))
        filled = [a for a in self._editable(places) if self._model.value(a) is not None]
        self._model.set_values(dict.fromkeys(filled), f"{word} {len(filled)} 格")
        if not filled and places and not self._editable(places):
            return "合计由程序自动计算，不能清除。"
        return ""

    def fill_blanks(self, places: Sequence[Placed] | None = None) -> str:
        """Put 0 into the blank cells of a range or of the whole table; a sum that is not 0 stays blank."""
        chosen = list(self._spec.entries.values()) if places is None else places
        empty = [a for a in self._editable(chosen) if self._model.value(a) is None and self._may_be_zero(a)]
        kept = {a: left for a in empty if (left := self._left_in_force(a))}
        blanks = [address for address in empty if address not in kept]
        told = "、".join(
            f"{self._model.name_of(a)}按上年推算应为 {display(left)}" for a, left in kept.items()
        )
        if not blanks:
            return f"没有填 0：{told}。" if told else "没有空白的格。"
        self._model.set_values(dict.fromkeys(blanks, 0), "空白填0")
        return f"已把 {len(blanks)} 个空白格填为 0。" + (f"没有填 0 的：{told}，请填写。" if told else "")

    def _left_in_force(self, address: Address) -> int | Decimal:
        """Return how many documents are still in force by last year's report; 0 for other cells and where it is not known."""
        last = self._model.last_value(address)
        if address.column != "in_force" or last is None or isinstance(last, str):
            return 0
        issued, repealed = (
            number(self._model.value(Address(address.part, address.row, column)))
            for column in ("issued", "repealed")
        )
        return max(0, last + issued - repealed)

    def _may_be_zero(self, address: Address) -> bool:
        report = self._model.report
        rule = report.form.computed.get(address)
        return rule is None or number(report.sum(rule)) == 0

    def fill_down(self, places: Sequence[Placed]) -> str:
        """Copy the top row of a range into the rows below; for a single row, the row above it."""
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
        """Fill in a copied range where its labels say, else from the corner of the selection; all of it or nothing.

        One value alone fills the whole selection. Return what was done, or why nothing was.
        """
        if not any(text.strip() for row in matrix for text in row) and len(matrix) <= 1:
            return "剪贴板里没有可以粘贴的数字。"
        if not places:
            return "请先选一个要粘贴的格。"
        try:
            texts, by_labels = self._texts(matrix, places)
            taken = self._take(texts)
        except PasteRefused as refusal:
            return f"没有粘贴：{refusal}。"
        before = {address: self._model.value(address) for address in taken.values}
        self._model.set_values(taken.values, f"粘贴 {len(taken.values)} 格")
        return self._told(taken, before, by_labels=by_labels)

    def _texts(self, matrix: Matrix, places: Sequence[Placed]) -> PastePlan:
        """Return the texts of a range by the cells that they go into."""
        single = matrix[0][0] if len(matrix) == 1 and len(matrix[0]) == 1 else ""
        if single and len(places) > 1 and not figures_in(single):
            return PastePlan(dict.fromkeys(self._editable(places), single), False)
        box = box_of(places)
        return plan(self._spec, matrix, (box.top, box.left))

    def _take(self, texts: Mapping[Address, str]) -> Taken:
        """Return the values of texts; raise PasteRefused where one of them is no figure."""
        values: dict[Address, Value] = {}
        sums: dict[Address, Value] = {}
        form = self._model.report.form
        for address, text in texts.items():
            kind = form.kind(address)
            parsed = parse(text, kind)
            unreadable = parsed.remark is Remark.UNREADABLE or bool(figures_in(text))
            if unreadable and squeeze(text) == display(self._model.value(address)):
                continue
            if unreadable:
                short = " ".join(text.split())[:12]
                what = "是几个数，请分开填" if figures_in(text) else "不是数字"
                raise PasteRefused(f"{cell_name(form, address)}的“{short}”{what}")
            (values if self._model.is_editable(address) else sums)[address] = parsed.value
        return Taken(values, sums)

    def _told(self, taken: Taken, before: Mapping[Address, Value], *, by_labels: bool) -> str:
        """Return what a paste came to: how many cells, which of them lost a figure, which sums say something else."""
        form = self._model.report.form
        where = "，位置按行名、列名对上" if by_labels else ""
        said = [f"已粘贴 {len(taken.values)} 格{where}。"]
        emptied = [a for a, value in taken.values.items() if value is None and before[a] is not None]
        if emptied:
            names = "、".join(
                f"{cell_name(form, a)}（原为 {display(before[a])}）" for a in emptied[:_MOST_NAMED]
            )
            said.append(f"剪贴板里有空白，{len(emptied)} 格原有的数已清空：{names}{_more(emptied)}。")
        other = [a for a, value in taken.sums.items() if value is not None and self._model.value(a) != value]
        if other:
            names = "、".join(
                f"{cell_name(form, a)}粘贴的是 {display(taken.sums[a])}" for a in other[:_MOST_NAMED]
            )
            said.append(f"合计由程序计算，和粘贴的不同：{names}{_more(other)}。")
        return "".join(said)


def _more(addresses: Sequence[Address]) -> str:
    return f"等 {len(addresses)} 格" if len(addresses) > _MOST_NAMED else ""
