import io
import json
import zipfile

import pytest
from builders.model import UNIT, balanced_report, cell, reports, spanned_table
from builders.paths import ROOT
from hypothesis import given
from hypothesis import strategies as st

from model.content.blocks import Paragraph, Picture, Role, Run
from model.files.atomic import FileError
from model.files.errors import ReadingError, ReadingProblem
from model.report.report import Report, SetPrevious
from model.report.sources import CellSource, spans_of
from model.storage.own_file import dump, is_own_file, load, restore_report, save

GOLDEN = ROOT / "tests" / "golden"


def full_report():
    report = balanced_report()
    report.date = "2023年1月20日"
    report.texts = {
        "front": (Paragraph.of("编制依据。"),),
        "overview": (
            Paragraph.of("（一）主动公开", Role.HEADING_2),
            Paragraph((Run("一是", bold=True), Run("公开信息。"))),
            spanned_table(),
            Picture(b"\x89PNG not really", "image/png", 4000, 3000, "图"),
        ),
    }
    report.values[cell("disclosure.fees.amount")] = "/"
    report.values[cell("requests.granted.business")] = "若干"
    report.apply(SetPrevious(balanced_report(2)))
    return report


@given(reports(), st.one_of(st.none(), reports()))
def test_what_is_saved_comes_back(report, previous):
    report.previous = previous
    assert restore_report(dump(report), "a.xxgk") == report


def test_the_same_report_gives_the_same_bytes():
    assert dump(full_report()) == dump(full_report())
    assert is_own_file(dump(full_report()))


def test_the_sample_of_version_1_still_opens():
    assert restore_report((GOLDEN / "version-1.xxgk").read_bytes(), "version-1.xxgk") == full_report()


def counted_report():
    report = full_report()
    register = "台账（2022）.xlsx"
    report.sources = {
        cell("requests.granted.business"): CellSource(register, spans_of([(1, 4), (1, 5), (2, 9)]), 3),
        cell("requests.received.business"): CellSource(register, (), 0),
        cell("disputes.reconsideration.total"): CellSource("复议.csv", spans_of([(1, 2)]), 1),
    }
    return report


def test_the_sample_of_version_2_still_opens():
    assert restore_report((GOLDEN / "version-2.xxgk").read_bytes(), "version-2.xxgk") == counted_report()


def test_the_rows_of_a_register_are_saved_as_numbers():
    data = dump(counted_report())
    assert restore_report(data, "a.xxgk") == counted_report()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sources = json.loads(archive.read("report.json"))["report"]["sources"]
    assert sources[0] == {
        "register": "台账（2022）.xlsx",
        "cells": {"requests.received.business": ["", "0"], "requests.granted.business": ["1:4-5,2:9", "3"]},
    }


@pytest.mark.parametrize("rows", ["1:0", "1:5-3", "x", "1:2,", "0:4", "1:2-99999999"])
def test_rows_that_are_none_are_a_damaged_file(rows):
    source = {"register": "台账.xlsx", "cells": {"requests.granted.business": [rows, "3"]}}
    assert problem(rewritten(lambda c: c["report"].update(sources=[source]))) is ReadingProblem.OWN_DAMAGED


def test_what_was_acknowledged_and_chosen_is_saved():
    report = full_report()
    report.unit_kind = "省级人民政府"
    report.site_name, report.column_name, report.published = "示例市人民政府网", "年报", "2026-01-21"
    report.acknowledgements = {"N06 other_matters section=六": "已核实", "L01 a": "见说明"}
    assert restore_report(dump(report), "a.xxgk") == report
    assert restore_report(dump(report), "a.xxgk") != full_report()


def test_an_older_file_says_nothing_of_either():
    plain = restore_report(rewritten(lambda c: c["report"].pop("acknowledgements", None)), "a.xxgk")
    assert plain == full_report() and plain.acknowledgements == {} and plain.unit_kind == ""


