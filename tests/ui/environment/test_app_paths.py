import re
from importlib import metadata

from ui.environment.app_paths import NAME, RESOURCES, data_folder, version


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
