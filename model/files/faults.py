"""Faults of the program itself: what may be logged of an unexpected error, so that it is not taken for a damaged file.

The kind of the error and the places in the code; never its message or its values, which may hold words of a report.
"""

from __future__ import annotations

import logging
from pathlib import Path
from types import TracebackType

LOGGER = logging.getLogger("xxgk")

_OWN_FOLDERS = ("model", "export", "ui")
"""The folders of the program: files elsewhere are named without the folders above them."""
_DEEPEST = 12
"""Frames that are told, the innermost."""


def log_fault(error: BaseException) -> None:
    """Log the kind of an unexpected error and where in the code it was raised."""
    LOGGER.error("%s", described(type(error), error.__traceback__))


def described(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return one line that names the kind of an error and its frames, the innermost first."""
    return f"{kind.__name__} at {' < '.join(reversed(frames_of(trace)))}"


def frames_of(trace: TracebackType | None) -> tuple[str, ...]:
    """Return the innermost frames of a traceback as `ui/sections/tabs.py:31 _build`, the outermost first."""
    frames: list[str] = []
    while trace is not None:
        code = trace.tb_frame.f_code
        frames.append(f"{short_path(Path(code.co_filename))}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return tuple(frames[-_DEEPEST:])


def short_path(path: Path) -> str:
    """Return a source file without the folders above the program: those may hold the name of a person."""
    for folder in _OWN_FOLDERS:
        if folder in path.parts:
            at = len(path.parts) - 1 - path.parts[::-1].index(folder)
            return "/".join(path.parts[at:])
    return path.name
