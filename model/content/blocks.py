"""Blocks: paragraphs, tables and pictures, the neutral form between files and the report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from model.content.charts import Chart, ChartKind

TWIPS_PER_POINT = 20
EMU_PER_TWIP = 635
A4_TEXT_WIDTH = 8844
"""Width of the text area of GB/T 9704 (156 mm) in twips."""

ALIGNMENTS = frozenset({"left", "center", "right"})
"""Of the text of a cell."""
PICTURE_TYPES = frozenset({"image/png", "image/jpeg", "image/gif", "image/bmp", "image/tiff", "image/webp"})
"""Formats of pictures: none of them can hold a script or name another file."""
MOST_PLACES = 1_000_000
"""Places in the grid of a table; no reader and no form comes near."""
_FILL = re.compile(r"[0-9A-Fa-f]{6}")


class SpanError(ValueError):
    """A table's cells overlap or leave its grid."""


class Role(Enum):
    """What a paragraph is in the document; it decides the style."""

    TITLE = "title"
    HEADING_1 = "heading_1"
    """一、"""
    HEADING_2 = "heading_2"
    """（一）"""
    HEADING_3 = "heading_3"
    """1."""
    HEADING_4 = "heading_4"
    """（1）"""
    BODY = "body"
    SIGNATURE = "signature"
    DATE = "date"

    @property
    def level(self) -> int:
        """1 to 4 for headings, 0 for all else."""
        return int(self.value[-1]) if self.value.startswith("heading") else 0


HEADINGS = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one format."""

    text: str
    bold: bool = False
    field: str = ""
    """The cells whose figure the text is, as `model.report.linked_figures` names them; empty for plain text."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. Its text holds no line feed: readers make two paragraphs of a line break in running text."""

    runs: tuple[Run, ...] = ()
    role: Role = Role.BODY

    @property
    def text(self) -> str:
        """The characters of all runs."""
        return "".join(run.text for run in self.runs)

    @classmethod
    def of(cls, text: str, role: Role = Role.BODY) -> Paragraph:
        """Return a paragraph of one plain run."""
        return cls((Run(text),) if text else (), role)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with the upper left corner of its span; paragraphs in it are joined by a line feed.

    A fill or an alignment that is none becomes the default: both go into files that are published.
    """

    row: int
    column: int
    text: str = ""
    row_span: int = 1
    column_span: int = 1
    fill: str = ""
    """Six hex digits, or empty for none."""
    align: str = "center"
    """`left`, `center` or `right`."""
    header: bool = False
    nested: tuple[TableBlock, ...] = ()

    def __post_init__(self) -> None:
        if self.fill and _FILL.fullmatch(self.fill) is None:
            object.__setattr__(self, "fill", "")
        if self.align not in ALIGNMENTS:
            object.__setattr__(self, "align", "center")


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table on a grid. A place that no cell covers is empty; overlapping cells raise SpanError."""

    cells: tuple[Cell, ...]
    widths: tuple[int, ...]
    """Width of each column of the grid in twips."""
    heights: tuple[int, ...] = ()
    """Least height of each row in twips, 0 for automatic; empty for all automatic."""
    header_rows: int = 0
    """How many rows repeat at the top of a new page."""
    exact_grid: bool = True
    """False where the source tells only the order of the cells in a row, not their columns."""
    breaks: tuple[int, ...] | None = field(default=None, compare=False)
    """Rows before which a table that fits a page may still go on on the next one; None where nobody says."""
    rows: int = field(init=False, compare=False)

    def __post_init__(self) -> None:
        bottom = max([len(self.heights), *(cell.row + cell.row_span for cell in self.cells)])
        if bottom * len(self.widths) > MOST_PLACES:
            raise SpanError(f"a grid of {bottom} rows and {len(self.widths)} columns")
        covered: set[tuple[int, int]] = set()
        for cell in self.cells:
            if cell.row_span < 1 or cell.column_span < 1 or cell.row < 0 or cell.column < 0:
                raise SpanError(f"cell at {cell.row},{cell.column} has no extent")
            if cell.column + cell.column_span > len(self.widths):
                raise SpanError(f"cell at {cell.row},{cell.column} leaves the grid")
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    if (row, column) in covered:
                        raise SpanError(f"two cells at {row},{column}")
                    covered.add((row, column))
        object.__setattr__(self, "rows", bottom)

    @property
    def columns(self) -> int:
        """How many columns the grid has."""
        return len(self.widths)

    def by_row(self) -> list[list[Cell]]:
        """Return the cells that begin in each row, from left to right."""
        found: list[list[Cell]] = [[] for _ in range(self.rows)]
        for cell in sorted(self.cells, key=lambda c: (c.row, c.column)):
            found[cell.row].append(cell)
        return found

    @classmethod
    def of_rows(cls, rows: Sequence[Sequence[str]], *, exact_grid: bool = True) -> TableBlock:
        """Return a plain table of texts, one cell a place, all columns of the same width."""
        columns = max((len(row) for row in rows), default=0)
        width = A4_TEXT_WIDTH // columns if columns else 0
        cells = tuple(
            Cell(i, j, text, align="left") for i, row in enumerate(rows) for j, text in enumerate(row)
        )
        return cls(cells, (width,) * columns, heights=(0,) * len(rows), exact_grid=exact_grid)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that stands alone in the text; width and height in twips.

    A media type that is none of `PICTURE_TYPES` becomes that of PNG: what reads the bytes then finds no picture in them.
    """

    data: bytes
    media_type: str
    width: int
    height: int
    alternative: str = ""
    chart: Chart | None = None
    """What is drawn where the picture is a chart; it then has no bytes, and its alternative text is the figures."""

    def __post_init__(self) -> None:
        if self.media_type not in PICTURE_TYPES:
            object.__setattr__(self, "media_type", "image/png")

    @classmethod
    def of_chart(cls, chart: Chart, width: int = A4_TEXT_WIDTH, height: int = 0) -> Picture:
        """Return a chart as it stands in a text, by default as wide as the text and as high as its figures need."""
        return cls(b"", "image/png", width, height or _chart_height(chart), chart.words, chart)


def _chart_height(chart: Chart) -> int:
    """Return a height in twips: lying bars need a line each, all others half the width."""
    lines = len(chart.categories) * max(1, len(chart.series))
    return 1500 + 440 * max(3, lines) if chart.kind is ChartKind.BARS else A4_TEXT_WIDTH * 11 // 20


Block = Paragraph | TableBlock | Picture
Blocks = tuple[Block, ...]


def plain_text(blocks: Iterable[Block]) -> str:
    """Return the text of the paragraphs, one a line; offsets of text addresses count in this.

    Tables and pictures have no line of their own, so no offset points into them.
    """
    return "\n".join(block.text for block in blocks if isinstance(block, Paragraph))


def paragraphs(text: str) -> Blocks:
    """Return one body paragraph for each line that is not blank."""
    return tuple(Paragraph.of(line.strip()) for line in text.split("\n") if line.strip())
