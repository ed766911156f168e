"""The long fault campaign (`make fuzz`): files of every format, damaged in seeded ways, opened as a clerk would.

Each is read in a process of its own, within the program's own limits. Nothing may come out but a report or the one
reading error; nothing may hang, swell, crash or say a word of Python. Prints a table of what became of them, exits 1
on anything else. `python tests/fuzz/campaign.py [ROUNDS] [SEED] [SUFFIX …]`.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import random
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from builders.damage import damaged, shared_files, whole_files
from builders.paths import SHARED
from fuzz.life import FOUND, go_on_with, minimised

from export.registry import WRITERS
from model.files.errors import ReadingError, ReadingProblem
from model.opening.isolated import open_isolated
from model.opening.open import Opened, open_report

ROUNDS = 200
PDF_EVERY = 10
"""Pages are drawn of so many reports one: it takes longer than all else."""
QUICK = tuple(suffix for suffix in WRITERS if suffix != ".pdf")
OWN = (".json", ".xxgk")
"""Restored, not read: whatever is met in them counts as foreseen."""


@dataclass
class Tally:
    """What became of the files of one format."""

    clean: int = 0
    noted: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    unforeseen: Counter[str] = field(default_factory=Counter)
    """What a reader met without expecting it, caught at the door: the right answer for the wrong reason."""
    lived_with: int = 0
    """Reports that were checked, exported, saved and pasted as well."""
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0
    most_memory: float = 0.0
    """Megabytes beyond what the process began with."""


def tell(told: Path, path: Path) -> Opened:
    """Opens a file in the child, and leaves word of its memory and of what was not foreseen."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    words: dict[str, object] = {}
    try:
        return open_report(path)
    except ReadingError as error:
        cause = error.__cause__
        if cause is not None and not isinstance(cause, ReadingError):
            words["unforeseen"] = _place(cause)
        raise
    except Exception as error:
        words["fault"] = _place(error)
        raise
    finally:
        words["memory"] = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        told.write_text(json.dumps(words), encoding="utf-8")


def _place(error: BaseException) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}"


def open_one(path: Path, told: Path, tally: Tally, label: str) -> None:
    """Opens one damaged file and counts what came of it."""
    told.unlink(missing_ok=True)
    began = time.perf_counter()
    try:
        opened = open_isolated(path, read=partial(tell, told))
        go_on_with(opened.report, QUICK if tally.lived_with % PDF_EVERY else WRITERS)
        tally.lived_with += 1
        tally.noted += bool(opened.notes)
        tally.clean += not opened.notes
    except ReadingError as error:
        tally.errors[error.problem.name] += 1
        if error.problem in (ReadingProblem.TIMEOUT, ReadingProblem.CANCELLED):
            tally.faults.append(f"{label}: {error.problem.name}")
    except Exception as error:  # noqa: BLE001 - anything else is what this looks for
        tally.faults.append(f"{label}: {_place(error)}")
        keep(path, type(error))
    tally.slowest = max(tally.slowest, time.perf_counter() - began)
    words = json.loads(told.read_text(encoding="utf-8")) if told.exists() else _untold(label)
    tally.most_memory = max(tally.most_memory, words.get("memory", 0.0))
    if "fault" in words:
        tally.faults.append(f"{label}: {words['fault']}")
    if "unforeseen" in words and not label.startswith(OWN):
        tally.unforeseen[words["unforeseen"]] += 1


def _untold(label: str) -> dict[str, Any]:
    """What is known of a file whose process left no word: an own file has none."""
    return {} if label.startswith(OWN) else {"fault": "the process was ended"}


def keep(path: Path, kind: type[Exception]) -> None:
    """Keep a file that was met badly, as small as it still is, among those that a test opens."""

    def is_bad(data: bytes) -> bool:
        path.write_bytes(data)
        try:
            go_on_with(open_isolated(path).report)
        except ReadingError:
            return False
        except Exception as error:  # noqa: BLE001 - the same error is what this looks for
            return type(error) is kind
        return False

    data = minimised(path.read_bytes(), is_bad)
    FOUND.mkdir(exist_ok=True)
    (FOUND / f"{hashlib.sha256(data).hexdigest()[:12]}{path.suffix}").write_bytes(data)


def groups() -> dict[str, list[bytes]]:
    """Whole files by suffix. The writer of PDF files brings threads along, so another process makes them."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        found = {suffix: [data] for suffix, data in pool.submit(whole_files).result().items()}
    for name, data in shared_files(SHARED).items():
        folder, suffix = name.partition("/")[0], Path(name).suffix
        # Their own line: they are no reports, and there are many.
        found.setdefault(f"{suffix} *" if folder == "doc-samples" else suffix, []).append(data)
    return found


def campaign(rounds: int, seed: int, only: frozenset[str] = frozenset()) -> dict[str, Tally]:
    """Opens `rounds` damaged files of each format, or of those with a suffix in `only`."""
    files = groups()
    everything = [data for group in files.values() for data in group]
    tallies: dict[str, Tally] = {}
    with tempfile.TemporaryDirectory() as name:
        for suffix, group in sorted(files.items()):
            if only and suffix.split()[0] not in only:
                continue
            tally = tallies[suffix] = Tally()
            chance = random.Random(f"{seed}{suffix}")
            # An own file by its name is read in place, so it gets another.
            path = Path(name) / (f"damaged{suffix.split()[0]}" if suffix != ".xxgk" else "damaged.zip")
            for number in range(rounds):
                path.write_bytes(damaged(chance.choice(group), chance.choice(everything), chance))
                open_one(path, Path(name) / "told", tally, f"{suffix} {number} of seed {seed}")
    return tallies


def print_table(tallies: dict[str, Tally]) -> None:
    """Prints what became of the files, a line a format."""
    print(
        f"{'format':7} {'clean':>6} {'noted':>6} {'errors':>7} {'faults':>7} {'slowest':>9} {'memory':>8}"
        "  errors by kind (*: written by Word)"
    )
    for suffix, tally in tallies.items():
        kinds = ", ".join(f"{kind} {count}" for kind, count in tally.errors.most_common())
        print(
            f"{suffix:7} {tally.clean:6} {tally.noted:6} {sum(tally.errors.values()):7} {len(tally.faults):7}"
            f" {tally.slowest:8.2f}s {tally.most_memory:5.0f} MB  {kinds}"
        )
    unforeseen = sum((tally.unforeseen for tally in tallies.values()), Counter[str]())
    for place, count in unforeseen.most_common():
        print(f"unforeseen, told as damage: {place} ({count} times)")


def main() -> int:
    """Runs the campaign and prints its table."""
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication([])
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    tallies = campaign(rounds, seed, frozenset(sys.argv[3:]))
    print_table(tallies)
    faults = [fault for tally in tallies.values() for fault in tally.faults]
    for fault in faults:
        print(fault)
    print(f"lived with: {sum(tally.lived_with for tally in tallies.values())}")
    del application
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
