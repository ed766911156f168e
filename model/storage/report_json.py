"""Reports as JSON: what an own file holds of a report, its pictures aside. `report_in_json` reads it back."""

from __future__ import annotations

import hashlib
from typing import Any

from model.content.blocks import Block, Cell, Paragraph, Picture, Run, TableBlock
from model.content.charts import Chart
from model.content.values import display
from model.report.report import Report
from model.report.sources import spans_to_text

Json = dict[str, Any]
Media = dict[str, bytes]
"""The bytes of pictures by name."""


def report_to_json(report: Report, media: Media) -> Json:
    """Return the report without last year's; the pictures are added to `media`."""
    content: Json = {
        "edition": report.edition,
        "unit": report.unit,
        "year": report.year,
        "title": report.title,
        "signature": report.signature,
        "date": report.date,
        "computes_totals": report.computes_totals,
        "values": {str(a): display(report.values[a]) for a in report.form.addresses if a in report.values},
        "texts": {
            key: [_block_out(b, media) for b in blocks] for key, blocks in sorted(report.texts.items())
        },
    }
    if report.unit_kind:
        content["unit_kind"] = report.unit_kind
    for name in ("rules", "site_name", "column_name", "published"):
        if getattr(report, name):
            content[name] = getattr(report, name)
    if report.acknowledgements:
        content["acknowledgements"] = dict(sorted(report.acknowledgements.items()))
    if report.sources:
        content["sources"] = _sources_out(report)
    return content


def _sources_out(report: Report) -> list[Json]:
    """Return the rows that cells count, by register: the text of the spans and the figure of each cell."""
    found: dict[str, Json] = {}
    for address in report.form.addresses:
        source = report.sources.get(address)
        if source is not None:
            found.setdefault(source.register, {})[str(address)] = [
                spans_to_text(source.rows),
                display(source.value),
            ]
    return [{"register": name, "cells": cells} for name, cells in found.items()]


def _block_out(block: Block, media: Media) -> Json:
    if isinstance(block, Paragraph):
        return {"paragraph": block.role.value, "runs": [_run_out(run) for run in block.runs]}
    if isinstance(block, Picture):
        name = hashlib.sha256(block.data).hexdigest()[:24]
        media[name] = block.data
        size = {"width": block.width, "height": block.height}
        content = {"picture": name, "type": block.media_type, "alternative": block.alternative, **size}
        # A program that knows no charts shows the place of a picture without bytes, and the figures as its text.
        return content if block.chart is None else {**content, "chart": _chart_out(block.chart)}
    return {"table": _table_out(block)}


def _chart_out(chart: Chart) -> Json:
    return {
        "kind": chart.kind.value,
        "source": chart.source,
        "title": chart.title,
        "unit": chart.unit,
        "categories": list(chart.categories),
        "series": [{"name": s.name, "figures": [display(f) for f in s.figures]} for s in chart.series],
        "earlier": [{"year": e.year, "figures": [display(f) for f in e.figures]} for e in chart.earlier],
    }


def _run_out(run: Run) -> Json:
    """Return a run without what is as by default."""
    content: Json = {"text": run.text}
    if run.bold:
        content["bold"] = True
    if run.field:
        content["field"] = run.field
    return content


def _table_out(table: TableBlock) -> Json:
    return {
        "widths": list(table.widths),
        "heights": list(table.heights),
        "header_rows": table.header_rows,
        "exact_grid": table.exact_grid,
        "cells": [_cell_out(cell) for cell in table.cells],
    }


def _cell_out(cell: Cell) -> Json:
    """Return a cell without what is as by default."""
    usual = Cell(cell.row, cell.column)
    names = ("text", "row_span", "column_span", "fill", "align", "header")
    content: Json = {"row": cell.row, "column": cell.column}
    content |= {n: getattr(cell, n) for n in names if getattr(cell, n) != getattr(usual, n)}
    if cell.nested:
        content["nested"] = [_table_out(table) for table in cell.nested]
    return content
