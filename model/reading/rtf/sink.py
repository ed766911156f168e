"""Sink: the state of the open group of an RTF document, and where its text, cells, rows and pictures go."""

from __future__ import annotations

from typing import NamedTuple

from model.content.blocks import Block, Picture, plain_text
from model.reading.rtf import control_words as words
from model.reading.rtf.fields import Field
from model.reading.rtf.flow import Flow
from model.reading.rtf.styles import StyleNames
from model.reading.rtf.table import RowShape
from model.reading.shared.media import picture
from model.reading.shared.omissions import Omissions
from model.reading.shared.symbols import symbol
from model.reading.source import OmissionKind

_WHITE = "FFFFFF"
_NO_SIZE = 2
"""Half points."""
State = dict[str, int]
"""Formatting and purpose of a group, by the keys of `control_words`; a group inside it begins with a copy."""


class _Box(NamedTuple):
    """An open text box or footnote."""

    depth: int
    """How many groups are around it."""
    is_footnote: bool


class TextSink:
    """The content of one document while it is parsed; `actions` changes it, the parser feeds it."""

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
        self.groups: list[State] = []
        """States of the groups around the open one."""
        self.to_skip = 0
        """Characters that stand in for a Unicode character and are to be skipped."""
        self.bytes = bytearray()
        """Text that is not decoded yet, for two bytes may make one character."""
        self.units: list[int] = []
        """UTF-16 units that are not decoded yet, for two may make one character."""
        self.hex: list[bytes] = []
        """Hexadecimal digits of the open picture."""
        self._styles = StyleNames()
        self.omissions = Omissions()
        self._flows = [Flow(self.colours, self.omissions)]
        self._boxes: list[_Box] = []
        self.fields: list[Field] = []
        """The open fields, the innermost last."""

    def finish(self) -> list[Block]:
        """Return the blocks of the document."""
        self.flush()
        return self._flows[0].finish()

    def open_group(self) -> None:
        """Begin a group inside the open one."""
        self.flush()
        self.groups.append(self.state.copy())

    def close_group(self) -> None:
        """End the open group; a picture or text box that began with it ends too."""
        self.flush()
        if not self.groups:
            return
        ended, self.state = self.state, self.groups.pop()
        if ended["for"] == words.PICTURE != self.state["for"]:
            self._end_picture()
        if self._boxes and self._boxes[-1].depth == len(self.groups):
            self._end_box(self._boxes.pop())
        if self.fields and self.fields[-1].depth == len(self.groups):
            self._end_field(self.fields.pop())

    def flush(self) -> None:
        """Decode the bytes and units read so far and put them where the group's text goes."""
        self.to_skip = 0
        if self.bytes:
            raw, self.bytes = bytes(self.bytes), bytearray()
            self.put(self._decode(raw))
        if self.units:
            units, self.units = self.units, []
            self.put(b"".join(unit.to_bytes(2, "little") for unit in units).decode("utf-16-le", "replace"))

    def _decode(self, raw: bytes) -> str:
        charset = self.fonts.get(self.state["font"], 0)
        if charset == words.SYMBOL_SET and self.state["for"] == words.TEXT:
            return "" if self.state["label"] else "".join(map(symbol, raw))
        if raw.isascii():
            return raw.decode("ascii")
        return _decoded(raw, words.CODE_PAGES.get(charset) or self.code_page)

    def put(self, text: str) -> None:
        """Put text where the open group sends it: the running text, a style's name, a field or the table of colours."""
        state = self.state
        if not text:
            return
        if state["for"] == words.TEXT:
            if self.is_shown():
                self._add(text)
        elif state["for"] == words.STYLES:
            self._styles.add(state["style"], text)
        elif state["for"] == words.INSTRUCTION:
            if self.fields:
                self.fields[-1].instruction.append(text)
        elif state["for"] == words.FORM_ENTRY:
            if self.fields:
                self.fields[-1].add_to_entry(text)
        elif state["for"] == words.COLOURS:
            for _ in range(min(text.count(";"), 256)):
                self.colours.append("".join(f"{channel:02X}" for channel in self.channels.values()))

    def _add(self, text: str) -> None:
        """Add text to the paragraph in the format of its group."""
        state, pieces = self.state, self._flows[-1].pieces
        if state["struck"]:
            pieces.leave_out(OmissionKind.STRUCK, text)
        else:
            bold = bool(state["bold"] or state["east_asian_bold"])
            pieces.add(text, bold, raised=bool(state["raised"]), faint=self._is_faint())

    def _is_faint(self) -> bool:
        """Return whether the text of the open group is white without a ground of its own, or a point high or less."""
        state, colours = self.state, self.colours
        if 0 < state["size"] <= _NO_SIZE:
            return True
        colour = state["colour"]
        return 0 < colour < len(colours) and colours[colour] == _WHITE and not state["ground"]

    def is_shown(self) -> bool:
        """Return whether the text of the open group is neither hidden nor deleted."""
        return not self.state["hidden"] and not self.state["deleted"]

    def depth(self) -> int:
        """Return the number of tables that the paragraph stands in."""
        return self.state["depth"] or self.state["in_table"]

    def end_paragraph(self) -> None:
        """End the paragraph."""
        if self.is_text():
            if self._styles.is_contents(self.state["style"]):
                self._flows[-1].clear()
            self._flows[-1].end_paragraph(
                self.depth(), self._styles.role(self.state["style"], self.state["outline"])
            )

    def end_cell(self, depth: int) -> None:
        """End a cell that stands in `depth` tables."""
        if self.is_text():
            self._flows[-1].end_cell(
                depth,
                self._styles.role(self.state["style"], self.state["outline"]),
                words.ALIGNMENT_NAMES[self.state["align"]],
            )

    def end_row(self, depth: int) -> None:
        """End a row that stands in `depth` tables."""
        if self.is_text():
            self._flows[-1].end_row(depth, self.shape)

    def break_line(self) -> None:
        """End the line within a paragraph."""
        if self.is_text() and not self.state["hidden"]:
            self._flows[-1].pieces.break_line()

    def add_character(self, text: str) -> None:
        """Add a character that has its own control word, but no tab that follows a list label."""
        if self.to_skip:
            self.to_skip -= 1
            return
        self.flush()
        if not (self.state["label"] and text == " "):
            self.put(text)

    def open_box(self) -> None:
        """Make the open group a text box, whose content comes after the paragraph that it is anchored to."""
        if self.state["for"] != words.SKIP:
            self._open(is_footnote=False)

    def open_footnote(self) -> None:
        """Make the open group a footnote of the paragraph around it."""
        if self.state["for"] == words.TEXT:
            self._open(is_footnote=True)

    def _open(self, *, is_footnote: bool) -> None:
        self.state |= {**words.PLAIN, **words.PARAGRAPH, "for": words.TEXT}
        self._boxes.append(_Box(len(self.groups) - 1, is_footnote))
        self._flows.append(Flow(self.colours, self.omissions))

    def _end_box(self, box: _Box) -> None:
        inner = self._flows.pop().finish()
        if box.is_footnote:
            self._flows[-1].pieces.footnotes.append(plain_text(inner).replace("\n", " "))
        else:
            self._flows[-1].pieces.after += inner

    def open_field(self) -> None:
        """Make the open group a field."""
        if self.is_text():
            pieces = self._flows[-1].pieces
            self.fields.append(Field(len(self.groups) - 1, pieces, len(pieces.text)))

    def _end_field(self, field: Field) -> None:
        """Show what a field shows whose result is not stored."""
        pieces = self._flows[-1].pieces
        if pieces is field.pieces and len(pieces.text) == field.before:
            self.put(field.shown)

    def is_text(self) -> bool:
        """Flush, and return whether the open group is running text."""
        self.flush()
        return self.state["for"] == words.TEXT

    def _end_picture(self) -> None:
        raw, self.hex = b"".join(self.hex), []
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
        elif self.is_shown():
            self._flows[-1].pieces.place(made)


def _decoded(raw: bytes, page: str) -> str:
    """Decode bytes by their code page; those without one as GB18030 where that is possible, else as Western."""
    if page:
        return raw.decode(page, "replace")
    try:
        return raw.decode("gb18030")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
