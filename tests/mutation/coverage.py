"""Which functions each test calls, and how long it takes: kept from one run to the next."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import CodeType, FrameType
from typing import NamedTuple

import pytest


class Covered(NamedTuple):
    """A test's duration in seconds, and the first lines of the functions it calls as `path:line`."""

    seconds: float
    calls: frozenset[str]


Coverage = dict[str, Covered]
"""By the identity of the test."""


def measure(
    items: Sequence[pytest.Item],
    sources: Sequence[Path],
    root: Path,
    store: Path,
    before_each: Callable[[], None],
) -> Coverage:
    """Run the tests whose files or sources have changed since the last run, in a child process.

    `before_each` is called before every test. Raises AssertionError where a test fails without any mutant.
    """
    state = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    digests = {item.nodeid: _digest(item.path, state) for item in items}
    kept = json.loads(store.read_text("utf-8")) if store.exists() else {}
    known = {name: kept[name] for name, digest in digests.items() if kept.get(name, [""])[0] == digest}
    missing = [item for item in items if item.nodeid not in known]
    if missing:
        child = os.fork()
        if child == 0:
            _record(
                missing,
                {str(path): path.relative_to(root).as_posix() for path in sources},
                known,
                digests,
                store,
                before_each,
            )
        assert os.waitpid(child, 0)[1] == 0, "the tests must pass before mutants are tried"
        known = json.loads(store.read_text("utf-8"))
    return {name: Covered(seconds, frozenset(calls)) for name, (_, seconds, calls) in known.items()}


def _digest(path: Path, state: str) -> str:
    return hashlib.sha256(path.read_bytes() + state.encode()).hexdigest()


def _record(
    items: Sequence[pytest.Item],
    paths: dict[str, str],
    known: dict[str, list[object]],
    digests: dict[str, str],
    store: Path,
    before_each: Callable[[], None],
) -> None:
    """Run the tests one by one, every fixture anew, and store what they call; ends the process."""
    failed = 1
    try:
        for item in items:
            before_each()
            called: set[CodeType] = set()
            start = time.perf_counter()
            passed = run_traced(item, called)
            seconds = time.perf_counter() - start
            if not passed:
                sys.stderr.write(f"fails without any mutant: {item.nodeid}\n")
                os._exit(1)
            calls = sorted(
                f"{paths[code.co_filename]}:{code.co_firstlineno}"
                for code in called
                if code.co_filename in paths
            )
            known[item.nodeid] = [digests[item.nodeid], round(seconds, 3), calls]
        store.parent.mkdir(parents=True, exist_ok=True)
        store.write_text(json.dumps(known), "utf-8")
        failed = 0
    finally:
        os._exit(failed)


def run_traced(item: pytest.Item, called: set[CodeType]) -> bool:
    """Run a test and note the code of every function that is called; whether it passed."""

    def note(frame: FrameType, event: str, argument: object) -> None:
        called.add(frame.f_code)

    sys.settrace(note)
    try:
        return run(item, None)
    finally:
        sys.settrace(None)


def run(item: pytest.Item, following: pytest.Item | None) -> bool:
    """Run a test as pytest does, fixtures included; whether it passed or skipped itself."""
    session = item.session
    before = session.testsfailed
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
    return session.testsfailed == before
