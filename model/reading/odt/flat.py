"""Reader of .fodt: an OpenDocument text in one XML file."""

from __future__ import annotations

from model.reading.guards import parse_xml
from model.reading.odt.reader import source_of
from model.reading.source import Source

_HEAD = 8192
_NAMESPACE = b"urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_KIND = b"application/vnd.oasis.opendocument.text"


def sniff(data: bytes) -> bool:
    """Return whether the bytes are an OpenDocument text in one XML file."""
    head = data[:_HEAD]
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and _NAMESPACE in head and _KIND in head


def read(data: bytes) -> Source:
    """Return the document's blocks; raise ReadingError."""
    return source_of(parse_xml(data), [], None)
