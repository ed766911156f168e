"""Small binary Word documents made by hand, with the structures that a reader of them must know."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from typing import NamedTuple

SECTOR = 512
TEXT_AT = 0x800
END_OF_CHAIN, FAT_SECTOR, FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


class Run(NamedTuple):
    """Characters with their property modifications."""

    text: str
    look: bytes = b""


class Para(NamedTuple):
    """A paragraph with its mark and its property modifications."""

    runs: tuple[Run, ...]
    look: bytes = b""
    mark: str = "\r"
    style: int = 0
    mark_look: bytes = b""


def sprm(code: int, *operand: int) -> bytes:
    """A property modification with the bytes of its operand."""
    return struct.pack("<H", code) + bytes(operand)


BOLD = sprm(0x0835, 1)
DELETED = sprm(0x0800, 1)
HIDDEN = sprm(0x083C, 1)
IN_TABLE = sprm(0x2416, 1)
ROW_END = IN_TABLE + sprm(0x2417, 1)
DOWN, RESTART = 0x20, 0x60


def p(text: str | Run = "", *more: Run, look: bytes = b"", style: int = 0, mark: str = "\r") -> Para:
    """A paragraph."""
    first = text if isinstance(text, Run) else Run(text)
    return Para((first, *more), look, mark, style)


def cell(text: str | Run = "", look: bytes = b"") -> Para:
    """The last paragraph of a cell."""
    return p(text, look=IN_TABLE + look, mark="\x07")


def shape(edges: Sequence[int], flags: Sequence[int] = ()) -> bytes:
    """The definition of a row's cells (`sprmTDefTable`)."""
    cells = b"".join(struct.pack("<H18x", flag) for flag in flags)
    body = bytes([len(edges) - 1]) + struct.pack(f"<{len(edges)}h", *edges) + cells
    return struct.pack("<HH", 0xD608, len(body) + 1) + body


def row(*texts: str, edges: Sequence[int] = (), flags: Sequence[int] = (), more: bytes = b"") -> list[Para]:
    """A row of a table, its columns 1000 twips wide."""
    edges = edges or [1000 * i for i in range(len(texts) + 1)]
    end = Para((Run(""),), ROW_END + more + shape(edges, flags), "\x07")
    return [*(cell(text) for text in texts), end]


def doc(
    *paragraphs: Para,
    flags: int = 0,
    version: int = 0xC1,
    ident: int = 0xA5EC,
    narrow: bool = False,
    structures: dict[int, bytes] | None = None,
    data: bytes = b"",
    box: tuple[Para, ...] = (),
    after_lists: bytes = b"",
) -> bytes:
    """The document; `structures` go to the table stream by their number in the FIB, `box` is text of a text box."""
    every = (*paragraphs, *box)
    width, code = (1, "cp1252") if narrow else (2, "utf-16-le")
    text = "".join("".join(run.text for run in each.runs) + each.mark for each in every)
    raw = text.encode(code, "surrogatepass")
    units = len(raw) // width
    main_units = sum(
        len((("".join(run.text for run in each.runs)) + each.mark).encode(code)) // width
        for each in paragraphs
    )
    main = bytearray(TEXT_AT) + raw
    main += bytes(-len(main) % SECTOR)
    place = TEXT_AT * 2 | 1 << 30 if narrow else TEXT_AT
    clx = struct.pack("<BLLLHLH", 2, 16, 0, units, 0, place, 0)
    table = b""
    parts = {33: clx, **(structures or {})}
    parts[12] = _pages(main, _characters(every, width, code), 1)
    parts[13] = _pages(main, _paragraphs(every, width, code), 13)
    struct.pack_into("<HH", main, 0, ident, version)
    struct.pack_into("<H", main, 0x0A, flags | 0x0200)
    struct.pack_into("<8L", main, 0x4C, main_units, 0, 0, 0, 0, 0, units - main_units, 0)
    struct.pack_into("<H", main, 0x98, 93)
    for number in sorted(parts):
        struct.pack_into("<2L", main, 0x9A + 8 * number, len(table), len(parts[number]))
        table += parts[number] + (after_lists if number == 73 else b"")
    return container({"WordDocument": bytes(main), "1Table": table, "Data": data})


class _Stretch(NamedTuple):
    start: int
    end: int
    program: bytes


def _characters(paragraphs: Iterable[Para], width: int, code: str) -> list[_Stretch]:
    found: list[_Stretch] = []
    at = TEXT_AT
    for each in paragraphs:
        for run in (*each.runs, Run(each.mark, each.mark_look)):
            size = len(run.text.encode(code))
            if size:
                found.append(_Stretch(at, at + size, bytes([len(run.look)]) + run.look if run.look else b""))
            at += size
    return found


