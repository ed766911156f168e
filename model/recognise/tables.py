"""Convert parts of the form's tables to figures by address, with notes on doubtful places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from model.content.address import Address
from model.content.values import Kind, Remark, Value, display, number, parse
from model.form.editions import CURRENT, FORMS, edition_for, form_of
from model.reading.source import UnsureText
from model.recognise.cell_text import has_two_numbers, word_of
from model.recognise.columns import Spread, lead, place_heads, spread, sums_right
from model.recognise.expected import Expected, Row, expected, label_texts_of, slots
from model.recognise.labels import is_figure, label_texts
from model.recognise.matching import How, Matched, match_rows
from model.recognise.notes import Doubt, Note, excerpt, note
from model.recognise.parts import Part
from model.recognise.rows import raw_rows

MANY_REPEATED = 3
"""From so many repeated rows with other figures on, one note says that the whole table is repeated."""


class Figures(NamedTuple):
    """The figures of all tables of a file."""

    edition: str
    values: dict[Address, Value]
    notes: tuple[Note, ...]


def read_tables(parts: Sequence[Part], year: int | None) -> Figures:
    """Return the figures of all tables. The edition is that of the labels of table two, else that of the year."""
    told = [(part, _edition_of(part)) for part in parts]
    edition, notes = choose_edition([edition for _, edition in told if edition], year)
    values: dict[Address, Value] = {}
    for slot in slots():
        table = expected(edition, slot)
        mine = [part for part, own in told if part.slot == slot and own in ("", edition)]
        reader = _TableReader(table)
        values.update(reader.read(mine))
        notes.extend(reader.notes)
    return Figures(edition, values, tuple(notes))


def choose_edition(found: Sequence[str], year: int | None) -> tuple[str, list[Note]]:
    """Return the edition among those found in tables, else that of the year, with notes."""
    usual = edition_for(year)
    if not found:
        return usual, []
    edition = usual if usual in found else found[0]
    notes: list[Note] = []
    issued_by = form_of(edition).issued_by
    if len(set(found)) > 1:
        notes.append(note(Doubt.TABLE_OTHER_EDITION, None, edition, issued_by=issued_by))
    if edition not in (usual, CURRENT.edition):
        notes.append(note(Doubt.EDITION_OLD, Address("edition"), edition, issued_by=issued_by))
    return edition, notes


def _edition_of(part: Part) -> str:
    """Return the edition that most distinctive labels of a part belong to; empty if there are none."""
    if not any(_is_own_table(part.slot, edition) for edition in FORMS):
        return ""
    votes: Counter[str] = Counter()
    known = label_texts_of(part.slot)
    for line in part.lines:
        for piece in line:
            for word in () if piece.is_blank else label_texts(piece.text):
                editions = known.get(word, frozenset[str]())
                if len(editions) == 1:
                    votes[next(iter(editions))] += 1
    return votes.most_common(1)[0][0] if votes else ""


@cache
def _is_own_table(slot: str, edition: str) -> bool:
    """Return whether the edition has a different table in this slot, not only different rows."""
    key = expected(edition, slot).key
    return all(other == edition or expected(other, slot).key != key for other in FORMS)


class _TableReader:
    """Converts one table of the form."""

    def __init__(self, table: Expected) -> None:
        self.notes: list[Note] = []
        self._table = table
        self._form = form_of(table.edition)
        self._values: dict[Address, Value] = {}
        self._found: dict[int, tuple[str, ...]] = {}
        self._repeated: list[Row] = []
        self._sums: dict[int, list[tuple[str, ...]]] = {}
        self._one_row = False
        self._last: Row | None = None

    def read(self, parts: Sequence[Part]) -> dict[Address, Value]:
        """Return the figures by address; blank cells are absent."""
        raws = raw_rows(self._table, parts)
        matched = match_rows(self._table, raws)
        if not any(m.match for m in matched):
            if not _is_blank_form(parts):
                self._note(Doubt.TABLE_MISSING, Address(self._table.key), title=self._table.title)
            return {}
        if any(self._lacks_blanks(m) for m in matched):
            self._note(Doubt.BLANKS_UNPLACED, Address(self._table.key), "按先后顺序")
        self._note_heads(matched)
        leads = self._leads(matched)
        for m in matched:
            self._take(m, leads.get((m.raw.part, len(m.raw.values)), 0))
        self._finish_sums()
        self._note_repeated()
        self._note_missing()
        return self._values

    def _lacks_blanks(self, m: Matched) -> bool:
        """Return whether a row rebuilt from lines has fewer figures than columns."""
        wanted = len(self._table.rows[m.match.row].addresses) if m.match else 0
        found = m.raw.values if m.raw.marked else m.raw.figures
        return m.raw.from_lines and len(found) < wanted

    def _note(self, doubt: Doubt, address: Address | None, assumed: str = "", **details: str | int) -> None:
        self.notes.append(note(doubt, address, assumed, name=self._table.name, **details))

    def _leads(self, matched: Iterable[Matched]) -> dict[tuple[int, int], int]:
        """Return the usual number of surplus blanks before the figures, by part and number of cells."""
        votes: dict[tuple[int, int], Counter[int]] = {}
        for m in matched:
            found = lead(m.raw, self._table.rows[m.match.row]) if m.match and not m.raw.heads else None
            if found is not None:
                votes.setdefault((m.raw.part, len(m.raw.values)), Counter())[found] += 1
        return {key: counter.most_common(1)[0][0] for key, counter in votes.items()}

    def _take(self, m: Matched, usual_lead: int) -> None:
        if m.match is None:
            if not self._join(m, usual_lead):
                self._note_unknown(m)
            return
        row = self._table.rows[m.match.row]
        found = spread(row, m.raw, usual_lead)
        self._note_row(m, row)
        self._note_spread(found, m, row)
        self._note_lacking(row, found.lacking)
        if m.match.part_of_row:
            self._sums.setdefault(row.index, []).append(found.texts)
            return
        if m.match.whole_group:
            self._one_row = True
            self._note_one_row(m, row)
        if row.index in self._found:
            self._repeat(row, found.texts)
            return
        self._found[row.index] = found.texts
        self._store(row, found.texts)
        self._last = row

    def _join(self, m: Matched, usual_lead: int) -> bool:
        """Join a row to the one before it, split by a page break, if the sums are correct only then; return whether it was."""
        if self._last is None or not m.raw.heads:
            return False
        row, before = self._last, self._found[self._last.index]
        rest = spread(row, m.raw, usual_lead)
        texts = tuple(a.strip() + b.strip() for a, b in zip(before, rest.texts, strict=True))
        if rest.surplus or rest.doubtful or sums_right(texts, row) <= sums_right(before, row):
            return False
        self._found[row.index] = texts
        self._store(row, texts)
        return True

    def _repeat(self, row: Row, texts: tuple[str, ...]) -> None:
        if not any(t.strip() for t in self._found[row.index]):
            self._found[row.index] = texts
            self._store(row, texts)
        elif any(t.strip() for t in texts) and not _same(texts, self._found[row.index]):
            self._repeated.append(row)

    def _store(self, row: Row, texts: tuple[str, ...]) -> None:
        is_confirmed = bool(row.sums) and sums_right(texts, row) == len(row.sums)
        for address, text in zip(row.addresses, texts, strict=True):
            value, doubt = _value(text, self._form.kind(address), is_confirmed)
            if value is not None:
                self._values[address] = value
            if doubt is not None:
                self._note_value(address, text, value, doubt)
            elif isinstance(text, UnsureText):
                self._note_value(address, text, value, Doubt.UNSURE)

    def _note_value(self, address: Address, text: str, value: Value, doubt: Doubt) -> None:
        plain = display(value)
        self.notes.append(
            note(
                doubt,
                address,
                plain,
                cell=self._form.name(address),
                text=(" " if doubt is Doubt.TWO_NUMBERS else "").join(text.split()),
                value=plain,
            )
        )

    def _note_heads(self, matched: Iterable[Matched]) -> None:
        seen = dict.fromkeys((m.raw.heads, m.match.row) for m in matched if m.match and m.raw.heads)
        said: dict[Note, None] = {}
        for heads, index in seen:
            row = self._table.rows[index]
            for address, place in zip(row.addresses, place_heads(heads, row.heads) or (), strict=False):
                if place.assumed:
                    said[self._head_note(Doubt.COLUMNS_ASSUMED, address, place.assumed)] = None
        self.notes.extend(said)

    def _head_note(self, doubt: Doubt, address: Address, text: str) -> Note:
        name = self._form.column_name(address)
        whole = Address(self._table.key)
        assumed = name if text else ""
        return note(doubt, whole, assumed, name=self._table.name, text=excerpt(text), value=name)

    def _note_lacking(self, row: Row, lacking: Sequence[int]) -> None:
        for i in lacking:
            said = self._head_note(Doubt.COLUMN_MISSING, row.addresses[i], "")
            if said not in self.notes:
                self.notes.append(said)

    def _note_unknown(self, m: Matched) -> None:
        if m.raw.figures:
            text = excerpt("".join(m.raw.labels)) or "（没有标签）"
            figures = excerpt("、".join(m.raw.figures))
            self._note(Doubt.ROW_UNKNOWN, Address(self._table.key), text=text, figures=figures)

    def _note_row(self, m: Matched, row: Row) -> None:
        if m.how is How.LABEL or not m.raw.figures:
            return
        doubt = Doubt.ROW_LOOSE if m.how is How.LIKENESS else Doubt.ROW_ASSUMED
        text = excerpt(m.raw.labels[-1] if m.raw.labels else "") or "（没有标签）"
        self._note(doubt, row.addresses[0], row.name, text=text, row=row.name)

    def _note_one_row(self, m: Matched, row: Row) -> None:
        text = excerpt(m.raw.labels[-1])
        self._note(Doubt.OTHER_ONE_ROW, row.addresses[0], row.name, text=text, row=row.name)

    def _note_spread(self, found: Spread, m: Matched, row: Row) -> None:
        count, expected_count, first = len(m.raw.figures), len(row.addresses), row.addresses[0]
        if found.short:
            how = found.short
            self._note(
                Doubt.ROW_SHORT, first, how, row=row.name, count=count, expected=expected_count, how=how
            )
        if found.doubtful:
            self._note(Doubt.ROW_DOUBTFUL, first, found.doubtful, row=row.name, how=found.doubtful)
        if found.surplus:
            text = excerpt("、".join(found.surplus))
            self._note(Doubt.ROW_LONG, first, row=row.name, count=count, expected=expected_count, text=text)

    def _finish_sums(self) -> None:
        """Add up the rows that another edition has for one row of this one."""
        for index, rows in self._sums.items():
            row = self._table.rows[index]
            if len(rows) == 1:
                texts = rows[0]
            else:
                texts = tuple(map(_added, zip(*rows, strict=True)))
                figures = excerpt("；".join("、".join(t.strip() or "空" for t in r) for r in rows))
                self._note(Doubt.OTHER_THREE_ROWS, row.addresses[0], "合计", row=row.name, figures=figures)
            self._found[index] = texts
            self._store(row, texts)

    def _note_repeated(self) -> None:
        if len(self._repeated) >= MANY_REPEATED:
            self._note(Doubt.TABLE_REPEATED, Address(self._table.key), "先出现的")
            return
        for row in self._repeated:
            self._note(Doubt.ROW_REPEATED, row.addresses[0], "先出现的", row=row.name)

    def _note_missing(self) -> None:
        covered = self._group_of_one_row() if self._one_row else ()
        for row in self._table.rows:
            if row.index not in self._found and row.index not in covered:
                self._note(Doubt.ROW_MISSING, row.addresses[0], row=row.name)

    def _group_of_one_row(self) -> tuple[int, ...]:
        """Return the indices of the rows of the group that the file has as one row."""
        found = {m.row for m in self._table.by_label.values() if m.whole_group}
        return tuple(sibling for row in found for sibling in self._table.siblings[row])


def _is_blank_form(parts: Sequence[Part]) -> bool:
    """Return whether the parts are the form's table without any figure."""
    pieces = (piece for part in parts for line in part.lines for piece in line)
    return any(part.strong for part in parts) and not any(is_figure(p.text) for p in pieces)


@lru_cache(maxsize=4096)
def _value(text: str, kind: Kind, is_confirmed: bool) -> tuple[Value, Doubt | None]:
    """Return the value of a cell and what is doubtful in it; `is_confirmed` whether the sums of its row are right."""
    word = word_of(text) if kind is not Kind.TEXT else None
    if word is not None:
        return parse(word.figure, kind).value, Doubt.MEASURE_DROPPED if word.is_counted else Doubt.UNCHANGED
    if kind is not Kind.TEXT and not is_confirmed and has_two_numbers(text):
        return " ".join(text.split()), Doubt.TWO_NUMBERS
    parsed = parse(text, kind)
    return parsed.value, None if parsed.remark is Remark.NONE else Doubt[parsed.remark.name]


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    return [parse(text).value for text in one] == [parse(text).value for text in other]


def _added(texts: tuple[str, ...]) -> str:
    """Return the sum of the figures; blank if all are blank, `/` if all others are `/`."""
    values = [v for v in (parse(text).value for text in texts) if v is not None]
    if not values:
        return ""
    if all(isinstance(v, str) for v in values):
        return str(values[0])
    return display(sum(number(v) for v in values))
