"""The window: assembles head, tabs, findings and actions, and leads to places. Decides nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QToolBar, QToolButton, QVBoxLayout, QWidget

from model.address import Address
from model.checks.core import RULES, Finding
from model.report import Report, SetField
from model.workspace import Changed, Workspace
from ui.actions import make_actions
from ui.banner import Banner, Kind
from ui.bridge import Bridge
from ui.dialogs import Dialogs
from ui.file_actions import FileActions
from ui.findings_panel import FindingsPanel
from ui.icons import icon
from ui.report_head import ReportHead
from ui.samples import last_year_sample
from ui.status_line import StatusLine
from ui.table_panel import TablePanel
from ui.tabs import SectionTabs
from ui.theme import WORDS, Theme

TOOLS = ("import", "open", "save", "", "undo", "redo", "", "check")


class MainWindow(QMainWindow):
    """The one window of the program."""

    def __init__(self, today: date, report: Report | None = None) -> None:
        super().__init__()
        self.workspace = Workspace(today, report)
        self.bridge = Bridge(self.workspace, self)
        self.banner = Banner()
        self.head = ReportHead(self.bridge)
        self.tabs = SectionTabs(self.bridge)
        self.findings = FindingsPanel(self.bridge)
        self.status = StatusLine(self.bridge)
        self.files = FileActions(self.workspace, Dialogs(self), self.banner, self.flush, self)
        self.actions_by_key = make_actions(self)
        self._assemble()
        self._connect_actions()
        self._connect_places()
        self._refresh(None)
        self._restore_geometry()

    def _assemble(self) -> None:
        self.addToolBar(self._tool_row())
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.banner)
        left.addWidget(self.head)
        left.addWidget(self.tabs, 1)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.findings)
        self.setCentralWidget(page)
        self.setStatusBar(self.status)
        self.setMinimumSize(960, 600)
        self.resize(1280, 720)

    def _tool_row(self) -> QToolBar:
        row = QToolBar("工具")
        row.setObjectName("tools")
        row.setMovable(False)
        row.setIconSize(QSize(20, 20))
        row.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        row.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for key in TOOLS:
            if key:
                row.addAction(self.actions_by_key[key])
            else:
                row.addSeparator()
        spacer = QWidget()
        spacer.setObjectName("plain")
        spacer.setSizePolicy(spacer.sizePolicy().Policy.Expanding, spacer.sizePolicy().Policy.Preferred)
        row.addWidget(spacer)
        row.addWidget(self._primary_button())
        return row

    def _primary_button(self) -> QToolButton:
        action = self.actions_by_key["export"]
        button = QToolButton()
        button.setObjectName("primary")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setText("导出 Word")
        button.setIcon(icon("export", Theme.colors.on_accent))
        button.setIconSize(QSize(20, 20))
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        return button

    def _connect_actions(self) -> None:
        deeds = {
            "import": self.files.import_last_year,
            "new": self.files.new_report,
            "open": self.files.open_file,
            "save": self.files.save,
            "save_as": self.files.save_as,
            "export": self.files.export_word,
            "quit": self.close,
            "undo": self._undo,
            "redo": self._redo,
            "zeros": self._fill_zeros,
            "check": self._check,
            "next": lambda: self._step(1),
            "previous": lambda: self._step(-1),
            "zoom_in": lambda: self.status.zoom_by(10),
            "zoom_out": lambda: self.status.zoom_by(-10),
            "zoom_normal": lambda: self.status.zoom_to(100),
            "sample": self._open_sample,
            "about": self._about,
        }
        for key, deed in deeds.items():
            self.actions_by_key[key].triggered.connect(lambda _checked=False, deed=deed: deed())
        self.actions_by_key["totals"].triggered.connect(self._set_computes_totals)
        self.actions_by_key["findings"].setChecked(True)
        self.actions_by_key["findings"].toggled.connect(self.findings.setVisible)
        self.actions_by_key["last_year"].setChecked(True)
        self.actions_by_key["last_year"].toggled.connect(self.tabs.show_last_year)

    def _connect_places(self) -> None:
        self.bridge.changed.connect(self._refresh)
        self.findings.chosen.connect(self._show_finding)
        self.findings.fix_wanted.connect(self._fix)
        self.findings.explanation_wanted.connect(self._explain)
        self.tabs.message.connect(self.status.hint)
        self.tabs.place_changed.connect(self.status.show_place)
        self.tabs.currentChanged.connect(lambda _index: self._section_shown())
        self.tabs.tabBarClicked.connect(lambda _index: self.tabs.focus_current())
        self.status.zoom_changed.connect(self.tabs.set_zoom)
        self.tabs.zoom_changed.connect(lambda zoom: self.status.zoom_to(round(zoom * 100)))

    def _section_shown(self) -> None:
        self.flush()
        self.actions_by_key["zeros"].setEnabled(isinstance(self.tabs.currentWidget(), TablePanel))

    def _refresh(self, changed: Changed | None) -> None:
        """Brings titles, actions and head up to date."""
        history, report = self.workspace.history, self.workspace.report
        self._name_step("undo", "撤销", history.undo_label)
        self._name_step("redo", "重做", history.redo_label)
        self.actions_by_key["totals"].setChecked(report.computes_totals)
        self.actions_by_key["last_year"].setEnabled(report.previous is not None)
        self.head.set_findings(
            [f for f in self.workspace.findings if self.tabs.section_of(f.address) is None]
        )
        self.setWindowTitle(f"{self.files.name}[*]")
        self.setWindowModified(not self.workspace.is_saved)

    def _name_step(self, key: str, word: str, label: str) -> None:
        action = self.actions_by_key[key]
        action.setEnabled(bool(label))
        action.setText(f"{word}“{label}”" if label else word)
        action.setIconText(word)
        shortcut = action.shortcut().toString()
        action.setToolTip(f"{word}“{label}”（{shortcut}）" if label else f"{word}（{shortcut}）")

    def flush(self) -> None:
        """Hands over to the report what is typed but not yet taken over."""
        self.head.flush()
        self.tabs.flush()

    def go_to(self, address: Address) -> None:
        """Shows a place: a cell, a text, or a field of the head."""
        if not self.tabs.go_to(address):
            self.head.go_to(address)

    def _show_finding(self, finding: Finding) -> None:
        self.go_to(finding.address)
        self.tabs.set_related(finding)

    def _fix(self, finding: Finding) -> None:
        if finding.fix is not None:
            self.flush()
            self.workspace.fix(finding.fix, f"改正 {finding.code}")
            self.go_to(finding.fix.address)
            self.tabs.set_related(None)

    def _explain(self, finding: Finding) -> None:
        rule = RULES[finding.code]
        kind = WORDS[rule.severity]
        self.files.dialogs.show_text(
            f"{finding.code}（{kind}）", finding.message, f"依据：{rule.explanation.strip()}"
        )

    def _undo(self) -> None:
        self.flush()
        self.workspace.undo()

    def _redo(self) -> None:
        self.flush()
        self.workspace.redo()

    def _fill_zeros(self) -> None:
        panel = self.tabs.currentWidget()
        if isinstance(panel, TablePanel):
            panel.fill_blanks_with_zero()

    def _set_computes_totals(self, computes: bool) -> None:
        self.workspace.history.close_step()
        label = "自动计算合计" if computes else "合计改为手工填写"
        self.workspace.apply(SetField("computes_totals", computes), label)

    def _check(self) -> None:
        self.flush()
        self.actions_by_key["findings"].setChecked(True)
        if self.workspace.findings:
            self.findings.set_current(None)
            self.findings.step(1)
        else:
            self.banner.say("审核完毕：没有发现问题。", Kind.DONE)

    def _step(self, direction: int) -> None:
        self.flush()
        self.findings.step(direction)

    def _open_sample(self) -> None:
        self.files.open_path(last_year_sample())

    def _about(self) -> None:
        self.files.dialogs.show_text(
            "关于本程序",
            "政府信息公开工作年度报告编制",
            "按《中华人民共和国政府信息公开条例》和国办公开办函〔2021〕30号的格式编制、审核、导出年度报告。\n"
            "全部在本机运行，不联网，不上传任何内容。",
        )

    def tell_crash(self, kind: str, place: str) -> None:
        """Says that something unexpected went wrong; the report stays open."""
        self.banner.say(
            f"程序刚才出了一点问题（{kind}，{place}）。报告仍开着，请先保存；如反复出现，请把这行文字告诉维护人员。",
            Kind.PROBLEM,
        )

    def open_path(self, path: Path) -> bool:
        """Opens a file as the menu does."""
        return self.files.open_path(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closes only when nothing would be lost, or the clerk says so."""
        if self.files.may_lose_present():
            QSettings().setValue("geometry", self.saveGeometry())
            event.accept()
        else:
            event.ignore()

    def _restore_geometry(self) -> None:
        kept = QSettings().value("geometry")
        if isinstance(kept, QByteArray):
            self.restoreGeometry(kept)
