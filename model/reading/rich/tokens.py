"""Tokens of RTF: control words, control symbols, hexadecimal characters, braces and text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.reading.guards import too_complex

WORD, NUMBER, HEX, SYMBOL, OPEN, CLOSE, PLAIN = range(1, 8)
"""Numbers of the groups of a token's match; NUMBER goes with WORD."""

_NOISE = (
    "af|afs|lang|langfe|langnp|langfenp|alang|fcs|fs|cf|cb|kerning|expnd|expndtw|insrsid|charrsid|pararsid|rsid|tblrsid"
    "|nowidctlpar|widctlpar|hyphpar|ltrpar|sa|sb|sl|slmult|sbauto|saauto|li|ri|lin|rin|fi|adjustright|faauto|aspalpha"
    "|aspnum|wrapdefault|cl(?:brdr[a-z]|pad[a-z]*|vertal[a-z]|txlrtb|ftsWidth|wWidth|shdrawnil|cfpat|hidemark)"
    "|brdr[a-z]*|tr(?:pad[a-z]*|brdr[a-z]|ftsWidth[A-Z]?|wWidth[A-Z]?|q[a-z]|gaph|autofit|rsid)|ltrrow|snext|sbasedon"
)
"""Words that tell only of looks: two thirds of all. Runs of them are one token without a number."""
_TOKEN = re.compile(
    rb"(?:\\(?:" + _NOISE.encode() + rb")(?![a-zA-Z])(?:-?\d{1,10})? ?)+|"
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|(\{)|(\})|([^\\{}\r\n\0]+)",
    re.S,
)
_BINARY = re.compile(rb"\\bin(\d{1,9}) ?")
_TOKENS_LIMIT = 600_000


def tokens(data: bytes) -> Iterator[re.Match[bytes]]:
    """The tokens in order; raises TOO_COMPLEX where there are more than any report has."""
    data = _without_binary(data)
    if sum(data.count(sign) for sign in (b"\\", b"{", b"}", b"\n")) > _TOKENS_LIMIT:
        raise too_complex("内容过多")
    return _TOKEN.finditer(data)


def _without_binary(data: bytes) -> bytes:
    """Binary data, which may hold braces, is written in hexadecimal like all other."""
    if b"\\bin" not in data:
        return data
    pieces: list[bytes] = []
    at = 0
    while match := _BINARY.search(data, at):
        end = match.end() + int(match.group(1))
        pieces += [data[at : match.start()], b" ", data[match.end() : end].hex().encode()]
        at = end
    return b"".join([*pieces, data[at:]])
