"""The card that says what speaks against a file being last year's report."""

import pytest

from model.report.last_year import ImportDoubt
from ui.import_review.doubts import DoubtBox
from ui.import_review.present import Instead


@pytest.fixture
def box(qtbot):
    made = DoubtBox()
    qtbot.addWidget(made)
    return made


def test_nothing_is_shown_where_nothing_is_doubted(box):
    box.show_doubts([], may_compare=True)
    assert box.isHidden() and not box.buttons


def test_every_doubt_is_named_with_the_choice(box):
    years, chosen = [], []
    box.year_wanted.connect(years.append)
    box.instead_wanted.connect(chosen.append)
    box.show_doubts([ImportDoubt("甲", 2023), ImportDoubt("乙", is_present=True)], may_compare=True)
    assert box.texts == ["▲ 甲。", "▲ 乙。"] and not box.isHidden()
    for button in box.buttons:
        button.click()
    assert years == [2023] and chosen == [Instead.OPEN, Instead.COMPARE]
    box.show_doubts([ImportDoubt("丙")], may_compare=False)
    assert box.texts == ["▲ 丙。"] and not box.buttons
