"""The folder that file dialogs begin in."""

from ui.environment.folders import last_folder, remember_folder


def test_the_folder_used_last_while_it_is_there(tmp_path):
    folder = tmp_path / "年报"
    folder.mkdir()
    remember_folder(folder / "年报.xxgk")
    assert last_folder() == folder
    folder.rmdir()
    assert last_folder() != folder and last_folder().is_dir()
