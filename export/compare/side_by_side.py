"""Two reports side by side as a Word document or a web page: what differs, every changed stretch marked.

Changed words are struck and red on the left, underlined and green on the right: told apart also in black and white.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from io import BytesIO
from itertools import groupby

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Twips

from export.style import OFFICIAL, UNNAMED, Properties
from export.writers.characters import legal
from export.writers.docx.blank import open_blank
from export.writers.docx.styles import TABLE_TEXT
from export.writers.docx.xml import add, add_text, element_of
from export.writers.package import without_clock
from export.writers.xml import Element
from model.compare.lines import Line, Stretch, lines
from model.compare.reports import Comparison

Names = tuple[str, str]
"""What the two reports are called, left and right."""
_OLD, _NEW = "A81F15", "1B7043"
_FILL, _HEAD_FILL = "C6D9F1", "EEF1F6"
_MARGIN, _SIDE = 1000, 6350
_WIDTHS = (1900, _SIDE, _SIDE)
"""Twips: the place, the left report, the right report; a page of A4 across."""


def summary(comparison: Comparison) -> str:
    """Return in a sentence how much differs."""
    cells = sum(len(part.differing) for part in comparison.parts if hasattr(part, "cells"))
    texts = sum(len(part.differing) for part in comparison.parts) - cells
    fields = len(comparison.differing_fields)
    if not comparison.count:
        return "两份报告的文字和数字都相同。"
    return f"不同的地方共 {comparison.count} 处：数字 {cells} 处，文字 {texts} 处，标题和落款 {fields} 处。"


def title_of(names: Names) -> str:
    """Return what the document is called."""
    return f"报告对照：{names[0]} 与 {names[1]}"


def write_docx(comparison: Comparison, names: Names, properties: Properties = UNNAMED) -> bytes:
    """Return the bytes of the .docx; the same for the same reports, names and properties."""
    document = open_blank(OFFICIAL)
    _set_page(document)
    core = document.core_properties
    core.title, core.author = legal(properties.title)[:255], legal(properties.author)[:255]
    body = element_of(document).body
    section = body[-1]
    body.remove(section)
    _paragraph(body, (Stretch("两份报告的对照", False),), "Heading1")
    _paragraph(body, (Stretch(summary(comparison), False),), TABLE_TEXT)
    _table(body, list(lines(comparison)), names)
    _paragraph(body, (), TABLE_TEXT)
    body.append(section)
    buffer = BytesIO()
    document.save(buffer)
    return without_clock(buffer.getvalue())


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Twips(OFFICIAL.page.height), Twips(OFFICIAL.page.width)
    section.left_margin = section.right_margin = Twips(_MARGIN)
    section.top_margin = section.bottom_margin = Twips(_MARGIN)
    section.footer_distance = Twips(_MARGIN // 2)


def _table(body: Element, found: Sequence[Line], names: Names) -> None:
    table = add(body, "tbl")
    properties = add(table, "tblPr")
    add(properties, "tblW", w=sum(_WIDTHS), type="dxa")
    borders = add(properties, "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        add(borders, side, val="single", sz=4, space=0, color="7F7F7F")
    add(properties, "tblLayout", type="fixed")
    grid = add(table, "tblGrid")
    for width in _WIDTHS:
        add(grid, "gridCol", w=width)
    head = tuple((Stretch(text, False),) for text in ("位置", *names))
    _row(table, head, fill=_HEAD_FILL, is_head=True)
    for part, group in groupby(found, key=lambda line: line.part):
        _part_row(table, part)
        for line in group:
            place = "\n".join(filter(None, (line.place, line.note)))
            _row(table, ((Stretch(place, False),), line.old, line.new))


def _row(
    table: Element, cells: Iterable[Sequence[Stretch]], *, fill: str = "", is_head: bool = False
) -> None:
    row = add(table, "tr")
    properties = add(row, "trPr")
    if is_head:
        add(properties, "cantSplit")
        add(properties, "tblHeader")
    for number, (stretches, width) in enumerate(zip(cells, _WIDTHS, strict=True)):
        cell = _cell(row, width, fill)
        _paragraph(cell, stretches, TABLE_TEXT, "center" if is_head else "left", number)


def _part_row(table: Element, heading: str) -> None:
    row = add(table, "tr")
    add(add(row, "trPr"), "cantSplit")
    cell = _cell(row, sum(_WIDTHS), _FILL, span=len(_WIDTHS))
    _paragraph(cell, (Stretch(heading, False),), "TableTextKept", "left")


def _cell(row: Element, width: int, fill: str, span: int = 1) -> Element:
    cell = add(row, "tc")
    properties = add(cell, "tcPr")
    add(properties, "tcW", w=width, type="dxa")
    if span > 1:
        add(properties, "gridSpan", val=span)
    if fill:
        add(properties, "shd", val="clear", color="auto", fill=fill)
    return cell


def _paragraph(
    parent: Element, stretches: Sequence[Stretch], style: str, align: str = "left", side: int = 0
) -> None:
    """Add a paragraph; changed stretches are set as those of the left (1) or the right (2) side."""
    paragraph = add(parent, "p")
    properties = add(paragraph, "pPr")
    add(properties, "pStyle", val=style)
    add(properties, "jc", val=align)
    for stretch in stretches:
        _run(paragraph, stretch, side)


def _run(paragraph: Element, stretch: Stretch, side: int) -> None:
    run = add(paragraph, "r")
    if stretch.changed:
        properties = add(run, "rPr")
        if side == 1:
            add(properties, "strike")
        add(properties, "color", val=_OLD if side == 1 else _NEW)
        if side == 2:
            add(properties, "u", val="single")
    for index, text in enumerate(legal(stretch.text).split("\n")):
        if index:
            add(run, "br")
        if text:
            add_text(run, text)


_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ margin: 0 auto; max-width: 1280px; padding: 1em; font-family: 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif;
  color: #1F2933; background: #fff; line-height: 1.6; }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed; }}
th, td {{ border: 1px solid #9AA5B1; padding: 4px 8px; text-align: left; vertical-align: top; overflow-wrap: anywhere;
  white-space: pre-line; }}
thead th {{ background: #EEF1F6; position: sticky; top: 0; }}
th.part {{ background: #C6D9F1; }}
del {{ color: #A81F15; background: #FDECEA; }}
ins {{ color: #1B7043; background: #E3F3E8; }}
small {{ display: block; color: #52606D; }}
@media print {{ tr {{ break-inside: avoid; }} thead th {{ position: static; }} }}
</style>
</head>
<body>
<main>
<h1>两份报告的对照</h1>
<p>{summary}</p>
<table>
<colgroup><col style="width:16%"><col style="width:42%"><col style="width:42%"></colgroup>
<thead><tr><th scope="col">位置</th><th scope="col">{old}</th><th scope="col">{new}</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
</main>
</body>
</html>
"""


def write_html(comparison: Comparison, names: Names, properties: Properties = UNNAMED) -> bytes:
    """Return the page in UTF-8; nothing is fetched from anywhere."""
    del properties
    rows: list[str] = []
    for part, group in groupby(lines(comparison), key=lambda line: line.part):
        rows.append(f'<tr><th class="part" scope="rowgroup" colspan="3">{_escaped(part)}</th></tr>')
        for line in group:
            note = f"<small>{_escaped(line.note)}</small>" if line.note else ""
            old, new = _side(line.old, "del"), _side(line.new, "ins")
            rows.append(
                f'<tr><th scope="row">{_escaped(line.place)}{note}</th><td>{old}</td><td>{new}</td></tr>'
            )
    page = _PAGE.format(
        title=_escaped(title_of(names)),
        summary=_escaped(summary(comparison)),
        old=_escaped(names[0]),
        new=_escaped(names[1]),
        rows="\n".join(rows),
    )
    return page.encode()


def _side(stretches: Iterable[Stretch], tag: str) -> str:
    return "".join(f"<{tag}>{_escaped(s.text)}</{tag}>" if s.changed else _escaped(s.text) for s in stretches)


def _escaped(text: str) -> str:
    return escape(legal(text))
