"""The D-Bus interface of fcitx 4: one input context, the keys that go into it and the signals that come back.

Names and types are those that fcitx 4.2 tells about itself by introspection of `/inputmethod` and `/inputcontext_N`.
"""

from __future__ import annotations

import os
from collections import deque
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, MatchRule, Message, MessageFlag, MessageType, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.low_level import HeaderFields

from ui.environment.app_paths import NAME

FCITX_5 = "org.fcitx.Fcitx5"
"""The name of fcitx 5, which speaks the interface of fcitx 4 as well but is reached through Qt's own plugin."""
PREEDIT, FORMATTED_PREEDIT, UNFOCUS_COMMIT = 1 << 1, 1 << 4, 1 << 5
ANSWER_SECONDS = 0.5
"""How long a key waits for its answer. Usual are 1 to 3 ms, 30 ms for the first."""
_METHODS = "org.fcitx.Fcitx.InputMethod"
_CONTEXT = "org.fcitx.Fcitx.InputContext"
_BUS = "org.freedesktop.DBus"


@dataclass(frozen=True)
class Signal:
    """What fcitx says about the context: the name of the signal and its arguments."""

    name: str
    arguments: tuple[Any, ...]


def open_bus(display: str) -> FcitxBus | None:
    """Return the way to the fcitx of an X display such as `:0.0`; None where there is no session bus."""
    number = display.rpartition(":")[2].partition(".")[0]
    try:
        return FcitxBus(open_dbus_connection("SESSION"), f"org.fcitx.Fcitx-{number or '0'}")
    # Without a bus its address is missing, of a kind that is not spoken, or nobody listens there.
    except (OSError, KeyError, RuntimeError, ValueError):
        return None


class FcitxBus:
    """A connection to the session bus on which one context of fcitx lives, as long as fcitx does."""

    def __init__(self, connection: DBusConnection, service: str):
        self._connection = connection
        self._service = service
        self._path = ""
        self._silent = False
        self._messages: deque[Message] = deque()
        connection.filter(MatchRule(type="signal"), queue=self._messages)
        for rule in (
            MatchRule(type="signal", interface=_CONTEXT),
            MatchRule(type="signal", interface=_BUS, member="NameOwnerChanged", path="/org/freedesktop/DBus"),
        ):
            connection.send(message_bus.AddMatch(rule))
        self._create()

    @property
    def descriptor(self) -> int:
        """The socket, to be told when something has come."""
        return self._connection.sock.fileno()

    @property
    def alive(self) -> bool:
        """Whether there is an fcitx 4 that answers."""
        return bool(self._path) and not self._silent

    def process_key(self, symbol: int, code: int, state: int, released: bool, time: int) -> bool:
        """Return whether fcitx takes a key: X's symbol, code and state, its time in milliseconds.

        After an answer that did not come, keys pass by until fcitx is heard again.
        """
        if not self.alive:
            return False
        arguments = (symbol, code, state, int(released), time & 0xFFFFFFFF)
        answer = self._ask(self._context("ProcessKeyEvent", "uuuiu", arguments))
        return bool(answer and answer[0] == 1)

    def tell(self, method: str, signature: str | None = None, arguments: tuple[Any, ...] = ()) -> None:
        """Call a method of the context without waiting for it."""
        if self.alive:
            message = self._context(method, signature, arguments)
            message.header.flags |= MessageFlag.no_reply_expected
            try:
                self._connection.send(message)
            except OSError:
                self.close()

    def signals(self) -> list[Signal]:
        """Return what has come since, in order; a fcitx that was started anew gets its context again."""
        self._receive()
        found: list[Signal] = []
        while self._messages:
            fields = self._messages[0].header.fields
            body = self._messages.popleft().body
            if fields.get(HeaderFields.interface) == _CONTEXT and fields.get(HeaderFields.path) == self._path:
                found.append(Signal(fields[HeaderFields.member], body))
            elif fields.get(HeaderFields.member) == "NameOwnerChanged" and body[0] == self._service:
                found.append(Signal("Restarted", ()))
                self._path = ""
                if body[2]:
                    self._create()
        return found

    def close(self) -> None:
        """End the connection; the keys go their own way."""
        self._path = ""
        self._connection.close()

    def _create(self) -> None:
        if self._has_owner(FCITX_5) or not self._has_owner(self._service):
            return
        methods = DBusAddress("/inputmethod", self._service, _METHODS)
        made = self._ask(new_method_call(methods, "CreateICv3", "si", (NAME, os.getpid())))
        if made:
            self._path = f"/inputcontext_{made[0]}"
            self.tell("SetCapacity", "u", (PREEDIT | FORMATTED_PREEDIT | UNFOCUS_COMMIT,))

    def _has_owner(self, name: str) -> bool:
        return bool((self._ask(message_bus.NameHasOwner(name)) or (False,))[0])

    def _context(self, method: str, signature: str | None, arguments: tuple[Any, ...]) -> Message:
        return new_method_call(DBusAddress(self._path, self._service, _CONTEXT), method, signature, arguments)

    def _ask(self, message: Message) -> tuple[Any, ...]:
        """Return the answer to a call; nothing where it is an error or does not come."""
        try:
            answer = self._connection.send_and_get_reply(message, timeout=ANSWER_SECONDS)
        except TimeoutError:
            self._silent = True
            return ()
        except OSError:
            self.close()
            return ()
        return answer.body if answer.header.message_type is MessageType.method_return else ()

    def _receive(self) -> None:
        try:
            while True:
                self._connection.recv_messages(timeout=0)
                self._silent = False
        except TimeoutError:
            return
        except OSError:
            self.close()
