"""Picture metadata: what a camera or a program has written beside the pixels, taken out of the bytes of a picture.

Place, time, device, author and edits of a photo are no business of those who read a published report. The pixels stay
as they are. Formats: JPEG (ITU-T T.81, B.1), PNG (ISO/IEC 15948, 5.3), GIF (GIF89a, 17-26).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"pHYs", b"sRGB"})
_JPEG_START, _JPEG_SCAN, _JPEG_END = 0xD8, 0xDA, 0xD9
_JPEG_COMMENT = 0xFE
_JPEG_APPLICATION = range(0xE1, 0xF0)
"""Of APPn, APP0 (JFIF: the density) stays, and APP14 (Adobe: how colours are coded), without which colours are wrong."""
_JPEG_ADOBE = 0xEE
_GIF_COMMENT, _GIF_APPLICATION, _GIF_EXTENSION = 0xFE, 0xFF, 0x21


def without_metadata(data: bytes) -> bytes:
    """Return a JPEG, PNG or GIF without metadata; other bytes, and those of another shape, as they are."""
    try:
        if data.startswith(_PNG):
            return b"".join(_png_parts(data))
        if data.startswith(b"\xff\xd8"):
            return b"".join(_jpeg_parts(data))
        if data.startswith(b"GIF8"):
            return b"".join(_gif_parts(data))
    except (struct.error, IndexError, ValueError):
        return data
    return data


def _png_parts(data: bytes) -> Iterator[bytes]:
    yield _PNG
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">L4s", data, at)
        if at + 12 + length > len(data):
            raise ValueError("cut off")
        if kind in _PNG_KEPT:
            yield data[at : at + 12 + length]
        at += 12 + length


def _jpeg_parts(data: bytes) -> Iterator[bytes]:
    yield data[:2]
    at = 2
    while True:
        if data[at] != 0xFF:
            raise ValueError("no marker")
        marker = data[at + 1]
        if marker == _JPEG_SCAN:
            # What follows are the pixels, up to the last end mark: further scans have their tables between them.
            end = data.rindex(bytes((0xFF, _JPEG_END))) + 2
            yield data[at:end]
            return
        (length,) = struct.unpack_from(">H", data, at + 2)
        if length < 2:
            raise ValueError("no length")
        is_metadata = marker == _JPEG_COMMENT or (marker in _JPEG_APPLICATION and marker != _JPEG_ADOBE)
        if not is_metadata:
            yield data[at : at + 2 + length]
        at += 2 + length


def _gif_parts(data: bytes) -> Iterator[bytes]:
    flags = data[10]
    at = 13 + (3 << ((flags & 7) + 1) if flags & 0x80 else 0)
    yield data[:at]
    while data[at] != 0x3B:
        start = at
        if data[at] == _GIF_EXTENSION:
            label = data[at + 1]
            name = data[at + 3 : at + 14]
            at = _after_blocks(data, at + 2)
            if label == _GIF_COMMENT or (label == _GIF_APPLICATION and name != b"NETSCAPE2.0"):
                continue
        else:
            local = data[at + 9]
            at = _after_blocks(data, at + 11 + (3 << ((local & 7) + 1) if local & 0x80 else 0))
        yield data[start:at]
    yield b"\x3b"


def _after_blocks(data: bytes, at: int) -> int:
    while data[at]:
        at += data[at] + 1
    return at + 1
