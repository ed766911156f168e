"""The banner: one message, at most two buttons."""

import pytest

from ui.widgets.banner import Banner, Kind


@pytest.fixture
def banner(qtbot):
    made = Banner()
    qtbot.addWidget(made)
    return made


def test_buttons_do_what_they_say_and_go_with_the_next_message(banner):
    done = []
    banner.say("甲", Kind.DONE, "一", lambda: done.append(1), ("二", lambda: done.append(2)))
    assert [button.text() for button in banner.buttons] == ["一", "二"]
    for button in banner.buttons:
        button.click()
    assert done == [1, 2]
    banner.say("乙")
    assert banner.text == banner.accessibleName() == "乙" and banner.buttons == []


def test_what_says_that_a_step_is_done_goes_with_the_step(banner):
    banner.say("已改。", step="改")
    banner.taken_back("别的")
    assert not banner.isHidden()
    banner.taken_back("改")
    assert banner.isHidden()
