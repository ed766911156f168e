"""Typing through fcitx 4: keys of the window go to it first, and what it says becomes events of an input method.

Qt's wheels carry no plugin for fcitx, and plugins of the system do not load into them.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QRect, QSocketNotifier, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodEvent,
    QInputMethodQueryEvent,
    QKeyEvent,
    QTextCharFormat,
    QWindow,
)
from PySide6.QtWidgets import QApplication, QMenu
from shiboken6 import isValid

from ui.environment.input_method.fcitx_bus import Signal

_KEYS = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease})
FORWARDED = {
    0xFF08: Qt.Key.Key_Backspace,
    0xFF09: Qt.Key.Key_Tab,
    0xFF0D: Qt.Key.Key_Return,
    0xFF1B: Qt.Key.Key_Escape,
    0xFF51: Qt.Key.Key_Left,
    0xFF52: Qt.Key.Key_Up,
    0xFF53: Qt.Key.Key_Right,
    0xFF54: Qt.Key.Key_Down,
    0xFFFF: Qt.Key.Key_Delete,
}
"""Keys that fcitx hands back, by X's symbols; those of letters and figures are their characters."""


class Bus(Protocol):
    """What is needed of `fcitx_bus.FcitxBus`."""

    @property
    def descriptor(self) -> int:
        """See `FcitxBus`."""
        ...

    @property
    def alive(self) -> bool:
        """See `FcitxBus`."""
        ...

    def process_key(self, symbol: int, code: int, state: int, released: bool, time: int) -> bool:
        """See `FcitxBus`."""
        ...

    def tell(self, method: str, signature: str | None = None, arguments: tuple[int, ...] = ()) -> None:
        """See `FcitxBus`."""
        ...

    def signals(self) -> list[Signal]:
        """See `FcitxBus`."""
        ...


