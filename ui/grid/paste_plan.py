"""Where a pasted range belongs in a table: by its own labels, or else from the current cell; no Qt."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from model.content.address import Address
from model.content.values import Remark, parse, squeeze
from model.form.spec import Entry, Label, Placed, TableSpec
from ui.grid.clipboard import Matrix

Spot = tuple[int, int]
"""Row and column of the grid."""

_SEPARATORS = str.maketrans("", "", "：:、，,.．。；;·“”\"'（）()【】[]")
_TRAILING = re.compile(r"^(?P<label>.*?)(?P<figures>(?:(?:^|\s)[\d,.，／/\-—]+(?=\s|$)\s*){2,})$", re.S)
_SHOWN = 14
"""Characters of a text that a refusal shows."""


class PasteRefused(ValueError):  # noqa: N818 - not an error of the program: the clerk is told why
    """Nothing is pasted; the message says why."""


class PastePlan(NamedTuple):
    """The texts of a range by the cells that they belong to."""

    texts: Mapping[Address, str]
    by_labels: bool
    """Whether the range's own labels said where; else it begins at the current cell."""


def figures_in(text: str) -> list[str]:
    """Return the figures of a text that holds several with space between them; empty for any other text."""
    tokens = unicodedata.normalize("NFKC", text).split()
    return tokens if len(tokens) > 1 and all(_is_figure(token) for token in tokens) else []


def _is_figure(text: str) -> bool:
    return bool(squeeze(text)) and parse(text).remark not in (Remark.UNREADABLE, Remark.WORD)


def normal(text: str) -> str:
    """Return a label's text without what other programs write differently: space, punctuation, width."""
    return squeeze(unicodedata.normalize("NFKC", text)).translate(_SEPARATORS)


def plan(spec: TableSpec, matrix: Matrix, start: Spot | None) -> PastePlan:
    """Return where each text of a range belongs.

    `start` is the corner of the selection. Raise PasteRefused where labels and places disagree, where labels do not
    say one place, or where a figure falls on no cell for figures.
    """
    matrix = [list(row) for row in _split_lines(matrix)]
    if _single(matrix):
        return (
            _spread(spec, figures_in(matrix[0][0]), start)
            if figures_in(matrix[0][0])
            else _at(spec, matrix, start)
        )
    labels = _labels(spec)
    if not any(normal(text) in labels for row in matrix for text in row if text.strip()):
        return _at(spec, matrix, start)
    found = _alignments(spec, matrix, labels)
    if len(found) == 1:
        return PastePlan(found[0], True)
    if len(found) > 1:
        raise PasteRefused(
            "这些行名、列名在表里出现在不止一处，看不出粘到哪里。请连同上一级的行名、列名一起复制"
        )
    return PastePlan(_by_paths(spec, matrix), True)


def _single(matrix: Matrix) -> bool:
    return len(matrix) == 1 and len(matrix[0]) == 1


def _split_lines(matrix: Matrix) -> Iterator[list[str]]:
    """Yield the rows; lines that are a label with figures after it, as pages of PDF are copied, cell by cell."""
    is_column = len(matrix) > 1 and all(len(row) == 1 for row in matrix)
    for row in matrix:
        match = _TRAILING.match(row[0].strip()) if is_column else None
        if match is None:
            yield row
        else:
            label = match["label"].strip()
            yield [*([label] if label else []), *match["figures"].split()]


def _labels(spec: TableSpec) -> dict[str, list[Placed]]:
    """Return the printed cells by their normal text."""
    found: dict[str, list[Placed]] = {}
    for place in spec.placed:
        if isinstance(place.cell, Label) and normal(place.cell.text):
            found.setdefault(normal(place.cell.text), []).append(place)
    return found


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"


def _spread(spec: TableSpec, figures: list[str], start: Spot | None) -> PastePlan:
    """Return a row of figures in one cell: the whole row of the table, or as many cells from the current one on."""
    row = [a for a, p in spec.entries.items() if start is not None and p.row == start[0]]
    rest = [a for a in row if start is not None and spec.entries[a].column >= start[1]]
    chosen = row if len(figures) == len(row) else rest
    if len(figures) > len(chosen):
        raise PasteRefused(
            f"“{_short(' '.join(figures))}”是 {len(figures)} 个数，从这一格起这一行只有 {len(chosen)} 格"
        )
    return PastePlan(dict(zip(chosen, figures, strict=False)), False)


def _at(spec: TableSpec, matrix: Matrix, start: Spot | None) -> PastePlan:
    """Return a range without labels, from the current cell on."""
    if start is None:
        raise PasteRefused("请先选一个要粘贴的格")
    texts = _aligned(spec, matrix, start)
    if isinstance(texts, str):
        raise PasteRefused(texts)
    return PastePlan(texts, False)


def _alignments(
    spec: TableSpec, matrix: Matrix, labels: Mapping[str, list[Placed]]
) -> list[dict[Address, str]]:
    """Return the ways to lay the range on the table in which every label lies on itself."""
    i, j, key = next(
        (i, j, normal(text))
        for i, row in enumerate(matrix)
        for j, text in enumerate(row)
        if text.strip() and normal(text) in labels
    )
    spots = {
        (place.row + down - i, place.column + across - j)
        for place in labels[key]
        for down in range(place.cell.rows)
        for across in range(place.cell.columns)
    }
    laid = (_aligned(spec, matrix, spot, labelled=True) for spot in sorted(spots))
    return [texts for texts in laid if not isinstance(texts, str)]


