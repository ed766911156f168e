"""Word refuses what LibreOffice forgives: children stand in the order of the schema (ECMA-376, part 1, annex A)."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from builders.export import W, full_report, part
from lxml import etree

from export.compose import compose
from export.style import DOCUMENT_STYLES, DocumentStyle
from export.writers.docx.writer import write
from model.content.blocks import Cell, Paragraph, Role, TableBlock

_BORDERS = "top left start bottom right end insideH insideV tl2br tr2bl"
_MARGINS = "top left start bottom right end"

SEQUENCES = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "tblBorders": _BORDERS,
    "tblCellMar": _MARGINS,
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark "
    "headers cellIns cellDel cellMerge tcPrChange",
    "tcMar": _MARGINS,
    "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden "
    "ins del trPrChange",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings "
    "sectPrChange",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "p": "pPr r",
    "r": "rPr t tab br drawing fldChar instrText",
    "document": "background body",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "settings": "writeProtection view zoom removePersonalInformation removeDateAndTime mirrorMargins "
    "alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors "
    "hideGrammaticalErrors proofState attachedTemplate linkStyles stylePaneFormatFilter documentType trackRevisions "
    "documentProtection autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop autoHyphenation "
    "clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldPrinting drawingGridHorizontalSpacing "
    "characterSpacingControl printTwoOnOne savePreviewPicture footnotePr endnotePr compat docVars rsids mathPr "
    "themeFontLang clrSchemeMapping decimalSymbol listSeparator",
    "compat": "useFELayout compatSetting",
    "font": "altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic",
    "inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
    "pic": "nvPicPr blipFill spPr",
    "blipFill": "blip srcRect tile stretch",
    "spPr": "xfrm prstGeom",
}
"""The order of the children by the name of the parent. Those of `r` are a choice and have none, but `rPr` must come
first; those of `trPr` are one too, and keep the order in which Word writes them."""

CHOICES = {"r": 1}
"""Only so many names at the head of these have a place, the others may follow in any order."""


def faults(root: etree._Element) -> list[str]:
    """Every child that stands after one that should follow it, or that the schema does not know there."""
    found: list[str] = []
    for parent in root.iter():
        name = etree.QName(parent).localname
        if name not in SEQUENCES:
            continue
        order = SEQUENCES[name].split()
        last = 0
        for child in parent:
            child_name = etree.QName(child).localname
            if child_name not in order:
                found.append(f"{name}: unknown {child_name}")
                continue
            place = min(order.index(child_name), CHOICES.get(name, len(order)))
            if place < last:
                found.append(f"{name}: {child_name} after {order[last]}")
            last = max(last, place)
    return found


def everything() -> tuple:
    """Blocks that need every element the writer knows."""
    nested = TableBlock((Cell(0, 0, "内", align="right"),), (900,))
    table = TableBlock(
        (
            Cell(0, 0, "左\n二", row_span=2, fill="C6D9F1", align="left", header=True),
            Cell(0, 1, "1234567", column_span=2),
            Cell(1, 1, "“引号”", nested=(nested,)),
        ),
        (400, 300, 300),
        header_rows=1,
    )
    return (*compose(full_report()), table, Paragraph.of("示例局", Role.SIGNATURE))


NAMES = ("document", "styles", "settings", "fontTable", "footer1", "footer2")


@pytest.mark.parametrize("style", DOCUMENT_STYLES, ids=lambda style: style.name)
@pytest.mark.parametrize("name", NAMES)
def test_children_stand_in_the_order_of_the_schema(style, name: str) -> None:
    data = write(everything(), style)
    if name.startswith("footer") and style.page.number is None:
        return
    assert faults(part(data, f"word/{name}.xml")) == []


def swaps(root: etree._Element, parent: str) -> Iterator[tuple[str, str]]:
    """Swaps any two neighbours under each kind of such parent, and back again; answers their names while they are."""
    seen: set[tuple[str, ...]] = set()
    for element in root.iter(f"{{*}}{parent}"):
        names = tuple(etree.QName(child).localname for child in element)
        if names in seen:
            continue
        seen.add(names)
        for (first, one), (second, other) in pairwise(zip(element, names, strict=True)):
            if one != other:
                second.addnext(first)
                yield one, other
                first.addnext(second)


PARENTS = {
    "document": "pPr rPr tblPr tblBorders tblCellMar tcPr tcMar trPr sectPr tbl tr p inline pic blipFill spPr",
    "styles": "style styles docDefaults pPr rPr tblPr",
    "settings": "settings compat",
    "fontTable": "font",
    "footer1": "p pPr",
    "footer2": "pPr",
}
"""What stands in each part with two children or more."""


SWAPS = [
    pytest.param(style, name, parent, id=f"{name}-{parent}-{style.name}")
    for style in DOCUMENT_STYLES
    for name, parents in PARENTS.items()
    for parent in parents.split()
    if style.page.number or not name.startswith("footer")
]


@pytest.mark.parametrize(("style", "name", "parent"), SWAPS)
def test_a_swapped_child_is_found(style: DocumentStyle, name: str, parent: str) -> None:
    root = part(write(everything(), style), f"word/{name}.xml")
    swapped = 0
    for names in swaps(root, parent):
        assert faults(root), names
        swapped += 1
    assert swapped
    assert faults(root) == []


def test_an_unknown_child_is_found() -> None:
    document = part(write(()), "word/document.xml")
    etree.SubElement(document[0][-1], f"{W}jc")
    assert faults(document) == ["sectPr: unknown jc"]


def test_every_cell_ends_with_a_paragraph() -> None:
    document = part(write(everything()), "word/document.xml")
    for cell in document.iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"
        assert [e.tag for e in cell].count(f"{W}tcPr") == 1


def test_the_section_stands_last_and_identifiers_are_unique() -> None:
    document = part(write(everything()), "word/document.xml")
    assert document[0][-1].tag == f"{W}sectPr"
    ids = [e.get("id") for e in document.iter("{*}docPr")]
    assert len(ids) == len(set(ids)) > 0
