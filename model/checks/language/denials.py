"""Denials: what a text says has not happened (`未收到政府信息公开申请`), and what it says has, without a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from model.checks.language.lazy import lazy
from model.checks.language.patterns import Kind
from model.checks.language.prose import Prose, Sentence, prose_of
from model.checks.language.years import is_part_of_year, is_several_years, year_spoken_of


class Claim(NamedTuple):
    """That there were no cases of a kind, or that there were some; `start` to `end` stand in the text as written."""

    kind: Kind
    denied: bool
    start: int
    end: int
    year: int | None
    lead: str
    """What stands before it in its clause."""
    part: str = ""
    """The outcome that is denied, where it is one: `行政复议3件，均已审结` denies that any is pending."""


_NOT = r"(?:未|没有|没)(?:曾|再|有)?"
_REQUEST_WORDS = (
    r"(?:任何|一件|一例|一起|过|到|有|单位|个人|企业|村民|以及|方面|领域|社会公众|人民群众|公众|群众|市民|居民|公民|法人|其他组织|申请人(?!以外)|关于|有关|相关|涉及|需要|要求|提出|提交|提起|的|"
    r"通过(?=任何|各种|各类)|(?:任何|各种|各类)(?:形式|渠道|方式|途径)|形式|书面|(?<=书面)或网络|[向对针]*[本我](?:机关|单位|部门|局|办|街道|镇|乡)|办理|业务|案件|请求|需求|"
    r"政府|政务|信息|公开|依(?=申请)|申请(?!人)书?|事项|情况|办件|来信|来函|件|、|和|或者?|及|与|等)*"
)
_NO_REQUEST = lazy(
    rf"(?:{_NOT}(?:收到|接到|受理|接收|接受|收悉|办理|发生|出现)(?:[和及、或](?:处理|受理|办理|答复))?|无(?:人|公民|群众|公众)?|没有|未有)(?P<object>{_REQUEST_WORDS})(?:发生|出现|产生)?(?=[，。；）]|$)"
)
_NO_REQUEST_OF_ANYBODY = lazy(
    rf"{_NOT}(?:收到|接到|受理|接收|接受|收悉)(?P<object>[^，。；（）\d]{{2,40}})(?=[，。；）]|$)"
)
_OF_SOME = lazy(
    r"网|线上|线下|信函|邮|当面|窗口|现场|平台|许可|复议|诉讼|投诉|举报|建议|意见|补正|答复|超期|逾期|涉|类|转|以外|自然人|公司|催|撤|第三方|重复|延期|费|救助|补贴|执行|听证|材料|反映|异议|更正"
)
_ZERO_REQUESTS = lazy(
    rf"(?P<object>(?:依申请公开|政府信息公开申请){_REQUEST_WORDS})(?:数量)?(?:均)?(?:为零[件起次]?|为0(?![\d.])|未发生|没有发生)(?=[，。；）]|$)"
)
_NOBODY_APPLIED = lazy(
    rf"(?:无|没有)(?:任何)?(?:公民|法人|其他组织|群众|公众|居民|市民|、|和|或者?|及)+向?(?:我|本)?(?:机关|单位|局|办|街道|镇|乡)?(?P<object>(?:提出)?(?:申请|要求公开){_REQUEST_WORDS})(?=[，。；）]|$)"
)
_ALL_ENDED = lazy(
    r"(?P<names>行政复议|行政诉讼|复议|诉讼)(?:案件|案|申请)?\d+[件起宗例]，?(?:目前|现)?(?:(?:均|全部|都)已?(?:经)?(?:全部)?|(?<=，)已(?:经)?|已全部)(?:审结|办结|结案)(?=[，。；）]|$)"
)
_NONE_AT_ALL = lazy(
    r"(?P<object>依申请公开)(?:政府信息|事项|申请|情况|工作)*(?:(?:：|，)无|(?:：|，)[^，；]{0,10}未(?:收到|接到)|(?:：|，)?无(?:办件|受理件|申请))(?=[，。；]|$)|^无(?P<none>)(?=[，。；]|$)"
)
_SOME_REQUESTS = lazy(
    rf"(?:收到|受理|接到)的?(?P<object>{_REQUEST_WORDS})，?(?:均|全部|都)(?:已|已经)?(?:全部|按时|按期|依法|依规|及时|作出|予以|在[^，]{{0,8}}内|、|、依规)*(?:办结|答复)"
)
_NONE_CARRIED = lazy(
    r"(?:无|没有|未(?:发生)?)(?:(?P<before>上一?年度?)|下一?年度?)?(?:结转|转结)(?:到|至|入)?(?:下一?年度?|次年|明年|(?P<last>本年度?))?"
    r"(?:继续)?(?:办理|答复)?(?:的)?(?:政府信息公开申请|依申请公开|申请|事项|件|情况)*(?=[，。；）]|$)"
)
_NAME = r"(?:行政复议|行政诉讼|复议|诉讼)"
_CASE_WORDS = (
    r"(?:任何|因|由|于|有关|关于|涉及|针对|对|本(?:机关|单位|局|办|街道|镇|乡|部门)|我(?:机关|单位|局|办|街道|镇|乡)|事务|事项|政府|政务|信息|公开|依(?=申请)|申请|答复|工作|"
    r"而|被|引发|引起|导致|产生|提起|提请|提出|发生|的|公民|法人|其他组织|和|或者?|及|与|、|，(?=被?(?:申请|提起))"
    r"|举报|投诉|上访|收到|情况|类)*"
)
_NO_CASE = lazy(
    rf"(?:{_NOT}(?:发生|产生|出现|收到|引发|引起|涉及|被|因|提起|受理)|无(?!效|故|正当|法)|不存在){_CASE_WORDS}"
    rf"(?P<names>{_NAME}(?:案件|案)?(?:{_CASE_WORDS}{_NAME}(?:案件|案)?)*)"
    r"(?:的|等|与政府信息公开(?:有关|相关)|案件|申请|情况|事件|情形|问题|现象|发生)*(?=[，。；）（]|$)"
)
_NO_SUCH_CASE = lazy(
    r"(?P<names>(?:复议[^，。；：]{0,8}诉讼|复议|诉讼)(?:案件)?)(?:情况|方面|工作)?(?:：|，)[^；]{0,16}?(?:未|没有)(?:发生|产生|出现|收到)[^，；]{0,20}(?:相关|此类|类似|上述|以上)(?:案件|情况|情形|事项)(?=[，。；）]|$)"
)
_CASES_BOTH_NOT = lazy(
    rf"(?P<names>{_NAME}(?:案件|案|申请)?(?:[、和及与或]{_NAME}(?:案件|案|申请)?)*)(?:情况)?(?:数量)?(?:均|都|皆)?(?:未发生|没有发生|未产生|未收到|为零|为0(?![\d.])|(?<=[均都皆])无)(?=[，。；）]|$)"
)
_UNSURE = lazy(
    r"如|若|凡|对于|对未|避免|防止|力争|确保|通过(?!.*等)|网上|线上|信函|窗口|当面|各|本级|所属|下属|其中|许可|目前"
)


@lru_cache(maxsize=24)
def claims_of(text: str) -> tuple[Claim, ...]:
    """Return what a text claims about applications and disputes in words; results are cached by text."""
    prose = prose_of(text)
    return tuple(claim for sentence in prose.sentences for claim in _claims(prose, sentence))


_KNOWN = lazy(r"信息公开|依申请|公开申请|申请.{0,4}公开|要求公开|政府信息")


_NO_DOCUMENTS = lazy(
    r"(?:未|没有)(?:新)?(?:制发|制定|出台|印发)(?:过)?(?:任何)?(?:规章(?:和|、|及))?(?:行政)?规范性文件(?=[，。；）]|$)"
    r"|无(?:新)?(?:制发|制定|出台|印发)?(?:的)?(?:行政)?规范性文件(?:制发|制定|出台|印发)(?=[，。；）]|$)"
)
_NO_DECISIONS = lazy(
    r"(?:未|没有)(?:作出|做出|实施)(?:过)?(?:任何)?行政(?P<act>许可|处罚|强制)(?:处理)?(?:决定|措施)(?=[，。；）]|$)"
)
_ACTS = {"许可": Kind.LICENSING, "处罚": Kind.PENALTIES, "强制": Kind.COERCIVE_MEASURES}


def _claims_of_table_two(prose: Prose, sentence: Sentence) -> Iterator[Claim]:
    """Yield what is said not to have been issued or decided in the year."""
    text = sentence.text
    if is_part_of_year(text) or is_several_years(text):
        return
    for match in _NO_DOCUMENTS().finditer(text):
        claims = _claim(prose, sentence, match, Kind.NORMATIVE_DOCUMENTS, True)
        yield from (claim._replace(part="issued") for claim in claims)
    for match in _NO_DECISIONS().finditer(text):
        yield from _claim(prose, sentence, match, _ACTS[match["act"]], True)


def _claims(prose: Prose, sentence: Sentence) -> Iterator[Claim]:
    yield from _claims_of_table_two(prose, sentence)
    text = sentence.text
    known = sentence.about_requests or _KNOWN().search(text) is not None
    if not known or is_part_of_year(text) or is_several_years(text):
        return
    for pattern, denied in _REQUEST_CLAIMS:
        for match in pattern().finditer(text):
            if _is_plain_request(sentence, match):
                yield from _claim(prose, sentence, match, Kind.RECEIVED, denied)
    for pattern in (_NO_CASE, _CASES_BOTH_NOT, _NO_SUCH_CASE):
        for match in pattern().finditer(text):
            names = match["names"]
            if "复议" in names:
                yield from _claim(prose, sentence, match, Kind.RECONSIDERATION, True)
            if "诉讼" in names:
                yield from _claim(prose, sentence, match, Kind.LITIGATION, True)
    for match in _NONE_CARRIED().finditer(text):
        kind = Kind.CARRIED_IN if match["last"] or match["before"] else Kind.CARRIED_OUT
        yield from _claim(prose, sentence, match, kind, True)
    for match in _ALL_ENDED().finditer(text):
        kind = Kind.RECONSIDERATION if "复议" in match["names"] else Kind.LITIGATION
        yield from (c._replace(part="pending") for c in _claim(prose, sentence, match, kind, True))


_REQUEST_CLAIMS = (
    (_NO_REQUEST, True),
    (_NO_REQUEST_OF_ANYBODY, True),
    (_ZERO_REQUESTS, True),
    (_NOBODY_APPLIED, True),
    (_NONE_AT_ALL, True),
    (_SOME_REQUESTS, False),
)


_IN_ANY_WAY = lazy(r"通过[^，；]*?等(?:多种|各种|各类)?(?:方式|渠道|途径|形式)")
_ASKS = lazy(r"(?:公开|信息)[^，]{0,4}申请(?:[书表件]|事项|情况)?$|申请公开[^，]{0,8}$")


def _is_plain_request(sentence: Sentence, match: re.Match[str]) -> bool:
    thing = match["object"]
    if match.re is _NO_REQUEST_OF_ANYBODY() and (
        _NO_REQUEST().match(match.group())
        or _OF_SOME().search(_IN_ANY_WAY().sub("", thing))
        or not _ASKS().search(thing)
    ):
        return False
    if match.re is _NONE_AT_ALL():
        return thing is not None or sentence.about_requests
    if match.group().startswith(("无", "没有", "未有")) and "到" not in match.group()[:4]:
        before = sentence.text[: match.start()]
        named = thing in ("申请", "任何申请") and ("依申请公开" in before or sentence.about_requests)
        return (
            named
            or re.search(r"依申请公开|公开申请|申请公开|要求公开|申请(?:政府)?信息公开", thing) is not None
        )
    about = sentence.about_requests or "依申请公开" in sentence.text[: match.start()]
    return ("申请" in thing or "要求公开" in thing) and (about or re.search(r"公开|信息", thing) is not None)


def _claim(
    prose: Prose, sentence: Sentence, match: re.Match[str], kind: Kind, denied: bool
) -> Iterator[Claim]:
    before = sentence.text[: match.start()]
    lead = re.split(r"[，；（）]", before)[-1]
    if _UNSURE().search(lead):
        return
    start, end = prose.span(sentence.start + match.start(), sentence.start + match.end())
    yield Claim(kind, denied, start, end, year_spoken_of(before), lead)
