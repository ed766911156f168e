"""The manual holds: its pictures are there, its words stand on the screen, its keys do what it says."""

import ast
import re
from functools import lru_cache
from pathlib import Path

import pytest
from builders.model import balanced_report
from builders.paths import ROOT
from builders.ui import table_panel
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.actions import ACTIONS
from ui.editor.toolbar import EditorToolbar
from ui.grid.delegate import leaving_move

DOCS = (ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").glob("*.md")))
MANUAL = (ROOT / "docs" / "manual.md").read_text(encoding="utf-8")
QTS_OWN = {"Tab", "Shift+Tab", "Shift", "Home", "End", "Ctrl+Home", "Ctrl+End", "F2", "Ctrl", "Esc"}
"""Keys of a table that are Qt's own: it moves, edits and scrolls with them wherever there is a table."""


def linked(path: Path, pattern: str) -> list[str]:
    return re.findall(pattern, path.read_text(encoding="utf-8"))


def test_every_picture_that_is_shown_exists_and_every_picture_is_shown():
    shown = {
        (path.parent / target).resolve()
        for path in DOCS
        for target in linked(path, r"!\[[^\]]*\]\(([^)]+)\)")
    }
    assert shown == {path.resolve() for path in (ROOT / "docs" / "images").iterdir()}


def anchor(heading: str) -> str:
    """Return the anchor that GitHub gives a heading: without punctuation, spaces as hyphens."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(path):
    for target in linked(path, r"(?<!!)\[[^\]]*\]\(([^)]+)\)"):
        file, _, place = target.partition("#")
        there = (path.parent / file) if file else path
        assert "://" in target or there.is_file(), target
        if place:
            headings = linked(there, r"(?m)^#+ (.+)$")
            assert place in map(anchor, headings), target


def test_every_heading_of_the_manual_is_in_its_contents():
    contents = re.findall(r"^- \[([^\]]+)\]\(#", MANUAL, re.MULTILINE)
    assert contents == re.findall(r"^## (.+)$", MANUAL, re.MULTILINE)


def test_pictures_are_small():
    assert not [p.name for p in (ROOT / "docs" / "images").iterdir() if p.stat().st_size > 150_000]


@lru_cache
def words_of_the_program() -> str:
    """All that the program can say, without spaces."""
    said: list[str] = []
    for top in ("ui", "model", "export"):
        for path in sorted((ROOT / top).rglob("*.py")):
            nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            said += [n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    return "\n".join("".join(text.split()) for text in said)


def bold_words() -> list[str]:
    return list(dict.fromkeys(re.findall(r"\*\*([^*\n]+)\*\*", MANUAL)))


@pytest.mark.parametrize("words", bold_words())
def test_bold_words_stand_on_the_screen(words):
    # What is counted differs from report to report.
    parts = re.split(r"\d{2,}", "".join(words.split()))
    assert all(part in words_of_the_program() for part in parts)


def keys(heading: str) -> dict[str, list[str]]:
    """What the table below this line says: operation -> keys."""
    table = MANUAL.split(f"\n{heading}\n", 1)[1].strip().split("\n\n", 1)[0]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines()[2:]]
    return {operation: re.findall(r"`([^`]+)`", found) for operation, found in rows}


def test_the_keys_of_the_window_are_those_of_its_menus():
    told = {key for found in keys("不记也行，菜单里都有。").values() for key in found}
    assert told == {spec.shortcut for spec in ACTIONS if spec.shortcut}


def test_the_keys_of_texts_are_those_of_their_tools(qtbot):
    panel = QWidget()
    qtbot.addWidget(panel)
    tools = EditorToolbar(panel)
    given = {a.shortcut().toString(): a.text() for a in tools.parentWidget().actions() if a.shortcut()}
    told = keys("写文字时：")
    assert {key for found in told.values() for key in found} == {key for key in given if key}
    for operations, found in told.items():
        for operation, key in zip(operations.split("、"), found, strict=True):
            assert operation in given[key]


def test_the_keys_of_tables_do_something(qtbot):
    panel = table_panel(balanced_report())
    qtbot.addWidget(panel)
    for key in {key for found in keys("填表时：").values() for key in found} - QTS_OWN:
        pressed = QKeySequence(key)[0]
        event = QKeyEvent(QEvent.Type.KeyPress, pressed.key(), pressed.keyboardModifiers())
        assert panel.grid.ranges.operation(event) or leaving_move(event), key
