"""Ratios against a floor taken in the same run; a table of them closes the run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import pytest

RESULTS: list[tuple[str, str, str, str]] = []


def _once(job: Callable[[], object]) -> float:
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


class Measure:
    """Measures a job beside its floor, turn by turn, so that a busy moment of the machine hits both."""

    def __init__(self, benchmark) -> None:
        self._benchmark = benchmark

    def ratio(self, name: str, floor: Callable, job: Callable, *, limit: float, rounds: int = 15) -> None:
        """Asserts that the job takes at most `limit` times its floor: the best of each, which other load spoils least."""
        floor(), job()
        floors, jobs = [], []
        for _ in range(rounds):
            floors.append(_once(floor))
            jobs.append(_once(job))
        low, high = min(floors), min(jobs)
        self._benchmark.extra_info["ratio"] = round(high / low, 2)
        self._benchmark.pedantic(job, rounds=3)
        RESULTS.append(
            (name, f"{low * 1e3:.2f} ms", f"{high * 1e3:.2f} ms", f"{high / low:.2f} x (at most {limit} x)")
        )
        assert high / low <= limit

    def time(self, name: str, job: Callable, *, limit_ms: float, rounds: int = 60) -> None:
        """Asserts that the job's median is at most `limit_ms`."""
        job()
        median = statistics.median(_once(job) for _ in range(rounds))
        self._benchmark.pedantic(job, rounds=3)
        RESULTS.append((name, "", f"{median * 1e3:.2f} ms", f"(at most {limit_ms} ms)"))
        assert median * 1e3 <= limit_ms

    def best(self, name: str, job: Callable, *, limit_ms: float, rounds: int = 15) -> None:
        """Asserts that the job's best run takes at most `limit_ms`: other load spoils the best run least."""
        job()
        fastest = min(_once(job) for _ in range(rounds))
        self._benchmark.pedantic(job, rounds=3)
        RESULTS.append((name, "", f"{fastest * 1e3:.2f} ms", f"(at most {limit_ms} ms)"))
        assert fastest * 1e3 <= limit_ms

    def note(self, name: str, amount: str, verdict: str) -> None:
        """Puts something that was measured otherwise into the table."""
        self._benchmark.pedantic(lambda: None, rounds=1)
        RESULTS.append((name, "", amount, verdict))


@pytest.fixture
def measure(benchmark) -> Measure:
    return Measure(benchmark)


def pytest_terminal_summary(terminalreporter) -> None:
    if RESULTS:
        terminalreporter.section("against the floor of the same run")
        for name, floor, job, verdict in RESULTS:
            terminalreporter.write_line(f"{name:<44} {floor:>12} {job:>12}  {verdict}")
