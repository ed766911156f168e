"""Lists: automatic numbering, such as the `一、` that is not in the text ([MS-DOC] 2.9.131, 2.9.147, 2.9.150)."""

from __future__ import annotations

import struct
from typing import NamedTuple

from model.reading.doc import fib as places
from model.reading.doc.fib import Fib
from model.reading.shared.counting import LEVELS, Counting, Level, NumberedList

_LIST = struct.Struct("<l22xBx")
_SIMPLE = 1
_LEVEL = struct.Struct("<lBB9xBl4xBBBx")
_LEGAL, _RESTARTS = 0x04, 0x08
_NOTHING_FOLLOWS = 2
_OVERRIDE = struct.Struct("<l8xB3x")
_LEVEL_OVERRIDE = struct.Struct("<lL")
_STARTS, _HAS_LEVEL = 0x10, 0x20
_HIGHEST = 32_767
_LONGEST_LABEL = 64
_MOST = 4_000
"""Lists of one document; Word itself allows 2,046."""

_FORMS = {
    0: "decimal",
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    10: "ideographDigital",
    11: "japaneseCounting",
    14: "decimalFullWidth",
    16: "japaneseLegal",
    17: "japaneseDigitalTenThousand",
    18: "decimalEnclosedCircle",
    19: "decimalFullWidth2",
    22: "decimalZero",
    23: "bullet",
    26: "decimalEnclosedFullstop",
    27: "decimalEnclosedParen",
    28: "decimalEnclosedCircleChinese",
    29: "ideographEnclosedCircle",
    30: "ideographTraditional",
    31: "ideographZodiac",
    33: "taiwaneseCounting",
    34: "ideographLegalTraditional",
    35: "taiwaneseCountingThousand",
    36: "taiwaneseDigital",
    37: "chineseCounting",
    38: "chineseLegalSimplified",
    39: "chineseCountingThousand",
    255: "none",
}
"""Word's number of a format and the name that OOXML gives it ([MS-OSHARED] 2.2.1.3)."""


class _Reader(NamedTuple):
    """A level and the position after it."""

    level: Level
    end: int


def read_lists(fib: Fib, table: bytes) -> Counting:
    """Return the document's lists by their number, from 1; none where the document has none or they are damaged."""
    try:
        return Counting(_overrides(fib.structure(table, places.LIST_OVERRIDES), _levels(fib, table)))
    except (struct.error, IndexError):
        return Counting({})


def _levels(fib: Fib, table: bytes) -> dict[int, dict[int, Level]]:
    """Return the levels of each list by its id. They follow the list of lists, outside of its length."""
    lists = fib.structure(table, places.LISTS)
    count = struct.unpack_from("<H", lists)[0] if lists else 0
    at = fib.places[places.LISTS][0] + 2 + _LIST.size * count if lists else 0
    found: dict[int, dict[int, Level]] = {}
    for i in range(min(count, _MOST)):
        key, flags = _LIST.unpack_from(lists, 2 + _LIST.size * i)
        levels: dict[int, Level] = {}
        for index in range(1 if flags & _SIMPLE else LEVELS):
            levels[index], at = _level(table, at)
        found[key] = levels
    return found


def _level(table: bytes, at: int) -> _Reader:
    start, form, flags, follows, _, characters, paragraph, restart = _LEVEL.unpack_from(table, at)
    at += _LEVEL.size + characters + paragraph
    (length,) = struct.unpack_from("<H", table, at)
    text = table[at + 2 : at + 2 + 2 * min(length, _LONGEST_LABEL)].decode("utf-16-le", "replace")
    level = Level(
        start=min(max(start, 0), _HIGHEST),
        form=_FORMS.get(form, "decimal"),
        text="".join(f"%{ord(sign) + 1}" if ord(sign) < LEVELS else sign for sign in text),
        legal=bool(flags & _LEGAL),
        restart=restart if flags & _RESTARTS else None,
        spaced=follows != _NOTHING_FOLLOWS,
    )
    return _Reader(level, at + 2 + 2 * length)


def _overrides(raw: bytes, lists: dict[int, dict[int, Level]]) -> dict[str, NumberedList]:
    """Return the numbers that paragraphs refer to, each with its list and its changes to that list."""
    count = struct.unpack_from("<L", raw)[0] if raw else 0
    found: dict[str, NumberedList] = {}
    at = 4 + _OVERRIDE.size * count
    for i in range(min(count, _MOST)):
        key, changed = _OVERRIDE.unpack_from(raw, 4 + _OVERRIDE.size * i)
        made = NumberedList(str(key), dict(lists.get(key, {})))
        at += 4
        for _ in range(changed):
            at = _change(made, raw, at)
        found[str(i + 1)] = made
    return found


def _change(made: NumberedList, raw: bytes, at: int) -> int:
    """Put one change of a level into the list; return the position after it."""
    start, flags = _LEVEL_OVERRIDE.unpack_from(raw, at)
    at += _LEVEL_OVERRIDE.size
    index = flags & 0xF
    if flags & _HAS_LEVEL:
        made.levels[index], at = _level(raw, at)
    elif flags & _STARTS:
        made.overrides[index] = min(max(start, 0), _HIGHEST)
    return at
