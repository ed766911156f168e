"""Figures of texts that plainly are figures of the tables, and are made to follow them."""

from datetime import date

import pytest
from builders.checks import clean_report
from builders.model import UNIT, cell

from model.checks.linking import links_of
from model.content.address import Address
from model.content.blocks import paragraphs
from model.opening.open import open_report
from model.report.report import Report, SetValues
from model.report.rollover import roll_over
from model.workspace import LINKING, Workspace, link_figures
from ui.environment.samples import last_year_sample

TODAY = date(2026, 1, 12)
FIGURES = {"received": 12, "granted": 5, "refused_process": 2, "refused_third_party": 1, "concluded": 8}


def report_with(text: str, year: int = 2025, **figures: int) -> Report:
    report = Report(unit=UNIT, year=year)
    report.apply(SetValues({Address("requests", r, "total"): n for r, n in (figures or FIGURES).items()}))
    report.texts["overview"] = paragraphs(text)
    return report


def linked(report: Report) -> list[tuple[str, str]]:
    text = report.text("overview")
    return [(text[a.start : a.end], str(cells[0])) for a, cells in links_of(report, TODAY)]


def test_figures_that_words_and_table_agree_on():
    report = report_with("全年收到政府信息公开申请12件，已办结8件，其中予以公开5件、不予公开3件。")
    assert linked(report) == [
        ("12", "requests.received.total"),
        ("8", "requests.concluded.total"),
        ("5", "requests.granted.total"),
        ("3", "requests.refused_state_secret.total"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "全年收到政府信息公开申请13件。",
        "全年公开信息12条。",
        "全年收到政府信息公开申请12余件。",
        "2023年收到政府信息公开申请12件。",
        "全年办理政府信息公开申请12件。",
        "",
    ],
)
def test_a_figure_that_differs_or_may_mean_something_else_is_left_alone(text):
    assert linked(report_with(text)) == []


def test_a_figure_of_last_year_follows_this_years_table():
    draft = roll_over(report_with("2025年收到政府信息公开申请12件，予以公开5件。")).report
    workspace = Workspace(TODAY.replace(year=2027), draft)
    assert link_figures(workspace) == 2 and workspace.history.undo_label == LINKING
    workspace.apply(SetValues({cell("requests.received.natural_person"): 31}), "填")
    assert workspace.report.text("overview") == "2026年收到政府信息公开申请31件，予以公开0件。"
    workspace.undo()
    workspace.undo()
    assert workspace.report.text("overview") == "2026年收到政府信息公开申请12件，予以公开5件。"


def test_what_follows_already_is_not_counted_again():
    workspace = Workspace(TODAY, report_with("全年收到政府信息公开申请12件，予以公开5件。"))
    assert link_figures(workspace, ["problems"]) == 0
    assert link_figures(workspace) == 2 and link_figures(workspace) == 0


def test_the_sample_follows_its_tables_without_a_word_out_of_place():
    draft = roll_over(open_report(last_year_sample()).report).report
    before = draft.text("overview")
    workspace = Workspace(TODAY, draft)
    assert link_figures(workspace) == 11
    now = workspace.report.text("overview")
    strip = str.maketrans("", "", "0123456789")
    assert now.translate(strip) == before.translate(strip)
    assert not [f for f in workspace.findings if f.code == "N03"]


def test_a_report_that_is_right_stays_as_it_is():
    workspace = Workspace(TODAY, clean_report())
    before = {key: workspace.report.text(key) for key in workspace.report.texts}
    link_figures(workspace)
    assert {key: workspace.report.text(key) for key in workspace.report.texts} == before
