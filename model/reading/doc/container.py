"""The container of a .doc file: its streams, never longer than the file, by olefile."""

from __future__ import annotations

import io
import struct
from typing import Any, NamedTuple

from model.reading.guards import damaged

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of a compound file."""

MAIN = "WordDocument"
BROKEN = (
    struct.error,
    OSError,
    ValueError,
    IndexError,
    KeyError,
    TypeError,
    AttributeError,
    OverflowError,
    RecursionError,
)
"""What olefile and our own decoding raise on bytes that are not what they claim to be."""


class Streams(NamedTuple):
    """The streams a document may have; one that it lacks is empty."""

    main: bytes
    tables: tuple[bytes, bytes]
    data: bytes


def has_document(data: bytes) -> bool:
    """Return whether the compound file is a Word document; one too damaged to tell counts by the name in it."""
    if not data.startswith(OLE) or MAIN.encode("utf-16-le") not in data:
        return False
    try:
        with _open(data) as container:
            return bool(container.exists(MAIN))
    except BROKEN:
        return True


def open_streams(data: bytes) -> Streams:
    """Return the document's streams; raise DAMAGED."""
    try:
        with _open(data) as container:

            def stream(name: str) -> bytes:
                # olefile follows a chain of sectors that runs in a circle as long as the claimed size asks.
                if not container.exists(name) or int(container.get_size(name)) > len(data):
                    return b""
                return bytes(container.openstream(name).read())

            return Streams(stream(MAIN), (stream("0Table"), stream("1Table")), stream("Data"))
    except BROKEN as error:
        raise damaged() from error


def _open(data: bytes) -> Any:
    import olefile

    library: Any = olefile
    return library.OleFileIO(io.BytesIO(data))
