"""Help pages: those of `resources/help`, with lists of checks and shortcuts filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from model.checks.catalogue import explanation, rules
from ui.actions import ACTIONS
from ui.appearance.severity import MARKS
from ui.environment.app_paths import RESOURCES

FOLDER = RESOURCES / "help"
INDEX = "index"
Key = tuple[str, str]
"""A key, and what it does."""

GRID_KEYS: tuple[Key, ...] = (
    ("Enter", "填好，到下一行；到了底，接着下一列"),
    ("Tab", "填好，到右边一格"),
    ("方向键", "移动；加 Shift 选中一片"),
    ("F2", "改格子里的数字"),
    ("Delete", "清空选中的格子"),
    ("Ctrl+C / Ctrl+X / Ctrl+V", "复制、剪切、粘贴一片数字，和 Excel、WPS 表格互通"),
    ("Ctrl+D", "向下填充"),
    ("Ctrl+滚轮", "放大、缩小"),
    ("Esc", "不要刚才输入的"),
)
"""The keys of a table, which are no actions of the window."""

_PLACE = re.compile(r"^\{\{(\w+)(?: ([^}]*))?\}\}$", re.MULTILINE)


def has_page(name: str) -> bool:
    """Return whether there is a page of this name."""
    return bool(re.fullmatch(r"\w+", name)) and (FOLDER / f"{name}.md").is_file()


def page(name: str, text_keys: Iterable[Key] = ()) -> str:
    """Return a page as Markdown, the table of contents for an unknown name.

    `text_keys` are the shortcuts of the text editor.
    """
    text = (FOLDER / f"{name if has_page(name) else INDEX}.md").read_text(encoding="utf-8")
    given = tuple(text_keys)
    fillings: dict[str, Callable[[str], str]] = {
        "checks": _checks,
        "window": lambda _: _table(window_keys()),
        "grid": lambda _: _table(GRID_KEYS),
        "text": lambda _: _table(given),
    }
    return _PLACE.sub(lambda found: fillings[found.group(1)](found.group(2) or ""), text)


def _checks(codes: str) -> str:
    """Return the checks whose codes begin with one of `codes`, each with severity, rule and source."""
    wanted = tuple(codes.split())
    lines: list[str] = []
    for rule in rules():
        if rule.code.startswith(wanted):
            text = explanation(rule).replace("\n", "")
            lines.append(f"{MARKS[rule.severity]} **{rule.severity.word}** {rule.code}　{text}")
    return "\n\n".join(lines)


def window_keys() -> tuple[Key, ...]:
    """Return the shortcuts of the menus from the table of actions."""
    specs = (spec for spec in ACTIONS if spec.shortcut)
    return tuple((s.shortcut, f"{s.text.removesuffix('…')}（{s.menu.replace('/', ' → ')}）") for s in specs)


def _table(keys: Iterable[Key]) -> str:
    rows = ["| 按键 | 作用 |", "|---|---|", *(f"| {_plain(key)} | {_plain(words)} |" for key, words in keys)]
    return "\n".join(rows)


def _plain(text: str) -> str:
    """Return text with the signs escaped that mean something in Markdown."""
    return re.sub(r"([\\|*_\-+`])", r"\\\1", text)
