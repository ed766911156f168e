"""Navigator: what leads through the open report, as those see it who must not know the whole view."""

from __future__ import annotations

from typing import Protocol

from model.checks.core import Finding
from model.content.address import Address


class Navigator(Protocol):
    """Shows places of the open report and tells what was done."""

    @property
    def section(self) -> str:
        """Return the key of the section whose tab is shown."""
        ...

    def settle(self) -> None:
        """Hand over what is typed and run the checks that waited for a pause in typing."""
        ...

    def go_to(self, address: Address) -> None:
        """Show a place: a cell, a text, or a field of the header."""
        ...

    def set_related(self, finding: Finding | None) -> None:
        """Outline the cells that take part in a finding; no cells for None."""
        ...

    def hint(self, text: str) -> None:
        """Show a text in the status bar for some seconds."""
        ...

    def say(self, text: str, *, done: bool = False) -> None:
        """Show a text in the banner; with `done` as something that succeeded."""
        ...

    def say_done(self, text: str, label: str) -> None:
        """Show in the banner what the step named `label` did, with a button that undoes it."""
        ...
