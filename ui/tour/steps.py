"""The steps of the tour: what each says and which part of the window it is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from model.content.address import Address
from ui.report_view.view import ReportView
from ui.tool_row import ToolRow


class Parts(NamedTuple):
    """The parts of the window that the tour leads through."""

    report_view: ReportView
    tool_row: ToolRow
    actions: Mapping[str, QAction]


@dataclass(frozen=True)
class TourStep:
    """One step; `place` returns the widget that is framed, `go` turns the window to it."""

    title: str
    text: str
    place: Callable[[Parts], QWidget]
    go: Callable[[Parts], object] = lambda parts: parts.report_view.show_preview(False)
    types: bool = False
    """Whether the clerk is asked to type: the keyboard is then where the step leads to, else on the card."""


def _turn_to(key: str) -> Callable[[Parts], None]:
    def turn(parts: Parts) -> None:
        parts.report_view.show_preview(False)
        sections = parts.report_view.workspace.report.form.sections
        parts.report_view.tabs.turn_to([section.key for section in sections].index(key))

    return turn


def _show_cell(parts: Parts) -> None:
    parts.report_view.go_to(Address("requests", "granted", "natural_person"))


def _tool(key: str) -> Callable[[Parts], QWidget]:
    def find(parts: Parts) -> QWidget:
        widget = parts.tool_row.widgetForAction(parts.actions[key])
        return widget or parts.tool_row

    return find


def _table(key: str) -> Callable[[Parts], QWidget]:
    return lambda parts: parts.report_view.tabs.panel(key)


def _sign_off(parts: Parts) -> QWidget:
    panel = parts.report_view.tabs.panel("other_matters")
    return getattr(panel, "ends", None) or panel


STEPS = (
    TourStep(
        "这是今年的草稿",
        "刚才由上年的报告生成：上年结转已经填好，文字沿用、年份改成了今年。单位、年度在这一行改。",
        lambda parts: parts.report_view.header,
    ),
    TourStep(
        "六个部分，六个标签",
        "和官方格式一样的六个部分，一个标签一个。标签上的数字是这一部分还有几个问题。",
        lambda parts: parts.report_view.tabs.tabBar(),
    ),
    TourStep(
        "文字像在 Word 里一样写",
        "正文前说明和第一部分在同一张纸上。有波浪线的地方，右边说了为什么。",
        _table("overview"),
        _turn_to("overview"),
    ),
    TourStep(
        "表格照官方的样子填",
        "点一格就能输入，回车到下一格；也可以从 Excel、Word 里复制整片粘贴。试着在这一格输入 12。",
        _table("requests"),
        _show_cell,
        types=True,
    ),
    TourStep(
        "合计自动算，上年数在下面",
        "有底色的格子是合计，不用填。每格下面的小字是上年的数，填的时候可以对照。",
        _table("requests"),
        _turn_to("requests"),
    ),
    TourStep(
        "边填边审核",
        "填错了，这里马上说：错在哪里、应该是多少、依据哪一条。点一条，就跳到那个地方。",
        lambda parts: parts.report_view.findings,
    ),
    TourStep(
        "没有发生的填 0",
        "表填完了，点“空白填0”，剩下的空格一次填好。",
        _table("disputes"),
        _turn_to("disputes"),
    ),
    TourStep(
        "署名和日期在最后",
        "第六部分下面是署名和成文日期，点一下就能填好。",
        _sign_off,
        _turn_to("other_matters"),
    ),
    TourStep(
        "发布前看一眼",
        "“预览”就是印出来的样子；“审核”把还没处理的问题从头过一遍。",
        _tool("preview"),
    ),
    TourStep(
        "导出，发布",
        "“导出 Word 文档”得到可以发布的文件，小箭头里还有网页、PDF 等。别忘了“保存”，以后可以接着改。",
        lambda parts: parts.tool_row.primary,
    ),
)
