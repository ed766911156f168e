from datetime import date

from model.checks.core import Severity
from model.checks.engine import check_report
from model.opening.open import open_report
from model.report.rollover import roll_over
from ui.environment.samples import SAMPLE_UNIT, last_year_sample, sample_figures


def test_last_years_report_is_read_without_a_doubt():
    opened = open_report(last_year_sample())
    assert opened.report.unit == SAMPLE_UNIT
    assert opened.notes == ()


def test_the_figures_fit_the_form_and_hold_one_slip():
    report = roll_over(open_report(last_year_sample()).report).report
    figures = sample_figures(report.form)
    assert set(figures.values) <= set(report.form.addresses)
    report.apply(figures)
    wrong = [f for f in check_report(report, date(2026, 1, 12)) if f.severity is Severity.ERROR]
    assert {f.code for f in wrong if f.address.is_cell} == {"R03"}
