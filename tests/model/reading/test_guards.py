"""Guards: what is too big, too deep or not what it claims to be is refused before it costs anything."""

import struct
import zipfile

import pytest
from builders.docx import docx, p, zipped

from model.files.errors import ReadingError, ReadingProblem
from model.files.read import FILE_LIMIT, check_size
from model.reading import guards


def problem_of(call, *args) -> ReadingProblem:
    with pytest.raises(ReadingError) as caught:
        call(*args)
    return caught.value.problem


def test_parts_come_out_as_they_went_in() -> None:
    package = guards.open_zip(zipped({"a.xml": b"<a/>", "b/c.bin": bytes(range(256)) * 9}))
    assert "a.xml" in package and "z" not in package
    assert guards.read_part(package, "b/c.bin") == bytes(range(256)) * 9
    assert package.inflated == 256 * 9


def test_a_part_that_is_not_there_is_damage() -> None:
    assert problem_of(guards.read_part, guards.open_zip(zipped({"a": b"x"})), "b") is ReadingProblem.DAMAGED


def test_zip_bomb_is_refused_by_its_directory() -> None:
    data = zipped({"word/document.xml": b"\0" * (guards.PART_LIMIT + 1)})
    assert len(data) < 200_000
    assert problem_of(guards.open_zip, data) is ReadingProblem.TOO_COMPLEX


def test_ratio_counts_from_a_megabyte_on() -> None:
    guards.open_zip(zipped({"a": b"\0" * guards.RATIO_FROM}))
    assert (
        problem_of(guards.open_zip, zipped({"a": b"\0" * (guards.RATIO_FROM + 1)}))
        is ReadingProblem.TOO_COMPLEX
    )


def test_many_parts_together_are_refused() -> None:
    noise = bytes(range(256)) * 80_000
    data = zipped({str(i): noise for i in range(6)})
    assert problem_of(guards.open_zip, data) is ReadingProblem.TOO_COMPLEX


def test_too_many_entries() -> None:
    data = zipped({str(i): b"" for i in range(guards.ENTRIES_LIMIT + 1)})
    assert problem_of(guards.open_zip, data) is ReadingProblem.TOO_COMPLEX
    assert guards.zip_names(data) == frozenset()


def lying(real: int, claimed: int) -> bytes:
    """A zip file with a part of `real` bytes that its directory says to have `claimed`."""
    data = bytearray(zipped({"a": b"\0" * real}))
    at = data.rfind(b"PK\1\2")
    data[at + 24 : at + 28] = struct.pack("<L", claimed)
    return bytes(data)


def test_sizes_that_lie_are_found_while_inflating() -> None:
    package = guards.open_zip(lying(50_000_000, 1000))
    assert problem_of(guards.read_part, package, "a") is ReadingProblem.TOO_COMPLEX
    assert problem_of(guards.read_part, guards.open_zip(lying(100, 1000)), "a") is ReadingProblem.DAMAGED


def test_a_wrong_check_sum_is_damage() -> None:
    data = bytearray(zipped({"a": b"123"}))
    at = data.rfind(b"PK\1\2")
    data[at + 16] ^= 0xFF
    assert problem_of(guards.read_part, guards.open_zip(bytes(data)), "a") is ReadingProblem.DAMAGED


def test_encrypted_entries_are_protected() -> None:
    data = bytearray(zipped({"a": b"123"}))
    data[data.rfind(b"PK\1\2") + 8] |= 1
    assert problem_of(guards.open_zip, bytes(data)) is ReadingProblem.PROTECTED


def test_local_header_outside_of_the_file() -> None:
    data = bytearray(zipped({"a": b"123"}))
    at = data.rfind(b"PK\1\2")
    data[at + 42 : at + 46] = struct.pack("<L", len(data) - 5)
    with pytest.raises(ReadingError):
        guards.read_part(guards.open_zip(bytes(data)), "a")


@pytest.mark.parametrize("cut", [10, 100, 400])
def test_cut_files_are_damage(cut: int) -> None:
    assert problem_of(guards.open_zip, docx(p("甲"))[:-cut]) is ReadingProblem.DAMAGED


def test_stored_parts_are_read() -> None:
    import io

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a", b"xyz")
    assert guards.read_part(guards.open_zip(buffer.getvalue()), "a") == b"xyz"


ENTITIES = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>'
EXTERNAL = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


@pytest.mark.parametrize(
    "xml", [ENTITIES, EXTERNAL, '<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd"><a/>']
)
@pytest.mark.parametrize("code", ["utf-8", "utf-16"])
def test_document_types_are_refused(xml: str, code: str) -> None:
    assert problem_of(guards.parse_xml, xml.encode(code)) is ReadingProblem.TOO_COMPLEX


def test_broken_xml_is_damage_and_deep_xml_is_too_complex() -> None:
    assert problem_of(guards.parse_xml, b"<a><b></a>") is ReadingProblem.DAMAGED
    assert problem_of(guards.parse_xml, b"") is ReadingProblem.DAMAGED
    assert problem_of(guards.parse_xml, b"<a>" * 200_000) is ReadingProblem.TOO_COMPLEX


def test_comments_and_instructions_are_left_out() -> None:
    root = guards.parse_xml("<a>一<!-- 二 --><?x y?>三</a>".encode())
    assert root.text == "一三" and len(root) == 0


@pytest.mark.parametrize(
    ("value", "span"), [("3", 3), ("0", 1), ("-2", 1), ("", 1), (None, 1), ("x", 1), ("100", 100)]
)
def test_spans(value: object, span: int) -> None:
    assert guards.span(value) == span


def test_spans_beyond_the_limit() -> None:
    assert problem_of(guards.span, "101") is ReadingProblem.TOO_COMPLEX


def test_sizes() -> None:
    assert problem_of(check_size, 0) is ReadingProblem.EMPTY
    with pytest.raises(ReadingError, match="31 MB，最多 30 MB"):
        check_size(FILE_LIMIT + 1)
    check_size(FILE_LIMIT)
