"""Checks of texts at their limits: percentages, comparisons, requirements."""

import pytest
from builders.checks import clean_report, found
from builders.model import cell

from model.checks.language.percents import wrong_percents
from model.checks.requirements import parse
from model.content.blocks import paragraphs
from model.report.report import SetPrevious, SetText, SetValues


@pytest.mark.parametrize(("between", "right"), [("", ["30"]), ("\n", [])])
def test_a_share_is_of_what_the_same_paragraph_counts(between: str, right: list[str]) -> None:
    text = f"发布信息200条。{between}政策类60条，占25％。"
    assert [str(wrong.right) for wrong in wrong_percents(text)] == right


@pytest.mark.parametrize(
    ("said", "right"),
    [("增加3件", "2"), ("增长66.7%", None), ("增长66.4%", "66.7"), ("增长67%", None), ("增长60%", "67"), ("增加2件", None)],
)  # fmt: skip
def test_a_comparison_is_put_right_in_its_own_measure(said: str, right: str | None) -> None:
    report, last = clean_report(), clean_report()
    last.year = 2021
    last.apply(SetValues({cell("requests.received.total"): 3}))
    report.apply(SetValues({cell("requests.received.total"): 5}))
    report.apply(SetPrevious(last))
    report.apply(SetText("overview", paragraphs(f"全年新收政府信息公开申请5件，比上年{said}。")))
    fixes = [finding.fix.value for finding in found(report, "N14") if finding.fix is not None]
    assert fixes == ([] if right is None else [right])


def test_a_length_without_an_upper_limit_has_none() -> None:
    head = 'format = 1\noffice = "示例县政务公开办公室"\n[[lengths]]\nsection = "overview"\n'
    (length,) = parse(head + "at_least = 300\n").lengths
    assert (length.at_least, length.at_most) == (300, 0)
    (length,) = parse(head + "at_most = 300\n").lengths
    assert (length.at_least, length.at_most) == (0, 300)
