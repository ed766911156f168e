"""What to do next: one line at the top of the panel that leads to the gravest finding."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from model.checks.core import Finding, Severity
from ui.appearance.plain_text import PlainLabel
from ui.appearance.theme import SPACE

_WORDS = {
    Severity.ERROR: ("先改正 {} 个强制性问题", "去改"),
    Severity.WARNING: ("再看 {} 个核实性问题，改正或写出错说明", "去看"),
    Severity.INFO: ("可以公布了；还有 {} 个提示供参考", "去看"),
}
"""By the gravest severity that is open: what is to be done, and the word on the button."""


def next_words(findings: Iterable[Finding]) -> tuple[str, str]:
    """Return what is to be done next and the word on its button; both empty where nothing is open."""
    severities = [finding.severity for finding in findings]
    for severity in Severity:
        if severity in severities:
            words, verb = _WORDS[severity]
            return words.format(severities.count(severity)), verb
    return "", ""


class NextStep(QFrame):
    """The line and its button; hidden while there is nothing to do."""

    wanted = Signal()
    """Lead there."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("nextStep")
        self._said, self.button = PlainLabel(), QPushButton()
        self._said.setWordWrap(True)
        self.button.setObjectName("fix")
        self.button.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, SPACE, SPACE, SPACE)
        row.setSpacing(SPACE)
        row.addWidget(self._said, 1)
        row.addWidget(self.button)
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._said.text()

    def refresh(self, findings: Iterable[Finding]) -> None:
        """Say what is to be done about these findings."""
        words, verb = next_words(findings)
        if words != self._said.text():
            self._said.setText(words)
            self.button.setText(verb)
            self.button.setAccessibleName(f"{words}，{verb}")
            self.button.setToolTip("到最要紧的一个问题（F9）")
        self.setVisible(bool(words))
