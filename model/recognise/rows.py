"""Extract the rows of figures of a table, with their labels and column headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from model.recognise.expected import Expected
from model.recognise.labels import is_figure, label_texts, ordinal
from model.recognise.parts import Line, Part, Piece

MOST_PIECES = 6
"""Most cells that may make up one label."""

MOST_ROWS = 300
"""Rows beyond this number are ignored; the longest table of the form has 25."""


class RawRow(NamedTuple):
    """A row of figures of a file, not yet matched with a row of the form."""

    labels: tuple[str, ...]
    """The labels in the row, innermost last."""
    before: str
    """A single text in the row above, which may be the beginning of the label."""
    after: str
    """A single text in the row below, which may be the end of the label."""
    values: tuple[Piece, ...]
    heads: tuple[Piece, ...]
    """The column headings above with the grid columns they cover; empty if only the order is known."""
    from_lines: bool
    part: int
    marked: bool = False
    """Whether blank cells are marked, so that none is missing."""

    @property
    def figures(self) -> tuple[str, ...]:
        """The texts of the cells that are not blank."""
        return tuple(p.text for p in self.values if not p.is_blank)


def raw_rows(table: Expected, parts: Sequence[Part]) -> list[RawRow]:
    """Return the rows of figures of all parts of a table, in order."""
    rows: list[RawRow] = []
    heads: tuple[Piece, ...] = ()
    flat: list[tuple[int, Part]] = []
    for i, part in enumerate(_mended(parts)):
        if part.exact:
            found, heads = _GridReader(table, heads, i, part.from_lines).read(part.lines)
            rows.extend(found)
        else:
            flat.append((i, part))
    if flat:
        rows.extend(FlatReader(table).read(flat))
    return rows[:MOST_ROWS]


def _mended(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield the parts; consecutive parts with the same number of grid columns are joined (page breaks)."""
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


def _piece_texts(piece: Piece) -> tuple[str, ...]:
    return () if piece.is_blank else label_texts(piece.text)


def is_row_label(table: Expected, text: str) -> bool:
    """Return whether a text is the label of a row, ignoring brackets and spaces."""
    return any(word in table.by_label for word in label_texts(text))


def _is_head(table: Expected, piece: Piece) -> bool:
    return any(word in table.heads for word in _piece_texts(piece)) and not ordinal(piece.text)


class _GridReader:
    """Extracts rows from parts whose grid columns are known."""

    def __init__(self, table: Expected, heads: tuple[Piece, ...], part: int, from_lines: bool) -> None:
        self._table = table
        self._heads = heads
        self._part = part
        self._from_lines = from_lines
        self._pending: list[Line] = []
        self._rows: list[RawRow] = []

    def read(self, lines: Sequence[Line]) -> tuple[list[RawRow], tuple[Piece, ...]]:
        """Return the rows of figures, and the column headings for a following part without headings."""
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
        """Return the labels at the left of a row and the value cells at its right."""
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
        """Return the grid column at which the figures of a row begin."""
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
            known = any(word in self._table.label_texts for p in line for word in _piece_texts(p))
            return bool(self._pending) and not known and len(line) > 1
        return any(self._names_row(p) for p in labels)

    def _take_headings(self) -> str:
        """Use the pending rows as column headings if they are; return the single text in the last of them."""
        pending, self._pending = self._pending, []
        lowest: dict[int, Piece] = {}
        for line in pending:
            for piece in line:
                if not piece.is_blank:
                    lowest.update(dict.fromkeys(range(piece.left, piece.right), piece))
        found = _in_order(lowest)
        known = sum(_is_head(self._table, piece) for piece in found)
        if any(known * 2 >= len(row.heads) for row in self._table.rows) and known:
            skip = self._table.label_texts - self._table.heads
            self._heads = tuple(
                p for p in found if not any(w in skip for w in _piece_texts(p)) or _is_head(self._table, p)
            )
        return self._fragment(pending[-1]) if pending else ""

    def _fragment(self, line: Line) -> str:
        """Return the single text of a row if it may be part of a label; empty otherwise."""
        filled = [p.text for p in line if not p.is_blank]
        if len(filled) != 1 or any(word in self._table.label_texts for word in label_texts(filled[0])):
            return ""
        return filled[0]

    def _add(self, labels: Sequence[Piece], values: Sequence[Piece], before: str) -> None:
        texts = tuple(p.text for p in labels)
        self._rows.append(RawRow(texts, before, "", tuple(values), self._heads, self._from_lines, self._part))

    def _continue_label(self, line: Line) -> None:
        if self._rows and len(self._pending) == 1:
            self._rows[-1] = self._rows[-1]._replace(after=self._fragment(line))


def _in_order(lowest: dict[int, Piece]) -> list[Piece]:
    """Return the pieces of a map from grid column to piece, from left to right."""
    found: list[Piece] = []
    for column in sorted(lowest):
        piece = lowest[column]
        if found and lowest.get(column - 1) is piece:
            found[-1] = found[-1]._replace(right=column + 1)
        else:
            found.append(Piece(piece.text, column, column + 1))
    return found


def _numbers_columns(values: Sequence[Piece]) -> bool:
    """Return whether a row only numbers the columns: 1, 2, 3, …"""
    texts = [p.text.strip() for p in values if not p.is_blank]
    return len(texts) >= 5 and texts == [str(i) for i in range(1, len(texts) + 1)]


class FlatReader:
    """Extracts rows of which only the order of the cells is known: labels, then figures."""

    def __init__(self, table: Expected) -> None:
        self._table = table
        self._columns = max(len(row.addresses) for row in table.rows)
        self._rows: list[RawRow] = []
        self._labels: list[str] = []
        self._values: list[Piece] = []
        self._from_lines = False
        self._marked = False
        self._part = 0

    def read(self, parts: Sequence[tuple[int, Part]]) -> list[RawRow]:
        """Return the rows of figures, in order."""
        for i, part in parts:
            self._part, self._from_lines, self._marked = i, part.from_lines, part.marked
            for line in _one_line(part.lines) if part.from_lines else part.lines:
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
            elif own_label and self._has_figures() and not self._from_lines and not self._is_label(text):
                self._values.append(_piece(text))
            else:
                self._begin(text)
                own_label = True
        if not self._has_figures():
            self._flush_blank_row()

    def _is_whole_row(self, texts: list[str]) -> bool:
        """Return whether a line of figures and blanks has enough cells for a row, so that leading blanks count."""
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
        return any(
            word in self._table.label_texts or word in self._table.by_label for word in label_texts(text)
        )

    def _flush_blank_row(self) -> None:
        """End a row of blank cells if its label is that of a row; otherwise discard the cells."""
        if self._table.has_row_labels and self._labels and self._values:
            last = self._labels[-1]
            if is_row_label(self._table, last) and not _is_head(self._table, _piece(last)):
                self._flush()
        self._values.clear()

    def _flush(self) -> None:
        if self._values and not _numbers_columns(self._values):
            labels = tuple(self._labels)
            self._rows.append(
                RawRow(labels, "", "", tuple(self._values), (), self._from_lines, self._part, self._marked)
            )
        self._labels.clear()
        self._values.clear()


def _one_line(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield all cells as one line: line ends carry no meaning in rebuilt tables."""
    yield tuple(piece for line in lines for piece in line)


def _piece(text: str) -> Piece:
    return Piece(text, 0, 0)


def labels_of(row: RawRow) -> Iterator[str]:
    """Yield the possible labels of a row, likeliest first: the last one, joined ones, joined with adjacent rows."""
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
