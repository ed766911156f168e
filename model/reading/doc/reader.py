"""Reader of .doc and .wps: binary documents of Word 97 and later, and of WPS, which writes the same."""

from __future__ import annotations

from model.files.errors import ReadingError
from model.reading.doc.container import has_document, open_streams
from model.reading.doc.document import read_document
from model.reading.guards import damaged
from model.reading.shared.compound import BROKEN
from model.reading.source import Source


def sniff(data: bytes) -> bool:
    """Return whether the bytes are a compound file that holds a Word document."""
    return has_document(data)


def read(data: bytes) -> Source:
    """Return the document's blocks: main text and its text boxes; raise ReadingError."""
    try:
        blocks, omissions = read_document(open_streams(data))
        return Source(tuple(blocks), "doc", omissions=omissions)
    except ReadingError:
        raise
    except BROKEN as error:
        raise damaged() from error
