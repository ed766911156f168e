"""The log: start and stop, files opened, saved and exported by format and duration, and errors.

It holds no names of units, files or folders, no texts and no figures, so that it may be passed on.
"""

from __future__ import annotations

import logging
import os
import platform
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import NamedTuple

from model.files.disk import make_private_folder
from model.files.faults import LOGGER, described, frames_of
from ui.environment.app_paths import data_folder, version

NAME = "xxgk.log"
BYTES = 200_000
"""Size of a log file at most; two former ones are kept."""
KINDS = frozenset(
    [
        ".xxgk",
        ".docx",
        ".docm",
        ".doc",
        ".wps",
        ".pdf",
        ".ofd",
        ".html",
        ".htm",
        ".mht",
        ".mhtml",
        ".rtf",
        ".odt",
        ".fodt",
        ".xml",
        ".xlsx",
        ".xlsm",
        ".xls",
        ".et",
        ".csv",
        ".tsv",
        ".txt",
        ".md",
        ".json",
        ".bak",
    ]
)
"""Endings that are named; any other may be part of a name."""


def log_folder() -> Path:
    """Return the folder of the log, beside the recovery copies."""
    return data_folder() / "log"


class _PrivateHandler(RotatingFileHandler):
    """Writes files that only this user may read."""

    def _open(self) -> TextIOWrapper:
        opened = super()._open()
        with suppress(OSError):
            os.chmod(self.baseFilename, 0o600)  # noqa: PTH101 - the logger keeps a name, no path
        return opened


def start_log(folder: Path) -> bool:
    """Begin to write the log into a folder; return False where it cannot be written."""
    LOGGER.setLevel(logging.INFO)
    LOGGER.propagate = False
    if _own_handlers():
        return True
    try:
        make_private_folder(folder)
        handler = _PrivateHandler(folder / NAME, maxBytes=BYTES, backupCount=2, encoding="utf-8", delay=True)
    except OSError:
        return False
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    # What cannot be written (a full disk) is no reason to disturb anybody.
    handler.handleError = lambda record: None
    LOGGER.addHandler(handler)
    LOGGER.info("start: %s", "; ".join(versions()))
    return True


def _own_handlers() -> list[RotatingFileHandler]:
    return [handler for handler in LOGGER.handlers if isinstance(handler, RotatingFileHandler)]


def stop_log() -> None:
    """End the log."""
    LOGGER.info("stop")
    for handler in _own_handlers():
        LOGGER.removeHandler(handler)
        handler.close()


def clear_log() -> None:
    """Remove what the log has told so far; it goes on empty."""
    for handler in _own_handlers():
        handler.close()
        if not isinstance(handler, RotatingFileHandler):
            continue
        path = Path(handler.baseFilename)
        for old in path.parent.glob(f"{path.name}*"):
            with suppress(OSError):
                old.unlink()


def versions() -> tuple[str, ...]:
    """Return the versions of program, Python, Qt and system."""
    from PySide6.QtCore import QSysInfo, qVersion

    system = f"{QSysInfo.prettyProductName()} {QSysInfo.kernelVersion()} {QSysInfo.currentCpuArchitecture()}"
    return f"程序 {version()}", f"Python {platform.python_version()}", f"Qt {qVersion()}", f"系统 {system}"


@contextmanager
def timed(operation: str, path: Path) -> Iterator[None]:
    """Log an operation on a file: its name, the file's suffix, seconds taken, and whether it succeeded."""
    begun, kind, outcome = perf_counter(), path.suffix.lower(), "failed"
    try:
        yield
        outcome = "done"
    finally:
        LOGGER.info(
            "%s %s %s, %.2f s", operation, kind if kind in KINDS else "other", outcome, perf_counter() - begun
        )


class CrashReport(NamedTuple):
    """An unexpected error as it may be shown and passed on: its type and place, no values."""

    kind: str
    frames: tuple[str, ...]
    """`ui/sections/tabs.py:31 _build`, the outermost first."""

    @property
    def place(self) -> str:
        """File, line and function of the innermost frame."""
        return self.frames[-1] if self.frames else "?"

    def text(self) -> str:
        """Return the report as text to be copied."""
        lines = (*versions(), f"错误 {self.kind}", "位置", *(f"  {frame}" for frame in self.frames))
        return "\n".join(lines)


def crash_report_of(kind: type[BaseException], trace: TracebackType | None) -> CrashReport:
    """Return the report of an error without its message and values, which may hold words of a report."""
    return CrashReport(kind.__name__, frames_of(trace))


def install_hooks() -> None:
    """Send errors in threads and destructors and Qt's warnings to the log."""
    threading.excepthook = lambda args: _log_quietly(args.exc_type, args.exc_traceback)
    sys.unraisablehook = lambda unraisable: _log_quietly(unraisable.exc_type, unraisable.exc_traceback)
    _install_qt_handler()


def _log_quietly(kind: type[BaseException], trace: TracebackType | None) -> None:
    if not issubclass(kind, SystemExit):
        logged(kind, trace)


def logged(kind: type[BaseException], trace: TracebackType | None) -> CrashReport:
    """Put an error into the log; return its report."""
    crash = crash_report_of(kind, trace)
    LOGGER.error("%s", described(kind, trace))
    return crash


def _install_qt_handler() -> None:
    """Send Qt's warnings to the log, without paths and names."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    quiet = (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)

    def handle(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        del context
        if kind not in quiet:
            LOGGER.warning("Qt: %s", without_names(message))

    qInstallMessageHandler(handle)


def without_names(message: str) -> str:
    """Return a message on one line without quotations, paths and Chinese words."""
    import re

    plain = re.sub(r"\"[^\"]*\"|'[^']*'|[^\s\"']*[/\\].*|[^\x20-\x7e]+", "…", message)
    return plain[:300]
