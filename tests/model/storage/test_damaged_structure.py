"""A small campaign of own files with a damaged structure; `make fuzz` runs a long one."""

import pytest
from fuzz.own_files import campaign, damage, members, whole

from export.registry import WRITERS
from model.storage.own_file import dump, restore_report

pytestmark = pytest.mark.usefixtures("qapp")


def test_damaged_own_files_end_in_a_report_or_the_one_error() -> None:
    outcomes, faults = campaign(30, 7, tuple(WRITERS))
    assert faults == [] and sum(outcomes.values()) == 30
    assert outcomes["opened"] >= 2 and outcomes["OWN_DAMAGED"] >= 10


def test_the_whole_file_that_is_damaged_has_everything() -> None:
    assert restore_report(dump(whole()), "a.xxgk") == whole()
    content = {"a": [1, {"b": 2}]}
    assert len(list(members(content))) == 4 and callable(damage)
