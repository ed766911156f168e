"""Charts that follow the tables: which there are, and what each shows of a report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from model.content.address import Address
from model.content.blocks import Block, Blocks, Picture
from model.content.charts import Chart, ChartKind, EarlierYear, Figure, Series
from model.content.values import Value, number
from model.form.parts import APPLICANTS, DISPUTES, OUTCOMES
from model.form.spec import Form

MOST_EARLIER = 5
"""Years before the report's own in one chart."""
TOTAL = "total"
_YEARS_SERIES = (("received", "新收"), ("concluded", "办结"))
_RESULTS = (
    ("granted", "予以公开"),
    ("partly_granted", "部分公开"),
    ("refused", "不予公开"),
    ("unavailable", "无法提供"),
    ("rejected", "不予处理"),
    ("other", "其他处理"),
)
"""The results of table three by how their rows begin: each group is one sum."""
_DISPUTES = ("行政复议", "诉讼（未经复议）", "诉讼（复议后）")


class Figured(Protocol):
    """What charts need of a report, which itself needs them."""

    @property
    def year(self) -> int | None:
        """Its year."""
        ...

    @property
    def values(self) -> Mapping[Address, Value]:
        """Its cells."""
        ...

    @property
    def form(self) -> Form:
        """The edition of the form."""
        ...

    @property
    def previous(self) -> Figured | None:
        """Last year's report."""
        ...


class ChartFigures(NamedTuple):
    """What the tables give for a chart."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True)
class ChartSource:
    """One thing about a report that can be shown as a chart."""

    key: str
    name: str
    title: str
    """With a place for the year."""
    kinds: tuple[ChartKind, ...]
    """The ways in which it is offered, the best first."""
    figures: Callable[[Figured, Chart], ChartFigures]


def _over_years(report: Figured, chart: Chart) -> ChartFigures:
    known = {each.year: each.figures for each in chart.earlier}
    last, year = report.previous, report.year
    if last is not None and last.year is not None:
        known[last.year] = year_figures(last)
    shown = sorted(y for y in known if year is None or y < year)[-MOST_EARLIER:]
    rows = [*(known[y] for y in shown), year_figures(report)]
    names = (*(f"{y}年" for y in shown), "本年" if year is None else f"{year}年")
    return ChartFigures(
        names,
        tuple(
            Series(name, tuple(row[i] if i < len(row) else 0 for row in rows))
            for i, (_, name) in enumerate(_YEARS_SERIES)
        ),
    )


def year_figures(report: Figured) -> tuple[Figure, ...]:
    """Return what a chart over the years shows of one year."""
    return tuple(_sum(report.values, [Address("requests", row, TOTAL)]) for row, _ in _YEARS_SERIES)


def _results(report: Figured, _chart: Chart) -> ChartFigures:
    figures = [_sum(report.values, _result_cells(report.form, begin)) for begin, _ in _RESULTS]
    return ChartFigures(tuple(name for _, name in _RESULTS), (Series("办理结果", tuple(figures)),))


def _result_cells(form: Form, begin: str) -> Iterator[Address]:
    for address in form.table("requests").entries:
        if address.column == TOTAL and address.row.startswith(begin):
            yield address


def _applicants(report: Figured, _chart: Chart) -> ChartFigures:
    cells = [Address("requests", "received", column) for column, _ in APPLICANTS]
    names = tuple("其他组织" if name == "其他" else name for _, name in APPLICANTS)
    return ChartFigures(names, (Series("新收申请", tuple(_sum(report.values, [cell]) for cell in cells)),))


def _disputes(report: Figured, _chart: Chart) -> ChartFigures:
    series = tuple(
        Series(
            label.replace("\n", ""),
            tuple(_sum(report.values, [Address("disputes", row, outcome)]) for row in DISPUTES),
        )
        for outcome, label in OUTCOMES[:-1]
    )
    return ChartFigures(_DISPUTES, series)


def _sum(values: Mapping[Address, Value], cells: Iterator[Address] | list[Address]) -> Figure:
    return sum(number(values.get(cell)) for cell in cells)


SOURCES: tuple[ChartSource, ...] = (
    ChartSource(
        "requests_over_years",
        "各年申请",
        "政府信息公开申请新收和办结情况",
        (ChartKind.COLUMNS, ChartKind.LINE),
        _over_years,
    ),
    ChartSource(
        "results", "办理结果", "{year}政府信息公开申请办理结果", (ChartKind.BARS, ChartKind.PIE), _results
    ),
    ChartSource(
        "applicants", "申请人", "{year}政府信息公开申请人构成", (ChartKind.PIE, ChartKind.BARS), _applicants
    ),
    ChartSource(
        "disputes",
        "复议诉讼",
        "{year}政府信息公开行政复议、行政诉讼情况",
        (ChartKind.COLUMNS, ChartKind.STACKED),
        _disputes,
    ),
)
"""What the gallery offers."""
_BY_KEY = {source.key: source for source in SOURCES}
OVER_YEARS = SOURCES[0].key


def chart_of(report: Figured, source: str, kind: ChartKind, earlier: tuple[EarlierYear, ...] = ()) -> Chart:
    """Return a chart with the report's present figures; `source` is the key of one of `SOURCES`."""
    return filled(Chart(kind, source, earlier=earlier), report)


def filled(chart: Chart, report: Figured) -> Chart:
    """Return a chart with the report's present figures; one that follows nothing as it is."""
    source = _BY_KEY.get(chart.source)
    if source is None:
        return replace(chart, source="") if chart.source else chart
    year = "" if report.year is None else f"{report.year}年"
    categories, series = source.figures(report, chart)
    return replace(
        chart, title=source.title.format(year=year), unit="件", categories=categories, series=series
    )


def refreshed_charts(blocks: Blocks, report: Figured) -> Blocks:
    """Return the blocks with every chart at its present figures; the same object where there is no chart."""
    # A list and not a generator: this runs at every key, and each block would be a call.
    if not any([isinstance(block, Picture) and block.chart is not None for block in blocks]):
        return blocks
    return tuple(_refreshed(block, report) if isinstance(block, Picture) else block for block in blocks)


def _refreshed(picture: Picture, report: Figured) -> Picture:
    if picture.chart is None or not picture.chart.source:
        return picture
    chart = filled(picture.chart, report)
    return replace(picture, chart=chart, alternative=chart.words)


def with_known_years(blocks: Blocks, report: Figured) -> Blocks:
    """Return the blocks of a report with its last year's figures kept in their charts, which may then do without it."""
    last = report.previous
    if last is None or last.year is None:
        return blocks
    known = EarlierYear(last.year, year_figures(last))
    return tuple(_with_known(block, known) for block in blocks)


def _with_known(block: Block, known: EarlierYear) -> Block:
    if not isinstance(block, Picture) or block.chart is None or block.chart.source != OVER_YEARS:
        return block
    return replace(block, chart=replace(block.chart, earlier=with_year(block.chart.earlier, known)))


def with_year(earlier: tuple[EarlierYear, ...], known: EarlierYear) -> tuple[EarlierYear, ...]:
    """Return what is known of earlier years with one more, in order; the oldest go where there are too many."""
    others = (each for each in earlier if each.year != known.year)
    return tuple(sorted((*others, known)))[-MOST_EARLIER:]
