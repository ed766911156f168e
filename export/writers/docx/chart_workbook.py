"""The workbook of a chart: names in the first column and row, figures between them, as Word and WPS want it."""

from __future__ import annotations

from typing import Any

from export.writers.xlsx import packed_workbook, set_text
from model.content.charts import Chart

DATA_SHEET = "数据"


def chart_workbook(chart: Chart) -> bytes:
    """Return the bytes of an .xlsx; the same for the same chart."""
    from openpyxl import Workbook

    workbook: Any = Workbook()
    sheet = workbook.active
    sheet.title = DATA_SHEET
    for column, series in enumerate(chart.series, start=2):
        set_text(sheet.cell(1, column), series.name)
        for row, figure in enumerate(series.figures, start=2):
            sheet.cell(row, column).value = figure
    for row, category in enumerate(chart.categories, start=2):
        set_text(sheet.cell(row, 1), category)
    sheet.column_dimensions["A"].width = 20
    return packed_workbook(workbook, [{}], is_dated=False)
