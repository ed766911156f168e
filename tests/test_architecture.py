"""What docs/architecture.md promises and no linter checks: no clock below the window, sizes, the top level.

Which module may import which is written in pyproject.toml and checked by import-linter (`make lint`).
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from builders.paths import ROOT

SOURCES = sorted(path for top in ("model", "export", "ui") for path in (ROOT / top).rglob("*.py"))
FOLDERS = sorted({path.parent for path in SOURCES})
BELOW_THE_WINDOW = [path for path in SOURCES if path.relative_to(ROOT).parts[0] != "ui"]
CLOCKS = {
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("time", "time"),
    ("time", "localtime"),
}
MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 50
MOST_METHODS = 25
MOST_MODULES = 20
TOP_LEVEL = {
    *("main.py", "ui", "model", "export", "resources", "tests", "pyproject.toml", "docs", "packaging"),
    *("README.md", "README.zh-CN.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile"),
}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def classes_that_may_be_large() -> set[str]:
    """The classes in the table "Large classes" of docs/architecture.md."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    _, heading, rest = text.partition("\n## Large classes\n")
    assert heading, "docs/architecture.md has lost its table of large classes"
    return set(re.findall(r"^\| `(\w+)` \|", rest.partition("\n## ")[0], re.MULTILINE))


def large_classes() -> dict[str, int]:
    counts = {
        node.name: sum(isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef)) for part in node.body)
        for path in SOURCES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef)
    }
    return {name: count for name, count in counts.items() if count > MOST_METHODS}


@pytest.mark.parametrize("path", BELOW_THE_WINDOW, ids=name_of)
def test_no_clock_below_the_window(path: Path) -> None:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            assert (node.value.id, node.attr) not in CLOCKS, f"{path}: {node.value.id}.{node.attr}"


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_files_and_functions_stay_small(path: Path) -> None:
    if "edition_" not in path.name:  # tables of data, one line a cell
        assert path.read_text(encoding="utf-8").count("\n") <= MOST_LINES, path
    for node in ast.walk(tree_of(path)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            lines = (node.end_lineno or 0) - node.lineno + 1
            assert lines <= MOST_LINES_OF_A_FUNCTION, f"{path}:{node.lineno} {node.name}"


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_a_folder_holds_few_modules(folder: Path) -> None:
    modules = [path.name for path in folder.glob("*.py") if path.name != "__init__.py"]
    assert len(modules) <= MOST_MODULES, f"{folder}: {len(modules)}"


def test_large_classes_are_explained() -> None:
    unexplained = {
        name: count for name, count in large_classes().items() if name not in classes_that_may_be_large()
    }
    assert unexplained == {}


@pytest.mark.parametrize("page", ["docs/architecture.md", "docs/decisions.md", "CONTRIBUTING.md"])
def test_paths_in_the_papers_exist(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = {path for path in re.findall(r"`([\w./-]+)`", text) if "/" in path.rstrip("/")}
    named = {path for path in named if path.split("/")[0] in TOP_LEVEL}
    assert named
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_top_level_holds_what_the_design_allows() -> None:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run([git, "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    tops = {line.split("/")[0] for line in listed.stdout.splitlines()}
    assert {top for top in tops if not top.startswith(".")} <= TOP_LEVEL
    assert {top for top in tops if top.startswith(".")} <= {".ci", ".github", ".gitignore"}
