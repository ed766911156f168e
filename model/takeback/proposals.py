"""Proposals: every tracked change, every other difference and every comment of a file, held against the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from model.compare.reports import FIELD_NAMES, FRONT_NAME
from model.content.address import Address
from model.content.markup import Comment, RevisionKind, Span, shown
from model.content.values import Value, display, parse
from model.report.report import FRONT, Report
from model.takeback.marked import Elsewhere, Mark, MarkedReport
from model.takeback.section import Section

AROUND = 40
"""Characters shown before and after what changes."""
LEAST_MOVED = 6
"""Characters of a text that is deleted in one place and inserted in another by the same hand, to be taken for a move."""
COMPUTED = "合计由程序计算，改了明细会跟着变"
FOLLOWS = "这里的数字随表更新，请改表里的数"
CHANGED_SINCE = "报告的这一处在送出以后又改过，请对照着手工改"
SAME_ALREADY = "报告里已经是这样"
FIXED = "表格里的固定文字，由程序按统一格式生成"
OUTSIDE = "不在报告的正文和数字里，请看原文件"


class ProposalKind(Enum):
    """What a proposal is about; the value is what it is called."""

    TEXT = "文字"
    CELL = "数字"
    FIELD = "标题和落款"
    FORMAT = "格式"
    COMMENT = "批注"
    ELSEWHERE = "其他"


class Hunk(NamedTuple):
    """Characters of a section of the report that are replaced."""

    key: str
    start: int
    end: int
    marks: tuple[Mark, ...]
    """What comes in their place."""


@dataclass(frozen=True)
class Proposal:
    """One change that can be accepted or refused, or one comment."""

    kind: ProposalKind
    address: Address
    """The place in the report; `elsewhere` for what has none."""
    place: str
    """The same in words."""
    old: str
    new: str
    before: str = ""
    """What stands before the change, to find it by."""
    after: str = ""
    author: str = ""
    date: str = ""
    is_tracked: bool = True
    is_move: bool = False
    obstacle: str = ""
    """Why it cannot be accepted; empty where it can."""
    hunks: tuple[Hunk, ...] = ()
    value: Value = None
    comment: int = -1
    """The index of the comment; -1 for a change."""

    @property
    def is_change(self) -> bool:
        """Whether it would change the report."""
        return self.kind not in (ProposalKind.COMMENT, ProposalKind.FORMAT, ProposalKind.ELSEWHERE)

    @property
    def may_accept(self) -> bool:
        """Whether it can be accepted."""
        return self.is_change and not self.obstacle


NOWHERE = Address("elsewhere")


def proposals_of(marked: MarkedReport, report: Report) -> tuple[Proposal, ...]:
    """Return everything that a marked file proposes to the report, in the order of the form."""
    maker = _Maker(marked, report)
    found = [*maker.fields(), *maker.texts(), *maker.cells(), *maker.others()]
    order = report.form.order
    placed = sorted((p for p in found if p.address != NOWHERE), key=lambda p: order(p.address))
    return (*placed, *(p for p in found if p.address == NOWHERE))


class _Maker:
    """Makes the proposals of one file for one report."""

    def __init__(self, marked: MarkedReport, report: Report) -> None:
        self._marked = marked
        self._report = report
        self._elsewhere = list(marked.elsewhere)

    def fields(self) -> Iterator[Proposal]:
        """Yield the changes of unit, year, title, signature and date."""
        before, after = self._marked.before, self._marked.after
        for name, words in FIELD_NAMES.items():
            now, will = getattr(self._report, name), getattr(after, name)
            if getattr(before, name) == will:
                continue
            span = self._take_field(str(getattr(before, name) or ""), str(will or ""))
            yield Proposal(
                ProposalKind.FIELD,
                Address(name),
                words,
                _text(now),
                _text(will),
                author=_author(span),
                date=_date(span),
                obstacle=SAME_ALREADY if now == will else "",
                value=will,
            )

    def _take_field(self, old: str, new: str) -> Span | None:
        """Return a changed span of the line that says a field, which is then no change elsewhere any more."""
        for each in self._elsewhere:
            was, will = shown(each.spans, accepted=False), shown(each.spans, accepted=True)
            if not each.in_table and was != will and (old in was if old else new in will):
                if not any(span.comments for span in each.spans):
                    self._elsewhere.remove(each)
                return next(span for span in each.spans if span.is_changed)
        return None

    def texts(self) -> Iterator[Proposal]:
        """Yield the changes of the written sections, and the comments on them."""
        names = {FRONT: FRONT_NAME, **{section.key: section.heading for section in self._report.form.texts}}
        moves: dict[str, list[Proposal]] = {}
        for key, name in names.items():
            section = Section(key, self._marked.texts.get(key, ()), self._report.blocks(key))
            for group in section.groups():
                made = self._text(section, name, group)
                move = group[0].mark.span.revisions[-1].move if made.is_move else _moved_text(made)
                if move:
                    moves.setdefault(move, []).append(made)
                else:
                    yield made
            yield from self._untracked(section, name)
            yield from self._on_text(section, name)
        for both in moves.values():
            yield from _one_move(both)

    def _text(self, section: Section, name: str, group: Sequence[Section.Placed]) -> Proposal:
        marks = [placed.mark for placed in group]
        old = "".join(m.span.text for m in marks if m.span.was_there)
        new = "".join(m.span.text for m in marks if m.span.will_be)
        start, end = group[0].start, group[-1].end
        here = section.in_report(start, end)
        obstacle = "" if here is not None else CHANGED_SINCE
        hunks: tuple[Hunk, ...] = ()
        if here is not None:
            lead = (Mark(Span("\n")),) if group[0].is_behind else ()
            hunks = (Hunk(section.key, *here, (*lead, *(m for m in marks if m.span.will_be))),)
            obstacle = FOLLOWS if section.has_field(*here) else ""
        revision = marks[0].span.revisions[-1]
        moved = (RevisionKind.MOVED_AWAY, RevisionKind.MOVED_HERE)
        return Proposal(
            ProposalKind.TEXT,
            Address(section.key) if here is None else Address(section.key).span(*here),
            name,
            old or ("" if new else marks[0].span.text),
            new,
            section.base[max(0, start - AROUND) : start],
            section.base[end : end + AROUND],
            revision.author,
            revision.date,
            is_move=revision.kind in moved and bool(revision.move),
            obstacle=obstacle or ("" if old or new else "插入后又删去，没有改动"),
            hunks=hunks,
        )

    def _untracked(self, section: Section, name: str) -> Iterator[Proposal]:
        """Yield where the file differs from the report without a record of it."""
        if section.key not in self._marked.texts and not self._report.blocks(section.key):
            return
        for start, end, marks in section.differences():
            new = "".join(mark.span.text for mark in marks)
            yield Proposal(
                ProposalKind.TEXT,
                Address(section.key).span(start, end),
                name,
                section.now[start:end],
                new,
                section.now[max(0, start - AROUND) : start],
                section.now[end : end + AROUND],
                is_tracked=False,
                obstacle=FOLLOWS if section.has_field(start, end) else "",
                hunks=(Hunk(section.key, start, end, marks),),
            )

    def _on_text(self, section: Section, name: str) -> Iterator[Proposal]:
        for index, start, end in section.comments():
            here = section.in_report(start, end)
            address = Address(section.key) if here is None else Address(section.key).span(*here)
            yield self._comment(index, address, name, section.base[start:end])

    def cells(self) -> Iterator[Proposal]:
        """Yield the changes of figures, and the comments on them."""
        marked, report = self._marked, self._report
        for address, spans in marked.cells.items():
            if address not in report.form.all_cells:
                self._elsewhere.append(Elsewhere(spans, in_table=True))
                continue
            changed = next((span for span in spans if span.is_changed), None)
            if changed is not None:
                new = parse(shown(spans, accepted=True), report.form.kind(address)).value
                yield self._cell(address, new, changed)
            for index in dict.fromkeys(c for span in spans for c in span.comments):
                name = report.form.name(address)
                yield self._comment(index, address, name, shown(spans, accepted=False).strip())
        for address in report.form.addresses:
            was, now = marked.before.values.get(address), report.values.get(address)
            if address not in marked.cells and was != now and not report.is_computed(address):
                yield self._cell(address, was, None)

    def _cell(self, address: Address, new: Value, span: Span | None) -> Proposal:
        report = self._report
        now = report.values.get(address)
        obstacle = SAME_ALREADY if now == new else ""
        if report.is_computed(address):
            obstacle = obstacle or COMPUTED
        return Proposal(
            ProposalKind.CELL,
            address,
            report.form.name(address),
            display(now),
            display(new),
            author=_author(span),
            date=_date(span),
            is_tracked=span is not None,
            obstacle=obstacle,
            value=new,
        )

    def others(self) -> Iterator[Proposal]:
        """Yield what is elsewhere, changes of format alone, and comments that stand nowhere."""
        seen: set[int] = set()
        for each in self._elsewhere:
            said, name = shown(each.spans, accepted=False), "表格" if each.in_table else "标题、小标题和其他"
            changed = next((span for span in each.spans if span.is_changed), None)
            if changed is not None:
                yield Proposal(
                    ProposalKind.ELSEWHERE,
                    NOWHERE,
                    name,
                    said,
                    shown(each.spans, accepted=True),
                    author=_author(changed),
                    date=_date(changed),
                    obstacle=FIXED if each.in_table else OUTSIDE,
                )
            yield from self._formats(each.spans, NOWHERE, name)
            for index in dict.fromkeys(c for span in each.spans for c in span.comments):
                if index not in seen:
                    yield self._comment(index, NOWHERE, name, said)
                seen.add(index)
        for key, marks in self._marked.texts.items():
            name = FRONT_NAME if key == FRONT else self._report.form.section(key).heading
            yield from self._formats([mark.span for mark in marks], Address(key), name)
        yield from self._unplaced(seen)

    def _unplaced(self, seen: set[int]) -> Iterator[Proposal]:
        placed = {c for marks in self._marked.texts.values() for mark in marks for c in mark.span.comments}
        placed |= {c for spans in self._marked.cells.values() for span in spans for c in span.comments}
        for index, comment in enumerate(self._marked.comments):
            if index not in placed | seen and comment.answers < 0:
                yield self._comment(index, NOWHERE, "文件", "")

    def _formats(self, spans: Sequence[Span], address: Address, name: str) -> Iterator[Proposal]:
        """Yield a proposal for each stretch whose format alone was changed: the program sets formats itself."""
        said = ""
        for i, span in enumerate(spans):
            revision = next((r for r in span.revisions if r.kind is RevisionKind.FORMATTED), None)
            if revision is None or span.is_changed or not span.text.strip():
                continue
            said += span.text
            goes_on = i + 1 < len(spans) and revision in spans[i + 1].revisions
            if not goes_on:
                yield Proposal(
                    ProposalKind.FORMAT,
                    address,
                    name,
                    said,
                    said,
                    author=revision.author,
                    date=revision.date,
                    obstacle="只改了格式，程序按公文格式统一排版",
                )
                said = ""

    def _comment(self, index: int, address: Address, place: str, anchored: str) -> Proposal:
        comment = self._marked.comments[index]
        return Proposal(
            ProposalKind.COMMENT,
            address,
            place,
            anchored,
            said(self._marked.comments, index),
            author=comment.author,
            date=comment.date,
            comment=index,
        )


def said(comments: Sequence[Comment], index: int) -> str:
    """Return what a comment says, with the answers to it."""
    answers = [f"{c.author or '答复'}：{c.text}" for c in comments if c.answers == index]
    done = "（已标为解决）" if comments[index].is_done else ""
    return "\n".join((comments[index].text + done, *answers))


def _moved_text(proposal: Proposal) -> str:
    """Return what tells both ends of a move that its file records as a deletion and an insertion; empty for no end of one."""
    text = proposal.old or proposal.new
    is_end = not (proposal.old and proposal.new) and len(text.strip()) >= LEAST_MOVED
    return f"{proposal.author}\n{text}" if is_end else ""


def _one_move(both: list[Proposal]) -> Iterator[Proposal]:
    """Return the two ends of a move as one proposal; an end alone as the insertion or deletion that it is."""
    gone = [p for p in both if p.old and not p.new]
    come = [p for p in both if p.new and not p.old]
    if len(gone) != 1 or len(come) != 1 or len(both) != 2:
        yield from both
        return
    first, other = gone[0], come[0]
    yield Proposal(
        ProposalKind.TEXT,
        first.address,
        first.place if first.place == other.place else f"{first.place} → {other.place}",
        first.old,
        other.new,
        first.before,
        first.after,
        first.author,
        first.date,
        is_move=True,
        obstacle=first.obstacle or other.obstacle,
        hunks=(*first.hunks, *other.hunks),
    )


def _author(span: Span | None) -> str:
    return span.revisions[-1].author if span is not None and span.revisions else ""


def _date(span: Span | None) -> str:
    return span.revisions[-1].date if span is not None and span.revisions else ""


def _text(value: object) -> str:
    return "" if value is None else str(value)
