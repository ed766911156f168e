"""Reader of pictures of pages, where the extra `ocr` is installed; else `foreign` says what to do."""

from __future__ import annotations

from model.content.blocks import Block
from model.reading.guards import damaged
from model.reading.shared.media import media_type, pixels
from model.reading.shared.ocr.engine import decoded, is_available
from model.reading.shared.ocr.page import sheet_of_picture
from model.reading.shared.omissions import Omissions
from model.reading.shared.paged.budget import Budget
from model.reading.shared.paged.document import blocks_of
from model.reading.source import OmissionKind, Source

_READ = frozenset({"image/png", "image/jpeg", "image/tiff", "image/bmp"})
_MOST_PIXELS = 60_000_000


def sniff(data: bytes) -> bool:
    """Return whether the bytes are a picture that can be read here."""
    return media_type(data) in _READ and b"\0" in data[:512] and is_available()


def read(data: bytes) -> Source:
    """Return the blocks that were recognised in the picture; raise DAMAGED or TOO_COMPLEX."""
    wide, high = pixels(data)
    picture = decoded(data) if wide * high <= _MOST_PIXELS else None
    if picture is None or picture.shape[0] * picture.shape[1] > _MOST_PIXELS:
        raise damaged()
    budget, omissions = Budget(), Omissions()
    omissions.add(OmissionKind.RECOGNISED, "图片")
    blocks: list[Block] = blocks_of([sheet_of_picture(picture, budget)], budget, omissions)
    return Source(tuple(blocks), "picture", omissions=omissions.all)
