"""Disputes: what a figure says of reconsideration and litigation over disclosure, and of how they ended."""

from __future__ import annotations

import re

from model.checks.language.lazy import lazy
from model.checks.language.patterns import FILL, Bound, Kind
from model.checks.language.places import CASES, Place

_NAMES = {
    Kind.LITIGATION_DIRECT: r"(?:未经(?:行政)?复议(?:程序)?(?:而)?)?直接(?:提起|向法院)?(?:行政)?(?:起诉|诉讼)",
    Kind.LITIGATION_AFTER: r"(?:行政)?复议后(?:又)?(?:提起|再)?(?:行政)?(?:起诉|诉讼)",
    Kind.LITIGATION: r"(?:行政|被)?(?:诉讼|起诉)",
    Kind.RECONSIDERATION: r"(?:行政)?复议",
}
"""In the order in which they are tried: each is part of the words of one before it."""
_TAIL = rf"(?:案件|案|申请|事项|情况|的|发生|产生|收到|、|和|及|以及|或者?|与|被?提起|引起|引发|新增|新发生)*{FILL}$"
_NAMED = {kind: lazy(f"{name}{_TAIL}") for kind, name in _NAMES.items()}
_HEARS = lazy(r"(?:审理|审结|受理|办理|承办|代理|办结|化解|应对|参与|参加|出庭|指导|接收|立案)[^，]*$")
"""Said by the body that hears cases; of its own cases only where their cause is added."""
_CAUSED = lazy(r"因|被|引发|引起|产生|导致")
_OTHER_CAUSE = lazy(
    r"因(?!公开|依申请)(?:(?!信息|公开|答复|申请)[^，；]){2,16}(?:引起|引发|产生|导致|提起)[^，；]*$"
)
"""`因行政处罚引起`: cases that are not over disclosure."""
_ONE_SORT = lazy(r"一审|二审|再审|应诉|纠正|维持|败诉|胜诉|撤销|驳回|未审结")
_NAMED_BEHIND = lazy(
    r"(?:有关|关于|涉及|因|由|对|政府|政务|信息|公开|依(?=申请)|申请|工作|引发|引起|产生|的|类|而|被"
    r"|提起|答复|不服)*(?P<name>行政复议|行政诉讼|复议|诉讼)(?:案件|案|申请|情况)?(?=[，。；、）]|$)"
)
_HAPPENED = lazy(r"(?:发生|产生|引发|引起|提起|被提起|被申请|涉及|出现|有|共|存在)$")


def disputed(place: Place) -> Bound | None:
    """Return what a figure of cases of reconsideration or litigation over disclosure counts."""
    if place.number.measure not in CASES or not place.known:
        return None
    if "复议" not in place.sentence.text and "诉" not in place.sentence.text:
        return None
    for kind, pattern in _NAMED.items():
        match = pattern().search(place.before)
        if match is not None:
            return _named(place, kind, match)
    kind = _GROUPS.get(place.subject)
    if kind is not None and _OF_THE_MATTER().search(place.before) and not _ONE_SORT().search(place.before):
        return Bound(kind)
    behind = _NAMED_BEHIND().match(place.behind)
    if behind is None or not _happened(place) or _ONE_SORT().search(place.before):
        return None
    if re.match(r"[、和及与或](?!\d)", place.behind[behind.end() :]):
        return None
    return Bound(Kind.RECONSIDERATION if "复议" in behind["name"] else Kind.LITIGATION)


_ONE_AFTER_ANOTHER = lazy(
    r"(?:发生|产生|引发|引起|提起|涉及|出现|有|共)\d+[件起宗例次]行政复议(?:案件)?[、，和及]+$"
)


def _happened(place: Place) -> bool:
    """Return whether it is said that cases came: before the figure, or of the reconsiderations before it."""
    return _HAPPENED().search(place.before) is not None or _ONE_AFTER_ANOTHER().search(place.lead) is not None


_OF_THE_MATTER = lazy(rf"信息公开(?:工作|申请|引发|引起|的|类|相关)*案件{FILL}$")


def _named(place: Place, kind: Kind, match: re.Match[str]) -> Bound | None:
    lead = place.before[: match.start()]
    hears = _HEARS().search(lead) is not None and _CAUSED().search(lead) is None
    # Who receives such cases may be who decides them: then disclosure must have been spoken of before.
    received = "收到" in lead and not (place.sentence.about_requests or "信息公开" in place.lead)
    if hears or received or _OTHER_CAUSE().search(lead) or _ONE_SORT().search(place.before):
        return None
    if kind is Kind.LITIGATION and "分别" in match.group() and "复议" in lead:
        return Bound(Kind.RECONSIDERATION)
    if kind is Kind.LITIGATION and re.search(r"复议(?:案件|申请)?[、和及与或]?[^，]*$", lead):
        each = re.search(r"均|各", match.group()) is not None or place.number.value == 0
        return Bound(Kind.DISPUTES, EACH if each else "")
    return Bound(kind)


