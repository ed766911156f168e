"""Open files in the window, preview and export them while everything that touches the disk or the network is noted.

`python -m builders.watched FOLDER_FOR_WHAT_IS_WRITTEN FILE …` prints, a line each, what was opened outside and every
socket. Under strace the same run tells what Qt and other libraries open, of which Python knows nothing.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

from builders.paths import ROOT

SYSTEM = (
    "/usr/",
    "/lib",
    "/etc/",
    "/proc/",
    "/sys/",
    "/dev/",
    "/var/cache/fontconfig",
    "/run/",
    "/bin/",
    "/var/run/",
    "/var/lib/dbus/",
    "/.flatpak-info",
)
"""Where libraries, fonts and the system's own tables are."""
SOCKETS = ("__new__", "bind", "connect", "getaddrinfo", "gethostbyname", "gethostbyaddr", "sendto", "sendmsg")
EVENTS = (
    *(f"socket.{name}" for name in SOCKETS),
    *("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.startfile"),
    *("urllib.", "ftplib.", "smtplib.", "http."),
)


def is_outside(path: str, allowed: tuple[str, ...]) -> bool:
    """Whether a path is neither the program's, nor Python's, nor one of those that are allowed."""
    whole = os.path.normpath(path)
    own = (str(ROOT), sys.prefix, sys.base_prefix, os.path.realpath(sys.prefix), *allowed)
    return path.startswith("/") and not whole.startswith((*own, *SYSTEM)) and whole not in ("/", "/tmp")


def watch(allowed: tuple[str, ...]) -> None:
    """Print what is touched from now on."""

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and isinstance(arguments[0], (str, bytes, Path)):
            path = os.fspath(arguments[0])
            words = os.fsdecode(path)
            if is_outside(words, allowed):
                print("open", words, flush=True)
        elif event.startswith(EVENTS):
            print(event, *arguments, flush=True)

    sys.addaudithook(note)


def live_with(paths: list[Path], folder: Path) -> None:
    """Open each file, look at it as printed, and export it in every format."""
    from PySide6.QtWidgets import QApplication

    from export.registry import WRITERS, export_report
    from ui.main_window import MainWindow

    app = QApplication([])
    window = MainWindow(date(2026, 1, 20))
    window.show()
    for number, path in enumerate(paths):
        if not window.open_path(path):
            print("refused", path.name, flush=True)
            app.processEvents()
            continue
        view = window.report_view
        app.processEvents()
        view.settle()
        for index in range(window.tabs.count()):
            window.tabs.turn_to(index)
            app.processEvents()
        view.show_preview(True)
        app.processEvents()
        view.show_preview(False)
        for suffix in WRITERS:
            export_report(window.workspace.report, folder / f"{number}{suffix}")
        window.workspace.load(type(window.workspace.report)(), None)
        print("lived with", path.name, flush=True)
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    given = [Path(word) for word in sys.argv[1:]]
    home = os.environ["HOME"]
    watch((home, *(str(path.parent if path.is_file() else path) for path in given)))
    live_with(given[1:], given[0])
