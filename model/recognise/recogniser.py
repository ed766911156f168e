"""Recognise a report in the blocks of a file, with a note on every doubtful place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from model.content.address import Address
from model.content.blocks import Block, Blocks, Paragraph, plain_text
from model.files.errors import ReadingError, ReadingProblem
from model.form.editions import CURRENT, form_of
from model.form.spec import Form
from model.reading.source import Source
from model.recognise.ending import Ending, find_ending, printed, text_of
from model.recognise.expected import slots
from model.recognise.furniture import article_end, front_furniture, is_stamp
from model.recognise.headings import Headings, find_headings
from model.recognise.labels import normal
from model.recognise.notes import Doubt, LeftOut, Note, excerpt, note, quoted
from model.recognise.omissions import omission_notes
from model.recognise.prepare import Prepared, prepare
from model.recognise.sections import (
    FRONT_NUMBER,
    NUMBERS,
    Divided,
    divide,
    front,
    outside,
    repeated,
    written,
)
from model.recognise.tables import read_tables
from model.recognise.title import Title, find_title, is_sane, is_unit, parse_title, year_in
from model.recognise.unit_sources import title_in_head, units_in_front
from model.report.report import FRONT, Report

_FIRST, _LAST = 40, 60
"""How many blocks at the beginning and at the end may name the unit; the lists of links on a web page are long."""
_PERIOD = re.compile(r"((?:19|20)\d{2})年1月1日")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
_NAME_ENDS = re.compile(
    r"^(?:附件\d*[:.、_\-]?|\d{1,3}[.、_\-]|\([^()]*\)|【[^】]*】)+"
    r"|(?:[_\-]?(?:定稿|终稿|最终版?|修改稿?|盖章版?|副本|发布稿)|\([^()]*\)|v?\d)+$"
)


class Recognised(NamedTuple):
    """A report with the totals as printed in the file, and notes in the order of the form."""

    report: Report
    notes: tuple[Note, ...]


def recognise(source: Source) -> Recognised:
    """Return the report in a file. Raise ReadingError (NO_REPORT) if the file does not contain one."""
    blocks, aside = _article(source)
    prepared = prepare(blocks)
    headings = find_headings(prepared.blocks)
    before_form = prepared.blocks[: _first_place(prepared, headings)]
    title = find_title(before_form, headings.contents, _evidence(source, prepared))
    before = range(min(title.lines, default=0))
    skip = headings.contents | title.lines | frozenset(before) | _running_heads(prepared, title)
    divided = divide(prepared, headings, skip)
    _require_report(divided, title, source.name)
    above = tuple(text_of(prepared.blocks[i]) for i in before if i not in headings.contents)
    return _Assembler(source, title, divided, above, aside).run()


def _article(source: Source) -> tuple[Blocks, tuple[str, ...]]:
    """Return the blocks up to the end of the article, and the texts of a page after it.

    The signature and the date may stand behind the element that holds the article.
    """
    end = article_end(source.blocks, source.containers)
    while end < len(source.blocks) and _is_ending(source.blocks[end]):
        end += 1
    aside = [b for b in source.blocks[end:] if not isinstance(b, Paragraph) or b.text.strip()]
    return source.blocks[:end], tuple(map(text_of, aside))


def _is_ending(block: Block) -> bool:
    return isinstance(block, Paragraph) and (bool(printed(block.text)) or is_unit(block.text))


def _evidence(source: Source, prepared: Prepared) -> str:
    """Return the text of the file in which the unit names itself: the front matter, the last lines, the page's title."""
    texts = [
        b.text for b in (*prepared.blocks[:_FIRST], *prepared.blocks[-_LAST:]) if isinstance(b, Paragraph)
    ]
    return "\n".join(map(normal, (*texts, *source.titles, source.name)))


def _first_place(prepared: Prepared, headings: Headings) -> int:
    """Return the position of the first heading or table of the form."""
    tables = [i for i, parts in prepared.parts.items() if any(part.strong for part in parts)]
    places = [*(heading.position for heading in headings.found), *tables]
    return min(places, default=len(prepared.blocks))


def _running_heads(prepared: Prepared, title: Title) -> frozenset[int]:
    """Return the positions of lines that repeat the title, such as page headers in running text."""
    own = normal(title.text)
    return frozenset(
        i
        for i, block in enumerate(prepared.blocks)
        if own
        and isinstance(block, Paragraph)
        and block.text[:1] == title.text[:1]
        and normal(block.text) == own
    )


