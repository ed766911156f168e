"""Fields of RTF: what one shows whose result is not stored."""

from __future__ import annotations

from dataclasses import dataclass, field

from model.reading.shared.field_codes import shown
from model.reading.shared.pieces import Pieces

_USE_DEFAULT = 25
"""The number of a chosen entry that stands for the default one."""
_ENTRIES_LIMIT = 200


@dataclass(slots=True)
class Field:
    """An open field, with its instruction or the entries of its drop-down list."""

    depth: int
    """How many groups are around it."""
    pieces: Pieces
    before: int
    """Length of the paragraph's text where the field begins."""
    instruction: list[str] = field(default_factory=list[str])
    entries: list[str] = field(default_factory=list[str])
    chosen: int = _USE_DEFAULT
    default: int = 0

    def begin_entry(self) -> None:
        """Begin an entry of the drop-down list."""
        if len(self.entries) < _ENTRIES_LIMIT:
            self.entries.append("")

    def add_to_entry(self, text: str) -> None:
        """Add text to the last entry."""
        if self.entries:
            self.entries[-1] += text

    @property
    def shown(self) -> str:
        """What the field shows if no result is stored."""
        if self.entries:
            index = self.default if self.chosen == _USE_DEFAULT else self.chosen
            return self.entries[index].strip() if 0 <= index < len(self.entries) else ""
        return shown("".join(self.instruction))
