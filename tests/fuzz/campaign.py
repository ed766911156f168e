"""The long fault campaign (`make fuzz`): files of every format, damaged in seeded ways, opened as a clerk would.

Nothing may come out but a report with notes or the one reading error; nothing may hang, swell or end the process.
Prints a table of counts; exits 1 on anything else. `python tests/fuzz/campaign.py [ROUNDS] [SEED]`.
"""

from __future__ import annotations

import random
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from builders_model import balanced_report

from export.registry import WRITERS, export_report
from model.opening import open_report
from model.reading.errors import ReadingError
from model.report import Report
from model.storage import save

SHARED = Path(__file__).parents[3] / "shared"
TIME_LIMIT = 20
MEMORY_LIMIT = 1 << 30
ROUNDS = 200


@dataclass
class Tally:
    """What became of the files of one format."""

    results: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0


def seeds(folder: Path) -> dict[str, list[bytes]]:
    """Whole files by format: our own exports, and the corpus and the Word samples where they are there."""
    found: dict[str, list[bytes]] = {}
    report = balanced_report()
    for suffix in WRITERS:
        export_report(report, folder / f"seed{suffix}")
    save(report, folder / "seed.xxgk")
    others = [*(SHARED / "corpus").glob("*/source.*"), *(SHARED / "doc-samples").glob("*.doc")]
    for path in (*folder.iterdir(), *sorted(others)):
        found.setdefault(path.suffix, []).append(path.read_bytes())
    return found


def damaged(data: bytes, other: bytes, rng: random.Random) -> bytes:
    """The file cut, with bits turned, pieces of another file in it, or pieces doubled."""
    kind = rng.choice(("cut", "flip", "flip", "splice", "double", "zero"))
    at = rng.randrange(len(data))
    size = rng.randint(1, max(1, len(data) // 8))
    if kind == "cut":
        return data[:at]
    if kind == "splice":
        start = rng.randrange(len(other))
        return data[:at] + other[start : start + size] + data[at:]
    if kind == "double":
        return data[:at] + data[max(0, at - size) : at] * 2 + data[at:]
    if kind == "zero":
        return data[:at] + bytes(size) + data[at + size :]
    changed = bytearray(data)
    for _ in range(rng.choice((1, 4, 32))):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def open_one(path: Path, tally: Tally, label: str) -> None:
    """Opens one damaged file and counts what came of it."""
    began = time.perf_counter()
    signal.alarm(TIME_LIMIT)
    try:
        opened = open_report(path)
        assert isinstance(opened.report, Report)
        tally.results += 1
    except ReadingError as error:
        assert error.message
        tally.errors[error.trouble.name] += 1
    except BaseException as error:  # noqa: BLE001 - anything else is what this looks for
        tally.faults.append(f"{label}: {type(error).__name__} {error}")
    finally:
        signal.alarm(0)
    tally.slowest = max(tally.slowest, time.perf_counter() - began)


def campaign(rounds: int, seed: int) -> dict[str, Tally]:
    """Opens `rounds` damaged files of each format."""
    tallies: dict[str, Tally] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = seeds(folder)
        everything = [data for group in files.values() for data in group]
        for suffix, group in sorted(files.items()):
            tally = tallies[suffix] = Tally()
            rng = random.Random(f"{seed}{suffix}")
            for number in range(rounds):
                path = folder / f"damaged{suffix}"
                path.write_bytes(damaged(rng.choice(group), rng.choice(everything), rng))
                open_one(path, tally, f"{suffix} {number} of seed {seed}")
    return tallies


def too_late(number: int, frame: FrameType | None) -> None:
    """Breaks off a reader that does not answer."""
    raise TimeoutError("no answer in time")


def main() -> int:
    """Runs the campaign and prints its table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    signal.signal(signal.SIGALRM, too_late)
    taken = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY_LIMIT, resource.RLIM_INFINITY))
    tallies = campaign(rounds, seed)
    print(f"{'format':8} {'reports':>8} {'errors':>8} {'faults':>7} {'slowest':>9}  errors by kind")
    for suffix, tally in tallies.items():
        kinds = ", ".join(f"{kind} {count}" for kind, count in tally.errors.most_common())
        errors = sum(tally.errors.values())
        print(f"{suffix:8} {tally.results:8} {errors:8} {len(tally.faults):7} {tally.slowest:8.2f}s  {kinds}")
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    faults = [fault for tally in tallies.values() for fault in tally.faults]
    for fault in faults:
        print(fault)
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
