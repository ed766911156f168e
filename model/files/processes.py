"""Processes: identify this one, and tell whether another that left its identity in a file still runs."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

GREATEST_ID = 2**31 - 1
"""Of a process, on any system."""


class Process(NamedTuple):
    """A process: its number, and when it began as the system counts. Numbers are reused, such pairs are not."""

    pid: int
    born: str
    """Empty where the system does not tell."""


def this_process() -> Process:
    """Return the identity of the calling process."""
    return Process(os.getpid(), _born(os.getpid()))


def is_running(process: Process) -> bool:
    """Return whether that process still runs on this computer; a later one with the same number does not count."""
    import psutil

    if not 0 < process.pid <= GREATEST_ID:
        return False
    now = _born(process.pid)
    return now == process.born if now and process.born else psutil.pid_exists(process.pid)


def memory_of(pid: int) -> int:
    """Return how many bytes of memory a process takes (on Windows: has committed), 0 where the system does not tell."""
    import psutil

    try:
        memory = psutil.Process(pid).memory_info()
    except (psutil.Error, OSError):
        return 0
    return int(memory.vms if sys.platform == "win32" else memory.rss)


def _born(pid: int) -> str:
    """Return when a process began, in a form that a change of the clock does not touch; `over` for one that ended."""
    import psutil

    try:
        process = psutil.Process(pid)
        if process.status() in (psutil.STATUS_ZOMBIE, psutil.STATUS_DEAD):
            return "over"
        if sys.platform.startswith("linux"):
            return _since_boot(process.create_time() - psutil.boot_time())
        return f"{process.create_time():.2f}"
    except (psutil.Error, OSError):
        return ""


def _since_boot(seconds: float) -> str:
    """Return the number of this start of the system and the clock ticks from then on: both ignore the clock."""
    boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    return f"{boot}:{round(seconds * os.sysconf('SC_CLK_TCK'))}"
