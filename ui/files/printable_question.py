"""Characters that no font of this computer shows: named before PDF, OFD, paper or the publication package are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from model.report.report import Report

if TYPE_CHECKING:
    from export.printable import Unprintable
    from ui.files.dialogs import Dialogs

_LISTED = 8
"""How many characters are named."""


class PrintableQuestion:
    """Asks once about the same characters."""

    def __init__(self, dialogs: Callable[[], Dialogs]) -> None:
        self._dialogs = dialogs
        self._accepted: frozenset[str] = frozenset()

    def may_go_on(self, report: Report) -> bool:
        """Return whether every character can be shown, or the clerk goes on with empty boxes in their places."""
        from export.printable import unprintable

        missing = unprintable(report)
        characters = frozenset(each.character for each in missing)
        if characters <= self._accepted:
            return True
        if not self._dialogs().ask_export_with_boxes(len(missing), listed(missing)):
            return False
        self._accepted = characters
        return True


def listed(missing: Iterable[Unprintable]) -> str:
    """Return a line for each character: itself, its number in Unicode, and where it stands first."""
    lines = [f"● {each.character}（U+{ord(each.character):04X}），见“{each.around}”" for each in missing]
    if len(lines) > _LISTED + 1:
        lines[_LISTED:] = [f"……另有 {len(lines) - _LISTED} 个"]
    return "\n".join(lines)
