"""The grid: cells find their places, tangled spans are cut back, layout gives way to content."""

from hypothesis import given, settings
from hypothesis import strategies as st

from model.content.blocks import Block, Paragraph, Picture, TableBlock
from model.reading.shared.grid import Placed, place, solve_widths, table_blocks


def cell(row: int, column: int, text: str, down: int = 1, across: int = 1) -> Placed:
    return Placed(row, column, [Paragraph.of(text)], down, across)


def test_tangled_spans_are_cut_back_and_nothing_is_lost() -> None:
    found = table_blocks(
        [
            cell(0, 0, "a", 3, 3),
            cell(0, 3, "b"),
            cell(1, 1, "c", 1, 2),
            cell(1, 3, "d"),
            cell(2, 2, "e"),
            cell(2, 0, "f", 1, 2),
        ]
    )
    (table,) = found
    assert isinstance(table, TableBlock) and not table.exact_grid
    assert [(c.text, c.row, c.column, c.row_span, c.column_span) for row in table.by_row() for c in row] == [
        ("a", 0, 0, 1, 3),
        ("b", 0, 3, 1, 1),
        ("c", 1, 1, 1, 2),
        ("d", 1, 3, 1, 1),
        ("f", 2, 0, 1, 2),
        ("e", 2, 2, 1, 1),
    ]


spans = st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(1, 4), st.integers(1, 4))


@settings(max_examples=60, deadline=None)
@given(st.lists(spans, min_size=2, max_size=12, unique_by=lambda span: span[:2]))
def test_any_cells_make_a_table_with_all_texts(spans: list[tuple[int, int, int, int]]) -> None:
    placed = [cell(row, column, f"{i}", down, across) for i, (row, column, down, across) in enumerate(spans)]
    texts = {c.text for b in table_blocks(placed) if isinstance(b, TableBlock) for c in b.cells}
    assert texts == {f"{i}" for i in range(len(spans))}


rows = st.lists(
    st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3)), min_size=1, max_size=5), min_size=2, max_size=5
)


@settings(max_examples=60, deadline=None)
@given(rows)
def test_placed_cells_never_overlap(rows: list[list[tuple[int, int]]]) -> None:
    placed = place([[cell(0, 0, "x", down, across) for down, across in row] for row in rows])
    found = table_blocks(placed)
    assert all(block.exact_grid for block in found if isinstance(block, TableBlock))


def test_widths_from_cells() -> None:
    placed = [cell(0, 0, "a", 1, 2), cell(0, 2, "b"), cell(1, 0, "c"), cell(1, 1, "d"), cell(1, 2, "e")]
    assert solve_widths(placed, [300, 50, 100, 0, 60]) == [100, 200, 50]
    assert solve_widths([], []) == []


def test_a_box_around_a_text_gives_the_text() -> None:
    content: list[Block] = [Paragraph.of("甲" * 150), Paragraph.of("乙" * 150)]
    assert table_blocks([Placed(0, 0, content), cell(1, 0, "丙")]) == [*content, Paragraph.of("丙")]
    assert table_blocks([Placed(0, 0, content)]) == content
    assert table_blocks([]) == []


def test_pictures_leave_their_cells() -> None:
    picture = Picture(b"x", "image/png", 1, 1)
    found = table_blocks([Placed(0, 0, [picture]), cell(0, 1, "a")])
    assert isinstance(found[0], TableBlock) and found[1] == picture
