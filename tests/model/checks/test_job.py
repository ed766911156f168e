"""Checks of long texts run beside the window, on a copy; what they cost grows as the text does."""

from __future__ import annotations

import sys
from types import FrameType

from builders.checks import TODAY, clean_report

from model.checks.engine import LONG_BLOCKS, Engine, Update
from model.checks.job import MOST_FINDINGS
from model.content.blocks import Paragraph
from model.report.report import EVERYTHING, Report, SetText

NOTHING = Update((), ())


def texts(number: int, line: str = "2019年，新收申请{n}件，办结{n}件，占{n}.5%。") -> tuple[Paragraph, ...]:
    return tuple(Paragraph.of(line.format(n=n)) for n in range(number))


def long_report(number: int = LONG_BLOCKS + 1) -> Report:
    report = clean_report()
    report.texts["overview"] = texts(number)
    return report


def waiting(report: Report) -> Engine:
    """An engine on a report whose checks of texts wait."""
    engine = Engine(Report(), TODAY)
    engine.lets_long_texts_wait = True
    engine._report.texts.update(report.texts)  # pyright: ignore[reportPrivateUsage]
    engine.update({EVERYTHING})
    return engine


def test_a_job_finds_what_the_checks_find_here() -> None:
    engine = waiting(long_report())
    before = engine.findings
    job = engine.begin()
    assert engine.is_waiting and job is not None and engine.begin() is None
    job.run()
    found = engine.take(job)
    assert not engine.is_waiting and found.added
    assert engine.take(job) == NOTHING
    engine.lets_long_texts_wait = False
    whole = engine.findings
    assert engine.run_all() == NOTHING and engine.findings == whole != before


def test_short_texts_do_not_wait() -> None:
    engine = waiting(clean_report())
    assert not engine.is_waiting and engine.begin() is None


def test_what_was_changed_meanwhile_is_not_taken() -> None:
    engine = waiting(long_report())
    report = engine._report  # pyright: ignore[reportPrivateUsage]
    job = engine.begin()
    assert job is not None
    engine.update(report.apply(SetText("problems", texts(3))).addresses, deferred=True)
    job.run()
    assert job.outcomes == {}, "nobody waits for it"
    assert engine.take(job) == NOTHING and engine.is_waiting
    engine.settle()
    assert not engine.is_waiting and engine.findings == Engine(report, TODAY).findings


def test_a_job_works_on_a_copy() -> None:
    engine = waiting(long_report())
    report = engine._report  # pyright: ignore[reportPrivateUsage]
    job = engine.begin()
    assert job is not None
    before = Engine(report, TODAY).findings
    report.texts["overview"] = ()
    job.run()
    engine.take(job)
    assert engine.findings == before


def test_of_a_check_that_finds_without_end_the_first_are_kept() -> None:
    engine = Engine(long_report(1000), TODAY)
    codes = [finding.code for finding in engine.findings]
    assert max(codes.count(code) for code in codes) == MOST_FINDINGS and engine.is_cut
    places = [f.address.start for f in engine.findings if codes.count(f.code) == MOST_FINDINGS]
    assert max(places) < len(long_report(1000).text("overview"))
    engine._report.texts["overview"] = texts(3)  # pyright: ignore[reportPrivateUsage]
    engine.run_all()
    assert not engine.is_cut


def calls(number: int) -> int:
    """How many functions of Python the checks call for so many paragraphs that were never read before."""
    line = (
        f"{{n}}月，全年收到申请{number}{{n}}件，办结{{n}}件，其中予以公开{{n}}件、部分公开7件，占{{n}}.5%。"
    )
    report = clean_report()
    report.texts["overview"] = texts(number, line)
    counted = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal counted
        counted += event == "call"

    sys.setprofile(count)
    try:
        Engine(report, TODAY)
    finally:
        sys.setprofile(None)
    return counted


def test_checks_are_linear_in_paragraphs() -> None:
    few, some, many = calls(10), calls(210), calls(410)
    assert some - few > 200
    assert (many - some) <= 1.15 * (some - few)
