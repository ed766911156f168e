"""Tables without ruling lines: rows that end in figures, put into columns by the alignment of their text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from model.content.blocks import Cell
from model.reading.shared.paged.lines import lines_of, text_of
from model.reading.shared.paged.sheet import Glyph
from model.reading.shared.paged.tables import Drawn

_FIGURE = re.compile(r"[-—–/／无]|[\d,，.．%]+(?:件|个|条|份|元|万元)?")
_SECTION = re.compile(r"[一二三四五六七八九十]{1,2}、")
_SENTENCES = "。；！？"
_GAP = 0.8
"""Of the size: white that parts two cells."""
_DIGIT_GAP = 0.3
"""Of the size: white that parts two figures; there is none within one."""
_WIDE_GAP = 2.0
"""Of the size: white between the label and the figure of a row with one figure."""
_LEAST_ROWS = 2
_LONE_FIGURES = 6
"""Of a table of one row, such as that of reviews and lawsuits."""
_NEAR = 0.75
"""Of the distance of rows: a line that is nearer to a row belongs to its label."""
_HEAD = 2.6
"""Of the size: how far the lines of a head may be apart."""
_HEAD_LINES = 8
_LABEL_GAP = 1.45
"""Of the size: the usual distance of the lines of one label."""
_ARTICLE = re.compile(r"^第[一二三四五六七八九十]+条")
"""What heads a part of a table and is no part of a label."""
_LABEL_LINES = 1.9
"""Of the size: the largest distance of lines of one label or head."""
_MARGIN = 2.0
_COLUMNS_LIMIT = 40


class _Segment(NamedTuple):
    """Characters of a line without wide white between them."""

    left: float
    right: float
    text: str


class _Line(NamedTuple):
    """The characters of one base line."""

    base: float
    size: float
    glyphs: list[Glyph]
    segments: list[_Segment]

    @property
    def figures(self) -> int:
        """How many segments at the end of the line are figures."""
        count = 0
        for segment in reversed(self.segments):
            if not _FIGURE.fullmatch(segment.text):
                break
            count += 1
        return count


class Unruled(NamedTuple):
    """The tables found on a page, what their heads say, and the characters that stand in none."""

    tables: list[Drawn]
    heads: list[str]
    rest: list[Glyph]


def unruled_tables(glyphs: Sequence[Glyph], page: int) -> Unruled:
    """Return the tables among characters that stand in no ruled one."""
    lines = _lines(glyphs)
    tables: list[Drawn] = []
    heads: list[str] = []
    used: set[int] = set()
    for group in _groups(lines):
        columns = _columns([lines[i] for i in group])
        if columns is None:
            continue
        members = _members(lines, group, used)
        table = _table(lines, group, members, columns, page)
        tables.append(table)
        heads.append(" ".join(cell.text for cell in table.cells if cell.row == 0 and cell.text))
        used |= {i for part in (*members, group) for i in part}
    if not tables:
        return Unruled([], [], list(glyphs))
    return Unruled(tables, heads, [g for i, line in enumerate(lines) if i not in used for g in line.glyphs])


def _lines(glyphs: Sequence[Glyph]) -> list[_Line]:
    found: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: g.base):
        if found and glyph.base - found[-1][-1].base <= 0.5 * min(glyph.size, found[-1][-1].size):
            found[-1].append(glyph)
        else:
            found.append([glyph])
    lines: list[_Line] = []
    for group in found:
        group.sort(key=lambda g: g.left)
        written = [g for g in group if g.text != " "]
        if written:
            size = sorted(g.size for g in written)[len(written) // 2]
            lines.append(_Line(written[0].base, size, group, _segments(written)))
    return lines


def _segments(glyphs: Sequence[Glyph]) -> list[_Segment]:
    found: list[_Segment] = []
    for glyph in glyphs:
        last = found[-1] if found else None
        are_digits = last is not None and last.text[-1].isdecimal() and glyph.text.isdecimal()
        gap = (_DIGIT_GAP if are_digits else _GAP) * glyph.size
        if last is not None and glyph.left - last.right <= gap:
            found[-1] = _Segment(last.left, max(last.right, glyph.right), last.text + glyph.text)
        else:
            found.append(_Segment(glyph.left, glyph.right, glyph.text))
    return found


def _is_row(line: _Line) -> bool:
    """Return whether a line is a row: a label and figures, or figures beside a label on lines of its own."""
    figures = line.figures
    if figures >= 3:
        return True
    if not figures or len(line.segments) == figures:
        return figures >= 2
    label, first = line.segments[-figures - 1], line.segments[-figures]
    if figures == 1 and (
        _SECTION.match(line.segments[0].text) or first.left - label.right < _WIDE_GAP * line.size
    ):
        return False
    return not any(end in label.text for end in _SENTENCES)


def _groups(lines: Sequence[_Line]) -> list[list[int]]:
    """Return runs of rows, by the numbers of their lines, in which other lines are at most parts of labels."""
    rows = [i for i, line in enumerate(lines) if _is_row(line)]
    found: list[list[int]] = []
    for i in rows:
        last = found[-1][-1] if found else -1
        between: Sequence[_Line] = lines[last + 1 : i] if found else ()
        if found and len(between) <= 4 and not any(map(_parts_tables, between)):
            found[-1].append(i)
        else:
            found.append([i])
    return [g for g in found if len(g) >= _LEAST_ROWS or lines[g[0]].figures >= _LONE_FIGURES]


def _parts_tables(line: _Line) -> bool:
    """Return whether a line between two rows shows that they belong to two tables, as a heading or a head does."""
    text = "".join(segment.text for segment in line.segments)
    return (
        len(line.segments) > 2 or any(end in text for end in _SENTENCES) or _SECTION.match(text) is not None
    )


class _Columns(NamedTuple):
    """The columns of figures by their edges and middles; what is left of them are labels."""

    lefts: list[float]
    rights: list[float]

    @property
    def middles(self) -> list[float]:
        return [(left + right) / 2 for left, right in zip(self.lefts, self.rights, strict=True)]

    def nearest(self, x: float) -> int:
        """Return the number of the column whose middle is nearest."""
        return min(range(len(self.lefts)), key=lambda i: abs(self.middles[i] - x))


def _columns(rows: Sequence[_Line]) -> _Columns | None:
    """Return the columns of the figures; None where they are not aligned."""
    segments = sorted(s for row in rows for s in row.segments[len(row.segments) - row.figures :])
    clusters: list[list[_Segment]] = []
    for segment in segments:
        if clusters and segment.left <= max(s.right for s in clusters[-1]):
            clusters[-1].append(segment)
        else:
            clusters.append([segment])
    most = max(row.figures for row in rows)
    if not most <= len(clusters) <= min(most + 1, _COLUMNS_LIMIT):
        return None
    return _Columns([min(s.left for s in c) for c in clusters], [max(s.right for s in c) for c in clusters])


def _members(lines: Sequence[_Line], group: Sequence[int], used: set[int]) -> tuple[list[int], list[int]]:
    """Return the lines of the table's head, and those between and below its rows that belong to labels."""
    inside = [i for i in range(group[0], group[-1] + 1) if i not in group]
    head: list[int] = []
    first = lines[group[0]]
    at = group[0] - 1
    while at >= 0 and first.figures == len(first.segments) and _is_label_above(lines[at], lines[at + 1]):
        inside.insert(0, at)
        at -= 1
    while at >= 0 and at not in used and len(head) < _HEAD_LINES and _belongs_to_head(lines, at, bool(head)):
        head.insert(0, at)
        at -= 1
    after = group[-1] + 1
    while after < len(lines) and _continues_label(lines, after):
        inside.append(after)
        after += 1
    return head, inside


