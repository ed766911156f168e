"""The template of a register: read back without a question; its formulas agree with the program's counting."""

import io
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from builders.ledger import KINDS, OUTCOMES, RESULTS, YEAR, expected, truths
from openpyxl import load_workbook

from export.errors import ExportError
from export.ledger_template import FIRST, template, write_template
from model.form.editions import CURRENT
from model.ledger.counting import count, year_of
from model.ledger.dispute_words import OUTCOME_LABELS
from model.ledger.fields import Field
from model.ledger.register import read_register
from model.ledger.words import KIND_LABELS, result_label
from model.reading.tabular import read_grids

TODAY = date(2026, 1, 10)


def filled(path: Path, number: int, seed: int) -> list:
    """Fill the template in as a clerk does, and return the applications."""
    book = load_workbook(io.BytesIO(template(YEAR)))
    sheet = book["台账"]
    cases = truths(number, seed)
    for row, case in enumerate(cases, start=FIRST):
        values = {
            2: case.received,
            3: case.name,
            4: KIND_LABELS[case.kind],
            5: case.content,
            7: result_label(case.result) if case.result else None,
            8: case.answered,
            9: OUTCOME_LABELS[case.reconsideration] if case.reconsideration else None,
            10: ("复议后起诉" if case.after else "未经复议直接起诉") if case.litigation else None,
            11: OUTCOME_LABELS[case.litigation] if case.litigation else None,
        }
        for column, value in values.items():
            sheet.cell(row, column).value = value
    book.save(path)
    return cases


def counted(path: Path):
    register = read_register(read_grids(path.read_bytes(), path.name), path.name)
    return count(register, year_of(register, TODAY))


def test_an_empty_template_is_a_register_without_applications():
    register = read_register(read_grids(template(2024), "空白.xlsx"), "空白.xlsx")
    counts = count(register, year_of(register, TODAY))
    assert counts.year == 2024 and counts.cases == 0 and not counts.questions and not counts.doubts
    assert [c.by for c in register.parts[0].columns] == ["heading"] * 12
    assert len(register.parts) == 1


def test_what_is_filled_in_is_read_back_without_a_question(tmp_path):
    path = tmp_path / "台账.xlsx"
    cases = filled(path, 150, seed=3)
    counts = counted(path)
    assert counts.questions == () and counts.doubts == ()
    wanted = expected(cases)
    for address, value in counts.values.items():
        assert value == wanted.get(address.part, {}).get(address.row, {}).get(address.column, 0)


def test_every_entry_of_its_lists_is_known():
    lists = load_workbook(io.BytesIO(template(YEAR)))["选项"]
    from model.ledger.dispute_words import outcome_of
    from model.ledger.words import kind_of, result_of

    assert [kind_of(lists.cell(i + 1, 1).value).key for i in range(len(KINDS))] == list(KINDS)
    assert [result_of(lists.cell(i + 1, 2).value).key for i in range(len(RESULTS))] == list(RESULTS)
    for i, key in enumerate(OUTCOMES):
        assert {outcome_of(lists.cell(i + 1, 3).value, suit).key for suit in (False, True)} == {key}


def test_dates_and_words_are_checked_and_what_is_overdue_is_coloured():
    sheet = load_workbook(io.BytesIO(template(YEAR)))["台账"]
    kinds = sorted(v.type for v in sheet.data_validations.dataValidation)
    assert kinds == ["date", "date", "list", "list", "list", "list"]
    assert sum(len(area.rules) for area in sheet.conditional_formatting) == 3
    assert "WORKDAY(B3,20" in sheet["F3"].value and Field.ANSWERED.value == sheet["H2"].value


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice")
def test_its_formulas_recalculated_agree_with_the_count(tmp_path):
    path = tmp_path / "台账.xlsx"
    cases = filled(path, 120, seed=5)
    out = tmp_path / "calculated"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(path)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    book = load_workbook(out / "台账.xlsx", data_only=True)
    sheet = book["统计"]
    wanted = expected(cases)
    for key, top in (("requests", 3), ("disputes", 3 + len(CURRENT.table("requests").rows) + 1)):
        for address, place in CURRENT.table(key).entries.items():
            value = sheet.cell(top + place.row, place.column + 1).value
            assert value == wanted.get(key, {}).get(address.row, {}).get(address.column, 0), address
    assert counted(out / "台账.xlsx").questions == ()
    assert book["台账"]["F3"].value is not None


def test_only_a_workbook_is_written(tmp_path):
    with pytest.raises(ExportError, match="xlsx"):
        write_template(tmp_path / "台账.docx", YEAR)
    write_template(tmp_path / "台账.xlsx", YEAR)
    assert (tmp_path / "台账.xlsx").read_bytes() == template(YEAR)
