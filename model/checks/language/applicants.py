"""Applicants: what a figure says of the applications of natural persons and of organisations."""

from __future__ import annotations

from model.checks.language.lazy import lazy
from model.checks.language.patterns import FILL, Bound, Kind
from model.checks.language.places import CASES, Place

_ORGANISATIONS = r"法人(?:、|和|或者?|及|以及|与)?(?:其[他它])?(?:组织|机构)?"
_KINDS = (
    (Bound(Kind.NATURAL_PERSON), r"(?:自然人|公民(?!、)(?:个人)?)"),
    (Bound(Kind.ORGANISATION), _ORGANISATIONS),
    (Bound(Kind.ORGANISATION, "business"), r"商业企业"),
    (Bound(Kind.ORGANISATION, "research"), r"科研机构"),
    (Bound(Kind.ORGANISATION, "public_interest"), r"社会公益组织"),
    (Bound(Kind.ORGANISATION, "legal_service"), r"法律服务机构"),
)
_LEAD = r"(?:20\d\d年度?|全年度?|本年度?|收到|受理|新收|其中|从|按|申请人|申请主体|主体|类型|类别|身份|看|来看|为|是|由|属于|来自|包括|含|分别|：|，|、|和|及|以及|的|申请|政府信息公开申请中?|政府信息公开(?=申请人)|全[省市县区州旗盟镇乡]|中)*"
_TAIL = rf"(?:提出|提交|递交)?(?:的)?(?:政府信息公开)?(?:申请)?(?:的)?{FILL}"
_BEFORE = tuple((bound, lazy(f"{_LEAD}{name}{_TAIL}")) for bound, name in _KINDS)
_BEHIND = tuple(
    (
        bound,
        lazy(rf"^(?:申请)?(?:为|是|由|来自|系|属于|属)?{name}(?:申请|提出|提交|的|所)*(?=[，。；、）]|$)"),
    )
    for bound, name in _KINDS
)
_ALL_OF_ONE_KIND = lazy(
    r"^(?:政府信息公开)?(?:申请)?，?(?:申请人|申请主体)?(?:均|全部|都|皆)(?:为|是|系|由|来自)+(?:自然人|公民)(?:个人)?(?:所|提出|提交|申请|的)*(?=[，。；、）]|$)"
)
_REQUESTS = frozenset((Kind.RECEIVED, Kind.HANDLED, Kind.REQUESTS))
_ALONE = lazy(r"(?:其中|有|：|，|、|和|及)*")
_NAMED = lazy(r"自然人|公民|法人|商业企业|科研机构|社会公益组织|法律服务机构")
_NEAR = 16
_OTHER = lazy(r"网上|线上|线下|网络|平台|信函|邮寄|来信|当面|现场|窗口|书面|许可|处罚|走访|服务对象")
"""What makes them applications of one channel, or of something else."""


_FROM_ONE_KIND = lazy(r"[^，；]*(?:收到|受理|新收)")
_TWO_KINDS = lazy(r"(?:自然人|公民).*\d.*(?:法人|企业|组织|机构).*\d")
"""`收到自然人申请3件` may be of one sort among others; with the organisations beside them they are all."""


def applied(place: Place) -> Bound | None:
    """Return what a figure of applications counts that were made by one kind of applicant."""
    if place.number.measure not in CASES or place.subject != "requests" or not place.known:
        return None
    if _NAMED().search(place.before + place.behind[:_NEAR]) is None or _OTHER().search(place.lead):
        return None
    if _FROM_ONE_KIND().match(place.before) and not _TWO_KINDS().search(place.sentence.text):
        return None
    for bound, pattern in _BEFORE:
        if pattern().fullmatch(place.before):
            return bound
    if _ALONE().fullmatch(place.before):
        return next((bound for bound, pattern in _BEHIND if pattern().match(place.behind)), None)
    return None


def all_applied(place: Place, bound: Bound) -> Bound | None:
    """`收到申请3件，均为自然人申请`: the same figure stands in the column of natural persons."""
    if bound.kind not in _REQUESTS or _ALL_OF_ONE_KIND().match(place.behind) is None:
        return None
    return Bound(Kind.NATURAL_PERSON)
