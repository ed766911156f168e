"""What is written as a file of requirements is read back as it was."""

import pytest

from model.checks.core import Severity
from model.checks.requirements import Length, Phrase, Requirements, Topic, parse
from model.checks.requirements_text import as_text

FULL = Requirements(
    "示例县“政务公开”办\\公室",
    (2025, 2026),
    (1, 26),
    (Topic("建议提案", "other_matters", ("建议", '引"号'), Severity.ERROR),),
    (Length("overview", 300, 1000, Severity.WARNING),),
    (Phrase("高度重视", "", Severity.INFO), Phrase("甲", "problems", Severity.WARNING)),
    (Phrase("本报告依据条例编制。", "front", Severity.WARNING),),
    (("N10", Severity.ERROR), ("D02", Severity.INFO)),
)


@pytest.mark.parametrize("made", [FULL, Requirements("甲办", (), None, (), (), (), (), ())])
def test_it_comes_back(made):
    assert parse(as_text(made)) == made
