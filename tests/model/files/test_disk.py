"""Folders of the program's own are open to their user only; nothing but the layer changes files."""

import ast
import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from builders.paths import ROOT

from model.content.values import squeeze
from model.files.disk import disk, make_private_folder
from model.report.report import Report
from model.storage.profiles import Profiles
from model.storage.recovery import About, Recovery

CHANGES = {
    "unlink",
    "write_bytes",
    "write_text",
    "mkdir",
    "rmdir",
    "touch",
    "chmod",
    "fsync",
    "mkstemp",
    "utime",
    "rename",
    "link",
    "symlink_to",
    "TemporaryDirectory",
    "NamedTemporaryFile",
}
LAYER = ROOT / "model" / "files" / "disk.py"


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.mark.skipif(os.name != "posix", reason="permissions are not kept so here")
def test_private_folders_are_closed_to_others_also_where_they_were_open(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir(mode=0o755)
    for name in ("old", "new/below"):
        make_private_folder(tmp_path / name)
        assert mode(tmp_path / name) == 0o700


@pytest.mark.skipif(os.name != "posix", reason="permissions are not kept so here")
def test_what_is_remembered_and_recovered_is_closed_to_others(tmp_path: Path) -> None:
    Profiles(tmp_path / "units").remember(Report(unit="示例局", signature="甲"))
    Recovery(tmp_path / "recovery").write(Report(unit=squeeze("示例局")), About("报告", "2026-01-20"))
    assert mode(tmp_path / "units") == mode(tmp_path / "recovery") == 0o700


def test_where_permissions_are_not_kept_folders_are_made_and_left_alone(tmp_path, monkeypatch) -> None:
    def refuse(*words: object) -> None:
        raise AssertionError(words)

    monkeypatch.setattr("model.files.disk.disk.set_mode", refuse)
    folder = tmp_path / "open"
    folder.mkdir(mode=0o755)
    # Only the module's own view of the system: pathlib reads the same name.
    monkeypatch.setattr("model.files.disk.os", SimpleNamespace(name="nt", open=refuse, fsync=refuse))
    make_private_folder(folder)
    disk.sync_folder(folder)
    assert folder.is_dir()


def changes_in(path: Path) -> list[str]:
    """Calls of what changes files, except those of the layer itself."""
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGES:
            owner = node.func.value
            if not (isinstance(owner, ast.Name) and owner.id == "disk"):
                found.append(f"{path.name}:{node.lineno} {node.func.attr}")
    return found


def test_nothing_else_changes_files() -> None:
    sources = [p for room in ("model", "export") for p in (ROOT / room).rglob("*.py") if p != LAYER]
    assert len(sources) > 100
    assert [each for source in sources for each in changes_in(source)] == []
    assert len(changes_in(LAYER)) >= 6, "the test sees what it looks for"
