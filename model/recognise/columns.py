"""Assign the cells of a row to the columns of the form, by the headings above or by order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, islice
from typing import NamedTuple

from model.content.values import number, parse
from model.recognise.expected import Row
from model.recognise.labels import label_texts, nearest
from model.recognise.parts import Piece
from model.recognise.rows import RawRow

MOST_COLUMNS = 60
"""Rows with more cells are not searched; the widest row of the form has 15."""

MOST_TRIES = 500
"""Most ways of leaving out surplus blanks that are tried against the sums of a row."""

MOST_PLACEMENTS = 7_000
"""Ways of placing too few figures on the columns that are tried; there are at most 6,435 for 15 columns."""


class Spread(NamedTuple):
    """The text for each column of a row, and the assumptions made."""

    texts: tuple[str, ...]
    short: str = ""
    """How the figures were placed if there are too few."""
    doubtful: str = ""
    """How the cells were placed if their columns are unclear."""
    surplus: tuple[str, ...] = ()
    """Texts that were not assigned to a column."""
    lacking: tuple[int, ...] = ()
    """Indices of columns that the file does not have."""


class Place(NamedTuple):
    """The columns of the file's grid that hold a column of the form; `assumed` is the heading if it was guessed."""

    left: int
    right: int
    assumed: str = ""

    @property
    def is_missing(self) -> bool:
        """Whether the file has no such column."""
        return self.left < 0


MISSING = Place(-1, -1)


def spread(row: Row, raw: RawRow, usual_lead: int = 0) -> Spread:
    """Return the texts of a row by column of the form.

    `usual_lead` is the number of surplus blanks before the figures in neighbouring rows.
    """
    places = place_heads(raw.heads, row.heads) if raw.heads else None
    if places is None:
        return _by_order([p.text for p in raw.values], row, usual_lead)
    found = _by_place(raw.values, places)
    lacking = tuple(i for i, place in enumerate(places) if place.is_missing)
    if found is not None and not found.surplus:
        return found._replace(lacking=lacking)
    ordered = _by_order([p.text for p in raw.values], row, usual_lead)
    if found is not None and not lacking and (ordered.surplus or ordered.doubtful):
        return found
    if ordered.doubtful or _is_sure(ordered, raw, row):
        return ordered
    return ordered._replace(doubtful="按先后顺序对应各列")


def _is_sure(found: Spread, raw: RawRow, row: Row) -> bool:
    """Return whether the assignment by order is beyond doubt: one cell for each column, or all sums right."""
    all_right = bool(row.sums) and sums_right(found.texts, row) == len(row.sums)
    return all_right or len(raw.values) == len(row.addresses)


@lru_cache(maxsize=256)
def place_heads(found: tuple[Piece, ...], heads: tuple[str, ...]) -> tuple[Place, ...] | None:
    """Return the place of each expected heading in the file; None if they cannot be distinguished."""
    if len(found) > MOST_COLUMNS:
        return None
    if len(set(heads)) < len(heads):
        return _places_by_order(found, heads) if len(found) == len(heads) else None
    taken: dict[int, Piece] = {}
    rest = list(found)
    for piece in found:
        index = next((heads.index(w) for w in label_texts(piece.text) if w in heads), None)
        if index is not None and index not in taken:
            taken[index] = piece
            rest.remove(piece)
    assumed: dict[int, str] = {}
    for piece in tuple(rest):
        index = nearest(piece.text, [(i, h) for i, h in enumerate(heads) if i not in taken])
        if index is not None:
            taken[index], assumed[index] = piece, piece.text
            rest.remove(piece)
    for index, piece in _between(taken, rest, len(heads)):
        taken[index], assumed[index] = piece, piece.text
    if len(taken) < len(heads) and (rest or len(taken) * 2 < len(heads)):
        return None
    return tuple(
        Place(taken[i].left, taken[i].right, assumed.get(i, "")) if i in taken else MISSING
        for i in range(len(heads))
    )


def _places_by_order(found: tuple[Piece, ...], heads: tuple[str, ...]) -> tuple[Place, ...]:
    return tuple(
        Place(p.left, p.right, "" if head in label_texts(p.text) else p.text)
        for p, head in zip(found, heads, strict=True)
    )


def _between(taken: dict[int, Piece], rest: Sequence[Piece], count: int) -> Iterator[tuple[int, Piece]]:
    """Yield unknown headings that are the only one between the neighbours of a missing column."""
    missing = [i for i in range(count) if i not in taken]
    for index in missing:
        if index - 1 in missing or index + 1 in missing:
            continue
        left = taken[index - 1].right if index else 0
        right = taken[index + 1].left if index + 1 < count else None
        fits = [p for p in rest if p.left >= left and (right is None or p.right <= right)]
        if len(fits) == 1:
            yield index, fits[0]


def _by_place(values: Sequence[Piece], places: Sequence[Place]) -> Spread | None:
    """Return each cell under its heading; None if the cells do not line up with the headings.

    If there are as many cells as headings, all below some heading, order decides: grids of one table may differ.
    """
    if len(values) == len(places) and all(any(_overlap(v, p) > 0 for p in places) for v in values):
        return Spread(tuple(piece.text for piece in values))
    texts = [""] * len(places)
    clear = True
    surplus: list[str] = []
    right_under = {(place.left, place.right): i for i, place in enumerate(places)}
    for piece in values:
        if piece.is_blank:
            continue
        own = right_under.get((piece.left, piece.right))
        if own is not None and not texts[own]:
            texts[own] = piece.text
            continue
        under = [(_overlap(piece, place), -i) for i, place in enumerate(places)]
        best = max(under)
        index = -best[1]
        if best[0] <= 0:
            surplus.append(piece.text)
        elif texts[index]:
            clear = False
        else:
            clear = clear and sum(width > 0 for width, _ in under) == 1
            texts[index] = piece.text
    return Spread(tuple(texts), surplus=tuple(surplus)) if clear else None


