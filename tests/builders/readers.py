"""Readers that misbehave, for a process of their own: functions of a module, so that the child finds them."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from model.files.errors import ReadingError, ReadingProblem
from model.opening.open import Opened
from model.report.report import Report


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


def stumble(path: Path) -> Opened:
    """Has a fault that nobody foresaw."""
    raise ZeroDivisionError


def chatter(path: Path) -> Opened:
    """Answers more than any report is."""
    return Opened(Report(unit="甲" * 1000), (), False)


def refuse(path: Path) -> Opened:
    """Raises an error with details."""
    raise ReadingError(ReadingProblem.TOO_LARGE, name=path.name, size=99, limit=30)
