"""Charset: which characters some bytes of text are, whatever they claim to be."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 200_000
_TORN = 3
"""Bytes that may be missing or left over where a file was cut in the middle of a character."""
_MOST_WRONG = 0.01
_MOST_CONTROLS = 0.005
_ALLOWED = frozenset("\t\n\v\f\r\x1a\x1c\x1d\x1e\x1f\x85\x07\x08")


def decode(data: bytes) -> str | None:
    """The text: by its mark, else as strict UTF-8, else UTF-16 by its look, else GB18030; None where it is no text."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _plausible(data[len(mark) :].decode(name, "replace"))
    if b"\0" in data[:_SAMPLE]:
        return _plausible(_utf_16(data))
    return _unmarked(data)


def _unmarked(data: bytes) -> str | None:
    for name, torn in (("utf-8", 0), ("utf-8", _TORN), ("gb18030", 0), ("gb18030", _TORN)):
        text = _strict(data, name, torn)
        if text is not None:
            wide = _plausible(_utf_16(data)) if name == "gb18030" and _looks_wide(data) else None
            return wide or _plausible(text)
    tries = [data.decode(name, "replace") for name in ("utf-8", "gb18030")]
    return _plausible(min(tries, key=lambda text: text.count("\ufffd")))


def _strict(data: bytes, name: str, torn: int) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        if not torn or error.start < len(data) - torn or not error.start:
            return None
        return data[: error.start].decode(name)


def _looks_wide(data: bytes) -> bool:
    """Whether every other byte of a sample is one of those that begin common Chinese characters in UTF-16."""
    sample = data[:2000]
    if len(data) % 2 or not sample:
        return False
    high = max(sum(0x4E <= byte <= 0x9F for byte in sample[start::2]) for start in (0, 1))
    return high > len(sample) // 2 * 0.6


def _utf_16(data: bytes) -> str:
    """The bytes as UTF-16 without a mark, in the order in which more of it is Chinese or plain."""
    even = data[: len(data) // 2 * 2]
    texts = [even.decode(name, "replace") for name in ("utf-16-le", "utf-16-be")]
    return max(texts, key=lambda text: sum(c < "\x80" or "\u3000" <= c < "\ua000" for c in text[:2000]))


def _plausible(text: str) -> str | None:
    """The text unless it holds what no text holds: control characters, or too much that is unreadable."""
    sample = text[:_SAMPLE]
    controls = sum(1 for c in sample if (c < " " or c == "\x7f") and c not in _ALLOWED)
    if controls > len(sample) * _MOST_CONTROLS or text.count("\ufffd") > len(text) * _MOST_WRONG:
        return None
    return text.replace("\0", "")
