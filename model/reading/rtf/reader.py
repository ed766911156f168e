"""Reader of .rtf; many files named .doc are RTF as well."""

from __future__ import annotations

from model.reading.rtf.parser import RtfParser
from model.reading.source import Source


def sniff(data: bytes) -> bool:
    """Return whether the bytes begin like Rich Text Format."""
    return data[:64].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{\\rtf")


def read(data: bytes) -> Source:
    """Return the document's blocks; raise ReadingError."""
    parser = RtfParser()
    blocks = tuple(parser.blocks(data))
    return Source(blocks, "rtf", omissions=parser.omissions)
