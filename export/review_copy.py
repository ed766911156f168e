"""送审稿: the report as a Word document to be signed and commented on: watermark, signing box, line numbers by choice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape
from io import BytesIO
from pathlib import Path

import docx
from docx.section import Section

from export.compose import compose
from export.errors import ExportError, ExportProblem, export_error_of
from export.registry import properties_of
from export.style import FAMILIES, OFFICIAL, SONG, DocumentStyle
from export.writers.characters import legal
from export.writers.docx.writer import write
from export.writers.docx.xml import R, W, add, element_of
from export.writers.package import without_clock
from export.writers.xml import Element, etree
from model.content.blocks import A4_TEXT_WIDTH, Blocks, Cell, TableBlock
from model.files.atomic import FileError, replace_file, sweep_ended
from model.report.report import Report

_V = "urn:schemas-microsoft-com:vml"
_O = "urn:schemas-microsoft-com:office:office"
_WATERMARK = """<w:pict xmlns:w="{w}" xmlns:v="{v}" xmlns:o="{o}" xmlns:r="{r}">
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>
<v:f eqn="if @0 @4 21600"/></v:formulas>
<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>
<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s20{number:02d}" type="#_x0000_t136" alt="水印"
 style="position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:110pt;rotation:315;z-index:-251658240;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin"
 o:allowincell="f" fillcolor="#d0d0d0" stroked="f"><v:fill opacity=".5"/>
<v:textpath style="font-family:&quot;{font}&quot;;font-size:1pt" string="{text}"/></v:shape></w:pict>"""
_CHARACTER = 110
"""Points of a character of the watermark, along the page."""
_LABEL, _DAY = 1500, 1300
"""Widths in the signing box, in twips."""
_ROOM = 1000
"""Height of a row for an opinion, in twips."""


@dataclass(frozen=True)
class ReviewOptions:
    """What a copy for review has beside the report."""

    watermark: str = "送审稿"
    """Empty for none."""
    signing_box: bool = True
    line_numbers: bool = False


def export_review_copy(
    report: Report, path: Path, options: ReviewOptions, *, style: DocumentStyle = OFFICIAL, today: date
) -> None:
    """Write the copy as .docx. Raise ExportError; the file that was there before is then untouched."""
    if path.suffix.lower() != ".docx":
        raise ExportError(ExportProblem.UNKNOWN_SUFFIX, path, suffix=path.suffix or "（无）", known=".docx")
    sweep_ended(path.parent, path)
    try:
        replace_file(path, render_review_copy(report, options, style=style, today=today))
    except FileError as error:
        raise export_error_of(path, error.reason) from error


def render_review_copy(
    report: Report, options: ReviewOptions, *, style: DocumentStyle = OFFICIAL, today: date
) -> bytes:
    """Return the bytes that `export_review_copy` writes."""
    about = properties_of(report, today)
    about = about._replace(title=f"{about.title}（送审稿）")
    data = write((*_box(options), *compose(report)), style, about)
    document = docx.Document(BytesIO(data))
    section = document.sections[0]
    if options.watermark:
        _add_watermark(section, legal(options.watermark))
    if options.line_numbers:
        _number_lines(element_of(document).body[-1])
    buffer = BytesIO()
    document.save(buffer)
    return without_clock(buffer.getvalue())


def _box(options: ReviewOptions) -> Blocks:
    """Return the signing box: who drafted, what the reviewer and the signatory say, each with a day."""
    if not options.signing_box:
        return ()
    rows = ("签发意见", "审核意见", "拟稿人")
    cells: list[Cell] = []
    for row, name in enumerate(rows):
        cells += [
            Cell(row, 0, name, header=True, fill="EEF1F6"),
            Cell(row, 1, "", align="left"),
            Cell(row, 2, "日期", header=True, fill="EEF1F6"),
            Cell(row, 3, ""),
        ]
    widths = (_LABEL, A4_TEXT_WIDTH - _LABEL - 2 * _DAY, _DAY, _DAY)
    return (TableBlock(tuple(cells), widths, (_ROOM, _ROOM, _ROOM // 2)),)


def _add_watermark(section: Section, text: str) -> None:
    for number, header in enumerate((section.header, section.even_page_header), start=1):
        header.is_linked_to_previous = False
        paragraph: Element = element_of(header.paragraphs[0].paragraph_format)
        for child in list(paragraph):
            paragraph.remove(child)
        add(add(paragraph, "pPr"), "suppressLineNumbers")
        add(paragraph, "r").append(_shape(text, number))


def _shape(text: str, number: int) -> Element:
    font = FAMILIES[SONG][1]
    width = _CHARACTER * max(2, len(text))
    xml = _WATERMARK.format(
        w=W, v=_V, o=_O, r=R, number=number, width=min(width, 520), font=font, text=escape(text, quote=True)
    )
    return etree.fromstring(xml)


def _number_lines(section: Element) -> None:
    """Number the lines of each page anew; the element stands after the margins (CT_SectPr)."""
    numbering = add(section, "lnNumType", countBy=1, restart="newPage")
    margins = next(child for child in section if child.tag == f"{{{W}}}pgMar")
    margins.addnext(numbering)
