"""What a check is made of: findings and fixes, the registry, and the view of a report that records what is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import Any, NamedTuple

from model.content.address import Address
from model.content.blocks import Blocks
from model.content.text_edit import replace_span
from model.content.values import Value, display
from model.form.spec import Form
from model.form.unit_kind import UnitKind, kind_of
from model.report.report import PREVIOUS, Edit, Report, SetField, SetText, SetValues, Several


class Severity(Enum):
    """How grave a finding is; the members are in order, the gravest first."""

    ERROR = "error", "强制性"
    """Must be corrected before publication."""
    WARNING = "warning", "核实性"
    """Correct it, or keep it with a reason."""
    INFO = "info", "提示性"
    """Advice."""

    def __new__(cls, value: str, word: str) -> Severity:
        """Take the rank from the order of definition."""
        member = object.__new__(cls)
        member._value_ = value
        member.word = word
        member.rank = len(cls.__members__)
        return member

    word: str
    """What clerks call it."""
    rank: int
    """0 for the gravest; a key for sorting."""


@dataclass(frozen=True)
class Fix:
    """A mechanical mend: put `value` at `address` (a cell, a field, or some characters of a text)."""

    address: Address
    value: Value
    replaces: str = ""
    """What the characters of a text must still be for the fix to do anything."""
    also: tuple[Address, ...] = ()
    """Further cells that are set to the same value."""

    def edit(self, report: Report) -> Edit:
        """Return the edit that carries it out; one that changes nothing where the text has changed since."""
        address = self.address
        if address.is_cell:
            return SetValues(dict.fromkeys((address, *self.also), self.value))
        if address.start < 0:
            return SetField(address.part, self.value if isinstance(self.value, (str, int)) else None)
        if report.text(address.part)[address.start : address.end] != self.replaces:
            return Several(())
        blocks = replace_span(report.blocks(address.part), address.start, address.end, display(self.value))
        return SetText(address.part, blocks)


class Hit(NamedTuple):
    """What a check found: where, with which other places, and the figures for its sentence."""

    address: Address
    arguments: dict[str, str]
    related: tuple[Address, ...] = ()
    fix: Fix | None = None
    severity: Severity | None = None
    """Another severity than that of the check."""


def hit(
    address: Address, related: Iterable[Address] = (), fix: Fix | None = None, **arguments: object
) -> Hit:
    """Make a hit at `address`; `arguments` fill the check's sentence."""
    return Hit(address, {name: str(value) for name, value in arguments.items()}, tuple(related), fix)


