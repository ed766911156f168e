"""Real files: the figures of every row of the three tables, as far as the tables can be read without the form."""

import json
from typing import Any

import pytest
from builders.paths import CORPUS

from model.content.blocks import TableBlock
from model.content.values import parse
from model.reading import registry

CASES = [
    "000_d3e5be15aaa7a4aa",
    "001_16652a60a82de5e5",
    "003_2dc0b5ebceb3839d",
    "004_0712e19c06feaead",
    "given-docx",
    "given-tracked",
    "given-controls",
    "given-split",
    "given-marks",
    "given-2019-docx",
    "given-html",
    "given-2019-html",
    "given-2019-gbk",
    "given-rtf",
    "given-odt",
]


def figures(row: list[str]) -> list[float]:
    """The values of a row's last cells, from the last label on; blank cells and `/` count as 0."""
    found: list[float] = []
    for text in reversed(row):
        value = parse(text).value
        if isinstance(value, str) and value != "/":
            break
        found.append(0.0 if value is None or isinstance(value, str) else float(value))
    return found[::-1]


def expected(truth: dict[str, Any]) -> list[list[float]]:
    """The rows of tables 3 and 4; the trial form has one row for 其他处理."""
    requests = truth["tables"]["requests"]
    missing = ("other_not_corrected", "other_fee_unpaid") if truth["edition"] == "2019" else ()
    found = [list(values.values()) for row, values in requests.items() if row not in missing]
    found.append([value for group in truth["tables"]["disputes"].values() for value in group.values()])
    return [[float(value or 0) for value in row] for row in found]


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus here")
@pytest.mark.parametrize("name", CASES)
def test_rows_of_real_files(name: str) -> None:
    case = CORPUS / name
    source = registry.read(next(path for path in case.iterdir() if path.stem == "source"))
    tables = [block for block in source.blocks if isinstance(block, TableBlock)]
    assert len(tables) in (3, 4)
    rows = [figures([cell.text for cell in row]) for table in tables for row in table.by_row()]
    for wanted in expected(json.loads((case / "truth.json").read_text(encoding="utf-8"))):
        assert any(_same(row, wanted) for row in rows), wanted


def _same(row: list[float], wanted: list[float]) -> bool:
    """Whether the row holds the wanted values, with no more than spare blank cells after them."""
    spare = row[len(wanted) :]
    return row[: len(wanted)] == wanted and not any(spare)