def _aligned(
    spec: TableSpec, matrix: Matrix, start: Spot, *, labelled: bool = False
) -> dict[Address, str] | str:
    """Return the texts by cell where the range is laid on the table from `start`; a sentence where that cannot be.

    With `labelled` every printed cell under the range must be in it; a merged one stands in its first place.
    """
    texts: dict[Address, str] = {}
    seen: set[Placed] = set()
    for i, row in enumerate(matrix):
        for j, text in enumerate(row):
            place = spec.at.get((start[0] + i, start[1] + j))
            again = place in seen
            if place is not None:
                seen.add(place)
            problem = _misfit(place, text, again=again, labelled=labelled)
            if problem:
                return problem
            if place is not None and not again and isinstance(place.cell, Entry):
                texts[Address(spec.key, place.cell.row, place.cell.column)] = text
    return texts


def _misfit(place: Placed | None, text: str, *, again: bool, labelled: bool) -> str:
    """Why a text cannot lie on a place; `again` where the same cell has had a text. Empty where it can."""
    is_label = place is not None and isinstance(place.cell, Label)
    if not text.strip():
        return "位置对不上" if labelled and is_label and not again else ""
    if place is None:
        return f"“{_short(text)}”会落在表格外面"
    if isinstance(place.cell, Label):
        same = normal(place.cell.text) == normal(text)
        return "" if same else f"“{_short(text)}”会落在“{_short(place.cell.text)}”上，位置对不上"
    if again:
        return f"“{_short(text)}”会和旁边的数落在同一格"
    return ""


def _by_paths(spec: TableSpec, matrix: Matrix) -> dict[Address, str]:
    """Return the texts by the names of their rows and columns, where rows or columns are missing or in another order."""
    width = max(map(len, matrix))
    grid = [[*row, *[""] * (width - len(row))] for row in matrix]
    data = [i for i, row in enumerate(grid) if any(_is_figure(text) for text in row)]
    columns = [j for j in range(width) if any(_is_figure(grid[i][j]) for i in data)]
    if not data:
        raise PasteRefused("没有可以粘贴的数字")
    texts: dict[Address, str] = {}
    for i in data:
        cells = _cells_of_row(spec, _row_labels(grid, i, columns[0]))
        names = [_column_labels(grid, i, j, data) for j in columns]
        for j, address in zip(columns, _in_columns(spec, cells, names), strict=True):
            if address in texts:
                raise PasteRefused(f"有两处都是{_quoted(_row_labels(grid, i, columns[0]))}")
            texts[address] = grid[i][j]
    return texts


def _row_labels(grid: Matrix, row: int, end: int) -> list[str]:
    """Return the labels left of the figures of a row; a merged label above counts for the rows below it."""
    labels: list[str] = []
    for j in range(end):
        up = next((grid[i][j] for i in range(row, -1, -1) if grid[i][j].strip()), "")
        if grid[row][j].strip() or (up and not any(text.strip() for text in grid[row][:j])):
            labels.append(normal(up))
    return [label for label in labels if label]


def _column_labels(grid: Matrix, row: int, column: int, data: list[int]) -> list[str]:
    """Return the labels above a figure; a merged label at the left counts for the columns beside it."""
    labels: list[str] = []
    for i in range(row):
        if i not in data:
            left = next((grid[i][j] for j in range(column, -1, -1) if grid[i][j].strip()), "")
            labels.append(normal(left))
    return [label for label in labels if label]


def _cells_of_row(spec: TableSpec, labels: list[str]) -> list[Address]:
    """Return the cells of the one row that these labels name."""
    rows: dict[int, list[Address]] = {}
    for address, place in spec.entries.items():
        path = [normal(label) for label in spec.row_path(address)]
        if labels and path and path[-1] == labels[-1] and all(label in path for label in labels):
            rows.setdefault(place.row, []).append(address)
    if len(rows) != 1:
        why = "表里没有这一行" if not rows else "表里不止一行叫这个名字"
        raise PasteRefused(f"{_quoted(labels)}：{why}" if labels else "有一行数没有行名，看不出粘到哪一行")
    return next(iter(rows.values()))


def _in_columns(spec: TableSpec, cells: list[Address], names: list[list[str]]) -> list[Address]:
    """Return the cells of a row by the labels above them, or all of them in order where there are no labels."""
    if not any(names):
        if len(names) != len(cells):
            raise PasteRefused(f"这一行有 {len(names)} 个数、表里是 {len(cells)} 格，请连同列名一起复制")
        return cells
    found: list[Address] = []
    for labels in names:
        paths = {a: [normal(label) for label in spec.column_path(a)] for a in cells}
        known = [label for label in labels if any(label in path for path in paths.values())]
        fitting = [a for a, p in paths.items() if known and p and p[-1] == known[-1] and set(known) <= set(p)]
        if len(fitting) != 1 or fitting[0] in found:
            raise PasteRefused(f"{_quoted(labels)}：看不出是表里哪一列")
        found += fitting
    return found


def _quoted(labels: list[str]) -> str:
    return f"“{_short('/'.join(labels))}”"
