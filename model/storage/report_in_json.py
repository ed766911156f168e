"""Reports from JSON that anybody may have written: every value by its type and within the limits of the readers."""

from __future__ import annotations

from dataclasses import dataclass

from model.content.address import Address, AddressError
from model.content.blocks import Block, Blocks, Cell, Paragraph, Picture, Role, Run, SpanError, TableBlock
from model.content.charts import Chart
from model.content.values import MOST_DIGITS, Value, restore
from model.files.errors import ReadingError, ReadingProblem
from model.files.typed_json import (
    Object,
    ShapeError,
    a_flag,
    a_list,
    a_number,
    a_text,
    an_object,
    member,
)
from model.form.editions import FORMS
from model.reading.guards import (
    BLOCKS_LIMIT,
    CELLS_LIMIT,
    CHARACTERS_LIMIT,
    check_cells,
    check_depth,
    span,
    too_complex,
)
from model.reading.shared.media import media_type, pixels
from model.report.report import FRONT, Report
from model.report.sources import CellSource, spans_from_text
from model.storage.chart_in_json import chart_in_json
from model.storage.report_json import Media

PIXELS_LIMIT = 150_000_000
"""Of one picture, by its header: above what the largest cameras make."""
PLACES_LIMIT = 10 * CELLS_LIMIT
"""Places in the grids of all tables of a report."""
_MOST_BLOCKS = BLOCKS_LIMIT * 3 // 2
"""Of all texts together; each may have as many as a reader takes from a whole file."""
_LONGEST_SIDE = 1_000_000
"""Twips of a width or height."""
_MOST_ACKNOWLEDGED = 10_000
_LONGEST_RULES = 64 * 1024
"""Characters of the requirements of an office; what is in them is judged by model.checks.requirements."""
_MOST_REGISTERS = 200
"""A cell has one source, so that there are no more registers than cells."""
_FIRST_YEAR, _LAST_YEAR = 1, 9999
_MOST_FIGURES = 2 * MOST_DIGITS
"""Digits of a figure: the sum of many may have more than each of them; a longer one is kept as text."""
_TEXT_KEYS = frozenset({FRONT, *(section.key for form in FORMS.values() for section in form.texts)})
"""Of every edition: texts stay where they are when the edition is changed."""


