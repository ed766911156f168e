"""Unit profiles in the window: remembered when a report is saved or exported, offered where a report begins."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from model.report.profile import begun_with, clearing, filling
from model.storage.profiles import Profiles
from model.workspace import Workspace
from ui.environment.app_paths import data_folder
from ui.environment.samples import SAMPLE_UNIT
from ui.widgets.banner import Banner, Kind
from ui.widgets.field_line import FieldLine


def units_folder() -> Path:
    """Return where the profiles lie."""
    return data_folder() / "units"


class UnitProfiles(QObject):
    """Keeps what is the same every year, and fills it in where a clerk begins with nothing."""

    def __init__(self, workspace: Workspace, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._banner = banner
        self._names = QStringListModel(self)
        self._lines: list[FieldLine] = []
        self._filled = ""
        """The unit that the empty report was begun with."""

    @property
    def _profiles(self) -> Profiles:
        return Profiles(units_folder())

    def remember(self) -> None:
        """Keep unit, kind, signature and front matter of the open report; the sample's are nobody's."""
        if self._workspace.report.unit != SAMPLE_UNIT:
            self._profiles.remember(self._workspace.report)

    def begin(self) -> None:
        """Begin the empty report that was just made with the unit that was remembered last, and say so."""
        known = self._profiles.all()
        if not known:
            return
        year = self._workspace.today.year - 1
        self._filled = known[0].unit
        self._workspace.load(begun_with(known[0], year), None)
        others = "" if len(known) == 1 else f"另记着 {len(known) - 1} 个单位，在单位名称处输入几个字就能选。"
        self._banner.say(
            f"已填上次的单位“{known[0].unit}”、署名和正文前说明，年度为 {year}。{others}",
            Kind.NOTE,
            "清空",
            self._clear,
            ("清除记住的单位" if len(known) == 1 else f"清除记住的 {len(known)} 个单位", self._forget),
        )

    def _clear(self) -> None:
        self._banner.hide()
        if self._workspace.report.unit == self._filled:
            self._workspace.apply(clearing(), "清空单位信息")

    def _forget(self) -> None:
        self._profiles.forget()
        self._clear()

    def serve(self, line: FieldLine) -> None:
        """Offer the names of the known units in the field of the unit."""
        completer = QCompleter(self._names, line)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._chosen)
        popup = completer.popup()
        if popup is not None:
            popup.setObjectName("choices")
            popup.setAccessibleName("记住的单位")
        line.setCompleter(completer)
        line.installEventFilter(self)
        self._lines.append(line)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look the known units up when the field is entered."""
        if event.type() == QEvent.Type.FocusIn and watched in self._lines:
            self._names.setStringList([profile.unit for profile in self._profiles.all()])
        return super().eventFilter(watched, event)

    def _chosen(self, unit: str) -> None:
        profile = self._profiles.of(unit)
        if profile is None or self._workspace.read_only:
            return
        report = self._workspace.report
        self._workspace.apply(filling(profile, report, self._profiles.of(report.unit)), "填入单位信息")
        for line in self._lines:
            line.sync()
