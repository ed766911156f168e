"""Registers in ten styles give exactly the tables that other code counts from the same applications."""

from datetime import date

import pytest
from builders.ledger import STYLES, YEAR, expected, truths

from model.ledger.counting import Counts, count, year_of
from model.ledger.register import read_register
from model.reading.tabular import read_grids

TODAY = date(2026, 1, 10)


def tables(counts: Counts) -> dict[str, dict[str, dict[str, int]]]:
    """Return the cells that are not 0, as `expected` has them."""
    found: dict[str, dict[str, dict[str, int]]] = {}
    for address, value in counts.values.items():
        if value:
            found.setdefault(address.part, {}).setdefault(address.row, {})[address.column] = value
    return found


CASES = [(name, n) for name, style in STYLES.items() for n in style.counts]


@pytest.mark.parametrize(("name", "number"), CASES)
def test_the_tables_are_exact_and_nothing_is_asked(name: str, number: int) -> None:
    style = STYLES[name]
    cases = truths(number, seed=number, disputes=style.disputes)
    register = read_register(read_grids(style.make(cases), style.file), style.file)
    year = year_of(register, TODAY)
    counts = count(register, year)
    assert year == YEAR
    assert [(q.identity, len(q.rows)) for q in counts.questions] == []
    assert tables(counts) == expected(cases)
