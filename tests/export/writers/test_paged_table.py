"""Tables on pages: measured by their texts, whole where they fit, cut only where no merged cell is."""

import pytest
from builders.export import full_report
from builders.model import spanned_table

from export.compose import compose, form_table
from export.measures import characters
from export.style import DOCUMENT_STYLES, OFFICIAL, DocumentStyle
from export.writers.fixed.elements import Element, Kind
from export.writers.fixed.marks import Frame
from export.writers.paged_table import PagedTable
from export.writers.paging import paginate
from model.content.blocks import Cell, TableBlock
from model.form.editions import FORMS
from model.report.report import Report


class Line:
    """A line of the given height that remembers where it was drawn."""

    def __init__(self, text: str, size: float, drawn: list[tuple[str, float, float]]) -> None:
        self.text, self.pitch, self._drawn = text, size * 26, drawn

    def draw(self, canvas: "Canvas", left: float, top: float, element: Element | None) -> None:
        self._drawn.append((self.text, left + canvas.x, top + canvas.y))


class Canvas:
    """A canvas that moves, and remembers frames."""

    def __init__(self, frames: list[Frame] | None = None) -> None:
        self.x = self.y = 0.0
        self.scales: list[float] = []
        self._frames = [] if frames is None else frames
        self._saved: list[tuple[float, float]] = []

    def save(self) -> None:
        self._saved.append((self.x, self.y))

    def restore(self) -> None:
        self.x, self.y = self._saved.pop()

    def translate(self, x: float, y: float) -> None:
        self.x, self.y = self.x + x, self.y + y

    def scale(self, x: float, y: float) -> None:
        self.scales.append(x)

    def frame(self, frame: Frame) -> None:
        self._frames.append(frame._replace(left=frame.left + self.x, top=frame.top + self.y))


class Paper:
    """What was drawn."""

    def __init__(self) -> None:
        self.texts: list[tuple[str, float, float]] = []
        self.frames: list[Frame] = []

    def set_text(self, text: str, width: float, align: str, size: float) -> list[Line]:
        pieces = [""]
        for character in text:
            if characters(pieces[-1] + character) * size * 20 > width:
                pieces.append("")
            pieces[-1] += character
        return [Line(piece, size, self.texts) for piece in pieces]


def paged(table: TableBlock, style: DocumentStyle = OFFICIAL, paper: Paper | None = None) -> PagedTable:
    """A table measured by the number of its characters."""
    return PagedTable(table, style, (paper or Paper()).set_text, Element(Kind.DOCUMENT))


def drawn(table: TableBlock, style: DocumentStyle = OFFICIAL) -> Paper:
    """A table drawn on pages, which lie one below the other."""
    paper = Paper()
    pieces = list(paged(table, style, paper).pieces(keep_next=False))
    for i, page in enumerate(paginate(pieces, style.page.text_height)):
        for placed in page:
            placed.piece.draw(Canvas(paper.frames), placed.top + i * 100_000)
    return paper


def overlap(a: Frame, b: Frame) -> bool:
    across = min(a.left + a.width, b.left + b.width) - max(a.left, b.left)
    down = min(a.top + a.height, b.top + b.height) - max(a.top, b.top)
    return across > 0.5 and down > 0.5


@pytest.mark.parametrize("style", DOCUMENT_STYLES, ids=lambda style: style.name)
@pytest.mark.parametrize("edition", sorted(FORMS))
def test_tables_of_the_form_stand_whole_on_one_page_but_for_the_last_article_of_table_2(
    edition: str, style: DocumentStyle
) -> None:
    for spec in FORMS[edition].tables:
        table = paged(form_table(spec, full_report(edition)), style)
        assert table.height <= style.page.text_height
        *parts, last = table.pieces(keep_next=True)
        assert sum(piece.height for piece in (*parts, last)) == pytest.approx(table.height)
        assert [len(parts), last.keep_next] == [spec.key in ("disclosure", "legacy"), True]


def test_every_cell_is_drawn_once_and_none_over_another() -> None:
    for block in compose(full_report()):
        if isinstance(block, TableBlock):
            frames = drawn(block).frames
            assert len(frames) == len(block.cells), block.header_rows
            assert not any(overlap(a, b) for i, a in enumerate(frames) for b in frames[:i])


