"""Notes on what was doubtful in a recognised file. All codes are listed here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from model.content.address import Address


class Doubt(Enum):
    """Kinds of notes. The code of a note is the name in lower case; the value is its message template."""

    TITLE_MISSING = "没有找到报告标题。请核对单位名称和年度。"
    UNIT_MISSING = "没有找到单位名称。请填写发布报告的行政机关全称。"
    UNIT_ASSUMED = "标题里没有单位名称，从{source}取得“{value}”。请核对。"
    YEAR_MISSING = "没有找到报告年度。请填写所报告的年份。"
    YEAR_ASSUMED = "标题里没有年度，从{source}取得 {value} 年。请核对。"
    YEAR_DIFFERS = "标题写的是 {value} 年，统计期限写的是 {other} 年。请核对年度。"
    DATE_MOVED = "成文日期“{value}”印在标题下方，已作为报告的成文日期。请核对。"

    SECTION_MISSING = "没有找到“{name}”这一部分。请核对原文件，缺少的请补写。"
    SECTION_ASSUMED = "没有找到“{name}”的标题，按位置把“{text}”起的文字放进了这一部分。请核对。"
    SECTION_REPEATED = "“{name}”的标题出现了 {count} 次，文字已按先后合在一起。请核对。"
    HEADING_VARIED = "标题“{text}”按“{name}”读入，导出时用格式规定的标题。"
    TEXT_OUTSIDE = (
        "“{name}”部分除表格外还有文字“{text}”，格式没有放它的地方，没有读入。需要的请写进文字部分。"
    )
    TEXT_BEFORE_TITLE = "标题之前的文字“{text}”没有读入。需要的请写进文字部分。"
    FURNITURE = "网页上正文以外的 {count} 处文字（{text}）没有读入。需要的请写进文字部分。"
    TEXT_AFTER_END = "署名和日期之后的文字“{text}”没有读入。需要的请写进文字部分。"

    TABLE_MISSING = "没有找到{name}（{title}）。请核对原文件，手工填写。"
    TABLE_REPEATED = "{name}出现了不止一次，而且数字不同，采用了先出现的。请核对。"
    TABLE_OTHER_EDITION = "文件里同时有新旧两种格式的表二，采用了{issued_by}格式的一张。请核对。"
    EDITION_OLD = "表二是{issued_by}的旧格式，按旧格式读入。现行格式的表二需另行填写。"
    BLANKS_UNPLACED = "{name}在文件里不是表格，空白单元格的位置无法确定，数字按先后顺序对应。请逐格核对。"
    COLUMNS_ASSUMED = "{name}的列标题“{text}”认不出来，按先后顺序对应为“{value}”。请核对这一列。"

    COLUMN_MISSING = "{name}没有“{value}”这一列。请核对原文件，手工填写。"

    ROW_MISSING = "{name}没有“{row}”这一行。请核对原文件，手工填写。"
    ROW_LOOSE = "{name}的行“{text}”与格式写法不同，按“{row}”读入。请核对。"
    ROW_ASSUMED = "{name}的行“{text}”认不出来，按先后顺序对应为“{row}”。请核对这一行。"
    ROW_UNKNOWN = "{name}的行“{text}”（{figures}）不在格式里，没有读入。请核对。"
    ROW_REPEATED = "{name}的“{row}”行出现了不止一次，而且数字不同，采用了先出现的。请核对。"
    ROW_SHORT = "{name}的“{row}”行只有 {count} 个数，少于 {expected} 列，{how}。请核对这一行。"
    ROW_LONG = "{name}的“{row}”行有 {count} 个数，多于 {expected} 列，多出的“{text}”没有读入。请核对这一行。"
    ROW_DOUBTFUL = "{name}的“{row}”行各列位置不清楚，{how}。请核对这一行。"
    OTHER_ONE_ROW = "表三的“{text}”只有一行，没有分 1–3 项，数字读入“{row}”。请核对。"
    OTHER_THREE_ROWS = "表三的“{row}”分成了几行（{figures}），旧格式只有一行，已合计。请核对。"

    STRUCK = "文件里有 {count} 处带删除线的文字（{text}），没有读入。请核对。"
    RAISED = "文件里有 {count} 处上标或注号（{text}），没有读入。请核对。"
    HIDDEN = "文件里有 {count} 处隐藏的文字（{text}），没有读入。请核对。"
    WATERMARK = "文件里的水印（{text}）没有读入。"
    INVISIBLE = "文件里有 {count} 处夹着看不见的字符（{text}），已经去掉。"
    FOOTNOTE = "文件里有 {count} 条脚注（{text}），已放到所在段落的末尾。请核对。"
    FOOTNOTE_OF_CELL = "表格里有 {count} 条脚注（{text}），没有读入。需要的请写进文字部分。"
    FORMULA_CALCULATED = "表格里有 {count} 个公式没有保存结果（{text}），已按公式算出。请核对。"
    FORMULA_BLANK = "表格里有 {count} 个公式没有保存结果，也算不出来（{text}），按空白读入。请核对。"
    CHART = "文件里有 {count} 幅图表（{text}）读不出数据，没有读入。需要的请另存为图片再插入。"
    TABLE_UNRULED = "有 {count} 个表格没有框线（{text}），各列按文字的位置对应。请逐格核对。"

    RECOGNISED = "文件是图片或扫描件（{count} 页），文字和数字由识别得到，可能有错。请对照原件逐格核对。"
    UNSURE = "{cell}识别为“{text}”，把握不大。请对照原件核对。"

    MEASURE_DROPPED = "{cell}写的是“{text}”，按 {value} 读入。"
    CONVERTED = "{cell}写的是“{text}”，折合 {value} 万元读入。请核对。"
    WORD = "{cell}写的是“{text}”，按“/”（不适用）读入。"
    UNCHANGED = "{cell}写的是“{text}”，按 {value} 读入。请核对。"
    TWO_NUMBERS = "{cell}写的是“{text}”，像是两个数，照原样保留。请改成一个数。"
    UNREADABLE = "{cell}写的是“{text}”，不是数字，照原样保留。请改成数字。"

    @property
    def code(self) -> str:
        """The code of notes of this kind."""
        return self.name.lower()


_CORRECTED = frozenset({Doubt.MEASURE_DROPPED, Doubt.CONVERTED, Doubt.WORD, Doubt.UNCHANGED})
"""Doubts about one cell, whose text is in the details of its note."""


class LeftOut(NamedTuple):
    """Text of a file that was not read into the report, and where it would stand there."""

    texts: tuple[str, ...]
    """The paragraphs, as printed."""
    part: str = ""
    """The key of the text section (or of the front matter) it can be taken back to; empty if there is none."""
    position: int = 0
    """The index among the blocks of `part` before which it would stand."""


@dataclass(frozen=True)
class Note:
    """A doubtful place: message, address and assumed value."""

    code: str
    message: str
    """One or two sentences in Chinese."""
    address: Address | None = None
    assumed: str = ""
    """The text or figure that was read in; empty if nothing was."""
    left_out: LeftOut | None = None
    """The text that was not read in, for the review to show and to take back."""
    printed: str = ""
    """What stands in the cell of the file, where a figure was read from it that says the same otherwise."""


def note(
    doubt: Doubt,
    address: Address | None = None,
    assumed: str = "",
    left_out: LeftOut | None = None,
    /,
    **details: str | int,
) -> Note:
    """Return a note of this kind; `details` are the fields of its template."""
    printed = str(details.get("text", "")) if doubt in _CORRECTED else ""
    return Note(doubt.code, doubt.value.format(**details), address, assumed, left_out, printed)


EXCERPT = 20
"""Most characters of a text quoted in a message."""


def excerpt(text: str) -> str:
    """Return the beginning of a text without white space, for a message."""
    plain = "".join(text.split())
    return plain if len(plain) <= EXCERPT else plain[:EXCERPT] + "…"


def quoted(texts: Iterable[str], most: int = 3) -> str:
    """Return the beginnings of the first different texts in quotation marks, for a message."""
    different = list(dict.fromkeys(excerpt(text) for text in texts))
    return "、".join(f"“{text}”" for text in different[:most]) + ("等" if len(different) > most else "")
