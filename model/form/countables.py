"""Countables: the figures of the tables that a written section speaks of, by name, as the form groups them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from model.content.address import Address
from model.form.parts import COLUMNS
from model.form.spec import Form, TableSpec


class Countable(NamedTuple):
    """A figure of a table: one cell, or the sum of several."""

    table: str
    """How clerks call the table: 表三."""
    group: str
    """Figures of one group stand together."""
    name: str
    """With the name of its group where it needs one: 行政复议 结果维持."""
    cells: tuple[Address, ...]


@lru_cache(maxsize=4)
def countables(form: Form) -> tuple[Countable, ...]:
    """Return the figures of every table of the form, in its order."""
    return tuple(found for table in form.tables for found in _of_table(form, table))


def _of_table(form: Form, table: TableSpec) -> Iterator[Countable]:
    if table.key == "requests":
        yield from _of_requests(form, table)
    elif table.key == "disputes":
        yield from _of_disputes(form, table)
    else:
        for cell in table.entries:
            name = f"{form.row_name(cell)} {form.column_name(cell)}"
            yield Countable(table.name, "", name, (cell,))


def _of_requests(form: Form, table: TableSpec) -> Iterator[Countable]:
    """Return the totals of the rows, those of one group of results together; then who the new applicants were."""
    rows: dict[str, list[Address]] = {}
    for cell in table.entries:
        if cell.column == COLUMNS[-1]:
            path = table.row_path(cell)
            rows.setdefault(path[min(1, len(path) - 1)], []).append(cell)
    for label, cells in rows.items():
        yield Countable(table.name, "总计", label.split("（区分")[0], tuple(cells))
    received = next(iter(rows.values()))[0]
    persons, *organisations = (received._replace(column=column) for column in COLUMNS[:-1])
    yield Countable(table.name, "本年新收", "本年新收 自然人", (persons,))
    yield Countable(table.name, "本年新收", "本年新收 法人或其他组织", tuple(organisations))


def _of_disputes(form: Form, table: TableSpec) -> Iterator[Countable]:
    """Return the outcomes of each kind of case, and of both kinds of litigation together."""
    kinds: dict[tuple[str, ...], list[Address]] = {}
    for cell in table.entries:
        kinds.setdefault(table.column_path(cell)[:-1], []).append(cell)
    outer: dict[str, list[list[Address]]] = {}
    for path, cells in kinds.items():
        outer.setdefault(path[0], []).append(cells)
    for name, columns in outer.items():
        group = f"{name}（合计）" if len(columns) > 1 else name
        for i, first in enumerate(columns[0]):
            cells = tuple(column[i] for column in columns)
            yield Countable(table.name, group, f"{group} {table.column_path(first)[-1]}", cells)
    for path, cells in kinds.items():
        if len(path) > 1:
            for cell in cells:
                yield Countable(table.name, path[-1], f"{path[-1]} {table.column_path(cell)[-1]}", (cell,))
