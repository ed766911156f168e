"""The actions of the window: one table that makes menus, tool row and shortcuts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from ui.appearance.icons import icon


class ActionSpec(NamedTuple):
    """One action as data."""

    key: str
    menu: str
    """Its name, after that of the menu it is in and a `/` where it is in one."""
    text: str
    shortcut: str = ""
    icon: str = ""
    tip: str = ""
    short: str = ""
    """The word in the tool row; empty where the action is only in the menu."""


SEPARATOR = "-"
LETTERS = {"文件": "F", "编辑": "E", "报告": "R", "视图": "V", "帮助": "H"}
"""With Alt they open the menus, as everywhere."""
EXPORT = "文件/导出"
LOOK = "视图/外观"
TEXT_SIZE = "视图/文字大小"
FONT = "视图/界面字体"

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
    ActionSpec("rollup", "文件", "汇总多个单位的报告…", tip="收齐各单位的报告，审核，加总，找出缺报和差错"),
    ActionSpec("ledger_template", "文件", "台账模板…", tip="生成一份空白的申请台账，平时登记，年底自动计数"),
    ActionSpec("new_window", "文件", "新窗口", "Ctrl+Shift+N", tip="在另一个窗口里同时编另一份报告"),
    ActionSpec("new", "文件", "新建空白报告", "Ctrl+N", "new"),
    ActionSpec("open", "文件", "打开…", "Ctrl+O", "open", "打开已有的报告（Word、本程序的文件等）", "打开"),
    ActionSpec("save", "文件", "保存", "Ctrl+S", "save", "保存为本程序的文件，以后可以接着编", "保存"),
    ActionSpec("save_as", "文件", "另存为…", "Ctrl+Shift+S"),
    ActionSpec(
        "take_back", "文件", "取回修改稿…", tip="把领导在 Word 里的修订和批注逐处取回来，接受或不接受"
    ),
    ActionSpec(SEPARATOR, "文件", ""),
    ActionSpec(
        "export", EXPORT, "Word 文档…", "Ctrl+E", "", "导出可以直接发布的 Word 文档", "导出 Word 文档"
    ),
    ActionSpec(
        "export_plain", EXPORT, "官方模板样式的 Word 文档…", "", "", "按官方空白表的样式，不套公文格式"
    ),
    ActionSpec(SEPARATOR, EXPORT, ""),
    ActionSpec("export_html", EXPORT, "网页…"),
    ActionSpec("copy_html", EXPORT, "复制网页代码", "", "", "复制到剪贴板，粘贴到网站编辑器，不用另存文件"),
    ActionSpec("export_pdf", EXPORT, "PDF…"),
    ActionSpec("export_ofd", EXPORT, "OFD…", "", "", "国家标准的版式文件，页面和 PDF 一样"),
    ActionSpec("export_xlsx", EXPORT, "Excel 工作簿…", "", "", "三张表，合计带公式，可以离线填写后读回"),
    ActionSpec("export_txt", EXPORT, "纯文本…"),
    ActionSpec(
        "export_poster", EXPORT, "图解…", "", "", "一张图看懂年报：图片、矢量图或网页，供网站和微信使用"
    ),
    ActionSpec(SEPARATOR, EXPORT, ""),
    ActionSpec("export_review", EXPORT, "送审稿…", "", "", "给领导签批的 Word 文档：水印、签批栏、行号"),
    ActionSpec("export_checks", EXPORT, "审核结果表…", "", "", "审核了什么、还有哪些问题、出错说明，供留档"),
    ActionSpec("export_all", EXPORT, "整套发布文件…", "Ctrl+Shift+E", "", "所有格式一次导出到一个文件夹"),
    ActionSpec(SEPARATOR, "文件", ""),
    ActionSpec("preview", "文件", "预览", "F5", "preview", "看导出、打印出来的样子", "预览"),
    ActionSpec("print", "文件", "打印…", "Ctrl+P"),
    ActionSpec(SEPARATOR, "文件", ""),
    ActionSpec("quit", "文件", "退出", "Ctrl+Q"),
    ActionSpec("undo", "编辑", "撤销", "Ctrl+Z", "undo", "撤销上一步", "撤销"),
    ActionSpec("redo", "编辑", "重做", "Ctrl+Y", "redo", "重做撤销的一步", "重做"),
    ActionSpec(SEPARATOR, "编辑", ""),
    # Their keys belong to what has the keyboard; here they are only shown.
    ActionSpec("cut", "编辑", "剪切\tCtrl+X", tip="剪切选中的文字或格子"),
    ActionSpec("copy", "编辑", "复制\tCtrl+C", tip="复制选中的文字或格子"),
    ActionSpec("paste", "编辑", "粘贴\tCtrl+V", tip="粘贴到光标处，或从选中的格子起"),
    ActionSpec("select_all", "编辑", "全选\tCtrl+A", tip="选中这里的全部文字或格子"),
    ActionSpec(SEPARATOR, "编辑", ""),
    ActionSpec("find", "编辑", "查找…", "Ctrl+F", "", "在各部分文字、标题、单位名称、署名、日期里查找"),
    ActionSpec("find_next", "编辑", "查找下一个", "F3"),
    ActionSpec("find_previous", "编辑", "查找上一个", "Shift+F3"),
    ActionSpec("replace", "编辑", "替换…", "Ctrl+H", "", "在整份报告里把一个词换成另一个"),
    ActionSpec(SEPARATOR, "编辑", ""),
    ActionSpec("zeros", "编辑", "空白填0", "", "", "把这张表里的空白都填上 0"),
    ActionSpec(
        "totals", "报告", "自动计算合计", "", "", "合计由程序按明细计算；关闭后可以照台账填写，由程序核对"
    ),
    ActionSpec(SEPARATOR, "报告", ""),
    ActionSpec(
        "ledger", "报告", "由台账生成表三、表四…", tip="读取依申请公开台账（Excel 等），按年报口径计数后填入"
    ),
    ActionSpec(
        "ledger_paste",
        "报告",
        "由复制的台账生成表三、表四…",
        tip="在 Excel、WPS 表格里选中台账连同表头复制后，用这一项",
    ),
    ActionSpec(SEPARATOR, "报告", ""),
    ActionSpec("website", "报告", "网站信息…", tip="网站名称、栏目名称、发布日期，写进导出的网页"),
    ActionSpec("compare_last", "报告", "对照上年报告…", tip="附上上年报告作对照，不改当前报告的数字"),
    ActionSpec(
        "requirements",
        "报告",
        "主管部门的要求…",
        tip="主管部门在格式之外的要求：编写、载入、存为文件下发、不再使用",
    ),
    ActionSpec("compare_other", "报告", "与另一份报告比较…", tip="上年的、已公布的、同事的：逐段逐格并排看"),
    ActionSpec("years", "报告", "本年 / 上年 / 增减…", tip="三张表几个年度的数字并排，可以导出"),
    ActionSpec("correction", "报告", "更正说明…", tip="已公布的报告改了以后，列出改了哪些"),
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
    ActionSpec(SEPARATOR, "视图", ""),
    ActionSpec("scheme_light", LOOK, "浅色"),
    ActionSpec("scheme_dark", LOOK, "深色"),
    ActionSpec("scheme_system", LOOK, "跟随系统"),
    ActionSpec("text_100", TEXT_SIZE, "标准"),
    ActionSpec("text_115", TEXT_SIZE, "大"),
    ActionSpec("text_130", TEXT_SIZE, "特大"),
    ActionSpec("font_auto", FONT, "自动选择", "", "", "用这台电脑上最合适的中文字体"),
    ActionSpec("font_yahei", FONT, "微软雅黑"),
    ActionSpec("font_sourcehan", FONT, "思源黑体"),
    ActionSpec("font_wenquanyi", FONT, "文泉驿"),
    ActionSpec("export_fonts", "视图", "导出的字体…", tip="Word 文档、PDF、预览、打印用什么字体；缺哪些字体"),
    ActionSpec("help", "帮助", "本页帮助", "F1", "", "这一页填什么、怎么计数、有哪些审核规则"),
    ActionSpec("keys", "帮助", "快捷键一览"),
    ActionSpec("sample", "帮助", "跟着示例走一遍", "", "", "用虚构的街道，十步看完怎么编一份年报"),
    ActionSpec(SEPARATOR, "帮助", ""),
    ActionSpec("logs", "帮助", "打开日志文件夹"),
    ActionSpec(
        "clear_traces",
        "帮助",
        "清除本机痕迹…",
        "",
        "",
        "最近的报告、记住的单位、恢复副本、日志；报告文件不动",
    ),
    ActionSpec("about", "帮助", "关于本程序"),
)

LOOKS = frozenset(
    spec.key for spec in ACTIONS if spec.menu in (LOOK, TEXT_SIZE, FONT) and spec.key != SEPARATOR
)
WITHOUT_REPORT = (
    frozenset(
        {
            "import",
            "rollup",
            "ledger_template",
            "new_window",
            "new",
            "open",
            "quit",
            "sample",
            "about",
            "help",
            "keys",
            "logs",
            "clear_traces",
        }
    )
    | LOOKS
)
"""What can be done on the start page."""

CHECKABLE = frozenset({"totals", "findings", "last_year", "preview"}) | LOOKS


def make_actions(window: QMainWindow) -> dict[str, QAction]:
    """Return the actions by key, in the window's menus."""
    actions: dict[str, QAction] = {}
    menus: dict[str, QMenu] = {}
    for spec in ACTIONS:
        menu = _menu(window, menus, spec.menu)
        if spec.key == SEPARATOR:
            menu.addSeparator()
            continue
        action = QAction(spec.text, window)
        action.setCheckable(spec.key in CHECKABLE)
        action.setIconText(spec.short or spec.text)
        if spec.shortcut:
            # As a property: a QKeySequence would bring in the whole `Qt` namespace before the window is painted.
            action.setProperty("shortcut", spec.shortcut)
        action.setIconVisibleInMenu(False)
        tip = spec.tip or spec.text.removesuffix("…")
        action.setToolTip(f"{tip}（{spec.shortcut}）" if spec.shortcut else tip)
        menu.addAction(action)
        actions[spec.key] = action
    return actions


def style_actions(actions: Mapping[str, QAction]) -> None:
    """Draw the icons of the actions in the colours in force."""
    for spec in ACTIONS:
        if spec.icon:
            actions[spec.key].setIcon(icon(spec.icon))


def _menu(window: QMainWindow, menus: dict[str, QMenu], path: str) -> QMenu:
    """Return the menu of this path, made where it is named first."""
    if path not in menus:
        parent, _, name = path.rpartition("/")
        if parent:
            menus[path] = _menu(window, menus, parent).addMenu(name)
        else:
            menus[path] = window.menuBar().addMenu(f"{name}(&{LETTERS[name]})")
    return menus[path]


def export_keys() -> tuple[str, ...]:
    """Return the keys of the export menu, separators included."""
    return tuple(spec.key for spec in ACTIONS if spec.menu == EXPORT)
