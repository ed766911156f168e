"""JSON: what the command line prints of a report."""

import json
from decimal import Decimal

import pytest
from builders.export import full_report

from export.writers.json import to_dict, write
from model.content.address import Address
from model.content.blocks import Paragraph
from model.form.editions import CURRENT, FORMS
from model.recognise.notes import Note
from model.report.report import Report, SetField, SetText, SetValues


def keys(content: dict) -> dict[str, set[str]]:
    return {row: set(columns) for row, columns in content.items()}


def test_the_keys_are_those_of_the_command_line() -> None:
    content = to_dict(full_report())
    assert list(content) == [
        "title",
        "unit",
        "year",
        "edition",
        "front",
        "signature",
        "date",
        "tables",
        "narratives",
        "notes",
    ]
    assert list(content["tables"]) == ["disclosure", "requests", "disputes"]
    assert list(content["narratives"]) == ["overview", "problems", "other_matters"]


def test_the_fields_of_a_report() -> None:
    content = to_dict(full_report())
    assert content["title"] == "示例市示例局2022年政府信息公开工作年度报告"
    assert (content["unit"], content["year"], content["edition"]) == ("示例市示例局", 2022, "2021")
    assert (content["signature"], content["date"]) == ("示例市示例局", "2026年1月20日")
    assert content["front"] == "本报告所列数据的统计期限为全年。"


def test_what_is_unknown_is_null_and_texts_are_empty() -> None:
    content = to_dict(Report())
    assert [content[k] for k in ("title", "unit", "year", "signature", "date")] == [None] * 5
    assert (content["front"], set(content["narratives"].values())) == ("", {""})
    assert all(v is None for t in content["tables"].values() for row in t.values() for v in row.values())


@pytest.mark.parametrize("edition", sorted(FORMS))
def test_tables_are_complete(edition: str) -> None:
    content = to_dict(full_report(edition))
    for table in CURRENT.tables:
        rows = content["tables"][table.key]
        if table.key == "disclosure" and edition == "2019":
            assert rows is None
            continue
        assert sum(len(row) for row in rows.values()) == len(table.entries)
        assert [Address(table.key, r, c) for r, row in rows.items() for c in row] == list(table.entries)


def test_the_old_table_two_stands_under_a_key_of_its_own() -> None:
    report = full_report("2019")
    content = to_dict(report)
    assert list(content)[-1] == "legacy"
    assert content["legacy"]["fees"] == {
        "previous_items": report.value(Address("legacy", "fees", "previous_items")),
        "change": report.value(Address("legacy", "fees", "change")),
    }
    assert "legacy" not in to_dict(full_report())


def test_blank_zero_and_not_applicable_stay_apart() -> None:
    report = Report()
    received = {
        c: Address("requests", "received", c) for c in ("natural_person", "business", "research", "total")
    }
    report.apply(
        SetValues(
            {
                received["natural_person"]: 0,
                received["business"]: "/",
                received["total"]: "12人次左右",
                Address("disclosure", "fees", "amount"): Decimal("4287.10"),
            }
        )
    )
    content = json.loads(write(report))
    row = content["tables"]["requests"]["received"]
    assert [row[c] for c in received] == [0, "/", None, "12人次左右"]
    assert isinstance(row["natural_person"], int)
    assert content["tables"]["disclosure"]["fees"]["amount"] == 4287.1


def test_texts_are_plain_with_a_line_a_paragraph() -> None:
    lines = to_dict(full_report())["narratives"]["overview"].split("\n")
    assert lines[:2] == ["（一）主动公开", "一是栏目建设。全年通过“示例网站”公开信息1204条。"]
    assert lines[-1] == "表后的一段文字。"


def test_notes_are_plain_data() -> None:
    notes = (
        Note("row_loose", "请核对。", Address("requests", "granted", "total"), "（一）予以公开"),
        Note("title_missing", "没有标题。"),
    )
    assert to_dict(Report(), notes)["notes"] == [
        {
            "code": "row_loose",
            "message": "请核对。",
            "address": "requests.granted.total",
            "assumed": "（一）予以公开",
        },
        {"code": "title_missing", "message": "没有标题。", "address": None, "assumed": None},
    ]


def test_a_given_title_is_printed_as_given() -> None:
    report = Report()
    report.apply(SetField("title", "示例局年报"))
    report.apply(SetText("overview", (Paragraph.of("甲"), Paragraph.of("乙"))))
    content = json.loads(write(report))
    assert content["title"] == "示例局年报"
    assert content["narratives"]["overview"] == "甲\n乙"