FindingOrder = tuple[tuple[int, ...], str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong or worth a look. The message is rendered on demand, from the template of the check."""

    code: str
    # The hash is taken at every keystroke; what the other fields imply is left out of it.
    severity: Severity = field(hash=False)
    address: Address
    arguments: tuple[tuple[str, str], ...] = ()
    related: tuple[Address, ...] = field(default=(), hash=False)
    fix: Fix | None = field(default=None, hash=False)
    order: FindingOrder = field(default=((), "", ()), compare=False, repr=False)
    """Sort key: the place in the form, then the code, then the figures. The engine sets it."""

    @property
    def message(self) -> str:
        """The finding in Chinese: where, the figures of both sides, the difference."""
        return RULES[self.code].sentence.format(**dict(self.arguments))

    @cached_property
    def identity(self) -> str:
        """The name of the finding in an acknowledgement: code, place and figures, without the position in a text."""
        figures = " ".join([f"{name}={value}" for name, value in self.arguments])
        return f"{self.code} {self.address.whole} {figures}".rstrip()


class Facts:
    """A report as the checks see it. Every read is recorded, so that the engine knows what to run again."""

    def __init__(self, report: Report, today: date) -> None:
        self._report = report
        self._texts: dict[str, tuple[Blocks, str]] = {}
        """The plain text of each key, with the blocks that it was made of."""
        self.today = today
        self.reads: set[Address] = set()

    @property
    def form(self) -> Form:
        """The form of the report."""
        return self._report.form

    def value(self, address: Address) -> Value:
        """Return the value of a cell."""
        self.reads.add(address)
        return self._report.values.get(address)

    def values(self, addresses: Iterable[Address]) -> list[Value]:
        """Return the values of some cells."""
        cells = tuple(addresses)
        self.reads.update(cells)
        return list(map(self._report.values.get, cells))

    def number(self, address: Address) -> int | Decimal:
        """Return what a cell counts in a sum: blank and `/` count 0."""
        self.reads.add(address)
        value = self._report.values.get(address)
        return 0 if value is None or isinstance(value, str) else value

    def sum(self, addresses: Iterable[Address]) -> int | Decimal:
        """Return the sum of some cells."""
        cells = tuple(addresses)
        self.reads.update(cells)
        result: int | Decimal = 0
        for value in map(self._report.values.get, cells):
            if value is not None and not isinstance(value, str):
                result += value
        return result

    def is_computed(self, address: Address) -> bool:
        """Return whether the report keeps this cell a sum by itself (a fix cannot set it)."""
        self.reads.add(COMPUTES)
        return self._report.is_computed(address)

    def unit(self) -> str:
        """Return the name of the unit."""
        self.reads.add(Address("unit"))
        return self._report.unit

    def unit_kind(self) -> UnitKind:
        """Return what sort of body the unit is."""
        self.reads.update((Address("unit"), Address("unit_kind")))
        return kind_of(self._report.unit, self._report.unit_kind)

    def year(self) -> int | None:
        """Return the year reported on."""
        self.reads.add(Address("year"))
        return self._report.year

    def title(self) -> str:
        """Return the title as printed where it is not the automatic one, else empty."""
        self.reads.add(Address("title"))
        return self._report.title

    def text(self, key: str) -> str:
        """Return the plain text of a written section or the front matter."""
        self.reads.add(Address(key))
        blocks = self._report.blocks(key)
        known = self._texts.get(key)
        if known is None or known[0] is not blocks:
            known = self._texts[key] = (blocks, self._report.text(key))
        return known[1]

    def blocks(self, key: str) -> Blocks:
        """Return the blocks of a written section or the front matter."""
        self.reads.add(Address(key))
        return self._report.blocks(key)

    def date(self) -> str:
        """Return the date of issue as printed."""
        self.reads.add(Address("date"))
        return self._report.date

    def rules(self) -> str:
        """Return the text of the requirements that the report holds, empty for none."""
        self.reads.add(Address("rules"))
        return self._report.rules

    def previous(self) -> Report | None:
        """Return last year's report."""
        self.reads.add(PREVIOUS)
        return self._report.previous


COMPUTES = Address("computes_totals")

Check = Callable[[Facts], Iterator[Hit]]
Instance = tuple[Callable[..., Iterator[Hit]], tuple[Any, ...]]
"""A function and what it is called with after the facts: one sum of one row, one section."""


@dataclass(frozen=True)
class Rule:
    """A check as it is registered: its docstring is the rule with its source."""

    code: str
    severity: Severity
    sentence: str
    instances: Callable[[Form], Iterable[Instance]]
    explanation: str = field(compare=False)
    of_text: bool = False
    """Whether it reads written text, and so may wait until the clerk pauses."""

    def finding(self, found: Hit, form: Form, severity: Severity | None = None) -> Finding:
        """Return the finding for a hit in a report on `form`, of another severity where one is given."""
        severity = found.severity or severity or self.severity
        arguments = tuple(sorted(found.arguments.items()))
        order = (form.order(found.address), self.code, arguments)
        return Finding(self.code, severity, found.address, arguments, found.related, found.fix, order)


RULES: dict[str, Rule] = {}


def _register(rule: Rule) -> None:
    if rule.code in RULES:
        raise ValueError(f"two checks of code {rule.code}")
    RULES[rule.code] = rule


def check(code: str, severity: Severity, sentence: str, *, of_text: bool = False) -> Callable[[Check], Check]:
    """Register a function that looks at the whole report once."""

    def decorate(function: Check) -> Check:
        _register(
            Rule(code, severity, sentence, lambda form: ((function, ()),), function.__doc__ or "", of_text)
        )
        return function

    return decorate


def check_each(
    code: str,
    severity: Severity,
    sentence: str,
    things: Callable[[Form], Iterable[Any]],
    *,
    of_text: bool = False,
) -> Callable[[Callable[[Facts, Any], Iterator[Hit]]], Callable[[Facts, Any], Iterator[Hit]]]:
    """Register a function that is run for each of the form's `things` (its sums, its cells, its texts)."""

    def decorate(function: Callable[[Facts, Any], Iterator[Hit]]) -> Callable[[Facts, Any], Iterator[Hit]]:
        def instances(form: Form) -> list[Instance]:
            return [(function, (thing,)) for thing in things(form)]

        _register(Rule(code, severity, sentence, instances, function.__doc__ or "", of_text))
        return function

    return decorate
