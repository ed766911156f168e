"""Find tables in plain text: rows with tabs or bars, or one cell per line. Rows may differ in length."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

_HEADING = re.compile(r"\s*[一二三四五六七八九十]{1,2}、")
_NUMBERED = re.compile(r"\s*[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\t+[^\t]+")
_BAR = re.compile(r"(?<!\\)\|")
_BOX = str.maketrans("│┃｜", "|||")
_BOX_LINE = " \t│┃┌┐└┘├┤┬┴┼─━┏┓┗┛┣┫┳┻╋═║╔╗╚╝╠╣╦╩╬+-=|"
_BOX_STROKES = frozenset("─━═┼+")
_SEPARATOR = re.compile(r"\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?")
_FIGURE = re.compile(
    r"\s*(?:[-—/\d０-９.,，]*|[\d０-９]+\s+[\d０-９]+|[\d０-９.,，]+\s*(?:[件次条个宗项批户家名例起]次?|人次|万?元)"
    r"|(?:未|无|不|没)增(?:(?:未|无|不|没)?减)|持平|不变|[未无]变化|没有变化|无)\s*"
)
_CELLS = re.compile(r"[\t|]")
_SOME_FIGURES = 2
_BREAK = re.compile(r"<br\s*/?>", re.I)
_LONG_LABEL = 6
_FEW_CELLS = 4
"""A single line with fewer cells is not a table."""
_LONGEST_PIECE = 60
_MOST_PIECES = 20
_LAST_PIECES = 3
"""Most lines of a cell that is the last of its table."""

Rows = list[list[str]]


class Kind(Enum):
    """Classification of a line on its own."""

    BLANK = 0
    TEXT = 1
    CELL = 2
    """A tab, then the text of one cell."""
    ROW = 3
    """Cells separated by tabs."""
    BARS = 4
    """Cells separated by bars."""
    RULE = 5
    """The delimiter line of a Markdown table, or a line of a drawn box."""


class Found(NamedTuple):
    """The rows of a table, empty if the lines are not a table, and the index of the line after them."""

    rows: Rows
    end: int


def kind_of(line: str) -> Kind:
    """Return the classification of the line."""
    if "\t" in line:
        if _NUMBERED.fullmatch(line):
            return Kind.TEXT
        return Kind.CELL if line.rfind("\t") == 0 else Kind.ROW
    if not line.strip():
        return Kind.BLANK
    plain = line.translate(_BOX)
    if ("|" in plain and _SEPARATOR.fullmatch(plain.strip())) or _is_drawn(line):
        return Kind.RULE
    return Kind.BARS if _BAR.search(plain) else Kind.TEXT


def _is_drawn(line: str) -> bool:
    """Return whether the line consists of box-drawing characters."""
    return not line.strip(_BOX_LINE) and not _BOX_STROKES.isdisjoint(line)


def table_at(lines: Sequence[str], kinds: Sequence[Kind], start: int) -> Found | None:
    """Return the table that begins at `start`; without rows if the lines turn out to be prose; None for other lines."""
    kind = kinds[start]
    if kind in (Kind.BARS, Kind.RULE):
        found = _with_bars(lines, kinds, start)
    elif kind in (Kind.CELL, Kind.ROW):
        found = _with_tabs(lines, kinds, start)
    else:
        return None
    lone = len(found.rows) < 2 and sum(len(row) for row in found.rows) < _FEW_CELLS
    return Found([], found.end) if lone or _is_prose(found.rows) else found


def _is_prose(rows: Rows) -> bool:
    """Return whether the rows are paragraphs indented by tabs: more than a third hold sentences."""
    filled = [text for row in rows for text in row if text.strip()]
    return sum("。" in text for text in filled) * 3 > len(filled)


def _next_line(kinds: Sequence[Kind], at: int) -> int:
    """Return the index of the next line that is not blank."""
    while at < len(kinds) and kinds[at] is Kind.BLANK:
        at += 1
    return at


def _with_tabs(lines: Sequence[str], kinds: Sequence[Kind], start: int) -> Found:
    end = _end(lines, kinds, start, (Kind.CELL, Kind.ROW))
    cells = sum(kind is Kind.CELL for kind in kinds[start:end])
    rows = sum(kind is Kind.ROW for kind in kinds[start:end])
    if cells > rows:
        return Found(_one_cell_a_line(lines[start:end], kinds[start:end]), end)
    return Found(_one_row_a_line(lines[start:end], kinds[start:end]), end)


def _end(lines: Sequence[str], kinds: Sequence[Kind], start: int, own: tuple[Kind, ...]) -> int:
    """Return the end of the table that begins at `start`, including blank lines and continuation lines of cells."""
    at = end = start
    while at < len(kinds):
        if kinds[at] in own:
            at += 1
        elif kinds[at] is Kind.BLANK:
            at = _next_line(kinds, at)
            if at == len(kinds) or kinds[at] not in own or _is_head(kinds, at):
                return end
        else:
            after = _after_pieces(lines, kinds, at, own)
            if after == at:
                return end
            at = after
        end = at
    return end


def _is_head(kinds: Sequence[Kind], at: int) -> bool:
    """Return whether a Markdown table begins at the line."""
    return kinds[at : at + 2] == [Kind.BARS, Kind.RULE]


def _after_pieces(lines: Sequence[str], kinds: Sequence[Kind], at: int, own: tuple[Kind, ...]) -> int:
    """Return the index after the continuation lines of a cell at `at`; `at` itself if there are none."""
    end = at
    most = min(at + _MOST_PIECES, len(kinds))
    while end < most and kinds[end] is Kind.TEXT and _is_piece(lines, kinds, end, own):
        end += 1
    following = _next_line(kinds, end)
    if end == at or (following == end < len(kinds) and kinds[end] not in own):
        return at
    if following < len(kinds) and kinds[following] in own and (following == end or Kind.CELL in own):
        return end
    are_short = end <= at + _LAST_PIECES and all(len(line) < _LONG_LABEL for line in lines[at:end])
    return end if Kind.CELL in own and are_short else at


def _is_piece(lines: Sequence[str], kinds: Sequence[Kind], at: int, own: tuple[Kind, ...]) -> bool:
    """Return whether a line may continue a cell: short, not a sentence, a heading only if figures follow it."""
    line = lines[at]
    if len(line) >= _LONGEST_PIECE or line.endswith("。"):
        return False
    if not _HEADING.match(line):
        return True
    cells = _CELLS.split(lines[at + 1]) if at + 1 < len(lines) and kinds[at + 1] in own else []
    return sum(bool(text.strip()) and _FIGURE.fullmatch(text) is not None for text in cells) >= _SOME_FIGURES


def _one_cell_a_line(lines: Sequence[str], kinds: Sequence[Kind]) -> Rows:
    """Return the rows; a blank line ends a row, a line without a tab continues the cell before it."""
    rows: Rows = [[]]
    for line, kind in zip(lines, kinds, strict=True):
        if kind is Kind.BLANK:
            if rows[-1]:
                rows.append([])
        elif kind is Kind.TEXT and rows[-1]:
            rows[-1][-1] = f"{rows[-1][-1]}\n{line.strip()}".lstrip("\n")
        else:
            rows[-1] += [text.strip() for text in line.removeprefix("\t").split("\t")]
    return [row for row in rows if row]


def _one_row_a_line(lines: Sequence[str], kinds: Sequence[Kind]) -> Rows:
    rows: Rows = []
    piece = ""
    for line, kind in zip(lines, kinds, strict=True):
        if kind is Kind.BLANK:
            continue
        if kind is Kind.TEXT:
            if rows and rows[-1][-1] and not _FIGURE.fullmatch(rows[-1][-1]):
                rows[-1][-1] += line.strip()
            else:
                piece += line.strip()
            continue
        row = [text.strip() for text in line.split("\t")]
        if piece:
            at = next((i for i, text in enumerate(row) if text), 0)
            row[at], piece = piece + row[at], ""
        rows.append(row)
    return _whole_rows(rows)


def _whole_rows(rows: Rows) -> Rows:
    """Return the rows, two halves of a row broken inside a label joined if that gives the usual number of cells."""
    if not rows:
        return rows
    usual = Counter(len(row) for row in rows).most_common(1)[0][0]
    whole: Rows = []
    for row in rows:
        last = whole[-1] if whole else []
        if len(row) < usual and len(last) + len(row) - 1 == usual > len(last) and _is_broken(last, row):
            last[-1] += row[0]
            last += row[1:]
        else:
            whole.append(row)
    return whole


def _is_broken(first: list[str], second: list[str]) -> bool:
    label, rest = first[-1], second[0]
    return len(label) >= _LONG_LABEL and not _FIGURE.fullmatch(label) and not _FIGURE.fullmatch(rest)


def _with_bars(lines: Sequence[str], kinds: Sequence[Kind], start: int) -> Found:
    end = _end(lines, kinds, start, (Kind.BARS, Kind.RULE))
    plain = [line.translate(_BOX).strip() for line in lines[start:end]]
    rows_at = [i for i, kind in enumerate(kinds[start:end]) if kind in (Kind.BARS, Kind.TEXT)]
    bars = [len(_BAR.findall(plain[i])) for i in rows_at]
    usual = Counter(bars).most_common(1)[0][0] if bars else 0
    closed = sum(plain[i].endswith("|") for i in rows_at) * 2 > len(rows_at)
    rows: Rows = []
    piece = ""
    for i, count in zip(rows_at, bars, strict=True):
        piece += plain[i]
        is_whole = count >= usual if closed else kinds[start + i] is Kind.BARS
        if piece.endswith("|") or is_whole:
            rows.append(bar_cells(piece))
            piece = ""
    if piece:
        rows.append(bar_cells(piece))
    return Found(_whole_rows(rows), end)


def bar_cells(line: str) -> list[str]:
    """Return the cells of a line that bars divide; a bar at either end only closes it."""
    pieces = _BAR.split(line.removeprefix("|"))
    if len(pieces) > 1 and not pieces[-1].strip():
        pieces.pop()
    return [_BREAK.sub("\n", piece).strip() for piece in pieces]
