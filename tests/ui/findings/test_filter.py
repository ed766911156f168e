"""The buttons that choose which findings are shown."""

import pytest

from model.checks.core import Severity
from ui.findings.filter import FindingFilter, Show


@pytest.fixture
def filter_(qtbot):
    made = FindingFilter()
    qtbot.addWidget(made)
    return made


def test_one_button_is_pressed(filter_):
    chosen = []
    filter_.chosen.connect(chosen.append)
    filter_.choose(Show.WARNING)
    assert filter_.shown is Show.WARNING and chosen == [Show.WARNING]
    assert Show.WARNING.holds(Severity.WARNING) and not Show.WARNING.holds(Severity.ERROR)


def test_numbers_stand_on_the_buttons(filter_):
    filter_.set_counts({show: number for number, show in enumerate(Show)})
    assert filter_.text(Show.ALL) == "全部 0" and filter_.text(Show.KEPT) == "已说明 4"
