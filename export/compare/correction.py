"""更正说明: what was changed in a report that is already published: the place, what stood there, what stands there now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from export.compose import title_lines
from export.style import OFFICIAL, DocumentStyle
from model.compare.reports import FIELD_NAMES, Comparison, ParagraphPair, TableComparison, text_of
from model.content.blocks import A4_TEXT_WIDTH, Block, Blocks, Cell, Paragraph, Role, TableBlock
from model.content.values import display

_NUMBER, _PLACE = 700, 2300
"""Widths of columns in twips."""
AROUND = 12
"""Characters of the paragraph shown on both sides of changed words, so that they can be found."""
_ELLIPSIS = "……"
NOTHING, BLANK = "（无）", "（空白）"
MOST_PIECES = 4
"""Changes of one paragraph that are listed one by one; one with more is given whole."""
LIST_STYLE: DocumentStyle = replace(OFFICIAL, table=replace(OFFICIAL.table, kept=False))
"""As an official document, its list going over to the next page wherever the page ends."""


def compose_correction(comparison: Comparison, today: date) -> Blocks:
    """Return the document: which report, the list of changes, the unit and the day."""
    return tuple(_document(comparison, today))


def _document(comparison: Comparison, today: date) -> Iterator[Block]:
    report = comparison.new
    published = comparison.old.printed_title or report.printed_title or report.form.title_suffix
    for line in title_lines(f"{report.unit}关于更正政府信息公开工作年度报告的说明", report.unit):
        yield Paragraph.of(line, Role.TITLE)
    rows = list(_rows(comparison))
    if not rows:
        yield Paragraph.of(f"经核对，已公布的《{published}》与现在的内容相同，没有需要更正的地方。")
    else:
        dated = f"（成文日期：{comparison.old.date}）" if comparison.old.date else ""
        yield Paragraph.of(
            f"经核查，本单位已公布的《{published}》{dated}有 {len(rows)} 处需要更正。现将更正内容说明如下："
        )
        yield _table(rows)
        yield Paragraph.of("除上述更正外，报告其他内容不变。更正后的报告已重新公布，以更正后的为准。")
    signature = report.signature or report.unit
    if signature:
        yield Paragraph.of(signature, Role.SIGNATURE)
    yield Paragraph.of(f"{today.year}年{today.month}月{today.day}日", Role.DATE)


def _rows(comparison: Comparison) -> Iterator[tuple[str, str, str]]:
    """Yield place, old and new words of each change, those of a paragraph one by one where they are few."""
    for pair in comparison.differing_fields:
        yield FIELD_NAMES[pair.name], pair.old or NOTHING, pair.new or NOTHING
    for part in comparison.parts:
        if isinstance(part, TableComparison):
            for cell in part.differing:
                yield comparison.name(cell.address), display(cell.old) or BLANK, display(cell.new) or BLANK
        else:
            for paragraph in part.differing:
                yield from ((part.heading, *words) for words in _words(paragraph))


def _words(pair: ParagraphPair) -> Iterator[tuple[str, str]]:
    pieces = pair.pieces
    if pair.is_moved:
        yield (text_of(pair.old) or "（原在别处）", text_of(pair.new) or "（移到别处）")
    elif pair.old is None or pair.new is None:
        yield text_of(pair.old) or NOTHING, text_of(pair.new) or NOTHING
    elif sum(not piece.is_same for piece in pieces) > MOST_PIECES:
        yield text_of(pair.old), text_of(pair.new)
    else:
        for index, piece in enumerate(pieces):
            if not piece.is_same:
                before = pieces[index - 1].old if index else ""
                after = pieces[index + 1].old if index + 1 < len(pieces) else ""
                yield _around(before, piece.old, after), _around(before, piece.new, after)


def _around(before: str, words: str, after: str) -> str:
    """Return words with some of what stands around them."""
    head = before if len(before) <= AROUND else _ELLIPSIS + before[-AROUND:]
    tail = after if len(after) <= AROUND else after[:AROUND] + _ELLIPSIS
    return f"{head}{words}{tail}"


def _table(rows: list[tuple[str, str, str]]) -> TableBlock:
    side = (A4_TEXT_WIDTH - _NUMBER - _PLACE) // 2
    heads = ("序号", "位置", "原内容", "更正为")
    cells = [Cell(0, column, text, header=True, fill="EEF1F6") for column, text in enumerate(heads)]
    for index, row in enumerate(rows, start=1):
        for column, text in enumerate((str(index), *row)):
            cells.append(Cell(index, column, text, align="left" if column else "center"))
    widths = (_NUMBER, _PLACE, side, A4_TEXT_WIDTH - _NUMBER - _PLACE - side)
    return TableBlock(tuple(cells), widths, (0,) * (len(rows) + 1), header_rows=1)
