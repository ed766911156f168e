"""Hostile files: each ends with its own sentence, within two seconds and 300 megabytes."""

import struct
import sys
import time
from collections.abc import Callable

import pytest
from builders.docx import W, docx, inline_picture, p, tbl, unzipped, zipped

from model.content.blocks import Paragraph
from model.files.errors import ReadingError, ReadingProblem
from model.reading import registry
from model.reading.guards import PART_LIMIT

SLOWEST = 2.0
MOST_MEMORY = 300
"""Megabytes."""


def with_document(xml: bytes) -> bytes:
    """A document whose main part is this XML."""
    return zipped(unzipped(docx(p("甲"))) | {"word/document.xml": xml})


def bomb() -> bytes:
    return with_document(b" " * (PART_LIMIT + 1))


def lying_bomb() -> bytes:
    data = bytearray(bomb())
    at = data.find(b"PK\1\2")
    while data[at + 46 : at + 63] != b"word/document.xml":
        at = data.find(b"PK\1\2", at + 4)
    data[at + 24 : at + 28] = struct.pack("<L", 2000)
    return bytes(data)


def entity_bomb() -> bytes:
    entities = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {name} "{f"&{previous};" * 10}">'
        for previous, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    return with_document(f"<!DOCTYPE x [{entities}]><x>&i;</x>".encode())


def external_entity() -> bytes:
    return with_document(b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>')


def deep_tags() -> bytes:
    return with_document(f'<w:document xmlns:w="{W}"><w:body>'.encode() + b"<w:sdt>" * 200_000)


def wide_table() -> bytes:
    return docx(tbl("<w:tr>" + "<w:tc><w:p/></w:tc>" * 30_000 + "</w:tr>"))


def endless_paragraphs() -> bytes:
    return docx("<w:p><w:r><w:t>1</w:t></w:r></w:p>" * 240_000)


def many_parts() -> bytes:
    return zipped(unzipped(docx(p("甲"))) | {f"word/{i}.xml": b"" for i in range(3000)})


def protected() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000 + "EncryptedPackage".encode("utf-16-le")


MAIL = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n"

CASES: list[tuple[Callable[[], bytes], ReadingProblem]] = [
    (bomb, ReadingProblem.TOO_COMPLEX),
    (lying_bomb, ReadingProblem.TOO_COMPLEX),
    (entity_bomb, ReadingProblem.TOO_COMPLEX),
    (external_entity, ReadingProblem.TOO_COMPLEX),
    (deep_tags, ReadingProblem.TOO_COMPLEX),
    (wide_table, ReadingProblem.TOO_COMPLEX),
    (endless_paragraphs, ReadingProblem.TOO_COMPLEX),
    (many_parts, ReadingProblem.TOO_COMPLEX),
    (protected, ReadingProblem.PROTECTED),
    (lambda: b"<html>" + b"<i>" * 200_000, ReadingProblem.TOO_COMPLEX),
    (lambda: b"<html>" + b"<table><tr><td>1<td>2</table>" * 40_000, ReadingProblem.TOO_COMPLEX),
    (lambda: rb"{\rtf1" + b"{" * 200_000, ReadingProblem.TOO_COMPLEX),
    (lambda: "甲\n".encode() * 40_000, ReadingProblem.TOO_COMPLEX),
    (lambda: MAIL + b"a\n" * 500_000, ReadingProblem.TOO_COMPLEX),
    (lambda: MAIL + b"--x\n" * 6_000, ReadingProblem.TOO_COMPLEX),
    (lambda: b"<html>" + b"x" * (11 << 20), ReadingProblem.TOO_LARGE),
    (lambda: b"", ReadingProblem.EMPTY),
]


def memory() -> float:
    """The most megabytes that this process has ever had; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@pytest.mark.parametrize(("build", "problem"), CASES)
def test_hostile_files(build: Callable[[], bytes], problem: ReadingProblem) -> None:
    data = build()
    before, began = memory(), time.process_time()
    with pytest.raises(ReadingError) as caught:
        registry.read_bytes(data, "年报.docx")
    assert caught.value.problem is problem
    assert "年报.docx" in caught.value.message
    assert time.process_time() - began < SLOWEST
    assert memory() - before < MOST_MEMORY


def test_an_external_picture_is_not_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*args: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    data = docx(p(inline_picture("far")) + p("甲"), external={"far": "http://example.invalid/a.png"})
    assert registry.read_bytes(data, "年报.docx").blocks == (Paragraph.of("甲"),)
