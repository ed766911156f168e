"""What still stands open when the report leaves the program: asked about once, before an export or a print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from model.checks.core import Finding, Severity
from model.content.address import Address
from model.workspace import Workspace

if TYPE_CHECKING:
    from ui.files.dialogs import Dialogs

LISTED = 6
"""How many findings are named before an export."""


class OpenFindings(QObject):
    """Asks whether to go on with findings that must be mended (强制性), or mended or answered (核实性).

    An entry that a cell could not take is dealt with first: what the clerk typed would be missing in what leaves.
    """

    rejected_shown = Signal(object, str)
    """The Address of a cell that could not take what was typed, and what to do about it."""

    mending_wanted = Signal(object)
    """The gravest Finding that the clerk wants to deal with first."""

    def __init__(self, workspace: Workspace, dialogs: Callable[[], Dialogs], parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._dialogs = dialogs
        self.rejected: Callable[[], tuple[Address, str] | None] = lambda: None
        """Returns a place where something typed was not taken, and what is wrong there; None for none."""
        self._accepted: frozenset[str] = frozenset()
        """The findings that the clerk has said to go on with: not asked about again."""

    def may_leave(self, verb: str) -> bool:
        """Return whether nothing stands open, or the clerk wants to go on all the same; `verb` is 导出 or 打印."""
        rejected = self.rejected()
        if rejected is not None:
            address, problem = rejected
            self.rejected_shown.emit(address, f"{problem}。请改正，或按 Esc 放弃，再{verb}。")
            return False
        errors, warnings = (
            [f for f in self._workspace.findings if f.severity is severity]
            for severity in (Severity.ERROR, Severity.WARNING)
        )
        known = frozenset(finding.identity for finding in (*errors, *warnings))
        if known <= self._accepted:
            return True
        listed = listed_words([*errors, *warnings])
        if not self._dialogs().ask_leave_with_findings(len(errors), len(warnings), verb, listed):
            self.mending_wanted.emit((errors or warnings)[0])
            return False
        self._accepted |= known
        return True


ALIKE = "N10"
"""The check of paragraphs that are the same as last year's: many of them are one line."""


def listed_words(findings: Sequence[Finding]) -> str:
    """Return the sentences of the findings, one a line; of many the first ones, those on texts like last year's last."""
    alike = [finding for finding in findings if finding.code == ALIKE]
    lines = [f"● {finding.message}" for finding in findings if len(alike) < 2 or finding.code != ALIKE]
    if len(alike) > 1:
        lines.append(f"● {len(alike)} 段文字与上年报告相同或几乎相同，请按本年的情况改写。")
    if len(lines) > LISTED + 1:
        lines[LISTED:] = [f"……另有 {len(lines) - LISTED} 个，见审核结果。"]
    return "\n".join(lines)
