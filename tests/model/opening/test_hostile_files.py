"""Files that a stranger made to do harm: each ends in a report or one sentence, soon, and within memory."""

import json
import os
import socket
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from builders.hostile import HOSTILE, hostile_report, rewritten
from builders.model import balanced_report
from builders.paths import ROOT

from model.files.errors import ReadingError, ReadingProblem
from model.opening.isolated import open_isolated
from model.opening.open import opens_in_process
from model.report.report import Report
from model.storage.own_file import dump, restore_report, save

GIVEN = ROOT.parent / "shared" / "hostile"
SECONDS, BYTES = 5, 1 << 30

OPENED = {"d14_alt_html.docx", "x22b_surrogate_unit.xxgk", "x23b_findings.xxgk", "x24e_xss.xxgk"} | {
    "x28b_html_unit.xxgk"
}
TABLE = {"widths": [100], "heights": [], "header_rows": 0, "exact_grid": True, "cells": []}
"""A table of one column in JSON."""

MEASURED = """
import json, resource, sys, time
from pathlib import Path
from model.files.errors import ReadingError
from model.opening.isolated import open_isolated
begun, outcome = time.perf_counter(), "opened"
try:
    open_isolated(Path(sys.argv[1]))
except ReadingError as error:
    outcome = error.problem.name
spent = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(json.dumps([outcome, time.perf_counter() - begun, sum(spent) << 10]))
"""


@pytest.mark.skipif(not GIVEN.is_dir(), reason="the given files are not here")
@pytest.mark.parametrize("path", sorted(GIVEN.glob("*.*")), ids=lambda path: path.name)
def test_each_given_file_ends_well_soon_and_within_memory(path: Path) -> None:
    if path.suffix == ".md":
        pytest.skip("no hostile file")
    run = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    outcome, seconds, memory = json.loads(run.stdout)
    assert (outcome == "opened") == (path.name in OPENED)
    assert memory <= BYTES
    # Twice the time, as the machine of a test may have much else to do.
    assert seconds <= 2 * SECONDS


def problem(data: bytes) -> ReadingProblem | None:
    """Why an own file is not opened; None for one that is."""
    try:
        restore_report(data, "a.xxgk")
    except ReadingError as error:
        assert error.message.endswith("。") and "a.xxgk" in error.message
        return error.problem
    return None


def table(**changes: object) -> dict[str, object]:
    return {"table": {**TABLE, **changes}}


def nested(depth: int) -> dict[str, object]:
    inner: dict[str, object] = {**TABLE, "cells": [{"row": 0, "column": 0}]}
    for _ in range(depth):
        inner = {**TABLE, "cells": [{"row": 0, "column": 0, "nested": [inner]}]}
    return {"table": inner}


def paragraph(text: str) -> dict[str, object]:
    return {"paragraph": "body", "runs": [{"text": text}]}


def picture(**changes: object) -> dict[str, object]:
    whole = {"picture": "no", "type": "image/png", "alternative": "", "width": 10, "height": 10}
    return {**whole, **changes}


STRUCTURES = {
    "span of 10,000": table(cells=[{"row": 0, "column": 0, "row_span": 10_000}], widths=[1] * 3),
    "span of nothing": table(cells=[{"row": 0, "column": 0, "row_span": 0}]),
    "span below nothing": table(cells=[{"row": 0, "column": 0, "column_span": -5}]),
    "row of a million": table(cells=[{"row": 1_000_000, "column": 0}]),
    "row below nothing": table(cells=[{"row": -1, "column": 0}]),
    "column outside": table(cells=[{"row": 0, "column": 7}]),
    "two cells in a place": table(cells=[{"row": 0, "column": 0}] * 2),
    "widths without end": table(widths=[1] * 30_000),
    "infinite width": table(widths=[float("inf")]),
    "width that is no number": table(widths=[float("nan")]),
    "width of 1e400": table(widths=[10**400]),
    "width of words": table(widths=["wide"]),
    "width below nothing": table(widths=[-1]),
    "width that is true": table(widths=[True]),
    "heights without end": table(heights=[1] * 30_000),
    "cells that are no list": table(cells={}),
    "header rows of 1e9": table(header_rows=10**9),
    "nested 61": nested(61),
    "nested 190": nested(190),
    "no table": {"table": []},
    "nothing": {},
    "no block": {"drawing": 1},
    "no role": {"paragraph": "king", "runs": []},
    "role that is a list": {"paragraph": [], "runs": []},
    "runs that are no list": {"paragraph": "body", "runs": 7},
    "text that is no text": {"paragraph": "body", "runs": [{"text": 7}]},
    "bold that is no flag": {"paragraph": "body", "runs": [{"text": "a", "bold": "yes"}]},
    "two million characters": paragraph("字" * 2_000_001),
    "picture that is not there": picture(),
    "picture of a path": picture(picture="../../etc/passwd"),
    "picture that is infinite": picture(width=float("inf")),
}


