"""Compare two reports: their fields, their texts paragraph by paragraph, their tables cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from model.compare.alignment import align
from model.compare.words import Piece, changes
from model.content.address import Address
from model.content.blocks import Block, Paragraph, TableBlock
from model.content.values import Value
from model.form.spec import TableSpec
from model.report.report import FRONT, Report

FIELD_NAMES = {"unit": "单位", "year": "年度", "title": "标题", "signature": "署名", "date": "成文日期"}
FRONT_NAME = "正文前说明"


class FieldPair(NamedTuple):
    """One field of the head or the end in both reports, as text."""

    name: str
    old: str
    new: str

    @property
    def address(self) -> Address:
        """Its place in the report."""
        return Address(self.name)

    @property
    def is_same(self) -> bool:
        """Whether both say the same."""
        return self.old == self.new


class CellPair(NamedTuple):
    """One cell in both reports."""

    address: Address
    old: Value
    new: Value

    @property
    def is_same(self) -> bool:
        """Whether both hold the same; blank, 0 and `/` are not the same."""
        return self.old == self.new

    @property
    def change(self) -> int | Decimal | None:
        """How much more the new one is; None where one of them is no figure."""
        return change_of(self.old, self.new)


def change_of(old: Value, new: Value) -> int | Decimal | None:
    """Return how much more the new value is than the old one; blank counts as 0 beside a figure, `/` and words as none."""
    if isinstance(old, str) or isinstance(new, str) or (old is None and new is None):
        return None
    return (new or 0) - (old or 0)


class ParagraphPair(NamedTuple):
    """A paragraph, table or picture of both texts; None where one of them has none like it."""

    old: Block | None
    new: Block | None
    is_moved: bool = False
    """Whether the same paragraph stands elsewhere in the other text."""

    @property
    def is_same(self) -> bool:
        """Whether both say the same."""
        return self.old is not None and self.new is not None and text_of(self.old) == text_of(self.new)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What became of it, word by word."""
        return changes(text_of(self.old), text_of(self.new))


@dataclass(frozen=True)
class TextComparison:
    """A written section, or the front matter, of both reports."""

    key: str
    heading: str
    pairs: tuple[ParagraphPair, ...]

    @cached_property
    def differing(self) -> tuple[ParagraphPair, ...]:
        """The paragraphs that are not the same."""
        return tuple(pair for pair in self.pairs if not pair.is_same)


@dataclass(frozen=True)
class TableComparison:
    """A table of both reports; cells that only one edition of the form has come last."""

    key: str
    heading: str
    cells: tuple[CellPair, ...]

    @cached_property
    def differing(self) -> tuple[CellPair, ...]:
        """The cells that do not hold the same."""
        return tuple(pair for pair in self.cells if not pair.is_same)


Part = TextComparison | TableComparison


@dataclass(frozen=True)
class Comparison:
    """Two reports, part by part in the order of the form."""

    old: Report
    new: Report
    fields: tuple[FieldPair, ...]
    parts: tuple[Part, ...]

    @cached_property
    def differing_fields(self) -> tuple[FieldPair, ...]:
        """The fields that do not say the same."""
        return tuple(pair for pair in self.fields if not pair.is_same)

    @property
    def count(self) -> int:
        """How many places are not the same."""
        return len(self.differing_fields) + sum(len(part.differing) for part in self.parts)

    def name(self, address: Address) -> str:
        """Return a cell in words, by the form that has it."""
        form = self.new.form if address in self.new.form.all_cells else self.old.form
        return form.name(address)


def compare(old: Report, new: Report) -> Comparison:
    """Return the two reports side by side, by the form of the new one."""
    fields = tuple(FieldPair(name, _field(old, name), _field(new, name)) for name in FIELD_NAMES)
    return Comparison(old, new, fields, tuple(_parts(old, new)))


def _field(report: Report, name: str) -> str:
    value = report.printed_title if name == "title" else getattr(report, name)
    return "" if value is None else str(value)


def _parts(old: Report, new: Report) -> Iterator[Part]:
    yield _text(FRONT, FRONT_NAME, old, new)
    for section in new.form.sections:
        if section.table is None:
            yield _text(section.key, section.heading, old, new)
        else:
            yield TableComparison(section.key, section.heading, tuple(_cells(section.table, old, new)))
    for section in old.form.sections:
        if section.table is not None and not new.form.has_section(section.key):
            heading = f"{section.heading}（{old.form.edition} 版的表）"
            yield TableComparison(section.key, heading, tuple(_cells(section.table, old, new)))


def _cells(table: TableSpec, old: Report, new: Report) -> Iterator[CellPair]:
    there = old.form.table(table.key).entries if old.form.has_section(table.key) else {}
    for address in (*table.entries, *(a for a in there if a not in table.entries)):
        yield CellPair(address, old.values.get(address), new.values.get(address))


def _text(key: str, heading: str, old: Report, new: Report) -> TextComparison:
    mine, theirs = old.blocks(key), new.blocks(key)
    pairs = align([text_of(block) for block in mine], [text_of(block) for block in theirs])
    found = [
        ParagraphPair(
            None if pair.old is None else mine[pair.old], None if pair.new is None else theirs[pair.new]
        )
        for pair in pairs
    ]
    return TextComparison(key, heading, tuple(_with_moves(found)))


def _with_moves(pairs: list[ParagraphPair]) -> Iterator[ParagraphPair]:
    gone = {text_of(pair.old) for pair in pairs if pair.new is None}
    come = {text_of(pair.new) for pair in pairs if pair.old is None}
    moved = gone & come
    for pair in pairs:
        is_alone = pair.old is None or pair.new is None
        yield pair._replace(is_moved=is_alone and text_of(pair.old or pair.new) in moved)


def text_of(block: Block | None) -> str:
    """Return a block as it is compared: the cells of a table a row a line, a picture by its description."""
    if block is None:
        return ""
    if isinstance(block, Paragraph):
        return block.text
    if isinstance(block, TableBlock):
        rows = (" | ".join(cell.text.replace("\n", " ") for cell in row) for row in block.by_row())
        return "\n".join(rows)
    return f"［图片：{block.alternative or f'{len(block.data)} 字节'}］"
