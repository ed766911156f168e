"""Faults: whole files of every format, damaged in seeded ways, become a report or the one error, soon and within memory.

`make fuzz` runs the same at length, each file in a process of its own.
"""

import random
import sys
import time

import pytest
from builders.damage import damaged, shared_files, whole_files
from conftest import SHARED

from model.files.errors import ReadingError
from model.opening.open import Opened, open_report
from model.report.report import Report

SUFFIXES = (
    ".docx",
    ".doc",
    ".pdf",
    ".ofd",
    ".xlsx",
    ".xls",
    ".csv",
    ".tsv",
    ".odt",
    ".fodt",
    ".rtf",
    ".html",
    ".mht",
    ".txt",
    ".xml",
    ".json",
    ".xxgk",
)
OWN = (".json", ".xxgk")
"""Restored, not read: any shape that is not theirs is damage, with what was met as its cause."""
ROUNDS = 15
REAL_ROUNDS = 4
SLOWEST = 5.0
"""Seconds of processor time for one file."""
MOST_MEMORY = 300
"""Megabytes that a whole round may add."""


@pytest.fixture(scope="module")
def files(qapp) -> dict[str, bytes]:
    return whole_files()


def memory() -> float:
    """The most megabytes that this process has ever had; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def open_bytes(data: bytes, name: str, folder) -> Opened | ReadingError:
    path = folder / name
    path.write_bytes(data)
    began = time.process_time()
    try:
        opened = open_report(path)
        assert isinstance(opened.report, Report)
        return opened
    except ReadingError as error:
        assert name in error.message and "\n" not in error.message
        # What a reader did not foresee would be chained here, one level below what it said itself.
        foreseen = name.endswith(OWN) or error.__cause__ is None or isinstance(error.__cause__, ReadingError)
        assert foreseen, repr(error.__cause__)
        return error
    finally:
        assert time.process_time() - began < SLOWEST


def campaign(data: bytes, others: list[bytes], name: str, folder, rounds: int) -> None:
    chance, before = random.Random(name), memory()
    for _ in range(rounds):
        open_bytes(damaged(data, chance.choice(others), chance), name, folder)
    assert memory() - before < MOST_MEMORY


def test_every_format_is_there(files):
    assert set(files) == set(SUFFIXES)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_whole_files_are_reports(suffix, files, tmp_path):
    opened = open_bytes(files[suffix], f"年报{suffix}", tmp_path)
    assert isinstance(opened, Opened) and opened.report.values
    assert opened.report.text("overview") or suffix == ".xlsx"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_damaged_files(suffix, files, tmp_path):
    campaign(files[suffix], list(files.values()), f"年报{suffix}", tmp_path, ROUNDS)


@pytest.mark.parametrize("name", shared_files(SHARED))
def test_damaged_real_files(name, files, tmp_path):
    data = shared_files(SHARED)[name]
    suffix = name.rpartition(".")[2]
    campaign(data, list(files.values()), f"{name.partition('/')[0]}.{suffix}", tmp_path, REAL_ROUNDS)
