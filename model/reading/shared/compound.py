"""Compound files (OLE): the container of .doc, .wps, .xls and .et, read by olefile."""

from __future__ import annotations

import io
import struct
from typing import Any

from model.reading.guards import damaged

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of a compound file."""

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


def has_stream(data: bytes, name: str) -> bool:
    """Return whether a compound file has a stream of this name; one too damaged to tell counts by the name in it."""
    if not data.startswith(OLE) or name.encode("utf-16-le") not in data:
        return False
    try:
        with _open(data) as container:
            return bool(container.exists(name))
    except BROKEN:
        return True


def read_streams(data: bytes, *names: str) -> list[bytes]:
    """Return the streams of these names, empty for one that is absent or claims to be longer than the file.

    Raise DAMAGED for a file that is no compound file.
    """
    try:
        with _open(data) as container:
            return [_stream(container, name, len(data)) for name in names]
    except BROKEN as error:
        raise damaged() from error


def _stream(container: Any, name: str, longest: int) -> bytes:
    # olefile follows a chain of sectors that runs in a circle as long as the claimed size asks.
    if not container.exists(name) or int(container.get_size(name)) > longest:
        return b""
    return bytes(container.openstream(name).read())


def _open(data: bytes) -> Any:
    import olefile

    library: Any = olefile
    return library.OleFileIO(io.BytesIO(data))
