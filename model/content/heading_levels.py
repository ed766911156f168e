"""Heading levels: which level a line of running text is, told by its number. The only module that decides it."""

from __future__ import annotations

import re

from model.content.blocks import Role

LONGEST_HEADING = 40
"""Characters; a longer line that begins with a number is running text."""

_SENTENCE_END = re.compile(r"[。；！？;!?]")
_NUMBERS = (
    (re.compile(r"[（(]\s*[一二三四五六七八九十]{1,3}\s*[）)]"), Role.HEADING_2),
    (re.compile(r"[（(]\s*[0-9０-９]{1,2}\s*[）)]"), Role.HEADING_4),
    (re.compile(r"[0-9０-９]{1,2}\s*[.．、](?![0-9０-９])"), Role.HEADING_3),
)


def level_of(text: str) -> Role:
    """Return the role of a paragraph of a written section: `（一）…` heading 2, `1.…` heading 3, `（1）…` heading 4, else body.

    A heading is short and holds no end of a sentence; GB/T 9704-2012, 7.3.3 gives the order of the numbers.
    """
    line = text.strip()
    if len(line) > LONGEST_HEADING or _SENTENCE_END.search(line):
        return Role.BODY
    for number, role in _NUMBERS:
        match = number.match(line)
        if match is not None and line[match.end() :].strip():
            return role
    return Role.BODY
