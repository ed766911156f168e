"""Tables whose cells are lines, each followed by a line of nothing but a bar, as some converters write them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.reading.source import BLANK_CELL

_BARS = frozenset("|｜│┃")
_LEAST_BARS = 10
_LONGEST_CELL = 60
_HEADING = re.compile(r"\s*[一二三四五六七八九十]{1,2}、.*情况$|.*。")
"""A line that ends what stands before a table, and is no part of its first cell."""


def one_cell_a_line(lines: Sequence[str]) -> list[str]:
    """Return the lines with each cell on one line, blank ones as BLANK_CELL, and without the bars."""
    if sum(line.strip() in _BARS for line in lines) < _LEAST_BARS:
        return list(lines)
    found: list[str] = []
    pending: list[str] = []
    in_table = False
    for line in lines:
        if line.strip() not in _BARS:
            pending.append(line)
            continue
        found += _before_bar(pending, in_table)
        pending, in_table = [], True
    return found + pending


def _before_bar(pending: Sequence[str], in_table: bool) -> list[str]:
    """Return the lines before a cell and the cell, which may have been broken over several lines."""
    texts = [line for line in pending if line.strip()]
    if not texts:
        return [BLANK_CELL] if in_table else []
    whole = "".join(text.strip() for text in texts)
    if in_table and len(whole) <= _LONGEST_CELL and not any(map(_HEADING.match, texts[:-1])):
        return [whole]
    return [*pending[: len(pending) - 1], pending[-1]] if pending[-1].strip() else [*pending, BLANK_CELL]
