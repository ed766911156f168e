"""What the tables say of a figure of a text: which tables say anything."""

from builders.checks import found, text_report
from builders.model import cell


def carried_over_alone(words):
    """A draft of whose table three only what last year carried over is filled in."""
    report = text_report(words)
    report.values = {a: v for a, v in report.values.items() if a.part != "requests"}
    report.values[cell("requests.carried_in.total")] = 2
    return report


def test_of_a_draft_only_what_was_carried_over_is_compared():
    assert found(carried_over_alone("全年收到政府信息公开申请3件。"), "N03") == []
    assert found(carried_over_alone("上年结转政府信息公开申请2件。"), "N03") == []
    (finding,) = found(carried_over_alone("上年结转政府信息公开申请3件。"), "N03")
    assert "是 2，两处不一致" in finding.message
