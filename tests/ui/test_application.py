"""Platform and crash hook, without a window."""

import os
import subprocess
import sys

import pytest
from builders.paths import ROOT

from ui.application import install_crash_hook, prepare_platform


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="chooses a platform on Linux only")
def test_without_a_display_no_window_is_opened(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert not prepare_platform()
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.setenv("QT_IM_MODULE", "fcitx5")
    assert prepare_platform()
    import os

    assert os.environ["QT_IM_MODULE"] == "ibus" and os.environ["QT_QPA_PLATFORM"].startswith("xcb;")


def test_an_unexpected_error_is_told(monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    told = []
    install_crash_hook(told.append)
    try:
        raise ZeroDivisionError
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert told[0].kind == "ZeroDivisionError"


def test_nothing_before_the_first_paint_touches_the_qt_namespace():
    code = (
        "import PySide6.QtCore as core\n"
        "from datetime import date\n"
        "from ui.application import make_application\n"
        "application = make_application()\n"
        "from ui.main_window import MainWindow\n"
        "window = MainWindow(date(2026, 1, 12))\n"
        "window.show()\n"
        "import os; os._exit('Qt' in vars(core))"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    assert (
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, check=False).returncode == 0
    )
