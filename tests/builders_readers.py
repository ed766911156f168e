"""Readers that misbehave, for a process of their own: functions of a module, so that the child finds them."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from model.opening import Opened
from model.reading.errors import ReadingError, Trouble


def hang(path: Path) -> Opened:
    """Never answers."""
    threading.Event().wait()
    raise AssertionError


def swell(path: Path) -> Opened:
    """Takes more and more memory."""
    kept = []
    while True:
        kept.append(bytearray(64 << 20))


def crash(path: Path) -> Opened:
    """Takes its process down without a word."""
    os._exit(11)


def refuse(path: Path) -> Opened:
    """Raises an error with details."""
    raise ReadingError(Trouble.TOO_LARGE, name=path.name, size=99, limit=30)
