"""Charts of Word files that other programs made."""

import pytest
from lxml import etree

from model.content.charts import ChartKind
from model.reading.docx.charts import read_chart

NAMES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def points(*texts: str) -> str:
    return "".join(f'<c:pt idx="{i}"><c:v>{text}</c:v></c:pt>' for i, text in enumerate(texts) if text)


def series(figures: str, names: str = points("甲", "乙")) -> str:
    return (
        f"<c:ser><c:tx><c:v>新收</c:v></c:tx><c:cat><c:strRef><c:strCache>{names}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:numCache>{figures}</c:numCache></c:numRef></c:val></c:ser>"
    )


def chart(group: str, title: str = "", name: str = "图表 1"):
    head = f"<c:title><c:tx><c:rich><a:p><a:r><a:t>{title}</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    markup = f"<c:chartSpace {NAMES}><c:chart>{head}<c:plotArea>{group}</c:plotArea></c:chart></c:chartSpace>"
    return read_chart(etree.fromstring(markup), name)


@pytest.mark.parametrize(
    "group, kind",
    [
        ('<c:barChart><c:barDir val="bar"/>{}</c:barChart>', ChartKind.BARS),
        ('<c:barChart><c:barDir val="col"/><c:grouping val="stacked"/>{}</c:barChart>', ChartKind.STACKED),
        ('<c:bar3DChart><c:barDir val="col"/>{}</c:bar3DChart>', ChartKind.COLUMNS),
        ("<c:areaChart>{}</c:areaChart>", ChartKind.LINE),
        ("<c:doughnutChart>{}</c:doughnutChart>", ChartKind.PIE),
    ],
)
def test_charts_of_other_programs_keep_kind_names_and_figures(group, kind):
    found = chart(group.format(series(points("3", "4.5"))), "各项（单位：件）")
    assert found is not None
    assert (found.kind, found.title, found.unit, found.source) == (kind, "各项", "件", "")
    assert found.categories == ("甲", "乙")
    assert [(s.name, [float(f) for f in s.figures]) for s in found.series] == [("新收", [3.0, 4.5])]


def test_a_place_without_a_figure_counts_as_0():
    found = chart(f"<c:pieChart>{series(points('', '7', 'NaN'))}</c:pieChart>")
    assert found is not None
    assert found.series[0].figures == (0, 7, 0)
    assert found.categories == ("甲", "乙", "3")


@pytest.mark.parametrize(
    "group",
    [
        "<c:scatterChart><c:ser/></c:scatterChart>",
        "<c:pieChart/>",
        f"<c:barChart>{series(points('1')) * 13}</c:barChart>",
        f"<c:barChart>{series(points(*['1'] * 61))}</c:barChart>",
        "",
    ],
)
def test_what_cannot_be_shown_is_none(group):
    assert chart(group) is None


def test_figures_without_end_are_no_figures():
    found = chart(f"<c:pieChart>{series(points('1e999999999', '-1E+30'))}</c:pieChart>")
    assert found is not None
    assert found.series[0].figures == (0, 0)
