"""Reports with charts in their texts."""

from __future__ import annotations

from builders.model import balanced_report
from model.content.blocks import Paragraph, Picture
from model.content.charts import ChartKind, EarlierYear
from model.report.charts import OVER_YEARS, SOURCES, chart_of
from model.report.report import Report, SetText

EARLIER = (EarlierYear(2019, (45, 44)), EarlierYear(2020, (60, 58)))
KEY = "overview"


def charted(source: str = OVER_YEARS, kind: ChartKind = ChartKind.COLUMNS) -> Report:
    """A report with last year's beside it and one chart between two paragraphs."""
    report = balanced_report()
    report.previous = balanced_report(2)
    report.previous.year = 2021
    chart = Picture.of_chart(chart_of(report, source, kind, EARLIER if source == OVER_YEARS else ()))
    report.apply(SetText(KEY, (Paragraph.of("如图所示。"), chart, Paragraph.of("总体平稳。"))))
    return report


def chart_in(report: Report) -> Picture:
    """The chart of such a report."""
    (found,) = (block for block in report.blocks(KEY) if isinstance(block, Picture))
    return found


EVERY = [(source.key, kind) for source in SOURCES for kind in source.kinds]
"""What the gallery offers."""
