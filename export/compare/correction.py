"""更正说明: what was changed in a report that is already published: the place, what stood there, what stands there now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from export.compose import title_lines
from model.compare.lines import MOVED, Line, lines
from model.compare.reports import Comparison
from model.content.blocks import A4_TEXT_WIDTH, Block, Blocks, Cell, Paragraph, Role, TableBlock

_NUMBER, _PLACE = 700, 2300
"""Widths of columns in twips."""
AROUND = 12
"""Characters of the paragraph shown on both sides of changed words, so that they can be found."""
_ELLIPSIS = "……"
_NOTHING = "（无）"


def compose_correction(comparison: Comparison, today: date) -> Blocks:
    """Return the document: which report, the list of changes, the unit and the day."""
    return tuple(_document(comparison, today))


def _document(comparison: Comparison, today: date) -> Iterator[Block]:
    report = comparison.new
    published = comparison.old.printed_title or report.printed_title or report.form.title_suffix
    for line in title_lines(f"{report.unit}关于更正政府信息公开工作年度报告的说明", report.unit):
        yield Paragraph.of(line, Role.TITLE)
    rows = list(lines(comparison))
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


def _table(rows: list[Line]) -> TableBlock:
    side = (A4_TEXT_WIDTH - _NUMBER - _PLACE) // 2
    heads = ("序号", "位置", "原内容", "更正为")
    cells = [Cell(0, column, text, header=True, fill="EEF1F6") for column, text in enumerate(heads)]
    for index, line in enumerate(rows, start=1):
        old, new = excerpts(line)
        place = line.place if line.address.is_cell else "，".join(filter(None, (line.part, line.place)))
        texts = (str(index), place, old, new)
        for column, text in enumerate(texts):
            cells.append(Cell(index, column, text, align="left" if column else "center"))
    widths = (_NUMBER, _PLACE, side, A4_TEXT_WIDTH - _NUMBER - _PLACE - side)
    return TableBlock(tuple(cells), widths, (0,) * (len(rows) + 1), header_rows=1)


def excerpts(line: Line) -> tuple[str, str]:
    """Return the words that changed with some around them, as they were and as they are."""
    if line.note == MOVED:
        return (line.old_text or "（原在别处）", line.new_text or "（移到别处）")
    start = 0
    for one, other in zip(line.old_text, line.new_text, strict=False):
        if one != other:
            break
        start += 1
    end = 0
    while end < min(len(line.old_text), len(line.new_text)) - start and (
        line.old_text[-1 - end] == line.new_text[-1 - end]
    ):
        end += 1
    return _excerpt(line.old_text, start, end), _excerpt(line.new_text, start, end)


def _excerpt(text: str, start: int, end: int) -> str:
    if not text:
        return _NOTHING
    first, last = max(0, start - AROUND), min(len(text), len(text) - end + AROUND)
    before = _ELLIPSIS if first else ""
    after = _ELLIPSIS if last < len(text) else ""
    return f"{before}{text[first:last]}{after}"
