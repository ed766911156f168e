"""Lookup tables derived from the form: rows, labels and columns of each table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from model.content.address import Address
from model.form.editions import FORMS, form_of
from model.form.spec import Entry, Form, Label, Section, TableSpec
from model.recognise.labels import label_text, label_texts

_SHORT_LABELS = {"行政规范性文件": "规范性文件"}
"""Labels of the form, and the words that clerks write for them."""


class Sum(NamedTuple):
    """Within one row, the figure at index `target` is the sum of those at `parts`."""

    target: int
    parts: tuple[int, ...]


@dataclass(frozen=True)
class Row:
    """A row of the form that holds figures."""

    index: int
    key: str
    label: str
    """The printed label; empty in a table without row labels."""
    name: str
    """The name used in messages."""
    addresses: tuple[Address, ...]
    heads: tuple[str, ...]
    """Label texts right above each column."""
    sums: tuple[Sum, ...]


class Match(NamedTuple):
    """The row of the form that a label names."""

    row: int
    whole_group: bool = False
    """Whether the label is that of a group which another edition prints as one row."""
    part_of_row: bool = False
    """Whether the label is one of several rows that another edition has for this row."""


@dataclass(frozen=True)
class Expected:
    """One table of an edition, prepared for recognition."""

    edition: str
    key: str
    slot: str
    """The number of its section. Tables of one slot in two editions replace each other."""
    name: str
    title: str
    rows: tuple[Row, ...]
    by_label: dict[str, Match]
    label_texts: frozenset[str]
    """The texts of all labels of the table."""
    heads: frozenset[str]
    """The texts of the labels right above columns."""
    siblings: tuple[tuple[int, ...], ...]
    """For each row, the indices of the rows of its group, itself included."""

    @property
    def has_row_labels(self) -> bool:
        """Whether the rows have labels."""
        return bool(self.rows[0].label)


@cache
def expected(edition: str, slot: str) -> Expected:
    """Return the table in the section of this number."""
    form = form_of(edition)
    section = next(s for s in form.sections if s.number == slot)
    spec = _spec(section)
    rows = _rows(form, spec)
    return Expected(
        edition,
        spec.key,
        slot,
        spec.name,
        section.title,
        rows,
        _by_label(edition, slot, rows),
        frozenset(w for p in spec.placed if isinstance(p.cell, Label) for w in label_texts(p.cell.text)),
        frozenset(head for row in rows for head in row.heads),
        _siblings(spec, rows),
    )


def _siblings(spec: TableSpec, rows: tuple[Row, ...]) -> tuple[tuple[int, ...], ...]:
    groups = [spec.row_path(row.addresses[0])[:-1] for row in rows]
    return tuple(tuple(i for i, other in enumerate(groups) if other == own) for own in groups)


def _spec(section: Section) -> TableSpec:
    if section.table is None:
        raise KeyError(section.key)
    return section.table


@cache
def slots() -> tuple[str, ...]:
    """Return the numbers of the sections that are tables."""
    return tuple(s.number for s in form_of(next(iter(FORMS))).sections if s.table is not None)


@cache
def label_texts_of(slot: str) -> dict[str, frozenset[str]]:
    """Return the label texts of this slot, each with the editions that have it."""
    found: dict[str, set[str]] = {}
    for edition in FORMS:
        for word in expected(edition, slot).label_texts:
            found.setdefault(word, set()).add(edition)
    return {word: frozenset(editions) for word, editions in found.items()}


@cache
def row_label_texts(slot: str) -> frozenset[str]:
    """Return the texts of row labels of this slot in any edition."""
    return frozenset(word for edition in FORMS for word in expected(edition, slot).by_label)


@cache
def slots_by_label_text() -> dict[str, frozenset[str]]:
    """Return the label texts of all editions, each with the slots that have it."""
    found: dict[str, set[str]] = {}
    for slot in slots():
        for word in label_texts_of(slot):
            found.setdefault(word, set()).add(slot)
    return {word: frozenset(names) for word, names in found.items()}


def _rows(form: Form, spec: TableSpec) -> tuple[Row, ...]:
    lines: dict[int, list[Address]] = {}
    for address, place in spec.entries.items():
        lines.setdefault(place.row, []).append(address)
    return tuple(_row(form, spec, i, tuple(addresses)) for i, addresses in enumerate(lines.values()))


def _row(form: Form, spec: TableSpec, index: int, addresses: tuple[Address, ...]) -> Row:
    path = spec.row_path(addresses[0])
    place = {address: i for i, address in enumerate(addresses)}
    sums = tuple(
        Sum(place[t.target], tuple(place[part] for part in t.parts))
        for t in spec.totals
        if t.target in place and all(part in place for part in t.parts)
    )
    cell = spec.entries[addresses[0]].cell
    assert isinstance(cell, Entry)
    heads = tuple(label_text(spec.column_path(address)[-1]) for address in addresses)
    label = path[-1] if path else ""
    return Row(index, cell.row, label, form.row_name(addresses[0]) or "数据", addresses, heads, sums)


def _by_label(edition: str, slot: str, rows: tuple[Row, ...]) -> dict[str, Match]:
    found: dict[str, Match] = {}
    for row in rows:
        for word in label_texts(row.label):
            found.setdefault(word, Match(row.index))
            found.setdefault(_SHORT_LABELS.get(word, word), Match(row.index))
    for other in FORMS:
        if other != edition:
            _add_kindred(found, _spec_of(other, slot), rows)
    return {word: match for word, match in found.items() if word}


@cache
def _spec_of(edition: str, slot: str) -> TableSpec:
    return _spec(next(s for s in form_of(edition).sections if s.number == slot))


def _add_kindred(found: dict[str, Match], other: TableSpec, rows: tuple[Row, ...]) -> None:
    """Add the labels that another edition of the same table prints for rows of this one."""
    if other.key != rows[0].addresses[0].part:
        return
    by_key = {row.key: row.index for row in rows}
    for address in other.entries:
        path = other.row_path(address)
        if len(path) == 0:
            continue
        group = found.get(label_text(path[-2])) if len(path) > 1 else None
        for word in label_texts(path[-1]):
            if group is not None:
                found.setdefault(word, Match(group.row, part_of_row=True))
            elif address.row in by_key:
                found.setdefault(word, Match(by_key[address.row], whole_group=True))
