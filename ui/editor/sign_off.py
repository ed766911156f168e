"""Signature and date of issue, below the last section as in the document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from string import Template

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from model.checks.core import Finding
from model.content.address import Address
from model.content.dates import printed_date, tidy_date
from model.report.report import SetField
from model.workspace import WorkspaceChange
from ui.appearance.plain_text import PlainLabel, as_plain
from ui.appearance.theme import GAP, SPACE, Theme
from ui.bridge import Bridge
from ui.document.document import SIDE
from ui.widgets.field_line import FieldLine

UNFILLED = "（未填）"
_OFFERED = frozenset({Address("unit"), Address("signature"), Address("date")})


class SignOffFields(QWidget):
    """The fields 署名 and 成文日期; leaving one changed is an undo step."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._workspace = bridge.workspace
        self.signature = FieldLine(bridge, "signature", "改署名")
        self.date = FieldLine(bridge, "date", "改成文日期", tidy_date)
        self.signature.setPlaceholderText(UNFILLED)
        self.signature.set_tip("署名写发布报告的机关名称")
        self.date.setPlaceholderText(UNFILLED)
        self.date.set_tip("可以输入 2026-1-20，会自动写成 2026年1月20日")
        self.fill_signature = _offer("填入单位名称", self._fill_signature)
        self.today = _offer("填入今天", self._fill_today)
        self.today.setToolTip(f"填入 {printed_date(self._workspace.today)}")
        Theme.follow(self._restyle)
        self._assemble()
        bridge.changed.connect(self._on_changed)
        self._show_offers()

    def _restyle(self) -> None:
        self.setStyleSheet(Theme.sheet(_STYLE))

    def _assemble(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 10, SIDE, 12)
        row.setSpacing(SPACE)
        row.addStretch()
        for name, line, offer in (
            ("署名", self.signature, self.fill_signature),
            ("成文日期", self.date, self.today),
        ):
            label = PlainLabel(name)
            label.setObjectName("partName")
            label.setBuddy(line)
            row.addWidget(label)
            row.addWidget(line)
            row.addWidget(offer)
            row.addSpacing(GAP)

    def _show_offers(self) -> None:
        """Offer the unit's name and today's date as long as the fields are blank."""
        report = self._workspace.report
        is_open = not self._workspace.read_only
        self.fill_signature.setVisible(is_open and bool(report.unit) and not report.signature)
        self.fill_signature.setToolTip(as_plain(f"填入“{report.unit}”"))
        self.today.setVisible(is_open and not report.date)

    def _on_changed(self, changed: WorkspaceChange) -> None:
        if changed.is_whole or not changed.addresses.isdisjoint(_OFFERED):
            self._show_offers()

    def _fill_signature(self) -> None:
        self.flush()
        self._workspace.apply(SetField("signature", self._workspace.report.unit), "填署名")

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


def _offer(text: str, fill: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName("link")
    button.clicked.connect(fill)
    return button


_STYLE = Template("""
QLineEdit { border: 1px solid $border; }
QLineEdit[wrong="error"], QLineEdit[wrong="warning"], QLineEdit[wrong="info"] { border: 1px solid $error; }
QLineEdit[found="some"] { background: $found; }
QLineEdit[found="now"] { background: $found_now; }
""")
