"""Charset: decoding of text without trusting its declared encoding."""

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
_CONTROLS = bytes([*range(7), *range(0x0E, 0x1A), 0x1B, 0x7F])
"""Characters that stand in no text; the others below a space are left by old programs."""


def decode(data: bytes) -> str | None:
    """Return the text: by its mark, else UTF-16 where there are zeros, else strict UTF-8, else GB18030; None for no text."""
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
            return _plausible(text)
    tries = [data.decode(name, "replace") for name in ("utf-8", "gb18030")]
    return _plausible(min(tries, key=lambda text: text.count("\ufffd")))


def _strict(data: bytes, name: str, torn: int) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        if not torn or error.start < len(data) - torn or not error.start:
            return None
        return data[: error.start].decode(name)


def _utf_16(data: bytes) -> str:
    """Return the bytes as UTF-16 without a mark, in the order in which more of it is Chinese or plain."""
    even = data[: len(data) // 2 * 2]
    texts = [even.decode(name, "replace") for name in ("utf-16-le", "utf-16-be")]
    return max(texts, key=lambda text: sum(c < "\x80" or "\u3000" <= c < "\ua000" for c in text[:2000]))


def _plausible(text: str) -> str | None:
    """Return the text unless it holds what no text holds: control characters, or too much that is unreadable."""
    sample = text[:_SAMPLE]
    plain = sample.encode("utf-8", "replace")
    controls = len(plain) - len(plain.translate(None, _CONTROLS))
    if controls > len(sample) * _MOST_CONTROLS or text.count("\ufffd") > len(text) * _MOST_WRONG:
        return None
    return text.replace("\0", "")
