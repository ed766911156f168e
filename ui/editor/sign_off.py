"""Signature and date of issue, below the last section as in the document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from string import Template

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from model.checks.core import Finding
from model.content.address import Address
from model.content.dates import printed_date, tidy_date
from model.report.report import SetField
from model.workspace import WorkspaceChange
from ui.appearance.plain_text import PlainLabel
from ui.appearance.theme import GAP, SPACE, Theme
from ui.bridge import Bridge
from ui.document.document import SIDE
from ui.widgets.field_line import FieldLine


class SignOffFields(QWidget):
    """The fields 署名 and 成文日期; leaving one changed is an undo step."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._workspace = bridge.workspace
        self.signature = FieldLine(bridge, "signature", "改署名")
        self.date = FieldLine(bridge, "date", "改成文日期", tidy_date)
        self.date.setPlaceholderText("如 2026年1月20日")
        self.date.set_tip("可以输入 2026-1-20，会自动写成 2026年1月20日")
        self.today = QPushButton("今天")
        self.today.setObjectName("link")
        self.today.setToolTip(f"填入 {printed_date(self._workspace.today)}")
        self.today.clicked.connect(self._fill_today)
        Theme.follow(self._restyle)
        self._assemble()
        bridge.changed.connect(self._on_changed)
        self._show_proposal()

    def _restyle(self) -> None:
        self.setStyleSheet(Theme.sheet(_STYLE))

    def _assemble(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 10, SIDE, 12)
        row.setSpacing(SPACE)
        row.addStretch()
        for name, line in (("署名", self.signature), ("成文日期", self.date)):
            label = PlainLabel(name)
            label.setObjectName("partName")
            label.setBuddy(line)
            row.addWidget(label)
            row.addWidget(line)
            row.addSpacing(GAP)
        row.addWidget(self.today)

    def _show_proposal(self) -> None:
        self.signature.setPlaceholderText(self._workspace.report.unit or "单位名称")
        self.signature.updateGeometry()

    def _on_changed(self, changed: WorkspaceChange) -> None:
        if changed.is_whole or "unit" in [address.part for address in changed.addresses]:
            self._show_proposal()

    def _fill_today(self) -> None:
        self.flush()
        self._workspace.apply(SetField("date", printed_date(self._workspace.today)), "填成文日期")

    def flush(self) -> None:
        """Put what was typed into the report at once."""
        self.signature.flush()
        self.date.flush()

    def set_findings(self, findings: Iterable[Finding]) -> None:
        """Frame the fields that findings are about."""
        found = tuple(findings)
        self.signature.set_findings(found)
        self.date.set_findings(found)

    def go_to(self, address: Address) -> bool:
        """Put the cursor into the field of an address; return False where it is none of these."""
        for line in (self.signature, self.date):
            if line.field == address.part:
                line.go_to(address)
                return True
        return False

    def show_found(self, found: Sequence[Address], now: Address | None) -> None:
        """Tint the fields in which a search has found something."""
        self.signature.show_found(found, now)
        self.date.show_found(found, now)


_STYLE = Template("""
QLineEdit { border: 1px solid $border; }
QLineEdit[wrong="error"], QLineEdit[wrong="warning"], QLineEdit[wrong="info"] { border: 1px solid $error; }
QLineEdit[found="some"] { background: $found; }
QLineEdit[found="now"] { background: $found_now; }
""")
