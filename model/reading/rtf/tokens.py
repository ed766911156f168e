"""Tokens of RTF: control words, control symbols, hexadecimal characters, braces and text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from model.reading.guards import too_complex

UNIT, STAND_INS, WORD, NUMBER, HEX, SYMBOL, OPEN, CLOSE, PLAIN = range(1, 10)
"""Numbers of the groups of a token's match; STAND_INS goes with UNIT, NUMBER with WORD."""

_NOISE = {
    "a": "f|fs|lang|djustright|spalpha|spnum",
    "b": "rdr[a-z]*",
    "c": "f|b|harrsid|l(?:brdr[a-z]|pad[a-z]*|vertal[a-z]|txlrtb|ftsWidth|wWidth|shdrawnil|cfpat|hidemark)",
    "d": "bch",
    "e": "xpnd|xpndtw",
    "f": "s|cs|i|aauto",
    "h": "ich|yphpar",
    "i": "nsrsid",
    "k": "erning",
    "l": "och|ang|angfe|angnp|angfenp|i|in|trch|trpar|trrow",
    "n": "owidctlpar",
    "p": "ararsid",
    "r": "tlch|i|in|sid",
    "s": "a|b|l|lmult|bauto|aauto|next|basedon",
    "t": "blrsid|r(?:pad[a-z]*|brdr[a-z]|ftsWidth[A-Z]?|wWidth[A-Z]?|q[a-z]|gaph|autofit|rsid)",
    "w": "idctlpar|rapdefault",
}
"""Words that only format text, two thirds of all, by their first letter; runs of them are one token."""
_FAINT_NOISE = _NOISE | {
    "a": "f|lang|djustright|spalpha|spnum",
    "c": _NOISE["c"].removeprefix("f|b|"),
    "f": "cs|i|aauto",
}
"""The same without colours and sizes, for the few files in which these decide whether text is there."""


def _pattern(noise: dict[str, str]) -> re.Pattern[bytes]:
    words = "|".join(f"{first}(?:{rests})" for first, rests in noise.items()).encode()
    return re.compile(
        rb"\\u(-?\d{1,10}) ?((?:\\'[0-9a-fA-F]{2})*)|"
        rb"(?:\\(?:" + words + rb")(?![a-zA-Z])(?:-?\d{1,10})? ?)+|"
        rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|(\{)|(\})|([^\\{}\r\n\0]+)",
        re.S,
    )


_TOKEN = _pattern(_NOISE)
_COLOURS = re.compile(rb"\\colortbl([^{}]{0,20000})")
_WHITE = re.compile(rb"\\red255\s*\\green255\s*\\blue255\s*$")
_NO_SIZE = re.compile(rb"\\fs[0-2](?!\d)")
_EAST_ASIAN_BOLD = re.compile(rb"\\dbch((?:\\afs?\d{1,5})*)\\ab(?=0?[\\ \r\n{}])")
_BINARY = re.compile(rb"\\bin(\d{1,9}) ?")
_TOKENS_LIMIT = 600_000


def tokens(data: bytes) -> Iterator[re.Match[bytes]]:
    """Return the tokens in order; raise TOO_COMPLEX where there are more than any report has.

    `\\ab` for East Asian characters, as LibreOffice writes it, is given as `\\dbab`.
    """
    data = _EAST_ASIAN_BOLD.sub(rb"\\dbch\1\\dbab", _without_binary(data))
    if sum(data.count(sign) for sign in (b"\\", b"{", b"}", b"\n")) > _TOKENS_LIMIT:
        raise too_complex("内容过多")
    return (_faint_pattern() if _may_be_faint(data) else _TOKEN).finditer(data)


def _may_be_faint(data: bytes) -> bool:
    """Return whether characters may be white or of no size."""
    colours = _COLOURS.search(data)
    listed = colours.group(1).split(b";") if colours else []
    whites = [i for i, colour in enumerate(listed) if _WHITE.search(colour)]
    return _NO_SIZE.search(data) is not None or any(re.search(rb"\\cf%d(?!\d)" % i, data) for i in whites)


@cache
def _faint_pattern() -> re.Pattern[bytes]:
    return _pattern(_FAINT_NOISE)


def _without_binary(data: bytes) -> bytes:
    """Return the document with its binary data, which may hold braces, in hexadecimal."""
    if b"\\bin" not in data:
        return data
    pieces: list[bytes] = []
    at = 0
    while match := _BINARY.search(data, at):
        end = match.end() + int(match.group(1))
        pieces += [data[at : match.start()], b" ", data[match.end() : end].hex().encode()]
        at = end
    return b"".join([*pieces, data[at:]])
