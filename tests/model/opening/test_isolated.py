import importlib.util
import multiprocessing
import os
import sys
import threading
from pathlib import Path

import pytest
from builders import readers
from builders.model import balanced_report

from export.registry import export_report
from model.files.errors import ReadingError, ReadingProblem
from model.files.processes import memory_of
from model.opening.isolated import open_isolated
from model.opening.open import open_report
from model.opening.reader_process import Limits
from model.storage.own_file import save

WAYS = multiprocessing.get_all_start_methods()


@pytest.fixture(params=[way for way in ("fork", "spawn") if way in WAYS])
def way(request, monkeypatch) -> str:
    """How the process of its own begins."""
    monkeypatch.setattr("model.opening.isolated._context", lambda: multiprocessing.get_context(request.param))
    return request.param


@pytest.fixture
def document(tmp_path) -> Path:
    path = tmp_path / "年报.docx"
    export_report(balanced_report(), path)
    return path


def problem(path, read=open_report, **limits) -> ReadingError:
    with pytest.raises(ReadingError) as caught:
        open_isolated(path, read=read, **limits)
    assert path.name in caught.value.message
    return caught.value


def test_a_process_of_its_own_answers_the_same(document, way):
    assert open_isolated(document) == open_report(document)


def test_notes_come_along(tmp_path):
    path = tmp_path / "年报.txt"
    path.write_text(
        "一、总体情况\n本年度工作平稳。\n六、其他需要报告的事项\n没有收取信息处理费。\n", encoding="utf-8"
    )
    opened = open_isolated(path)
    assert opened.notes and opened == open_report(path)


def test_an_own_file_of_another_name_is_still_ones_own(tmp_path):
    save(balanced_report(), tmp_path / "a.xxgk")
    (tmp_path / "a.xxgk").rename(tmp_path / "a.docx")
    assert open_isolated(tmp_path / "a.docx") == open_report(tmp_path / "a.docx")
    assert open_isolated(tmp_path / "a.docx").is_own


def test_a_reader_that_hangs_is_ended(document, way):
    assert problem(document, readers.hang, time_limit=0.5).problem is ReadingProblem.TIMEOUT


def test_a_reader_that_swells_is_ended(document, way):
    if sys.platform == "win32":
        pytest.skip("memory is not limited here")
    found = problem(document, readers.swell, memory_limit=256 << 20)
    assert found.problem is ReadingProblem.TOO_COMPLEX


def test_a_reader_that_crashes_takes_nothing_with_it(document, way):
    assert problem(document, readers.crash).problem is ReadingProblem.DAMAGED


def test_where_no_limit_can_be_set_its_memory_is_watched(document, monkeypatch):
    own = os.getpid()
    monkeypatch.setattr("model.opening.isolated.memory_of", lambda pid: 0 if pid == own else 2 << 30)
    found = problem(document, readers.hang, time_limit=5)
    assert found.problem is ReadingProblem.TOO_COMPLEX and "内存" in found.message


def test_what_the_program_itself_holds_does_not_count(document, way):
    ballast = b"x" * (160 << 20)
    assert open_isolated(document, memory_limit=150 << 20).report is not None
    assert len(ballast) == 160 << 20


def as_on_windows(name: str):
    """The module as Windows loads it, beside the one that all others use."""
    spec = importlib.util.find_spec(name)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_on_windows_the_child_sets_no_limit_and_is_spawned(monkeypatch):
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setitem(sys.modules, "resource", None)  # Windows has no such module
    as_on_windows("model.opening.reader_process")._limit_process(Limits(1.0, 1 << 20))
    there = as_on_windows("model.opening.isolated")
    assert there._context().get_start_method() == "spawn"


def test_a_fault_in_a_reader_is_said_without_a_word_of_python(document, way, capfd):
    assert problem(document, readers.stumble).problem is ReadingProblem.DAMAGED
    assert capfd.readouterr() == ("", "")


def test_an_answer_without_end_is_not_taken(document, way, monkeypatch):
    monkeypatch.setattr("model.opening.isolated.REPLY_LIMIT", 300)
    assert problem(document, readers.chatter).problem is ReadingProblem.DAMAGED


def test_the_caller_hears_how_long_it_takes(document):
    heard = []
    problem(document, readers.hang, time_limit=0.2, progress=heard.append)
    assert len(heard) > 2 and heard == sorted(heard) and heard[-1] >= 0.2


def test_no_process_of_its_own_is_better_than_no_report(document, monkeypatch):
    def refuse(*_):
        raise OSError

    monkeypatch.setattr("multiprocessing.process.BaseProcess.start", refuse)
    assert open_isolated(document) == open_report(document)


def test_a_folder_that_may_not_be_looked_into_is_said(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "stat", refuse)
    monkeypatch.setattr(Path, "is_dir", refuse)
    monkeypatch.setattr(Path, "is_file", refuse)
    assert problem(tmp_path / "a.docx").problem is ReadingProblem.NO_PERMISSION


def test_no_reader_outlives_its_caller(document):
    problem(document, readers.hang, time_limit=0.1)
    assert multiprocessing.active_children() == []


def test_an_error_comes_with_its_details(document):
    found = problem(document, readers.refuse)
    assert found.problem is ReadingProblem.TOO_LARGE and "99 MB" in found.message and "30 MB" in found.message


def test_the_caller_may_stop(document):
    stop = threading.Event()
    stop.set()
    found = problem(document, readers.hang, cancelled=stop.is_set)
    assert found.problem is ReadingProblem.CANCELLED


def test_a_missing_file_is_said_at_once(tmp_path):
    assert problem(tmp_path / "没有.docx").problem is ReadingProblem.MISSING


def test_nothing_is_left_behind(document, way, tmp_path_factory, monkeypatch):
    scratch = tmp_path_factory.mktemp("scratch")
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.setattr("tempfile.tempdir", None)
    open_isolated(document)
    problem(document, readers.crash)
    assert [path.name for path in document.parent.iterdir()] == [document.name]
    assert list(scratch.iterdir()) == []


def test_a_process_knows_what_memory_another_has():
    assert memory_of(os.getpid()) > 5 << 20
    assert memory_of(2**22 + 1) == 0
