import json
import os
import subprocess
import sys

import pytest

from model.files.locks import Lock, LockedError, Owner, break_lock, lock_path, take_lock, this_owner
from model.files.processes import Process, is_running, this_process

NOON = "2026-01-12T12:00"


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "年报.xxgk"
    file.write_bytes(b"PK")
    return file


@pytest.fixture(scope="module")
def gone() -> Process:
    """A process that has ended."""
    done = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
    )
    return Process(int(done.stdout), "then")


def me(time: str = NOON) -> Owner:
    return this_owner(time)


def names(path):
    return sorted(other.name for other in path.parent.iterdir())


def test_a_lock_says_who_and_goes_when_released(path):
    lock = take_lock(path, me())
    assert lock is not None and lock.is_held
    assert names(path) == [".年报.xxgk.lock", "年报.xxgk"]
    content = json.loads(lock_path(path).read_text("utf-8"))
    assert content["pid"] == os.getpid() and content["time"] == NOON and set(content) >= {"user", "host"}
    lock.release()
    assert names(path) == ["年报.xxgk"] and not lock.is_held


def test_a_second_lock_is_refused_and_says_whose_it_is(path):
    first = me("2026-01-12T10:32")
    take_lock(path, first)
    with pytest.raises(LockedError) as caught:
        take_lock(path, me())
    assert caught.value.owner == first


def test_the_lock_of_a_process_that_has_ended_is_taken_over_and_its_rests_swept(path, gone):
    take_lock(path, me()._replace(process=gone))
    (path.parent / ".年报.xxgk.ab12.tmp").write_bytes(b"half")
    (path.parent / ".别的.xxgk.ab12.tmp").write_bytes(b"half")
    lock = take_lock(path, me())
    assert lock is not None and lock.is_held
    assert names(path) == [".别的.xxgk.ab12.tmp", ".年报.xxgk.lock", "年报.xxgk"]


def test_a_number_that_is_used_again_is_another_process(path):
    if not this_process().born:
        pytest.skip("the system does not say when a process began")
    take_lock(path, me()._replace(process=Process(os.getpid(), "before the restart")))
    lock = take_lock(path, me())
    assert lock is not None and lock.is_held


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"pid": "x"}', b"\xff\xfe"])
def test_a_lock_that_says_nothing_is_taken_over(path, content):
    lock_path(path).write_bytes(content)
    lock = take_lock(path, me())
    assert lock is not None and lock.is_held


def test_the_lock_of_another_computer_stands_until_it_is_broken(path, gone):
    other = Owner("张三", "另一台电脑", gone, "2026-01-11T16:00")
    take_lock(path, other)
    with pytest.raises(LockedError) as caught:
        take_lock(path, me())
    assert caught.value.owner == other
    break_lock(path)
    assert take_lock(path, me()) is not None


def test_a_lock_that_was_taken_over_is_not_released(path):
    mine = take_lock(path, me())
    break_lock(path)
    other = Owner("李四", "另一台电脑", Process(5, "x"), NOON)
    take_lock(path, other)
    assert mine is not None and not mine.is_held
    mine.release()
    assert Lock(path, other).is_held


def test_a_lock_that_comes_while_a_stale_one_is_removed_stays(path, gone, monkeypatch):
    take_lock(path, me()._replace(process=gone))
    other = Owner("李四", "另一台电脑", Process(5, "x"), NOON)
    checked = []

    def is_running_and_then_another_comes(process):
        if not checked:
            break_lock(path)
            take_lock(path, other)
        checked.append(process)
        return False

    monkeypatch.setattr("model.files.locks.is_running", is_running_and_then_another_comes)
    with pytest.raises(LockedError) as caught:
        take_lock(path, me())
    assert caught.value.owner == other and names(path) == [".年报.xxgk.lock", "年报.xxgk"]


def test_without_links_the_lock_is_as_exclusive(path, monkeypatch):
    def none(*_):
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("os.link", none)
    assert take_lock(path, me()) is not None
    with pytest.raises(LockedError):
        take_lock(path, me())
    assert names(path) == [".年报.xxgk.lock", "年报.xxgk"]


def test_where_no_lock_can_be_written_there_is_none(tmp_path, monkeypatch):
    assert take_lock(tmp_path / "没有的文件夹" / "年报.xxgk", me()) is None

    def read_only(*_):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("os.open", read_only)
    assert take_lock(tmp_path / "年报.xxgk", me()) is None


def test_a_link_and_its_file_have_one_lock(path):
    link = path.parent / "链接.xxgk"
    try:
        link.symlink_to(path)
    except OSError:
        pytest.skip("no links here")
    take_lock(link, me())
    with pytest.raises(LockedError):
        take_lock(path, me())


def test_this_process_runs_and_others_do_not(gone):
    assert is_running(this_process())
    assert is_running(Process(os.getpid(), ""))
    assert not is_running(gone) and not is_running(gone._replace(born=""))
    assert not is_running(Process(0, "")) and not is_running(Process(-1, ""))


def test_a_user_without_a_name_has_none(monkeypatch):
    def nobody():
        raise KeyError("uid not found")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert this_owner(NOON).user == ""
