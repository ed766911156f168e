"""The white sheet of a written section: front matter, official heading, text, signature and date."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from model.checks.core import Finding, Severity
from ui.appearance.plain_text import PlainLabel, RichLabel
from ui.appearance.severity import MARKS, severity_color, tip_of
from ui.appearance.theme import Theme
from ui.document.document import SIDE
from ui.editor.editor import TextEditor
from ui.editor.panel_style import hairline, heading_font

SHEET_WIDTH = 860
"""Widest sheet in pixels at 100 %."""
FRONT_BOTTOM = 8
"""Pixels below the front matter."""


class SectionSheet(QFrame):
    """Lays out the editors of a section on paper of limited width."""

    def __init__(
        self, heading: str, editor: TextEditor, front: TextEditor | None = None, end: QWidget | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self.setMaximumWidth(SHEET_WIDTH)
        self._zoom = 1.0
        self._heading = PlainLabel(heading)
        self._counts = RichLabel()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(1, 14, 1, 1)
        self._layout.setSpacing(0)
        if front is not None:
            self._add_front(front)
        self._add_heading()
        self._layout.addWidget(editor, 1)
        if end is not None:
            self._layout.addWidget(hairline())
            self._layout.addWidget(end)
        Theme.follow(self._restyle)

    def _add_front(self, front: TextEditor) -> None:
        name = PlainLabel("正文前说明")
        name.setObjectName("partName")
        name.setContentsMargins(SIDE, 0, SIDE, 4)
        self._layout.addWidget(name)
        self._layout.addWidget(front)
        self._layout.addWidget(hairline())
        self._layout.addSpacing(14)

    def _add_heading(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(SIDE, 0, SIDE, 8)
        row.addWidget(self._heading)
        row.addStretch()
        row.addWidget(self._counts)
        self._layout.addLayout(row)

    def set_zoom(self, zoom: float) -> None:
        """Set the size of paper and heading; 1.0 is 100 %. The editors have zooms of their own."""
        self._zoom = zoom
        self.setMaximumWidth(round(SHEET_WIDTH * zoom))
        self._restyle()

    def _restyle(self) -> None:
        self._heading.setFont(heading_font(self._zoom))

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show beside the heading how many findings concern the section as a whole."""
        self._counts.setText(counts_text(findings))
        self._counts.setToolTip(tip_of(findings))


def counts_text(findings: Sequence[Finding]) -> str:
    """Return `● 1　▲ 2` as HTML: the number of findings of each severity in its colour."""
    parts: list[str] = []
    for severity in Severity:
        number = sum(f.severity is severity for f in findings)
        if number:
            color = severity_color(Theme.colors, severity)
            parts.append(f'<span style="color:{color}">{MARKS[severity]} {number}</span>')
    return "&nbsp;&nbsp;".join(parts)
