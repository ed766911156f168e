"""The file of requirements that an office hands out (`.xxgk-rules`): read, and held against the checks that there are."""

from __future__ import annotations

from pathlib import Path

from model.checks.core import RULES, Severity
from model.checks.engine import registered_rules
from model.checks.requirements import LARGEST, parse
from model.files.errors import ReadingError, ReadingProblem, RequirementsError
from model.files.read import read_file


def load_text(path: Path) -> str:
    """Return the text of a file of requirements; raise ReadingError, or RequirementsError for what is none."""
    data = read_file(path, LARGEST)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadingError(ReadingProblem.UNKNOWN_FORMAT, name=path.name) from error
    check_codes(text)
    return text


def check_codes(text: str) -> None:
    """Raise RequirementsError for a check that does not exist, or one that must not be lowered."""
    known = {rule.code for rule in registered_rules()}
    for code, severity in parse(text).severities:
        if code not in known:
            raise RequirementsError(f"文件的 {code} 不是审核代码")
        if RULES[code].severity is Severity.ERROR and severity is not Severity.ERROR:
            raise RequirementsError(f"文件的 {code} 是强制性的，不能降低")
