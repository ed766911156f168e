"""Sources of cells: rows as spans, words, and edits that can be taken back."""

import pytest
from builders.model import balanced_report, cell

from model.report.report import SetField, SetSources, UnknownAddressError
from model.report.sources import CellSource, RowSpan, say_source, spans_from_text, spans_of, spans_to_text

A = cell("requests.granted.business")


def test_rows_become_spans_and_a_text_and_back():
    spans = spans_of([(2, 9), (1, 5), (1, 4), (1, 4), (1, 7)])
    assert spans == (RowSpan(1, 4, 5), RowSpan(1, 7, 7), RowSpan(2, 9, 9))
    assert spans_from_text(spans_to_text(spans)) == spans
    assert spans_from_text("") == () and spans_from_text("1:5-4") is None and spans_from_text("张三") is None


def test_a_cell_says_its_rows_and_that_it_was_changed():
    source = CellSource("台账.xlsx", spans_of([(1, 3), (1, 4), (1, 9)]), 3)
    assert say_source(source, 3) == "数来源：台账“台账.xlsx”第 3—4、9 行，共 3 行"
    assert "得出的是 3" in say_source(source, 4) and "改过" in say_source(source, 4)
    assert "没有这样的申请" in say_source(CellSource("台账.xlsx", (), 0), 0)
    several = CellSource("台账.xlsx", spans_of([(1, 3), (2, 4)]), 2)
    assert "第 1 张表第 3、第 2 张表第 4行" in say_source(several, 2)
    assert source.holds(1, 4) and not source.holds(2, 4) and source.row_count == 3


def test_sources_are_set_and_taken_back_as_one_edit():
    report = balanced_report()
    source = CellSource("台账.xlsx", spans_of([(1, 3)]), 1)
    before = report.copy()
    result = report.apply(SetSources({A: source}))
    assert result.addresses == {A} and report.sources == {A: source}
    assert report.apply(SetSources({A: source})).addresses == frozenset()
    report.apply(result.inverse)
    assert report == before
    with pytest.raises(UnknownAddressError):
        report.apply(SetSources({cell("requests.nothing.at_all"): source}))


def test_another_edition_keeps_the_sources_of_the_cells_that_it_has():
    report = balanced_report()
    source = CellSource("台账.xlsx", spans_of([(1, 3)]), 1)
    report.apply(SetSources({A: source, cell("requests.other_fee_unpaid.total"): source}))
    report.apply(SetField("edition", "2019"))
    assert report.sources == {A: source}
