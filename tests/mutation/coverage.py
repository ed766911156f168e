"""Which functions each test calls, and how long it takes: kept from one run to the next."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
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

    `before_each` is called before every test. Ends the session where a test fails without any mutant.
    """
    state = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    digests = {item.nodeid: _digest(item.path, state) for item in items}
    known = json.loads(store.read_text("utf-8")) if store.exists() else {}
    missing = [item for item in items if known.get(item.nodeid, [""])[0] != digests[item.nodeid]]
    if missing:
        paths = {str(path): path.relative_to(root).as_posix() for path in sources}
        known |= {name: (digests[name], *covered) for name, covered in _measured(missing, paths, before_each)}
        store.parent.mkdir(parents=True, exist_ok=True)
        store.write_text(json.dumps(known), "utf-8")
    return {name: Covered(known[name][1], frozenset(known[name][2])) for name in digests}


def _digest(path: Path, state: str) -> str:
    return hashlib.sha256(path.read_bytes() + state.encode()).hexdigest()


def _measured(
    items: Sequence[pytest.Item], paths: dict[str, str], before_each: Callable[[], None]
) -> list[tuple[str, tuple[float, list[str]]]]:
    """Run the tests in a fork, every fixture anew; their identities, durations and calls."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told:
        child = os.fork()
        if child == 0:
            failed = 1
            try:
                json.dump([(item.nodeid, _covered(item, paths, before_each)) for item in items], told)
                told.flush()
                failed = 0
            except AssertionError as error:
                sys.stderr.write(f"fails without any mutant: {error}\n")
            finally:
                os._exit(failed)
        if os.waitpid(child, 0)[1] != 0:
            pytest.exit("the tests must pass before mutants are tried", returncode=1)
        told.seek(0)
        return json.load(told)


def _covered(
    item: pytest.Item, paths: dict[str, str], before_each: Callable[[], None]
) -> tuple[float, list[str]]:
    before_each()
    called: set[CodeType] = set()
    start = time.perf_counter()
    assert run_traced(item, called), item.nodeid
    seconds = time.perf_counter() - start
    codes = [code for code in called if code.co_filename in paths]
    return round(seconds, 3), sorted(f"{paths[code.co_filename]}:{code.co_firstlineno}" for code in codes)


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