def _paragraphs(paragraphs: Iterable[Para], width: int, code: str) -> list[_Stretch]:
    found: list[_Stretch] = []
    at = TEXT_AT
    for each in paragraphs:
        size = len(("".join(run.text for run in each.runs) + each.mark).encode(code))
        program = struct.pack("<H", each.style) + each.look
        program += bytes(len(program) & 1)
        found.append(_Stretch(at, at + size, bytes([0, len(program) // 2]) + program))
        at += size
    return found


def _pages(main: bytearray, stretches: Sequence[_Stretch], width: int) -> bytes:
    """Puts formatted pages at the end of the main stream; answers the table that leads to them."""
    numbers: list[int] = []
    starts: list[int] = []
    i = 0
    while i < len(stretches):
        taken, low = 0, SECTOR - 2
        page = bytearray(SECTOR)
        while i + taken < len(stretches):
            program = stretches[i + taken].program
            at = (low - len(program)) & ~1
            if at < 4 * (taken + 2) + width * (taken + 1):
                break
            low, taken = at, taken + 1
            page[at : at + len(program)] = program
        low = SECTOR - 2
        here = stretches[i : i + taken]
        struct.pack_into(f"<{taken + 1}L", page, 0, *(each.start for each in here), here[-1].end)
        for k, each in enumerate(here):
            low = (low - len(each.program)) & ~1
            page[4 * (taken + 1) + width * k] = low // 2 if each.program else 0
        page[-1] = taken
        numbers.append(len(main) // SECTOR)
        starts.append(here[0].start)
        main += page
        i += taken
    return struct.pack(f"<{len(starts) + 1}L", *starts, stretches[-1].end) + struct.pack(
        f"<{len(numbers)}L", *numbers
    )


def container(streams: dict[str, bytes]) -> bytes:
    """A compound file; every stream is long enough to stand in sectors of its own."""
    sectors: list[bytes] = []
    fat: list[int] = []

    def put(content: bytes) -> int:
        first = len(sectors)
        count = -(-len(content) // SECTOR)
        sectors.extend(content[SECTOR * i : SECTOR * (i + 1)].ljust(SECTOR, b"\0") for i in range(count))
        fat.extend([*range(first + 1, first + count), END_OF_CHAIN])
        return first

    names = sorted((name for name in streams if streams[name]), key=lambda name: (len(name), name.upper()))
    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)]
    for i, name in enumerate(names):
        content = streams[name].ljust(4096, b"\0")
        right = i + 2 if i + 1 < len(names) else FREE
        entries.append(_entry(name, 2, put(content), len(content), right=right))
    directory = put(b"".join(entries).ljust(4 * 128, b"\0"))
    fat_first = len(sectors)
    fat_count = -(-(len(fat) + 1) // 127)
    fat += [FAT_SECTOR] * fat_count
    fat += [FREE] * (128 * fat_count - len(fat))
    difat = [fat_first + i for i in range(fat_count)]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack(
        "<9L", 0, fat_count, directory, 0, 4096, END_OF_CHAIN, 0, END_OF_CHAIN, 0
    ) + struct.pack("<109L", *difat, *[FREE] * (109 - len(difat)))
    return head + b"".join(sectors) + struct.pack(f"<{len(fat)}L", *fat)


def _entry(name: str, kind: int, start: int, size: int, child: int = FREE, right: int = FREE) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    return struct.pack("<64sHBB3L36xLQ", raw, len(raw), kind, 1, FREE, right, child, start, size)


def sheet(*styles: bytes) -> bytes:
    """A style sheet; the styles are numbered from 0."""
    head = struct.pack("<2H14x", len(styles), 10)
    body = b"".join(struct.pack("<H", len(each)) + each for each in styles)
    return struct.pack("<H", len(head)) + head + body


def style(
    known: int, *, base: int = 0xFFF, paragraph: bytes = b"", character: bytes = b"", kind: int = 1
) -> bytes:
    """A style of a paragraph (kind 1) or of characters (kind 2)."""
    programs = [struct.pack("<H", 0) + paragraph, character] if kind == 1 else [character]
    made = struct.pack("<5H", known, base << 4 | kind, len(programs), 0, 0) + struct.pack(
        "<HHH", 1, ord("x"), 0
    )
    for program in programs:
        made += bytes(len(made) & 1) + struct.pack("<H", len(program)) + program
    return made


def level(text: str, form: int, start: int = 1, flags: int = 0, follows: int = 2, restart: int = 0) -> bytes:
    """A level of a list; `{0}` to `{8}` stand for the numbers of levels."""
    for i in range(9):
        text = text.replace(f"{{{i}}}", chr(i))
    head = struct.pack("<lBB9xB8xBBBx", start, form, flags, follows, 0, 0, restart)
    return head + struct.pack("<H", len(text)) + text.encode("utf-16-le")


def lists(
    *levels: bytes, simple: bool = False, overrides: Sequence[tuple[int, int]] = ()
) -> tuple[dict[int, bytes], bytes]:
    """The structures of one list and of two numbers for it, and the levels that follow; the second is overridden."""
    every = levels if simple else [*levels, *[level("", 255)] * (9 - len(levels))]
    heads = struct.pack("<Hl22xBx", 1, 77, int(simple))
    numbers = (
        struct.pack("<L", 2) + struct.pack("<l8xB3x", 77, 0) + struct.pack("<l8xB3x", 77, len(overrides))
    )
    changes = b"".join(struct.pack("<lL", start, index | 0x10) for index, start in overrides)
    return {73: heads, 74: numbers + bytes(4) + bytes(4) + changes}, b"".join(every)
