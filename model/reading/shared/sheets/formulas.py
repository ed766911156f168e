"""Formulas whose results are not stored: sums, differences, products and quotients of cells of one sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal, DivisionByZero, InvalidOperation

from model.reading.guards import CELLS_LIMIT

Place = tuple[int, int]
"""Row and column of a cell, counted from 0."""

_TOKEN = re.compile(
    r"\s*(?:(\$?[A-Z]{1,3}\$?\d{1,7})(?::(\$?[A-Z]{1,3}\$?\d{1,7}))?(?![A-Za-z0-9(!.])"
    r"|(\d+(?:\.\d+)?)|(SUM)\(|([-+*/(),]))",
    re.I,
)
_REFERENCE = re.compile(r"(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![A-Za-z0-9(!])", re.I)
_DEPTH_LIMIT = 50
_STEPS_LIMIT = 200_000
"""Cells that all formulas of a sheet may look at."""


class _NoResultError(Exception):
    """The formula has no result here."""


def column_of(letters: str) -> int:
    """Return the number of a column: 0 for `A`, 25 for `Z`, 26 for `AA`."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return min(number, 16_384) - 1


def place_of(reference: str) -> Place:
    """Return the place of a reference such as `$B$12`."""
    match = _REFERENCE.match(reference)
    return (int(match[4]) - 1, column_of(match[2])) if match else (0, 0)


def moved(formula: str, rows: int, columns: int) -> str:
    """Return a formula with its relative references moved, as a shared formula of another cell."""

    def replaced(match: re.Match[str]) -> str:
        row = int(match[4]) if match[3] else max(int(match[4]) + rows, 1)
        letters = match[2] if match[1] else _letters(column_of(match[2]) + columns)
        return f"{match[1]}{letters}{match[3]}{row}"

    return _REFERENCE.sub(replaced, formula)


def _letters(column: int) -> str:
    found, column = "", max(column, 0) + 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


@dataclass
class Calculator:
    """The numbers and formulas of one sheet; every formula is calculated once."""

    numbers: Mapping[Place, Decimal]
    formulas: Mapping[Place, str]
    texts: frozenset[Place] = frozenset()
    """Cells that hold a text, with which only SUM can do something."""
    _known: dict[Place, Decimal | None] = field(default_factory=dict[Place, "Decimal | None"])
    _steps: int = 0

    def result(self, place: Place, depth: int = 0) -> Decimal | None:
        """Return the result of the formula in a cell; None where it has none here, as in a circle."""
        if place not in self._known:
            self._known[place] = None
            if depth < _DEPTH_LIMIT:
                with suppress(_NoResultError, DivisionByZero, InvalidOperation):
                    self._known[place] = _Parser(self, self.formulas[place], depth).value()
        return self._known[place]

    def number(self, place: Place, depth: int, *, in_sum: bool) -> Decimal:
        """Return the number in a cell, 0 for a blank one and, in a sum, for a text."""
        self._steps += 1
        if self._steps > _STEPS_LIMIT:
            raise _NoResultError
        if place in self.numbers:
            return self.numbers[place]
        if place in self.formulas:
            found = self.result(place, depth + 1)
            if found is None:
                raise _NoResultError
            return found
        if place in self.texts and not in_sum:
            raise _NoResultError
        return Decimal(0)


class _Parser:
    """A recursive descent over one formula."""

    def __init__(self, calculator: Calculator, formula: str, depth: int) -> None:
        self._calculator = calculator
        self._depth = depth
        self._tokens = list(_tokens(formula.strip().removeprefix("=")))
        self._at = 0
        self._nested = 0

    def value(self) -> Decimal:
        found = self._sum()
        if self._at < len(self._tokens):
            raise _NoResultError
        return found

    def _next(self) -> re.Match[str] | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self, *signs: str) -> str:
        """Take the next token if it is one of these signs; return it, or an empty text."""
        token = self._next()
        sign = "" if token is None else token[5] or ""
        if sign and sign in signs:
            self._at += 1
            return sign
        return ""

    def _sum(self) -> Decimal:
        self._nested += 1
        if self._nested > _DEPTH_LIMIT:
            raise _NoResultError
        found = self._product()
        while sign := self._take("+", "-"):
            found = found + self._product() if sign == "+" else found - self._product()
        self._nested -= 1
        return found

    def _product(self) -> Decimal:
        found = self._factor()
        while sign := self._take("*", "/"):
            found = found * self._factor() if sign == "*" else found / self._factor()
        return found

    def _factor(self) -> Decimal:
        sign = -1 if self._take("-") else 1
        if self._take("("):
            found = self._sum()
            self._close()
            return sign * found
        token = self._next()
        if token is None or token[5]:
            raise _NoResultError
        self._at += 1
        if token[4]:
            return sign * self._arguments()
        if token[2]:
            raise _NoResultError
        if token[1]:
            return sign * self._calculator.number(place_of(token[1]), self._depth, in_sum=False)
        return sign * Decimal(token[3])

    def _arguments(self) -> Decimal:
        """Return the sum of the arguments of SUM, up to its closing parenthesis."""
        found = Decimal(0)
        while True:
            token = self._next()
            if token is not None and token[2]:
                self._at += 1
                found += self._range(place_of(token[1]), place_of(token[2]))
            else:
                found += self._sum()
            if not self._take(","):
                self._close()
                return found

    def _range(self, first: Place, last: Place) -> Decimal:
        rows = range(min(first[0], last[0]), max(first[0], last[0]) + 1)
        columns = range(min(first[1], last[1]), max(first[1], last[1]) + 1)
        if len(rows) * len(columns) > CELLS_LIMIT:
            raise _NoResultError
        places = ((row, column) for row in rows for column in columns)
        return sum((self._calculator.number(p, self._depth, in_sum=True) for p in places), Decimal(0))

    def _close(self) -> None:
        if not self._take(")"):
            raise _NoResultError


def _tokens(formula: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(formula):
        match = _TOKEN.match(formula, at)
        if match is None:
            raise _NoResultError
        yield match
        at = match.end()
