"""Kill a process at any moment while it saves, exports a package, remembers and keeps recovery copies (`make fuzz`).

`python tests/fuzz/kills.py [KILLS] [SEED]` prints how many kills a kind, and what was lost, mixed or left over; exits 1
where anything was. What the process had said to be written must be there afterwards, whole, and nothing beside it.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from builders.model import balanced_report

from export.registry import export_report
from model.files.atomic import sweep_ended
from model.files.batch import finish_batches, finish_pending, replace_files
from model.files.locks import take_lock, this_owner
from model.report.report import Report
from model.storage.own_file import load, save
from model.storage.profiles import Profiles
from model.storage.recovery import About, Recovery, find_copies, read_copy

KILLS = 500
NAMES = tuple(f"报告{number}.txt" for number in range(9))
"""As many as a publication package has."""
LONGEST = 0.012
"""Seconds until a process is killed, at most, once it is at work."""


def report(number: int) -> Report:
    made = balanced_report()
    made.unit, made.signature = "示例局", str(number)
    return made


class Kind(NamedTuple):
    """Something that is written again and again: how, what is found afterwards, and which names may be there then."""

    begin: Callable[[Path], Callable[[int], object]]
    found: Callable[[Path], set[int]]
    """The numbers that are found: one, where nothing is mixed."""
    names: Callable[[Path], set[str]]
    """What lies there that should not."""


def names_but(folder: Path, *allowed: str) -> set[str]:
    return {path.name for path in folder.iterdir()} - set(allowed)


def _saving(folder: Path) -> Callable[[int], object]:
    take_lock(folder / "年报.xxgk", this_owner("2026-01-20T10:00"))
    return lambda number: save(report(number), folder / "年报.xxgk")


def _saved(folder: Path) -> set[int]:
    lock = take_lock(folder / "年报.xxgk", this_owner("2026-01-20T10:00"))
    assert lock is not None
    lock.release()
    return {int(load(folder / "年报.xxgk").signature)}


def _exporting(folder: Path) -> Callable[[int], object]:
    return lambda number: export_report(report(number), folder / "年报.txt")


def _exported(folder: Path) -> set[int]:
    sweep_ended(folder, folder / "年报.txt")
    return {int((folder / "年报.txt").read_text(encoding="utf-8-sig").split()[-1])}


def _packing(folder: Path) -> Callable[[int], object]:
    return lambda number: replace_files(
        folder / "夹", {name: str(number).encode() for name in NAMES}, folder / "pending"
    )


def _packed(folder: Path) -> set[int]:
    finish_pending(folder / "pending")
    finish_batches(folder / "夹")
    return {int((folder / "夹" / name).read_bytes()) for name in NAMES}


def _remembering(folder: Path) -> Callable[[int], object]:
    profiles = Profiles(folder / "units")
    return lambda number: profiles.remember(report(number))


def _remembered(folder: Path) -> set[int]:
    sweep_ended(folder / "units")
    found = Profiles(folder / "units").of("示例局")
    return set() if found is None else {int(found.signature)}


def _keeping(folder: Path) -> Callable[[int], object]:
    recovery = Recovery(folder / "recovery")
    return lambda number: recovery.write(report(number), About("报告", "2026-01-20T10:00"))


def _kept(folder: Path) -> set[int]:
    found = find_copies(folder / "recovery")
    assert found.damaged == 0
    return {int(read_copy(copy).signature) for copy in found.copies}


KINDS = {
    "save": Kind(_saving, _saved, lambda folder: names_but(folder, "年报.xxgk", "年报.xxgk.bak")),
    "export": Kind(_exporting, _exported, lambda folder: names_but(folder, "年报.txt")),
    "package": Kind(
        _packing,
        _packed,
        lambda folder: (
            names_but(folder, "夹", "pending")
            | names_but(folder / "夹", *NAMES)
            | names_but(folder / "pending")
        ),
    ),
    "units": Kind(
        _remembering,
        _remembered,
        lambda folder: {n for n in names_but(folder / "units") if not n.endswith(".xxgk")},
    ),
    "recovery": Kind(
        _keeping,
        _kept,
        lambda folder: {
            n
            for n in names_but(folder / "recovery")
            if not n.endswith((".xxgk", ".json")) or n.startswith(".")
        },
    ),
}


def work(kind: str, folder: Path, told: Connection) -> None:
    """Write again and again, and say which number is written."""
    act = KINDS[kind].begin(folder)
    for number in range(1, 1 << 30):
        act(number)
        told.send(number)


def kill_once(kind: str, folder: Path, chance: random.Random) -> str:
    """Kill a process at work; return what went wrong, empty where nothing did."""
    (folder / "夹").mkdir(parents=True) if kind == "package" else folder.mkdir(parents=True)
    heard, told = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=work, args=(kind, folder, told))
    process.start()
    told.close()
    last = heard.recv()
    until = time.perf_counter() + chance.random() * LONGEST
    while time.perf_counter() < until:
        if heard.poll(0.0002):
            last = heard.recv()
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    while heard.poll():
        try:
            last = heard.recv()
        except EOFError:
            break
    try:
        found = KINDS[kind].found(folder)
    except Exception as error:  # noqa: BLE001 - anything that cannot be read is what this looks for
        return f"lost: {type(error).__name__} {error}"
    left = KINDS[kind].names(folder)
    if len(found) != 1:
        return f"mixed: {sorted(found)}"
    if not last <= found.pop() <= last + 1:
        return "lost: older than what was said to be written"
    return f"left over: {sorted(left)}" if left else ""


def campaign(kills: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Return how many kills there were of each kind, and what went wrong."""
    counts, wrong = Counter[str](), list[str]()
    with tempfile.TemporaryDirectory() as name:
        for number in range(kills):
            kind = tuple(KINDS)[number % len(KINDS)]
            folder = Path(name) / str(number)
            outcome = kill_once(kind, folder, random.Random(f"{seed} {number}"))
            counts[kind] += 1
            if outcome:
                wrong.append(f"{kind} {number} of seed {seed}: {outcome}")
            shutil.rmtree(folder)
    return counts, wrong


def main(words: list[str]) -> int:
    """Run the campaign and print what came of it."""
    kills, seed = (int(words[0]) if words else KILLS), (int(words[1]) if len(words) > 1 else 2026)
    counts, wrong = campaign(kills, seed)
    print("kills:", dict(counts), f"wrong: {len(wrong)}", *wrong, sep="\n")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