def rewritten(change) -> bytes:
    """The file of a full report with its JSON changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(dump(full_report()))) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "report.json":
                content = json.loads(data)
                change(content)
                data = json.dumps(content).encode()
            new.writestr(name, data)
    return buffer.getvalue()


def problem(data: bytes) -> ReadingProblem:
    with pytest.raises(ReadingError) as caught:
        restore_report(data, "报告.xxgk")
    assert "报告.xxgk" in caught.value.message
    return caught.value.problem


def test_a_newer_version_is_refused_with_its_reason():
    assert problem(rewritten(lambda c: c.update(version=3))) is ReadingProblem.NEWER_VERSION


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c.update(version="1"),
        lambda c: c.update(version=0),
        lambda c: c.update(format="else"),
        lambda c: c.pop("report"),
        lambda c: c.update(report=[]),
        lambda c: c["report"].update(edition="1999"),
        lambda c: c["report"].update(year="2022"),
        lambda c: c["report"].update(unit=None),
        lambda c: c["report"].update(acknowledgements={"L01": 1}),
        lambda c: c["report"].update(acknowledgements=["L01"]),
        lambda c: c["report"].update(unit_kind=3),
        lambda c: c["report"]["values"].update({"requests.granted.nobody": "1"}),
        lambda c: c["report"]["values"].update({"nonsense": "1"}),
        lambda c: c["report"]["values"].update({"requests.granted.business": 1}),
        lambda c: c["report"]["texts"]["overview"][0].update(paragraph="no_role"),
        lambda c: c["report"]["texts"]["overview"][2]["table"]["cells"].append({"row": 0, "column": 0}),
        lambda c: c["report"]["texts"]["overview"][3].update(picture="missing"),
    ],
)
def test_content_of_another_shape_is_a_damaged_file(change):
    assert problem(rewritten(change)) is ReadingProblem.OWN_DAMAGED


def test_a_cut_or_flipped_file_is_damaged_or_whole_never_wrong():
    data, whole = dump(full_report()), full_report()
    for cut in range(0, len(data), 37):
        assert problem(data[:cut]) is ReadingProblem.OWN_DAMAGED
    for at in range(0, len(data), 23):
        broken = data[:at] + bytes([data[at] ^ 0x41]) + data[at + 1 :]
        try:
            assert restore_report(broken, "a.xxgk") == whole
        except ReadingError as error:
            assert error.problem in (
                ReadingProblem.OWN_DAMAGED,
                ReadingProblem.NEWER_VERSION,
                ReadingProblem.TOO_COMPLEX,
            )


def test_a_bomb_is_not_inflated():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("report.json", b" " * 40_000_000)
    assert problem(buffer.getvalue()) in (ReadingProblem.TOO_COMPLEX, ReadingProblem.OWN_DAMAGED)


def test_more_members_than_a_report_has_are_not_taken_apart():
    data = rewritten(lambda c: c["report"].update(crowd=[[]] * 600_000))
    assert problem(data) is ReadingProblem.TOO_COMPLEX


def test_saving_replaces_the_file_whole(tmp_path):
    path = tmp_path / "报告.xxgk"
    save(full_report(), path)
    save(Report(unit=UNIT), path)
    assert load(path) == Report(unit=UNIT)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["报告.xxgk", "报告.xxgk.bak"]


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace", "pathlib.Path.chmod"])
def test_a_failed_save_leaves_the_old_file_and_no_other(tmp_path, monkeypatch, step):
    path = tmp_path / "报告.xxgk"
    save(full_report(), path)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(step, full)
    with pytest.raises(FileError) as caught:
        save(Report(unit=UNIT), path)
    monkeypatch.undo()
    assert caught.value.reason.errno == 28 and load(path) == full_report()
    assert [p.name for p in tmp_path.iterdir()] == ["报告.xxgk"]


def test_a_folder_that_is_gone_is_said(tmp_path):
    with pytest.raises(FileError) as caught:
        save(Report(), tmp_path / "gone" / "报告.xxgk")
    assert isinstance(caught.value.reason, FileNotFoundError)
