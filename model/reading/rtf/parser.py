"""Parser of RTF: reads tokens one after another, and sends their text and control words to the sink."""

from __future__ import annotations

from model.content.blocks import Block
from model.reading.guards import too_complex
from model.reading.rtf import control_words as words
from model.reading.rtf.actions import actions
from model.reading.rtf.sink import TextSink
from model.reading.rtf.tokens import CLOSE, HEX, NUMBER, OPEN, PLAIN, STAND_INS, SYMBOL, UNIT, WORD, tokens
from model.reading.source import Omission

_GROUPS_LIMIT = 1000
_UNITS = 0x10000
_MUTE = (words.SKIP, words.DRAWING)


class RtfParser:
    """Parses one document; what the control words do is in `actions`."""

    def __init__(self) -> None:
        self._sink = TextSink()
        self._actions = actions(self._sink)
        self._is_optional = False
        """Whether `\\*` was read, and the first word of its group was not."""

    @property
    def omissions(self) -> tuple[Omission, ...]:
        """What was left out."""
        return self._sink.omissions.all

    def blocks(self, data: bytes) -> list[Block]:
        """Return the blocks of the document; raise TOO_COMPLEX."""
        for token in tokens(data):
            kind = token.lastindex
            if kind is None:
                continue
            if kind == STAND_INS:
                self._unit(*token.group(UNIT, STAND_INS))
            elif kind <= NUMBER:
                self._word(*token.group(WORD, NUMBER))
            elif kind == PLAIN:
                self._plain(token.group(PLAIN))
            elif kind == OPEN:
                self._open()
            elif kind == CLOSE:
                self._is_optional = False
                self._sink.close_group()
            elif kind == HEX:
                self._byte(int(token.group(HEX), 16))
            else:
                self._symbol(token.group(SYMBOL))
        return self._sink.finish()

    def _word(self, word: bytes, number: bytes | None) -> None:
        """Skip the group of an optional destination that is not known, else do what the word says."""
        if self._is_optional:
            self._is_optional = False
            if word.decode("ascii") not in words.OPTIONAL:
                self._sink.state["for"] = words.SKIP
                return
        action = self._actions.get(word)
        if action is not None:
            action(None if number is None else int(number))

    def _unit(self, number: bytes, stand_ins: bytes) -> None:
        """Add a UTF-16 unit; skip the bytes behind it that stand in for it in older readers."""
        sink = self._sink
        if sink.state["for"] in _MUTE:
            return
        if sink.bytes:
            sink.flush()
        sink.units.append(int(number) % _UNITS)
        given = len(stand_ins) // len(r"\'00")
        skipped = sink.state["fallback"]
        if given <= skipped:
            sink.to_skip = skipped - given
            return
        sink.flush()
        sink.bytes += bytes.fromhex(stand_ins.decode("ascii").replace(r"\'", "")[2 * skipped :])

    def _open(self) -> None:
        if len(self._sink.groups) > _GROUPS_LIMIT:
            raise too_complex("嵌套过深")
        self._sink.open_group()

    def _plain(self, text: bytes) -> None:
        sink = self._sink
        if sink.to_skip:
            skipped = min(sink.to_skip, len(text))
            sink.to_skip -= skipped
            text = text[skipped:]
            if not text:
                return
        if sink.state["for"] == words.PICTURE:
            sink.hex.append(text)
        elif sink.state["for"] not in _MUTE:
            if sink.units:
                sink.flush()
            sink.bytes += text

    def _byte(self, byte: int) -> None:
        sink = self._sink
        if sink.to_skip:
            sink.to_skip -= 1
        elif sink.state["for"] not in _MUTE:
            if sink.units:
                sink.flush()
            sink.bytes.append(byte)

    def _symbol(self, symbol: bytes) -> None:
        sink = self._sink
        if symbol == b"*":
            self._is_optional = True
        elif symbol in (b"\n", b"\r"):
            sink.end_paragraph()
        elif sink.to_skip:
            sink.to_skip -= 1
        else:
            sink.flush()
            sink.put(words.SYMBOLS.get(symbol.decode("latin-1"), ""))
