"""Toolbar of a written section: levels, bold, figures, tables, pictures, last year's text, number of characters."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from model.content.blocks import Role
from ui.appearance.plain_text import PlainLabel
from ui.appearance.theme import SPACE

_ROLES = (
    (Role.BODY, "正文", "正文", "Ctrl+Alt+0", "正文：首行缩进两字"),
    (Role.HEADING_2, "（一）二级标题", "二级", "Ctrl+Alt+2", "二级标题，导出为楷体"),
    (Role.HEADING_3, "1. 三级标题", "三级", "Ctrl+Alt+3", "三级标题，导出为仿宋"),
    (Role.HEADING_4, "（1）四级标题", "四级", "Ctrl+Alt+4", "四级标题，导出为仿宋"),
)


class EditorToolbar(QWidget):
    """The row above the sheet; emits what the user wants and shows the state at the cursor."""

    role_wanted = Signal(object)
    bold_wanted = Signal()
    picture_wanted = Signal()
    chart_wanted = Signal()
    last_year_wanted = Signal(bool)

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self.setObjectName("textTools")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE // 2)
        self._panel = panel
        self._roles: dict[Role, QAction] = {}
        self._words: dict[QAction, tuple[str, str]] = {}
        """What stands on each button where there is room, and where there is not."""
        self._is_short = False
        self._characters = 0
        self._add_roles()
        self._add_line()
        self.bold = self._add("加粗", "加粗", "Ctrl+B", "选中的文字加粗", checkable=True)
        self.bold.triggered.connect(lambda: self.bold_wanted.emit())
        self._add_line()
        self._figures = self._add(
            "插入数字", "数字", "Ctrl+Alt+N", "插入表格里的数，以后改表格时文字里的数跟着变"
        )
        self._table = self._add(
            "插入小表", "小表", "", "在光标所在段落之后插入一张小表；增减行列在表格里点右键"
        )
        self._picture = self._add("插入图片…", "图片", "", "在光标所在段落之后插入图片，也可以直接粘贴或拖入")
        self._picture.triggered.connect(lambda: self.picture_wanted.emit())
        self._chart = self._add("插入图表…", "图表", "", "把表格里的数画成图，插在光标所在段落之后")
        self._chart.triggered.connect(lambda: self.chart_wanted.emit())
        self._row.addStretch()
        self.last_year = self._add("显示上年文字", "上年", "", "", checkable=True)
        self.last_year.toggled.connect(self.last_year_wanted)
        self._count = PlainLabel()
        self._count.setObjectName("count")
        self._count.setToolTip("这一部分正文的字数，不计空格，表格和图片不计")
        self._row.addWidget(self._count)

    def _add_roles(self) -> None:
        group = QActionGroup(self)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        for role, text, short, shortcut, tip in _ROLES:
            action = self._add(text, short, shortcut, tip, checkable=True)
            action.triggered.connect(lambda _checked=False, role=role: self.role_wanted.emit(role))
            group.addAction(action)
            self._roles[role] = action

    def _add(self, text: str, short: str, shortcut: str, tip: str, *, checkable: bool = False) -> QAction:
        action = QAction(text, self._panel)
        self._words[action] = text, short
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

    def _add_line(self) -> None:
        line = QFrame()
        line.setObjectName("toolLine")
        line.setFixedSize(1, 16)
        self._row.addSpacing(SPACE)
        self._row.addWidget(line)
        self._row.addSpacing(SPACE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose long or short texts for the new width."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Choose the texts anew when the buttons need more or less room: another font, another size."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return handled

    def _fit(self) -> None:
        """Use the short texts where the long ones would be cut off."""
        self._is_short = self.width() < self._full_width()
        for action, words in self._words.items():
            action.setIconText(words[self._is_short])
        self._row.setSpacing(0 if self._is_short else SPACE // 2)
        self.show_count(self._characters)

    def _full_width(self) -> int:
        """Return the width in pixels of the row with its long texts."""
        width, words = self.fontMetrics().horizontalAdvance, self._words.values()
        saved = sum(width(full) - width(short) for full, short in words) if self._is_short else 0
        return self._row.sizeHint().width() + saved

    def minimumSizeHint(self) -> QSize:
        """Return a width of 0: the row may become narrower than its texts."""
        return QSize(0, super().minimumSizeHint().height())

    def show_state(self, role: Role, bold: bool) -> None:
        """Check the buttons of the paragraph's role and the bold state at the cursor."""
        for known, action in self._roles.items():
            action.setChecked(known is role)
        self.bold.setChecked(bold)

    def set_read_only(self, read_only: bool) -> None:
        """Disable the tools that change the text."""
        inserting = (self._figures, self._table, self._picture, self._chart)
        for action in (*self._roles.values(), self.bold, *inserting):
            action.setEnabled(not read_only)

    def set_menus(self, figures: QMenu, tables: QMenu) -> None:
        """Set the menus of figures and tables, which open below their buttons."""
        for action, menu in ((self._figures, figures), (self._table, tables)):
            button = next(b for b in self.findChildren(QToolButton) if b.defaultAction() is action)
            action.triggered.connect(
                lambda _checked=False, button=button, menu=menu: menu.popup(
                    button.mapToGlobal(button.rect().bottomLeft())
                )
            )

    def show_count(self, characters: int) -> None:
        """Show the number of characters of the section."""
        self._characters = characters
        self._count.setText(f"{characters:,} 字" if self._is_short else f"字数 {characters:,}")

    @property
    def count_text(self) -> str:
        """The shown number of characters."""
        return self._count.text()

    def offer_last_year(self, available: bool) -> None:
        """Enable last year's text where there is one."""
        self.last_year.setEnabled(available)
        self.last_year.setToolTip(
            "在旁边对照上年报告的文字，与上年相同的段落有底色"
            if available
            else "导入上年报告后，可以在这里对照上年的文字"
        )
        if not available:
            self.last_year.setChecked(False)
