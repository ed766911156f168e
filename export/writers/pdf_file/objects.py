"""Objects of a PDF file: how each kind is written, and the file that holds them (ISO 32000-1, 7.3 and 7.5)."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping, Sequence

_HEADER = b"%PDF-1.7\n%\xe5\x9b\xbd\xe5\x8a\x9e\n"
"""The second line has bytes beyond ASCII, by which programs know that the file is not text."""
_LEVEL = 6


class Ref(int):
    """The number of an object in the file."""


class Name(str):
    """A name, of letters and digits."""

    __slots__ = ()


class Text(str):
    """Text for people; written in hexadecimal, so that no byte of it is taken for a line end or a bracket."""

    __slots__ = ()


class Raw(bytes):
    """Bytes that are already written as an object."""


Value = None | bool | int | float | Ref | Name | Text | Raw | Sequence["Value"] | Mapping[str, "Value"]


def number(value: float) -> str:
    """Return a number with at most three digits behind the point."""
    text = f"{value:.3f}".rstrip("0").rstrip(".") if value != int(value) else str(int(value))
    return "0" if text == "-0" else text


def serial(value: Value) -> bytes:
    """Return an object as it stands in a file."""
    if isinstance(value, Raw):
        return bytes(value)
    if isinstance(value, Ref):
        return b"%d 0 R" % value
    if isinstance(value, Name):
        return f"/{value}".encode("ascii")
    if isinstance(value, Text):
        return b"<FEFF" + value.encode("utf-16-be", "replace").hex().upper().encode() + b">"
    if value is None or isinstance(value, bool):
        return {None: b"null", True: b"true", False: b"false"}[value]
    if isinstance(value, (int, float)):
        return number(value).encode()
    if isinstance(value, Mapping):
        parts = [b"/%s %s" % (key.encode("ascii"), serial(each)) for key, each in value.items()]
        return b"<< " + b" ".join(parts) + b" >>"
    assert not isinstance(value, (str, bytes)), "text is written as Name, Text or Raw"
    return b"[" + b" ".join(serial(each) for each in value) + b"]"


class PdfFile:
    """The objects of a file, by their numbers."""

    def __init__(self) -> None:
        self._objects: list[bytes] = []

    def reserve(self) -> Ref:
        """Return the number of an object that is put in later."""
        self._objects.append(b"null")
        return Ref(len(self._objects))

    def put(self, ref: Ref, value: Value) -> None:
        """Put in an object under a number that was reserved."""
        self._objects[ref - 1] = serial(value)

    def add(self, value: Value) -> Ref:
        """Put in an object and return its number."""
        ref = self.reserve()
        self.put(ref, value)
        return ref

    def stream(self, data: bytes, about: Mapping[str, Value] | None = None, *, packed: bool = True) -> Ref:
        """Put in a stream and return its number; one that is `packed` is compressed."""
        written = zlib.compress(data, _LEVEL) if packed else data
        packing: dict[str, Value] = {"Filter": Name("FlateDecode")} if packed else {}
        head = serial({**(about or {}), **packing, "Length": len(written)})
        self._objects.append(head + b"\nstream\n" + written + b"\nendstream")
        return Ref(len(self._objects))

    def written(self, root: Ref, info: Ref) -> bytes:
        """Return the file, named by its own content; the objects are gone then."""
        parts = [_HEADER]
        places: list[int] = []
        start = len(_HEADER)
        for i, body in enumerate(self._objects, start=1):
            places.append(start)
            parts += [b"%d 0 obj\n" % i, body, b"\nendobj\n"]
            start += sum(len(part) for part in parts[-3:])
        digest = hashlib.md5(usedforsecurity=False)
        for part in parts:
            digest.update(part)
        name = Raw(b"<%s>" % digest.hexdigest().encode())
        parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
        parts += [b"%010d 00000 n \n" % place for place in places]
        trailer = serial({"Size": len(places) + 1, "Root": root, "Info": info, "ID": [name, name]})
        parts.append(b"trailer\n" + trailer + b"\nstartxref\n%d\n%%%%EOF\n" % start)
        # Pictures are large: what is joined is not kept beside the file.
        self._objects.clear()
        return b"".join(parts)
