"""Web page: blocks and a style -> one page without any other file, or a fragment to paste into a website's editor.

All style is inline, since editors of websites throw away what is not; sizes are relative to the site's own. The page
has besides what paper and phones need, and the labels of an article that government websites are to bear (国办发〔2017〕47号).
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from itertools import groupby

from export.style import (
    FAMILIES,
    OFFICIAL,
    UNNAMED,
    Closing,
    DocumentStyle,
    Properties,
    TableStyle,
    TextStyle,
    has_long_word,
    is_caption,
    is_figure,
)
from export.writers.characters import legal
from model.content.blocks import TWIPS_PER_POINT, Block, Blocks, Cell, Paragraph, Picture, Role, TableBlock

_TAGS = {
    Role.TITLE: "h1",
    Role.HEADING_1: "h2",
    Role.HEADING_2: "h3",
    Role.HEADING_3: "h4",
    Role.HEADING_4: "h5",
}
_TABLE_SIZE = 0.875
"""Of the text around it: smaller than on paper would be too small on a screen."""
_LEAST_COLUMN, _DIGIT, _PADDING = 64, 9, 14
"""Pixels, of a column, a digit, and the two sides of a cell: a table with many columns is moved sideways on a phone
rather than squeezed."""
_WIDE, _WIDEST = 720, 820
"""Pixels, of such a table, and of one with long figures: no wider than the page on a desktop."""
_SHORT_DATE, _SHORT_WORD = 12, 3
"""Characters of a date, and of a word in a cell, that stay on one line."""
_SPACES = re.compile(r"^[ \t]|[ \t]$|[ \t\n]{2}|[\t\n]")

_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="author" content="{author}">
<meta name="ArticleTitle" content="{title}">
<meta name="ContentSource" content="{author}">
<meta name="format-detection" content="telephone=no">
<style>
body {{ margin: 0; background: #fff; color: #000; font-size: 18px; }}
main {{ max-width: 46em; margin: 0 auto; padding: 2em 1em 4em; }}
h1 {{ text-wrap: balance; }}
@media (max-width: 40em) {{
  body {{ font-size: 16px; }}
  main {{ padding: 1em .8em 3em; }}
  h1 {{ font-size: 1.2em !important; }}
}}
@media print {{
  @page {{ size: A4; margin: 37mm 26mm 35mm 28mm; }}
  body {{ font-size: 12pt; }}
  main {{ max-width: none; padding: 0; }}
  main > div {{ overflow: visible !important; padding: 0 1px; break-inside: avoid; }}
  table {{ min-width: 0 !important; font-size: 9pt !important; print-color-adjust: exact; }}
  th, td {{ padding: 2px !important; }}
  tr, img {{ break-inside: avoid; }}
  h1, h2, h3, h4, h5 {{ break-after: avoid; }}
  main > p:nth-last-child(-n+2) {{ break-before: avoid; }}
}}
</style>
</head>
<body>
<main>
{content}
</main>
</body>
</html>
"""


def write(blocks: Blocks, style: DocumentStyle = OFFICIAL, properties: Properties = UNNAMED) -> bytes:
    """Return the page in UTF-8; pictures are inside it, nothing is fetched from anywhere."""
    page = _PAGE.format(
        title=_escaped(properties.title), author=_escaped(properties.author), content=fragment(blocks, style)
    )
    return page.encode()


def fragment(blocks: Blocks, style: DocumentStyle = OFFICIAL) -> str:
    """Return the same without head and body, to be pasted."""
    return "\n".join(_elements(blocks, style))


def _elements(blocks: Blocks, style: DocumentStyle) -> Iterator[str]:
    ends, heading = style.closing(blocks), ""
    for is_title, group in groupby(blocks, key=_is_title):
        if is_title:
            lines = "<br>".join(_runs(b) for b in group if isinstance(b, Paragraph))
            yield f'<h1 style="{_css(Role.TITLE, style)}">{lines}</h1>'
            continue
        for before, block, after in _with_neighbours(tuple(group)):
            if isinstance(block, Paragraph) and is_caption(block, before, after):
                yield f'<p style="{_text_css(style.caption, style)}">{_runs(block)}</p>'
            elif isinstance(block, Paragraph):
                heading = block.text if block.role.level else heading
                yield _paragraph(block, style, ends)
            elif isinstance(block, TableBlock):
                yield _table(block, style.table, heading)
            else:
                yield _picture(block)


def _with_neighbours(blocks: Blocks) -> Iterator[tuple[Block | None, Block, Block | None]]:
    return zip((None, *blocks), blocks, (*blocks[1:], None), strict=False)


