"""What may go wrong while a report is written, and that nothing of it is lost."""

import errno
import json
import os
import subprocess
import sys

import pytest
from builders.model import UNIT, balanced_report
from builders.paths import ROOT

from model.content.blocks import Picture
from model.files.atomic import FileError, backup_path, is_changed, replace_file, stamp_of, sweep
from model.opening.open import open_report
from model.report.report import Report
from model.storage.own_file import dump, load, save

POINTS = 200


def lives(folder, points, *words):
    """What a program found that ends windows at random points, see builders.faults."""
    folder.mkdir()
    command = [
        sys.executable,
        "-W",
        "error",
        "-m",
        "builders.faults",
        str(folder),
        "2026",
        str(points),
        *words,
    ]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))}
    return json.loads(subprocess.run(command, capture_output=True, check=True, env=environment).stdout)


@pytest.fixture(scope="module")
def ended(tmp_path_factory):
    if not hasattr(os, "fork"):
        pytest.skip("processes cannot be split here")
    return lives(tmp_path_factory.mktemp("lives") / "killed", POINTS)


def test_a_window_killed_anywhere_leaves_whole_files_and_a_fresh_recovery_copy(ended):
    killed = ended["killed"]
    assert killed["problems"] == []
    ends = killed["ends"]
    assert sum(ends.values()) == POINTS and ends.get("-", 0) < POINTS / 20
    assert ends["a"] > POINTS / 4 and ends["s"] > POINTS / 8 and ends["l"] > 0


def test_a_full_disk_ends_no_window_and_spoils_no_file(ended):
    assert ended["full"]["problems"] == [] and ended["full"]["failed"] > POINTS / 10


def test_writers_that_are_not_careful_are_found_out(ended, tmp_path):
    assert len(lives(tmp_path / "naive", 30, "naive")["killed"]["problems"]) > 5


def version(number):
    return Report(unit=f"{UNIT}{number}")


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "年报.xxgk"
    save(version(1), file)
    return file


def names(path):
    return sorted(other.name for other in path.parent.iterdir())


def fail(number):
    def refuse(*_, **__):
        raise OSError(number, os.strerror(number))

    return refuse


def test_one_former_version_is_kept(path):
    assert names(path) == ["年报.xxgk"]
    save(version(2), path)
    save(version(3), path)
    assert load(path) == version(3) and open_report(backup_path(path)).report == version(2)
    assert names(path) == ["年报.xxgk", "年报.xxgk.bak"]


def test_saving_twice_keeps_the_version_before(path):
    save(version(2), path)
    save(version(2), path)
    assert load(backup_path(path)) == version(1)


def test_a_save_that_failed_leaves_the_former_version_too(path, monkeypatch):
    save(version(2), path)
    monkeypatch.setattr("os.fsync", fail(28))
    with pytest.raises(FileError):
        save(version(3), path)
    assert load(path) == version(2) and load(backup_path(path)) == version(1)


def test_without_links_the_former_version_is_copied(path, monkeypatch):
    monkeypatch.setattr("os.link", fail(95))
    path.chmod(0o640)
    save(version(2), path)
    assert load(backup_path(path)) == version(1) and path.stat().st_mode & 0o777 == 0o640
    assert names(path) == ["年报.xxgk", "年报.xxgk.bak"]


def test_a_former_version_that_is_the_file_itself_does_not_linger(path):
    """As a window leaves it that was killed between autosave the former version and saving."""
    os.link(path, backup_path(path))
    save(version(2), path)
    assert load(backup_path(path)) == version(1) and names(path) == ["年报.xxgk", "年报.xxgk.bak"]


def test_a_former_version_that_cannot_be_kept_does_not_hinder_saving(path):
    backup_path(path).mkdir()
    save(version(2), path)
    assert load(path) == version(2) and names(path) == ["年报.xxgk", "年报.xxgk.bak"]


def test_a_link_is_written_through(path):
    link = path.parent / "链接.xxgk"
    try:
        link.symlink_to(path)
    except OSError:
        pytest.skip("no links here")
    save(version(2), link)
    assert link.is_symlink() and load(path) == version(2) and load(backup_path(path)) == version(1)


