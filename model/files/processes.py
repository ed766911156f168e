"""Processes: which one this is, and whether one that wrote its name somewhere is still running."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple


class Process(NamedTuple):
    """A process: its number, and when it began as its system counts (numbers are used again, such pairs are not)."""

    pid: int
    born: str
    """Empty where the system does not say."""


def this_process() -> Process:
    """The process that asks."""
    return Process(os.getpid(), _born(os.getpid()))


def is_running(process: Process) -> bool:
    """Whether that process still runs on this computer; a later one of the same number is another, and does not count."""
    now = _born(process.pid)
    return now == process.born if now and process.born else _exists(process.pid)


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS."""

        _fields_ = (
            ("size", wintypes.DWORD),
            ("faults", wintypes.DWORD),
            *(
                (name, ctypes.c_size_t)
                for name in ("peak_set", "set", "peak_paged", "paged", "peak_rest", "rest")
            ),
            ("committed", ctypes.c_size_t),
            ("peak_committed", ctypes.c_size_t),
        )

    _QUERY = 0x1000
    """PROCESS_QUERY_LIMITED_INFORMATION: granted for the processes of other users too."""
    _STILL_ACTIVE = 259
    _ACCESS_DENIED = 5

    def _born(pid: int) -> str:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        handle = kernel.OpenProcess(_QUERY, False, pid)
        if not handle:
            return ""
        handle, code = wintypes.HANDLE(handle), wintypes.DWORD()
        times = [wintypes.FILETIME() for _ in range(4)]
        known = kernel.GetProcessTimes(handle, *(ctypes.byref(time) for time in times))
        ended = kernel.GetExitCodeProcess(handle, ctypes.byref(code)) and code.value != _STILL_ACTIVE
        kernel.CloseHandle(handle)
        return f"{times[0].dwHighDateTime}:{times[0].dwLowDateTime}" if known and not ended else ""

    def memory_of(pid: int) -> int:
        """Bytes of memory that a process has taken; 0 where the system does not say."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        handle = kernel.OpenProcess(_QUERY, False, pid)
        if not handle:
            return 0
        handle, counters = wintypes.HANDLE(handle), _Counters()
        counters.size = ctypes.sizeof(counters)
        known = kernel.K32GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.size)
        kernel.CloseHandle(handle)
        return int(counters.committed) if known else 0

    def _exists(pid: int) -> bool:
        # Not by os.kill, which ends the process here whatever the signal.
        ctypes.set_last_error(0)
        return bool(_born(pid)) or ctypes.get_last_error() == _ACCESS_DENIED

else:

    def memory_of(pid: int) -> int:
        """Bytes of memory that a process has taken; 0 where the system does not say."""
        try:
            pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
        except (OSError, ValueError, IndexError):
            return 0
        return pages * os.sysconf("SC_PAGE_SIZE")

    def _born(pid: int) -> str:
        try:
            boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
            # The name of the program stands in brackets and may hold anything; field 22 is counted from behind it.
            fields = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            return ""
        return f"{boot}:{fields[19]}" if len(fields) > 19 and fields[0] not in "ZX" else "over"

    def _exists(pid: int) -> bool:
        if pid <= 0:
            return False
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except (OSError, OverflowError):
            return True
        return True