def _is_title(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.TITLE


def _paragraph(paragraph: Paragraph, style: DocumentStyle, ends: Closing) -> str:
    tag = _TAGS.get(paragraph.role, "p")
    css = _css(paragraph.role, style)
    if paragraph.role in (Role.SIGNATURE, Role.DATE):
        indent = ends.signature if paragraph.role is Role.SIGNATURE else ends.date
        css += f";padding-right:{indent:g}em"
    if paragraph.role is Role.DATE and len(paragraph.text) <= _SHORT_DATE:
        css += ";white-space:nowrap"
    if has_long_word(paragraph.text):
        css += ";text-align:left;overflow-wrap:anywhere"
    if _SPACES.search(paragraph.text):
        css += ";white-space:pre-wrap"
    return f'<{tag} style="{css}">{_runs(paragraph)}</{tag}>'


def _runs(paragraph: Paragraph) -> str:
    parts: list[str] = []
    for run in paragraph.runs:
        text = _escaped(run.text).replace("\n", "<br>")
        parts.append(f"<strong>{text}</strong>" if run.bold and text else text)
    return "".join(parts)


def _escaped(text: str) -> str:
    return escape(legal(text))


def _family(font: str) -> str:
    """Return the font as the systems call it, the named one first; a phone takes its own."""
    names = ",".join(f"'{name}'" for name in FAMILIES.get(font, (font,)))
    return f"{names},{'sans-serif' if font == '黑体' else 'serif'}"


def _css(role: Role, style: DocumentStyle) -> str:
    """Inline style; lengths in characters, sizes relative to running text.

    The headings of the sections are bold and apart from the text, as many a screen lacks the font that marks them.
    """
    text = style.roles[role]
    if role is Role.HEADING_1:
        text = replace(text, before=max(text.before, 0.6 * text.size), bold=True)
    return _text_css(text, style)


def _text_css(text: TextStyle, style: DocumentStyle) -> str:
    body = style.roles[Role.BODY]
    rules = {
        "margin": f"{text.before / text.size:.2g}em 0 {text.after / text.size:.2g}em",
        "font-family": _family(text.font),
        "font-size": f"{text.size / body.size:.4g}em",
        "font-weight": "bold" if text.bold else "normal",
        "line-height": f"{text.pitch / text.size:.3g}" if text.pitch else "1.6",
        "text-align": "justify" if text.align == "both" else text.align,
        "text-indent": f"{text.first_line}em",
    }
    return ";".join(f"{name}:{value}" for name, value in rules.items())


def _picture(picture: Picture) -> str:
    source = f"data:{escape(picture.media_type)};base64,{b64encode(picture.data).decode()}"
    width = f"width:{picture.width / TWIPS_PER_POINT:g}pt;" if picture.width else ""
    return (
        '<p style="margin:.5em 0;text-align:center;text-indent:0">'
        f'<img src="{source}" alt="{_escaped(picture.alternative)}" style="{width}max-width:100%;height:auto"></p>'
    )


def _table(table: TableBlock, style: TableStyle, heading: str) -> str:
    """Return a table that scrolls sideways where the screen is narrow, with the keyboard too; named by the heading over it."""
    name = f' aria-label="{_escaped(heading)}"' if heading else ""
    grid = _grid(table, style, _least_width(table))
    return f'<div role="region"{name} tabindex="0" style="overflow-x:auto;margin:.5em 0 1em">{grid}</div>'


def _least_width(table: TableBlock) -> int:
    """In pixels: where figures are long their columns do not take the room of the labels."""
    least, total = min(_LEAST_COLUMN * table.columns, _WIDE), sum(table.widths) or 1
    needed = [least * width // total for width in table.widths]
    for cell in table.cells:
        if is_figure(cell) and cell.column_span == 1:
            needed[cell.column] = max(needed[cell.column], len(cell.text) * _DIGIT + _PADDING)
    return max(least, min(sum(needed), _WIDEST))


def _grid(table: TableBlock, style: TableStyle, least: int) -> str:
    total = sum(table.widths)
    columns = "".join(f'<col style="width:{width * 100 / total:.2f}%">' for width in table.widths if total)
    rows = [_row(cells, table, style) for cells in _full_rows(table)]
    head, body = rows[: table.header_rows], rows[table.header_rows :]
    css = (
        f"width:100%;min-width:{least}px;border-collapse:collapse;table-layout:auto;text-indent:0;font-size:{_TABLE_SIZE}em;line-height:1.4;"
        f"font-family:{_family(style.text.font)}"
    )
    parts = [f'<table style="{css}">', f"<colgroup>{columns}</colgroup>"]
    if head:
        parts += ["<thead>", *head, "</thead>"]
    return "\n".join([*parts, "<tbody>", *body, "</tbody>", "</table>"])


def _full_rows(table: TableBlock) -> list[list[Cell]]:
    """Return the cells that begin in each row; places that none covers get an empty one, so that all keep their column."""
    covered = {
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    rows = table.by_row()
    for i, row in enumerate(rows):
        row += [Cell(i, j) for j in range(table.columns) if (i, j) not in covered]
        row.sort(key=lambda cell: cell.column)
    return rows


def _row(cells: list[Cell], table: TableBlock, style: TableStyle) -> str:
    names_columns = all(cell.header for cell in cells)
    return f"<tr>{''.join(_cell(cell, table, style, names_columns=names_columns) for cell in cells)}</tr>"


def _cell(cell: Cell, table: TableBlock, style: TableStyle, *, names_columns: bool) -> str:
    tag, attributes = "td", ""
    if cell.header:
        tag, attributes = "th", f' scope="{"col" if names_columns else "row"}"'
    if cell.column_span > 1:
        attributes += f' colspan="{cell.column_span}"'
    if cell.row_span > 1:
        attributes += f' rowspan="{cell.row_span}"'
    css = f"border:1px solid #000;padding:4px 6px;font-weight:normal;text-align:{escape(cell.align)};vertical-align:middle"
    if not cell.header and len(cell.text) <= _SHORT_WORD and not cell.text.isascii():
        css += ";white-space:nowrap"
    if cell.fill:
        css += f";background:#{escape(cell.fill)}"
    text = "<br>".join(_escaped(line) for line in cell.text.split("\n"))
    nested = "".join(_grid(inner, style, 0) for inner in cell.nested)
    return f'<{tag}{attributes} style="{css}">{text}{nested}</{tag}>'
