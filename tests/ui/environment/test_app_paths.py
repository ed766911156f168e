"""Where the program keeps what is its own, installed and portable, frozen and from source."""

import re
import sys
from importlib import metadata
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from ui.environment import app_paths
from ui.environment.app_paths import NAME, RESOURCES, data_folder, version


@pytest.fixture
def frozen(tmp_path, monkeypatch) -> Path:
    """A folder that looks like the frozen program."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "绿色版" / "xxgk-report"))
    (tmp_path / "绿色版").mkdir()
    return tmp_path / "绿色版"


@pytest.fixture
def own_format():
    """The format of settings, put back afterwards."""
    before = QSettings.defaultFormat()
    yield
    QSettings.setDefaultFormat(before)


def test_from_source_the_advice_names_main(monkeypatch):
    monkeypatch.delenv(app_paths.PROGRAM_VARIABLE, raising=False)
    assert app_paths.program_name() == "python main.py"
    assert (app_paths.program_folder() / "main.py").is_file()


def test_frozen_the_advice_names_the_program(frozen):
    assert app_paths.program_name() == "xxgk-report"
    assert app_paths.program_folder() == frozen


def test_started_by_the_launcher_of_windows_the_folder_is_above_the_source(monkeypatch):
    monkeypatch.setenv(app_paths.PROGRAM_VARIABLE, "xxgk-report")
    assert app_paths.program_name() == "xxgk-report"
    assert app_paths.program_folder() == app_paths.RESOURCES.parent.parent


def test_without_the_mark_data_lie_in_the_users_folder(frozen, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    assert app_paths.portable_folder() is None
    assert app_paths.data_folder().name == app_paths.NAME
    assert frozen not in app_paths.data_folder().parents


def test_with_the_mark_data_and_settings_lie_beside_the_program(frozen, own_format):
    (frozen / app_paths.PORTABLE_MARK).touch()
    assert app_paths.data_folder() == frozen / "data"
    app_paths.keep_settings_beside_program()
    settings = QSettings(QSettings.defaultFormat(), QSettings.Scope.UserScope, app_paths.NAME, app_paths.NAME)
    settings.setValue("key", "value")
    settings.sync()
    assert "key=value" in next((frozen / "data").rglob("*.ini")).read_text()


def test_a_locked_stick_is_used_as_if_installed(frozen, monkeypatch):
    (frozen / app_paths.PORTABLE_MARK).touch()
    monkeypatch.setattr("os.access", lambda path, mode: False)
    assert app_paths.portable_folder() is None


def test_resources_are_where_the_program_is():
    assert {"icons", "help", "samples"} <= {path.name for path in RESOURCES.iterdir()}


def test_data_lie_in_a_folder_of_the_program_on_this_computer(qapp):
    assert data_folder().name == NAME
    assert data_folder().is_absolute()


def test_the_version_is_that_of_the_installation(monkeypatch):
    assert re.fullmatch(r"\?|\d+(\.\d+)*\S*", version())

    def absent(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", absent)
    assert version() == "?"


def test_a_built_program_tells_its_day(tmp_path, monkeypatch):
    monkeypatch.setattr(app_paths, "RESOURCES", tmp_path)
    monkeypatch.setattr(app_paths, "version", lambda: "1.2.3")
    assert app_paths.version_line() == "1.2.3"
    (tmp_path / app_paths.BUILD_DATE).write_text("2026-01-31\n")
    assert app_paths.version_line() == "1.2.3（2026-01-31）"
