"""Mending at once: the button that offers it, the list of what would change, and what the two would do."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QPushButton

from model.checks.core import Finding
from model.checks.mending import has_mechanical, mend
from model.content.address import Address
from model.content.values import Value
from model.workspace import Workspace
from ui.findings.mend_list import MendList, change_lines

REST = 200
"""Milliseconds after a change until it is worked out what can be mended at once."""
LISTED = 12
"""How many mends the tooltip names."""


class Mending(QObject):
    """Offers to set the sums that are wrong, all in one step."""

    wanted = Signal()
    """The clerk has seen what would change and wants it, or there is nothing to change any more."""

    def __init__(
        self, workspace: Workspace, findings: Callable[[], Iterable[Finding]], parent: QObject
    ) -> None:
        """`findings` returns those that are open."""
        super().__init__(parent)
        self._workspace = workspace
        self._findings = findings
        self.button = QPushButton()
        self.button.setObjectName("fix")
        self.button.hide()
        policy = self.button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.button.setSizePolicy(policy)
        self.list = MendList()
        self.list.hide()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.refresh)
        self.button.clicked.connect(self._show_list)
        self.list.accepted.connect(self._accept)
        self.list.cancelled.connect(self.close)

    def values(self) -> dict[Address, Value]:
        """Return the cells that can be mended at once, and their values."""
        if self._workspace.read_only or not has_mechanical(self._findings()):
            return {}
        return mend(self._workspace.report, self._workspace.today)

    def refresh(self) -> None:
        """Offer to mend at once what can be, and say how much that is."""
        values = self.values()
        self.button.setVisible(bool(values))
        self.button.setText(f"一键改正 {len(values)} 处")
        report = self._workspace.report
        lines = change_lines(report.form, report.values, values)
        if len(lines) > LISTED:
            lines[LISTED:] = [f"……共 {len(values)} 处"]
        self.button.setToolTip("只改合计和空白的上年结转，改前列出每一格：\n" + "\n".join(lines))

    def refresh_soon(self) -> None:
        """Refresh after a rest from typing, in which nothing is worked out."""
        self._rest.start()

    def findings_changed(self) -> None:
        """Refresh soon where there is something to mend; offer nothing any more where there is not."""
        if has_mechanical(self._findings()) and not self._workspace.read_only:
            self._rest.start()
        else:
            self._rest.stop()
            self.button.hide()

    def close(self) -> None:
        """Hide the list: nothing is changed."""
        self.list.hide()

    def _show_list(self) -> None:
        """Show every cell that would change, before anything does."""
        report, values = self._workspace.report, self.values()
        if values:
            self.list.show_changes(report.form, report.values, values)
        else:
            self.wanted.emit()

    def _accept(self) -> None:
        self.close()
        self.wanted.emit()
