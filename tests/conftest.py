"""Shared set-up: Qt without a display, hypothesis without a clock, settings that touch nobody's home."""

import os
import sys
from pathlib import Path

import pytest
from builders.fonts import IS_LATIN
from builders.paths import SHARED
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile(
    "project", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=40
)
settings.load_profile("project")


def pytest_make_parametrize_id(val: object) -> str | None:
    """A file as a parameter is called by its size: a zip holds the time of day, and all workers must use one name."""
    return f"{len(val)} bytes" if isinstance(val, bytes) and len(val) > 16 else None


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real cases; skips where it is absent."""
    folder = SHARED / "corpus"
    if not folder.is_dir():
        pytest.skip("no corpus here")
    return folder


@pytest.fixture(autouse=True)
def _private_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """QSettings and recovery copies of a test go to folders of its own."""
    config = str(tmp_path_factory.mktemp("config"))
    monkeypatch.setenv("XDG_CONFIG_HOME", config)
    if (core := sys.modules.get("PySide6.QtCore")) is not None:
        # Qt looks at the environment only once.
        core.QSettings.setPath(core.QSettings.Format.NativeFormat, core.QSettings.Scope.UserScope, config)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))


@pytest.fixture(autouse=True, scope="session")
def _empty_clipboard_at_the_end():
    """What a test left on the clipboard must be gone before Qt is: offscreen, Qt would free it twice."""
    yield
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def _no_window_left_over():
    """Windows that a test has closed are gone before the next begins: a style sheet would restyle them all."""
    core, widgets = sys.modules.get("PySide6.QtCore"), sys.modules.get("PySide6.QtWidgets")
    if core is not None and widgets is not None and widgets.QApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def _no_menu_left_open():
    """A menu that a test left open would take the keys of the next."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is not None and widgets.QApplication.instance() is not None:
        while (popup := widgets.QApplication.activePopupWidget()) is not None:
            popup.close()


@pytest.fixture(autouse=IS_LATIN)
def _pages_are_drawn_without_chinese_font(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch):
    """With the Latin set of fonts pages are drawn all the same, where the program would refuse: see `test_chinese_font`."""
    if request.path.stem != "test_chinese_font":
        monkeypatch.setattr("export.writers.chinese_font.has_chinese_font", lambda: True)
