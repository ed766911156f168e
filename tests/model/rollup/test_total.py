"""Total: sums, their parts, and what the draft makes of them."""

from decimal import Decimal

from builders.model import cell
from builders.rollup import NAMES, YEAR, entry_of

from model.content.values import number
from model.form.editions import form_of
from model.report.report import Report
from model.rollup.findings import against_own
from model.rollup.rollup import Rollup
from model.rollup.total import Counted, Total

RECEIVED = cell("requests.received.natural_person")


def total_of(*seeds: int) -> Total:
    return Total(
        (Counted(name, entry_of(name, seed=seed)) for name, seed in zip(NAMES, seeds, strict=False)), YEAR
    )


def test_every_cell_is_the_sum_of_its_parts() -> None:
    total = total_of(1, 2, 3)
    for address in total.form.addresses:
        parts = total.parts(address)
        assert len(parts) == 3 and sum(number(p.value) for p in parts) == number(total.values[address])
    largest = [number(part.value) for part in total.parts(RECEIVED)]
    assert largest == sorted(largest, reverse=True) and largest[0] > 0


def test_blanks_and_not_applicable() -> None:
    one, two = entry_of(NAMES[0]), entry_of(NAMES[1])
    fees, other = cell("disclosure.fees.amount"), cell("requests.granted.research")
    one.values.update({fees: Decimal("1.50"), other: "/", RECEIVED: None})
    two.values.update({fees: Decimal("2.50"), other: "/", RECEIVED: 4})
    total = Total([Counted(NAMES[0], one), Counted(NAMES[1], two)], YEAR)
    assert total.values[fees] == 4 and isinstance(total.values[fees], int)
    assert total.values[other] == "/" and total.values[RECEIVED] == 4
    assert Total((), YEAR).values[RECEIVED] is None


def test_the_draft_balances_though_a_units_total_is_wrong() -> None:
    wrong = entry_of(NAMES[0])
    sums = cell("requests.received.total")
    wrong.values[sums] = number(wrong.values[sums]) + 7
    rollup = Rollup(unit="示例县人民政府").with_entries([wrong, entry_of(NAMES[1], seed=2)])
    draft = rollup.draft()
    assert isinstance(draft, Report) and draft.year == YEAR and draft.computes_totals
    assert number(rollup.total.values[sums]) - number(draft.values[sums]) == 7
    assert not against_own(draft, rollup.total), "a unit's wrong total is not an error of the sum"


def test_s03_says_the_cell_the_difference_and_the_unit() -> None:
    rollup = Rollup(unit="示例县人民政府").with_entries(
        [entry_of(NAMES[0], seed=1), entry_of(NAMES[1], seed=2), entry_of(NAMES[2], seed=3)]
    )
    own = rollup.draft()
    left_out = number(rollup.entries[f"收件/{NAMES[1]}.docx"].values[RECEIVED])
    own.values[RECEIVED] = number(own.values[RECEIVED]) - left_out
    (finding,) = against_own(own, rollup.total)
    assert finding.code == "S03" and finding.address == RECEIVED
    assert NAMES[1] in finding.message and "漏计" in finding.message
    assert form_of("2021").name(RECEIVED) in finding.message


def test_last_years_own_report_gives_the_draft_its_texts() -> None:
    office = "示例县人民政府"
    last = entry_of(office, YEAR - 1, path="上年", text="2024年，全县政府信息公开工作平稳。")
    rollup = Rollup(unit=office).with_entries([entry_of(NAMES[0])]).with_last([last])
    draft = rollup.draft()
    assert draft.text("overview").startswith("2025年") and draft.previous is not None
    assert draft.values[RECEIVED] == rollup.total.values[RECEIVED]
