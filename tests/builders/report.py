"""Reports as clerks write them, and what becomes of their tables in real files: for tests of recognising."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from export.compose import compose
from model.content.blocks import Block, Cell, Paragraph, Picture, Role, Run, TableBlock
from model.content.heading_levels import level_of
from model.content.values import Kind, Value
from model.form.editions import FORMS
from model.reading.source import Source
from model.recognise.recogniser import Recognised, recognise
from model.report.report import FRONT, Report

UNITS = (
    "示例市示例局",
    "示例县人民政府办公室",
    "样例区人民政府例句街道办事处",
    "示例省样例厅",
    "例子镇人民政府",
    "示例市医疗保障局（样例分局）",
)

_WORDS = st.text(
    alphabet="全面推进落实公共服务管理平台建设能力提升群众需求信息发布渠道更新维护", min_size=1, max_size=30
)
_SENTENCES = st.lists(_WORDS, min_size=1, max_size=3).map(lambda words: "，".join(words) + "。")
_NUMBERS = st.sampled_from(["（一）", "（十二）", "1.", "12、", "（3）", "一是"])


def _paragraph(runs: Sequence[Run]) -> Paragraph:
    text = "".join(run.text for run in runs)
    return Paragraph(tuple(runs), level_of(text))


bodies = st.lists(st.builds(Run, _SENTENCES, st.booleans()), min_size=1, max_size=3).map(_paragraph)
headings = st.builds(lambda number, words: _paragraph([Run(number + words)]), _NUMBERS, _WORDS).filter(
    lambda p: p.role is not Role.BODY
)
small_tables = st.lists(st.lists(_WORDS, min_size=2, max_size=2), min_size=1, max_size=3).map(
    TableBlock.of_rows
)
pictures = st.builds(
    Picture, st.binary(min_size=1, max_size=9), st.just("image/png"), st.just(900), st.just(600)
)
texts = st.lists(st.one_of(bodies, bodies, headings, small_tables, pictures), max_size=5).map(tuple)
fronts = st.lists(bodies.map(lambda p: Paragraph(p.runs)), max_size=2).map(tuple)


def values(kind: Kind) -> st.SearchStrategy[Value]:
    """Anything that may stand in a cell of this kind and is printed as it is."""
    odd = [st.none(), st.just("/"), st.integers(0, 9_999_999), st.sampled_from(["若干", "见附表"])]
    if kind is Kind.AMOUNT:
        return st.one_of(*odd, st.decimals(0, 99_999, places=2).map(Decimal))
    if kind is Kind.CHANGE:
        return st.one_of(*odd, st.integers(-99, 99))
    if kind is Kind.TEXT:
        return st.one_of(st.none(), st.just("251.6万元"), st.integers(0, 99))
    return st.one_of(*odd, st.integers(0, 20))


@st.composite
def printed_reports(draw: st.DrawFn) -> Report:
    """A report that could stand in a file: what its blocks do not show is empty."""
    edition = draw(st.sampled_from(sorted(FORMS)))
    unit = draw(st.sampled_from(UNITS))
    year = draw(st.integers(2019, 2031))
    title = draw(
        st.sampled_from(
            [
                "",
                "",
                f"{year}年{unit}政府信息公开工作年度报告",
                f"{unit}{year}年度政府信息公开年度报告",
                f"{unit}关于{year}年政府信息公开工作情况的报告",
            ]
        )
    )
    report = Report(edition, unit, year, title)
    report.signature = draw(st.sampled_from(["", unit, unit[3:], "示例协会"]))
    report.date = draw(st.sampled_from(["", f"{year + 1}年1月9日", f"{year + 1}年12月31日"]))
    for address in draw(st.lists(st.sampled_from(report.form.addresses), max_size=40, unique=True)):
        value = draw(values(report.form.kind(address)))
        if value is not None:
            report.values[address] = value
    for key, blocks in [(FRONT, draw(fronts)), *((s.key, draw(texts)) for s in report.form.texts)]:
        if blocks:
            report.texts[key] = blocks
    return report


def filled(edition: str = "2021", year: int | None = None) -> Report:
    """A report with another figure in every cell, all sums right, and a text in every section."""
    report = Report(edition, "示例市示例局", year or (2023 if edition == "2021" else 2020))
    report.signature, report.date = "示例市示例局", f"{(report.year or 0) + 1}年1月9日"
    for i, address in enumerate(report.form.addresses):
        report.values[address] = "251.6万元" if report.form.kind(address) is Kind.TEXT else 3 * i + 11
    for address, total in report.form.computed.items():
        report.values[address] = report.sum(total)
    report.texts[FRONT] = (
        Paragraph.of(f"本报告所列数据的统计期限自{report.year}年1月1日起至{report.year}年12月31日止。"),
    )
    for section in report.form.texts:
        report.texts[section.key] = (
            Paragraph.of("（一）工作进展", Role.HEADING_2),
            Paragraph.of(f"{section.title}良好，各项工作稳步推进。"),
        )
    return report


def blocks_of(report: Report) -> list[Block]:
    """The document of a report."""
    return list(compose(report))


def read_blocks(blocks: Iterable[Block], name: str = "") -> Recognised:
    """What is recognised in blocks."""
    return recognise(Source(tuple(blocks), "test", name=name))


def table_at(blocks: Sequence[Block], report: Report, key: str) -> int:
    """Where a table of the form stands in the document of a report."""
    keys = [table.key for table in report.form.tables]
    found = [i for i, block in enumerate(blocks) if isinstance(block, TableBlock) and len(block.cells) > 20]
    return found[keys.index(key)]


def with_table(report: Report, key: str, change: Callable[[TableBlock], TableBlock]) -> list[Block]:
    """The document of a report with one of its tables changed."""
    blocks = blocks_of(report)
    at = table_at(blocks, report, key)
    table = blocks[at]
    assert isinstance(table, TableBlock)
    blocks[at] = change(table)
    return blocks


def relabel(old: str, new: str) -> Callable[[TableBlock], TableBlock]:
    """A change that writes another text into the cells of one label."""
    return lambda table: replace(
        table, cells=tuple(replace(c, text=new) if c.text == old else c for c in table.cells)
    )


def spare_column(at: int) -> Callable[[TableBlock], TableBlock]:
    """A change that puts an empty column in; cells that span the place grow by it."""

    def change(table: TableBlock) -> TableBlock:
        cells: list[Cell] = []
        for c in table.cells:
            if c.column >= at:
                cells.append(replace(c, column=c.column + 1))
            elif c.column + c.column_span > at:
                cells.append(replace(c, column_span=c.column_span + 1))
            else:
                cells.append(c)
        covered = {
            r
            for c in cells
            for r in range(c.row, c.row + c.row_span)
            if c.column <= at < c.column + c.column_span
        }
        cells += [Cell(row, at) for row in range(table.rows) if row not in covered]
        return replace(table, cells=tuple(cells), widths=(*table.widths[:at], 300, *table.widths[at:]))

    return change


def cut_rows(table: TableBlock, first: int, last: int) -> TableBlock:
    """Some rows as a table of their own, spans clipped, as a page break leaves them."""
    cells: list[Cell] = []
    for c in table.cells:
        top, bottom = max(c.row, first), min(c.row + c.row_span, last)
        if top < bottom:
            cells.append(
                replace(c, row=top - first, row_span=bottom - top, text=c.text if top == c.row else "")
            )
    return TableBlock(tuple(cells), table.widths, table.heights[first:last], exact_grid=table.exact_grid)


def flat_rows(table: TableBlock) -> list[list[str]]:
    """The texts of the cells that begin in each row, as a text file has them."""
    return [[cell.text.replace("\n", "") for cell in row] for row in table.by_row()]


def flatten(trailing: int = 0, leading: int = 0) -> Callable[[TableBlock], TableBlock]:
    """A change that loses the columns and puts empty cells at the ends of the rows."""

    def change(table: TableBlock) -> TableBlock:
        rows = [[*[""] * leading, *row, *[""] * trailing] for row in flat_rows(table)]
        return TableBlock.of_rows(rows, exact_grid=False)

    return change


def cell_a_line(table: TableBlock) -> list[Block]:
    """The cells of a table as lines of text; blank cells leave none."""
    return [Paragraph.of(text) for row in flat_rows(table) for text in row if text.strip()]


def row_a_line(table: TableBlock) -> list[Block]:
    """The rows of a table as lines of text with a space between the cells."""
    lines = (" ".join(text for text in row if text.strip()) for row in flat_rows(table))
    return [Paragraph.of(line) for line in lines if line]
