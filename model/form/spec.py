"""What an edition of the form is made of, and what follows from it: grids, addresses, names of cells, sums."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from model.content.address import Address
from model.content.blocks import SpanError
from model.content.values import Kind, squeeze

ARTICLE_FILL = "C6D9F1"
"""Fill of the rows that name an article, as printed in the official form."""


@dataclass(frozen=True)
class Label:
    """A printed cell. `rows` and `columns` are its spans; a line feed is a line break of the form."""

    text: str
    rows: int = 1
    columns: int = 1
    fill: str = ""
    align: str = "center"


@dataclass(frozen=True)
class Entry:
    """A cell for a figure, named by the keys of its row and column."""

    row: str
    column: str
    rows: int = 1
    columns: int = 1
    kind: Kind = Kind.COUNT


FormCell = Label | Entry


class Placed(NamedTuple):
    """A cell with the upper left corner that it has in the grid."""

    row: int
    column: int
    cell: FormCell

    def covers(self, row: int, column: int) -> bool:
        """Return whether the cell's span includes this place."""
        return 0 <= row - self.row < self.cell.rows and 0 <= column - self.column < self.cell.columns


class Total(NamedTuple):
    """`target` must be the sum of `parts`; `code` is the check that says so."""

    code: str
    target: Address
    parts: tuple[Address, ...]


class Balance(NamedTuple):
    """The sum of `left` must be the sum of `right`; `adjust` is the cell that a fix changes."""

    code: str
    left: tuple[Address, ...]
    right: tuple[Address, ...]
    adjust: Address


@dataclass(frozen=True)
class TableSpec:
    """One table of the form: rows of cells written as in HTML, without continuation cells."""

    key: str
    name: str
    """How clerks call it: 表二."""
    rows: tuple[tuple[FormCell, ...], ...]
    widths: tuple[int, ...]
    """Twips."""
    heights: tuple[int, ...]
    """Least height of each row in twips, 0 for automatic."""
    header_rows: int = 0
    label_columns: int = 0
    """How many columns at the left hold only labels (they stay while scrolling)."""
    totals: tuple[Total, ...] = ()
    balances: tuple[Balance, ...] = ()
    value_check: str = ""
    """The code of the check that every figure is of its kind."""

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """Return every cell with its place; raise SpanError where the data leave a hole or overlap."""
        return tuple(self._place())

    def _place(self) -> Iterator[Placed]:
        taken: set[tuple[int, int]] = set()
        for i, row in enumerate(self.rows):
            j = 0
            for cell in row:
                while (i, j) in taken:
                    j += 1
                spots = {(i + r, j + c) for r in range(cell.rows) for c in range(cell.columns)}
                if spots & taken or j + cell.columns > len(self.widths) or i + cell.rows > len(self.rows):
                    raise SpanError(f"{self.key}: row {i} column {j}")
                taken |= spots
                yield Placed(i, j, cell)
                j += cell.columns
        if len(taken) != len(self.rows) * len(self.widths):
            raise SpanError(f"{self.key}: the grid has holes")

    @cached_property
    def entries(self) -> dict[Address, Placed]:
        """The cells for figures by address, in the order of the form."""
        return {
            Address(self.key, p.cell.row, p.cell.column): p for p in self.placed if isinstance(p.cell, Entry)
        }

    @cached_property
    def at(self) -> dict[tuple[int, int], Placed]:
        """The cell that covers each place of the grid."""
        return {
            (p.row + r, p.column + c): p
            for p in self.placed
            for r in range(p.cell.rows)
            for c in range(p.cell.columns)
        }

    def kind(self, address: Address) -> Kind:
        """Return what the cell at an address may hold; raise KeyError for an address of another table."""
        cell = self.entries[address].cell
        assert isinstance(cell, Entry)
        return cell.kind

    def row_path(self, address: Address) -> tuple[str, ...]:
        """Return the labels left of a cell, outermost first: ("三、本年度办理结果", "（三）不予公开", "1.属于国家秘密")."""
        found = self._row_paths.get(address)
        if found is None:
            place = self.entries[address]
            cells = [self.at[place.row, column].cell for column in range(place.column)]
            found = tuple(dict.fromkeys([squeeze(cell.text) for cell in cells if isinstance(cell, Label)]))
            self._row_paths[address] = found
        return found

    def column_path(self, address: Address) -> tuple[str, ...]:
        """Return the labels above a cell up to a row of one label, outermost first: ("申请人情况", "自然人")."""
        if address not in self._column_paths:
            self._column_paths[address] = self._column_path(self.entries[address])
        return self._column_paths[address]

    @cached_property
    def _row_paths(self) -> dict[Address, tuple[str, ...]]:
        """The row paths that were asked for, kept: they are asked for at every keystroke."""
        return {}

    @cached_property
    def _column_paths(self) -> dict[Address, tuple[str, ...]]:
        return {}

    def _column_path(self, place: Placed) -> tuple[str, ...]:
        found: list[str] = []
        for row in range(place.row - 1, -1, -1):
            above = self.at[row, place.column]
            if isinstance(above.cell, Label):
                text = squeeze(above.cell.text)
                if text not in found:
                    found.append(text)
                if above.cell.columns == len(self.widths):
                    break
        return tuple(reversed(found))


@dataclass(frozen=True)
class Section:
    """One of the six sections: a written text or a table."""

    key: str
    """The key of its text or of its table."""
    number: str
    """一 to 六."""
    title: str
    tab: str
    """The short name on the tab."""
    table: TableSpec | None = None
    hint: tuple[str, ...] = ()
    """What belongs into an empty written section, from the notice that issued the form."""

    @property
    def heading(self) -> str:
        """The heading as it is printed: 一、总体情况."""
        return f"{self.number}、{self.title}"


