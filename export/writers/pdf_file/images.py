"""Pictures of a PDF file: a photo as it is, all else without loss (ISO 32000-1, 8.9)."""

from __future__ import annotations

import struct

from export.writers.fixed.pictures import again, is_fine, pixels_of
from export.writers.pdf_file.objects import Name, PdfFile, Ref, Value
from model.content.blocks import Picture
from model.content.picture_metadata import without_metadata

_JPEG = "image/jpeg"
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
"""Baseline, extended and progressive: what readers of PDF know (ITU-T T.81, table B.1)."""
_SCAN = 0xDA
_SPACES = {1: "DeviceGray", 3: "DeviceRGB"}


def image_object(file: PdfFile, picture: Picture, inches: float) -> Ref | None:
    """Put in a picture that is so wide on paper and return its number; None for one that cannot be decoded."""
    photo = picture.media_type == _JPEG
    if photo and not is_fine(picture, inches):
        data = without_metadata(picture.data)
        frame = _frame(data)
        if frame is not None:
            return _photo(file, data, frame)
    if photo:
        data = again(picture, inches, "JPG")
        frame = _frame(data)
        if frame is not None:
            return _photo(file, data, frame)
    pixels = pixels_of(picture, inches)
    if pixels is None:
        return None
    space = _SPACES[1 if pixels.is_grey else 3]
    return file.stream(pixels.data, _about(pixels.width, pixels.height, space))


def _photo(file: PdfFile, data: bytes, frame: tuple[int, int, int]) -> Ref:
    width, height, components = frame
    about = _about(width, height, _SPACES[components])
    return file.stream(data, {**about, "Filter": Name("DCTDecode")}, packed=False)


def _about(width: int, height: int, space: str) -> dict[str, Value]:
    return {
        "Type": Name("XObject"),
        "Subtype": Name("Image"),
        "Width": width,
        "Height": height,
        "ColorSpace": Name(space),
        "BitsPerComponent": 8,
    }


def _frame(data: bytes) -> tuple[int, int, int] | None:
    """Return width, height and components of a JPEG that a reader of PDF can decode, None for any other."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF and data[at + 1] != _SCAN:
        kind, (length,) = data[at + 1], struct.unpack_from(">H", data, at + 2)
        if kind in _FRAMES:
            depth, height, width, components = struct.unpack_from(">BHHB", data, at + 4)
            known = depth == 8 and components in _SPACES and width and height
            return (width, height, components) if known else None
        at += 2 + length
    return None
