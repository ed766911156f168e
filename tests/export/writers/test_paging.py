"""Paging: what keeps together keeps together, nothing is lost, nothing leaves the page that fits one."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from export.writers.paging import Page, Piece, paginate


def nothing(painter: object, top: float) -> None:
    pass


def piece(height: float, *, keep_next: bool = False, before: float = 0, after: float = 0) -> Piece:
    return Piece(height, nothing, before, after, keep_next)


def heights(pages: tuple[Page, ...]) -> list[list[float]]:
    return [[placed.piece.height for placed in page] for page in pages]


def tops(page: Page) -> list[float]:
    return [placed.top for placed in page]


def test_pieces_follow_each_other_and_turn_the_page() -> None:
    pages = paginate([piece(40)] * 5, 100)
    assert heights(pages) == [[40, 40], [40, 40], [40]]
    assert tops(pages[0]) == [0, 40]


def test_space_above_is_left_out_at_the_top_of_a_page() -> None:
    pages = paginate([piece(40, before=10)] * 3, 100)
    assert [tops(page) for page in pages] == [[0, 50], [0]]


def test_space_below_does_not_drive_a_piece_off_the_page() -> None:
    assert heights(paginate([piece(50, after=30), piece(20)], 100)) == [[50, 20]]
    assert heights(paginate([piece(50, after=31), piece(20)], 100)) == [[50], [20]]
    assert heights(paginate([piece(100, after=50)], 100)) == [[100]]


def test_a_heading_goes_with_what_follows() -> None:
    pages = paginate([piece(60), piece(20, keep_next=True), piece(30)], 100)
    assert heights(pages) == [[60], [20, 30]]


def test_a_chain_higher_than_a_page_is_broken_where_it_must() -> None:
    pages = paginate([piece(60), *[piece(40, keep_next=True)] * 3], 100)
    assert heights(pages) == [[60, 40], [40, 40]]


def test_a_piece_higher_than_a_page_has_one_of_its_own() -> None:
    assert heights(paginate([piece(10), piece(500), piece(10)], 100)) == [[10], [500], [10]]


def test_the_head_of_a_table_stands_above_rows_that_begin_a_page() -> None:
    head = piece(15)
    rows = [Piece(40, nothing, head=head) for _ in range(4)]
    pages = paginate([head, *rows], 100)
    assert heights(pages) == [[15, 40, 40], [15, 40, 40]]
    assert tops(pages[1]) == [0, 15, 55]


def test_no_pieces_are_one_empty_page() -> None:
    assert paginate([], 100) == ((),)


pieces = st.builds(
    piece,
    st.integers(1, 130),
    keep_next=st.booleans(),
    before=st.integers(0, 20),
    after=st.integers(0, 20),
)


@given(st.lists(pieces, max_size=30))
def test_every_piece_stands_once_in_order_and_on_the_page(drawn: list[Piece]) -> None:
    pages = paginate(drawn, 100)
    assert [placed.piece for page in pages for placed in page] == drawn
    for page in pages:
        for above, below in pairwise(page):
            assert below.top >= above.top + above.piece.height
        for placed in page:
            assert placed.top + placed.piece.height <= max(100, placed.piece.height)


@given(st.lists(pieces, min_size=2, max_size=12))
def test_two_that_keep_together_are_parted_only_where_they_cannot_stay(drawn: list[Piece]) -> None:
    pages = paginate(drawn, 1000)
    ends = [page[-1].piece for page in pages[:-1]]
    for end in ends:
        chain = 0.0
        if end.keep_next:
            chain = sum(p.height + p.before + p.after for p in drawn)
        assert not end.keep_next or chain > 1000