def _is_label_above(line: _Line, below: _Line) -> bool:
    """Return whether a line is a part of a label whose figures stand beside its middle."""
    is_left = line.segments[0].right < below.segments[-1].left
    is_near = below.base - line.base <= _LABEL_GAP * line.size
    return len(line.segments) == 1 and is_left and is_near and not _parts_tables(line)


def _continues_label(lines: Sequence[_Line], at: int) -> bool:
    line = lines[at]
    is_near = line.base - lines[at - 1].base <= _LABEL_LINES * line.size
    return len(line.segments) == 1 and is_near and not _parts_tables(line)


def _belongs_to_head(lines: Sequence[_Line], at: int, has_head: bool) -> bool:
    line, below = lines[at], lines[at + 1]
    text = "".join(segment.text for segment in line.segments)
    if any(end in text for end in _SENTENCES) or _SECTION.match(text):
        return False
    gap = below.base - line.base
    return (
        gap <= _LABEL_LINES * line.size if has_head and len(line.segments) == 1 else gap <= _HEAD * line.size
    )


def _table(
    lines: Sequence[_Line],
    group: Sequence[int],
    members: tuple[list[int], list[int]],
    columns: _Columns,
    page: int,
) -> Drawn:
    """Return the table: a row for its head, and one for each row of figures with the lines of its label."""
    head, inside = members
    parts = ([[lines[i] for i in head]] if head else []) + _with_labels(lines, group, inside)
    cells: list[Cell] = []
    for row, part in enumerate(parts):
        content: dict[int, list[Glyph]] = {}
        for line in part:
            for column, glyphs in _placed(line, columns, is_head=bool(head) and row == 0):
                content.setdefault(column, []).extend(glyphs)
        texts = [text_of(lines_of(content.get(column, ()))) for column in range(len(columns.lefts) + 1)]
        cells += [Cell(row, column, text) for column, text in enumerate(texts)]
    every = [glyph for part in parts for line in part for glyph in line.glyphs]
    first = min(min(glyph.left for glyph in every), columns.lefts[0] - 2 * _MARGIN)
    edges = [first - _MARGIN, *(left - _MARGIN for left in columns.lefts)]
    right = max(max(glyph.right for glyph in every), edges[-1]) + _MARGIN
    tops = [min(line.base - line.size for line in part) for part in parts]
    bottom = max(max(line.base for line in parts[-1]), tops[-1]) + _MARGIN
    rising = _rising(tops)
    return Drawn(page, [*edges, right], [*rising, max(bottom, rising[-1] + 1)], tuple(cells))


