"""Reasons: what a figure says of applications refused, not answered or closed for one of the reasons of table three."""

from __future__ import annotations

import re

from model.checks.language.lazy import lazy
from model.checks.language.patterns import FILL, Bound, Kind
from model.checks.language.places import CASES, Place

_REASONS = {
    "refused_state_secret": r"国家秘密",
    "refused_prohibited_by_law": r"(?:其[他它])?法律、?行政法规禁止公开",
    "refused_security_and_stability": r"危及“?三安全一稳定”?",
    "refused_third_party": r"(?:保护)?第三方合法权益",
    "refused_internal_affairs": r"(?:三类)?内部事务(?:性)?信息",
    "refused_process": r"(?:四类)?过程性信息",
    "refused_enforcement_file": r"行政执法案卷(?:信息)?",
    "refused_administrative_query": r"行政查询事项",
    "unavailable_not_held": r"(?:本?(?:机关|单位|局|厅|委|办|街道|镇|乡|部门)?|信息|政府信息)(?:不掌握|不存在)(?:相关)?(?:政府)?(?:信息)?",
    "unavailable_must_be_created": r"(?:没有现成信息)?(?:，)?需要?另行制作",
    "unavailable_unclear": r"补正后(?:申请)?(?:内容)?仍不明确",
    "rejected_petition": r"信访(?:、?举报)?、?投诉类?",
    "rejected_repeated": r"重复申请",
    "rejected_publication": r"要求提供公开出版物",
    "rejected_excessive": r"(?:无正当理由)?大量反复申请",
    "rejected_reconfirmation": r"(?:要求)?(?:行政机关)?确认或(?:者)?重新出具(?:已获取)?(?:信息)?",
    "other_not_corrected": r"(?:申请人)?(?:无正当理由)?逾期不补正(?:[^，；\d]{0,24}不再处理其?(?:政府信息公开)?申请)?",
    "other_fee_unpaid": r"(?:申请人)?逾期未按?(?:收费通知)?(?:要求)?缴纳费用(?:[^，；\d]{0,24}不再处理其?(?:政府信息公开)?申请)?",
}
"""By the rows of table three: the words of the form, and those that writers make of them."""
_LEAD = r"(?:[、和及]|其中|包括|含|理由|原因|分别|为|：|有|因|由于|涉及|涉|属于|属|以|对|按|“|”|（|全[省市县区州旗盟镇乡]|政府信息公开申请中?|依申请公开|不予公开|无法提供|不予处理|其他处理|的|\d[.、])*"
_TAIL = rf"”?(?:的)?(?:不予公开|无法提供|不予处理|其他处理|不予提供|类|情形|原因|答复|申请|信息|的)*{FILL}"
_BEFORE = {row: lazy(f"{_LEAD}{words}{_TAIL}") for row, words in _REASONS.items()}
_MAY_NAME = lazy(
    "|".join(
        (
            "秘密|禁止公开|安全|第三方|内部事务|过程性|执法案卷|查询|掌握|不存在|制作|明确",
            "信访|重复|出版物|反复|重新出具|不补正|缴纳",
        )
    )
)
_IN_WORDS_OF_THE_FORM = lazy(
    r"(?:公开申请|依申请公开|不予处理)[^。；]*信访(?:、?举报)?、?投诉类?[^，\d]{0,8}$"
)
"""Petitions are foreign to the matter but where they are a reason of table three."""
_ABOUT = re.compile(r"申请|公开")


def explained(place: Place) -> Bound | None:
    """Return what a figure of applications counts that ended for one reason: the row of table three."""
    if place.number.measure not in CASES or not place.known:
        return None
    if place.subject != "requests" and not _IN_WORDS_OF_THE_FORM().search(place.lead):
        return None
    if _MAY_NAME().search(place.before) is None or not _ABOUT.search(place.sentence.text):
        return None
    return next(
        (Bound(Kind.REASON, row) for row, pattern in _BEFORE.items() if pattern().fullmatch(place.before)),
        None,
    )
