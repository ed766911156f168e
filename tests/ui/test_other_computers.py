"""No file of another computer is looked for before the clerk says so: opening, recents, drops, pastes, command line."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QSettings, QUrl

from ui.cli.commands import BAD_INPUT
from ui.cli.commands import main as command_line
from ui.document.paste import read_mime
from ui.environment.folders import last_folder
from ui.environment.recent_files import recent_files
from ui.main_window import MainWindow

SHARE = "//evil.invalid/share/年报.docx"
PICTURE = "//evil.invalid/share/图.png"


@pytest.fixture
def touched(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The paths of another computer that were touched: none, when the test ends."""
    found: list[str] = []

    def watch(module: object, name: str) -> None:
        real = getattr(module, name)

        def watched(path: object, *more: object, **named: object) -> object:
            if isinstance(path, (str, Path)) and str(path).replace("\\", "/").startswith("//evil"):
                found.append(f"{name} {path}")
                raise FileNotFoundError(errno.ENOENT, "not there", str(path))
            return real(path, *more, **named)

        monkeypatch.setattr(module, name, watched)

    for name in ("stat", "lstat", "open", "listdir", "scandir", "readlink", "access"):
        watch(os, name)
    watch(io, "open")
    yield found
    assert found == []


@pytest.fixture
def window(qtbot, touched: list[str]) -> MainWindow:
    made = MainWindow(date(2026, 1, 20))
    qtbot.addWidget(made)
    return made


def test_the_watch_sees_what_it_looks_for(touched: list[str]) -> None:
    assert not Path(SHARE).is_file()
    assert touched
    touched.clear()


@pytest.mark.parametrize("path", [SHARE, SHARE.replace("/", "\\")])
def test_opening_asks_again(window: MainWindow, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not window.open_path(Path(path))
    assert "evil.invalid" in window.banner.text
    opened: list[Path] = []
    monkeypatch.setattr(window.files, "open_path", lambda path: opened.append(path) or True)
    window.banner.buttons[0].click()
    assert opened == [Path(path)]


def test_recents_and_folders_are_not_looked_for(window: MainWindow) -> None:
    QSettings().setValue("recent", [SHARE])
    QSettings().setValue("folder", "//evil.invalid/share")
    assert [recent.path for recent in recent_files()] == [Path(SHARE)]
    assert "evil" not in str(last_folder())


def urls(*paths: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(f"file:{path}") for path in paths])
    return mime


def test_drops_are_refused(window: MainWindow) -> None:
    window._drop_on_start([Path(SHARE)])
    assert "evil.invalid" in window.banner.text
    window.banner.hide()
    window.show_report()
    window.report_view.take_dropped([Path(SHARE)])
    assert "evil.invalid" in window.banner.text


def test_pictures_are_not_fetched(window: MainWindow) -> None:
    assert "evil.invalid" in read_mime(urls(PICTURE)).message
    for link in (f"file:{PICTURE}", PICTURE, PICTURE.replace("/", "\\"), "file://localhost" + PICTURE):
        page = QMimeData()
        page.setHtml(f'<p>文<img src="{link}"></p>')
        assert len(read_mime(page).blocks) == 1


@pytest.mark.parametrize("words", [["check", SHARE], ["export", SHARE, "-o", "a.docx"], ["rollup", SHARE]])
def test_the_command_line_refuses(words: list[str], touched: list[str], capsys) -> None:
    assert command_line(words) == BAD_INPUT
    assert "evil.invalid" in capsys.readouterr().err
