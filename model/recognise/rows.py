"""Rows of figures: which rows of a table hold figures, what labels and column headings go with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from model.recognise.expected import Expected
from model.recognise.labels import bodies, is_figure, ordinal
from model.recognise.parts import Line, Part, Piece

MOST_PIECES = 6
"""A label is broken into so many lines at most."""

MOST_ROWS = 300
"""A table of the form has 25 rows of figures; a file with more of them than this is no report."""


class RawRow(NamedTuple):
    """One row of a file that holds figures, not yet matched with a row of the form."""

    labels: tuple[str, ...]
    """The labels in the row, the innermost last."""
    before: str
    """A label alone in the row above, perhaps the beginning of this one's."""
    after: str
    """A label alone in the row below, perhaps the rest of this one's."""
    values: tuple[Piece, ...]
    heads: tuple[Piece, ...]
    """The column headings above, each with the columns it covers; empty where only the order is known."""
    spoken: bool
    part: int

    @property
    def figures(self) -> tuple[str, ...]:
        """The texts of the cells that are not blank."""
        return tuple(p.text for p in self.values if not p.is_blank)


def raw_rows(table: Expected, parts: Sequence[Part]) -> list[RawRow]:
    """The rows with figures of all parts of a table, in order."""
    rows: list[RawRow] = []
    heads: tuple[Piece, ...] = ()
    flat: list[tuple[int, Part]] = []
    for i, part in enumerate(_mended(parts)):
        if part.exact:
            found, heads = _GridReader(table, heads, i, part.spoken).read(part.lines)
            rows.extend(found)
        else:
            flat.append((i, part))
    if flat:
        rows.extend(FlatReader(table).read(flat))
    return rows[:MOST_ROWS]


