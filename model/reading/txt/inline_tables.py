"""Tables that a Markdown text holds as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TAG = re.compile(r"<(/?)table\b[^>]*>", re.I)


def split_tables(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text in order, each with whether it is a whole `table` element; nested ones stay inside."""
    start = depth = 0
    for tag in _TAG.finditer(text):
        if not tag.group(1):
            if not depth:
                yield text[start : tag.start()], False
                start = tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield text[start : tag.end()], True
                start = tag.end()
    yield text[start:], False


def has_tables(text: str) -> bool:
    """Return whether a text holds at least one whole `table` element."""
    return any(is_table for _, is_table in split_tables(text))
