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
    OFFICIAL,
    UNNAMED,
    Closing,
    DocumentStyle,
    Properties,
    TextStyle,
    has_long_word,
    is_caption,
)
from export.table_names import table_names
from export.writers.html_table import Tables, escaped, family
from export.writers.picture_formats import UNKNOWN_TO_BROWSERS, shown_by
from model.content.blocks import TWIPS_PER_POINT, Block, Blocks, Paragraph, Picture, Role, TableBlock

_TAGS = {
    Role.TITLE: "h1",
    Role.HEADING_1: "h2",
    Role.HEADING_2: "h3",
    Role.HEADING_3: "h4",
    Role.HEADING_4: "h5",
}
_SHORT_DATE = 12
"""Characters of a date that stays on one line."""
_PIXELS_PER_POINT = 96 / 72
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
{published}<meta name="format-detection" content="telephone=no">
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
  tr, img, svg {{ break-inside: avoid; }}
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
        title=escaped(properties.title),
        author=escaped(properties.author),
        published=_published(properties),
        content="\n".join(_elements(blocks, style, for_editors=False)),
    )
    return page.encode()


def _published(properties: Properties) -> str:
    """Return what the page says of where and when it is published, as far as that is known."""
    known = {
        "SiteName": properties.site,
        "ColumnName": properties.column,
        "PubDate": properties.published,
    }
    return "".join(
        f'<meta name="{name}" content="{escaped(text)}">\n' for name, text in known.items() if text
    )


def fragment(blocks: Blocks, style: DocumentStyle = OFFICIAL) -> str:
    """Return the same without head and body, to be pasted into a website's editor that may throw away its styles."""
    return "\n".join(_elements(blocks, style, for_editors=True))


def _elements(blocks: Blocks, style: DocumentStyle, *, for_editors: bool) -> Iterator[str]:
    ends, names, charts = style.closing(blocks), iter(table_names(blocks).values()), 0
    tables = Tables(style.table, for_editors)
    old = {align: f' align="{align}"' if for_editors else "" for align in ("center", "right")}
    for is_title, group in groupby(blocks, key=_is_title):
        if is_title:
            lines = "<br>".join(_runs(b) for b in group if isinstance(b, Paragraph))
            yield f'<h1{old["center"]} style="{_css(Role.TITLE, style)}">{lines}</h1>'
            continue
        for before, block, after in _with_neighbours(tuple(group)):
            if isinstance(block, Paragraph) and is_caption(block, before, after):
                yield f'<p{old["center"]} style="{_text_css(style.caption, style)}">{_runs(block)}</p>'
            elif isinstance(block, Paragraph):
                yield _paragraph(block, style, ends, old.get(style.roles[block.role].align, ""))
            elif isinstance(block, TableBlock):
                yield tables.region(block, next(names))
            elif block.chart is not None and not for_editors:
                charts += 1
                yield _chart(block, f"chart-{charts}")
            else:
                yield _picture(block, old["center"], for_editors=for_editors)


def _with_neighbours(blocks: Blocks) -> Iterator[tuple[Block | None, Block, Block | None]]:
    return zip((None, *blocks), blocks, (*blocks[1:], None), strict=False)


def _is_title(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.TITLE


def _paragraph(paragraph: Paragraph, style: DocumentStyle, ends: Closing, old: str) -> str:
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
    return f'<{tag}{old} style="{css}">{_runs(paragraph)}</{tag}>'


def _runs(paragraph: Paragraph) -> str:
    parts: list[str] = []
    for run in paragraph.runs:
        text = escaped(run.text).replace("\n", "<br>")
        parts.append(f"<strong>{text}</strong>" if run.bold and text else text)
    return "".join(parts)


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
        "font-family": family(text.font),
        "font-size": f"{text.size / body.size:.4g}em",
        "font-weight": "bold" if text.bold else "normal",
        "line-height": f"{text.pitch / text.size:.3g}" if text.pitch else "1.6",
        "text-align": "justify" if text.align == "both" else text.align,
        "text-indent": f"{text.first_line}em",
    }
    return ";".join(f"{name}:{value}" for name, value in rules.items())


def _chart(picture: Picture, name: str) -> str:
    """Return a chart as a drawing with text; editors of websites throw such away and get a picture."""
    from export.writers.drawing.chart import drawn
    from export.writers.drawing.svg import svg

    width = picture.width / TWIPS_PER_POINT
    drawing = svg(drawn(picture), name, f"width:{width:g}pt;max-width:100%;height:auto")
    return f'<p style="margin:.5em 0;text-align:center;text-indent:0">{drawing}</p>'


def _picture(picture: Picture, old: str, *, for_editors: bool) -> str:
    if picture.chart is not None:
        from export.writers.drawing.raster import chart_picture

        picture = chart_picture(picture)
    picture = shown_by(picture, UNKNOWN_TO_BROWSERS)
    source = f"data:{escape(picture.media_type)};base64,{b64encode(picture.data).decode()}"
    points = picture.width / TWIPS_PER_POINT
    width = f"width:{points:g}pt;" if picture.width else ""
    pixels = f' width="{round(points * _PIXELS_PER_POINT)}"' if picture.width and for_editors else ""
    return (
        f'<p{old} style="margin:.5em 0;text-align:center;text-indent:0">'
        f'<img src="{source}" alt="{escaped(picture.alternative)}"{pixels} style="{width}max-width:100%;height:auto"></p>'
    )
