"""Phrases that more than one part of the window shows."""

from ui.widgets.phrases import READ_ONLY


def test_what_is_read_only_says_what_can_be_done():
    assert "只能查看" in READ_ONLY and READ_ONLY.endswith("。")
