"""What a stranger sends opens no file but itself, and no socket: in the window, in the preview, in every export."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from builders.hostile import PNG, hostile_report
from builders.paths import ROOT
from builders.watched import is_outside

from model.storage.own_file import save

GIVEN = ROOT.parent / "shared" / "hostile"
_PATH = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\([0-7]{1,3})")


def own_files(folder: Path) -> list[Path]:
    """A report and a web page that name a picture which is there, in every place and spelling."""
    probe = folder / "outside" / "probe.png"
    probe.parent.mkdir()
    probe.write_bytes(PNG)
    spellings = f'<img src="{probe}"><img src="{probe.as_uri()}"><link href="{probe}"><iframe src="{probe}">'
    (folder / "in").mkdir()
    save(hostile_report(spellings), folder / "in" / "probe.xxgk")
    text = f"<h1>示例局2025年政府信息公开工作年度报告</h1><h2>一、总体情况</h2><p>正文。{spellings}</p>"
    (folder / "in" / "probe.html").write_text(text, encoding="utf-8")
    return sorted((folder / "in").iterdir())


def run(folder: Path, *before: str) -> str:
    """Live with all files; return what was told of it."""
    files = own_files(folder)
    for path in sorted(GIVEN.glob("*.*")) if GIVEN.is_dir() else ():
        # What is long and names nothing is left out: it is written for minutes.
        if path.suffix != ".md" and path.stat().st_size < 20_000:
            files.append(Path(shutil.copy(path, folder / "in" / path.name)))
    out, home = folder / "out", folder / "home"
    out.mkdir()
    home.mkdir()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")} | {
        "HOME": str(home),
        "TMPDIR": str(home),
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests"))),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    words = [sys.executable, "-m", "builders.watched", str(out), *map(str, files)]
    done = subprocess.run([*before, *words], env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.count("lived with") >= (6 if len(files) > 2 else 2)
    return done.stdout


def test_python_opens_no_file_outside_and_no_socket(tmp_path: Path) -> None:
    told = run(tmp_path).splitlines()
    assert [line for line in told if not line.startswith(("lived with", "refused"))] == []


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not here")
def test_libraries_open_no_file_outside_and_no_socket(tmp_path: Path) -> None:
    traced = tmp_path / "trace"
    traced.mkdir()
    run(tmp_path, "strace", "-ff", "-qq", "-s", "500", "-e", "trace=%file,%network", "-o", str(traced / "t"))
    calls = [line for path in traced.iterdir() for line in path.read_text(errors="replace").splitlines()]
    assert len(calls) > 1000, "strace has seen the run"
    assert [call for call in calls if "AF_INET" in call] == []
    allowed = tuple(str(tmp_path / name) for name in ("in", "out", "home"))
    touched = {decoded(path) for call in calls for path in _PATH.findall(call.partition("(")[2])}
    assert any(str(tmp_path / "in" / "probe.xxgk") in path for path in touched)
    outside = {path for path in touched if is_outside(path, allowed)} - parents(tmp_path)
    assert not outside, "\n".join(sorted(outside))


def decoded(words: str) -> str:
    """A path as strace writes it, bytes beyond ASCII in octal digits."""
    data = _ESCAPE.sub(lambda match: chr(int(match.group(1), 8)), words)
    return data.encode("latin-1", "replace").decode("utf-8", "replace")


def parents(folder: Path) -> set[str]:
    """The folders above: they are looked at on the way to what is in them."""
    places = [
        folder,
        ROOT,
        *(Path(os.path.realpath(p)) for p in (sys.executable, sys.prefix, sys.base_prefix)),
    ]
    above = {each for place in places for each in (place, *place.parents)}
    # Python looks for its library in an archive beside every folder above itself.
    archive = f"lib/python{sys.version_info.major}{sys.version_info.minor}.zip"
    return {str(each) for each in (*above, *(each / archive for each in above))}