def _with_labels(lines: Sequence[_Line], group: Sequence[int], inside: Sequence[int]) -> list[list[_Line]]:
    """Return the rows of figures, each with the lines of its label; a line that is near none is a row of its own."""
    gaps = sorted(lines[b].base - lines[a].base for a, b in pairwise(group)) or [2 * lines[group[0]].size]
    rows = [[lines[i]] for i in group]
    for i in inside:
        nearest = min(rows, key=lambda row: abs(row[0].base - lines[i].base))
        reach = max(_NEAR * gaps[0], _LABEL_GAP * lines[i].size)
        alone = _ARTICLE.search("".join(s.text for s in lines[i].segments)) is not None
        if not alone and min(abs(line.base - lines[i].base) for line in nearest) <= reach:
            nearest.append(lines[i])
        else:
            rows.append([lines[i]])
    return sorted(rows, key=lambda row: row[0].base)


def _placed(line: _Line, columns: _Columns, *, is_head: bool) -> list[tuple[int, list[Glyph]]]:
    """Return the characters of a line by their column, 0 for labels; a text over several columns is divided."""
    found: list[tuple[int, list[Glyph]]] = []
    for segment in line.segments:
        glyphs = [g for g in line.glyphs if segment.left <= g.left < segment.right and g.text != " "]
        covered = [m for m in columns.middles if segment.left <= m <= segment.right]
        reaches_in = segment.left < columns.lefts[0] - line.size and segment.right > columns.lefts[0] + 1
        if len(covered) > 1 or (reaches_in and not is_head):
            found += [(_of_glyph(g, columns, line.size), [g]) for g in glyphs]
        elif (
            segment.right <= columns.lefts[0]
            and not covered
            and not (is_head and _is_over_first(segment, columns))
        ):
            found.append((0, glyphs))
        else:
            found.append((1 + columns.nearest((segment.left + segment.right) / 2), glyphs))
    return found


def _is_over_first(segment: _Segment, columns: _Columns) -> bool:
    """Return whether a part of the head is nearer to the first figures than a column is wide."""
    middles = columns.middles
    width = middles[1] - middles[0] if len(middles) > 1 else 0.0
    return middles[0] - (segment.left + segment.right) / 2 < width / 2


def _of_glyph(glyph: Glyph, columns: _Columns, size: float) -> int:
    x = glyph.middle[0]
    if x < columns.lefts[0] - size / 4:
        return 0
    return 1 + columns.nearest(x)


def _rising(tops: Sequence[float]) -> list[float]:
    """Return the upper edges of rows, each at least a point below the one before it."""
    found = list(tops[:1])
    for top in tops[1:]:
        found.append(max(top, found[-1] + 1))
    return found
