"""One page 本年 / 上年 / 增减: the figures of all tables over the years, as blocks and the style that they fit a page in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from export.style import OFFICIAL, DocumentStyle, TextStyle
from model.compare.lines import rate_text, signed
from model.compare.years import YearRow, Years
from model.content.blocks import Block, Blocks, Cell, Paragraph, Role, TableBlock
from model.content.values import display
from model.form.spec import ARTICLE_FILL

_MARGIN = 850
_PAGE = replace(OFFICIAL.page, top=_MARGIN, bottom=_MARGIN, left=_MARGIN, right=_MARGIN, footer=600)
_WIDTH = _PAGE.text_width
_FIGURE, _LEAST_LABEL = 1060, 4000
"""Widths of a column of figures and of the labels at least, in twips."""
_HEADER_FILL = "EEF1F6"
_SMALL = TextStyle(OFFICIAL.table.text.font, 8.5, align="center", pitch=10.6)
PAGE_STYLE: DocumentStyle = replace(
    OFFICIAL,
    name="数据对照",
    page=replace(_PAGE, number=replace(_SMALL, pitch=0, align="right", right=1)),
    roles={
        **OFFICIAL.roles,
        Role.TITLE: replace(OFFICIAL.roles[Role.TITLE], size=16, pitch=22, after=2),
        Role.BODY: replace(OFFICIAL.roles[Role.BODY], size=9, pitch=12, first_line=0, tracking=0),
    },
    table=replace(
        OFFICIAL.table, text=_SMALL, width=_WIDTH, row_padding=4, before=2, after=4, label_padding=60
    ),
)
"""Small, with narrow margins: all tables of the form stand on one page of A4."""


def compose_years(years: Years, *, details: bool = False) -> Blocks:
    """Return the page; with `details` what follows it: the figures of table three by applicant, where there are any."""
    return tuple(_document(years, details))


def _document(years: Years, details: bool) -> Iterator[Block]:
    yield Paragraph.of(title_of(years), Role.TITLE)
    yield Paragraph.of("".join(_notes(years)))
    yield _table(years, [(t.heading, [row for row in t.rows if row.is_sum]) for t in years.tables])
    if details:
        rows = [row for t in years.tables for row in t.rows if not row.is_sum and row.has_figures]
        if rows:
            yield Paragraph.of("附：表三各类申请人的数字（只列有数字的行）")
            yield _table(years, [("三、收到和处理政府信息公开申请情况（按申请人）", rows)])


def title_of(years: Years) -> str:
    """Return what the page is called."""
    first, last = years.years[0], years.years[-1]
    span = f"{first}年" if first == last else f"{last}—{first}年"
    return f"{years.unit}{span}政府信息公开数据对照"


def _notes(years: Years) -> Iterator[str]:
    if len(years.years) > 1:
        yield f"增减为 {years.years[0]} 年比 {years.years[1]} 年；空白按 0 计，“/”不计增减。"
    if years.has_gap:
        yield "两份报告不是相邻年度。"
    if len(years.units) > 1:
        yield f"各年报告的单位名称：{'、'.join(years.units)}。"


def heads(years: Years) -> tuple[str, ...]:
    """Return the names of the columns of figures: this year, last year, the change, earlier years."""
    names = [f"{year}年" for year in years.years]
    if len(names) < 2:
        return tuple(names)
    return (*names[:2], "增减", "增减%", *names[2:])


def label(row: YearRow) -> str:
    """Return a row in words."""
    return " ".join(filter(None, (row.row, row.column)))


def texts(row: YearRow) -> tuple[str, ...]:
    """Return the figures of a row as they are printed, under `heads`."""
    values = [display(value) for value in row.values]
    if len(values) < 2:
        return tuple(values)
    change = "—" if row.change is None else signed(row.change)
    return (*values[:2], change, rate_text(row.rate), *values[2:])


def _table(years: Years, parts: Iterable[tuple[str, Iterable[YearRow]]]) -> TableBlock:
    names = heads(years)
    columns = len(names)
    figure = min(_FIGURE, (_WIDTH - _LEAST_LABEL) // columns)
    cells = [Cell(0, 0, "项目", header=True, fill=_HEADER_FILL)]
    cells += [Cell(0, j, name, header=True, fill=_HEADER_FILL) for j, name in enumerate(names, start=1)]
    at = 1
    for heading, rows in parts:
        cells.append(
            Cell(at, 0, heading, column_span=columns + 1, fill=ARTICLE_FILL, align="left", header=True)
        )
        at += 1
        for row in rows:
            cells.append(Cell(at, 0, label(row), align="left", header=True))
            cells += [Cell(at, j, text) for j, text in enumerate(texts(row), start=1)]
            at += 1
    widths = (_WIDTH - figure * columns, *(figure,) * columns)
    return TableBlock(tuple(cells), widths, (0,) * at, header_rows=1)
