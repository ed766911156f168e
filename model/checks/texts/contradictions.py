"""N03, N05, N12, N13: what the text says of applications, disputes, documents and decisions against the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from model.checks.core import Facts, Fix, Hit, Severity, check_each, hit
from model.checks.language.counts import Figure, figures_of
from model.checks.language.denials import Claim, claims_of
from model.checks.language.patterns import Kind
from model.checks.texts.expectations import ACTS, APPLICANTS, Expected, expected_of
from model.checks.texts.scope import is_foreign, usable
from model.checks.wording import section_name, written_sections
from model.content.address import Address
from model.content.values import display

_DISAGREES = "{section}写“{words}”，{place}是 {expected}，两处不一致；请核对后改正文或改表格。"


@check_each("N03", Severity.WARNING, _DISAGREES, written_sections, of_text=True)
def figures_agree(facts: Facts, key: str) -> Iterator[Hit]:
    """正文中申请的收到、结转、办结、办理结果（含各项理由）件数，复议、诉讼件数，规章、规范性文件件数，应与表二、表三、表四一致。

    依据：国办公开办函〔2021〕30号，总体情况与各表为同一统计口径。概数（余、近、约、万）、部分时段、分渠道、分单位的数字不比对。
    """
    yield from _contradictions(facts, key, lambda kind: kind not in APPLICANTS and kind not in ACTS)


@check_each("N12", Severity.WARNING, _DISAGREES, written_sections, of_text=True)
def applicants_agree(facts: Facts, key: str) -> Iterator[Hit]:
    """正文中按申请人分的申请件数（自然人、法人或其他组织）应与表三各列一致。

    依据：国办公开办函〔2021〕30号，表三“申请人情况”。可能指新收、办结或者两者合计的，与其中一个相符即可；
    表三只填了总计的不核。
    """
    yield from _contradictions(facts, key, APPLICANTS.__contains__)


@check_each("N13", Severity.WARNING, _DISAGREES, written_sections, of_text=True)
def decisions_agree(facts: Facts, key: str) -> Iterator[Hit]:
    """正文中行政许可、行政处罚、行政强制的决定件数和行政事业性收费金额应与表二一致。

    依据：《政府信息公开条例》第二十条第（五）（六）（八）项；国办公开办函〔2021〕30号，表二。
    公示、公开的信息条数，某一类、某一时段、某一部门的件数，受理件数、事项数不比对。
    """
    yield from _contradictions(facts, key, ACTS.__contains__)


def _contradictions(facts: Facts, key: str, judges: Callable[[Kind], bool]) -> Iterator[Hit]:
    figures = usable(facts, figures_of(facts.text(key)))
    judged = [(figure, expected_of(facts, figure)) for figure in figures if judges(figure.kind)]
    right = {
        (figure.kind, figure.part, figure.paragraph)
        for figure, expected in judged
        if expected is not None and figure.value in expected.accepted
    }
    for figure, expected in judged:
        said_rightly = (figure.kind, figure.part, figure.paragraph) in right
        if expected is not None and not said_rightly:
            yield _contradiction(facts, key, figure, expected)


AMBIGUOUS = (
    Kind.HANDLED,
    Kind.DISPUTES,
    Kind.REQUESTS,
    Kind.CARRIED,
    Kind.NATURAL_PERSON,
    Kind.ORGANISATION,
)
"""Figures that may mean one thing or another: which, only the clerk knows."""


def _contradiction(facts: Facts, key: str, figure: Figure, expected: Expected) -> Hit:
    address = Address(key).span(figure.start, figure.end)
    given = facts.text(key)[figure.start : figure.end]
    return hit(
        address,
        related=expected.cells,
        fix=None if figure.kind in AMBIGUOUS else Fix(address, expected.value, given),
        section=section_name(facts.form, key),
        words=figure.words,
        place=expected.place(facts.form),
        expected=_shown(facts, expected),
    )


def _shown(facts: Facts, expected: Expected) -> str:
    """Return the figure of the tables as messages say it; a blank is not called 0."""
    is_blank = not expected.value and all([facts.value(cell) is None for cell in expected.cells])
    return "空白" if is_blank else display(expected.value)


@check_each(
    "N05",
    Severity.WARNING,
    "{section}写“{words}”，{place}是 {value}，有无相反；请核对后改正文或改表格。",
    written_sections,
    of_text=True,
)
def claims_agree(facts: Facts, key: str) -> Iterator[Hit]:
    """正文说没有收到申请、没有结转、没有发生行政复议或行政诉讼、没有制发规范性文件的，表格应为 0；说有的，不应为 0。

    依据：国办公开办函〔2021〕30号，表二、表三、表四。
    """
    for claim in claims_of(facts.text(key)):
        expected = _claimed(facts, claim)
        if expected is not None and (expected.value > 0) is claim.denied:
            yield hit(
                Address(key).span(claim.start, claim.end),
                related=expected.cells,
                section=section_name(facts.form, key),
                words=facts.text(key)[claim.start : claim.end],
                place=expected.place(facts.form),
                value=_shown(facts, expected),
            )


_NO_VALUE = -1
_CASES = (Kind.RECONSIDERATION, Kind.LITIGATION)
"""Others bring them: who is named before them does not act."""


def _claimed(facts: Facts, claim: Claim) -> Expected | None:
    year = facts.year()
    if claim.year is not None and year is not None and claim.year != year:
        return None
    figure = Figure(claim.kind, claim.part, _NO_VALUE, 0, 0, None, None, claim.lead, "", 0, 0)
    expected = expected_of(facts, figure)
    if expected is None or claim.kind in _CASES:
        return expected
    if is_foreign(facts, claim.lead + "收到"):
        return None
    return expected if claim.denied else expected._replace(value=max(expected.accepted))
