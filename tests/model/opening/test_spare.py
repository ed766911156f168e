"""The reader that waits: it reads one file, is replaced, and its end harms nobody."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from builders import readers
from builders.model import balanced_report
from builders.paths import ROOT

from export.registry import export_report
from model.files.errors import ReadingError, ReadingProblem
from model.opening import isolated
from model.opening.isolated import open_isolated
from model.opening.open import open_report
from model.opening.spare import Spare

PATIENCE = 30


@pytest.fixture
def spare(monkeypatch):
    made = Spare()
    monkeypatch.setattr(isolated, "SPARE", made)
    yield made
    made.end()


@pytest.fixture
def started(monkeypatch):
    """How many processes were started for a file of their own."""
    begun = []
    for_file = isolated.ReaderProcess.for_file
    monkeypatch.setattr(
        isolated.ReaderProcess, "for_file", lambda *words: (begun.append(words), for_file(*words))[1]
    )
    return begun


@pytest.fixture
def document(tmp_path) -> Path:
    path = tmp_path / "年报.docx"
    export_report(balanced_report(), path)
    return path


def waiting(spare: Spare) -> psutil.Process:
    spare.keep()
    assert spare._waiting is not None
    return psutil.Process(spare._waiting.process.pid)


def killed_while_waiting(spare: Spare) -> psutil.Process:
    """Kill it as the system does that runs out of memory."""
    killed = waiting(spare)
    killed.kill()
    assert spare._waiting is not None
    spare._waiting.process.join(PATIENCE)
    return killed


def test_none_is_kept_before_somebody_says_so(spare, document, started):
    assert open_isolated(document) == open_report(document)
    assert not spare.is_wanted and spare.take() is None and len(started) == 1


def test_it_reads_one_file_and_is_replaced(spare, document, started):
    first = waiting(spare)
    assert waiting(spare) == first
    assert open_isolated(document) == open_report(document)
    assert not started and not first.is_running() and spare.take() is None
    assert waiting(spare) != first


def test_one_that_was_killed_is_no_harm(spare, document, started):
    killed = killed_while_waiting(spare)
    assert open_isolated(document) == open_report(document)
    assert len(started) == 1
    killed = killed_while_waiting(spare)
    assert waiting(spare) != killed


def test_one_that_ends_when_it_gets_the_file_is_no_harm(spare, document, started, monkeypatch):
    process = waiting(spare)
    taken = spare.take

    def take():
        reader = taken()
        if process.is_running():
            process.suspend()
            process.kill()
        return reader

    monkeypatch.setattr(spare, "take", take)
    assert open_isolated(document) == open_report(document)
    assert len(started) == 1


def test_reading_is_stopped_and_limited_as_in_any_other_process(spare, document, started):
    for limits, problem in (
        ({"cancelled": lambda: True}, ReadingProblem.CANCELLED),
        ({"time_limit": 0.1}, ReadingProblem.TIMEOUT),
    ):
        process = waiting(spare)
        with pytest.raises(ReadingError) as caught:
            open_isolated(document, read=readers.hang, **limits)
        assert caught.value.problem is problem and not process.is_running()
    assert not started


def test_its_memory_is_limited(spare, document, started):
    if sys.platform == "win32":
        pytest.skip("memory is not limited here")
    waiting(spare)
    with pytest.raises(ReadingError) as caught:
        open_isolated(document, read=readers.swell, memory_limit=256 << 20)
    assert caught.value.problem is ReadingProblem.TOO_COMPLEX and not started


def test_a_crash_is_of_the_file_not_of_the_process(spare, document, started):
    waiting(spare)
    with pytest.raises(ReadingError) as caught:
        open_isolated(document, read=readers.crash)
    assert caught.value.problem is ReadingProblem.DAMAGED and not started


def test_none_is_left_when_it_is_not_wanted_any_more(spare):
    process = waiting(spare)
    spare.end()
    assert not process.is_running() and not spare.is_wanted


@pytest.mark.skipif(sys.platform == "win32", reason="no signal kills a process there")
def test_it_ends_with_its_parent():
    code = (
        "import time; from model.opening.spare import SPARE; SPARE.keep()\n"
        "print(SPARE._waiting.process.pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        child = psutil.Process(int(parent.stdout.readline()))
        assert child.ppid() == parent.pid
        os.kill(parent.pid, signal.SIGKILL)
    child.wait(PATIENCE)
    assert not child.is_running()
