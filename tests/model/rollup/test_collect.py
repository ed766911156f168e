"""Collect: an entry a file, whatever the files are; what is known is not read again; the file format of a roll-up."""

from concurrent.futures import Executor, Future
from datetime import date

import pytest
from builders.rollup import NAMES, YEAR, entry_of, folder_of, report_of

from model.files.errors import ReadingError, ReadingProblem
from model.rollup.assignment import Decisions
from model.rollup.collect import UnitListError, collect, files_in, list_of_units
from model.rollup.entry import Kind
from model.rollup.rollup import Rollup
from model.rollup.rollup_file import dump_rollup, is_rollup, load_rollup, save_rollup
from model.rollup.units import Unit, UnitList
from model.rollup.worker import read_file
from model.storage.own_file import save

TODAY = date(2026, 1, 20)


class Here(Executor):
    """An executor that does everything at once and in this process, and counts."""

    def __init__(self) -> None:
        self.jobs = 0

    def submit(self, fn, /, *args, **kwargs):
        self.jobs += 1
        future: Future = Future()
        future.set_result(fn(*args))
        return future


class Broken(Executor):
    def submit(self, fn, /, *args, **kwargs):
        future: Future = Future()
        future.set_exception(OSError("no such worker"))
        return future


@pytest.fixture(autouse=True)
def read_here(monkeypatch):
    """Files are read in this process: what a process of its own does is tested elsewhere."""
    monkeypatch.setattr("model.rollup.collect.read_file_isolated", read_file)


def gathered(folder, executor=None, known=None):
    return {e.name: e for e in collect(files_in([folder]), executor or Here(), TODAY, known=known)}


def test_every_file_becomes_an_entry(tmp_path) -> None:
    entries = gathered(folder_of(tmp_path / "this"))
    assert entries["坏.docx"].kind is Kind.UNREADABLE and "坏.docx" in entries["坏.docx"].message
    assert entries["通知.txt"].kind is Kind.NO_REPORT
    good = entries[f"{NAMES[0]}.xxgk"]
    assert (good.kind, good.unit, good.year) == (Kind.REPORT, NAMES[0], YEAR)
    assert good.report().values == report_of(NAMES[0]).values and good.digest and good.findings


def test_hidden_and_temporary_files_are_passed_over(tmp_path) -> None:
    folder = folder_of(tmp_path / "this")
    for name in ("~$年报.docx", ".hidden.docx", "Thumbs.db", "年报.xxgk.bak", "a.xxgk-rollup"):
        (folder / name).write_bytes(b"x")
    (folder / "下级").mkdir()
    save(report_of("示例县统计局"), folder / "下级" / "统计局.xxgk")
    names = [path.name for path in files_in([folder, folder / "坏.docx"])]
    assert len(names) == len(NAMES) + 3 and "统计局.xxgk" in names


def test_a_second_run_reads_only_what_is_new(tmp_path) -> None:
    folder = folder_of(tmp_path / "this")
    first = Rollup().with_entries(gathered(folder).values())
    save(report_of("示例县统计局", seed=7), folder / "统计局.xxgk")
    (folder / f"{NAMES[0]}.xxgk").rename(folder / "改名.xxgk")
    executor = Here()
    entries = gathered(folder, executor, first.known)
    assert executor.jobs == 1 and entries["改名.xxgk"].unit == NAMES[0]


def test_an_executor_that_fails_costs_the_files_and_nothing_else(tmp_path) -> None:
    entries = gathered(folder_of(tmp_path / "this"), Broken())
    assert {entry.kind for entry in entries.values()} == {Kind.UNREADABLE} and len(entries) == 5


def test_last_years_reports_bring_the_checks_across_years(tmp_path) -> None:
    here = Here()
    this = gathered(folder_of(tmp_path / "this"), here)
    last = gathered(folder_of(tmp_path / "last", year=YEAR - 1), here)
    rollup = Rollup().with_entries(this.values()).with_last(last.values()).compared(here, TODAY)
    codes = {finding.code for entry in rollup.entries.values() for finding in entry.findings}
    assert "R04" in codes and not {f.code for e in this.values() for f in e.findings} & {"R04"}
    assert rollup.compared(Broken(), TODAY) is rollup, "what was compared is not compared again"


def test_lists_of_units_in_a_file(tmp_path) -> None:
    path = tmp_path / "名单.txt"
    path.write_text("\n".join(NAMES), encoding="utf-8")
    assert [unit.name for unit in list_of_units(path, Here()).units] == list(NAMES)
    path.write_bytes(b"")
    with pytest.raises(UnitListError, match="名单"):
        list_of_units(path, Here())


def test_a_roll_up_is_saved_and_restored(tmp_path) -> None:
    rollup = Rollup(
        units=UnitList([Unit(NAMES[0], ("旧名",)), Unit(NAMES[1])]),
        decisions=Decisions({"x": NAMES[0]}, {NAMES[0]: "x"}, True),
        wanted_year=YEAR,
        unit="示例县人民政府",
        own=report_of("示例县人民政府"),
        returned=frozenset({NAMES[1]}),
    )
    rollup = rollup.with_entries([entry_of(NAMES[0], path="x"), entry_of(NAMES[1], seed=2)])
    path = tmp_path / "全县.xxgk-rollup"
    save_rollup(rollup, path)
    again = load_rollup(path)
    assert again.rows == rollup.rows and again.findings == rollup.findings and again.own == rollup.own
    assert dump_rollup(again) == dump_rollup(rollup) == path.read_bytes() and is_rollup(path.read_bytes())


@pytest.mark.parametrize("cut", [0, 1, 40, 400, -60])
def test_a_damaged_roll_up_is_refused_in_one_sentence(tmp_path, cut) -> None:
    path = tmp_path / "全县.xxgk-rollup"
    data = dump_rollup(Rollup().with_entries([entry_of(NAMES[0])]))
    path.write_bytes(data[:cut])
    with pytest.raises(ReadingError) as caught:
        load_rollup(path)
    assert caught.value.problem in (ReadingProblem.OWN_DAMAGED, ReadingProblem.EMPTY)
