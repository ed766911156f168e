"""The rows of real documents written by Word, where the folder with them is there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from builders.paths import SHARED

from model.content.blocks import Block, Paragraph, TableBlock
from model.content.values import squeeze
from model.reading.doc import body
from model.reading.doc import reader as doc
from model.reading.doc.tables import Row
from model.reading.shared.counting import Counting

_SAMPLES = sorted((SHARED / "doc-samples").glob("*.doc"))

needs_samples = pytest.mark.skipif(not _SAMPLES, reason="the documents are not there")


def _raw(rows: Sequence[Row]) -> list[Block]:
    """The rows as the file tells them, merged cells apart; what a nested table holds as text of its cell."""
    return [TableBlock.of_rows([[_text(cell.content) for cell in row.cells] for row in rows])]


def _text(content: Sequence[Block]) -> str:
    found = ""
    for block in content:
        if isinstance(block, Paragraph):
            found += block.text
        elif isinstance(block, TableBlock):
            found += "".join(cell.text for row in block.by_row() for cell in row)
    return squeeze(found)


@needs_samples
@pytest.mark.parametrize("path", _SAMPLES, ids=lambda path: path.stem[:24])
def test_rows_of_documents_written_by_word(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "table", _raw)
    monkeypatch.setattr(Counting, "label", lambda *_: "")  # the rows beside are without automatic numbers
    tables = [block for block in doc.read(path.read_bytes()).blocks if isinstance(block, TableBlock)]
    rows = [[cell.text for cell in row] for table in tables for row in table.by_row()]
    assert rows == json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
