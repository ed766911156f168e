"""Streams of a PDF file: a check of how large they inflate, before pdfium inflates them whole."""

from __future__ import annotations

import re
import zlib

from model.files.read import MEGABYTE
from model.reading.guards import too_complex

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_DICTIONARY = 1200
"""Bytes before the word `stream` in which its dictionary is looked for."""
_FLATE = re.compile(rb"/(?:FlateDecode|Fl\b)")
_LZW = re.compile(rb"/(?:LZWDecode|LZW\b)")
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_FONTS = (b"\0\1\0\0", b"true", b"OTTO", b"ttcf", b"%!", b"\1\0")
_CONTENT_LIMIT = 4 * MEGABYTE
"""Of the instructions for one page: a dense one has 200 KB. pdfium needs some 200 bytes of memory for each of theirs."""
_OTHER_LIMIT = 60 * MEGABYTE
"""Of a font or a picture."""
_LZW_LIMIT = 64 << 10
_TOTAL_LIMIT = 400 * MEGABYTE
_STREAMS_LIMIT = 20_000
_STEP = 1 << 18


def check_streams(data: bytes) -> None:
    """Raise TOO_COMPLEX for a file whose streams inflate beyond measure; pdfium would inflate them whole.

    Streams that cannot be inflated here (encrypted, damaged) are left to pdfium.
    """
    total = 0
    for number, match in enumerate(_STREAM.finditer(data)):
        dictionary = data[max(match.start() - _DICTIONARY, 0) : match.start()]
        dictionary = dictionary[dictionary.rfind(b" obj") + 1 :]
        if _LZW.search(dictionary) and data.find(b"endstream", match.end()) - match.end() > _LZW_LIMIT:
            raise too_complex("压缩方式过旧")
        filters = len(_FLATE.findall(dictionary))
        if filters > 1:
            raise too_complex("多重压缩")
        if filters:
            total += _inflated_size(data, match.end(), _IMAGE.search(dictionary) is not None)
        if number >= _STREAMS_LIMIT or total > _TOTAL_LIMIT:
            raise too_complex("解压后总量过大")


def _inflated_size(data: bytes, start: int, is_image: bool) -> int:
    """Return how large a stream is, inflated piece by piece, keeping nothing; raise TOO_COMPLEX."""
    inflater = zlib.decompressobj()
    limit = _OTHER_LIMIT if is_image else _CONTENT_LIMIT
    size, at = 0, start
    try:
        while not inflater.eof and (inflater.unconsumed_tail or at < len(data)):
            raw = inflater.unconsumed_tail
            if not raw:
                raw = data[at : at + _STEP]
                at += _STEP
            piece = inflater.decompress(raw, _STEP)
            if not size and piece.startswith(_FONTS):
                limit = _OTHER_LIMIT
            size += len(piece)
            if size > limit:
                raise too_complex("压缩比异常")
    except zlib.error:
        return size
    return size
