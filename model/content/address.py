"""Address: the name of one place in a report, such as `requests.concluded.total` or `overview:120-134`."""

from __future__ import annotations

import re
from typing import NamedTuple

_PATTERN = re.compile(r"([a-z_0-9]+)(?:\.([a-z_0-9]+)\.([a-z_0-9]+))?(?::(\d+)-(\d+))?")


class AddressError(ValueError):
    """The text is not an address."""


class Address(NamedTuple):
    """One place: a cell of a table, a field (`unit`), a text (`overview`) or a span of characters in a text.

    `part` is the key of a table, a text or a field; `row` and `column` name a cell of a table;
    `start` and `end` count characters of the text's plain form (paragraphs joined by a line feed).
    """

    part: str
    row: str = ""
    column: str = ""
    start: int = -1
    end: int = -1

    def __str__(self) -> str:
        text = f"{self.part}.{self.row}.{self.column}" if self.row else self.part
        return f"{text}:{self.start}-{self.end}" if self.start >= 0 else text

    @property
    def is_cell(self) -> bool:
        """Whether this names one cell of a table."""
        return bool(self.row)

    @property
    def whole(self) -> Address:
        """The same place without a span of characters."""
        return Address(self.part, self.row, self.column)

    def span(self, start: int, end: int) -> Address:
        """Return the characters from `start` up to `end` of this text."""
        return Address(self.part, self.row, self.column, start, end)

    @classmethod
    def parse(cls, text: str) -> Address:
        """Return the address that `str` printed; raise AddressError for anything else."""
        match = _PATTERN.fullmatch(text)
        if match is None:
            raise AddressError(text)
        part, row, column, start, end = match.groups()
        if start is None:
            return cls(part, row or "", column or "")
        if int(start) > int(end):
            raise AddressError(text)
        return cls(part, row or "", column or "", int(start), int(end))
