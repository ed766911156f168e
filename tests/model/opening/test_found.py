"""Files that a campaign of damage has found are met well ever since: a report that can be lived with, or the one error."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz.life import FOUND, go_on_with, minimised

from model.files.errors import ReadingError
from model.opening.isolated import open_isolated

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("path", sorted(FOUND.glob("*")), ids=lambda path: path.name)
def test_what_was_found_is_met_well(path: Path) -> None:
    try:
        go_on_with(open_isolated(path).report)
    except ReadingError as error:
        assert error.message.endswith("。")


def test_what_is_found_is_made_small() -> None:
    assert minimised(b"a" * 300 + b"needle" + b"b" * 500, lambda data: b"needle" in data) == b"needle"
