"""Tasks: a file is read beside the window, which stays alive, says what it waits for, and can stop waiting."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QRegion
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from model.opening.isolated import TIME_LIMIT, open_isolated
from model.opening.open import Opened, open_report, opens_in_process
from ui.files.spare_reader import renew_reader
from ui.widgets.banner import Banner, Kind

PATIENCE = 300
"""Milliseconds before the banner says that something is being read: most files are there by then."""
LONG = 2
"""Seconds from which on it also says for how long."""

Open = Callable[..., Opened]
_Result = TypeVar("_Result")

_INPUT = frozenset(
    {
        QEvent.Type.ShortcutOverride,
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.ContextMenu,
    }
)


class Cover(QWidget):
    """Lies unseen over a window while it waits: keys and clicks end here, but for those on the banner.

    Nothing looks disabled: most files are read before anyone would see more than a flicker.
    """

    stop_wanted = Signal()
    """Escape was pressed, or the window is going away."""

    def __init__(self, banner: Banner) -> None:
        self._window = banner.window()
        super().__init__(self._window)
        self._banner = banner
        self._before = self._window.focusWidget()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.BusyCursor)
        for widget in (self._window, banner):
            widget.installEventFilter(self)
        self._spread()
        self.show()
        self.raise_()
        self.setFocus()

    def _spread(self) -> None:
        whole = self._window.rect()
        self.setGeometry(whole)
        banner = QRect(self._banner.mapTo(self._window, QRect().topLeft()), self._banner.size())
        self.setMask(QRegion(whole).subtracted(QRegion(banner if self._banner.isVisible() else QRect())))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window, with a hole where the banner is."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide):
            self._spread()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Keeps keys, shortcuts and clicks from the window; Escape stops waiting."""
        if event.type() not in _INPUT:
            return super().event(event)
        if isinstance(event, QKeyEvent) and _is_escape(event):
            self.stop_wanted.emit()
        event.accept()
        return True

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt calls it by this name
        """Keep the keyboard here."""
        del forward
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        """The window was closed: nobody waits any more."""
        if not event.spontaneous():
            self.stop_wanted.emit()
        super().hideEvent(event)

    def lift(self) -> None:
        """Give the window back, with the keyboard where it was."""
        had_focus = self.hasFocus()
        for widget in (self._window, self._banner):
            widget.removeEventFilter(self)
        self.hide()
        if had_focus and self._before is not None and isValid(self._before):
            self._before.setFocus()
        self.deleteLater()


def _is_escape(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape


class _Reading(QObject, Generic[_Result]):
    """One reading in a thread of its own; what it tells arrives in the window's thread."""

    done = Signal()
    second = Signal(int)
    """So many whole seconds have passed."""

    def __init__(self, path: Path, read: Callable[..., _Result]) -> None:
        super().__init__()
        self.stop = Event()
        self._seconds = 0
        self._pool = ThreadPoolExecutor(1)
        self._future: Future[_Result] = self._pool.submit(
            read, path, progress=self._count, cancelled=self.stop.is_set
        )

    def begin(self) -> None:
        """From now on `done` is sent, at once where it is done already."""
        self._future.add_done_callback(lambda _: self.done.emit())

    def _count(self, seconds: float) -> None:
        if int(seconds) > self._seconds:
            self._seconds = int(seconds)
            self.second.emit(self._seconds)

    def result(self) -> _Result:
        """Return what was read; raises what the reader raised. Stops a reader that is still at work."""
        self.stop.set()
        self._pool.shutdown()
        return self._future.result()


def read_beside(
    path: Path, banner: Banner, read: Open = open_isolated, meanwhile: Callable[[], object] | None = None
) -> Opened:
    """Return the report in a file, read while the window lives on but takes no input; raises ReadingError.

    After a moment the banner says what is being read and offers to stop; Escape and closing the window stop too.
    `meanwhile` is called once while it is read: it loads what will show the report.
    """
    if opens_in_process(path):
        return open_report(path)
    return run_beside(path, banner, read, meanwhile)


def run_beside(
    path: Path, banner: Banner, read: Callable[..., _Result], meanwhile: Callable[[], object] | None = None
) -> _Result:
    """Return what `read` returns of a file, while the window lives on but takes no input; raises what it raises.

    `read` is called in a thread with the path and with `progress` and `cancelled`, as `open_isolated` is.
    """
    reading, loop, words = _Reading(path, read), QEventLoop(), _Words(path, banner)
    cover = Cover(banner)
    words.stop_wanted.connect(reading.stop.set)
    cover.stop_wanted.connect(reading.stop.set)
    reading.second.connect(words.count)
    reading.done.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    if meanwhile is not None:
        QTimer.singleShot(0, loop, meanwhile)
    reading.begin()
    try:
        loop.exec()
    finally:
        words.end()
        if isValid(cover):
            cover.lift()
        renew_reader()
    return reading.result()


class _Words(QObject):
    """What the banner says while a file is read."""

    stop_wanted = Signal()

    def __init__(self, path: Path, banner: Banner) -> None:
        super().__init__()
        self._name = path.name
        self._banner = banner
        self._said = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._say)
        self._timer.start(PATIENCE)

    def count(self, seconds: int) -> None:
        """Say for how long it has been waited, once that is long; not where the clerk has closed the line."""
        if seconds >= LONG and not self._banner.isHidden():
            self._say(f"已用 {seconds} 秒，最多等 {TIME_LIMIT:.0f} 秒。")

    def _say(self, more: str = "") -> None:
        self._said = f"正在读取“{self._name}”…{more}"
        self._banner.say(self._said, Kind.NOTE, "取消", self.stop_wanted.emit)

    def end(self) -> None:
        """Take away what was said, unless something else has been said since."""
        self._timer.stop()
        if self._said and self._banner.text == self._said:
            self._banner.hide()