_FIELDS_BEFORE = ("unit", "year", "title", "front")
_FIELDS_AFTER = ("signature", "date")


@dataclass(frozen=True)
class Form:
    """One edition of the form."""

    edition: str
    issued_by: str
    """Number of the notice."""
    years: range
    """The years that are reported on with this edition."""
    sections: tuple[Section, ...]
    title_suffix: str = "政府信息公开工作年度报告"
    _by_key: dict[str, Section] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_key", {section.key: section for section in self.sections})

    def section(self, key: str) -> Section:
        """Return the section of a text or table key; raise KeyError where the form has none."""
        return self._by_key[key]

    def has_section(self, key: str) -> bool:
        """Return whether a text or table of this key belongs to the form."""
        return key in self._by_key

    @cached_property
    def tables(self) -> tuple[TableSpec, ...]:
        """The tables in order."""
        return tuple(s.table for s in self.sections if s.table is not None)

    @cached_property
    def texts(self) -> tuple[Section, ...]:
        """The written sections in order."""
        return tuple(s for s in self.sections if s.table is None)

    def table(self, key: str) -> TableSpec:
        """Return the table of this key; raise KeyError where the form has none."""
        table = self._by_key[key].table
        if table is None:
            raise KeyError(key)
        return table

    @cached_property
    def addresses(self) -> tuple[Address, ...]:
        """Every cell for a figure, in the order of the form."""
        return tuple(address for table in self.tables for address in table.entries)

    @cached_property
    def all_cells(self) -> frozenset[Address]:
        """The same as a set."""
        return frozenset(self.addresses)

    @cached_property
    def _order(self) -> dict[Address, int]:
        return {address: i for i, address in enumerate(self.addresses)}

    @cached_property
    def _part_order(self) -> dict[str, tuple[int, int]]:
        """The first two members of `order` for what is not a cell: the fields around the sections, and each section."""
        before = {key: (-1, i) for i, key in enumerate(_FIELDS_BEFORE)}
        sections = {section.key: (i, -1) for i, section in enumerate(self.sections)}
        after = {key: (len(self.sections), i) for i, key in enumerate(_FIELDS_AFTER)}
        return {**before, **sections, **after}

    def order(self, address: Address) -> tuple[int, int, int]:
        """Return a key that sorts places as a reader meets them: title and front, the sections, signature and date."""
        section, within = self._part_order.get(address.part, (-1, len(_FIELDS_BEFORE)))
        if address.row:
            within = self._order.get(address.whole, within)
        return section, within, address.start

    def section_of(self, address: Address) -> Section | None:
        """Return the section that shows a place.

        The front matter is shown with the first section, signature and date of issue with the last. None for unit,
        year and title, and for what is no place of the form.
        """
        if address.part == "front":
            return self.sections[0]
        if address.part in _FIELDS_AFTER:
            return self.sections[-1]
        return self._by_key.get(address.part)

    def kind(self, address: Address) -> Kind:
        """Return what the cell at an address may hold; raise KeyError for no cell of the form."""
        return self.table(address.part).kind(address)

    @cached_property
    def totals(self) -> tuple[Total, ...]:
        """Every sum of the form, in order."""
        return tuple(total for table in self.tables for total in table.totals)

    @cached_property
    def computed(self) -> dict[Address, Total]:
        """One rule for each cell that is a sum, each after the sums it is made of."""
        rules: dict[Address, Total] = {}
        for total in self.totals:
            rules.setdefault(total.target, total)
        ordered: dict[Address, Total] = {}

        def place(target: Address) -> None:
            for part in rules[target].parts:
                if part in rules and part not in ordered:
                    place(part)
            ordered.setdefault(target, rules[target])

        for target in rules:
            place(target)
        return ordered

    @cached_property
    def sums_of(self) -> dict[Address, tuple[Address, ...]]:
        """For each cell the computed cells that depend on it, directly or not, in the order of computing."""
        reach: dict[Address, set[Address]] = {address: {address} for address in self.computed}
        users: dict[Address, list[Address]] = {}
        for target, total in self.computed.items():
            inputs: set[Address] = set()
            for part in total.parts:
                inputs |= reach.get(part, set()) | {part}
            reach[target] = inputs
            for part in inputs:
                users.setdefault(part, []).append(target)
        return {part: tuple(targets) for part, targets in users.items()}

    def row_name(self, address: Address) -> str:
        """Return the row of a cell in words: `（三）不予公开 1.属于国家秘密`; empty where the table has one row."""
        path = self.table(address.part).row_path(address)
        return " ".join(path[1:] if len(path) > 1 else path)

    def column_name(self, address: Address) -> str:
        """Return the column of a cell in words: `自然人`, `行政诉讼 复议后起诉 结果维持`, `本年制发件数`."""
        path = self.table(address.part).column_path(address)
        return " ".join(
            [label for label in path if label not in _OUTER_LABELS and not label.startswith("第二十条")]
        )

    def name(self, address: Address) -> str:
        """Return a cell in words, as messages say it: `表三“二、上年结转政府信息公开申请数量”行“自然人”列`."""
        found = self._names.get(address)
        if found is None:
            table = self.table(address.part)
            row, column = self.row_name(address), self.column_name(address)
            found = f"{table.name}“{row}”行“{column}”列" if row else f"{table.name}“{column}”列"
            self._names[address] = found
        return found

    @cached_property
    def _names(self) -> dict[Address, str]:
        """The names of cells that were asked for; making one takes dozens of calls."""
        return {}


_OUTER_LABELS = frozenset({"申请人情况", "法人或其他组织"})
