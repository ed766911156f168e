"""Real .doc and PDF files from end to end: every figure, the unit, the year and the texts of the report in them."""

from __future__ import annotations

import json

import pytest
from builders.paths import CORPUS

from export.writers.json import to_dict
from model.content.values import squeeze
from model.reading import registry
from model.recognise.recogniser import recognise


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus here")
@pytest.mark.parametrize("name", ["given-doc", "given-pdf", "hongze-2023"])
def test_report_in_a_real_file(name: str) -> None:
    case = CORPUS / name
    truth = json.loads((case / "truth.json").read_text(encoding="utf-8"))
    source = registry.read(next(path for path in case.iterdir() if path.stem == "source"))
    got = json.loads(json.dumps(to_dict(recognise(source).report)))
    for table, rows in truth["tables"].items():
        for row, values in rows.items():
            assert _figures(got["tables"][table][row]) == _figures(values), f"{table}.{row}"
    assert (got["year"], got["edition"], got["unit"]) == (truth["year"], truth["edition"], truth["unit"])
    for key, text in (truth.get("narratives") or {}).items():
        assert squeeze(got["narratives"][key]) == text


def _figures(row: dict[str, float | str | None]) -> dict[str, float | str]:
    """The row with blank cells as 0, as the cases count them."""
    return {column: value or 0 for column, value in row.items()}
