"""A library that the system lacks is named, with the package that brings it."""

import os

import pytest

from ui.environment import system_libraries as libraries
from ui.environment.locale import use_utf8_locale

GONE = "libEGL.so.1: cannot open shared object file: No such file or directory"


def test_the_library_is_read_from_the_error():
    assert libraries.missing_library(ImportError(GONE)) == "libEGL.so.1"
    assert libraries.missing_library(ImportError("No module named 'PySide6'")) is None
    assert libraries.missing_library(ValueError(GONE)) is None


def test_the_advice_names_library_and_package():
    text = libraries.advice(["libEGL.so.1", "libodd.so.7"])
    assert "libEGL.so.1" in text
    assert "sudo apt install libegl1 libodd.so.7" in text


def test_only_libraries_that_do_not_load_are_missing(monkeypatch):
    loaded: list[str] = []

    def load(name: str) -> None:
        loaded.append(name)
        if name == "libxcb-cursor.so.0":
            raise OSError(name)

    monkeypatch.setattr("ctypes.CDLL", load)
    assert libraries.missing_for_window() == ("libxcb-cursor.so.0",)
    assert set(loaded) == set(libraries.WINDOW_LIBRARIES)


@pytest.mark.parametrize(
    ("environment", "kept"),
    [
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"LC_ALL": "zh_CN.utf8"}, True),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, False),
        ({}, False),
    ],
)
def test_a_locale_without_utf8_is_replaced(monkeypatch, environment, kept):
    for key in ("LC_ALL", "LC_CTYPE", "LANG"):
        monkeypatch.delenv(key, raising=False)
    for key, value in environment.items():
        monkeypatch.setenv(key, value)
    monkeypatch.setenv("LC_ALL", environment.get("LC_ALL", ""))
    use_utf8_locale()
    assert os.environ["LC_ALL"] == (environment.get("LC_ALL", "") if kept else "C.UTF-8")


def test_the_desktop_shows_the_message_with_what_it_has(tmp_path, monkeypatch):
    teller = tmp_path / "kdialog"
    teller.write_text(f'#!/bin/sh\necho "$@" > "{tmp_path}/said"\n')
    teller.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.setattr(libraries, "_TELLERS", (("nothing-here",), ("kdialog", "--error")))
    assert libraries.tell_on_desktop("缺少组件")
    assert (tmp_path / "said").read_text() == "--error 缺少组件\n"


def test_without_a_display_nobody_is_asked(monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not libraries.tell_on_desktop("缺少组件")
