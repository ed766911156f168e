"""The command ledger: tables, questions, the report it writes, the template; exit codes and one line for bad input."""

import json
from datetime import date

import pytest
from builders.ledger import FORMAL, HEADINGS, YEAR, expected, row_of, truths, workbook

from model.content.address import Address
from model.report.report import new_report
from model.storage.own_file import load, save
from ui.cli.commands import main

TODAY = date(2026, 1, 10)


@pytest.fixture
def register(tmp_path):
    """Write a register; the fourth row's kind of applicant is asked where `asks` is set."""

    def write(*, asks: bool = False, name: str = "台账.xlsx"):
        rows = [row_of(c, FORMAL, lambda d: d) for c in truths(30)]
        if asks:
            rows[3][3] = "村民小组"
        path = tmp_path / name
        path.write_bytes(workbook(("台账", [HEADINGS, *rows])))
        return path

    return write


def test_the_tables_have_the_keys_of_extract_and_nothing_is_asked(register, capsys) -> None:
    assert main(["ledger", str(register()), "--json"], TODAY) == 0
    found = json.loads(capsys.readouterr().out)
    wanted = expected(truths(30))
    for table in ("requests", "disputes"):
        for row, columns in found["tables"][table].items():
            assert {k: v for k, v in columns.items() if v} == wanted.get(table, {}).get(row, {})
    assert found["year"] == YEAR and found["questions"] == [] and found["doubtful"] == []
    assert found["mapping"][0]["columns"][1] == {
        "heading": "收到日期", "field": "received", "means": None, "by": "heading",
    }  # fmt: skip
    total = found["tables"]["requests"]["received"]["total"]
    assert len(found["rows"]["requests.received.total"]) == total


def test_an_open_question_is_exit_code_1_and_names_its_rows(register, capsys) -> None:
    path = register(asks=True)
    assert main(["ledger", str(path)], TODAY) == 1
    assert "[要回答] 申请人类型“村民小组”是表三的哪一列？（第5行）" in capsys.readouterr().out
    assert main(["ledger", str(path), "--json"], TODAY) == 1
    found = json.loads(capsys.readouterr().out)
    (question,) = found["questions"]
    assert question["id"] == "kind:村民小组" and question["rows"] == [{"sheet": "台账", "row": 5}]
    assert question["choices"]["natural_person"] == "自然人" and question["assumed"] is None
    assert found["applications"]["waiting"] == 1


def test_a_report_is_written_with_the_rows_of_its_cells(register, tmp_path, capsys) -> None:
    out = tmp_path / "报告.xxgk"
    assert main(["ledger", str(register()), "-o", str(out)], TODAY) == 0
    report = load(out)
    source = report.sources[Address("requests", "received", "total")]
    assert report.year == YEAR and source.register == "台账.xlsx"
    assert source.value == report.value(Address("requests", "received", "total"))
    assert main(["ledger", str(register()), "-o", str(tmp_path / "报告.docx")], TODAY) == 2
    assert "xxgk" in capsys.readouterr().err


def test_last_years_report_gives_the_year_the_draft_and_the_carry_over_to_compare(
    register, tmp_path, capsys
) -> None:
    last = new_report("示例局", YEAR - 1)
    last.values[Address("requests", "carried_out", "total")] = 77
    save(last, tmp_path / "上年.xxgk")
    out = tmp_path / "报告.xxgk"
    words = ["ledger", str(register()), "--previous", str(tmp_path / "上年.xxgk"), "-o", str(out), "--json"]
    assert main(words, TODAY) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["year"] == YEAR
    assert any("为 77 件" in doubt["text"] for doubt in found["doubtful"])
    draft = load(out)
    assert draft.unit == "示例局" and draft.previous is not None and draft.previous.year == YEAR - 1


def test_another_year_counts_what_was_of_it(register, capsys) -> None:
    assert main(["ledger", str(register()), "--year", "2031", "--json"], TODAY) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["applications"]["counted"] == found["tables"]["requests"]["carried_out"]["total"]


def test_the_template_is_written_and_read_back(tmp_path, capsys) -> None:
    path = tmp_path / "空白.xlsx"
    assert main(["ledger", "--template", str(path), "--year", "2027"], TODAY) == 0
    capsys.readouterr()
    assert main(["ledger", str(path), "--json"], TODAY) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["year"] == 2027 and found["applications"]["counted"] == 0
    assert main(["ledger", "--template", str(tmp_path / "空白.docx")], TODAY) == 2


def test_bad_input_is_one_line_and_exit_code_2(tmp_path, capsys) -> None:
    list_of_phones = tmp_path / "通讯录.csv"
    list_of_phones.write_text("单位,电话,地址\n甲,1,a\n乙,2,b\n丙,3,c\n", encoding="utf-8")
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\3\4 nothing")
    for words in ([], [str(list_of_phones)], [str(broken)], [str(tmp_path / "没有.xlsx")]):
        assert main(["ledger", *words], TODAY) == 2
        captured = capsys.readouterr()
        assert captured.out == "" and captured.err.count("\n") == 1
