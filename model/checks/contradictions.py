"""N03, N05: what the text says of applications, disputes and documents against the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from model.checks.core import Facts, Fix, Hit, Severity, check_each, hit
from model.checks.expectations import REQUESTS, Expected, expected_of
from model.checks.language.applications import HANDLED_VERBS, RECEIVED_VERBS
from model.checks.language.counts import Figure, figures_of
from model.checks.language.denials import Claim, claims_of
from model.checks.language.documents import NAMES as DOCUMENTS
from model.checks.language.lazy import lazy
from model.checks.language.patterns import Kind
from model.checks.wording import section_name, written_sections
from model.content.address import Address
from model.content.values import display
from model.form.unit_kind import UnitKind


@check_each(
    "N03",
    Severity.WARNING,
    "{section}写“{words}”，{place}是 {expected}，两处不一致；请核对后改正文或改表格。",
    written_sections,
    of_text=True,
)
def figures_agree(facts: Facts, key: str) -> Iterator[Hit]:
    """正文中申请的收到、结转、办结、办理结果件数，复议、诉讼件数，规章、规范性文件件数，应与表二、表三、表四一致。

    依据：国办公开办函〔2021〕30号，总体情况与各表为同一统计口径。概数（余、近、约、万）、部分时段、分渠道、分单位的数字不比对。
    """
    judged = [(figure, expected_of(facts, figure)) for figure in usable(facts, figures_of(facts.text(key)))]
    right = {
        (figure.kind, figure.part, figure.paragraph)
        for figure, expected in judged
        if expected is not None and figure.value in expected.accepted
    }
    for figure, expected in judged:
        said_rightly = (figure.kind, figure.part, figure.paragraph) in right
        if expected is not None and not said_rightly:
            yield _contradiction(facts, key, figure, expected)


AMBIGUOUS = (Kind.HANDLED, Kind.DISPUTES)
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
        expected=display(expected.value),
    )


def usable(facts: Facts, figures: Iterable[Figure]) -> Iterator[Figure]:
    """Return the figures that are of this unit and this year."""
    figures = tuple(figures)
    foreign = {figure.sentence for figure in figures if _is_of_another_unit(facts, figure)}
    for figure in figures:
        of_another = figure.sentence in foreign and figure.kind in REQUESTS
        year = facts.year()
        of_this_year = figure.year is None or year is None or figure.year == year
        if not of_another and of_this_year and _goes_with(figure, year):
            yield figure


def _goes_with(figure: Figure, year: int | None) -> bool:
    """Return whether the year carried from or to, where it is said by number, is last year or the next."""
    if figure.other_year is None or year is None:
        return True
    return figure.other_year == (year - 1 if figure.kind is Kind.CARRIED_IN else year + 1)


_TIME = lazy(
    r"20\d\d年?度?|全年度?|本年度?|今年|以来|截至.*?日|\d+月\d+日|[至到止起自，：]|共计?|累计|总共|依法|按规定|新"
)
_OWN = lazy(r"(?:全|我|本(?!级)).*|(?:[省市县区州旗盟])?(?:人民)?政府")
_OWN_TOWNSHIP = lazy(r"(?:镇|乡|苏木)$")


def _is_of_another_unit(facts: Facts, figure: Figure) -> bool:
    """Return whether a government's report speaks of one of its offices here; other units have none to speak of."""
    kind = facts.unit_kind()
    if not kind.is_government or figure.kind not in REQUESTS | set(DOCUMENTS):
        return False
    if figure.kind in DOCUMENTS:
        return re.search(r"政府|办|名义|本级|部门|局", re.sub(r"政府规章", "", figure.lead)) is not None
    verb = re.search(rf"{RECEIVED_VERBS}|{HANDLED_VERBS}", figure.lead)
    subject = _TIME().sub("", figure.lead[: verb.start()]) if verb is not None else ""
    region = re.sub(r"(?:人民)?政府$", "", facts.unit())
    own = subject in facts.unit() or region in subject or _OWN().fullmatch(subject)
    return not (own or (kind is UnitKind.TOWNSHIP and _OWN_TOWNSHIP().search(subject)))


@check_each(
    "N05",
    Severity.WARNING,
    "{section}写“{words}”，{place}是 {value}，有无相反；请核对后改正文或改表格。",
    written_sections,
    of_text=True,
)
def claims_agree(facts: Facts, key: str) -> Iterator[Hit]:
    """正文说没有收到申请、没有发生行政复议或行政诉讼的，表三、表四应为 0；说有的，不应为 0（国办公开办函〔2021〕30号，表三、表四）。"""
    for claim in claims_of(facts.text(key)):
        expected = _claimed(facts, claim)
        if expected is not None and (expected.value > 0) is claim.denied:
            yield hit(
                Address(key).span(claim.start, claim.end),
                related=expected.cells,
                section=section_name(facts.form, key),
                words=facts.text(key)[claim.start : claim.end],
                place=expected.place(facts.form),
                value=display(expected.value),
            )


_NO_VALUE = -1


def _claimed(facts: Facts, claim: Claim) -> Expected | None:
    year = facts.year()
    if claim.year is not None and year is not None and claim.year != year:
        return None
    figure = Figure(claim.kind, "", _NO_VALUE, 0, 0, None, None, claim.lead, "", 0, 0)
    expected = expected_of(facts, figure)
    if expected is None or claim.kind is not Kind.RECEIVED:
        return expected
    if _is_of_another_unit(facts, figure._replace(lead=claim.lead + "收到")):
        return None
    return expected if claim.denied else expected._replace(value=max(expected.accepted))
