"""Acts: what a figure says of licences, penalties, coercive measures and fees, which table two counts."""

from __future__ import annotations

from model.checks.language.lazy import lazy
from model.checks.language.patterns import FILL, Bound, Kind
from model.checks.language.places import Place

_MEASURES = frozenset(("件", "起", "宗", "项", "次", "个", "例", "件次"))
_WHEN = r"(?:20\d\d年度?|全年度?|本年度?|今年|年内|在|，|、|和|及|以及|，|共计?|累计|总共|依法|合计)"
_WHO = r"(?:我|本|全)(?:局|厅|委|办|院|单位|机关|街道|镇|乡|省|市|县|区|州|旗|部门|中心|系统)|街道|镇|乡|全[省市县区州旗盟](?:各级)?行政机关|各级行政机关"
_DOES = r"(?:作出|做出|办理|办结|实施|下达|完成|处理)?"
_NAMES = {
    Kind.LICENSING: "行政许可",
    Kind.PENALTIES: "行政处罚",
    Kind.COERCIVE_MEASURES: "行政强制(?:措施)?",
}
_TAIL = r"(?:处理决定|决定书?|事项|案件)?(?:数量)?"
_ACTED = {
    kind: lazy(rf"(?:{_WHEN}|{_WHO})*(?P<does>{_DOES})(?:的|了)?{name}(?P<tail>{_TAIL}){FILL}")
    for kind, name in _NAMES.items()
}
"""Nothing else may stand in the clause: licences of one sort, or those made public, are other figures."""


def acted(place: Place) -> Bound | None:
    """Return what a figure of administrative decisions counts; None where not all decisions of the year are meant."""
    if place.number.measure not in _MEASURES or "行政" not in place.before:
        return None
    for kind, pattern in _ACTED.items():
        match = pattern().fullmatch(place.before)
        if match is not None and (match["does"] or "决定" in match["tail"] or _lists(place)):
            return Bound(kind)
    return None


_DECISIONS_BEFORE = lazy(
    r"(?:(?:作出|做出|办理|办结|实施|下达)(?:的|了)?行政(?:许可|处罚|强制)[^，；\d]{0,6}|行政(?:许可|处罚)决定)\d+[件起宗项次]?[，、]?(?:和|及)?行政"
)


def _lists(place: Place) -> bool:
    """Return whether the verb was said of the first of a list: `作出行政许可3件、行政处罚2件`."""
    return _DECISIONS_BEFORE().search(place.lead) is not None


_CHARGED = lazy(
    rf"(?:{_WHEN}|{_WHO})*(?:收取|征收|实际收取)?(?:的|了)?行政事业性收费(?:总?金额|收入|总额)?(?:共计?|累计|合计|总计|为|是|达|：|了)*"
)


def charged(place: Place) -> Bound | None:
    """Return what an amount of money counts: the fees of table two, in 万元."""
    if place.number.measure != "万元" or _CHARGED().fullmatch(place.before) is None:
        return None
    return Bound(Kind.FEES)
