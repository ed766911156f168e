"""How long it takes to read a report of each format, in process; on the cases of the corpus where they are there."""

from __future__ import annotations

from datetime import date

import pytest

from model.reading.registry import read_bytes
from model.recognise.recogniser import recognise

CASES = {
    "given-doc": 15,
    "given-html": 15,
    "given-2019-gbk": 15,
    "given-rtf": 40,
    "given-odt": 40,
    "000_d3e5be15aaa7a4aa": 40,
    "given-pdf": 350,
    "hongze-2023": 350,
    "given-ofd": 100,
}
"""Milliseconds for each case."""


@pytest.mark.parametrize("name", CASES)
def test_reading(measure, corpus, name):
    path = next((corpus / name).glob("source.*"))
    data = path.read_bytes()
    limit = CASES[name]
    measure.best(f"read {path.suffix} ({name})", lambda: read_bytes(data, path.name), limit_ms=limit)


def test_reading_a_workbook(measure, tmp_path):
    from builders.model import balanced_report

    from export.registry import export_report

    path = tmp_path / "a.xlsx"
    export_report(balanced_report(), path)
    data = path.read_bytes()
    measure.best("read .xlsx", lambda: read_bytes(data, path.name), limit_ms=150)


def test_reading_a_workbook_of_excel_97(measure):
    from builders.damage import as_xls
    from builders.model import balanced_report

    from export.compose import compose

    data = as_xls(compose(balanced_report()))
    measure.best("read .xls", lambda: read_bytes(data, "a.xls"), limit_ms=30)


def test_recognising(measure, corpus):
    source = read_bytes((corpus / "given-docx" / "source.docx").read_bytes(), "source.docx")
    measure.best("recognise a report", lambda: recognise(source), limit_ms=15)


def test_counting_a_register_of_5000_rows(measure):
    from builders.ledger import plain_style, truths

    from model.ledger.counting import count, year_of
    from model.ledger.register import read_register
    from model.reading.tabular import read_grids

    data = plain_style(truths(5000))

    def whole() -> int:
        register = read_register(read_grids(data, "台账.xlsx"), "台账.xlsx")
        return count(register, year_of(register, date(2026, 1, 10))).cases

    assert whole() > 4500
    measure.best("read and count a register of 5,000 rows", whole, limit_ms=1000)
