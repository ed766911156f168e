"""The actions of the window: one table that makes menus, tool row and shortcuts."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from ui.icons import icon


class ActionSpec(NamedTuple):
    """One action as data."""

    key: str
    menu: str
    text: str
    shortcut: str = ""
    icon: str = ""
    tip: str = ""
    short: str = ""
    """The word in the tool row; empty where the action is only in the menu."""


SEPARATOR = "-"

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "import",
        "文件",
        "导入上年报告…",
        "Ctrl+I",
        "import",
        "选择上年的报告，自动生成今年的草稿",
        "导入上年",
    ),
    ActionSpec(SEPARATOR, "文件", ""),
    ActionSpec("new", "文件", "新建空白报告", "Ctrl+N", "new"),
    ActionSpec("open", "文件", "打开…", "Ctrl+O", "open", "打开已有的报告（Word、本程序的文件等）", "打开"),
    ActionSpec("save", "文件", "保存", "Ctrl+S", "save", "保存为本程序的文件，以后可以接着编", "保存"),
    ActionSpec("save_as", "文件", "另存为…", "Ctrl+Shift+S"),
    ActionSpec(SEPARATOR, "文件", ""),
    ActionSpec("export", "文件", "导出 Word…", "Ctrl+E", "export", "导出可以直接发布的 Word 文档", ""),
    ActionSpec(SEPARATOR, "文件", ""),
    ActionSpec("quit", "文件", "退出", "Ctrl+Q"),
    ActionSpec("undo", "编辑", "撤销", "Ctrl+Z", "undo", "撤销上一步", "撤销"),
    ActionSpec("redo", "编辑", "重做", "Ctrl+Y", "redo", "重做撤销的一步", "重做"),
    ActionSpec(SEPARATOR, "编辑", ""),
    ActionSpec("zeros", "编辑", "空白填0", "", "", "把这张表里的空白都填上 0"),
    ActionSpec(
        "totals", "报告", "自动计算合计", "", "", "合计由程序按明细计算；关闭后可以照台账填写，由程序核对"
    ),
    ActionSpec(SEPARATOR, "报告", ""),
    ActionSpec("check", "报告", "审核", "F9", "check", "检查整份报告，跳到第一个问题", "审核"),
    ActionSpec("next", "报告", "下一个问题", "F8", "next"),
    ActionSpec("previous", "报告", "上一个问题", "Shift+F8", "previous"),
    ActionSpec("findings", "视图", "审核结果", "F7"),
    ActionSpec("last_year", "视图", "显示上年数"),
    ActionSpec(SEPARATOR, "视图", ""),
    ActionSpec("zoom_in", "视图", "放大", "Ctrl++"),
    ActionSpec("zoom_out", "视图", "缩小", "Ctrl+-"),
    ActionSpec("zoom_normal", "视图", "原大小", "Ctrl+0"),
    ActionSpec("sample", "帮助", "看看示例"),
    ActionSpec("about", "帮助", "关于本程序"),
)

WITHOUT_REPORT = frozenset({"import", "new", "open", "quit", "sample", "about"})
"""What can be done on the start page."""

CHECKABLE = frozenset({"totals", "findings", "last_year"})


def make_actions(window: QMainWindow) -> dict[str, QAction]:
    """The actions by key, in the window's menus."""
    actions: dict[str, QAction] = {}
    menus = {name: window.menuBar().addMenu(name) for name in dict.fromkeys(spec.menu for spec in ACTIONS)}
    for spec in ACTIONS:
        menu = menus[spec.menu]
        if spec.key == SEPARATOR:
            menu.addSeparator()
            continue
        action = QAction(spec.text, window)
        action.setCheckable(spec.key in CHECKABLE)
        action.setIconText(spec.short or spec.text)
        if spec.shortcut:
            # As a property: a QKeySequence would bring in the whole `Qt` namespace before the window is painted.
            action.setProperty("shortcut", spec.shortcut)
        if spec.icon:
            action.setIcon(icon(spec.icon))
            action.setIconVisibleInMenu(False)
        tip = spec.tip or spec.text.removesuffix("…")
        action.setToolTip(f"{tip}（{spec.shortcut}）" if spec.shortcut else tip)
        menu.addAction(action)
        actions[spec.key] = action
    return actions
