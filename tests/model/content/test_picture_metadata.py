"""Metadata leaves pictures, their pixels stay."""

import struct
import zlib

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

from model.content.picture_metadata import without_metadata

SECRET = b"GPS 31.2N 121.5E; author: somebody"


def image() -> QImage:
    made = QImage(40, 30, QImage.Format.Format_RGB32)
    for x in range(40):
        for y in range(30):
            made.setPixelColor(x, y, QColor(6 * x, 8 * y, 90))
    return made


def encoded(kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image().save(buffer, kind)
    return bytes(buffer.data().data())


def jpeg() -> bytes:
    plain = encoded("JPEG")
    segments = b"".join(
        bytes((0xFF, marker)) + struct.pack(">H", len(SECRET) + 2) + SECRET
        for marker in (0xE1, 0xE2, 0xED, 0xFE)
    )
    return plain[:2] + segments + plain[2:] + SECRET


def png() -> bytes:
    plain = encoded("PNG")
    chunks = b"".join(
        struct.pack(">L", len(SECRET)) + kind + SECRET + struct.pack(">L", zlib.crc32(kind + SECRET))
        for kind in (b"tEXt", b"eXIf", b"iTXt", b"tIME", b"iCCP")
    )
    return plain[:33] + chunks + plain[33:] + SECRET


def gif() -> bytes:
    head = b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + bytes((0, 0, 0, 255, 255, 255))
    comment = b"\x21\xfe" + bytes((len(SECRET),)) + SECRET + b"\0"
    xmp = b"\x21\xff\x0bXMP DataXMP" + bytes((len(SECRET),)) + SECRET + b"\0"
    picture = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x4c\x01\0"
    return head + comment + xmp + picture + b"\x3b" + SECRET


@pytest.mark.parametrize("make", [jpeg, png, gif])
def test_metadata_goes_and_the_pixels_stay(make) -> None:
    data = make()
    clean = without_metadata(data)
    assert SECRET in data and SECRET not in clean
    before, after = (QImage.fromData(QByteArray(each)) for each in (data, clean))
    assert not after.isNull() and after == before
    assert without_metadata(clean) == clean


@pytest.mark.parametrize("make", [jpeg, png, gif])
def test_what_is_cut_off_stays_as_it_is_or_is_shorter(make) -> None:
    data = make()
    for end in range(0, len(data), 7):
        assert len(without_metadata(data[:end])) <= end


def test_other_bytes_stay() -> None:
    assert without_metadata(b"BM other") == b"BM other" and without_metadata(b"") == b""
