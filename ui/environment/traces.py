"""Traces: what the program keeps on this computer of the clerk's work, beside the clerk's own files; and clearing it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSettings

from model.storage.profiles import Profiles
from model.storage.recovery import forget_copies
from ui.environment.app_paths import data_folder
from ui.environment.log import clear_log
from ui.environment.recent_files import forget_files

FOLDER_KEY = "folder"
"""Setting: the folder that file dialogs begin in."""
WHAT_GOES = (
    "最近的报告的列表、上次用的文件夹",
    "记住的单位（名称、署名、联系方式）",
    "恢复副本，包括点过“不恢复”的和读不了的",
    "运行日志",
)
WHAT_STAYS = (
    "您的报告：保存的 .xxgk、导出的 Word 等文件，一份也不动，旁边的 .bak 也不动",
    "现在开着的窗口和它们的恢复副本",
    "窗口大小、外观、文字大小这些设置",
)
CLEARED = "已清除本程序在这台电脑上记下的东西。您的报告文件都没有动。"


def clear_if(ask: Callable[[Sequence[str], Sequence[str]], bool]) -> bool:
    """Remove it if the clerk, who is told what goes and what stays, says so; return whether that was done."""
    agreed = ask(WHAT_GOES, WHAT_STAYS)
    if agreed:
        clear_traces()
    return agreed


def clear_traces() -> None:
    """Remove it; the clerk's reports and what open windows need stay."""
    forget_files()
    QSettings().remove(FOLDER_KEY)
    Profiles(data_folder() / "units").forget()
    forget_copies(data_folder() / "recovery")
    clear_log()