@dataclass
class ReportReader:
    """Restores one report and counts what it holds in all."""

    media: Media
    characters: int = 0
    blocks: int = 0
    places: int = 0

    def report(self, content: Object) -> Report:
        """Return a report without last year's; raise ShapeError or ReadingError (TOO_COMPLEX)."""
        edition = a_text(member(content, "edition"))
        if edition not in FORMS:
            raise ShapeError("no such edition")
        report = Report(
            edition=edition,
            unit=self._text(member(content, "unit")),
            year=_year(member(content, "year")),
            title=self._text(member(content, "title")),
            signature=self._text(member(content, "signature")),
            date=self._text(member(content, "date")),
            computes_totals=a_flag(member(content, "computes_totals")),
            unit_kind=self._text(content.get("unit_kind", "")),
            rules=self._rules(content.get("rules", "")),
            site_name=self._text(content.get("site_name", "")),
            column_name=self._text(content.get("column_name", "")),
            published=self._text(content.get("published", "")),
            acknowledgements=self._acknowledgements(content.get("acknowledgements", {})),
        )
        for name, value in an_object(member(content, "values")).items():
            restored = self._value(value)
            address = _address(name, report)
            if restored is not None:
                report.values[address] = restored
        for key, blocks in an_object(member(content, "texts")).items():
            if key not in _TEXT_KEYS:
                raise ShapeError("no such text")
            report.texts[key] = self._blocks(blocks)
        self._sources(content.get("sources", []), report)
        report.refresh_fields()
        return report

    def _sources(self, value: object, report: Report) -> None:
        for entry in a_list(value, _MOST_REGISTERS):
            content = an_object(entry)
            name = self._text(member(content, "register"))
            for cell, source in an_object(member(content, "cells")).items():
                rows, figure = _pair(source)
                spans = spans_from_text(self._text(rows))
                if spans is None:
                    raise ShapeError("no rows")
                report.sources[_address(cell, report)] = CellSource(name, spans, self._value(figure))

    def _text(self, value: object) -> str:
        text = a_text(value)
        self.characters += len(text)
        if self.characters > CHARACTERS_LIMIT:
            raise too_complex("文字过多")
        return text

    def _value(self, value: object) -> Value:
        text = self._text(value)
        return text if len(text) > _MOST_FIGURES else restore(text)

    def _rules(self, value: object) -> str:
        text = self._text(value)
        if len(text) > _LONGEST_RULES:
            raise too_complex("要求文件过大")
        return text

    def _acknowledgements(self, value: object) -> dict[str, str]:
        entries = an_object(value)
        if len(entries) > _MOST_ACKNOWLEDGED:
            raise too_complex("出错说明过多")
        return {self._text(key): self._text(reason) for key, reason in entries.items()}

    def _blocks(self, value: object) -> Blocks:
        return tuple(self._block(an_object(block)) for block in a_list(value, BLOCKS_LIMIT))

    def _block(self, content: Object) -> Block:
        self.blocks += 1
        if self.blocks > _MOST_BLOCKS:
            raise too_complex("段落过多")
        if "paragraph" in content:
            return self._paragraph(content)
        if "picture" in content:
            return self._picture(content)
        return self._table(member(content, "table"), 1)

    def _paragraph(self, content: Object) -> Paragraph:
        runs = a_list(member(content, "runs"), CHARACTERS_LIMIT)
        role = a_text(content["paragraph"])
        if role not in {each.value for each in Role}:
            raise ShapeError("no such role")
        return Paragraph(tuple(self._run(an_object(run)) for run in runs), Role(role))

    def _run(self, content: Object) -> Run:
        return Run(
            self._text(member(content, "text")),
            a_flag(content.get("bold", False)),
            self._text(content.get("field", "")),
        )

    def _picture(self, content: Object) -> Picture:
        name = a_text(content["picture"])
        if name not in self.media:
            raise ShapeError("no such picture")
        data = self.media[name]
        across, down = pixels(data) if media_type(data) else (0, 0)
        if across * down > PIXELS_LIMIT:
            raise too_complex("图片过大")
        return Picture(
            data,
            a_text(member(content, "type")),
            a_number(member(content, "width"), 0, _LONGEST_SIDE),
            a_number(member(content, "height"), 0, _LONGEST_SIDE),
            self._text(member(content, "alternative")),
            self._chart(an_object(content["chart"])) if "chart" in content else None,
        )

    def _chart(self, content: Object) -> Chart:
        return chart_in_json(content, self._text)

    def _table(self, value: object, depth: int) -> TableBlock:
        check_depth(depth)
        content = an_object(value)
        widths = _lengths(member(content, "widths"))
        heights = _lengths(member(content, "heights"))
        cells = tuple(self._cell(cell, depth) for cell in a_list(member(content, "cells"), CELLS_LIMIT))
        rows = max([len(heights), *(cell.row + cell.row_span for cell in cells)])
        self._count_places(rows * len(widths))
        header_rows = a_number(member(content, "header_rows"), 0, _LONGEST_SIDE)
        try:
            return TableBlock(
                cells, widths, heights, min(header_rows, rows), a_flag(member(content, "exact_grid"))
            )
        except SpanError as error:
            raise ShapeError(str(error)) from error

    def _count_places(self, places: int) -> None:
        check_cells(places)
        self.places += places
        if self.places > PLACES_LIMIT:
            raise too_complex("表格过多")

    def _cell(self, value: object, depth: int) -> Cell:
        content = an_object(value)
        nested = a_list(content.get("nested", []), CELLS_LIMIT)
        return Cell(
            a_number(member(content, "row"), 0, CELLS_LIMIT),
            a_number(member(content, "column"), 0, CELLS_LIMIT),
            self._text(content.get("text", "")),
            _span(content.get("row_span", 1)),
            _span(content.get("column_span", 1)),
            a_text(content.get("fill", "")),
            a_text(content.get("align", "center")),
            a_flag(content.get("header", False)),
            tuple(self._table(table, depth + 1) for table in nested),
        )


def _pair(value: object) -> tuple[object, object]:
    members = a_list(value, 2)
    if len(members) != 2:
        raise ShapeError("no pair")
    return members[0], members[1]


def _span(value: object) -> int:
    return span(a_number(value, 1, _LONGEST_SIDE))


def _lengths(value: object) -> tuple[int, ...]:
    return tuple(a_number(length, 0, _LONGEST_SIDE) for length in a_list(value, CELLS_LIMIT))


def _year(value: object) -> int | None:
    return None if value is None else a_number(value, _FIRST_YEAR, _LAST_YEAR)


def _address(name: str, report: Report) -> Address:
    try:
        address = Address.parse(name)
    except AddressError as error:
        raise ReadingError(ReadingProblem.OWN_DAMAGED) from error
    if address not in report.form.all_cells:
        raise ShapeError("no such cell")
    return address
