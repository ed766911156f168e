"""Page of a Word document: paper, margins, and footers with the page number, set through python-docx."""

from __future__ import annotations

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.section import Section
from docx.shared import Twips
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from export.style import Page, TextStyle, twips
from export.writers.docx.xml import add, element_of

_HEADER = 851
"""Twips from the upper edge of the paper to a head, of which there is none."""


def set_page(section: Section, page: Page) -> None:
    """Paper, margins, and page numbers outside right on odd and outside left on even pages."""
    section.page_width, section.page_height = Twips(page.width), Twips(page.height)
    section.top_margin, section.bottom_margin = Twips(page.top), Twips(page.bottom)
    section.left_margin, section.right_margin = Twips(page.left), Twips(page.right)
    section.header_distance, section.footer_distance = Twips(_HEADER), Twips(page.footer)
    section.gutter = Twips(0)
    if page.number:
        for footer, even in ((section.footer, False), (section.even_page_footer, True)):
            footer.is_linked_to_previous = False
            _number(footer.paragraphs[0], page.number, even=even)


def _number(paragraph: Paragraph, style: TextStyle, *, even: bool) -> None:
    """`— 1 —`, on even pages as far in from the left as its style stands in from the right."""
    if even:
        chars, width = round(style.right * 100), twips(style.right * style.size)
        properties = element_of(paragraph.paragraph_format).get_or_add_pPr()
        add(properties, "ind", leftChars=chars, left=width, rightChars=0, right=0)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if even else WD_ALIGN_PARAGRAPH.RIGHT
    _dash(paragraph.add_run("— "))
    for kind in ("begin", "", "separate"):
        _field(paragraph.add_run(), kind)
    paragraph.add_run("1")
    _field(paragraph.add_run(), "end")
    _dash(paragraph.add_run(" —"))


def _dash(run: Run) -> None:
    """A dash in the font of Chinese characters, where Word would take it from the Latin one."""
    add(element_of(run).get_or_add_rPr(), "rFonts", hint="eastAsia")


def _field(run: Run, kind: str) -> None:
    """A mark of the field that Word fills with the number of the page, or its instruction."""
    if kind:
        add(element_of(run), "fldChar", fldCharType=kind)
    else:
        add(element_of(run), "instrText").text = "PAGE"
