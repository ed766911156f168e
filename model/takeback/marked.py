"""MarkedReport: a report read with its tracked changes and comments, each at its place in the form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import NamedTuple

from model.compare.reports import text_of
from model.content.address import Address
from model.content.blocks import Block, Blocks, Paragraph, TableBlock
from model.content.markup import Comment, Markup, Revision, RevisionKind, Span, shown
from model.content.values import Remark, parse
from model.reading.source import Source
from model.recognise.recogniser import recognise
from model.report.report import FRONT, Report

OBJECT = "\ufffc"
"""Stands in a text for a picture or a small table."""
_SENTINEL = 700_000_001
"""The first of the figures that take the places of figures, to see which cells they are recognised as."""


class Mark(NamedTuple):
    """A span of a text section; `block` is the picture or table that its `OBJECT` stands for."""

    span: Span
    block: Block | None = None


class Elsewhere(NamedTuple):
    """A marked paragraph or cell outside of texts and figures: a title, a heading, a label."""

    spans: tuple[Span, ...]
    in_table: bool


@dataclass(frozen=True)
class MarkedReport:
    """What a file says before and after its changes, and the marks themselves."""

    before: Report
    after: Report
    texts: dict[str, tuple[Mark, ...]]
    """Each written section with its changes, a line feed between paragraphs."""
    cells: dict[Address, tuple[Span, ...]]
    """The figures that have marks."""
    elsewhere: tuple[Elsewhere, ...]
    comments: tuple[Comment, ...]
    has_revisions: bool


def locate(markup: Markup, name: str) -> MarkedReport:
    """Return the report in a marked document. Raise ReadingError where there is none, before or after the changes."""
    old_view, new_view = markup.view(accepted=False), markup.view(accepted=True)
    before = recognise(_source(old_view, name)).report
    after = recognise(_source(new_view, name)).report
    keys = {**_keys(new_view, after), **_keys(old_view, before)}
    spans: dict[int, list[tuple[Span, ...]]] = {}
    for index, each in markup.spans():
        spans.setdefault(index, []).append(each)
    cells = _Cells(markup, spans, old_view, keys, name)
    outside = [
        Elsewhere(spans[index][0], in_table=False)
        for index, block in enumerate(markup.blocks)
        if index not in keys and isinstance(block, Paragraph) and _is_marked(spans[index][0])
    ]
    return MarkedReport(
        before,
        after,
        _texts(markup.blocks, spans, keys, dict(old_view), dict(new_view)),
        cells.found,
        (*outside, *cells.labels),
        markup.comments,
        bool(markup.revisions),
    )


def unmarked(report: Report) -> MarkedReport:
    """Return a report from a file that records no changes."""
    texts = {key: tuple(_joined(_of_blocks(blocks))) for key, blocks in report.texts.items()}
    return MarkedReport(report, report, texts, {}, (), (), has_revisions=False)


def _of_blocks(blocks: Blocks) -> list[Mark]:
    found: list[Mark] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found += [Mark(Span(run.text, bold=run.bold)) for run in block.runs]
        else:
            found.append(Mark(Span(OBJECT), block))
        found.append(Mark(Span("\n")))
    return found


def _source(view: Iterable[tuple[int, Block]], name: str) -> Source:
    return Source(tuple(block for _, block in view), "docx", name=name)


def _is_marked(spans: Iterable[Span]) -> bool:
    return any(span.revisions or span.comments for span in spans)


def _keys(view: Sequence[tuple[int, Block]], report: Report) -> dict[int, str]:
    """Return the section that each block of a view is in, by the index of the block."""
    expected = [
        (key, text_of(block))
        for key in (FRONT, *(section.key for section in report.form.texts))
        for block in report.blocks(key)
    ]
    there = [text_of(block) for _, block in view]
    matcher = SequenceMatcher(None, there, [text for _, text in expected], autojunk=False)
    return {
        view[start + n][0]: expected[at + n][0]
        for start, at, size in matcher.get_matching_blocks()
        for n in range(size)
    }


def _texts(
    blocks: Blocks,
    spans: dict[int, list[tuple[Span, ...]]],
    keys: dict[int, str],
    old: dict[int, Block],
    new: dict[int, Block],
) -> dict[str, tuple[Mark, ...]]:
    """Return the sections as they were written, marks and all."""
    found: dict[str, list[Mark]] = {}
    for index in sorted(keys):
        section = found.setdefault(keys[index], [])
        block = blocks[index]
        here = _of_paragraph(spans[index][0]) if isinstance(block, Paragraph) else None
        section += here if here is not None else _of_object(index, spans.get(index, []), old, new)
    return {key: tuple(_joined(marks)) for key, marks in found.items()}


def _of_paragraph(spans: tuple[Span, ...]) -> list[Mark]:
    """Return the marks of a paragraph with its end, which stands under the changes of the paragraph mark."""
    own = [span for span in spans if span.text == "\n"]
    ends = own[-1] if own else Span("\n")
    return [*(Mark(span) for span in spans if span.text != "\n"), Mark(ends)]


def _of_object(
    index: int, spans: list[tuple[Span, ...]], old: dict[int, Block], new: dict[int, Block]
) -> list[Mark]:
    """Return the marks of a picture or table: where its cells were changed, the old one goes and the new one comes."""
    was, will = old.get(index), new.get(index)
    revision = next((r for each in spans for span in each if span.is_changed for r in span.revisions), None)
    comments = tuple(dict.fromkeys(c for each in spans for span in each for c in span.comments))
    if was == will or revision is None:
        block = will if was is None else was
        return [] if block is None else [Mark(Span(OBJECT, (), comments), block), Mark(Span("\n"))]
    found: list[Mark] = []
    change: tuple[Revision, ...] = ()
    for block, kind in ((was, RevisionKind.DELETED), (will, RevisionKind.INSERTED)):
        if block is not None:
            change = (Revision(kind, revision.author, revision.date),)
            found.append(Mark(Span(OBJECT, change, comments), block))
    is_alone = len(found) == 1
    return [*found, Mark(Span("\n", change if is_alone else ()))]


def _joined(marks: list[Mark]) -> Iterator[Mark]:
    """Return the marks without white space around paragraphs, and without the end of the last one."""
    last = max((i for i, mark in enumerate(marks) if mark.span.text != "\n"), default=-1)
    yield from marks[: last + 1]


class _Cells:
    """Tells the cells of the form by figures put in the place of those that have marks."""

    def __init__(
        self,
        markup: Markup,
        spans: dict[int, list[tuple[Span, ...]]],
        view: Sequence[tuple[int, Block]],
        keys: dict[int, str],
        name: str,
    ) -> None:
        self.found: dict[Address, tuple[Span, ...]] = {}
        self.labels: list[Elsewhere] = []
        self._figures: list[tuple[Span, ...]] = []
        blocks = dict(view)
        for index, block in enumerate(markup.blocks):
            if isinstance(block, TableBlock) and index not in keys and index in blocks:
                blocks[index] = self._numbered(block, blocks[index], spans[index])
        if self._figures:
            self._recognise(blocks, name)

    def _numbered(self, marked: TableBlock, table: Block, spans: list[tuple[Span, ...]]) -> Block:
        """Return the table with a sentinel in every figure that has marks; labels with marks are kept aside."""
        by_place = {
            (c.row, c.column): each for c, each in zip(marked.cells, spans, strict=True) if _is_marked(each)
        }
        if not isinstance(table, TableBlock) or table.rows != marked.rows:
            self.labels += [Elsewhere(each, in_table=True) for each in by_place.values()]
            return table
        cells = list(table.cells)
        for i, cell in enumerate(cells):
            each = by_place.get((cell.row, cell.column))
            if each is None:
                continue
            if all(_is_figure(shown(each, accepted=accepted)) for accepted in (False, True)):
                cells[i] = replace(cell, text=str(_SENTINEL + len(self._figures)))
                self._figures.append(each)
            else:
                self.labels.append(Elsewhere(each, in_table=True))
        return replace(table, cells=tuple(cells))

    def _recognise(self, blocks: dict[int, Block], name: str) -> None:
        values = recognise(_source(sorted(blocks.items()), name)).report.values
        places = {value: address for address, value in values.items()}
        for number, each in enumerate(self._figures):
            address = places.get(_SENTINEL + number)
            if address is None:
                self.labels.append(Elsewhere(each, in_table=True))
            else:
                self.found[address] = each


def _is_figure(text: str) -> bool:
    return parse(text).remark is not Remark.UNREADABLE
