"""What to do next: the gravest sort of what is open, and the way there."""

from PySide6.QtCore import Qt

from model.checks.core import Finding, Severity
from model.content.address import Address
from ui.findings.group_head import GroupHead
from ui.findings.next_step import NextStep, next_words


def finding(severity: Severity) -> Finding:
    return Finding("N01", severity, Address("unit"))


def test_the_gravest_sort_comes_first():
    error, warning, info = (finding(severity) for severity in Severity)
    assert next_words([info, warning, error, error]) == ("先改正 2 个强制性问题", "去改")
    assert next_words([info, warning])[0].startswith("再看 1 个核实性问题")
    assert "可以公布" in next_words([info])[0] and next_words([]) == ("", "")


def test_the_line_is_there_while_there_is_something_to_do(qtbot):
    line = NextStep()
    qtbot.addWidget(line)
    line.refresh([finding(Severity.ERROR)])
    assert not line.isHidden() and "强制性" in line.button.accessibleName()
    with qtbot.waitSignal(line.wanted):
        line.button.click()
    line.refresh([])
    assert line.isHidden()


def test_a_group_is_folded_by_click_and_keys(qtbot):
    head = GroupHead("三、依申请公开")
    qtbot.addWidget(head)
    head.set_count(4)
    head.clicked.connect(lambda: head.set_folded(not head.is_folded))
    assert head.accessibleName() == "三、依申请公开，4 个问题，已展开"
    for key, folded in (("Left", True), ("Left", True), ("Right", False), ("Return", True)):
        qtbot.keyClick(head, getattr(Qt.Key, f"Key_{key}"))
        assert head.is_folded is folded
    assert "已收起" in head.accessibleName()
