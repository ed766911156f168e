"""Damaged binary documents: one reading error or a result, quickly, whatever the bytes are."""

from __future__ import annotations

import random
import struct
import time

import pytest
from builders.doc import BOLD, RESTART, Run, doc, level, lists, p, row, sheet, style

from model.files.errors import ReadingError, ReadingProblem
from model.reading.doc import reader
from model.reading.doc.pages import paragraph_stretches
from model.reading.doc.rows import row_shape
from model.reading.doc.sprm import modifications, paragraph_properties, unfold
from model.reading.doc.text import read_text


def _sample() -> bytes:
    structures, after = lists(level("{0}、", 39), level("（{1}）", 37))
    structures[1] = sheet(style(0), style(1, character=BOLD))
    rows = [each for i in range(20) for each in row("组", str(i), "", flags=[RESTART, 0, 0])]
    return doc(
        p("标题", style=1), p(Run("粗", BOLD), Run("细\x13 REF \x14果\x15")), *rows, p("后"),
        structures=structures, after_lists=after, data=b"\1" * 300,
    )  # fmt: skip


def _mutants(data: bytes, count: int, seed: int) -> list[bytes]:
    rng = random.Random(seed)
    found: list[bytes] = []
    for i in range(count):
        mutant = bytearray(data)
        if i % 4 == 0:
            del mutant[rng.randrange(len(mutant)) :]
        elif i % 4 == 1:
            for _ in range(rng.choice((1, 8, 60))):
                mutant[rng.randrange(len(mutant))] ^= 1 << rng.randrange(8)
        elif i % 4 == 2:
            at, to = rng.randrange(len(mutant) - 600), rng.randrange(len(mutant) - 600)
            mutant[to : to + 600] = mutant[at : at + 600]
        else:
            at = rng.randrange(len(mutant) - 4)
            mutant[at : at + 4] = rng.choice((b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"\0\0\0\0"))
        found.append(bytes(mutant))
    return found


def test_damaged_documents_give_a_reading_error_or_a_result() -> None:
    data = _sample()
    assert reader.read(data).blocks
    outcomes: dict[str, int] = {}
    began = time.perf_counter()
    for mutant in _mutants(data, 300, 7):
        try:
            reader.sniff(mutant)
            reader.read(mutant)
            outcome = "read"
        except ReadingError as error:
            outcome = error.problem.name
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
    assert time.perf_counter() - began < 30
    assert set(outcomes) <= {"read", "DAMAGED", "TOO_COMPLEX", "PROTECTED", "OTHER_FORMAT"}
    assert outcomes["read"] > 20 and outcomes["DAMAGED"] > 20


def _refused(clx: bytes, main: bytes = bytes(100)) -> ReadingProblem:
    with pytest.raises(ReadingError) as caught:
        read_text(main, clx)
    return caught.value.problem


def _clx(*positions: int, places: tuple[int, ...] = (), modifiers: tuple[int, ...] = ()) -> bytes:
    modifiers = modifiers or (0,) * len(places)
    body = struct.pack(f"<{len(positions)}L", *positions)
    body += b"".join(struct.pack("<HLH", 0, each, mod) for each, mod in zip(places, modifiers, strict=True))
    return struct.pack("<BL", 2, len(body)) + body


def test_pieces_of_both_widths_make_one_text() -> None:
    main = b"....ab" + "中文".encode("utf-16-le")
    text = read_text(main, _clx(0, 2, 4, places=(4 * 2 | 1 << 30, 6)))
    assert text.characters == "ab中文"
    assert [text.piece_at(i).place_of(i) for i in range(4)] == [4, 5, 6, 8]


def test_modifications_of_a_whole_piece() -> None:
    stored = struct.pack("<BH", 1, 3) + b"\x35\x08\x01"
    text = read_text(
        bytes(100), stored + _clx(0, 1, 2, 3, places=(0, 2, 4), modifiers=(1, 0x41 << 1 | 1 << 8, 9))
    )
    assert [piece.modifier for piece in text.pieces] == [b"\x35\x08\x01", b"\x00\x08\x01", b""]


