"""History: undo and redo as inverse edits; what belongs together merges into one named step."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from model.report.report import Edit, SetField, SetText, Several

MOST_STEPS = 500


@dataclass
class Step:
    """One step that can be taken back: its name in the menu, and the edits that take it back."""

    label: str
    inverse: Edit
    merge_key: str = ""
    document: Document | None = None
    """The document that taking the step back leads to, where the step began another one."""


class Document(NamedTuple):
    """What a report is besides its content: its file, and which of its states is in it."""

    path: Path | None
    read_only: bool
    saved: Step | None


NOWHERE = Step("", Several(()))
"""Stands for a state that no undo or redo leads to."""


class History:
    """Two stacks of steps. `saved` marks the state that is on disk."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self.saved: Step | None = None
        """The last step of the state on disk: None for the state before any step, NOWHERE for no state there is."""
        self._open = False

    def push(self, label: str, inverse: Edit, merge_key: str = "", document: Document | None = None) -> None:
        """Record a step; one with the same non-empty merge key as the last joins it while it is still open."""
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if self._open and last is not None and merge_key and last.merge_key == merge_key:
            last.inverse = _joined(inverse, last.inverse)
            return
        self._done.append(Step(label, inverse, merge_key, document))
        self._open = True
        if len(self._done) > MOST_STEPS:
            dropped = self._done.pop(0)
            if self.saved is None or self.saved is dropped:
                self.saved = NOWHERE

    def close_step(self) -> None:
        """End merging: the next push begins a step of its own."""
        self._open = False

    def pop_undo(self) -> Step | None:
        """Return the step to take back, moved off the stack; the caller applies it and calls `undone`."""
        self._open = False
        return self._done.pop() if self._done else None

    def undone(self, step: Step, redo: Edit) -> None:
        """Record that a step was taken back and how to do it again."""
        step.inverse = redo
        self._undone.append(step)

    def pop_redo(self) -> Step | None:
        """Return the step to do again, moved off the stack; the caller applies it and calls `redone`."""
        self._open = False
        return self._undone.pop() if self._undone else None

    def redone(self, step: Step, inverse: Edit) -> None:
        """Record that a step was done again."""
        step.inverse = inverse
        self._done.append(step)

    @property
    def undo_label(self) -> str:
        """Name of the step that undo takes back, empty for none."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """Name of the step that redo does again, empty for none."""
        return self._undone[-1].label if self._undone else ""

    def mark_saved(self) -> None:
        """The present state is on disk."""
        self._open = False
        self.saved = self._done[-1] if self._done else None

    def mark_unsaved(self) -> None:
        """The present state is not on disk, whatever is taken back."""
        self.saved = NOWHERE

    @property
    def is_saved(self) -> bool:
        """Whether the present state is the one on disk."""
        return (self._done[-1] if self._done else None) is self.saved


def _joined(later: Edit, earlier: Edit) -> Edit:
    """Return the inverse of two steps in a row; typing in one text needs only the earlier one."""
    if isinstance(earlier, SetText) and isinstance(later, SetText) and earlier.key == later.key:
        return earlier
    if isinstance(earlier, SetField) and isinstance(later, SetField) and earlier.name == later.name:
        return earlier
    rest = earlier.edits if isinstance(earlier, Several) else (earlier,)
    return Several((later, *rest))
