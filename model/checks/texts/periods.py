"""N02, N11: years that are not the report's, and the period that its figures are of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice, takewhile
from operator import attrgetter

from model.checks.core import Facts, Fix, Hit, Severity, check_each, hit
from model.checks.language.lazy import lazy
from model.checks.language.prose import Prose, Sentence, prose_of
from model.checks.language.years import Year, years_in
from model.checks.wording import all_texts, section_name
from model.content.address import Address

_HEADING = lazy(
    r"(?:（[一二三四五六七八九十]+）|\d{1,2}[、.]|[一二三四五六七八九十]、)?(?:政府信息)?(?:主动公开|依申请公开|政府信息管理|信息管理|(?:政府信息公开)?平台建设|监督保障|总体情况|存在的?(?:主要)?问题)[^，。；：\d]{0,6}[：，]?"
    r"|[一二三四五六七八九十]是|(?:（[一二三四五六七八九十]+）|\d{1,2}[、.]|[一二三四五六七八九十]、)?(?:在|截至|截止)?"
)
"""What may stand before a year that opens a sentence."""
_SPEAKS_OF_ITSELF = lazy(
    r"^年(?:12月31日|(?:度|全年|以来|期间)?(?:，|(?:我|本|全|共|累计|主动|收到|受理|未收到|没有收到|无依|通过|新收|依申请|政府信息公开工作|政务公开工作)))"
)
_PUBLISHES = lazy(r"(?:现将|现公布|现发布|现特向社会公布|现向社会公布|特向社会公布)[^，。；：]{0,25}$")
_PUBLISHED = lazy(r"^年度?政府信息公开(?:工作)?(?:年度报告|年报|情况|工作报告)")
_COMPARED = lazy(
    r"[较比](?:上年|去年|往年|前|同期|20\d\d)|同比|环比|相比|上一?年(?!度?[结转])|去年|往年|历年|连续[两三四五\d]"
)
_PLANNED = lazy(
    r"将|下一步|计划|打算|拟|力争|继续|进一步|今后|努力|争取|要|加强|做好|推进|提升|着力|持续|围绕|聚焦|确保"
)
_DONE = lazy(r"已整改|整改到位|整改完成|整改情况|改进情况|已完成整改|指出的|反映的|提出的问题|报告中")


@check_each(
    "N02",
    Severity.WARNING,
    "{section}写“{words}”，年份是 {given} 年，报告年度是 {year} 年；请核对，若是沿用上年的文字，请改为 {year} 年。",
    all_texts,
    of_text=True,
)
def year_of_the_report(facts: Facts, key: str) -> Iterator[Hit]:
    """正文叙述本年工作的年份应是报告年度（《政府信息公开条例》第四十九条、第五十条：报告的是上一年度的工作）。

    只看句首说明时间的年份；文件名称《》、文号〔〕、同上年比较、成文日期、下年计划中的年份不算。
    """
    year, text = facts.year(), facts.text(key)
    if year is None or not text:
        return
    prose = prose_of(text)
    for sentence in prose.sentences:
        for found in years_in(sentence.text):
            if found.value != year and _should_be_the_reports(facts, prose, sentence, found):
                yield _wrong_year(facts, key, prose, sentence, found, year)


def _should_be_the_reports(facts: Facts, prose: Prose, sentence: Sentence, found: Year) -> bool:
    text, year = sentence.text, facts.year() or 0
    before, behind = text[: found.start], text[found.end :]
    if _PUBLISHES().search(before) and _PUBLISHED().match(behind):
        return True
    if not _HEADING().fullmatch(before):
        return False
    if not _SPEAKS_OF_ITSELF().match(behind) and not _names_itself(facts, behind):
        return False
    if _COMPARED().search(text) or any(other.value == year for other in years_in(text)):
        return False
    if found.value > year:
        return _PLANNED().search(text) is None and _announced(prose, sentence) is None
    return (
        found.value >= year - 3
        and _DONE().search(text) is None
        and not _tells_of_years(prose, sentence, year)
    )


_SHORTEST_NAME = 3


def _names_itself(facts: Facts, behind: str) -> bool:
    """Return whether a year is followed by the unit's name, or the end of it, as the one that acts."""
    unit = facts.unit().strip()
    rest = re.sub(r"^年度?", "", behind)
    names = (unit[i:] for i in range(max(0, len(unit) - _SHORTEST_NAME + 1)))
    name = next((name for name in names if rest.startswith(name)), "")
    return bool(name) and re.match(r"[^，。]{0,8}(?:预算|决算|年报|报告|的)", rest[len(name) :]) is None