class FcitxInput(QObject):
    """Stands between the windows' keys and the widget that has the focus."""

    def __init__(self, bus: Bus, application: QGuiApplication):
        super().__init__(application)
        self._bus = bus
        self._target: QObject | None = None
        self._preedit = ""
        self._sending = False
        self._asked: tuple[int, int] | None = None
        self._taken = False
        self._place = QRect()
        self._notifier = QSocketNotifier(bus.descriptor, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(lambda *_: self._take_signals())
        application.focusWindowChanged.connect(self._watch)
        application.focusObjectChanged.connect(self._follow)
        application.inputMethod().cursorRectangleChanged.connect(self._tell_place)
        self._watch(application.focusWindow())
        self._follow(application.focusObject())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return whether fcitx takes a key of a window; a click ends what is being composed."""
        kind = event.type()
        if kind in _KEYS and isinstance(event, QKeyEvent):
            taken = self._take_key(event)
            if taken and kind == QEvent.Type.ShortcutOverride:
                event.accept()  # or a shortcut would have the key
            return taken
        if kind == QEvent.Type.MouseButtonPress:
            self._finish()
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        if self._target is None or isinstance(QApplication.activePopupWidget(), QMenu):
            return False
        released = event.type() == QEvent.Type.KeyRelease
        # The same press comes twice: first as the question whether it is a shortcut.
        press = (event.timestamp(), event.nativeScanCode())
        if not released and press == self._asked:
            return self._taken
        taken = self._bus.process_key(
            event.nativeVirtualKey(),
            event.nativeScanCode(),
            event.nativeModifiers(),
            released,
            event.timestamp(),
        )
        if not released:
            self._asked, self._taken = press, taken
        # What came before the answer is not announced by the socket any more.
        self._take_signals()
        return taken

    def _take_signals(self) -> None:
        for signal in self._bus.signals():
            if signal.name == "CommitString":
                self._send("", signal.arguments[0])
            elif signal.name == "UpdatePreedit":
                self._compose([(signal.arguments[0], 0)], signal.arguments[1])
            elif signal.name == "UpdateFormattedPreedit":
                self._compose(signal.arguments[0], signal.arguments[1])
            elif signal.name == "ForwardKey":
                self._forward(*signal.arguments)
            elif signal.name == "Restarted":
                self._send("")
                self._tell_focus()
        if not self._bus.alive and self._preedit:
            self._send("", self._preedit)
        try:
            self._notifier.setEnabled(self._bus.descriptor >= 0)
        except OSError:
            self._notifier.setEnabled(False)

    def _compose(self, pieces: list[tuple[str, int]], cursor: int) -> None:
        """Show what is being composed; the place of the cursor comes in bytes of UTF-8."""
        text = "".join(piece for piece, _ in pieces)
        before = text.encode()[: max(cursor, 0)].decode(errors="ignore") if cursor >= 0 else text
        if text or self._preedit:
            self._send(text, cursor=_units(before))

    def _send(self, preedit: str, commit: str = "", cursor: int = 0) -> None:
        """Hand over text in the making, or text that is done; the widget may pass the focus on while taking it."""
        had, self._preedit = self._preedit, preedit
        target = self._target
        if target is None or not isValid(target) or not (had or preedit or commit):
            return
        attributes: list[QInputMethodEvent.Attribute] = []
        if preedit:
            line = QTextCharFormat()
            line.setFontUnderline(True)
            kind = QInputMethodEvent.AttributeType
            attributes = [
                QInputMethodEvent.Attribute(kind.TextFormat, 0, _units(preedit), line),
                QInputMethodEvent.Attribute(kind.Cursor, cursor, 1, None),
            ]
        event = QInputMethodEvent(preedit, attributes)
        if commit:
            event.setCommitString(commit)
        self._sending = True
        try:
            QGuiApplication.sendEvent(target, event)
        finally:
            self._sending = False

    def _forward(self, symbol: int, state: int, released: int) -> None:
        key = FORWARDED.get(symbol)
        text = chr(symbol) if key is None and 0x20 <= symbol <= 0xFF else ""
        if self._target is None or not isValid(self._target) or (key is None and not text):
            return
        kind = QEvent.Type.KeyRelease if released else QEvent.Type.KeyPress
        shift = Qt.KeyboardModifier.ShiftModifier if state & 1 else Qt.KeyboardModifier.NoModifier
        number = key if key is not None else ord(text.upper())
        QGuiApplication.sendEvent(self._target, QKeyEvent(kind, number, shift, text))

    def _finish(self) -> None:
        """Keep what stands there as if it had been chosen, for its place is left."""
        if self._preedit:
            self._send("", self._preedit)
            self._bus.tell("Reset")

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def _follow(self, focus: QObject | None) -> None:
        # A table opens its line when composing begins in a cell: then the line goes on with it.
        if not self._sending:
            self._finish()
        self._target = focus if focus is not None and _accepts_text(focus) else None
        self._tell_focus()

    def _tell_focus(self) -> None:
        self._place = QRect()
        self._bus.tell("FocusOut" if self._target is None else "FocusIn")
        self._tell_place()

    def _tell_place(self) -> None:
        """Say where the cursor stands, in the pixels of the screen: there fcitx shows what can be chosen."""
        window = QGuiApplication.focusWindow()
        if window is None or self._target is None:
            return
        inside = QGuiApplication.inputMethod().cursorRectangle().toRect()
        ratio = window.devicePixelRatio()
        corner = window.mapToGlobal(inside.topLeft())
        place = QRect(
            round(corner.x() * ratio),
            round(corner.y() * ratio),
            round(inside.width() * ratio),
            round(inside.height() * ratio),
        )
        if place != self._place:
            self._place = place
            self._bus.tell("SetCursorRect", "iiii", (place.x(), place.y(), place.width(), place.height()))


def _accepts_text(focus: QObject) -> bool:
    question = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
    QGuiApplication.sendEvent(focus, question)
    return bool(question.value(Qt.InputMethodQuery.ImEnabled))


def _units(text: str) -> int:
    """Return a length as Qt counts it, in units of UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def begin_fcitx(application: QGuiApplication, display: str) -> FcitxInput | None:
    """Take keys to the fcitx 4 of an X display, now or when it is started; None where there is no session bus."""
    from ui.environment.input_method.fcitx_bus import open_bus

    bus = open_bus(display)
    return FcitxInput(bus, application) if bus is not None else None
