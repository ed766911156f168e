"""Actions: what each control word of RTF does."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from typing import TYPE_CHECKING

from model.reading.rtf import control_words as words
from model.reading.rtf.table import RowShape

if TYPE_CHECKING:
    from model.reading.rtf.document import RichText

Action = Callable[["int | None"], None]
Actions = dict[bytes, Action]

_PICTURE_SIZES = ("picwgoal", "pichgoal", "picscalex", "picscaley")
_CHINESE = 936
_UTF_8 = 65001


def actions(reader: RichText) -> Actions:
    """The known words and what they do to this reader."""
    found: dict[str, Action] = {
        **{word: _destination(reader, purpose) for word, purpose in words.DESTINATIONS.items()},
        **{word: lambda number: reader.open_box() for word in words.TEXT_BOXES},
        **{word: _setter(reader, key, switch=True) for word, key in words.SWITCHES.items()},
        **{word: _setter(reader, key) for word, key in words.NUMBERS.items()},
        **{word: _fixed(reader, {"align": align}) for word, align in words.ALIGNMENTS.items()},
        **{word: _character(reader, text) for word, text in words.CHARACTERS.items()},
        **{word: lambda number: reader.break_line() for word in words.LINE_BREAKS},
        **{word: lambda number: reader.end_paragraph() for word in words.PARAGRAPH_ENDS},
        **{word: _fixed(reader, {"label": 1}) for word in ("listtext", "pntext")},
        **{word: _channel(reader, word) for word in reader.channels},
        **{word: _size(reader, word) for word in _PICTURE_SIZES},
        **_table_actions(reader),
        "plain": _fixed(reader, words.PLAIN),
        "pard": _fixed(reader, words.PARAGRAPH),
        "uc": _fallback(reader),
        "ansicpg": _code_page(reader),
        "fcharset": _charset(reader),
    }
    return {word.encode(): action for word, action in found.items()}


def _destination(reader: RichText, purpose: int) -> Action:
    def act(number: int | None) -> None:
        if reader.state["for"] != words.SKIP:
            reader.flush()
            reader.state["for"] = purpose

    return act


def _setter(reader: RichText, key: str, *, switch: bool = False) -> Action:
    def act(number: int | None) -> None:
        reader.flush()
        reader.state[key] = int(number != 0) if switch else (number or 0)

    return act


def _fallback(reader: RichText) -> Action:
    """How many characters stand in for each Unicode one; changes nothing of what was read."""

    def act(number: int | None) -> None:
        reader.state["fallback"] = max(number or 0, 0)

    return act


def _fixed(reader: RichText, values: dict[str, int]) -> Action:
    def act(number: int | None) -> None:
        reader.flush()
        reader.state |= values

    return act


def _character(reader: RichText, text: str) -> Action:
    return lambda number: reader.add_character(text)


def _channel(reader: RichText, name: str) -> Action:
    def act(number: int | None) -> None:
        reader.channels[name] = min(max(number or 0, 0), 255)

    return act


def _size(reader: RichText, name: str) -> Action:
    def act(number: int | None) -> None:
        reader.picture_size[name] = number or 0

    return act


def _code_page(reader: RichText) -> Action:
    def act(number: int | None) -> None:
        name = {_CHINESE: "gb18030", _UTF_8: "utf-8"}.get(number or 0, f"cp{number}")
        try:
            reader.code_page = codecs.lookup(name).name
        except LookupError:
            reader.code_page = ""

    return act


def _charset(reader: RichText) -> Action:
    def act(number: int | None) -> None:
        if reader.state["for"] == words.FONTS:
            reader.fonts[reader.state["font"]] = number or 0

    return act


def _table_actions(reader: RichText) -> dict[str, Action]:
    """Rows are defined before or after their cells; a nested row is defined in a group at its end."""
    outer: list[RowShape] = []

    def begin_row(number: int | None) -> None:
        if reader.is_text():
            reader.shape = RowShape()

    def begin_nested(number: int | None) -> None:
        outer[:] = [reader.shape]

    def end_nested_row(number: int | None) -> None:
        reader.end_row(max(reader.depth(), 2))
        if outer:
            reader.shape = outer.pop()

    def shape_cell(number: int | None) -> None:
        if reader.is_text():
            reader.shape.end_cell(number or 0)

    return {
        "trowd": begin_row,
        "nesttableprops": begin_nested,
        "cell": lambda number: reader.end_cell(1),
        "nestcell": lambda number: reader.end_cell(max(reader.depth(), 2)),
        "row": lambda number: reader.end_row(1),
        "nestrow": end_nested_row,
        "cellx": shape_cell,
        "trleft": lambda number: setattr(reader.shape, "left", number or 0),
        "trrh": lambda number: setattr(reader.shape, "height", abs(number or 0)),
        "trhdr": lambda number: setattr(reader.shape, "header", True),
        "clvmgf": lambda number: setattr(reader.shape.next, "down", "restart"),
        "clvmrg": lambda number: setattr(reader.shape.next, "down", "continue"),
        "clmrg": lambda number: setattr(reader.shape.next, "goes_on", True),
        "clcbpat": lambda number: setattr(reader.shape.next, "colour", number or 0),
    }
