"""Search in the help: the pages and lines that hold all words looked for, as a page of links."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ui.help.pages import FOLDER, INDEX, Key, page

MOST_LINES = 3
"""Lines shown of one page."""
LONGEST = 60
"""Characters shown of one line."""
_MARKUP = re.compile(r"[*_`|#>]+|\[|\]\([^)]*\)|\\\\")


class Found(NamedTuple):
    """A page that holds what is looked for."""

    name: str
    title: str
    lines: tuple[str, ...]
    """Some of the lines that hold any of the words, without markup."""


def find(words: str, text_keys: Iterable[Key] = ()) -> list[Found]:
    """Return the pages that hold every word, those with a word in their title first."""
    wanted = words.split()
    if not wanted:
        return []
    given, found = tuple(text_keys), list[tuple[bool, Found]]()
    for path in sorted(FOLDER.glob("*.md")):
        if path.stem == INDEX:
            continue
        lines = [plain for line in page(path.stem, given).splitlines() if (plain := _plain(line))]
        if lines and all(any(_holds(line, word) for line in lines) for word in wanted):
            title = lines[0]
            shown = [line for line in lines[1:] if any(_holds(line, word) for word in wanted)]
            is_in_title = any(_holds(title, word) for word in wanted)
            cut = tuple(_around(line, wanted) for line in shown[:MOST_LINES])
            found.append((not is_in_title, Found(path.stem, title, cut)))
    return [each for _, each in sorted(found, key=lambda pair: pair[0])]


def _holds(line: str, word: str) -> bool:
    return word.casefold() in line.casefold()


def _plain(line: str) -> str:
    return " ".join(_MARKUP.sub(" ", line).split())


def _around(line: str, words: list[str]) -> str:
    """Return the part of a line that holds the first of the words."""
    at = min((i for word in words if (i := line.casefold().find(word.casefold())) >= 0), default=0)
    begin = max(0, at - LONGEST // 3)
    part = line[begin : begin + LONGEST]
    return ("…" if begin else "") + part + ("…" if begin + LONGEST < len(line) else "")
