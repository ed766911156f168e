"""Reading .rtf, which is also what many a .doc is."""

from __future__ import annotations

from model.reading.rtf.parser import RtfParser
from model.reading.source import Source


def sniff(data: bytes) -> bool:
    """Whether the bytes begin like Rich Text Format."""
    return data[:64].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{\\rtf")


def read(data: bytes) -> Source:
    """The document's blocks; raises ReadingError."""
    return Source(tuple(RtfParser().blocks(data)), "rtf")
