"""How fast the checks are with the texts of a whole report."""

from __future__ import annotations

from itertools import count

from builders.checks import TODAY, clean_report, clean_texts
from builders.model import cell

from model.checks.engine import Engine
from model.content.blocks import paragraphs
from model.report.report import Report, SetText, SetValues

LENGTH = 3000
"""Characters of the written sections."""


def long_report(salt: int = 0) -> Report:
    """A report whose written sections hold 3,000 characters; with another salt no sentence was ever read before."""
    report = clean_report()
    for key, text in clean_texts(report).items():
        more = "".join(
            f"第{i}项工作在{salt}批办理中按程序推进，办结{i % 7}项，群众评价{i % 5}次。" for i in range(40)
        )
        report.apply(SetText(key, paragraphs(f"{text}\n{more}"[: LENGTH // 3] if key != "front" else text)))
    return report


def test_full_check_with_texts(measure):
    salts = count()
    reports = [Engine(long_report(next(salts)), TODAY) for _ in range(2)]
    assert (
        sum(len(long_report().text(key)) for key in ("overview", "problems", "other_matters")) >= LENGTH - 3
    )
    assert reports[0].findings is not None
    fresh = iter([long_report(next(salts)) for _ in range(20)])
    measure.time("full check of 3,000 characters", lambda: Engine(next(fresh), TODAY), limit_ms=60, rounds=15)


def test_one_table_edit_with_texts(measure):
    report = long_report()
    engine = Engine(report, TODAY)
    numbers = count()
    address = cell("requests.granted.business")

    def edit():
        engine.update(report.apply(SetValues({address: next(numbers)})).addresses)

    measure.time("one table edit with texts", edit, limit_ms=0.5)


def test_one_pause_in_typing(measure):
    report = long_report()
    engine = Engine(report, TODAY)
    text, numbers = report.text("overview"), count()

    def pause():
        change = report.apply(SetText("overview", paragraphs(f"{text}{next(numbers)}")))
        engine.update(change.addresses, deferred=True)
        engine.settle()

    measure.time("checks of a text after a pause", pause, limit_ms=30)
