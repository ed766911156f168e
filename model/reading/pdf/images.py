"""Images: the pictures of a page as files, without decoration, scanned pages and what is too large."""

from __future__ import annotations

import ctypes
import struct
import zlib
from typing import Any

_PIXELS_LIMIT = 12_000_000
_BYTES_LIMIT = 10 << 20
_COUNT_LIMIT = 100
_SIZE_LIMIT = 30 << 20
"""Of one document."""
_PIXELS_PER_POINT = 3.0
"""For pictures with transparent parts, which must be drawn to be had whole."""
_JPEG = b"DCTDecode"
_CHANNELS = {1: "gray", 2: "bgr", 3: "bgrx", 4: "bgra"}
"""Formats of pdfium's bitmaps."""


class ImageFiles:
    """The pictures of one document as files; no more of them than a report needs."""

    def __init__(self, raw: Any, document: Any) -> None:
        self._raw = raw
        self._document = document
        self._count = 0
        self._size = 0

    def content(self, page: Any, handle: Any) -> bytes:
        """Return the picture as JPEG where the file has it so, else as PNG; empty where it cannot be had or is too large."""
        self._count += 1
        if self._count > _COUNT_LIMIT or self._size > _SIZE_LIMIT:
            return b""
        found = self._read(page, handle)
        self._size += len(found)
        return found

    def _read(self, page: Any, handle: Any) -> bytes:
        raw = self._raw
        if raw.FPDFPageObj_HasTransparency(handle):
            return _png_and_free(raw, _drawn(raw, self._document, page, handle))
        jpeg = _jpeg(raw, page, handle)
        if jpeg:
            return jpeg
        across, down = ctypes.c_uint(), ctypes.c_uint()
        raw.FPDFImageObj_GetImagePixelSize(handle, across, down)
        if across.value * down.value > _PIXELS_LIMIT:
            return b""
        return _png_and_free(raw, raw.FPDFImageObj_GetBitmap(handle))


def _png_and_free(raw: Any, bitmap: Any) -> bytes:
    if not bitmap:
        return b""
    try:
        return _png(raw, bitmap)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)


def _jpeg(raw: Any, page: Any, handle: Any) -> bytes:
    """Return the JPEG file as it stands in the PDF, if nothing else is done to it and it has no inks for print."""
    name = ctypes.create_string_buffer(32)
    if raw.FPDFImageObj_GetImageFilterCount(handle) != 1:
        return b""
    raw.FPDFImageObj_GetImageFilter(handle, 0, name, 32)
    about: Any = raw.FPDF_IMAGEOBJ_METADATA()
    raw.FPDFImageObj_GetImageMetadata(handle, page, about)
    size = int(raw.FPDFImageObj_GetImageDataRaw(handle, None, 0))
    if name.value != _JPEG or about.bits_per_pixel > 24 or not 0 < size <= _BYTES_LIMIT:
        return b""
    content = ctypes.create_string_buffer(size)
    raw.FPDFImageObj_GetImageDataRaw(handle, content, size)
    return content.raw


def _drawn(raw: Any, document: Any, page: Any, handle: Any) -> Any:
    """Return a bitmap of the picture, drawn in a size fit for print. The page is not used afterwards, so its matrix may change."""
    matrix: Any = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(handle, matrix):
        return None
    for letter in "abcd":
        setattr(matrix, letter, getattr(matrix, letter) * _PIXELS_PER_POINT)
    across, down = abs(matrix.a) + abs(matrix.c), abs(matrix.b) + abs(matrix.d)
    if across * down > _PIXELS_LIMIT:
        return None
    raw.FPDFPageObj_SetMatrix(handle, matrix)
    return raw.FPDFImageObj_GetRenderedBitmap(document, page, handle)


def _png(raw: Any, bitmap: Any) -> bytes:
    kind = _CHANNELS.get(int(raw.FPDFBitmap_GetFormat(bitmap)), "")
    width, height = int(raw.FPDFBitmap_GetWidth(bitmap)), int(raw.FPDFBitmap_GetHeight(bitmap))
    stride = int(raw.FPDFBitmap_GetStride(bitmap))
    if not kind or not 0 < width * height <= _PIXELS_LIMIT:
        return b""
    pixels = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * height)
    rows = b"".join(b"\0" + _row(pixels[stride * y : stride * (y + 1)], width, kind) for y in range(height))
    colour = {"gray": 0, "bgra": 6}.get(kind, 2)
    head = struct.pack(">2L5B", width, height, 8, colour, 0, 0, 0)
    body = _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows, 6)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def _row(row: bytes, width: int, kind: str) -> bytes:
    """Return a row of pixels in the order red, green, blue, and how opaque where the bitmap says so."""
    if kind == "gray":
        return row[:width]
    step = 3 if kind == "bgr" else 4
    row = row[: step * width]
    channels = 4 if kind == "bgra" else 3
    turned = bytearray(channels * width)
    for to, at in enumerate((2, 1, 0, 3)[:channels]):
        turned[to::channels] = row[at::step]
    return bytes(turned)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">L", len(content)) + name + content + struct.pack(">L", zlib.crc32(name + content))