def _require_report(divided: Divided, title: Title, name: str) -> None:
    sections = {heading.number for heading in divided.headings}
    if not divided.parts and len(sections) + bool(title.text) < 2:
        raise ReadingError(ReadingProblem.NO_REPORT, name=name or "文件")


class _Assembler:
    """Assembles the report and collects the notes."""

    def __init__(
        self, source: Source, title: Title, divided: Divided, above: tuple[str, ...], aside: tuple[str, ...]
    ) -> None:
        self._source = source
        self._head = title_in_head(source.titles) or Title()
        self._title = title
        self._divided = divided
        self._notes: list[Note] = omission_notes(source.omissions)
        self._above = above
        self._aside = aside
        self._file = _title_of_file(source.name)

    def run(self) -> Recognised:
        """Return the report and the notes."""
        ending = self._take_ending()
        self._take_furniture(ending)
        ending = self._date_below_title(ending)
        unit = self._unit(ending)
        year = self._year(ending)
        figures = read_tables(self._divided.parts, year)
        report = Report(figures.edition, unit, year, "", ending.signature, ending.date)
        report.values = figures.values
        if self._title.text and normal(self._title.text) != normal(report.full_title):
            report.title = self._title.text
        self._notes.extend(figures.notes)
        self._put_texts(report)
        self._note_sections(report)
        return Recognised(report, _in_order(self._notes, report.form))

    def _take_ending(self) -> Ending:
        """Return signature and date, and remove them and what follows them from the last section."""
        last = self._divided.last
        blocks = self._divided.texts.get(last, [])
        ending = find_ending(blocks, self._title.unit) if last else Ending()
        if ending.taken:
            del blocks[len(blocks) - ending.taken :]
        after = (*ending.after, *self._aside)
        if after:
            left_out = LeftOut(after, _text_part(last), len(blocks))
            if ending.date or ending.signature:
                text = excerpt("".join(after))
                self._notes.append(note(Doubt.TEXT_AFTER_END, Address("date"), "", left_out, text=text))
            else:
                self._note_furniture(Address(_text_part(last) or "date"), left_out)
        return ending

    def _note_furniture(self, address: Address, left_out: LeftOut) -> None:
        count, text = len(left_out.texts), quoted(left_out.texts)
        self._notes.append(note(Doubt.FURNITURE, address, "", left_out, count=count, text=text))

    def _take_furniture(self, ending: Ending) -> None:
        """Remove the metadata and buttons of a page from between title and text."""
        blocks = self._divided.texts.get(FRONT_NUMBER, [])
        stamps = [i for i, block in enumerate(blocks) if _is_stamp(block, ending)]
        found = sorted({*front_furniture(blocks), *stamps})
        if found:
            texts = tuple(text_of(blocks[i]) for i in found)
            blocks[:] = [b for i, b in enumerate(blocks) if i not in found]
            self._note_furniture(Address(FRONT), LeftOut(texts, FRONT, found[0]))

    def _date_below_title(self, ending: Ending) -> Ending:
        blocks = self._divided.texts.get(FRONT_NUMBER, [])
        for block in [] if ending.date else list(blocks):
            date = printed(block.text) if isinstance(block, Paragraph) else ""
            if date:
                blocks.remove(block)
                self._notes.append(note(Doubt.DATE_MOVED, Address("date"), date, value=date))
                return ending._replace(date=date)
        return ending

    def _unit(self, ending: Ending) -> str:
        if is_sane(self._title.unit):
            return self._title.unit
        for source, value in self._unit_sources(ending):
            if value:
                address = Address("unit")
                self._notes.append(note(Doubt.UNIT_ASSUMED, address, value, source=source, value=value))
                return value
        self._notes.append(note(Doubt.UNIT_MISSING, Address("unit")))
        return ""

    def _unit_sources(self, ending: Ending) -> Iterator[tuple[str, str]]:
        """Yield where the unit may be named and its name there, likeliest first."""
        yield "网页标题", self._head.unit
        front = self._divided.texts.get(FRONT_NUMBER, ())
        yield from units_in_front([b.text for b in front if isinstance(b, Paragraph)])
        yield "署名", ending.signature
        yield "文件名", self._file.unit

    def _year(self, ending: Ending) -> int | None:
        period = self._period()
        address = Address("year")
        if self._title.year is not None:
            if period not in (None, self._title.year):
                said = self._title.year
                self._notes.append(
                    note(Doubt.YEAR_DIFFERS, address, str(said), value=said, other=period or 0)
                )
            return self._title.year
        issued = year_in(ending.date)
        guesses = (
            ("网页标题", self._head.year),
            ("统计期限", period),
            ("正文", self._year_of_text()),
            ("文件名", self._file.year),
            ("成文日期", issued - 1 if issued else None),
        )
        for source, value in guesses:
            if value is not None:
                self._notes.append(note(Doubt.YEAR_ASSUMED, address, str(value), source=source, value=value))
                return value
        self._notes.append(note(Doubt.YEAR_MISSING, address))
        return None

    def _period(self) -> int | None:
        """Return the year of the sentence on the statistical period (统计期限)."""
        for number in (FRONT_NUMBER, *NUMBERS[::-1]):
            for block in self._divided.texts.get(number, ()):
                if isinstance(block, Paragraph) and "统计" in block.text:
                    match = _PERIOD.search(normal(block.text))
                    if match is not None:
                        return int(match.group(1))
        return None

    def _year_of_text(self) -> int | None:
        """Return the year that section one mentions most often, the first of several."""
        text = normal(plain_text(self._divided.texts.get(NUMBERS[0], ())))
        found = Counter(_YEAR.findall(text)).most_common(1)
        return int(found[0][0]) if found else None

    def _put_texts(self, report: Report) -> None:
        before = front(self._divided.texts.get(FRONT_NUMBER, ()))
        if before:
            report.texts[FRONT] = before
        for section in report.form.texts:
            blocks = written(self._divided.texts.get(section.number, ()))
            if blocks:
                report.texts[section.key] = blocks

    def _note_sections(self, report: Report) -> None:
        if not self._title.text and not self._head.text:
            self._notes.append(note(Doubt.TITLE_MISSING, Address("title")))
        if self._above:
            text, left_out = excerpt("".join(self._above)), LeftOut(self._above, FRONT)
            self._notes.append(note(Doubt.TEXT_BEFORE_TITLE, Address("title"), "", left_out, text=text))
        known = {heading.number for heading in self._divided.headings}
        counts = repeated(self._divided.headings)
        for section in form_of(report.edition).sections:
            number, address = section.number, Address(section.key)
            if number in counts:
                self._note(Doubt.SECTION_REPEATED, address, section.title, count=counts[number])
            if section.table is None and report.text(section.key) and number in self._divided.assumed:
                text = excerpt(report.text(section.key))
                self._note(Doubt.SECTION_ASSUMED, address, section.title, text=text)
            elif section.table is None and number not in known:
                self._note(Doubt.SECTION_MISSING, address, section.title)
        for heading in self._divided.headings:
            if heading.varies:
                section = next(s for s in report.form.sections if s.number == heading.number)
                self._note(
                    Doubt.HEADING_VARIED, Address(section.key), section.heading, text=excerpt(heading.text)
                )
        for slot in slots():
            section = next(s for s in report.form.sections if s.number == slot)
            left = outside(self._divided.texts.get(slot, ()), slot)
            if left:
                self._notes.append(
                    note(
                        Doubt.TEXT_OUTSIDE,
                        Address(section.key),
                        "",
                        LeftOut(tuple(left), _text_part(slot)),
                        name=section.title,
                        text=excerpt("".join(left)),
                    )
                )

    def _note(self, doubt: Doubt, address: Address, section: str, text: str = "", count: int = 0) -> None:
        self._notes.append(note(doubt, address, name=section, text=text, count=count))


def _text_part(number: str) -> str:
    """Return the key of the section of this number if it is text, else of the next one that is; empty for the front."""
    if number == FRONT_NUMBER:
        return ""
    following = CURRENT.sections[NUMBERS.index(number) :]
    return next((section.key for section in following if section.table is None), "")


def _is_stamp(block: Block, ending: Ending) -> bool:
    """Return whether a line below the title is the time of publication, not the date of issue."""
    if not isinstance(block, Paragraph) or not is_stamp(block.text):
        return False
    return bool(ending.date) or not printed(block.text)


def _in_order(notes: Sequence[Note], form: Form) -> tuple[Note, ...]:
    """Return the notes in the order of the form, those without an address first."""
    return tuple(sorted(notes, key=lambda n: form.order(n.address) if n.address else (-2, 0, 0)))


def _title_of_file(name: str) -> Title:
    """Return the unit and year in a file name."""
    stem = name.rpartition(".")[0] or name
    plain = normal(stem)
    for text in (plain, _NAME_ENDS.sub("", plain)):
        title = parse_title(text)
        if title is not None:
            return title
    return Title()
