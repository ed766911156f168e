"""What a worker does with one file, and where it does it."""

import multiprocessing
from datetime import date
from types import SimpleNamespace

import pytest
from builders.rollup import NAMES, YEAR, report_of

from model.rollup import worker
from model.rollup.collect import collect, files_in
from model.rollup.entry import Kind, unpack
from model.storage.own_file import dump, save

TODAY = "2026-01-20"


@pytest.mark.parametrize("is_daemon", [True, False])
def test_a_daemonic_worker_reads_in_its_own_process(tmp_path, monkeypatch, is_daemon) -> None:
    path = tmp_path / "年报.xxgk"
    save(report_of(NAMES[0]), path)
    asked = []
    monkeypatch.setattr(worker, "open_isolated", lambda file: asked.append(file) or worker.open_report(file))
    monkeypatch.setattr(multiprocessing, "current_process", lambda: SimpleNamespace(daemon=is_daemon))
    entry = unpack(worker.read_file_isolated(str(path), TODAY), str(path), 0.0, "")
    assert (entry.kind, entry.unit, entry.year) == (Kind.REPORT, NAMES[0], YEAR)
    assert bool(asked) is not is_daemon


def test_a_report_beside_last_years_brings_the_findings_across_years() -> None:
    this, last = dump(report_of(NAMES[0])), dump(report_of(NAMES[0], YEAR - 1, seed=2))
    assert b"R04" in worker.check_against(this, last, TODAY)


def test_a_cluster_of_two_workers_reads_the_same(tmp_path) -> None:
    distributed = pytest.importorskip("distributed")
    for seed, name in enumerate(NAMES):
        save(report_of(name, seed=seed), tmp_path / f"{name}.xxgk")
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        entries = list(collect(files_in([tmp_path]), client.get_executor(), date(2026, 1, 20)))
    assert {entry.unit for entry in entries} == set(NAMES)