def test_a_folder_that_vanished_is_said_and_not_made(path):
    for each in list(path.parent.iterdir()):
        each.unlink()
    path.parent.rmdir()
    with pytest.raises(FileError) as caught:
        save(version(2), path)
    assert isinstance(caught.value.reason, FileNotFoundError) and not path.parent.exists()
    path.parent.mkdir()


def test_a_folder_that_is_read_only_is_said(path):
    path.parent.chmod(0o555)
    try:
        if os.access(path.parent, os.W_OK):
            pytest.skip("everything may be written here")
        with pytest.raises(FileError) as caught:
            save(version(2), path)
        assert isinstance(caught.value.reason, PermissionError) and load(path) == version(1)
    finally:
        path.parent.chmod(0o755)


@pytest.mark.parametrize("number", [13, 28, 30, 122, 5])
def test_whatever_the_system_says_is_handed_on(path, monkeypatch, number):
    monkeypatch.setattr("tempfile.mkstemp", fail(number))
    with pytest.raises(FileError) as caught:
        save(version(2), path)
    assert caught.value.reason.errno == number and load(path) == version(1)


def test_the_first_error_is_told_even_if_nothing_can_be_removed(path, monkeypatch):
    monkeypatch.setattr("os.fsync", fail(28))
    monkeypatch.setattr("pathlib.Path.unlink", fail(30))
    with pytest.raises(FileError) as caught:
        save(version(2), path)
    assert caught.value.reason.errno == 28


@pytest.mark.parametrize(("pictures", "pixels"), [(1, 60_000), (4, 30_000)])
def test_what_could_not_be_read_again_is_not_written(path, monkeypatch, pictures, pixels):
    monkeypatch.setattr("model.storage.own_file.PART_LIMIT", 50_000)
    monkeypatch.setattr("model.storage.own_file.LARGEST_FILE", 100_000)
    report = version(2)
    images = (Picture(b"\x89PNG" + bytes([n]) * pixels, "image/png", 10, 10) for n in range(pictures))
    report.texts = {"overview": tuple(images)}
    with pytest.raises(FileError) as caught:
        save(report, path)
    assert caught.value.reason.errno == errno.EMSGSIZE and load(path) == version(1)


def test_packed_pictures_are_stored_and_come_back(path):
    report, data = version(2), b"\x89PNG" + bytes(100_000)
    report.texts = {"overview": (Picture(data, "image/png", 10, 10), Picture(data[1:], "image/bmp", 10, 10))}
    save(report, path)
    assert load(path) == report and len(data) < path.stat().st_size < len(data) + 5_000


def test_a_report_of_many_pictures_is_read_again(tmp_path):
    report = version(1)
    noise = os.urandom(1 << 20)
    images = (Picture(b"\x89PNG" + bytes([n]) + noise * 11, "image/png", 10, 10) for n in range(3))
    report.texts = {"overview": tuple(images)}
    save(report, tmp_path / "年报.xxgk")
    assert (tmp_path / "年报.xxgk").stat().st_size > 30 << 20
    assert load(tmp_path / "年报.xxgk") == report == open_report(tmp_path / "年报.xxgk").report


def test_a_file_is_changed_when_its_content_is(path):
    stamp = stamp_of(path)
    assert stamp is not None and not is_changed(path, stamp)
    os.utime(path, (1, 1))
    assert not is_changed(path, stamp)
    replace_file(path, dump(version(2)))
    assert is_changed(path, stamp)
    path.unlink()
    assert not is_changed(path, stamp) and stamp_of(path) is None


def test_a_file_that_cannot_be_looked_at_counts_as_changed(path, monkeypatch):
    stamp = stamp_of(path)
    monkeypatch.setattr("pathlib.Path.stat", fail(13))
    assert is_changed(path, stamp)


def test_sweeping_takes_only_what_writers_left(path):
    for name in (".年报.xxgk.ab.tmp", "年报.xxgk.tmp", ".年报.xxgk.lock", ".年报2.xxgk.ab.tmp"):
        (path.parent / name).write_bytes(b"")
    sweep(path)
    assert names(path) == [".年报.xxgk.lock", ".年报2.xxgk.ab.tmp", "年报.xxgk", "年报.xxgk.tmp"]
    sweep(path / "没有" / "年报.xxgk")


def test_a_balanced_report_comes_back_from_its_former_version(path):
    save(balanced_report(), path)
    save(version(2), path)
    assert load(backup_path(path)) == balanced_report()
