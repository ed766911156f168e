"""Charts of a Word document: a part of DrawingML with the figures in it, and the workbook that Word and WPS edit them in."""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from export.style import LATIN, SONG
from export.writers.characters import legal
from export.writers.docx.chart_workbook import DATA_SHEET, chart_workbook
from export.writers.docx.chart_xml import A, R, child, root, val
from export.writers.drawing.palette import BLUE, DRAWING_ML
from export.writers.drawing.shapes import SANS, Fill
from export.writers.xml import Element, serialised
from model.content.charts import Chart, ChartKind, Series
from model.content.values import display

_TITLE, _LABEL = 12, 9
"""Points."""
_AXES = 111111111, 222222222
_COLUMN = "{sheet}!${column}$2:${column}${last}"
_OUTLINE = 9525
"""English metric units: three quarters of a point."""


def add_chart_part(document: Document, chart: Chart, number: int) -> str:
    """Add the parts of a chart to the package; return the id by which the document refers to it."""
    package = document.part.package
    assert package is not None
    workbook = Part(
        PackURI(f"/word/embeddings/Microsoft_Excel_Worksheet{number}.xlsx"),
        CONTENT_TYPE.SML_SHEET,
        chart_workbook(chart),
        package,
    )
    part = _ChartPart(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, b"", package)
    part.fill(chart, part.relate_to(workbook, RELATIONSHIP_TYPE.PACKAGE))
    return document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)


class _ChartPart(Part):
    """The part whose bytes name the workbook that it is related to."""

    def fill(self, chart: Chart, workbook: str) -> None:
        """Set the bytes."""
        self._blob = serialised(chart_space(chart, workbook))


def chart_space(chart: Chart, workbook: str) -> Element:
    """Return the root element `c:chartSpace` (ECMA-376 part 1, 21.2); `workbook` is the id of its data."""
    space = root()
    val(space, "date1904", 0)
    val(space, "lang", "zh-CN")
    val(space, "roundedCorners", 0)
    body = child(space, "chart")
    _title(body, chart)
    val(body, "autoTitleDeleted", 0)
    plot = child(body, "plotArea")
    child(plot, "layout")
    if chart.kind is ChartKind.PIE:
        _pie(plot, chart)
    elif chart.kind is ChartKind.LINE:
        _lines(plot, chart)
    else:
        _bars(plot, chart)
    if len(chart.series) > 1 or chart.kind is ChartKind.PIE:
        legend = child(body, "legend")
        val(legend, "legendPos", "r" if chart.kind is ChartKind.PIE else "t")
        val(legend, "overlay", 0)
    val(body, "plotVisOnly", 1)
    val(body, "dispBlanksAs", "gap")
    _shape(space, Fill("#ffffff"), outline=False)
    _text(space, "txPr", _LABEL, SONG)
    data = child(space, "externalData")
    data.set(f"{{{R}}}id", workbook)
    val(data, "autoUpdate", 0)
    return space


def _title(body: Element, chart: Chart) -> None:
    unit = f"（单位：{chart.unit}）" if chart.unit else ""
    title = child(body, "title")
    paragraph = _text(child(title, "tx"), "rich", _TITLE, SANS)
    run = child(paragraph, "r", A)
    _characters(run, "rPr", _TITLE, SANS)
    child(run, "t", A).text = legal(f"{chart.title}{unit}") or " "
    val(title, "overlay", 0)


def _bars(plot: Element, chart: Chart) -> None:
    is_lying, is_stacked = chart.kind is ChartKind.BARS, chart.kind is ChartKind.STACKED
    group = child(plot, "barChart")
    val(group, "barDir", "bar" if is_lying else "col")
    val(group, "grouping", "stacked" if is_stacked else "clustered")
    val(group, "varyColors", 0)
    for number, series in enumerate(chart.series):
        element = _series(group, number, series)
        _shape(element, BLUE.fill(number))
        val(element, "invertIfNegative", 0)
        _labels(element, "ctr" if is_stacked else "outEnd", on_white=is_stacked)
        _figures(element, chart, number)
    val(group, "gapWidth", 50)
    if is_stacked:
        val(group, "overlap", 100)
    _axes(plot, group, is_lying=is_lying)


def _lines(plot: Element, chart: Chart) -> None:
    group = child(plot, "lineChart")
    val(group, "grouping", "standard")
    val(group, "varyColors", 0)
    dashes = ("solid", "dash", "sysDot", "lgDash")
    for number, series in enumerate(chart.series):
        element = _series(group, number, series)
        line = child(child(element, "spPr"), "ln", A)
        line.set("w", "19050")
        _solid(line, BLUE.dark)
        child(line, "prstDash", A).set("val", dashes[number % len(dashes)])
        marker = child(element, "marker")
        val(marker, "symbol", "square" if number % 2 else "circle")
        val(marker, "size", 6)
        _shape(marker, Fill(BLUE.dark if number % 4 < 2 else "#ffffff"))
        _labels(element, "t" if number % 2 == 0 else "b")
        _figures(element, chart, number)
        val(element, "smooth", 0)
    val(group, "marker", 1)
    _axes(plot, group, is_lying=False)


def _pie(plot: Element, chart: Chart) -> None:
    group = child(plot, "pieChart")
    val(group, "varyColors", 1)
    for number, series in enumerate(chart.series[:1]):
        element = _series(group, number, series)
        for i in range(len(chart.categories)):
            slice_ = child(element, "dPt")
            val(slice_, "idx", i)
            val(slice_, "bubble3D", 0)
            _shape(slice_, BLUE.fill(i))
        _labels(element, "outEnd", with_share=True)
        _figures(element, chart, number)
    val(group, "firstSliceAng", 0)


