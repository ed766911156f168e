"""The calls and signals of fcitx 4, with a connection that answers as fcitx 4.2.9.9 does."""

import pytest

pytest.importorskip("jeepney")

from jeepney import DBusAddress, MessageType, new_signal
from jeepney.low_level import Header, HeaderFields, Message

from ui.environment.input_method import fcitx_bus
from ui.environment.input_method.fcitx_bus import FCITX_5, FcitxBus, Signal

SERVICE = "org.fcitx.Fcitx-0"
CONTEXT = DBusAddress("/inputcontext_3", interface="org.fcitx.Fcitx.InputContext")


class Connection:
    """Answers calls; what `arriving` holds comes in one after another."""

    def __init__(self, owners=(SERVICE,)):
        self.owners = set(owners)
        self.calls: list[tuple[str, tuple]] = []
        self.arriving: list[Message] = []
        self.takes_keys = True
        self.answers = True
        self.closed = False

    def filter(self, _rule, queue):
        self.queue = queue

    def send(self, message):
        if self.closed:
            raise OSError
        self.calls.append((message.header.fields[HeaderFields.member], message.body))
        message.serialise(serial=1)  # fails where arguments are not of the types told

    def send_and_get_reply(self, message, timeout):
        assert timeout == fcitx_bus.ANSWER_SECONDS
        self.send(message)
        if not self.answers:
            raise TimeoutError
        name, body = self.calls[-1]
        return {
            "NameHasOwner": lambda: reply(message, body[0] in self.owners),
            "CreateICv3": lambda: reply(message, 3, True, 32, 4, 0, 0),
            "ProcessKeyEvent": lambda: reply(message, int(self.takes_keys)),
        }[name]()

    def recv_messages(self, timeout):
        assert timeout == 0
        if not self.arriving:
            raise TimeoutError
        self.queue.append(self.arriving.pop(0))

    def close(self):
        self.closed = True


def reply(call: Message, *body) -> Message:
    fields = {HeaderFields.reply_serial: 1}
    return Message(
        Header(call.header.endianness, MessageType.method_return, call.header.flags, 1, 0, 2, fields), body
    )


def owner_changed(owner: str) -> Message:
    bus = DBusAddress("/org/freedesktop/DBus", interface="org.freedesktop.DBus")
    return new_signal(bus, "NameOwnerChanged", "sss", (SERVICE, "", owner))


def made(connection: Connection) -> FcitxBus:
    return FcitxBus(connection, SERVICE)  # type: ignore[arg-type]


def test_a_key_goes_to_fcitx_and_its_answer_comes_back():
    connection = Connection()
    bus = made(connection)
    assert bus.alive
    assert ("SetCapacity", (2 | 16 | 32,)) in connection.calls
    assert bus.process_key(103, 42, 0, released=False, time=2**32 + 7)
    assert connection.calls[-1] == ("ProcessKeyEvent", (103, 42, 0, 0, 7))
    connection.takes_keys = False
    assert not bus.process_key(103, 42, 0, released=True, time=8)


@pytest.mark.parametrize("owners", [(), (SERVICE, FCITX_5)])
def test_without_fcitx_4_and_beside_fcitx_5_keys_are_left_alone(owners):
    connection = Connection(owners)
    bus = made(connection)
    assert not bus.alive
    assert not bus.process_key(103, 42, 0, released=False, time=1)
    bus.tell("FocusIn")
    assert {name for name, _ in connection.calls} == {"AddMatch", "NameHasOwner"}


def test_signals_of_the_context_come_in_order_and_those_of_others_do_not():
    connection = Connection()
    bus = made(connection)
    other = DBusAddress("/inputcontext_9", interface="org.fcitx.Fcitx.InputContext")
    connection.arriving = [
        new_signal(CONTEXT, "UpdateFormattedPreedit", "a(si)i", ([("公", 1)], 0)),
        new_signal(other, "CommitString", "s", ("别",)),
        new_signal(CONTEXT, "CommitString", "s", ("公开",)),
    ]
    assert bus.signals() == [
        Signal("UpdateFormattedPreedit", ([("公", 1)], 0)),
        Signal("CommitString", ("公开",)),
    ]
    assert bus.signals() == []


def test_an_answer_that_does_not_come_lets_keys_pass_until_fcitx_is_heard_again():
    connection = Connection()
    bus = made(connection)
    connection.answers = False
    assert not bus.process_key(103, 42, 0, released=False, time=1)
    asked = len(connection.calls)
    assert not bus.process_key(111, 32, 0, released=False, time=2)
    assert len(connection.calls) == asked
    connection.answers = True
    connection.arriving = [new_signal(CONTEXT, "CurrentIM", "sss", ("拼音", "pinyin", "zh_CN"))]
    bus.signals()
    assert bus.process_key(111, 32, 0, released=False, time=3)


def test_a_fcitx_started_anew_gets_its_context_again():
    connection = Connection()
    bus = made(connection)
    connection.arriving = [owner_changed("")]
    assert bus.signals() == [Signal("Restarted", ())]
    assert not bus.alive
    connection.arriving = [owner_changed(":1.9")]
    assert bus.signals() == [Signal("Restarted", ())]
    assert bus.alive
    assert [name for name, _ in connection.calls].count("CreateICv3") == 2


def test_a_broken_connection_is_closed():
    connection = Connection()
    bus = made(connection)
    connection.closed = True
    bus.tell("FocusIn")
    assert not bus.alive


@pytest.mark.parametrize("address", [None, "tcp:host=localhost,port=1", "unix:path=/nowhere/bus", "?"])
def test_no_session_bus_is_no_error(monkeypatch, address):
    if address is None:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    else:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert fcitx_bus.open_bus(":0") is None


@pytest.mark.parametrize(
    ("display", "service"), [(":0", "Fcitx-0"), ("host:12.1", "Fcitx-12"), ("", "Fcitx-0")]
)
def test_fcitx_is_found_by_the_number_of_the_display(monkeypatch, display, service):
    connection = Connection((f"org.fcitx.{service}",))
    monkeypatch.setattr(fcitx_bus, "open_dbus_connection", lambda _bus: connection)
    bus = fcitx_bus.open_bus(display)
    assert bus is not None and bus.alive


def test_a_call_without_answer_asks_for_none():
    seen = []
    connection = Connection()
    bus = made(connection)
    connection.send = seen.append
    bus.tell("SetCursorRect", "iiii", (1, 2, 3, 4))
    assert seen[0].header.flags & 1