def _announced(prose: Prose, sentence: Sentence) -> re.Match[str] | None:
    """Return a match of plans spoken of in the sentence before or after, of which this one is a part."""
    at = bisect_left(prose.sentences, sentence.start, key=attrgetter("start"))
    around = prose.sentences[max(0, at - 1) : at + 2]
    return next(
        (m for s in around if s.paragraph == sentence.paragraph and (m := _PLANNED().search(s.text))), None
    )


def _tells_of_years(prose: Prose, sentence: Sentence, year: int) -> bool:
    """Return whether the paragraph goes on from another year to the report's: it then tells of both on purpose."""
    at = bisect_right(prose.sentences, sentence.start, key=attrgetter("start"))
    later = takewhile(lambda s: s.paragraph == sentence.paragraph, islice(prose.sentences, at, at + _NEAR))
    return any(
        y.value == year and _HEADING().fullmatch(s.text[: y.start]) for s in later for y in years_in(s.text)
    )


_NEAR = 40
"""Sentences of a paragraph that are looked at, so that the time is linear in the text."""


_WORDS = 12


def _wrong_year(facts: Facts, key: str, prose: Prose, sentence: Sentence, found: Year, year: int) -> Hit:
    start, end = prose.span(sentence.start + found.start, sentence.start + found.end)
    address = Address(key).span(start, end)
    return hit(
        address,
        fix=Fix(address, str(year), facts.text(key)[start:end]),
        section=section_name(facts.form, key),
        words=sentence.text[found.start : found.end + _WORDS],
        given=found.value,
        year=year,
    )


_DAY = r"(?:(?P<{0}year>20\d\d)年)?(?P<{0}month>\d{{1,2}})月(?P<{0}day>\d{{1,2}})日"
_PERIOD = lazy(_DAY.format("from_") + r"(?:起|开始)?，?(?:截?[至到止]|[—\-－–~～])+" + _DAY.format("to_"))
_OF_FIGURES = lazy(r"统计|数据|期限|时限|时段|起止|报告期")
_SEEN = {"from_month": "1", "from_day": "1", "to_month": "12", "to_day": "31"}


@check_each(
    "N11",
    Severity.WARNING,
    "{section}写的统计期限是“{given}”，应为 {year} 年 1 月 1 日至 12 月 31 日；请改正。",
    all_texts,
    of_text=True,
)
def period_of_the_figures(facts: Facts, key: str) -> Iterator[Hit]:
    """统计期限应为报告年度的 1 月 1 日至 12 月 31 日（《政府信息公开条例》第四十九条：公布上一年度的报告）。"""
    year, text = facts.year(), facts.text(key)
    if year is None or not text:
        return
    prose = prose_of(text)
    for sentence in prose.sentences:
        for match in _PERIOD().finditer(sentence.text):
            if _wrong_parts(match, year) and _is_of_the_figures(sentence, match):
                yield _wrong_period(facts, key, prose, sentence, match)


def _is_of_the_figures(sentence: Sentence, match: re.Match[str]) -> bool:
    if _COMPARED().search(sentence.text):
        return False
    whole_year = all(match[name].lstrip("0") == value for name, value in _SEEN.items())
    opens = whole_year and _HEADING().fullmatch(sentence.text[: match.start()]) is not None
    return opens or _OF_FIGURES().search(sentence.text) is not None


def _wrong_parts(match: re.Match[str], year: int) -> dict[str, str]:
    """Return the parts of a period that should be otherwise, with what they should be."""
    expected = {"from_year": str(year), "to_year": str(year), **_SEEN}
    return {
        name: value
        for name, value in expected.items()
        if match[name] is not None and match[name].lstrip("0") != value
    }


def _wrong_period(facts: Facts, key: str, prose: Prose, sentence: Sentence, match: re.Match[str]) -> Hit:
    year = facts.year()
    assert year is not None
    start, end = prose.span(sentence.start + match.start(), sentence.start + match.end())
    address, given = Address(key).span(start, end), facts.text(key)[start:end]
    mended = given
    for name, value in sorted(_wrong_parts(match, year).items(), key=lambda part: -match.start(part[0])):
        at, until = prose.span(sentence.start + match.start(name), sentence.start + match.end(name))
        mended = mended[: at - start] + value + mended[until - start :]
    return hit(
        address,
        fix=Fix(address, mended, given),
        section=section_name(facts.form, key),
        given=match.group(),
        year=year,
    )
