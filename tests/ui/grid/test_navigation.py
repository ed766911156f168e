import pytest
from builders.model import cell

from model.form.editions import FORMS, form_of
from model.form.spec import Entry
from ui.grid.navigation import Move, Moves

REQUESTS = form_of("2021").table("requests")
DISCLOSURE = form_of("2021").table("disclosure")
DISPUTES = form_of("2021").table("disputes")
COMPUTED = form_of("2021").computed


def moves(spec, computed=frozenset()):
    return Moves(spec, lambda address: address not in computed)


def go(spec, move, start, computed=frozenset()) -> str:
    place = moves(spec, computed).target(move, spec.entries[cell(start)])
    assert place is not None
    assert isinstance(place.cell, Entry)
    return f"{place.cell.row}.{place.cell.column}"


@pytest.mark.parametrize(
    ("move", "start", "end"),
    [
        (Move.RIGHT, "received.natural_person", "received.business"),
        (Move.LEFT, "received.natural_person", "received.natural_person"),
        (Move.RIGHT, "received.other_organization", "received.other_organization"),
        (Move.DOWN, "received.natural_person", "carried_in.natural_person"),
        (Move.DOWN, "other_misc.business", "carried_out.business"),
        (Move.UP, "carried_out.business", "other_misc.business"),
        (Move.UP, "received.business", "received.business"),
        (Move.DOWN, "carried_out.business", "carried_out.business"),
        (Move.ENTER, "carried_out.business", "received.research"),
        (Move.BACK, "received.research", "carried_out.business"),
        (Move.ENTER, "carried_out.other_organization", "carried_out.other_organization"),
        (Move.NEXT, "received.other_organization", "carried_in.natural_person"),
        (Move.PREVIOUS, "carried_in.natural_person", "received.other_organization"),
        (Move.NEXT, "carried_out.other_organization", "carried_out.other_organization"),
        (Move.PREVIOUS, "received.natural_person", "received.natural_person"),
        (Move.ROW_END, "granted.business", "granted.other_organization"),
        (Move.ROW_START, "granted.business", "granted.natural_person"),
        (Move.FIRST, "granted.business", "received.natural_person"),
        (Move.LAST, "granted.business", "carried_out.other_organization"),
    ],
)
def test_table_three_with_computed_sums(move, start, end):
    assert go(REQUESTS, move, f"requests.{start}", COMPUTED) == end


def test_sums_are_stops_where_the_clerk_fills_them_in():
    assert go(REQUESTS, Move.RIGHT, "requests.received.other_organization") == "received.total"
    assert go(REQUESTS, Move.DOWN, "requests.other_misc.business") == "concluded.business"


def test_merged_cells_of_table_two():
    assert go(DISCLOSURE, Move.DOWN, "disclosure.normative_documents.in_force") == "licensing.decisions"
    assert go(DISCLOSURE, Move.DOWN, "disclosure.licensing.decisions") == "penalties.decisions"
    assert go(DISCLOSURE, Move.UP, "disclosure.licensing.decisions") == "normative_documents.issued"
    assert go(DISCLOSURE, Move.ENTER, "disclosure.fees.amount") == "fees.amount"
    assert go(DISCLOSURE, Move.NEXT, "disclosure.licensing.decisions") == "penalties.decisions"


def test_return_goes_along_the_one_row_of_table_four():
    assert go(DISPUTES, Move.ENTER, "disputes.reconsideration.upheld") == "reconsideration.corrected"
    start, end = "disputes.reconsideration.pending", "litigation_direct.upheld"
    assert go(DISPUTES, Move.ENTER, start, COMPUTED) == end
    assert go(DISPUTES, Move.BACK, f"disputes.{end}", COMPUTED) == "reconsideration.pending"


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.edition)
def test_tab_reaches_every_cell_once_in_order(form):
    for spec in form.tables:
        walk = moves(spec, form.computed)
        here, seen = walk.target(Move.FIRST, None), []
        while here is not None and (not seen or seen[-1] != here):
            seen.append(here)
            here = walk.target(Move.NEXT, here)
        assert seen == walk.stops() == [p for a, p in spec.entries.items() if a not in form.computed]


def test_nothing_to_stop_at():
    nowhere = Moves(REQUESTS, lambda _: False)
    start = REQUESTS.entries[cell("requests.received.business")]
    assert nowhere.target(Move.FIRST, None) is None
    assert nowhere.target(Move.NEXT, start) is start
