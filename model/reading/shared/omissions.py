"""The omissions of one file, collected while it is read."""

from __future__ import annotations

from model.reading.source import Omission, OmissionKind

_LIMIT = 200
"""Omissions of one file; more of them say nothing new."""
_LONGEST = 200
"""Characters of the text that an omission keeps."""


class Omissions:
    """A list of omissions in the order of reading, limited in number and in length of text."""

    def __init__(self) -> None:
        self._found: list[Omission] = []

    def add(self, kind: OmissionKind, text: str, context: str = "") -> None:
        """Add an omission; a blank text and what is beyond the limit are ignored."""
        text = text.strip()[:_LONGEST]
        if text and len(self._found) < _LIMIT:
            self._found.append(Omission(kind, text, context[:_LONGEST]))

    @property
    def all(self) -> tuple[Omission, ...]:
        """All omissions so far."""
        return tuple(self._found)