def _overlap(piece: Piece, place: Place) -> int:
    return min(piece.right, place.right) - max(piece.left, place.left)


def _by_order(cells: list[str], row: Row, usual_lead: int) -> Spread:
    """Return the cells by order; surplus blanks are left out, at the ends first."""
    wanted = len(row.addresses)
    filled = [text for text in cells if text.strip()]
    if len(cells) == wanted:
        return Spread(tuple(cells))
    if not filled:
        return Spread(("",) * wanted)
    if len(filled) > wanted:
        return Spread(tuple(filled[:wanted]), surplus=tuple(filled[wanted:]))
    if len(filled) == wanted:
        return Spread(tuple(filled))
    if len(cells) > MOST_COLUMNS:
        return _too_few(filled, filled, row)
    if len(cells) > wanted:
        return _leave_out_blanks(cells, row, usual_lead)
    return _too_few(cells, filled, row)


def _leave_out_blanks(cells: list[str], row: Row, usual_lead: int) -> Spread:
    windows = dict(_windows(cells, len(row.addresses)))
    if len(windows) == 1:
        return Spread(tuple(next(iter(windows.values()))))
    best = _best(list(windows.values()) or _thinned(cells, len(row.addresses)), row)
    if best is not None:
        return Spread(tuple(best))
    if windows:
        first = windows.get(usual_lead, next(iter(windows.values())))
        return Spread(tuple(first), doubtful="多出的空白格按在两端处理")
    return Spread(tuple(next(_thinned(cells, len(row.addresses)))), doubtful="多出的空白格按在右边处理")


def _thinned(cells: list[str], wanted: int) -> Iterator[list[str]]:
    """Yield the cells without surplus blanks, rightmost blanks left out first."""
    blanks = [i for i in range(len(cells) - 1, -1, -1) if not cells[i].strip()]
    for gone in islice(combinations(blanks, len(cells) - wanted), MOST_TRIES):
        yield [text for i, text in enumerate(cells) if i not in gone]


def _best(choices: Iterable[list[str]], row: Row) -> list[str] | None:
    """Return the choice with the most correct sums; None if there is none or more than one."""
    scored: dict[tuple[str, ...], int] = {}
    for cells in choices:
        scored.setdefault(tuple(cells), sums_right(cells, row))
    most = max(scored.values(), default=0)
    found = [cells for cells, score in scored.items() if score == most]
    return list(found[0]) if most > 0 and len(found) == 1 else None


def sums_right(cells: Sequence[str], row: Row) -> int:
    """Return the number of sums of a row that are given and correct."""
    figures = [number(parse(text).value) for text in cells]
    return sum(
        bool(cells[s.target].strip()) and figures[s.target] == sum(figures[i] for i in s.parts)
        for s in row.sums
    )


def _too_few(cells: list[str], filled: list[str], row: Row) -> Spread:
    """Return fewer cells than columns on those columns that the sums of the row allow; on none if they allow none."""
    wanted = len(row.addresses)
    in_order = Spread((*cells, *[""] * (wanted - len(cells))), short="从左到右依次读入")
    if not row.sums or len(cells) != len(filled):
        return in_order
    if len(filled) == 1 and len(row.sums) == 1:
        return Spread(_at({row.sums[0].target: filled[0]}, wanted), short="作为总计读入")
    placed = next((found for found in _placements(filled, wanted) if _agrees(found, row)), None)
    if placed is not None:
        how = "最后一个数作为总计，其余从左到右读入" if len(row.sums) == 1 else "按各组合计相符的位置读入"
        return Spread(placed, short=how)
    if len(filled) == wanted - len(row.sums):
        return in_order
    return Spread(("",) * wanted, short=f"放在哪一列都与总计不符，没有读入（{'、'.join(filled)}）")


def _placements(filled: Sequence[str], wanted: int) -> Iterator[tuple[str, ...]]:
    """Yield the ways of placing texts on the columns in their order, leftmost first."""
    for places in islice(combinations(range(wanted), len(filled)), MOST_PLACEMENTS):
        yield _at(dict(zip(places, filled, strict=True)), wanted)


def _agrees(texts: Sequence[str], row: Row) -> bool:
    """Return whether no sum of a row contradicts the figures: each total is given and right, or all its parts are blank."""
    for total in row.sums:
        given = [texts[i] for i in total.parts if texts[i]]
        if bool(given) != bool(texts[total.target]):
            return False
        if given and number(parse(texts[total.target]).value) != sum(number(parse(t).value) for t in given):
            return False
    return True


def _at(placed: dict[int, str], wanted: int) -> tuple[str, ...]:
    return tuple(placed.get(i, "") for i in range(wanted))


def lead(raw: RawRow, row: Row) -> int | None:
    """Return the number of surplus blanks before the figures of a row; None if it is ambiguous."""
    cells = [p.text for p in raw.values]
    found = [start for start, _ in _windows(cells, len(row.addresses))]
    return found[0] if len(found) == 1 and len(cells) > len(row.addresses) else None


def _windows(cells: list[str], wanted: int) -> list[tuple[int, list[str]]]:
    """Return the windows of `wanted` cells that leave out only blanks, with their start indices."""
    filled = [i for i, text in enumerate(cells) if text.strip()]
    first, last = (filled[0], filled[-1]) if filled else (len(cells), -1)
    starts = range(max(0, last - wanted + 1), min(first, len(cells) - wanted) + 1)
    return [(i, cells[i : i + wanted]) for i in starts]
