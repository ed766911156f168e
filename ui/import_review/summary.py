"""What an import has found, in words: one entry for each part of the report and each doubtful place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from model.checks.core import Finding
from model.content.address import Address
from model.content.blocks import Blocks, Paragraph, Picture, TableBlock
from model.content.values import squeeze
from model.form.editions import FORMS
from model.form.spec import Form, Section, TableSpec
from model.recognise.notes import Doubt, LeftOut, Note
from model.report.report import FRONT, Report

HEAD = "head"
"""The part that is unit, year, title and the text before section one."""
END = "end"
"""The part that is signature and date."""

_FIELDS = {
    "unit": "单位",
    "year": "年度",
    "title": "标题",
    "edition": "表二的格式",
    FRONT: "正文前说明",
    "signature": "署名",
    "date": "成文日期",
}
_ENDS = ("signature", "date")

_BY_ROW = ("row_", "other_")
"""How the codes begin of doubts that are about a row, and stand at its first cell."""
_ALIKE = {
    Doubt.MEASURE_DROPPED.code: "带有“件”“条”等字，只读入数字",
    Doubt.CONVERTED.code: "以元为单位，折合成万元读入",
    Doubt.WORD.code: "写的是文字，按“/”（不适用）读入",
}
"""Doubts that need no look at each cell: from MANY on one sentence says them for a whole table."""
MANY = 3


class State(Enum):
    """How much a part needs to be looked at."""

    FINE = "fine"
    DOUBTFUL = "doubtful"
    """Something had to be assumed."""
    WRONG = "wrong"
    """Its sums do not add up, as printed."""
    MISSING = "missing"
    ABSENT = "absent"
    """Not there, and need not be."""


class Part(NamedTuple):
    """One part of the report and what was found of it."""

    key: str
    """HEAD, END, or the key of a section."""
    name: str
    found: str
    """How much: `177 格有数，3 格空白；合计都相等`."""
    begins: str
    """How its text begins, on one line; empty for a table."""
    state: State
    badge: str
    """What is to be looked at, in few words."""


class Place(NamedTuple):
    """A doubtful place, or several that one sentence says."""

    part: str
    name: str
    """Empty where the words say it."""
    words: str
    assumed: str
    """What was read in; empty where the words say it."""
    cells: tuple[Address, ...]
    left_out: LeftOut | None = None
    """Text of the file that was not read in."""
    printed: tuple[tuple[Address, str], ...] = ()
    """What stands in the file in cells that were read as another figure or text."""

    @property
    def can_be_taken_back(self) -> bool:
        """Whether there is something of the file that can be put into the report as it stands there."""
        return bool(self.printed or (self.left_out is not None and self.left_out.part))


def places_of(notes: Iterable[Note], form: Form) -> tuple[Place, ...]:
    """Return the doubtful places of a report in its order; from MANY on, those of one harmless kind in a table are one."""
    alike: dict[tuple[str, str], list[Note]] = {}
    for number, note in enumerate(notes):
        part = part_of(note.address, form)
        alike.setdefault((part, note.code if note.code in _ALIKE else str(number)), []).append(note)
    return tuple(
        place
        for (part, _), group in alike.items()
        for place in (
            [_together(part, group, form)] if len(group) >= MANY else [_place(n, form) for n in group]
        )
    )


def _together(part: str, notes: Sequence[Note], form: Form) -> Place:
    cells = tuple(cell for note in notes for cell in cells_of(note, form))
    words = f"{form.table(part).name}有 {len(notes)} 格{_ALIKE[notes[0].code]}。例如：{notes[0].message}"
    return Place(part, "", words, "", cells, None, _printed(notes))


def _place(note: Note, form: Form) -> Place:
    name = place_of(note.address, form, by_row=note.code.startswith(_BY_ROW))
    return Place(
        part_of(note.address, form),
        "" if name in note.message else name,
        note.message,
        "" if note.assumed in note.message or note.assumed in FORMS else note.assumed,
        cells_of(note, form),
        note.left_out,
        _printed((note,)),
    )


def _printed(notes: Iterable[Note]) -> tuple[tuple[Address, str], ...]:
    return tuple((note.address, note.printed) for note in notes if note.address is not None and note.printed)


def parts_of(report: Report, places: Iterable[Place], findings: Sequence[Finding]) -> tuple[Part, ...]:
    """Return the parts of a report in its order; `places` and `findings` are those of the same report."""
    doubts = [place.part for place in places]
    sections = [
        _table(section, section.table, report, doubts.count(section.key), findings)
        if section.table is not None
        else _text(section, report.blocks(section.key), doubts.count(section.key))
        for section in report.form.sections
    ]
    return (_head(report, doubts.count(HEAD)), *sections, _end(report, doubts.count(END)))


def part_of(address: Address | None, form: Form) -> str:
    """Return the key of the part that an address belongs to; HEAD where it belongs to none."""
    if address is None:
        return HEAD
    if form.has_section(address.part):
        return address.part
    if address.part == "edition":
        return form.tables[0].key
    return END if address.part in _ENDS else HEAD


def place_of(address: Address | None, form: Form, *, by_row: bool = False) -> str:
    """Return an address in words, the row alone of a cell with `by_row`; empty for None."""
    if address is None:
        return ""
    if not form.has_section(address.part):
        return _FIELDS.get(address.part, "")
    section = form.section(address.part)
    if section.table is None:
        return section.heading
    if by_row and address.is_cell:
        return form.row_name(address)
    return form.name(address) if address.is_cell else section.table.name


def cells_of(note: Note, form: Form) -> tuple[Address, ...]:
    """Return the cells that a note is about: its cell, row or column; none where it is about the whole table."""
    address = note.address
    if address is None or not form.has_section(address.part) or form.section(address.part).table is None:
        return ()
    entries = form.table(address.part).entries
    if address.is_cell and note.code.startswith(_BY_ROW):
        return tuple(a for a in entries if a.row == address.row)
    if address.is_cell:
        return (address.whole,)
    return tuple(a for a in entries if note.assumed and form.column_name(a) == note.assumed)


def blocks_of(key: str, report: Report) -> Blocks:
    """Return the text of a part; nothing for a table."""
    if key == HEAD:
        title = (Paragraph.of(report.full_title),) if report.full_title else ()
        return (*title, *report.blocks(FRONT))
    if key == END:
        return tuple(Paragraph.of(text) for text in (report.signature, report.date) if text)
    return report.blocks(key)


def _head(report: Report, doubts: int) -> Part:
    front = report.blocks(FRONT)
    found = report.full_title or "没有找到标题"
    begins = f"正文前说明 {_amount(front)}" if front else ""
    state = State.FINE if report.unit and report.year else State.MISSING
    return _part(HEAD, "标题和正文前说明", found, begins, doubts, state)


def _end(report: Report, doubts: int) -> Part:
    signed = f"署名：{report.signature}" if report.signature else "没有署名"
    dated = f"日期：{report.date}" if report.date else "没有日期"
    # Published pages often have neither: nothing to be worried about, but nothing that is right either.
    state = State.FINE if report.signature and report.date else State.ABSENT
    return _part(END, "署名和成文日期", f"{signed}　{dated}", "", doubts, state)


def _text(section: Section, blocks: Blocks, doubts: int) -> Part:
    if not blocks:
        return _part(section.key, section.heading, "没有读到文字", "", doubts, State.MISSING)
    begins = next((squeeze(b.text) for b in blocks if isinstance(b, Paragraph) and squeeze(b.text)), "")
    return _part(section.key, section.heading, _amount(blocks), begins, doubts, State.FINE)


def _amount(blocks: Blocks) -> str:
    """Return the amount of a text: `1,204 字，图片 2 张，小表 1 张`."""
    letters = sum(len(squeeze(b.text)) for b in blocks if isinstance(b, Paragraph))
    pictures = sum(isinstance(b, Picture) for b in blocks)
    tables = sum(isinstance(b, TableBlock) for b in blocks)
    counts = ((letters, f"{letters:,} 字"), (pictures, f"图片 {pictures} 张"), (tables, f"小表 {tables} 张"))
    return "，".join(words for count, words in counts if count) or "空白"


def _table(
    section: Section, table: TableSpec, report: Report, doubts: int, findings: Sequence[Finding]
) -> Part:
    filled = sum(address in report.values for address in table.entries)
    name = f"{section.heading}（{table.name}）"
    if not filled:
        return _part(section.key, name, "没有读到数字", "", doubts, State.MISSING)
    blank = len(table.entries) - filled
    found = f"{filled} 格有数" + (f"，{blank} 格空白" if blank else "")
    codes = {rule.code for rule in (*table.totals, *table.balances)}
    wrong = sum(f.code in codes and f.address.part == table.key for f in findings)
    if codes:
        found += f"；{wrong} 处合计或勾稽不平，照原文件读入" if wrong else "；合计和勾稽都平"
    others = sum(f.code not in codes and f.address.part == table.key for f in findings)
    if others:
        found += f"；{others} 处数字请核实"
    part = _part(
        section.key,
        name,
        found,
        "",
        doubts,
        State.WRONG if wrong else State.DOUBTFUL if others else State.FINE,
    )
    return part._replace(badge=part.badge or f"{wrong} 处不平") if wrong else part


def _part(key: str, name: str, found: str, begins: str, doubts: int, state: State) -> Part:
    badge = f"{doubts} 处待核对" if doubts else "没有读到" if state is State.MISSING else ""
    if doubts and state in (State.FINE, State.ABSENT):
        state = State.DOUBTFUL
    return Part(key, name, found, begins, state, badge)
