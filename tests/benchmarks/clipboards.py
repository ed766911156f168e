"""Paste each clipboard of `builders/clipboards.py` into a text and into a table of an open window; print the seconds of the
processor and of the clock.

`python tests/benchmarks/clipboards.py [PART OF A NAME …]`, see `make clipboards`. Exits 1 where a paste takes more than
a second, what follows it in the window included. Each has a process of its own, so that one that hangs can be ended.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import date
from typing import NamedTuple

from builders.clipboards import CLIPBOARDS

SECONDS = 1.0
PATIENCE = 60
"""Seconds after which a process is ended."""
ONE = "--one"
TEXT, TABLE = "text", "table"


class Outcome(NamedTuple):
    """How long a paste took, and what the clerk was told."""

    seconds: float
    """Of the processor: the machine may have much else to do."""
    waited: float
    said: str


def paste_here(where: str, name: str) -> Outcome:
    """Paste one clipboard into a window of this process."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication

    from ui.grid.panel import TablePanel
    from ui.main_window import MainWindow

    app = QApplication([])
    window = MainWindow(date(2026, 1, 20))
    window.files.new_report()
    window.show_report()
    window.show()
    said: list[str] = []
    form = window.workspace.report.form
    key = (form.texts if where == TEXT else form.tables)[0].key
    window.tabs.setCurrentIndex([s.key for s in form.sections].index(key))
    panel = window.tabs.panel(key)
    panel.message.connect(said.append)
    QGuiApplication.clipboard().setMimeData(CLIPBOARDS[name]().mime())
    app.processEvents()
    begun, work = time.perf_counter(), time.process_time()
    if isinstance(panel, TablePanel):
        panel.grid.ranges.paste()
    else:
        panel.editor.paste()
    app.processEvents()
    window.tabs.flush()
    app.processEvents()
    return Outcome(time.process_time() - work, time.perf_counter() - begun, " ".join(said))


def paste(where: str, name: str) -> Outcome:
    """Paste one clipboard in a process of its own."""
    try:
        run = subprocess.run(
            [sys.executable, __file__, ONE, where, name], capture_output=True, text=True, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return Outcome(PATIENCE, PATIENCE, "ended from outside")
    if run.returncode:
        return Outcome(PATIENCE, PATIENCE, f"ended by {run.returncode} {run.stderr.strip()[-200:]}")
    seconds, waited, *said = run.stdout.strip().split(" ", 2)
    return Outcome(float(seconds), float(waited), "".join(said))


def main(words: list[str]) -> int:
    """Print the table; return 1 where a paste is too slow."""
    if words[:1] == [ONE]:
        outcome = paste_here(*words[1:])
        print(f"{outcome.seconds:.3f} {outcome.waited:.3f} {outcome.said}", flush=True)
        # The window is not taken apart: how it opens and closes is measured elsewhere.
        os._exit(0)
    slow = 0
    for name in CLIPBOARDS:
        if words and not any(word in name for word in words):
            continue
        found = {where: paste(where, name) for where in (TEXT, TABLE)}
        slow += sum(outcome.seconds > SECONDS for outcome in found.values())
        for where, outcome in found.items():
            print(
                f"{name:38}{where:6}{outcome.seconds:6.2f} s {outcome.waited:6.2f} s  {outcome.said}",
                flush=True,
            )
    return bool(slow)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
