"""Acts: what a figure says of licences, penalties, coercive measures and fees, which table two counts."""

from __future__ import annotations

from model.checks.language.lazy import lazy
from model.checks.language.patterns import FILL, Bound, Kind
from model.checks.language.places import Place

_MEASURES = frozenset(("件", "起", "宗", "项", "次", "个", "例", "件次", "份", ""))
_WHEN = r"(?:20\d\d年度?|全年度?|本年度?|今年|年内|在|，|、|和|及|以及|，|共计?|累计|总共|依法|合计)"
_WHO = r"(?:我|本|全)(?:局|厅|委|办|院|单位|机关|街道|镇|乡|省|市|县|区|州|旗|部门|中心|系统)|街道|镇|乡|全[省市县区州旗盟](?:各级)?行政机关|各级行政机关"
_DOES = r"(?:查处并|审查并)?(?:作出|做出|办理|办结|实施|采取|下达|完成|处理)?"
_NAMES = {
    Kind.LICENSING: "行政许可",
    Kind.PENALTIES: "行政处罚",
    Kind.COERCIVE_MEASURES: "行政强制(?:措施)?",
}
_TAIL = r"(?:处理决定|决定书?|事项|案件)?(?:数量?)?"
_ACTED = {
    kind: lazy(rf"(?:{_WHEN}|{_WHO})*(?P<does>{_DOES})(?:的|了)?{name}(?P<tail>{_TAIL}){FILL}")
    for kind, name in _NAMES.items()
}
"""Nothing else may stand in the clause: licences of one sort, or those made public, are other figures."""


def acted(place: Place) -> Bound | None:
    """Return what a figure of administrative decisions counts; None where not all decisions of the year are meant."""
    if place.number.measure not in _MEASURES:
        return None
    if "行政" not in place.before and not place.behind.startswith("行政"):
        return None
    for kind, pattern in _ACTED.items():
        match = pattern().fullmatch(place.before)
        if match is not None and (match["does"] or "决定" in match["tail"] or _lists(place)):
            return Bound(kind)
    behind = _DECISION_BEHIND().match(place.behind)
    told = _DOES_ALONE().fullmatch(place.before) or _DECISION_BEFORE_IT().search(place.lead)
    if behind is None or told is None or _MEANS_OTHERS().search(place.lead):
        return None
    return Bound(next(kind for kind, name in _BY_NAME.items() if name in behind.group()))


_BY_NAME = {Kind.LICENSING: "许可", Kind.PENALTIES: "处罚", Kind.COERCIVE_MEASURES: "强制"}
_DECISION_BEHIND = lazy(r"^行政(?:许可|处罚|强制)(?:处理)?决定(?:书)?(?=[，。；、）]|$)")
_DOES_ALONE = lazy(rf"(?:{_WHEN}|{_WHO})*(?:作出|做出|下达)(?:了)?")
_DECISION_BEFORE_IT = lazy(
    r"(?:作出|做出|下达)[^，；]*\d[件起项]行政(?:许可|处罚|强制)(?:处理)?决定(?:书)?[、和及]+$"
)
_MEANS_OTHERS = lazy(r"公示|公开|上传|公布|归集|报送|录入|申请|受理|评查|抽查|信息")
_TABLE_TWO = lazy(
    rf"(?:^|[，；：])(?:{_WHEN}|{_WHO})*(?:行政许可\d+[件项]?[，、和]*行政处罚\d|行政处罚\d+[件起宗]?[，、和]*行政强制(?:措施)?\d|行政事业性收费[^，；\d]{{0,8}}\d[\d.]*万元，行政(?:许可|处罚)\d)"
)
"""A list of the rows of table two, which needs no verb."""
_DECISIONS_BEFORE = lazy(
    r"(?:(?:作出|做出|办理|办结|实施|下达)(?:的|了)?行政(?:许可|处罚|强制)[^，；\d]{0,6}|行政(?:许可|处罚)决定)\d+[件起宗项次]?[，、]?(?:和|及)?行政"
)


def _lists(place: Place) -> bool:
    """Return whether the verb was said of the first of a list (`作出行政许可3件、行政处罚2件`), or the list is that of table two."""
    if _DECISIONS_BEFORE().search(place.lead) is not None:
        return True
    text = place.sentence.text
    return _TABLE_TWO().search(text) is not None and _MEANS_OTHERS().search(text) is None


_CHARGED = lazy(
    rf"(?:{_WHEN}|{_WHO})*(?:收取|征收|实际收取)?(?:的|了)?行政事业性收费(?:总?金额|收入|总额)?(?:共计?|累计|合计|总计|为|是|达|：|了)*"
)


def charged(place: Place) -> Bound | None:
    """Return what an amount of money counts: the fees of table two, in 万元."""
    if place.number.measure != "万元" or _CHARGED().fullmatch(place.before) is None:
        return None
    return Bound(Kind.FEES)