def _mended(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts, those that a page break has parted put together again where their grids agree."""
    last: Part | None = None
    for part in parts:
        if last is not None and last.exact and part.exact and _width(last) == _width(part):
            last = last._replace(lines=last.lines + part.lines)
            continue
        if last is not None:
            yield last
        last = part
    if last is not None:
        yield last


def _width(part: Part) -> int:
    return max((piece.right for line in part.lines for piece in line), default=0)


def _words(piece: Piece) -> tuple[str, ...]:
    return () if piece.is_blank else bodies(piece.text)


def is_row_label(table: Expected, text: str) -> bool:
    """Whether a cell is exactly the label of a row, whatever its brackets and spaces."""
    return any(word in table.by_label for word in bodies(text))


def _is_head(table: Expected, piece: Piece) -> bool:
    return any(word in table.heads for word in _words(piece)) and not ordinal(piece.text)


class _GridReader:
    """Reads parts whose columns are known."""

    def __init__(self, table: Expected, heads: tuple[Piece, ...], part: int, spoken: bool) -> None:
        self._table = table
        self._heads = heads
        self._part = part
        self._spoken = spoken
        self._pending: list[Line] = []
        self._rows: list[RawRow] = []

    def read(self, lines: Sequence[Line]) -> tuple[list[RawRow], tuple[Piece, ...]]:
        """The rows with figures, and the column headings for a part that follows without its own."""
        for line in lines:
            labels, values = self._divide(line)
            if self._is_row(line, labels, values):
                before = self._take_headings()
                self._add(labels, values, before)
            else:
                self._pending.append(line)
                self._continue_label(line)
        self._take_headings()
        return self._rows, self._heads

    def _divide(self, line: Line) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """The labels at the left of a row and the cells for figures at its right."""
        edge = self._edge(line)
        labels: list[Piece] = []
        values: list[Piece] = []
        for piece in line:
            if piece.left < edge and not piece.is_blank and not is_figure(piece.text):
                labels.append(piece)
            elif piece.right > edge or not piece.is_blank:
                values.append(piece)
        return tuple(labels), tuple(values)

    def _edge(self, line: Line) -> int:
        """The column where the figures of a row begin."""
        named = [p.right for p in line if self._names_row(p)]
        if self._heads:
            return max(self._heads[0].left, *named) if named else self._heads[0].left
        if named or not self._table.has_row_labels:
            return max(named, default=0)
        edge = 0
        for piece in line:
            if is_figure(piece.text):
                break
            edge = edge if piece.is_blank else piece.right
        return edge

    def _names_row(self, piece: Piece) -> bool:
        return is_row_label(self._table, piece.text) and not _is_head(self._table, piece)

    def _is_row(self, line: Line, labels: Sequence[Piece], values: Sequence[Piece]) -> bool:
        heads = sum(_is_head(self._table, piece) for piece in line)
        if heads >= 2:
            return False
        if any(is_figure(p.text) for p in values):
            return not _numbers_columns(values)
        if not self._table.has_row_labels:
            known = any(word in self._table.words for p in line for word in _words(p))
            return bool(self._pending) and not known and len(line) > 1
        return any(self._names_row(p) for p in labels)

    def _take_headings(self) -> str:
        """Makes the pending rows the headings if they are some; answers a label alone in the last of them."""
        pending, self._pending = self._pending, []
        lowest: dict[int, Piece] = {}
        for line in pending:
            for piece in line:
                if not piece.is_blank:
                    lowest.update(dict.fromkeys(range(piece.left, piece.right), piece))
        found = _in_order(lowest)
        known = sum(_is_head(self._table, piece) for piece in found)
        if any(known * 2 >= len(row.heads) for row in self._table.rows) and known:
            skip = self._table.words - self._table.heads
            self._heads = tuple(
                p for p in found if not any(w in skip for w in _words(p)) or _is_head(self._table, p)
            )
        return self._fragment(pending[-1]) if pending else ""

    def _fragment(self, line: Line) -> str:
        """The only text of a row that may be a piece of a broken label; empty for a label of the form."""
        filled = [p.text for p in line if not p.is_blank]
        if len(filled) != 1 or any(word in self._table.words for word in bodies(filled[0])):
            return ""
        return filled[0]

    def _add(self, labels: Sequence[Piece], values: Sequence[Piece], before: str) -> None:
        texts = tuple(p.text for p in labels)
        self._rows.append(RawRow(texts, before, "", tuple(values), self._heads, self._spoken, self._part))

    def _continue_label(self, line: Line) -> None:
        if self._rows and len(self._pending) == 1:
            self._rows[-1] = self._rows[-1]._replace(after=self._fragment(line))


def _in_order(lowest: dict[int, Piece]) -> list[Piece]:
    """The pieces of a map from columns, left to right, each with the columns that are its own."""
    found: list[Piece] = []
    for column in sorted(lowest):
        piece = lowest[column]
        if found and lowest.get(column - 1) is piece:
            found[-1] = found[-1]._replace(right=column + 1)
        else:
            found.append(Piece(piece.text, column, column + 1))
    return found


def _numbers_columns(values: Sequence[Piece]) -> bool:
    """Whether a row only numbers the columns: 1, 2, 3, …"""
    texts = [p.text.strip() for p in values if not p.is_blank]
    return len(texts) >= 5 and texts == [str(i) for i in range(1, len(texts) + 1)]


class FlatReader:
    """Reads rows of which only the order of the cells is known, or lines of text: labels, then figures."""

    def __init__(self, table: Expected) -> None:
        self._table = table
        self._columns = max(len(row.addresses) for row in table.rows)
        self._rows: list[RawRow] = []
        self._labels: list[str] = []
        self._values: list[Piece] = []
        self._spoken = False
        self._part = 0

    def read(self, parts: Sequence[tuple[int, Part]]) -> list[RawRow]:
        """The rows with figures, in order."""
        for i, part in parts:
            self._part, self._spoken = i, part.spoken
            for line in _one_line(part.lines) if part.spoken else part.lines:
                self._line([p.text for p in line])
        self._flush()
        return self._rows

    def _line(self, texts: list[str]) -> None:
        own_label = self._is_whole_row(texts)
        for text in texts:
            if is_figure(text):
                self._values.append(_piece(text))
            elif not text or text.isspace():
                if own_label or self._has_figures():
                    self._values.append(_piece(""))
            elif own_label and self._has_figures() and not self._spoken and not self._is_label(text):
                self._values.append(_piece(text))
            else:
                self._begin(text)
                own_label = True
        if not self._has_figures():
            self._flush_blank_row()

    def _is_whole_row(self, texts: list[str]) -> bool:
        """Whether a line of figures and blanks alone has enough cells for a row, so that the first blanks count."""
        if any(not is_figure(text) and text.strip() for text in texts):
            return False
        return len(texts) >= self._columns and any(map(is_figure, texts)) and not self._has_figures()

    def _begin(self, label: str) -> None:
        if self._has_figures():
            self._flush()
        else:
            self._flush_blank_row()
        self._labels.append(label)

    def _has_figures(self) -> bool:
        return any(not p.is_blank for p in self._values)

    def _is_label(self, text: str) -> bool:
        return any(word in self._table.words or word in self._table.by_label for word in bodies(text))

    def _flush_blank_row(self) -> None:
        """A row whose label is plain and whose cells are all blank is a row; otherwise it is a heading."""
        if self._table.has_row_labels and self._labels and self._values:
            last = self._labels[-1]
            if is_row_label(self._table, last) and not _is_head(self._table, _piece(last)):
                self._flush()
        self._values.clear()

    def _flush(self) -> None:
        if self._values and not _numbers_columns(self._values):
            labels = tuple(self._labels)
            self._rows.append(RawRow(labels, "", "", tuple(self._values), (), self._spoken, self._part))
        self._labels.clear()
        self._values.clear()


def _one_line(lines: Sequence[Line]) -> Iterator[Line]:
    """All cells in a row, where the ends of lines mean nothing."""
    yield tuple(piece for line in lines for piece in line)


def _piece(text: str) -> Piece:
    return Piece(text, 0, 0)


def labels_of(row: RawRow) -> Iterator[str]:
    """What the row may be called, the likeliest first: its last label, joined ones, with the rows beside it."""
    joined = "".join(row.labels[-MOST_PIECES:])
    if row.labels:
        yield row.labels[-1]
        for i in range(len(row.labels) - 2, max(-1, len(row.labels) - 1 - MOST_PIECES), -1):
            yield "".join(row.labels[i:])
    if row.before:
        yield row.before + joined
        if row.labels:
            yield row.before + row.labels[-1]
    if row.after:
        yield (row.labels[-1] if row.labels else "") + row.after
    if row.before and row.after:
        yield row.before + joined + row.after
