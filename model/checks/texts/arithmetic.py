"""N04: arithmetic inside a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model.checks.core import Facts, Fix, Hit, Severity, check_each, hit
from model.checks.language.percents import wrong_percents
from model.checks.language.sums import wrong_sums
from model.checks.wording import difference, section_name, written_sections
from model.content.address import Address
from model.content.values import display


@check_each(
    "N04",
    Severity.WARNING,
    "{section}写“{words}”，{problem}；请核对这一句的数字。",
    written_sections,
    of_text=True,
)
def sums_in_sentences(facts: Facts, key: str) -> Iterator[Hit]:
    """一句话里的数字应自洽：所列各部分之和不超过总数，列到“其他”为止的应等于总数；百分比应与件数相符。

    依据：《政府信息公开条例》第六条（及时、准确地公开政府信息）。概数、计量单位不同、分类可能交叉的不核。
    """
    text = facts.text(key)
    section = section_name(facts.form, key)
    for found in wrong_sums(text):
        gap = difference(found.whole, found.total)
        problem = f"所列各部分之和是 {display(found.total)}，总数{gap}"
        yield hit(
            Address(key).span(found.start, found.end), section=section, words=found.words, problem=problem
        )
    wholes = _wholes(facts)
    for wrong in wrong_percents(text):
        # The whole may be a figure of table three that the text does not say.
        if wrong.part is not None and any(map(wrong.is_share_of, wholes)):
            continue
        address = Address(key).span(wrong.start, wrong.end)
        given = text[wrong.start : wrong.end]
        fix = Fix(address, f"{wrong.right}{given[-1]}", given)
        problem = f"按所列件数算是 {wrong.right}%"
        yield hit(address, fix=fix, section=section, words=wrong.words, problem=problem)


def _wholes(facts: Facts) -> tuple[int | Decimal, ...]:
    """Return the figures of which parts of applications may be said to be a share."""
    if not facts.form.has_section("requests"):
        return ()
    rows = ("received", "carried_in", "concluded")
    received, carried_in, concluded = (facts.number(Address("requests", row, "total")) for row in rows)
    return received, received + carried_in, concluded
