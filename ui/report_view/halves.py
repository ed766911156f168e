"""The two halves of the report view: the page, and the panel of findings beside it, as wide as the clerk made it."""

from __future__ import annotations

from PySide6.QtWidgets import QSplitter, QWidget

from ui.findings.panel import FindingsPanel

HANDLE = 4
"""Pixels between the halves, by which they are drawn."""


class Halves(QSplitter):
    """Gives the panel the width that was chosen, and the page all the rest."""

    def __init__(self, page: QWidget, panel: FindingsPanel) -> None:
        super().__init__()
        self._panel = panel
        self._width = 0
        self.setObjectName("reportView")
        # Whatever a page would like, the findings keep their place in the window.
        page.setMinimumWidth(1)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(HANDLE)
        self.addWidget(page)
        self.addWidget(panel)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.splitterMoved.connect(lambda *_: self._keep_width())

    def _keep_width(self) -> None:
        self._width = self._panel.width()

    def fit(self, room: int) -> None:
        """Divide `room` pixels of width between the halves."""
        first, least, most = self._panel.widths
        wide = min(max(self._width or first, least), most)
        self.setSizes([room - wide - HANDLE, wide])

    @property
    def panel_width(self) -> int:
        """Pixels of the panel as the clerk made it; 0 for as it comes."""
        return self._width

    def set_panel_width(self, width: int) -> None:
        """Make the panel so many pixels wide from the next `fit` on."""
        self._width = width