@pytest.mark.parametrize("name", STRUCTURES)
def test_structures_that_are_none_end_in_one_sentence(name: str) -> None:
    data = rewritten(balanced_report(), lambda c: c["report"]["texts"].update(overview=[STRUCTURES[name]]))
    assert problem(data) in (ReadingProblem.OWN_DAMAGED, ReadingProblem.TOO_COMPLEX)


FIELDS = {
    "year": [float("inf"), float("nan"), 10**30, -1, 0, "2022", True, [2022], 2022.5],
    "unit": [None, 7, ["局"], {"a": 1}],
    "edition": ["", "1999", None, ["2021"], {"a": 1}],
    "computes_totals": ["yes", 1, None],
    "values": [[], "x", {"requests.granted.business": 7}, {"nowhere": "1"}, {"\ud800": "1"}],
    "texts": [[], {"attic": []}, {"overview": {}}, {"overview": ["a"]}],
    "acknowledgements": [[], {"L01": None}, {str(n): "a" for n in range(10_001)}],
}


@pytest.mark.parametrize(("name", "value"), [(n, v) for n, values in FIELDS.items() for v in values])
def test_fields_of_another_type_end_in_one_sentence(name: str, value: object) -> None:
    data = rewritten(balanced_report(), lambda c: c["report"].update({name: value}))
    assert problem(data) in (ReadingProblem.OWN_DAMAGED, ReadingProblem.TOO_COMPLEX)


@pytest.mark.parametrize(
    "json_text",
    [
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"",
        b"null",
        b"[]",
        b"{",
        b"\xff\xfe",
        b'{"format":"xxgk"}',
        b"9" * 9_000,
    ],
)
def test_json_that_is_no_object_ends_in_one_sentence(json_text: bytes) -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("report.json", json_text)
    assert problem(buffer.getvalue()) in (ReadingProblem.OWN_DAMAGED, ReadingProblem.TOO_COMPLEX)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_report_of_hostile_strings_is_kept_and_comes_back_clean(text: str) -> None:
    once = restore_report(dump(hostile_report(text)), "a.xxgk")
    assert restore_report(dump(once), "a.xxgk") == once
    assert "".join((once.unit, once.text("overview"))).encode("utf-8")


def test_a_figure_of_thousands_of_digits_is_a_text() -> None:
    data = rewritten(
        balanced_report(), lambda c: c["report"]["values"].update({"requests.granted.business": "9" * 5000})
    )
    values = restore_report(data, "a.xxgk").values.values()
    assert [value for value in values if isinstance(value, str) and len(value) == 5000]


def test_the_name_of_a_file_does_not_bring_it_into_this_process(tmp_path: Path) -> None:
    for name in ("年报.xxgk.pdf", "年报.xxgk", "a.xxgk.xxgk"):
        (tmp_path / name).write_bytes(b"%PDF-1.7 no report")
        assert not opens_in_process(tmp_path / name)
    save(Report(unit="示例局"), tmp_path / "年报.docx")
    assert opens_in_process(tmp_path / "年报.docx")


def test_what_is_read_elsewhere_may_be_saved_here(tmp_path: Path) -> None:
    """The limits of own files are not below those of the readers."""
    rows = "".join(f"<tr><td>{n}</td></tr>" for n in range(3000))
    text = "".join(f"<p>第{n}段。</p>" for n in range(5000))
    page = f"<html><body><h1>示例局2022年政府信息公开工作年度报告</h1><h2>一、总体情况</h2>{text}<table>{rows}</table>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    report = open_isolated(tmp_path / "a.html").report
    save(report, tmp_path / "a.xxgk")
    assert open_isolated(tmp_path / "a.xxgk").report == report


def test_no_socket_is_opened_and_no_path_of_a_string_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    touched: list[str] = []
    monkeypatch.setattr(socket, "socket", lambda *_, **__: touched.append("socket"))
    probe = tmp_path / "probe.png"
    probe.write_bytes(b"")
    opened = Path.open

    def watched(self: Path, *given: object, **more: object) -> object:
        touched.append(str(self))
        return opened(self, *given, **more)

    monkeypatch.setattr(Path, "open", watched)
    save(hostile_report(f'<img src="{probe}">'), tmp_path / "a.xxgk")
    open_isolated(tmp_path / "a.xxgk")
    assert str(probe) not in touched and "socket" not in touched
