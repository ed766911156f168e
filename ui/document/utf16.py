"""Positions as Qt counts them: code units of UTF-16, so a character beyond U+FFFF takes two."""

from __future__ import annotations


def units(text: str) -> int:
    """Return the length of a text in code units of UTF-16."""
    return len(text) + sum(character > "\uffff" for character in text)


class UnitText:
    """A text of which pieces are asked for by positions in code units; made once for many pieces."""

    def __init__(self, text: str) -> None:
        self._text = text
        has_one_each = text.isascii() or not text or max(text) <= "\uffff"
        self._wide = None if has_one_each else text.encode("utf-16-le", "surrogatepass")

    def between(self, start: int, end: int) -> str:
        """Return the characters between two positions."""
        if self._wide is None:
            return self._text[start:end]
        return self._wide[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")


def text_of_units(text: str, start: int, end: int) -> str:
    """Return the characters between two positions in code units."""
    return UnitText(text).between(start, end)
