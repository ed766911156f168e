"""The house holds: no clock below the window, no Qt in the core, small files. Imports are held by import-linter."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from builders.paths import ROOT

SOURCES = sorted(p for top in ("model", "export", "ui") for p in (ROOT / top).rglob("*.py"))


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


CLOCKS = {
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("time", "time"),
    ("time", "localtime"),
}


@pytest.mark.parametrize(
    "path", [p for p in SOURCES if module_name(p).split(".")[0] != "ui"], ids=module_name
)
def test_no_clock_below_the_window(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            assert (node.value.id, node.attr) not in CLOCKS, f"{path}: {node.value.id}.{node.attr}"


def test_core_runs_without_qt() -> None:
    names = [module_name(p) for p in SOURCES if module_name(p).split(".")[0] in ("model", "export")]
    code = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "sys.exit(any(m.startswith('PySide6') for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("path", SOURCES, ids=module_name)
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if "edition_" not in path.name:
        assert text.count("\n") <= 400, path
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            assert (node.end_lineno or 0) - node.lineno < 50, f"{path}:{node.lineno} {node.name}"


def test_top_level_holds_what_the_design_allows() -> None:
    allowed = {"main.py", "ui", "model", "export", "resources", "tests", "pyproject.toml"}
    allowed |= {"README.md", "README.zh-CN.md", "CHANGELOG.md", "LICENSE", "Makefile", "docs", "packaging"}
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run([git, "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    tops = {line.split("/")[0] for line in listed.stdout.splitlines()}
    assert {top for top in tops if not top.startswith(".")} <= allowed
