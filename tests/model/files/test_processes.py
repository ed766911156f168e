"""What processes take, on each system."""

import os

import psutil
import pytest

from model.files import processes
from model.files.processes import memory_of


@pytest.mark.parametrize(("platform", "counted"), [("win32", "vms"), ("linux", "rss")])
def test_windows_counts_what_is_committed(monkeypatch, platform, counted):
    told = psutil.Process().memory_info()._replace(vms=7 << 30, rss=5 << 20)
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr(psutil.Process, "memory_info", lambda self: told)
    assert memory_of(os.getpid()) == getattr(told, counted)


def test_elsewhere_than_on_linux_a_process_is_known_by_its_time(monkeypatch):
    monkeypatch.setattr("sys.platform", "win32")
    assert processes._born(os.getpid()) == f"{psutil.Process().create_time():.2f}"
