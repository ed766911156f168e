"""What a poster says of a report: its key figures by section, with last year's beside them where they are known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from model.content.address import Address
from model.content.values import Value, display
from model.report.report import Report


class Fact(NamedTuple):
    """One figure with its name."""

    name: str
    figure: str
    """As printed; a dash for a blank cell."""
    unit: str
    last: str = ""
    """Last year's figure; empty where it is not known."""

    @property
    def words(self) -> str:
        """The fact as a text says it."""
        last = f"（上年 {self.last}）" if self.last else ""
        return f"{self.name} {self.figure}{self.unit}{last}"


class Facts(NamedTuple):
    """The facts of one section."""

    heading: str
    facts: tuple[Fact, ...]


_DISCLOSURE = (
    ("制发规章", "disclosure.regulations.issued", "件"),
    ("制发规范性文件", "disclosure.normative_documents.issued", "件"),
    ("现行有效规范性文件", "disclosure.normative_documents.in_force", "件"),
    ("行政许可决定", "disclosure.licensing.decisions", "件"),
    ("行政处罚决定", "disclosure.penalties.decisions", "件"),
    ("行政强制决定", "disclosure.coercive_measures.decisions", "件"),
    ("行政事业性收费", "disclosure.fees.amount", "万元"),
)
_REQUESTS = (
    ("新收申请", "requests.received.total", "件"),
    ("上年结转", "requests.carried_in.total", "件"),
    ("办结", "requests.concluded.total", "件"),
    ("结转下年", "requests.carried_out.total", "件"),
)
_DISPUTES = (
    ("行政复议", "disputes.reconsideration.total", "件"),
    ("行政诉讼（未经复议）", "disputes.litigation_direct.total", "件"),
    ("行政诉讼（复议后）", "disputes.litigation_after_reconsideration.total", "件"),
)
_SECTIONS = (
    ("主动公开", _DISCLOSURE),
    ("依申请公开", _REQUESTS),
    ("行政复议、行政诉讼", _DISPUTES),
)


def facts_of(report: Report) -> tuple[Facts, ...]:
    """Return the sections; one whose cells are not on the form of the report, as of table two before 2021, is left out."""
    found = (Facts(heading, tuple(_facts(report, cells))) for heading, cells in _SECTIONS)
    return tuple(facts for facts in found if facts.facts)


def _facts(report: Report, cells: tuple[tuple[str, str, str], ...]) -> Iterator[Fact]:
    for name, place, unit in cells:
        address = Address.parse(place)
        if address in report.form.all_cells:
            yield Fact(name, _shown(report.values.get(address)) or "—", unit, _last(report, address))


def _last(report: Report, address: Address) -> str:
    last = report.previous
    if last is None or address not in last.form.all_cells:
        return ""
    return _shown(last.values.get(address))


def _shown(value: Value) -> str:
    return display(value)


def words_of(report: Report) -> tuple[str, ...]:
    """Return what a poster says, a line a section."""
    return tuple(
        f"{facts.heading}：{'，'.join(fact.words for fact in facts.facts)}。" for facts in facts_of(report)
    )


def source_of(report: Report) -> str:
    """Return where the figures are from."""
    return f"数据来源：{report.printed_title or report.form.title_suffix}"