def _series(group: Element, number: int, series: Series) -> Element:
    element = child(group, "ser")
    val(element, "idx", number)
    val(element, "order", number)
    reference = child(child(element, "tx"), "strRef")
    child(reference, "f").text = f"{DATA_SHEET}!${_letter(number + 1)}$1"
    _cache(reference, "strCache", [legal(series.name)])
    return element


def _figures(element: Element, chart: Chart, number: int) -> None:
    last = len(chart.categories) + 1
    names = child(child(element, "cat"), "strRef")
    child(names, "f").text = _COLUMN.format(sheet=DATA_SHEET, column="A", last=last)
    _cache(names, "strCache", [legal(category) for category in chart.categories])
    figures = child(child(element, "val"), "numRef")
    child(figures, "f").text = _COLUMN.format(sheet=DATA_SHEET, column=_letter(number + 1), last=last)
    _cache(figures, "numCache", [display(figure) for figure in chart.series[number].figures])


def _letter(column: int) -> str:
    """Return the letter of a column of the sheet; a chart has fewer series than there are letters."""
    return chr(ord("A") + column)


def _cache(reference: Element, kind: str, values: list[str]) -> None:
    """What the sheet says there, so that the chart can be shown without it."""
    cache = child(reference, kind)
    if kind == "numCache":
        child(cache, "formatCode").text = "General"
    val(cache, "ptCount", len(values))
    for i, value in enumerate(values):
        point = child(cache, "pt")
        point.set("idx", str(i))
        child(point, "v").text = value


def _labels(element: Element, place: str, *, on_white: bool = False, with_share: bool = False) -> None:
    labels = child(element, "dLbls")
    if on_white:
        _shape(labels, Fill("#ffffff"), outline=False)
    _text(labels, "txPr", _LABEL, SONG)
    val(labels, "dLblPos", place)
    shown = {"showVal": 1, "showPercent": int(with_share)}
    for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize"):
        val(labels, f"show{name}", shown.get(f"show{name}", 0))
    if with_share:
        child(labels, "separator").text = "，"


def _axes(plot: Element, group: Element, *, is_lying: bool) -> None:
    """The axis of the names, and that of the figures, which lying bars with a figure at each end do without."""
    for axis in _AXES:
        val(group, "axId", axis)
    for kind, own, other in (("catAx", *_AXES), ("valAx", *reversed(_AXES))):
        axis, is_names = child(plot, kind), kind == "catAx"
        val(axis, "axId", own)
        val(child(axis, "scaling"), "orientation", "maxMin" if is_names and is_lying else "minMax")
        val(axis, "delete", int(is_lying and not is_names))
        val(axis, "axPos", ("l" if is_lying else "b") if is_names else ("t" if is_lying else "l"))
        if not is_names and not is_lying:
            _line(child(axis, "majorGridlines"), BLUE.grid)
        number = child(axis, "numFmt")
        number.set("formatCode", "General")
        number.set("sourceLinked", "0")
        val(axis, "majorTickMark", "none")
        val(axis, "minorTickMark", "none")
        val(axis, "tickLblPos", "nextTo")
        _line(axis, BLUE.label)
        val(axis, "crossAx", other)
        val(axis, "crosses", "autoZero")
        if is_names:
            val(axis, "auto", 0)
            val(axis, "lblAlgn", "ctr")
            val(axis, "lblOffset", 100)
            val(axis, "noMultiLvlLbl", 1)
        else:
            val(axis, "crossBetween", "between")


def _line(parent: Element, color: str) -> None:
    line = child(child(parent, "spPr"), "ln", A)
    line.set("w", str(_OUTLINE))
    _solid(line, color)


def _shape(parent: Element, fill: Fill, *, outline: bool = True) -> None:
    properties = child(parent, "spPr")
    if fill.pattern:
        pattern = child(properties, "pattFill", A)
        pattern.set("prst", DRAWING_ML[fill.pattern])
        for name, color in (("fgClr", fill.ink), ("bgClr", fill.color)):
            child(child(pattern, name, A), "srgbClr", A).set("val", color[1:].upper())
    else:
        _solid(properties, fill.color)
    line = child(properties, "ln", A)
    if outline:
        line.set("w", str(_OUTLINE))
        _solid(line, BLUE.dark)
    else:
        child(line, "noFill", A)


def _solid(parent: Element, color: str) -> None:
    child(child(parent, "solidFill", A), "srgbClr", A).set("val", color[1:].upper())


def _text(parent: Element, name: str, size: int, font: str) -> Element:
    """How text is set, as a body with one paragraph; return the paragraph."""
    body = child(parent, name)
    child(body, "bodyPr", A)
    child(body, "lstStyle", A)
    paragraph = child(body, "p", A)
    _characters(child(paragraph, "pPr", A), "defRPr", size, font)
    if name == "txPr":
        child(paragraph, "endParaRPr", A).set("lang", "zh-CN")
    return paragraph


def _characters(parent: Element, name: str, size: int, font: str) -> None:
    properties = child(parent, name, A)
    properties.set("lang", "zh-CN")
    properties.set("sz", str(size * 100))
    properties.set("b", "0")
    _solid(properties, BLUE.ink)
    for kind, family in (("latin", LATIN), ("ea", font)):
        child(properties, kind, A).set("typeface", family)
