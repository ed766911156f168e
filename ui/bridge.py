"""Bridge: what the workspace tells becomes a Qt signal with a frozen payload."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from model.workspace import Workspace, WorkspaceChange


class Bridge(QObject):
    """Sends `changed` after every change of the workspace."""

    changed = Signal(object)
    """A `model.workspace.WorkspaceChange`."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        workspace.listen(self._tell)

    def _tell(self, changed: WorkspaceChange) -> None:
        self.changed.emit(changed)
