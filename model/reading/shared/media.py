"""Media: what kind of picture some bytes are, and how large it is."""

from __future__ import annotations

import struct

from model.content.blocks import A4_TEXT_WIDTH, Picture

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
)
_TWIPS_PER_PIXEL = 15
_WIDEST = 31_680
"""Twips: Word's own limit, 22 inches."""


def media_type(data: bytes) -> str:
    """Return the type of a picture that a report can hold, empty for anything else."""
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), "")


def picture(data: bytes, width: int = 0, height: int = 0, alternative: str = "") -> Picture | None:
    """Return the picture, of a plausible size in twips (0 where unknown); None for bytes that are no picture."""
    kind = media_type(data)
    if not kind:
        return None
    if not 0 < width <= _WIDEST or not 0 < height <= _WIDEST:
        width, height = _natural(data, width)
    return Picture(data, kind, width, height, alternative)


def _natural(data: bytes, width: int) -> tuple[int, int]:
    """Return the size by the picture's own pixels, no wider than the text."""
    across, down = pixels(data)
    if not 0 < width <= A4_TEXT_WIDTH:
        width = min(across * _TWIPS_PER_PIXEL, A4_TEXT_WIDTH)
    return width, min(max(width * down // across, 1), _WIDEST)


def pixels(data: bytes) -> tuple[int, int]:
    """Return width and height in pixels by the picture's own header, 400 by 300 where it tells nothing."""
    found = (0, 0)
    if data.startswith(b"\x89PNG") and len(data) >= 24:
        found = struct.unpack(">LL", data[16:24])
    elif data.startswith(b"GIF8") and len(data) >= 10:
        found = struct.unpack("<HH", data[6:10])
    elif data.startswith(b"BM") and len(data) >= 26:
        across, down = struct.unpack("<ll", data[18:26])
        found = (across, abs(down))
    elif data.startswith(b"\xff\xd8"):
        found = _jpeg_pixels(data)
    return (found[0], found[1]) if found[0] > 0 and found[1] > 0 else (400, 300)


def _jpeg_pixels(data: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            down, across = struct.unpack(">HH", data[at + 5 : at + 9])
            return across, down
        at += 2 + length
    return 0, 0
