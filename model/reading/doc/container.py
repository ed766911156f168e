"""The streams of a .doc file."""

from __future__ import annotations

from typing import NamedTuple

from model.reading.shared.compound import has_stream, read_streams

MAIN = "WordDocument"


class Streams(NamedTuple):
    """The streams a document may have; one that it lacks is empty."""

    main: bytes
    tables: tuple[bytes, bytes]
    data: bytes


def has_document(data: bytes) -> bool:
    """Return whether the bytes are a compound file that holds a Word document."""
    return has_stream(data, MAIN)


def open_streams(data: bytes) -> Streams:
    """Return the document's streams; raise DAMAGED."""
    main, first, second, rest = read_streams(data, MAIN, "0Table", "1Table", "Data")
    return Streams(main, (first, second), rest)
