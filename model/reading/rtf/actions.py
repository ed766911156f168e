"""Actions: what each control word of RTF does."""

from __future__ import annotations

import codecs
from collections.abc import Callable

from model.reading.rtf import control_words as words
from model.reading.rtf.sink import TextSink
from model.reading.rtf.table import RowShape

Action = Callable[["int | None"], None]
Actions = dict[bytes, Action]

_PICTURE_SIZES = ("picwgoal", "pichgoal", "picscalex", "picscaley")
_CHINESE = 936
_UTF_8 = 65001


def actions(sink: TextSink) -> Actions:
    """Return the known words with what they do to this sink."""
    found: dict[str, Action] = {
        **{word: _destination(sink, purpose) for word, purpose in words.DESTINATIONS.items()},
        **{word: lambda number: sink.open_box() for word in words.TEXT_BOXES},
        "footnote": lambda number: sink.open_footnote(),
        **{word: _setter(sink, key, switch=True) for word, key in words.SWITCHES.items()},
        **{word: _setter(sink, key) for word, key in words.NUMBERS.items()},
        **{word: _fixed(sink, {"align": align}) for word, align in words.ALIGNMENTS.items()},
        **{word: _character(sink, text) for word, text in words.CHARACTERS.items()},
        **{word: lambda number: sink.break_line() for word in words.LINE_BREAKS},
        **{word: lambda number: sink.end_paragraph() for word in words.PARAGRAPH_ENDS},
        **{word: _fixed(sink, {"label": 1}) for word in ("listtext", "pntext")},
        **{word: _channel(sink, word) for word in sink.channels},
        **{word: _size(sink, word) for word in _PICTURE_SIZES},
        **_table_actions(sink),
        **_field_actions(sink),
        "nosupersub": _fixed(sink, {"raised": 0}),
        "plain": _fixed(sink, words.PLAIN),
        "pard": _fixed(sink, words.PARAGRAPH),
        "uc": _fallback(sink),
        "ansicpg": _code_page(sink),
        "fcharset": _charset(sink),
    }
    return {word.encode(): action for word, action in found.items()}


def _destination(sink: TextSink, purpose: int) -> Action:
    def act(number: int | None) -> None:
        if sink.state["for"] != words.SKIP:
            sink.flush()
            sink.state["for"] = purpose

    return act


def _setter(sink: TextSink, key: str, *, switch: bool = False) -> Action:
    def act(number: int | None) -> None:
        sink.flush()
        sink.state[key] = int(number != 0) if switch else (number or 0)

    return act


def _fallback(sink: TextSink) -> Action:
    """Set how many characters stand in for each Unicode one; needs no flush."""

    def act(number: int | None) -> None:
        sink.state["fallback"] = max(number or 0, 0)

    return act


def _fixed(sink: TextSink, values: dict[str, int]) -> Action:
    def act(number: int | None) -> None:
        sink.flush()
        sink.state |= values

    return act


def _character(sink: TextSink, text: str) -> Action:
    return lambda number: sink.add_character(text)


def _channel(sink: TextSink, name: str) -> Action:
    def act(number: int | None) -> None:
        sink.flush()
        sink.channels[name] = min(max(number or 0, 0), 255)

    return act


def _size(sink: TextSink, name: str) -> Action:
    def act(number: int | None) -> None:
        sink.picture_size[name] = number or 0

    return act


def _code_page(sink: TextSink) -> Action:
    def act(number: int | None) -> None:
        name = {_CHINESE: "gb18030", _UTF_8: "utf-8"}.get(number or 0, f"cp{number}")
        try:
            sink.code_page = codecs.lookup(name).name
        except LookupError:
            sink.code_page = ""

    return act


def _charset(sink: TextSink) -> Action:
    def act(number: int | None) -> None:
        if sink.state["for"] == words.FONTS:
            sink.fonts[sink.state["font"]] = number or 0

    return act


def _field_actions(sink: TextSink) -> dict[str, Action]:
    """Return the words of fields and of the form fields in them."""

    def entry(number: int | None) -> None:
        if sink.fields and sink.state["for"] == words.FORM_FIELD:
            sink.flush()
            sink.state["for"] = words.FORM_ENTRY
            sink.fields[-1].begin_entry()

    def choose(number: int | None) -> None:
        if sink.fields:
            sink.fields[-1].chosen = number or 0

    def choose_default(number: int | None) -> None:
        if sink.fields:
            sink.fields[-1].default = number or 0

    return {
        "field": lambda number: sink.open_field(),
        "ffl": entry,
        "ffres": choose,
        "ffdefres": choose_default,
    }


def _table_actions(sink: TextSink) -> dict[str, Action]:
    """Return the words of tables. Rows are defined before or after their cells, nested rows in a group at their end."""
    outer: list[RowShape] = []

    def begin_row(number: int | None) -> None:
        if sink.is_text():
            sink.shape = RowShape()

    def begin_nested(number: int | None) -> None:
        outer[:] = [sink.shape]

    def end_nested_row(number: int | None) -> None:
        sink.end_row(max(sink.depth(), 2))
        if outer:
            sink.shape = outer.pop()

    def shape_cell(number: int | None) -> None:
        if sink.is_text():
            sink.shape.end_cell(number or 0)

    return {
        "trowd": begin_row,
        "nesttableprops": begin_nested,
        "cell": lambda number: sink.end_cell(1),
        "nestcell": lambda number: sink.end_cell(max(sink.depth(), 2)),
        "row": lambda number: sink.end_row(1),
        "nestrow": end_nested_row,
        "cellx": shape_cell,
        "trleft": lambda number: setattr(sink.shape, "left", number or 0),
        "trrh": lambda number: setattr(sink.shape, "height", abs(number or 0)),
        "trhdr": lambda number: setattr(sink.shape, "header", True),
        "clvmgf": lambda number: setattr(sink.shape.next, "down", "restart"),
        "clvmrg": lambda number: setattr(sink.shape.next, "down", "continue"),
        "clmrg": lambda number: setattr(sink.shape.next, "goes_on", True),
        "clcbpat": lambda number: setattr(sink.shape.next, "colour", number or 0),
    }
