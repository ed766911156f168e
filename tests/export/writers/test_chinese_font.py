"""Where no font has Chinese characters, a PDF is refused instead of written without them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from builders.paths import ROOT

from export.errors import ExportError, ExportProblem
from export.writers import chinese_font

EXPORT = """
import sys
from pathlib import Path
from export.errors import ExportError
from export.registry import export_report
from export.writers import chinese_font
from model.report.report import new_report
chinese_font.FONTS = Path(sys.argv[2])
try:
    export_report(new_report(), Path(sys.argv[1]))
except ExportError as error:
    print(error.problem.name)
"""


@pytest.fixture
def latin_only(tmp_path) -> Path:
    """A set-up of fontconfig with one font, which has no Chinese characters; skips where that font is not here."""
    listed = shutil.which("fc-list")
    found = (
        subprocess.run([listed, ":family=DejaVu Sans", "file"], capture_output=True, text=True, check=True)
        if listed
        else None
    )
    files = found.stdout.replace(":", "").split() if found else []
    if not files:
        pytest.skip("no DejaVu Sans here")
    (tmp_path / "fonts").mkdir()
    shutil.copy(files[0], tmp_path / "fonts")
    conf = tmp_path / "fonts.conf"
    conf.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><dir>{tmp_path}/fonts</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>"
    )
    return conf


def exported(target: Path, conf: Path, fonts: Path) -> str:
    words = [sys.executable, "-c", EXPORT, str(target), str(fonts)]
    environment = dict(os.environ, FONTCONFIG_FILE=str(conf), QT_QPA_PLATFORM="offscreen")
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_without_a_font_the_pdf_is_refused(latin_only, tmp_path):
    target = tmp_path / "out.pdf"
    assert exported(target, latin_only, tmp_path / "nothing") == "NO_CHINESE_FONT"
    assert not target.exists()


def test_other_formats_need_no_font(latin_only, tmp_path):
    target = tmp_path / "out.docx"
    assert exported(target, latin_only, tmp_path / "nothing") == ""
    assert target.stat().st_size > 1000


def test_the_programs_own_font_takes_its_place(latin_only, tmp_path):
    own = next(iter(Path("/usr/share/fonts").rglob("wqy-microhei.ttc")), None)
    if own is None:
        pytest.skip("no WenQuanYi here")
    (tmp_path / "own").mkdir()
    shutil.copy(own, tmp_path / "own")
    target = tmp_path / "out.pdf"
    assert exported(target, latin_only, tmp_path / "own") == ""
    assert target.stat().st_size > 1000


def test_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setattr(chinese_font, "has_chinese_font", lambda: False)
    with pytest.raises(ExportError) as caught:
        chinese_font.require_chinese_font()
    assert caught.value.problem is ExportProblem.NO_CHINESE_FONT
    assert "fonts-wqy-microhei" in caught.value.message
