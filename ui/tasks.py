"""Tasks: a file is read beside the window, which stays alive, says what it waits for, and can stop waiting."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from model.opening import Opened, open_report, opens_in_process
from model.reading.errors import ReadingError, Trouble
from ui.banner import Banner, Kind

PATIENCE = 300
"""Milliseconds before the banner says that something is being read: most files are there by then."""

Open = Callable[..., Opened]


class _Reading(QObject):
    """One reading in a thread of its own."""

    done = Signal()

    def __init__(self, path: Path, read: Open) -> None:
        super().__init__()
        self.stop = Event()
        self.opened: Opened | None = None
        self.error: ReadingError = ReadingError(Trouble.CANCELLED, name=path.name)
        self._path = path
        self._read = read
        self.thread_ = Thread(target=self._run, daemon=True)

    def _run(self) -> None:
        try:
            self.opened = self._read(self._path, cancelled=self.stop.is_set)
        except ReadingError as error:
            self.error = error
        self.done.emit()


def read_beside(path: Path, banner: Banner, read: Open | None = None) -> Opened:
    """The report in a file, read while the window lives on with all but the banner disabled; raises ReadingError.

    The banner offers to stop after a moment; closing the window stops too. `read` is `open_isolated` unless told.
    """
    if opens_in_process(path):
        return open_report(path)
    from model.isolated import open_isolated

    reading = _Reading(path, read or open_isolated)
    loop = QEventLoop()
    reading.done.connect(loop.quit)
    said = QTimer()
    said.setSingleShot(True)
    said.timeout.connect(lambda: banner.say(f"正在读取“{path.name}”…", Kind.NOTE, "取消", reading.stop.set))
    said.start(PATIENCE)
    waiting = _all_but(banner)
    for widget in waiting:
        widget.setEnabled(False)
    reading.thread_.start()
    try:
        loop.exec()
    finally:
        was_said = not said.isActive()
        said.stop()
        reading.stop.set()
        reading.thread_.join()
        for widget in waiting:
            if isValid(widget):
                widget.setEnabled(True)
        if was_said:
            banner.hide()
    if reading.opened is None:
        raise reading.error
    return reading.opened


def _all_but(banner: QWidget) -> list[QWidget]:
    """Everything in the banner's window that is enabled and does not hold it."""
    found: list[QWidget] = []
    inner: QWidget = banner
    outer = banner.parentWidget()
    while outer is not None:
        siblings = outer.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        found += [each for each in siblings if each is not inner and each.isEnabled() and not each.isWindow()]
        inner, outer = outer, outer.parentWidget()
    return found
