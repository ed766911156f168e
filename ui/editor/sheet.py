"""The white sheet of a written section: front matter, official heading, text, signature and date."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from model.checks.core import Finding, Severity
from ui.appearance.plain_text import PlainLabel, RichLabel
from ui.appearance.severity import MARKS, severity_color, tip_of
from ui.appearance.theme import Theme
from ui.document.document import SIDE, TOP
from ui.document.formats import line_height
from ui.editor.editor import TextEditor
from ui.editor.panel_style import hairline, heading_font

SHEET_WIDTH = 860
"""Widest sheet in pixels at 100 %."""
FRONT_BOTTOM = 8
"""Pixels below the front matter."""
FRONT_LINES = (1, 5.5)
"""Fewest and most lines of front matter in sight; the half line shows that there are more."""
FRONT_SHARE = 0.35
"""Largest share of the tab's height for the front matter."""
OTHERS = 150
"""Pixels of a tab's height taken by tools, names and headings."""


class SectionSheet(QFrame):
    """Lays out the editors of a section on paper of limited width."""

    def __init__(
        self, heading: str, editor: TextEditor, front: TextEditor | None = None, end: QWidget | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self.setMaximumWidth(SHEET_WIDTH)
        self._front = front
        self._room = 0
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
        front.sheet.documentLayout().documentSizeChanged.connect(lambda _size: self._fit_front())

    def _add_heading(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(SIDE, 0, SIDE, 8)
        row.addWidget(self._heading)
        row.addStretch()
        row.addWidget(self._counts)
        self._layout.addLayout(row)

    def fit(self, room: int) -> None:
        """Fit the front matter into a tab of `room` pixels of height."""
        self._room = room
        self._fit_front()

    def _fit_front(self) -> None:
        """Make the front matter as high as its text, within limits."""
        if self._front is None:
            return
        line, around = line_height(self._front.sheet.zoom), TOP + FRONT_BOTTOM
        height = self._front.sheet.documentLayout().documentSize().height()
        least, most = (round(lines * line) + around + 1 for lines in FRONT_LINES)
        room = round(min(self._room * FRONT_SHARE, (self._room - OTHERS) / 2))
        self._front.setFixedHeight(max(least, min(ceil(height), most, room)))

    def set_zoom(self, zoom: float) -> None:
        """Set the size of paper and heading; 1.0 is 100 %. The editors have zooms of their own."""
        self._zoom = zoom
        self.setMaximumWidth(round(SHEET_WIDTH * zoom))
        self._restyle()

    def _restyle(self) -> None:
        self._heading.setFont(heading_font(self._zoom))
        self._fit_front()

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
