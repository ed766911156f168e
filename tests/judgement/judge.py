"""Measure the checks of texts: `python -m judgement.judge` prints precision and recall a code, and the ten worst sentences.

A line of the data files is `unit | world | codes | text [| section [| other section:its text]]`. A figure in braces is
written as the tables have it, where nothing may be found; then each in turn is written otherwise, which must be found.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from builders.checks import TODAY

from judgement.worlds import UNITS, figure, report_of
from model.checks import engine
from model.checks.core import Facts, Rule
from model.checks.job import run_check
from model.content.blocks import paragraphs
from model.report.report import SetField, SetText

DATA = sorted(Path(__file__).parent.glob("*.txt"))
JUDGED = frozenset(["N02", "N03", "N04", "N05", "N11", "N12", "N13", "N14", "N15", "N16", "N17"])
"""The codes that judge sentences; the others look at whole sections."""
FIGURES = frozenset(("N03", "N12", "N13"))
"""The codes that find a figure which is not that of the tables."""
MOST = 10
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Line:
    """One sentence of the data files."""

    source: str
    unit: str
    world: str
    codes: frozenset[str]
    text: str
    section: str = "overview"
    other: str = ""


@dataclass(frozen=True)
class Case:
    """A sentence as it is judged: the codes that must be found, and those that may be."""

    line: Line
    text: str
    must: frozenset[str]
    may: frozenset[str] = frozenset()
    one_of: frozenset[str] = frozenset()
    """One of these must be found at the characters `span`."""
    span: tuple[int, int] = (-1, -1)


@dataclass
class Score:
    """What was found, counted by code."""

    right: Counter[str] = field(default_factory=Counter[str])
    wrong: Counter[str] = field(default_factory=Counter[str])
    missed: Counter[str] = field(default_factory=Counter[str])
    faults: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """What went wrong, and the sentence."""
    cases: int = 0

    @property
    def precision(self) -> float:
        """Return the share of findings that are right."""
        return _share(self.right.total(), self.wrong.total())

    @property
    def recall(self) -> float:
        """Return the share of what must be found that was."""
        return _share(self.right.total(), self.missed.total())


def _share(part: int, rest: int) -> float:
    return part / (part + rest) if part + rest else 1.0


def lines() -> Iterator[Line]:
    """Return every sentence of the data files."""
    for path in DATA:
        for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if row and not row.startswith("#"):
                unit, world, codes, text, *more = row.split("|")
                yield Line(
                    f"{path.stem}:{number}",
                    unit,
                    world,
                    frozenset(codes.split()),
                    text.replace("\\n", "\n"),
                    *more,
                )


def cases_of(line: Line) -> Iterator[Case]:
    """Return the sentence as the tables have it, and with each of its figures changed."""
    names = _PLACE.findall(line.text)
    figures = [figure(line.world, name) for name in names]
    pieces = _PLACE.split(line.text)[::2]
    yield Case(line, _joined(pieces, figures)[0], line.codes)
    for i in range(len(names)):
        changed = [*figures]
        changed[i] = changed[i] + 503
        text, spans = _joined(pieces, changed)
        # A change against last year, or a sum, may be wrong as well where a figure is.
        yield Case(line, text, frozenset(), frozenset(("N04", "N14")), FIGURES | {"N05"}, spans[i])


def _joined(pieces: list[str], figures: list[int]) -> tuple[str, list[tuple[int, int]]]:
    text, spans = pieces[0], list[tuple[int, int]]()
    for value, piece in zip(figures, pieces[1:], strict=True):
        digits = f"{value:g}"
        spans.append((len(text), len(text) + len(digits)))
        text += digits + piece
    return text, spans


def found_in(case: Case) -> list[tuple[str, int, int]]:
    """Return the findings of judged codes: code, start and end."""
    report = report_of(case.line.world)
    report.apply(SetField("unit", UNITS[case.line.unit]))
    report.apply(SetText(case.line.section, paragraphs(case.text)))
    if case.line.other:
        key, _, text = case.line.other.partition(":")
        report.apply(SetText(key, paragraphs(text)))
    facts, form = Facts(report, TODAY), report.form
    found = (
        finding
        for rule in _rules()
        for instance in rule.instances(form)
        for finding in run_check(rule, instance, facts, form, None).findings
    )
    return [(f.code, f.address.start, f.address.end) for f in found]


def _rules() -> tuple[Rule, ...]:
    """Return the checks that judge sentences; to run those of the tables as well would take four times as long."""
    return tuple(rule for rule in engine.registered_rules() if rule.code in JUDGED)


def judge() -> Score:
    """Return the score over all sentences."""
    score = Score()
    for line in lines():
        for case in cases_of(line):
            _count(score, case, found_in(case))
            score.cases += 1
    return score


def _count(score: Score, case: Case, found: list[tuple[str, int, int]]) -> None:
    codes = {code for code, _, _ in found}
    must = set(case.must)
    if case.one_of:
        start, end = case.span
        hits = {c for c, at, until in found if c in case.one_of and at <= start and until >= end}
        must = hits or {"N03"}
        if not hits:
            codes -= case.one_of
    for code in codes & must:
        score.right[code] += 1
    for code in must - codes:
        score.missed[code] += 1
        score.faults.append((f"missed {code}", f"{case.line.source} {case.line.unit} {case.text}"))
    for code in codes - must - case.may:
        score.wrong[code] += 1
        score.faults.append((f"wrong {code}", f"{case.line.source} {case.line.unit} {case.text}"))


def table(score: Score) -> str:
    """Return the score as a table for the terminal."""
    rows = [
        f"{len(list(lines()))} sentences, {score.cases} cases",
        "code  precision  recall   right wrong missed",
    ]
    for code in sorted(JUDGED):
        right, wrong, missed = score.right[code], score.wrong[code], score.missed[code]
        precision, recall = _share(right, wrong), _share(right, missed)
        rows.append(f"{code}  {precision:9.1%}  {recall:6.1%}  {right:6} {wrong:5} {missed:6}")
    rows.append(f"all  {score.precision:9.1%}  {score.recall:6.1%}")
    return "\n".join(rows)


if __name__ == "__main__":
    result = judge()
    print(table(result))
    most = MOST if "--all" not in sys.argv else len(result.faults)
    # What is wrongly found weighs more than what is missed.
    for what, sentence in sorted(result.faults, key=lambda fault: fault[0].startswith("missed"))[:most]:
        print(f"  {what:10} {sentence}")
