"""Positions as Qt counts them: code units of UTF-16, so a character beyond U+FFFF takes two."""

from __future__ import annotations


def units(text: str) -> int:
    """Return the length of a text in code units of UTF-16."""
    return len(text) + sum(character > "\uffff" for character in text)


def text_of_units(text: str, start: int, end: int) -> str:
    """Return the characters between two positions in code units."""
    if text.isascii() or not text or max(text) <= "\uffff":
        return text[start:end]
    return text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")
