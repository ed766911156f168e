"""A process that is killed while it collects and saves: what was saved before is still there, whole."""

import subprocess
import sys
from pathlib import Path

from builders.paths import ROOT
from builders.rollup import NAMES, folder_of

from model.rollup.rollup_file import load_rollup

COLLECT = """
import sys
from concurrent.futures import Executor, Future
from dataclasses import replace
from datetime import date
from pathlib import Path
from model.rollup.assignment import Decisions
from model.rollup.collect import collect, files_in
from model.rollup.rollup import Rollup
from model.rollup.rollup_file import save_rollup
import model.rollup.collect as collecting
from model.rollup.worker import read_file

class Here(Executor):
    def submit(self, fn, /, *args, **kwargs):
        future = Future()
        future.set_result(fn(*args))
        return future

collecting.read_file_isolated = read_file
folder, target = Path(sys.argv[1]), Path(sys.argv[2])
rollup = Rollup()
while True:
    for entry in collect(files_in([folder]), Here(), date(2026, 1, 20)):
        rollup = rollup.with_entries([entry])
        save_rollup(rollup, target)
        print(len(rollup.entries), flush=True)
"""


def test_what_was_saved_is_not_lost(tmp_path: Path) -> None:
    folder, target = folder_of(tmp_path / "收件"), tmp_path / "全县.xxgk-rollup"
    process = subprocess.Popen(
        [sys.executable, "-c", COLLECT, str(folder), str(target)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert process.stdout is not None
    with process, process.stdout:
        files = len(list(folder.iterdir()))
        # Killed somewhere in the second round, while it reads or while it saves.
        for line in process.stdout:
            if int(line) == files:
                break
        process.stdout.readline()
        process.kill()
    kept = load_rollup(target)
    assert len(kept.entries) == files
    assert {entry.unit for entry in kept.entries.values()} >= set(NAMES)
