"""A wrong figure in a sentence that names one of the tables is found; in real reports, where they lie beside, as well."""

from pathlib import Path

import pytest

from judgement.mutations import is_found, mutations, reports
from judgement.worlds import report_of
from model.content.blocks import paragraphs
from model.report.report import SetText

CORPUS = Path("../shared/corpus")
LEAST = 0.9


def test_each_figure_that_names_a_cell_is_mutated_and_found():
    report = report_of("A")
    report.apply(SetText("overview", paragraphs("收到政府信息公开申请86件，发布信息86条。培训86人次。")))
    found = list(mutations(report))
    assert [(m.key, m.digits) for m in found] == [("overview", "589"), ("overview", "589")]
    assert [is_found(report, m) for m in found] == [True, False]


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
def test_wrong_figures_in_real_reports_are_found():
    found = [is_found(report, m) for _, report in reports([CORPUS]) for m in mutations(report)]
    assert found and sum(found) >= LEAST * len(found)
