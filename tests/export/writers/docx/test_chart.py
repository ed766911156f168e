"""Charts of Word documents: the parts, the figures in them, and the workbook behind them, read with lxml and openpyxl."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from builders.charts import EVERY, KEY, chart_in, charted
from lxml import etree
from openpyxl import load_workbook

from export.compose import compose
from export.writers.docx.writer import write
from model.content.address import Address
from model.content.charts import ChartKind
from model.opening.open import open_report
from model.report.report import SetValues

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
SHEET = "word/embeddings/Microsoft_Excel_Worksheet1.xlsx"
PART = "word/charts/chart1.xml"


def files(report) -> dict[str, bytes]:
    with ZipFile(BytesIO(write(compose(report)))) as package:
        return {name: package.read(name) for name in package.namelist()}


def rows(data: bytes):
    return [[cell.value for cell in row] for row in load_workbook(BytesIO(data)).worksheets[0].iter_rows()]


def test_a_changed_figure_is_in_the_workbook_and_in_what_is_shown():
    report = charted()
    before = files(report)
    report.apply(SetValues({Address("requests", "received", "total"): 4321}))
    after = files(report)
    assert rows(before[SHEET])[-1][1] != 4321
    assert rows(after[SHEET])[-1] == ["2022年", 4321, rows(before[SHEET])[-1][2]]
    shown = etree.fromstring(after[PART])
    assert "4321" in [v.text for v in shown.iter(f"{C}v")]


@pytest.mark.parametrize("source, kind", EVERY)
def test_what_is_shown_is_what_the_workbook_says_where_the_chart_refers_to_it(source, kind):
    made = files(charted(source, kind))
    sheet = load_workbook(BytesIO(made[SHEET])).worksheets[0]
    references = list(etree.fromstring(made[PART]).iter(f"{C}strRef", f"{C}numRef"))
    assert references
    for reference in references:
        name, _, place = reference.findtext(f"{C}f").partition("!")
        assert name == sheet.title
        cells = sheet[place.replace("$", "")]
        cells = [cell for (cell,) in cells] if isinstance(cells, tuple) else [cells]
        points = [point.findtext(f"{C}v") for point in reference.iter(f"{C}pt")]
        assert points == [str(cell.value) for cell in cells]


def test_parts_are_related_and_of_their_type():
    made = files(charted())
    types = made["[Content_Types].xml"].decode()
    assert "drawingml.chart+xml" in types
    assert "spreadsheetml.sheet" in types
    frame = next(etree.fromstring(made["word/document.xml"]).iter(f"{C}chart"))
    links = etree.fromstring(made["word/_rels/document.xml.rels"])
    targets = {link.get("Id"): link.get("Target") for link in links}
    assert targets[frame.get(RELATION)] == "charts/chart1.xml"
    data = next(etree.fromstring(made[PART]).iter(f"{C}externalData"))
    (link,) = etree.fromstring(made["word/charts/_rels/chart1.xml.rels"])
    assert data.get(RELATION) == link.get("Id")
    assert link.get("Target") == "../embeddings/Microsoft_Excel_Worksheet1.xlsx"


ORDER = {
    "chartSpace": "date1904 lang roundedCorners chart spPr txPr externalData",
    "chart": "title autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs",
    "barChart": "barDir grouping varyColors ser gapWidth overlap axId",
    "lineChart": "grouping varyColors ser marker axId",
    "pieChart": "varyColors ser firstSliceAng",
    "ser": "idx order tx spPr invertIfNegative marker dPt dLbls cat val smooth",
    "dLbls": "spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator",
    "catAx": "axId scaling delete axPos majorGridlines numFmt majorTickMark minorTickMark tickLblPos spPr"
    " crossAx crosses auto lblAlgn lblOffset noMultiLvlLbl",
    "valAx": "axId scaling delete axPos majorGridlines numFmt majorTickMark minorTickMark tickLblPos spPr"
    " crossAx crosses crossBetween",
    "title": "tx overlay",
    "legend": "legendPos overlay",
    "dPt": "idx bubble3D spPr",
    "marker": "symbol size spPr",
    "plotArea": "layout barChart lineChart pieChart catAx valAx",
}
"""Children in the order of the schema (ECMA-376 part 1, 21.2.2), as far as they are written."""


@pytest.mark.parametrize("source, kind", EVERY)
def test_elements_stand_in_the_order_of_the_schema(source, kind):
    space = etree.fromstring(files(charted(source, kind))[PART])
    for element in space.iter(f"{C}*"):
        name = etree.QName(element).localname
        if name in ORDER and len(element):
            known = ORDER[name].split()
            places = [known.index(etree.QName(child).localname) for child in element]
            assert places == sorted(places), name


@pytest.mark.parametrize("source, kind", EVERY)
def test_the_document_read_again_has_the_chart(tmp_path, source, kind):
    report = charted(source, kind)
    path = tmp_path / "a.docx"
    path.write_bytes(write(compose(report)))
    back = open_report(path).report
    before, after = chart_in(report), chart_in(back)
    assert before.chart is not None
    assert after.chart is not None
    if source != "requests_over_years":
        assert after == before
    assert (after.chart.kind, after.chart.series) == (kind, before.chart.series)
    assert after.alternative == before.alternative
    assert len(back.blocks(KEY)) == 3


def test_the_same_report_gives_the_same_bytes():
    report = charted("results", ChartKind.PIE)
    assert write(compose(report)) == write(compose(report))