def test_pieces_beyond_the_file_are_damage() -> None:
    assert _refused(_clx(0, 90, places=(0,))) is ReadingProblem.DAMAGED
    assert _refused(_clx(0, 40, 20, places=(0, 0))) is ReadingProblem.DAMAGED
    assert _refused(_clx(0, 40, 80, places=(0, 0))) is ReadingProblem.DAMAGED
    assert _refused(_clx(5, 10, places=(0,))) is ReadingProblem.DAMAGED
    assert _refused(b"") is ReadingProblem.DAMAGED
    assert _refused(_clx(0)) is ReadingProblem.DAMAGED


def test_too_many_pieces_are_refused() -> None:
    count = 200_001
    body = bytes(4 * (count + 1) + 8 * count)
    assert _refused(struct.pack("<BL", 2, len(body)) + body) is ReadingProblem.TOO_COMPLEX


def test_pages_that_lie_are_damage() -> None:
    page = bytes(511) + b"\x40"
    for main, table in (
        (page, struct.pack("<3L", 0, 9, 0)),
        (page, struct.pack("<3L", 0, 9, 5)),
        (b"", bytes(80)),
    ):
        with pytest.raises(ReadingError):
            paragraph_stretches(main, table)


def test_modifications_end_where_the_bytes_end() -> None:
    assert list(modifications(b"\x16\x24\x01\x08\xd6")) == [(0x2416, b"\x01")]
    assert list(modifications(b"\x15\xc6\xff")) == [(0xC615, b"")]
    many = b"\x15\xc6\xff" + b"\x01" + bytes(4) + b"\x02" + bytes(6)
    assert [code for code, _ in modifications(many + b"\x16\x24\x01")] == [0xC615, 0x2416]


def test_sizes_of_operands_by_their_code() -> None:
    program = b"\x00\x08\x01" + b"\x0b\x46\x03\x00" + b"\x03\x6a\x01\x02\x03\x04" + b"\x17\xf6\x01\x02\x03"
    assert [len(operand) for _, operand in modifications(program)] == [1, 2, 4, 3]


def test_list_number_below_zero_is_no_list() -> None:
    assert paragraph_properties(b"\x0b\x46\xff\xff").list == -1


def test_program_in_a_data_stream_that_is_too_short() -> None:
    assert unfold(b"\x46\x66\xff\x00\x00\x00\x16\x24\x01", b"") == b"\x16\x24\x01"


def test_definition_of_more_cells_than_there_can_be_is_ignored() -> None:
    assert row_shape(b"\x08\xd6\x04\x00\x40\x00\x00").edges == []
    assert row_shape(b"\x08\xd6\x02\x00\xff").edges == []


def test_paragraph_of_absurd_length_is_refused() -> None:
    with pytest.raises(ReadingError) as caught:
        reader.read(doc(p("长" * 50_001)))
    assert caught.value.problem is ReadingProblem.TOO_COMPLEX


def test_text_longer_than_its_pieces_is_damage() -> None:
    data = bytearray(doc(p("短")))
    at = data.index(struct.pack("<HH", 0xA5EC, 0xC1))
    struct.pack_into("<L", data, at + 0x4C, 5000)
    with pytest.raises(ReadingError) as caught:
        reader.read(bytes(data))
    assert caught.value.problem is ReadingProblem.DAMAGED


def test_chain_of_sectors_in_a_circle_ends() -> None:
    data = bytearray(doc(p("文")))
    at = data.index("WordDocument".encode("utf-16-le"))
    struct.pack_into("<Q", data, at + 120, 1 << 31)
    with pytest.raises(ReadingError) as caught:
        reader.read(bytes(data))
    assert caught.value.problem is ReadingProblem.DAMAGED
