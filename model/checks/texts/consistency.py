"""N17: a section that contradicts another."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from model.checks.core import Facts, Hit, Severity, check, hit
from model.checks.language.counts import figures_of
from model.checks.language.fees import fees_of
from model.checks.language.totals import published_totals
from model.checks.texts.expectations import expected_of
from model.checks.texts.scope import usable
from model.checks.wording import section_name, written_sections
from model.content.address import Address


class _Said(NamedTuple):
    """A figure that a section gives of something."""

    thing: object
    value: int | Decimal
    address: Address
    words: str


@check(
    "N17",
    Severity.WARNING,
    "{section}写“{words}”，与{other}写的“{others}”不一致；请核对后统一。",
    of_text=True,
)
def sections_agree(facts: Facts) -> Iterator[Hit]:
    """各文字部分对同一件事的说法应一致：信息处理费收没收、收多少，全年主动公开信息的总数，表中还没有填的数字。

    依据：《政府信息公开条例》第六条（及时、准确）；国办公开办函〔2021〕30号。已与表格核对的数字由 N03、N05 提示；
    分渠道、分类别的条数不比对。
    """
    first: dict[object, _Said] = {}
    for key in written_sections(facts.form):
        for said in _said(facts, key):
            known = first.setdefault(said.thing, said)
            if known.address.part != key and known.value != said.value:
                yield hit(
                    said.address,
                    related=(known.address,),
                    section=section_name(facts.form, key),
                    words=said.words,
                    other=section_name(facts.form, known.address.part),
                    others=known.words,
                )


def _said(facts: Facts, key: str) -> Iterator[_Said]:
    """Yield what a section says that another may say as well."""
    text, year = facts.text(key), facts.year()
    for fee in fees_of(text):
        if fee.year in (None, year):
            yield _Said("fee", fee.amount, Address(key).span(fee.start, fee.end), text[fee.start : fee.end])
    for total in published_totals(text):
        if total.year in (None, year):
            yield _Said("published", total.value, Address(key).span(total.start, total.end), total.words)
    for figure in usable(facts, figures_of(text)):
        if expected_of(facts, figure) is None:
            value, address = figure.value, Address(key).span(figure.start, figure.end)
            yield _Said((figure.kind, figure.part), value, address, figure.words)