def test_the_table_is_as_wide_as_the_text() -> None:
    frames = drawn(form_table(FORMS["2021"].table("requests"), Report())).frames
    assert min(f.left for f in frames) == 0
    assert max(f.left + f.width for f in frames) == 8844


def test_places_that_no_cell_covers_have_a_frame() -> None:
    table = TableBlock((Cell(0, 1, "乙"), Cell(1, 0, "丙")), (1000, 1000))
    assert len(drawn(table).frames) == 4


def test_rows_grow_with_their_text() -> None:
    short, long = (paged(TableBlock.of_rows([[t, "乙"]])) for t in ("甲", "甲" * 99))
    assert long.height > 3 * short.height


def test_a_merged_cell_makes_its_last_row_higher() -> None:
    cells = (Cell(0, 0, "甲" * 60, row_span=2), Cell(0, 1, "一"), Cell(1, 1, "二"))
    frames = drawn(TableBlock(cells, (1000, 1000))).frames
    merged, first, second = frames
    assert merged.height == first.height + second.height
    assert second.height > 2 * first.height


def test_text_stands_in_the_middle_of_its_cell() -> None:
    paper = drawn(TableBlock((Cell(0, 0, "甲"), Cell(0, 1, "乙\n丙\n丁")), (1000, 1000)))
    tops = {text: top for text, _, top in paper.texts}
    assert tops["甲"] == tops["丙"]


def test_fills_are_those_of_the_form() -> None:
    fills = [f.fill for f in drawn(form_table(FORMS["2021"].table("disclosure"), Report())).frames]
    assert fills.count("C6D9F1") == 4


def test_a_long_table_is_cut_between_rows_under_its_head() -> None:
    head = [Cell(0, 0, "头一", header=True), Cell(0, 1, "头二", header=True)]
    body = [Cell(i, j, f"{i}行{j}") for i in range(1, 120) for j in range(2)]
    paper = drawn(TableBlock((*head, *body), (2000, 2000), header_rows=1))
    pages = {int(top // 100_000) for _, _, top in paper.texts}
    assert len(pages) > 2
    assert [t for t, _, _ in paper.texts].count("头一") == len(pages)
    assert sorted(t for t, _, _ in paper.texts if "行" in t) == sorted(c.text for c in body)


def test_rows_that_a_merged_cell_joins_are_not_parted() -> None:
    cells: list[Cell] = []
    for i in range(0, 120, 4):
        cells.append(Cell(i, 0, "组", row_span=4))
        cells += [Cell(i + k, 1, "行") for k in range(4)]
    pieces = list(paged(TableBlock(tuple(cells), (1000, 1000))).pieces(keep_next=False))
    assert len(pieces) == 30


def test_rows_higher_than_a_page_are_drawn_smaller() -> None:
    table = paged(TableBlock((Cell(0, 0, "甲" * 3000),), (1000,)))
    (piece,) = table.pieces(keep_next=False)
    assert round(piece.height) == OFFICIAL.page.text_height
    canvas = Canvas()
    piece.draw(canvas, 0)
    assert canvas.scales[0] < 1


def test_a_table_in_a_cell_stays_inside_it() -> None:
    inner = TableBlock.of_rows([["内一", "内二"]])
    paper = drawn(TableBlock((Cell(0, 0, "外", nested=(inner,)), Cell(0, 1, "旁")), (3000, 3000)))
    outer = next(f for f in paper.frames if f.width == 3000)
    nested = [f for f in paper.frames if f.width < 2000]
    assert len(nested) == 2
    for frame in nested:
        assert outer.left <= frame.left
        assert frame.left + frame.width <= outer.left + outer.width
        assert outer.top < frame.top < outer.top + outer.height


def test_long_figures_have_narrow_margins() -> None:
    (frame, other) = drawn(TableBlock((Cell(0, 0, "1234567"), Cell(0, 1, "七")), (638, 638))).frames
    assert (frame.width, other.width) == (638, 638)
    texts = drawn(TableBlock((Cell(0, 0, "1234567"), Cell(0, 1, "七")), (638, 638))).texts
    assert {t: left - (8844 - 1276) / 2 for t, left, _ in texts} == {"1234567": 10, "七": 638 + 28}


def test_spans_are_measured() -> None:
    assert len(drawn(spanned_table()).frames) == 4
