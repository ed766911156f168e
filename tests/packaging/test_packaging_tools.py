"""The tools that lay out, describe and draw what installers need; loaded from their files, as the folder is no package."""

import importlib.util
import struct
import subprocess
import sys
import zipfile
from datetime import datetime, timezone
from pathlib import Path
from types import ModuleType

import pytest
from builders.paths import ROOT

PACKAGING = ROOT / "packaging"


def load(name: str) -> ModuleType:
    path = PACKAGING / name
    spec = importlib.util.spec_from_file_location(f"packaging_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


assemble = load("windows/assemble.py")
debian_changelog = load("linux/debian_changelog.py")
check_symbols = load("linux/check_symbols.py")
make_icons = load("tools/make_icons.py")


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/QtCore.pyd",
        "PySide6/Qt6Widgets.dll",
        "PySide6/msvcp140_1.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/translations/qtbase_zh_CN.qm",
        "shiboken6/Shiboken.pyd",
        "docx/templates/default.docx",
    ],
)
def test_what_the_program_uses_is_kept(name):
    assert assemble.is_wanted(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/QtNetwork.pyd",
        "PySide6/Qt6Qml.dll",
        "PySide6/opengl32sw.dll",
        "PySide6/plugins/tls/qschannelbackend.dll",
        "PySide6/translations/qtbase_fr.qm",
        "PySide6/designer.exe",
        "lxml/etree.pyi",
        "lxml/includes/libxml/tree.h",
        "bin/tool.exe",
    ],
)
def test_what_it_does_not_use_is_left_out(name):
    assert not assemble.is_wanted(name)


def fake_wheels(folder: Path) -> Path:
    wheels = folder / "wheels"
    wheels.mkdir()
    with zipfile.ZipFile(wheels / "xxgk_report-9.9.9-py3-none-any.whl", "w") as wheel:
        wheel.writestr("main.py", "old")
        wheel.writestr("xxgk_report-9.9.9.dist-info/METADATA", "Version: 9.9.9")
    with zipfile.ZipFile(wheels / "olefile-1-py3-none-any.whl", "w") as wheel:
        wheel.writestr("olefile/__init__.py", "")
    return wheels


def fake_runtime(folder: Path) -> Path:
    path = folder / "python-3.11.9-embed-amd64.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("python311._pth", "python311.zip\n.\n#import site\n")
        archive.writestr("pythonw.exe", "MZ")
    return path


def test_the_folder_of_windows_finds_its_modules(tmp_path, monkeypatch):
    runtime = fake_runtime(tmp_path)
    digest = assemble.hashlib.sha256(runtime.read_bytes()).hexdigest()
    words = ["assemble", str(fake_wheels(tmp_path)), str(ROOT), str(tmp_path / "out")]
    monkeypatch.setattr(sys, "argv", [*words, "--python", str(runtime), "--sha256", digest.upper()])
    assert assemble.main() == 0
    out = tmp_path / "out"
    paths = (out / "python" / "python311._pth").read_text().split()
    assert paths == ["python311.zip", ".", "..\\lib", "..\\app"]
    assert (out / "app" / "main.py").read_text(encoding="utf-8") != "old"
    assert (out / "app" / "resources" / "icons" / "program.svg").is_file()
    assert (out / "lib" / "xxgk_report-9.9.9.dist-info" / "METADATA").is_file()
    assert not (out / "lib" / "main.py").exists()
    assert not list(out.rglob("__pycache__"))


def test_another_runtime_than_expected_is_refused(tmp_path, monkeypatch, capsys):
    words = ["assemble", str(fake_wheels(tmp_path)), str(ROOT), str(tmp_path / "out")]
    monkeypatch.setattr(sys, "argv", [*words, "--python", str(fake_runtime(tmp_path)), "--sha256", "00"])
    assert assemble.main() == 2
    assert "SHA-256" in capsys.readouterr().err


def test_the_change_log_in_debians_form():
    text = "# Changelog\n\n## Unreleased\n\n- New\n  thing.\n\n## 0.1.0 - 2025-03-04\n\n### Added\n- First.\n"
    assert debian_changelog.entries(text, "0.2.0") == [
        ("0.2.0", debian_changelog.UNDATED, ["New thing."]),
        ("0.1.0", datetime(2025, 3, 4, tzinfo=timezone.utc), ["First."]),
    ]


def test_symbols_above_the_limit_fail(tmp_path, monkeypatch, capsys):
    (tmp_path / "program").write_bytes(b"\x7fELF" + bytes(16))
    monkeypatch.setattr(sys, "argv", ["check_symbols", str(tmp_path)])
    monkeypatch.setattr(check_symbols, "needs", lambda path: {("GLIBC", (2, 28)), ("GLIBCXX", (3, 4, 21))})
    assert check_symbols.main() == 0
    monkeypatch.setattr(check_symbols, "needs", lambda path: {("GLIBC", (2, 34))})
    assert check_symbols.main() == 1
    assert "too new: GLIBC" in capsys.readouterr().err


def test_icons_of_every_size(tmp_path):
    words = [sys.executable, str(PACKAGING / "tools" / "make_icons.py"), str(tmp_path)]
    subprocess.run(words, check=True, timeout=60)
    for size in make_icons.SIZES:
        for name in (f"{size}.png", f"file-{size}.png"):
            assert struct.unpack(">II", (tmp_path / name).read_bytes()[16:24]) == (size, size)
    head = (tmp_path / "xxgk.ico").read_bytes()[:6]
    assert struct.unpack("<HHH", head) == (0, 1, len(make_icons.ICON_OF_WINDOWS))


def test_the_version_stands_in_one_place():
    listed = subprocess.run(
        [
            "git",
            "grep",
            "-lF",
            version_of_the_project(),
            "--",
            "packaging",
            "ui",
            "model",
            "export",
            "main.py",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert [name for name in listed.stdout.splitlines() if not name.endswith(".nsi")] == []


def version_of_the_project() -> str:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return text.partition('\nversion = "')[2].partition('"')[0]
