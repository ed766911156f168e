"""Charts follow the tables, last year's report and the year."""

import pytest
from builders.charts import EARLIER, EVERY, KEY, chart_in, charted

from model.content.address import Address
from model.content.blocks import Paragraph, Picture
from model.content.charts import Chart, ChartKind, Series
from model.content.values import number
from model.form.editions import FORMS
from model.report.charts import OVER_YEARS, chart_of
from model.report.linked_figures import is_same_but_for_figures
from model.report.report import Report, SetField, SetPrevious, SetText, SetValues
from model.report.rollover import roll_over

RECEIVED = Address("requests", "received", "total")


def categories(report: Report) -> tuple[str, ...]:
    chart = chart_in(report).chart
    assert chart is not None
    return chart.categories


def test_a_changed_figure_is_in_the_chart_and_undone_with_it():
    report = charted()
    before = chart_in(report)
    change = report.apply(SetValues({RECEIVED: 4321}))
    chart = chart_in(report).chart
    assert chart is not None
    assert chart.series[0].figures[-1] == 4321
    assert "4321" in chart_in(report).alternative
    assert Address(KEY) in change.addresses
    report.apply(change.inverse)
    assert chart_in(report) == before


@pytest.mark.parametrize("edition", sorted(FORMS))
def test_results_add_up_to_what_was_concluded(edition):
    report = Report(edition, "示例市示例局", 2020)
    form = report.form
    report.apply(SetField("computes_totals", True))
    cells = [a for a in form.table("requests").entries if a.column == "natural_person"]
    report.apply(SetValues({address: i for i, address in enumerate(cells)}))
    results = chart_of(report, "results", ChartKind.BARS)
    concluded = report.values[Address("requests", "concluded", "total")]
    assert sum(results.series[0].figures) == number(concluded) > 0


@pytest.mark.parametrize("source, total", [("applicants", "requests.received.total")])
def test_applicants_add_up_to_what_was_received(source, total):
    report = charted(source, ChartKind.PIE)
    chart = chart_in(report).chart
    assert chart is not None
    assert sum(chart.series[0].figures) == report.values[Address.parse(total)]


def test_disputes_have_an_outcome_for_each_kind():
    chart = chart_in(charted("disputes", ChartKind.STACKED)).chart
    assert chart is not None
    assert [series.name for series in chart.series] == ["结果维持", "结果纠正", "其他结果", "尚未审结"]
    assert {len(series.figures) for series in chart.series} == {3}


def test_years_are_this_one_the_last_one_and_those_given():
    assert categories(charted()) == ("2019年", "2020年", "2021年", "2022年")


def test_without_last_years_report_its_column_goes_and_comes_back_with_it():
    report = charted()
    change = report.apply(SetPrevious(None))
    assert categories(report) == ("2019年", "2020年", "2022年")
    assert Address(KEY) in change.addresses
    report.apply(change.inverse)
    assert categories(report) == ("2019年", "2020年", "2021年", "2022年")


def test_another_year_is_in_title_and_names():
    report = charted("results", ChartKind.BARS)
    report.apply(SetField("year", 2030))
    assert chart_in(report).alternative.startswith("2030年政府信息公开申请办理结果")


def test_the_next_years_draft_keeps_the_years_before():
    rolled = roll_over(charted()).report
    assert categories(rolled) == ("2019年", "2020年", "2021年", "2022年", "2023年")


def test_at_most_five_years_stand_before_the_reports_own():
    report = charted()
    for _ in range(6):
        report = roll_over(report).report
    assert len(categories(report)) == 6


def test_a_chart_of_something_unknown_keeps_its_figures_and_follows_nothing():
    report = charted()
    strange = Chart(ChartKind.PIE, "nobody_knows", "甲", "", ("一",), (Series("二", (3,)),))
    report.apply(SetText(KEY, (Picture.of_chart(strange),)))
    chart = chart_in(report).chart
    assert chart is not None
    assert (chart.source, chart.series) == ("", strange.series)


def test_texts_that_differ_in_the_figures_of_charts_are_the_same_but_for_them():
    one, other = charted(), charted()
    other.apply(SetValues({RECEIVED: 7}))
    assert one.blocks(KEY) != other.blocks(KEY)
    assert is_same_but_for_figures(one.blocks(KEY), other.blocks(KEY))
    pie = Picture.of_chart(chart_of(one, OVER_YEARS, ChartKind.LINE, EARLIER))
    assert not is_same_but_for_figures(
        one.blocks(KEY), (Paragraph.of("如图所示。"), pie, Paragraph.of("总体平稳。"))
    )


@pytest.mark.parametrize("source, kind", EVERY)
def test_every_chart_says_its_figures_in_words(source, kind):
    chart = chart_of(charted(), source, kind)
    for name in chart.categories:
        assert name in chart.words
    assert all(str(figure) in chart.words for series in chart.series for figure in series.figures)
