"""Loading the requirements of an office (`.xxgk-rules`) into the open report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from model.files.errors import ReadingError, RequirementsError
from model.report.report import SetField
from model.workspace import Workspace
from ui.widgets.banner import Banner, Kind

RULES_SUFFIX = ".xxgk-rules"
LOADING_RULES = "载入主管部门的要求"
"""Name of the step."""


def load_rules(
    path: Path, workspace: Workspace, banner: Banner, say_done: Callable[[str, str], None]
) -> bool:
    """Have the open report judged by a file of requirements, as one step of undo; return whether it was taken."""
    from model.checks.requirements import parse
    from model.checks.rules_file import load_text

    if workspace.read_only:
        banner.say("报告是只读的，不能载入要求。请先另存为一份。", Kind.PROBLEM)
        return False
    try:
        text = load_text(path)
    except (ReadingError, RequirementsError) as error:
        problem = error.message if isinstance(error, ReadingError) else f"“{path.name}”用不了：{error}。"
        banner.say(f"{problem}请向下发的主管部门索取新的文件。", Kind.PROBLEM)
        return False
    workspace.apply(SetField("rules", text), LOADING_RULES)
    say_done(f"已载入“{parse(text).office}”的要求，审核时一并检查。", LOADING_RULES)
    return True
