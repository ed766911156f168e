"""Links: web and mail addresses in a text, and where they lead."""

from __future__ import annotations

import re
from typing import NamedTuple

_ADDRESS = re.compile(
    r"(?P<web>https?://[!-~]+)|(?P<www>(?<![!-~])www\.[!-~]+)|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)",
    re.ASCII,
)
_NOT_AT_ITS_END = ".,;:!?)]}>'\""


class Link(NamedTuple):
    """A part of a text, counted in characters, and its address."""

    start: int
    end: int
    target: str


def links_in(text: str) -> list[Link]:
    """Return the addresses in a text, without the punctuation behind them."""
    if "://" not in text and "www." not in text and "@" not in text:
        return []
    found: list[Link] = []
    for match in _ADDRESS.finditer(text):
        shown = match.group().rstrip(_NOT_AT_ITS_END)
        before = {"web": "", "www": "http://", "mail": "mailto:"}[match.lastgroup or "web"]
        if len(shown) > len("http://"):
            found.append(Link(match.start(), match.start() + len(shown), before + shown))
    return found
