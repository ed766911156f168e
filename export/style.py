"""GB/T 9704-2012 as data: how each role is set, the page, the tables; two styles. Fonts are named here, and what stands in for them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, NamedTuple

from export.measures import characters, shared
from model.content.blocks import (
    A4_TEXT_WIDTH,
    TWIPS_PER_POINT,
    Block,
    Blocks,
    Cell,
    Paragraph,
    Picture,
    Role,
    TableBlock,
)

Align = Literal["both", "left", "center", "right"]

LATIN = "Times New Roman"
SONG = "宋体"

FAMILIES = {
    "方正小标宋简体": ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", SONG, "SimSun"),
    "仿宋_GB2312": ("仿宋_GB2312", "仿宋", "FangSong", "FangSong_GB2312", "STFangsong"),
    "楷体_GB2312": ("楷体_GB2312", "楷体", "KaiTi", "KaiTi_GB2312", "STKaiti"),
    "黑体": ("黑体", "SimHei", "Heiti SC", "STHeiti"),
    SONG: (SONG, "SimSun", "Songti SC", "STSong"),
    LATIN: (LATIN, "Liberation Serif", "Tinos", "Nimbus Roman"),
}
"""For each font the names under which it or its nearest is installed, the best first."""


def twips(points: float) -> int:
    """Return points in twips."""
    return round(points * TWIPS_PER_POINT)


def has_long_word(text: str) -> bool:
    """Return whether the text has a web or mail address that would tear a justified line apart; a telephone number is short."""
    return _LONG_WORD.search(text) is not None


def is_caption(block: Block | None, before: Block | None, after: Block | None) -> bool:
    """Return whether a paragraph names the picture above it or the table under it: `图1 …`, `表2 …`."""
    if not isinstance(block, Paragraph) or block.role is not Role.BODY:
        return False
    of_picture = isinstance(before, Picture) and block.text.startswith("图")
    of_table = isinstance(after, TableBlock) and block.text.startswith("表")
    return (of_picture or of_table) and _CAPTION.fullmatch(block.text) is not None


_CAPTION = re.compile(r"[图表][ \u3000]?[\d一二三四五六七八九十]{1,2}(?:[ \u3000:：.．][^。；]{1,40})?")
_LONG_WORD = re.compile(r"(?![\d-]{,15}(?![!-~]))[!-~]{12}")

SINGLE_SPACING = 1.3
"""Distance of lines where none is given, of the size of the text: that of Chinese fonts in Word."""

_DIGIT, _WIDEST_DIGIT = 0.55, 0.64
"""In characters: of Times New Roman and what stands in for it, with a little air, and among the fonts that stand in
for all others."""


MOST_OF_A_PAGE, _BELOW_HEADING = 0.6, 0.94
"""Of the height of the text area: up to the first, a table or picture that goes to the next page leaves a page that is
more than a third full, with heading and caption; up to the second, a table has room below its heading."""

_FIGURE = re.compile(r"[-\d,.%/]+", re.ASCII)


def is_figure(cell: Cell) -> bool:
    """Return whether a cell holds a figure and not words, as a web address is."""
    return not cell.header and _FIGURE.fullmatch(cell.text) is not None


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a paragraph is set. Lengths in points, indents in characters of its own size."""

    font: str
    """Of Chinese characters."""
    size: float
    latin: str = LATIN
    bold: bool = False
    align: Align = "both"
    first_line: int = 0
    right: float = 0
    pitch: float = 0
    """Exact distance of lines, 0 for single spacing."""
    before: float = 0
    after: float = 0
    tracking: float = 0
    """Added to the width of every character."""
    keep_next: bool = False
    """Whether it stays on the page of what follows."""
    joined: bool = False
    """Whether paragraphs of this style that follow each other have no space between them."""


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins in twips."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    footer: int
    """From the lower edge of the paper to that of the page number."""
    number: TextStyle | None = None
    """How page numbers are set, outside right on odd and outside left on even pages; None for no numbers."""

    @property
    def text_width(self) -> int:
        """Width of the text area in twips."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        """Height of the text area in twips."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class TableStyle:
    """How tables are set. Widths and heights in twips."""

    text: TextStyle
    width: int
    """Of a table that is wider than the text area, which is scaled to this."""
    padding: int
    """Left and right in each cell."""
    label_padding: int
    """The same where the text is not centred."""
    figure_padding: int
    """The same around figures where one of them is long."""
    border: float
    """Thickness in points."""
    row_padding: int
    """Above and below the text of each cell."""
    before: float
    """Space between a table and the paragraph before it, in points."""
    after: float
    """The same to the paragraph after it."""
    least_size: float = 6
    """The smallest size that a long figure is shrunk to, in points."""
    kept: bool = True
    """Whether a table that fits a page is kept on one; a list may go over to the next page anywhere between its rows."""

    def widths(self, table: TableBlock, text_width: int) -> tuple[int, ...]:
        """Width of each column on the page; a table wider than a page's text is scaled in proportion."""
        total = sum(table.widths)
        if total <= max(text_width, A4_TEXT_WIDTH):
            return shared(total or text_width, table.widths)
        return self._without_widows(table, shared(self.width, table.widths))

    def _without_widows(self, table: TableBlock, widths: tuple[int, ...]) -> tuple[int, ...]:
        """Widen columns whose merged labels would end in a line of one character, taking it from the widest."""
        found = list(widths)
        widest = widths.index(max(widths))
        for cell in table.cells:
            if cell.row_span > 1 and cell.column_span == 1 and cell.align == "left" and cell.column != widest:
                missing = self._label_width(cell.text, widths[cell.column]) - found[cell.column]
                if 0 < missing < found[widest] // 4:
                    found[cell.column] += missing
                    found[widest] -= missing
        return tuple(found)

    def _label_width(self, text: str, width: int) -> int:
        """Return the width at least this one at which a label of full-width characters leaves none alone."""
        size = twips(self.text.size)
        margins = self.padding + self.label_padding + 2 * twips(self.border)
        a_line = (width - margins) // size
        while a_line > 0 and len(text) > a_line and len(text) % a_line == 1:
            a_line += 1
            width = a_line * size + margins
        return width

    def figure_size(self, table: TableBlock, widths: Sequence[int]) -> float:
        """Return the one size in points at which every figure of the table stays on one line of its cell."""
        size = self.text.size
        digit = _DIGIT if self.text.latin == LATIN else _WIDEST_DIGIT
        for cell in table.cells:
            if is_figure(cell):
                room = sum(widths[cell.column : cell.column + cell.column_span]) - 2 * self.figure_padding
                fitting = room / TWIPS_PER_POINT / (len(cell.text) * digit)
                size = min(size, int(fitting * 2) / 2)
        return max(self.least_size, size)

    def breaks(self, table: TableBlock, height: float, room: float) -> tuple[int, ...]:
        """Return the rows before which the table may go on on the next page, by its height and that of the text area.

        A table of the form may where it says so, as long as it fits a page below its heading; of others, those that
        would leave more than a third of a page white when moved as a whole, between rows that no merged cell joins.
        """
        if table.breaks is not None and height <= room * _BELOW_HEADING:
            return table.breaks
        if self.kept and height <= room * MOST_OF_A_PAGE:
            return ()
        joined = {row for cell in table.cells for row in range(cell.row + 1, cell.row + cell.row_span)}
        return tuple(row for row in range(table.header_rows + 1, table.rows) if row not in joined)

    def height(self, table: TableBlock, widths: Sequence[int]) -> int:
        """Return about how high the table becomes, in twips: a little more rather than less."""
        return sum(self.row_heights(table, widths)) + twips(self.border) * table.rows

    def row_heights(self, table: TableBlock, widths: Sequence[int]) -> tuple[int, ...]:
        """Return about how high each row becomes, in twips, by the lines of its labels; merged ones do not count."""
        line = twips(self.text.pitch or self.text.size * SINGLE_SPACING)
        heights = list(table.heights or (0,) * table.rows)
        for cell in table.cells:
            if cell.row_span > 1 or is_figure(cell):
                continue
            width = sum(widths[cell.column : cell.column + cell.column_span])
            room = max(1, width - self.padding - self.label_padding)
            lines = sum(
                -(-twips(characters(text) * self.text.size) // room) or 1 for text in cell.text.split("\n")
            )
            heights[cell.row] = max(heights[cell.row], lines * line + 2 * self.row_padding)
        return tuple(heights)


@dataclass(frozen=True, slots=True, eq=False)
class DocumentStyle:
    """One way a report is set; the same only as itself, so that what is made for it can be kept beside it."""

    name: str
    page: Page
    roles: Mapping[Role, TextStyle]
    table: TableStyle
    auto_space: bool = True
    """Whether a little space is put between Chinese characters and digits."""
    picture: TextStyle = field(default_factory=lambda: TextStyle(SONG, 12, align="center", before=6, after=6))
    caption: TextStyle = field(
        default_factory=lambda: TextStyle(SONG, 12, align="center", pitch=15.6, before=3, after=6)
    )
    """Of a picture or a small table."""

    def closing(self, blocks: Blocks) -> Closing:
        """Return how far signature and date of a document stand in."""
        texts = {block.role: block.text for block in reversed(blocks) if isinstance(block, Paragraph)}
        room = self.page.text_width / twips(self.roles[Role.SIGNATURE].size)
        return closing(texts.get(Role.SIGNATURE, ""), texts.get(Role.DATE, ""), room)


class Properties(NamedTuple):
    """What a file says of itself. No clock is read: without `created` it bears no date."""

    title: str = ""
    author: str = ""
    created: date | None = None
    site: str = ""
    """The website on which it is published, and its column there."""
    column: str = ""
    published: str = ""
    """The day of publication, `2026-01-20` or as the website writes it."""


UNNAMED = Properties()
"""Says nothing."""


class Closing(NamedTuple):
    """How many characters signature and date stand in from the right."""

    signature: float
    date: float


def closing(signature: str, date_text: str, room: float = 28) -> Closing:
    """GB/T 9704 7.3.5.2: the signature 2 characters in from the right, the date beginning 2 characters after it.

    A date longer than the signature stands 2 characters in itself and pushes the signature to the left. Where the
    signature takes more than one line, of `room` characters, the date is 4 characters in, as over a seal (7.3.5.1).
    """
    signed, dated = characters(signature), characters(date_text)
    if not signature or not date_text:
        return Closing(2, 2)
    if max(signed + 2, dated + 4) > room:
        return Closing(2, 4 if dated + 4 <= room else 2)
    if dated > signed:
        return Closing(4 + dated - signed, 2)
    return Closing(2, signed - dated)


_PITCH = 28.95
"""225 mm divided into 22 lines, in points."""

_BODY = TextStyle("仿宋_GB2312", 16, first_line=2, pitch=_PITCH, tracking=-0.25)
_HEADING = replace(_BODY, keep_next=True)
_END = TextStyle("仿宋_GB2312", 16, align="right", right=2, pitch=_PITCH)

OFFICIAL = DocumentStyle(
    name="公文格式",
    page=Page(
        width=11906,
        height=16838,
        top=2098,
        right=1474,
        bottom=1984,
        left=1588,
        footer=1304,
        number=TextStyle(SONG, 14, latin=SONG, right=1, pitch=18.2),
    ),
    roles={
        Role.TITLE: TextStyle(
            "方正小标宋简体", 22, align="center", pitch=34, after=_PITCH, keep_next=True, joined=True
        ),
        Role.HEADING_1: replace(_HEADING, font="黑体"),
        Role.HEADING_2: replace(_HEADING, font="楷体_GB2312"),
        Role.HEADING_3: _HEADING,
        Role.HEADING_4: _HEADING,
        Role.BODY: _BODY,
        Role.SIGNATURE: replace(_END, before=_PITCH, keep_next=True),
        Role.DATE: _END,
    },
    table=TableStyle(
        text=TextStyle(SONG, 10.5, align="center", pitch=13.65),
        width=8844,
        padding=28,
        label_padding=45,
        figure_padding=10,
        border=0.5,
        row_padding=4,
        before=4,
        after=12,
    ),
    auto_space=False,
)
"""公文格式. Letters are set a quarter point closer and digits without space around them, so that 28 characters of
16 points fill a line of 156 mm."""

_LINE = 15.6
"""Pitch of the lines that the blank form is laid out on, in points."""

_PLAIN_BODY = TextStyle(SONG, 12, latin=SONG, first_line=2, pitch=_LINE)
_PLAIN_HEADING = replace(_PLAIN_BODY, bold=True, keep_next=True)

PLAIN = DocumentStyle(
    name="官方模板",
    page=Page(width=11906, height=16838, top=1440, right=1800, bottom=1440, left=1800, footer=992),
    roles={
        Role.TITLE: TextStyle(
            SONG,
            18,
            latin=SONG,
            bold=True,
            align="center",
            pitch=2 * _LINE,
            after=_LINE,
            keep_next=True,
            joined=True,
        ),
        Role.HEADING_1: replace(_PLAIN_HEADING, before=_LINE, after=6),
        Role.HEADING_2: _PLAIN_HEADING,
        Role.HEADING_3: replace(_PLAIN_BODY, keep_next=True),
        Role.HEADING_4: replace(_PLAIN_BODY, keep_next=True),
        Role.BODY: _PLAIN_BODY,
        Role.SIGNATURE: replace(
            _PLAIN_BODY, first_line=0, align="right", right=2, before=_LINE, keep_next=True
        ),
        Role.DATE: replace(_PLAIN_BODY, first_line=0, align="right", right=2),
    },
    table=TableStyle(
        text=TextStyle(SONG, 10, latin=SONG, align="center", pitch=_LINE),
        width=9740,
        padding=57,
        label_padding=57,
        figure_padding=10,
        border=1,
        row_padding=0,
        before=6,
        after=_LINE,
    ),
    caption=TextStyle(SONG, 10.5, latin=SONG, align="center", pitch=13.65, before=3, after=6),
)
"""官方模板: plain, as the blank form of 国办公开办函〔2021〕30号 looks; its tables reach into the margins."""

DOCUMENT_STYLES = (OFFICIAL, PLAIN)
