"""Embedded fonts: outlines as TrueType, with a table from characters to glyphs."""

import struct

import pytest

from export.writers.fixed.character_map import character_map
from export.writers.fixed.outlines import box_contours
from export.writers.fixed.truetype import Metrics, truetype

METRICS = Metrics(1000, 880, -120, False)
SQUARE = [[(0, 0, True), (0, 500, True), (500, 500, True), (500, -300, False)]]


def tables(data: bytes) -> dict[str, bytes]:
    (count,) = struct.unpack_from(">H", data, 4)
    found = {}
    for i in range(count):
        tag, _sum, at, length = struct.unpack_from(">4sIII", data, 12 + 16 * i)
        found[tag.decode()] = data[at : at + length]
    return found


def looked_up(cmap: bytes, code: int) -> int:
    """The glyph of a character by the subtable of format 12."""
    (at,) = struct.unpack_from(">I", cmap, 16)
    (groups,) = struct.unpack_from(">I", cmap, at + 12)
    for i in range(groups):
        first, last, glyph = struct.unpack_from(">III", cmap, at + 16 + 12 * i)
        if first <= code <= last:
            return glyph + code - first
    return 0


def looked_up_basic(cmap: bytes, code: int) -> int:
    """The same by the subtable of format 4."""
    (at,) = struct.unpack_from(">I", cmap, 8)
    (double,) = struct.unpack_from(">H", cmap, at + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", cmap, at + 14)
    starts = struct.unpack_from(f">{count}H", cmap, at + 16 + double)
    deltas = struct.unpack_from(f">{count}H", cmap, at + 16 + 2 * double)
    i = next(i for i, end in enumerate(ends) if code <= end)
    return (code + deltas[i]) & 0xFFFF if starts[i] <= code else 0


def test_the_file_has_what_readers_look_up_and_its_sum() -> None:
    subset = truetype("ABCDEF+Test", METRICS, [SQUARE, []], [600, 250], ["中", " "])
    found = tables(subset.data)
    assert set(found) == {"OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"}
    assert sum(struct.unpack(f">{len(subset.data) // 4}I", subset.data)) & 0xFFFFFFFF == 0xB1B0AFBA
    assert struct.unpack(">4I", found["loca"])[2:] == (len(found["glyf"]),) * 2
    assert struct.unpack(">HhHhHh", found["hmtx"]) == (500, 0, 600, 0, 250, 0)
    assert subset.box == (0, -300, 500, 500)
    assert subset.numbers == {"中": 1, " ": 2}


def test_points_are_written_in_one_byte_or_two() -> None:
    subset = truetype("ABCDEF+Test", METRICS, [SQUARE], [600], ["中"])
    glyph = tables(subset.data)["glyf"]
    contours, *box = struct.unpack_from(">hhhhh", glyph)
    assert (contours, box) == (1, [0, -300, 500, 500])
    flags = glyph[14:18]
    assert [flag & 1 for flag in flags] == [1, 1, 1, 0]
    assert struct.unpack_from(">h", glyph, 18) == (500,), "the second point is 500 to the right of nothing"


def test_a_font_of_nothing_is_a_font() -> None:
    assert len(tables(truetype("ABCDEF+Empty", METRICS, [], [], []).data)["maxp"]) == 32


@pytest.mark.parametrize("text", ["一", "丁", "A", "𠮷"])
def test_characters_lead_to_their_glyphs(text: str) -> None:
    cmap = character_map({"A": 3, "一": 1, "丁": 2, "𠮷": 9})
    wanted = {"A": 3, "一": 1, "丁": 2, "𠮷": 9}[text]
    assert looked_up(cmap, ord(text)) == wanted
    assert text == "𠮷" or looked_up_basic(cmap, ord(text)) == wanted
    assert looked_up(cmap, ord("B")) == looked_up_basic(cmap, ord("B")) == 0


def test_a_box_is_empty_inside() -> None:
    outer, inner = box_contours(900, 700, 50)
    assert outer[0][:2] == (50, 0)
    assert inner[-1][:2] == (100, 50)
