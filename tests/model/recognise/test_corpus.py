"""Real and given files with their truth; skipped where the shared folder is absent."""

import json
from typing import Any

import pytest
from builders.paths import CORPUS

from model.content.values import NOT_APPLICABLE, number, squeeze
from model.opening.open import open_report

NAMES = (
    "000_d3e5be15aaa7a4aa",
    "001_16652a60a82de5e5",
    "003_2dc0b5ebceb3839d",
    "004_0712e19c06feaead",
    "given-docx",
    "given-marks",
    "given-tracked",
    "given-controls",
    "given-split",
    "given-2019-docx",
)


def figures(tables: dict[str, Any]) -> dict[str, Any]:
    return {
        f"{part}.{row}.{column}": NOT_APPLICABLE if value is None else value
        for part, rows in tables.items()
        for row, columns in (rows or {}).items()
        for column, value in columns.items()
    }


@pytest.mark.parametrize("name", NAMES)
def test_is_read_to_the_last_cell(name: str) -> None:
    folder = CORPUS / name
    if not folder.is_dir():
        pytest.skip("no corpus")
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    report = open_report(next(p for p in folder.iterdir() if p.stem == "source")).report
    values = {str(address): value for address, value in report.values.items()}
    for cell, value in figures(truth["tables"]).items():
        assert float(number(values.get(cell))) == pytest.approx(float(number(value))), cell
    assert (report.year, report.edition, report.unit) == (
        truth["year"],
        truth["edition"],
        truth["unit"] or "",
    )
    assert report.signature == (truth.get("signature") or "")
    assert report.date == truth.get("date_text", "")
    for key, text in truth["narratives"].items():
        assert squeeze(report.text(key)) == text
    for row, old in (truth.get("legacy") or {}).items():
        assert [v for a, v in report.values.items() if (a.part, a.row) == ("legacy", row)] == old
