"""Scope: which figures of a text are this unit's own, of the year reported on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from model.checks.core import Facts
from model.checks.language.counts import Figure
from model.checks.language.lazy import lazy
from model.checks.language.patterns import Kind
from model.form.unit_kind import UnitKind


def usable(facts: Facts, figures: Iterable[Figure]) -> Iterator[Figure]:
    """Yield the figures that are of this unit and this year."""
    sentence, foreign, year = -1, False, facts.year()
    for figure in figures:
        if figure.sentence != sentence:
            sentence, foreign = figure.sentence, False
        # Who acts is said once, and goes for what follows in the sentence.
        foreign = is_foreign(facts, _NAME_OF().sub("", figure.lead), foreign)
        foreign = foreign or _is_of_another_name(facts, figure)
        of_this_year = figure.year is None or year is None or figure.year == year
        if not foreign and of_this_year and _goes_with(figure, year):
            yield figure


def _is_of_another_name(facts: Facts, figure: Figure) -> bool:
    """Return whether documents were issued in a government's name (`以县政府名义`) and the unit is neither it nor its office."""
    own = facts.unit_kind().is_government or _OFFICE_OF_GOVERNMENT().search(facts.unit()) is not None
    name = _NAME_OF().search(figure.lead)
    return name is not None and not own and re.sub(r"^[我本]", "", name["body"]) not in facts.unit()


_NAME_OF = lazy(r"以(?P<body>[^，；]{1,24}?)(?:的)?名义")
_OFFICE_OF_GOVERNMENT = lazy(r"政府办公[室厅]$")


def _goes_with(figure: Figure, year: int | None) -> bool:
    """Return whether the year carried from or to, where it is said by number, is last year or the next."""
    if figure.other_year is None or year is None:
        return True
    return figure.other_year == (year - 1 if figure.kind is Kind.CARRIED_IN else year + 1)


_ACTS = lazy(
    r"新收|新增|接收|收到|收悉|接到|受理|接受|登记|办理|处理|办结|答复|制发|制定|印发|出台|废止|作出|发生|产生|未|没有|无|因(?!病)|被|引发|引起"
)
_TIME = lazy(
    r"20\d\d年?度?|全年度?|本年度?|今年|以来|截至.*?日|\d+月\d+日|[至到止起自，：、]|共计?|累计|总共|依法|按规定|新|其中|我们"
)
_BODY = lazy(
    r"局|厅|委员会|委(?![托员])|办公[室厅]|办(?![理结复毕事])|院|中心|街道|乡|镇|部门|单位|支队|大队|管委会|本级|政府(?!信息|网站|公报|规章|门户)|公司|科(?!技|研)|股(?!份)|(?<![事查])处(?![理罚置])|分局|村(?!民)|社区|村委会|居委会|所|(?<!网)站|学校|机关|科室|处室|街办"
)
_WHOLE = lazy(r"^(?:全|我|本)(?P<place>[省市县区州旗盟镇乡])(?:域|内)?(?P<bodies>各.*)?")
_ALL_BODIES = lazy(
    r"(?:\d+[个家]|行政机关|政府|人民|部门|单位|机关|乡镇|街道|镇街|职能|有关|所有|级|及其?|和|与|、|工作|共)*"
)
_PARTS_OF_ALL = r"各|级|行政机关|政府|部门|单位|机关|乡镇|街道|镇街|地区?|省|市|县|区|州|旗|（|）|和|及|与|其|直属|机构|有关|所有|所属|下属|工作|组成"
_ALL_OF_IT = lazy(
    rf"^(?:各级|[省市县区州旗盟]{{2,3}}[两三四]级|[省市县区州旗盟](?:人民)?政府(?:各)?(?:工作|组成)?(?:部门)?(?:(?:及|和|与|、)其?|(?=各)|(?<=部门)))(?:{_PARTS_OF_ALL})*$"
)
"""A government with all that belongs to it: `市政府及各部门、各县（市、区）`, `各级各部门`."""
_PLACE_NAME = lazy(r"(?![全我本各辖])[\u4e00-\u9fff]{2,8}[省市县区州旗盟]")
_LEVEL = lazy(r"^(?:各)?[省市县区乡镇]{1,3}(?:层面|本级|级|一级)|^各[省市县区州旗盟乡镇]+$")
_OWN_LEVEL = lazy(r"(?<=[局厅委办院])(?:机关)?本级$")
_LARGER = lazy(r"^(?:全|我)[国省市县区州旗盟]|系统|辖区")
_GOVERNMENT = lazy(r"^(?:[省市县区州旗盟镇乡])?(?:人民)?政府(?:系统)?$")
_OFFICE = lazy(
    r"^(?:我|本|全)?(?:局|厅|委|街办|办公室|办|院|中心|街道|镇|乡|街|所|站|机关|单位|部门|部)(?:机关)?(?:(?:党政|综合|党政综合|行政)?办公室)?|^(?:我|本|全)"
)


def is_foreign(facts: Facts, lead: str, before: bool = False) -> bool:
    """Return whether what a clause says is said of another body than the unit; `before` where it names none."""
    act = _ACTS().search(lead)
    subject = _OWN_LEVEL().sub("", _TIME().sub("", lead[: act.start()])) if act is not None else ""
    # `以我局为被告的案件`: those who are sued.
    subject = subject.removeprefix("以").removesuffix("为")
    kind, unit = facts.unit_kind(), facts.unit()
    if not subject or not unit:
        return before
    if len(subject) > 1 and _short(unit).endswith(_short(subject)):
        return False
    if kind.is_government:
        return _is_foreign_to_government(subject, unit, kind, before)
    if _PLACE_NAME().fullmatch(subject) and unit.startswith(subject):
        # A bureau bears the name of its region, for which it does not speak.
        return True
    larger = _LARGER().search(subject) is not None and kind is not UnitKind.UNKNOWN
    if larger or subject.removesuffix("机关") in unit:
        return larger
    office = _OFFICE().match(subject)
    if _BODY().search(subject[office.end() :] if office else subject):
        return True
    return before if office is None else False


def _short(name: str) -> str:
    return name.replace("人民政府", "政府").replace("办公室", "办")


def _is_foreign_to_government(subject: str, unit: str, kind: UnitKind, before: bool) -> bool:
    region = re.sub(r"(?:人民)?政府$", "", unit)
    whole = _WHOLE().match(subject)
    if (whole is not None and whole["bodies"]) or _ALL_OF_IT().match(subject):
        return False
    rest = subject.replace(unit, "").replace(region, "") if whole is None else subject[whole.end() :]
    if (
        _LEVEL().match(subject)
        or subject.startswith("全国")
        or (_PLACE_NAME().fullmatch(subject) and subject not in unit)
    ):
        return True
    if (
        not rest
        or _ALL_OF_IT().match(rest)
        or _GOVERNMENT().match(rest)
        or (kind is UnitKind.TOWNSHIP and rest in unit)
    ):
        return False
    if whole is not None and _ALL_BODIES().fullmatch(rest):
        return False
    if _BODY().search(rest):
        return True
    return before if whole is None and rest == subject else False
