"""The text of a file of requirements (`.xxgk-rules`): what `requirements.parse` reads."""

from __future__ import annotations

import json
from collections.abc import Iterator

from model.checks.core import Severity
from model.checks.requirements import FORMAT, Requirements


def as_text(made: Requirements) -> str:
    """Return the requirements as TOML; `parse` gives the same ones back."""
    return "\n".join(_lines(made)) + "\n"


def _lines(made: Requirements) -> Iterator[str]:
    yield f"format = {FORMAT}"
    yield f"office = {_string(made.office)}"
    if made.years:
        yield f"years = [{', '.join(map(str, made.years))}]"
    if made.deadline is not None:
        month, day = made.deadline
        yield f'deadline = "{month:02}-{day:02}"'
    for topic in made.topics:
        yield from ("", "[[topics]]", f"name = {_string(topic.name)}", f"section = {_string(topic.section)}")
        yield f"any_of = [{', '.join(map(_string, topic.any_of))}]"
        yield _severity(topic.severity)
    for length in made.lengths:
        yield from ("", "[[lengths]]", f"section = {_string(length.section)}")
        yield from (f"at_least = {length.at_least}", f"at_most = {length.at_most}")
        yield _severity(length.severity)
    for kind, phrases in (("forbidden", made.forbidden), ("required", made.required)):
        for phrase in phrases:
            yield from ("", f"[[{kind}]]", f"text = {_string(phrase.text)}")
            if phrase.section:
                yield f"section = {_string(phrase.section)}"
            yield _severity(phrase.severity)
    if made.severities:
        yield from ("", "[checks]")
        yield from (f'{code} = "{severity.value}"' for code, severity in made.severities)


def _string(text: str) -> str:
    """Return a basic string of TOML, whose escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False)


def _severity(severity: Severity) -> str:
    return f'severity = "{severity.value}"'
