"""What was composed is recognised again, to the last cell and paragraph."""

import pytest
from builders.report import blocks_of, filled, printed_reports, read_blocks
from hypothesis import given, settings

from model.report.report import Report


@settings(max_examples=60, deadline=None)
@given(printed_reports())
def test_recognises_what_was_composed(report: Report) -> None:
    assert read_blocks(blocks_of(report)).report == report


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_a_plain_report_leaves_no_doubt(edition: str) -> None:
    report = filled(edition)
    recognised = read_blocks(blocks_of(report))
    assert recognised.report == report
    assert recognised.notes == ()
