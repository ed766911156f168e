"""The reader of RTF: keeps the state of the open groups and sends text, cells and rows to the flow."""

from __future__ import annotations

import re

from model.content.blocks import Block, Picture, Role
from model.reading.docx.styles import role_of_outline
from model.reading.guards import too_complex
from model.reading.rtf import control_words as words
from model.reading.rtf.actions import Actions, actions
from model.reading.rtf.flow import Flow
from model.reading.rtf.table import RowShape
from model.reading.rtf.tokens import CLOSE, HEX, NUMBER, OPEN, PLAIN, STAND_INS, SYMBOL, UNIT, WORD, tokens
from model.reading.shared.media import picture
from model.reading.shared.pieces import Pieces

_GROUPS_LIMIT = 1000
_UNITS = 0x10000
_MUTE = (words.SKIP, words.DRAWING)
_CONTENTS = re.compile(r"toc |目录")
_STYLE_NAME = re.compile(r"(?:heading|标题) ?(\d)")
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")

State = dict[str, int]


class RichText:
    """Reads one document; what the control words do is in `actions`."""

    def __init__(self) -> None:
        self.state: State = {
            **words.PLAIN,
            **words.PARAGRAPH,
            "fallback": 1,
            "font": -1,
            "for": words.TEXT,
            "label": 0,
        }
        self.colours: list[str] = []
        self.channels = {"red": 0, "green": 0, "blue": 0}
        self.fonts: dict[int, int] = {}
        """Character set of each font."""
        self.code_page = ""
        self.shape = RowShape()
        self.picture_size: dict[str, int] = {}
        self._stack: list[State] = []
        self._roles: dict[int, Role] = {}
        self._contents: set[int] = set()
        """Styles of lines of a table of contents."""
        self._flows = [Flow(self.colours)]
        self._boxes: list[int] = []
        """How many groups were open where each text box began."""
        self._bytes = bytearray()
        """Text whose characters are not decoded yet, for two bytes may make one."""
        self._units: list[int] = []
        """The same for UTF-16, where two numbers may."""
        self._to_skip = 0
        """Characters that stand in for a Unicode character and are to be skipped."""
        self._is_optional = False
        self._hex: list[bytes] = []

    def blocks(self, data: bytes) -> list[Block]:
        """The blocks of the document."""
        known = actions(self)
        for token in tokens(data):
            kind = token.lastindex
            if kind is None:
                continue
            if kind == STAND_INS:
                self._unit(*token.group(UNIT, STAND_INS))
            elif kind <= NUMBER:
                self._word(known, *token.group(WORD, NUMBER))
            elif kind == PLAIN:
                self._plain(token.group(PLAIN))
            elif kind == OPEN:
                self._open()
            elif kind == CLOSE:
                self._close()
            elif kind == HEX:
                self._byte(int(token.group(HEX), 16))
            else:
                self._symbol(token.group(SYMBOL))
        self.flush()
        return self._flows[0].finish()

    def _word(self, known: Actions, word: bytes, number: bytes | None) -> None:
        """A group that may be left out, as its first word says, is left out unless it is one of a few."""
        if self._is_optional:
            self._is_optional = False
            if word.decode("ascii") not in words.OPTIONAL:
                self.state["for"] = words.SKIP
                return
        action = known.get(word)
        if action is not None:
            action(None if number is None else int(number))

    def _unit(self, number: bytes, stand_ins: bytes) -> None:
        """A UTF-16 unit, and the bytes behind it that other readers find in its place."""
        if self.state["for"] in _MUTE:
            return
        if self._bytes:
            self.flush()
        self._units.append(int(number) % _UNITS)
        given = len(stand_ins) // len(r"\'00")
        skipped = self.state["fallback"]
        if given <= skipped:
            self._to_skip = skipped - given
            return
        self.flush()
        self._bytes += bytes.fromhex(stand_ins.decode("ascii").replace(r"\'", "")[2 * skipped :])

    def _open(self) -> None:
        self.flush()
        if len(self._stack) > _GROUPS_LIMIT:
            raise too_complex("嵌套过深")
        self._stack.append(self.state.copy())

    def _close(self) -> None:
        self.flush()
        self._is_optional = False
        if not self._stack:
            return
        ended, self.state = self.state, self._stack.pop()
        if ended["for"] == words.PICTURE != self.state["for"]:
            self._end_picture()
        if self._boxes and self._boxes[-1] == len(self._stack):
            self._boxes.pop()
            inner = self._flows.pop().finish()
            self._flows[-1].pieces.after += inner

    def _plain(self, text: bytes) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(text))
            self._to_skip -= skipped
            text = text[skipped:]
            if not text:
                return
        if self.state["for"] == words.PICTURE:
            self._hex.append(text)
        elif self.state["for"] not in _MUTE:
            if self._units:
                self.flush()
            self._bytes += text

    def _byte(self, byte: int) -> None:
        if self._to_skip:
            self._to_skip -= 1
        elif self.state["for"] not in _MUTE:
            if self._units:
                self.flush()
            self._bytes.append(byte)

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self._is_optional = True
        elif symbol in (b"\n", b"\r"):
            self.end_paragraph()
        elif self._to_skip:
            self._to_skip -= 1
        else:
            self.flush()
            self.put(words.SYMBOLS.get(symbol.decode("latin-1"), ""))

    def flush(self) -> None:
        """Decodes what was read and puts it where the group's text goes."""
        self._to_skip = 0
        if self._bytes:
            raw, self._bytes = bytes(self._bytes), bytearray()
            self.put(self._decode(raw))
        if self._units:
            units, self._units = self._units, []
            self.put(b"".join(unit.to_bytes(2, "little") for unit in units).decode("utf-16-le", "replace"))

    def _decode(self, raw: bytes) -> str:
        if raw.isascii():
            return raw.decode("ascii")
        charset = self.fonts.get(self.state["font"], 0)
        if charset == words.SYMBOL_SET:
            return ""
        return _decoded(raw, words.CODE_PAGES.get(charset) or self.code_page)

    def put(self, text: str) -> None:
        """Puts text where the open group sends it."""
        state = self.state
        if not text:
            return
        if state["for"] == words.TEXT:
            if not state["hidden"] and not state["deleted"]:
                bold = bool(state["bold"] or state["east_asian_bold"])
                self._flows[-1].pieces.add(_PRIVATE_USE.sub("", text), bold)
        elif state["for"] == words.STYLES:
            self._name_style(text)
        elif state["for"] == words.COLOURS:
            for _ in range(min(text.count(";"), 256)):
                self.colours.append("".join(f"{channel:02X}" for channel in self.channels.values()))

    def _name_style(self, text: str) -> None:
        name = text.rstrip(";").strip().casefold()
        if _CONTENTS.match(name):
            self._contents.add(self.state["style"])
        match = _STYLE_NAME.fullmatch(name)
        role = role_of_outline(int(match.group(1)) - 1) if match else Role.BODY
        self._roles[self.state["style"]] = Role.TITLE if name in ("title", "标题") else role

    def depth(self) -> int:
        """In how many tables the paragraph stands."""
        return self.state["depth"] or self.state["in_table"]

    def end_paragraph(self) -> None:
        """A paragraph ends."""
        if self.is_text():
            if self.state["style"] in self._contents:
                self._flows[-1].pieces = Pieces()
            self._flows[-1].end_paragraph(self.depth(), self._role())

    def end_cell(self, depth: int) -> None:
        """A cell ends, in so many tables."""
        if self.is_text():
            self._flows[-1].end_cell(depth, self._role(), words.ALIGNMENT_NAMES[self.state["align"]])

    def end_row(self, depth: int) -> None:
        """A row ends, in so many tables."""
        if self.is_text():
            self._flows[-1].end_row(depth, self.shape)

    def break_line(self) -> None:
        """A line ends within a paragraph."""
        if self.is_text() and not self.state["hidden"]:
            self._flows[-1].pieces.break_line()

    def add_character(self, text: str) -> None:
        """Adds a character that has a word of its own; a tab after a list's label is its distance."""
        if self._to_skip:
            self._to_skip -= 1
            return
        self.flush()
        if not (self.state["label"] and text == " "):
            self.put(text)

    def open_box(self) -> None:
        """The group is a text box: its content comes after the paragraph that it hangs on."""
        if self.state["for"] != words.SKIP:
            self.state |= {**words.PLAIN, **words.PARAGRAPH, "for": words.TEXT}
            self._boxes.append(len(self._stack) - 1)
            self._flows.append(Flow(self.colours))

    def is_text(self) -> bool:
        """Whether the open group is running text; what was read of it so far is put there."""
        self.flush()
        return self.state["for"] == words.TEXT

    def _role(self) -> Role:
        outline = self.state["outline"]
        return role_of_outline(outline) if outline >= 0 else self._roles.get(self.state["style"], Role.BODY)

    def _depth(self) -> int:
        return max(self.state["depth"], 1) if self.state["in_table"] else 0

    def _end_picture(self) -> None:
        raw, self._hex = b"".join(self._hex), []
        size, self.picture_size = self.picture_size, dict[str, int]()
        try:
            data = bytes.fromhex(raw.decode("ascii", "replace"))
        except ValueError:
            return
        width = size.get("picwgoal", 0) * size.get("picscalex", 100) // 100
        height = size.get("pichgoal", 0) * size.get("picscaley", 100) // 100
        made = picture(data, width, height)
        if made is not None:
            self._place(made)

    def _place(self, made: Picture) -> None:
        if self.state["for"] == words.DRAWING:
            self._flows[-1].pieces.after.append(made)
        elif not self.state["hidden"] and not self.state["deleted"]:
            self._flows[-1].pieces.place(made)


def _decoded(raw: bytes, page: str) -> str:
    """Bytes without a code page are Chinese if they can be, else Western."""
    if page:
        return raw.decode(page, "replace")
    try:
        return raw.decode("gb18030")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
