"""Tokens of RTF: control words, control symbols, hexadecimal characters, braces and text."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
_TOKEN = re.compile(
    rb"\\u(-?\d{1,10}) ?((?:\\'[0-9a-fA-F]{2})*)|"
    rb"(?:\\(?:"
    + "|".join(f"{first}(?:{rests})" for first, rests in _NOISE.items()).encode()
    + rb")(?![a-zA-Z])(?:-?\d{1,10})? ?)+|"
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|(\{)|(\})|([^\\{}\r\n\0]+)",
    re.S,
)
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
    return _TOKEN.finditer(data)


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
