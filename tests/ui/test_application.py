"""Platform and crash hook, without a window."""

import sys

import pytest

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
