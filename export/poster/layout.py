"""A poster as a drawing: head, the figures of each section, charts below them, the source at the foot."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from export.compose import title_lines
from export.measures import characters
from export.poster.facts import Fact, Facts, facts_of, source_of, words_of
from export.poster.templates import Template
from export.writers.drawing.chart import chart_drawing
from export.writers.drawing.shapes import SANS, SERIF, Drawing, Fill, Line, Rect, Text
from model.content.blocks import TWIPS_PER_POINT, Picture
from model.report.charts import chart_of
from model.report.report import Report

WIDTH = 1080
"""Pixels."""
_MARGIN, _GAP = 60, 24
_INNER = WIDTH - 2 * _MARGIN
_CHART_SCALE, _CHART_LABEL = 2.0, 12.0
"""Charts are drawn in points and made larger."""
_WHITE = Fill("#ffffff")
_MOST_IN_A_ROW = 4
_CARD = 178
_DIGIT = 0.6
"""Width of a bold digit, of its size."""


class _Sheet(NamedTuple):
    drawing: Drawing
    template: Template

    def text(
        self, x: float, y: float, text: str, size: float, color: str, room: float, *, bold: bool = False
    ) -> None:
        """Draw a line in the middle around x, smaller where it has no room."""
        fitted = min(size, room / max(1.0, characters(text)))
        self.drawing.add(Text(x, y, text, fitted, color, "middle", bold))


def poster(report: Report, template: Template) -> Drawing:
    """Return the poster, as high as what is on it."""
    title = report.printed_title or report.form.title_suffix
    drawing = Drawing(WIDTH, 0, f"图解：{title}", " ".join((*words_of(report), source_of(report))))
    sheet = _Sheet(drawing, template)
    y = _head(sheet, report)
    for number, facts in enumerate(facts_of(report), start=1):
        y = _section(sheet, facts, number, y)
        y = _charts(sheet, report, facts, y)
    y = _foot(sheet, report, y)
    drawing.height = y
    drawing.shapes.insert(0, Rect(0, 0, WIDTH, y, Fill(template.ground)))
    return drawing


def _head(sheet: _Sheet, report: Report) -> float:
    """Draw the title and return where the sections begin."""
    template, middle = sheet.template, WIDTH / 2
    lines = title_lines(report.printed_title or report.form.title_suffix, report.unit)
    is_banner = template.head == "banner"
    color = "#ffffff" if is_banner else template.palette.dark
    y = 90.0
    height = y + 76 * len(lines) + 70
    if is_banner:
        sheet.drawing.add(Rect(0, 0, WIDTH, height, Fill(template.palette.dark)))
        sheet.drawing.add(Rect(0, height, WIDTH, 8, Fill(template.palette.middle)))
    for line in lines:
        y += 56
        fitted = min(54.0, _INNER / max(1.0, characters(line)))
        sheet.drawing.add(
            Text(middle, y, line, fitted, color, "middle", True, SERIF if template.head == "rules" else SANS)
        )
        y += 20
    y += 34
    if template.head == "rules":
        for offset, thickness in ((0, 6.0), (10, 2.0)):
            sheet.drawing.add(Line(((_MARGIN, y + offset), (WIDTH - _MARGIN, y + offset)), color, thickness))
        return y + 40
    _tag(sheet, y, color)
    return max(height, y) + 40


def _tag(sheet: _Sheet, y: float, color: str) -> None:
    """Draw the word 图解 between two short lines."""
    middle = WIDTH / 2
    for left, right in ((middle - 150, middle - 60), (middle + 60, middle + 150)):
        sheet.drawing.add(Line(((left, y), (right, y)), color, 2))
    sheet.text(middle, y + 12, "图 解", 34, color, 110)


def _section(sheet: _Sheet, facts: Facts, number: int, y: float) -> float:
    """Draw heading and figures; return where the next thing begins."""
    palette = sheet.template.palette
    words = "一二三四五六"[number - 1]
    sheet.drawing.add(Rect(_MARGIN, y, 12, 48, Fill(palette.dark)))
    sheet.drawing.add(Text(_MARGIN + 32, y + 39, f"{words}、{facts.heading}", 40, palette.dark, bold=True))
    y += 48 + _GAP
    for row in _rows(facts.facts):
        width = (_INNER - _GAP * (len(row) - 1)) / len(row)
        for i, fact in enumerate(row):
            _card(sheet, fact, _MARGIN + i * (width + _GAP), y, width)
        y += _CARD + _GAP
    return y


def _rows(facts: tuple[Fact, ...]) -> list[tuple[Fact, ...]]:
    """Return the facts in rows of about the same length."""
    count = -(-len(facts) // _MOST_IN_A_ROW)
    length = -(-len(facts) // count)
    return [facts[i : i + length] for i in range(0, len(facts), length)]


def _card(sheet: _Sheet, fact: Fact, x: float, y: float, width: float) -> None:
    palette, kind = sheet.template.palette, sheet.template.cards
    middle, room = x + width / 2, width - 24
    if kind == "ruled":
        sheet.drawing.add(Line(((x, y + _CARD), (x + width, y + _CARD)), palette.middle, 2))
    else:
        stroke = palette.middle if kind == "framed" else ""
        sheet.drawing.add(Rect(x, y, width, _CARD, _WHITE, stroke, 2, 12))
    size = min(62.0, (room - characters(fact.unit) * 26 - 8) / (_em(fact.figure)))
    figure = _em(fact.figure) * size
    left = middle - (figure + 8 + characters(fact.unit) * 26) / 2
    sheet.drawing.add(Text(left, y + 76, fact.figure, size, palette.dark, bold=True))
    sheet.drawing.add(Text(left + figure + 8, y + 76, fact.unit, 26, palette.label))
    sheet.text(middle, y + 122, fact.name, 27, palette.ink, room)
    if fact.last:
        sheet.text(middle, y + 157, f"上年 {fact.last}", 24, palette.label, room)


def _em(figure: str) -> float:
    """Return how wide a bold figure is, of its size."""
    return max(_DIGIT, 2 * _DIGIT * characters(figure))


def _charts(sheet: _Sheet, report: Report, facts: Facts, y: float) -> float:
    template = sheet.template
    first = facts.facts[0].name
    charts = template.requests if first == "新收申请" else ()
    if first == "行政复议":
        charts = (("disputes", template.disputes),)
    for source, kind in charts:
        chart = chart_of(report, source, kind)
        if chart.is_empty:
            continue
        shown = replace(chart, title=chart.title.removeprefix(f"{report.year}年"))
        whole = Picture.of_chart(shown)
        scale = _CHART_SCALE
        width = (_INNER - 2 * _GAP) / scale
        height = _height(whole, width)
        box = height * scale + 2 * _GAP
        sheet.drawing.add(Rect(_MARGIN, y, _INNER, box, _WHITE, template.palette.grid, 1.5, 12))
        inner = chart_drawing(shown, width, height, template.palette, size=_CHART_LABEL)
        sheet.drawing.place(inner, _MARGIN + _GAP, y + _GAP, scale)
        y += box + _GAP
    return y + _GAP


def _height(picture: Picture, width: float) -> float:
    """Return how high a chart of this width is, in points: lying bars as they need it, all others about half."""
    assert picture.chart is not None
    return max(width * 0.5, picture.height / TWIPS_PER_POINT)


def _foot(sheet: _Sheet, report: Report, y: float) -> float:
    palette = sheet.template.palette
    sheet.drawing.add(Line(((_MARGIN, y), (WIDTH - _MARGIN, y)), palette.middle, 2))
    sheet.text(WIDTH / 2, y + 48, source_of(report), 26, palette.label, _INNER)
    return y + 90