_RESPECTIVELY = lazy(r"复议[^，；\d]*诉讼[^，；\d]*分别[^，；\d]*\d+[件起宗例次]?[、，和]$")


def respectively(place: Place, last: Bound) -> Bound | None:
    """Return what the second figure counts of `行政复议、行政诉讼分别为3件、2件`."""
    is_second = last.kind is Kind.RECONSIDERATION and _RESPECTIVELY().search(place.lead) is not None
    return Bound(Kind.LITIGATION) if is_second else None


EACH = "each"
"""The part of a figure that holds for reconsideration and for litigation."""

_GROUPS = {
    "reconsideration": Kind.RECONSIDERATION,
    "litigation": Kind.LITIGATION,
    "litigation_direct": Kind.LITIGATION_DIRECT,
    "litigation_after": Kind.LITIGATION_AFTER,
}
_OUTCOMES = {
    "维持": "upheld",
    "纠": "corrected",
    "撤销": "corrected",
    "其他": "other",
    "审结": "pending",
    "未结": "pending",
    "审理": "pending",
    "办理": "pending",
}
_OUTCOME_BEFORE = lazy(
    r"^(?:其中|分别为|包括|含|：|结果|被|行政|复议|诉讼|法院|判决|裁定|决定|已|为|有|机关|经|审理|、|和|及)*"
    rf"(?:结果)?(?P<outcome>维持(?:或驳回)?|纠正|纠错|撤销(?:或|、|和|及)(?:者)?确认违法|其他结果|(?<!复议)(?<!诉讼)其他|尚未审结|未审结|未结|正在审理|尚在审理|正在办理|尚在办理)(?:原(?:行政)?(?:行为|决定|答复))?(?:中)?(?:的)?{FILL}$"
)
_OUTCOME_BEHIND = lazy(
    r"^(?:案件|申请)?，?(?:均|全部|都)?(?:目前|现|仍|尚)?(?:为|是|被|获|属于|属|处于)?(?:结果)?"
    r"(?P<outcome>维持|纠正|纠错|其他结果|尚未审结|未审结|未结|(?:正在|尚在|仍在|在)审理(?=之?中|过程中|[，。；、）]|$))(?:之?中|过程中)?(?=[，。；、）]|$)"
)
_OUTCOME_OF_ALL = lazy(
    r"^(?:案件|申请)?，?(?:复议机关|法院|人民法院)?(?:结果)?(?:(?:均|全部|都|皆)(?:已|予|被|予以|获|判决|裁定|决定|为|是|得到)*|为|是|(?=结果))(?:结果)?(?:均|全部|都|皆)?(?:为|是)?"
    r"(?P<outcome>维持|纠正|其他结果|尚未审结|未审结|在审理)(?:原(?:行政)?(?:行为|决定|答复))?(?=[，。；、）]|$)"
    r"|^(?:案件|申请)?，(?:目前)?(?:案件)?(?:均|尚|仍|都)?(?:正)?(?P<going>在审理中?|未审结)(?=[，。；、）]|$)"
)


_TWO_FIGURES = lazy(r"[、，和]\d")
"""`结果维持分别为8件、7件`: an outcome of each kind of case."""


def ended(place: Place) -> Bound | None:
    """Return what a figure of cases that ended in one way counts."""
    kind = _GROUPS.get(place.subject)
    if place.number.measure not in CASES or not place.known or kind is None:
        return None
    if "分别" in place.before and _TWO_FIGURES().match(place.behind):
        return None
    match = _OUTCOME_BEFORE().search(place.before)
    if match is not None and match["outcome"] == "其他" and "维持" not in place.lead:
        return None
    if match is None and re.fullmatch(r"(?:其中|目前|现|其余|剩余|尚有|仍有|有|：|、|和)*", place.before):
        match = _OUTCOME_BEHIND().match(place.behind)
    return Bound(kind, _column(match["outcome"])) if match is not None else None


def all_ended(place: Place, bound: Bound) -> Bound | None:
    """`行政复议1件，为其他结果`: the same figure stands in two columns."""
    match = _OUTCOME_OF_ALL().match(place.behind) if bound.kind in _NAMES and not bound.part else None
    return bound._replace(part=_column(match["outcome"] or match["going"])) if match is not None else None


def _column(outcome: str) -> str:
    return next(column for word, column in _OUTCOMES.items() if word in outcome)
