"""Run a frozen program over a folder of reports and through every command, and compare it with the source.

Usage: check_frozen.py PROGRAM REPORTS [--reference "python main.py"] [--most N]

Prints a line for each step; the exit code is the number of steps that failed, at most 100.
"""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

SUFFIXES = (".docx", ".html", ".xlsx", ".pdf", ".ofd", ".json", ".txt", ".xxgk")
NOT_REPORTS = {".json", ".md", ".py"}
Words = list[str]


@dataclass
class Trial:
    """The steps taken so far; `failed` counts those that went wrong."""

    program: Words
    reference: Words
    failed: int = 0
    environment: dict[str, str] = field(default_factory=lambda: dict(os.environ, QT_QPA_PLATFORM="offscreen"))

    def run(
        self, words: Words, start: Words | None = None
    ) -> tuple[subprocess.CompletedProcess[bytes], float]:
        """Run a command and return its result and how many seconds it took."""
        begin = time.monotonic()
        done = subprocess.run(
            (start or self.program) + words, capture_output=True, env=self.environment, check=False
        )
        return done, time.monotonic() - begin

    def step(self, name: str, words: Words, wanted: tuple[int, ...] = (0,), made: Path | None = None) -> None:
        """Run a command; it must end with one of the codes and leave what it is to make."""
        done, seconds = self.run(words)
        good = done.returncode in wanted and (made is None or made.exists())
        self._say(name, good, seconds, done)

    def compare(self, name: str, words: Words) -> None:
        """Run a command by both programs; exit code and output must be the same."""
        done, seconds = self.run(words)
        other, _ = self.run(words, self.reference)
        self._say(name, (done.returncode, done.stdout) == (other.returncode, other.stdout), seconds, done)

    def _say(self, name: str, good: bool, seconds: float, done: subprocess.CompletedProcess[bytes]) -> None:
        self.failed += not good
        error = "" if good else done.stderr.decode(errors="replace").strip()[-300:]
        print(
            f"{'ok  ' if good else 'FAIL'} {name} exit {done.returncode} {seconds:.2f}s {error}", flush=True
        )


def reports_in(folder: Path, most: int) -> list[Path]:
    """Return the files of a folder that may be reports, at most `most`, spread evenly over it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix not in NOT_REPORTS)
    return files[:: max(1, len(files) // most)] if most else files


def check(trial: Trial, files: list[Path]) -> None:
    """Go through all files and all commands."""
    for path in files:
        name = f"extract {path.parent.name}/{path.name}"
        if trial.reference:
            trial.compare(name, ["extract", str(path)])
        else:
            trial.step(name, ["extract", str(path)], (0, 2))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        trial.step("demo", ["demo", "--out", str(folder / "demo")], made=folder / "demo")
        draft = str(next((folder / "demo").glob("*.xxgk"), files[0]))
        for suffix in SUFFIXES:
            out = folder / f"out{suffix}"
            trial.step(f"export {suffix}", ["export", draft, "-o", str(out)], made=out)
        trial.step("export --all", ["export", draft, "-o", str(folder / "all"), "--all"], made=folder / "all")
        trial.step(
            "rollover", ["rollover", draft, "-o", str(folder / "next.xxgk")], made=folder / "next.xxgk"
        )
        trial.step("check", ["check", draft], (0, 1))
        trial.step("checks", ["checks"])
        trial.step("--version", ["--version"])


def main() -> int:
    """Read the command line and run all steps."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("program", type=shlex.split)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--reference", type=shlex.split, default=[])
    parser.add_argument("--most", type=int, default=0, help="how many reports at most; 0 takes all")
    words = parser.parse_args()
    trial = Trial(words.program, words.reference)
    check(trial, reports_in(words.reports, words.most))
    print(f"{trial.failed} failed")
    return min(trial.failed, 100)


if __name__ == "__main__":
    sys.exit(main())
