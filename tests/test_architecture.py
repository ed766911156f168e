"""The house holds: imports go down only, the core never sees Qt, nothing below the window reads a clock."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from builders.paths import ROOT

LAYERS: dict[str, tuple[str, ...]] = {
    "model.content.address": (),
    "model.content.values": (),
    "model.content.blocks": (),
    "model.files.atomic": (),
    "model.form": ("model.content.address", "model.content.values", "model.content.blocks"),
    "model.report.linked_figures": (
        "model.content.address",
        "model.content.values",
        "model.content.blocks",
        "model.form",
    ),
    "model.report.report": (
        "model.content.address",
        "model.content.values",
        "model.content.blocks",
        "model.form",
        "model.report.linked_figures",
    ),
    "model.report.history": ("model.report.report",),
    "model.content.text_edit": ("model.content.blocks",),
    "model.report.search": (
        "model.content.address",
        "model.content.blocks",
        "model.report.linked_figures",
        "model.form",
        "model.report.report",
        "model.content.text_edit",
    ),
    "model.form.unit_kind": (),
    "model.checks": (
        "model.content.address",
        "model.content.values",
        "model.content.blocks",
        "model.form",
        "model.report.report",
        "model.content.text_edit",
        "model.form.unit_kind",
    ),
    "model.reading": ("model.content.blocks",),
    "model.recognise": (
        "model.content.address",
        "model.content.values",
        "model.content.blocks",
        "model.form",
        "model.report.report",
        "model.reading.source",
        "model.files.errors",
        "model.content.heading_levels",
        "model.content.dates",
    ),
    "export.compose": (
        "model.content.address",
        "model.content.values",
        "model.content.blocks",
        "model.form",
        "model.report.report",
    ),
    "export.style": ("model.content.blocks",),
    "export.writers.docx": ("model.content.blocks", "export.style", "export.writers"),
}
"""What a module (or all modules of a package) may import of this project, beside its own package."""

SOURCES = sorted(p for top in ("model", "export", "ui") for p in (ROOT / top).rglob("*.py"))


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


@pytest.mark.parametrize("path", SOURCES, ids=module_name)
def test_imports_go_down_only(path: Path) -> None:
    name = module_name(path)
    for imported in imports(path):
        top = imported.split(".")[0]
        assert top not in ("main", "tests"), f"{name} imports {imported}"
        if name.startswith("model"):
            assert top not in ("export", "ui", "resources"), f"{name} imports {imported}"
        if name.startswith("export"):
            assert top != "ui", f"{name} imports {imported}"
        if not name.startswith("ui") and name != "export.writers.pdf":
            assert not imported.startswith("PySide6"), f"{name} imports {imported}"


@pytest.mark.parametrize("path", SOURCES, ids=module_name)
def test_rooms_know_only_what_they_may(path: Path) -> None:
    name = module_name(path)
    for room, allowed in LAYERS.items():
        if not within(name, room):
            continue
        for imported in imports(path):
            if imported.split(".")[0] in ("model", "export", "ui"):
                known = any(within(imported, package) for package in (*allowed, room))
                assert known, f"{name} imports {imported}"


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
