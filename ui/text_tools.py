"""Tools of a written section: levels, bold, pictures, last year's text, number of characters."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from model.blocks import Role
from ui.theme import SPACE

_ROLES = (
    (Role.BODY, "正文", "Ctrl+Alt+0", "正文：首行缩进两字"),
    (Role.HEADING_2, "（一）二级标题", "Ctrl+Alt+2", "二级标题，导出为楷体"),
    (Role.HEADING_3, "1. 三级标题", "Ctrl+Alt+3", "三级标题，导出为仿宋"),
    (Role.HEADING_4, "（1）四级标题", "Ctrl+Alt+4", "四级标题，导出为仿宋"),
)
_SHORT = {Role.HEADING_2: "（一）", Role.HEADING_3: "1.", Role.HEADING_4: "（1）"}


class TextTools(QWidget):
    """The slim row above the sheet; says what is wanted and shows what is."""

    role_wanted = Signal(object)
    bold_wanted = Signal()
    picture_wanted = Signal()
    last_year_wanted = Signal(bool)

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self.setObjectName("textTools")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE // 2)
        self._panel = panel
        self._roles: dict[Role, QAction] = {}
        self._add_roles()
        self._add_line()
        self.bold = self._add("加粗", "Ctrl+B", "选中的文字加粗", checkable=True)
        self.bold.triggered.connect(lambda: self.bold_wanted.emit())
        self._add_line()
        self._picture = self._add("插入图片…", "", "在光标所在段落之后插入图片，也可以直接粘贴或拖入")
        self._picture.triggered.connect(lambda: self.picture_wanted.emit())
        self._row.addStretch()
        self.last_year = self._add("显示上年文字", "", "", checkable=True)
        self.last_year.toggled.connect(self.last_year_wanted)
        self._count = QLabel()
        self._count.setObjectName("count")
        self._count.setToolTip("这一部分正文的字数，不计空格，表格和图片不计")
        self._row.addWidget(self._count)

    def _add_roles(self) -> None:
        group = QActionGroup(self)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        for role, text, shortcut, tip in _ROLES:
            action = self._add(text, shortcut, tip, checkable=True)
            action.triggered.connect(lambda _checked=False, role=role: self.role_wanted.emit(role))
            group.addAction(action)
            self._roles[role] = action

    def _add(self, text: str, shortcut: str, tip: str, *, checkable: bool = False) -> QAction:
        action = QAction(text, self._panel)
        action.setCheckable(checkable)
        # Qt makes the text of a button from that of the action and would drop the dots.
        action.setIconText(text)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(f"{tip}（{shortcut}）" if shortcut else tip)
        self._panel.addAction(action)
        button = QToolButton()
        button.setDefaultAction(action)
        # A click leaves the caret where it is; the Tab key still gets here.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.addWidget(button)
        return action

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the levels are called by their numbers alone."""
        super().resizeEvent(event)
        short = self.width() < self._needed()
        for role, text, _, _ in _ROLES:
            self._roles[role].setIconText(_SHORT.get(role, text) if short else text)

    def _needed(self) -> int:
        """Pixels of the row with the levels' whole names."""
        metrics = self.fontMetrics()
        lacking = sum(
            metrics.horizontalAdvance(text) - metrics.horizontalAdvance(self._roles[role].iconText())
            for role, text, _, _ in _ROLES
        )
        return self._row.minimumSize().width() + lacking

    def _add_line(self) -> None:
        line = QFrame()
        line.setObjectName("toolLine")
        line.setFixedSize(1, 16)
        self._row.addSpacing(SPACE)
        self._row.addWidget(line)
        self._row.addSpacing(SPACE)

    def show_state(self, role: Role, bold: bool) -> None:
        """Presses the buttons of the paragraph and the characters at the cursor."""
        for known, action in self._roles.items():
            action.setChecked(known is role)
        self.bold.setChecked(bold)

    def set_read_only(self, read_only: bool) -> None:
        """Takes the tools away that change the text."""
        for action in (*self._roles.values(), self.bold, self._picture):
            action.setEnabled(not read_only)

    def show_count(self, characters: int) -> None:
        """Shows how many characters the section has."""
        self._count.setText(f"字数 {characters:,}")

    @property
    def count_text(self) -> str:
        """The number as it is shown."""
        return self._count.text()

    def offer_last_year(self, available: bool) -> None:
        """Whether there is a text of last year to show."""
        self.last_year.setEnabled(available)
        self.last_year.setToolTip(
            "在旁边对照上年报告的文字，与上年相同的段落有底色"
            if available
            else "导入上年报告后，可以在这里对照上年的文字"
        )
        if not available:
            self.last_year.setChecked(False)
