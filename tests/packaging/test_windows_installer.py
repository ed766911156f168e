"""The installer for Windows, built of a small folder, installed and removed under wine; skipped where wine is not."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from builders.paths import ROOT

WINDOWS = ROOT / "packaging" / "windows"
FILES = ("xxgk-report.exe", "app/main.py", "lib/PySide6/QtCore.pyd", "python/pythonw.exe", "绿色版说明.txt")
MAKENSIS = shutil.which("makensis")
WINE = shutil.which("wine64") or shutil.which("wine") or Path("/usr/lib/wine/wine64").exists()

pytestmark = pytest.mark.skipif(not (MAKENSIS and WINE), reason="needs makensis and wine")


def installer(folder: Path, version: str) -> Path:
    """A set-up of this version that installs a few files."""
    source, out = folder / "program", folder / f"setup-{version}.exe"
    for name in FILES:
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(version)
    shutil.copy(WINDOWS / "xxgk.nsi", folder)
    icons = [sys.executable, str(ROOT / "packaging" / "tools" / "make_icons.py"), str(folder)]
    subprocess.run(icons, check=True, timeout=60)
    words = [str(MAKENSIS), "-V1", f"-DVERSION={version}", f"-DSOURCE={source}", f"-DOUT={out}", "xxgk.nsi"]
    subprocess.run(words, cwd=folder, check=True, timeout=60)
    return out


def test_installed_kept_against_an_older_one_and_removed(tmp_path):
    newer, older = installer(tmp_path, "0.10.0"), installer(tmp_path, "0.9.0")
    done = subprocess.run(
        [str(WINDOWS / "try_installer.sh"), str(newer), str(older)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "older version refused" in done.stdout
    assert "settings kept" in done.stdout
