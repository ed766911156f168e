"""The reader that waits for the next file: when it is started. The window does not wait for that."""

from __future__ import annotations

from threading import Thread

from PySide6.QtCore import QTimer

IDLE_MILLISECONDS = 1500
"""How long after start, and after a file was read, it is started: the window has shown what it has to show by then."""


def keep_reader_soon() -> None:
    """Have a reader started in a moment, and another one whenever one was used."""
    QTimer.singleShot(IDLE_MILLISECONDS, _keep)


def renew_reader() -> None:
    """Have the reader that was used replaced in a moment, where one is kept."""
    from model.opening.spare import SPARE

    if SPARE.is_wanted:
        keep_reader_soon()


def _keep() -> None:
    Thread(target=_start, daemon=True).start()


def _start() -> None:
    from model.opening.spare import SPARE

    SPARE.keep()
