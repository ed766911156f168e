"""N01, N06 to N09: what the written sections must say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.checks.core import Facts, Hit, Severity, check, check_each, hit
from model.checks.language.lazy import lazy
from model.checks.language.prose import prose_of
from model.checks.wording import section_name, written_sections
from model.content.address import Address
from model.content.blocks import Paragraph

_PLACEHOLDER = lazy(
    r"(?:[（(【\[]?(?:文字描述|待补充|待填写?|请填写|此处填写|内容略|略)[）)】\]]?|[XxＸ×某＿_.…·\-—/]|\s)+[。.]?"
)
_LEFT_OVER = lazy(
    r"[（(【\[](?:文字描述|待补充|待填写?|请[^）)】\]]{0,14}(?:填写|补充|修改|描述)|此处填写)[）)】\]]|待补充"
    r"|(?<![A-Za-z0-9])(?:[XＸ×]{1,4}|_{2,}|＿{2,})(?=[件份个项次篇期人年月]|条(?!例)|单位|万元|街道|镇|局|县)"
)


@check_each("N01", Severity.ERROR, "{section}{problem}", written_sections, of_text=True)
def section_is_written(facts: Facts, key: str) -> Iterator[Hit]:
    """各文字部分不得空缺或只有“（文字描述）”“XX”“待补充”等占位文字（《政府信息公开条例》第五十条；国办公开办函〔2021〕30号）。"""
    name, text = section_name(facts.form, key), facts.text(key)
    others = any(not isinstance(block, Paragraph) for block in facts.blocks(key))
    if not text.strip():
        if not others:
            yield hit(Address(key), section=name, problem="还没有写。请填写这一部分的内容。")
    elif _PLACEHOLDER().fullmatch(text.strip()) and not others:
        problem = f"只有占位文字“{text.strip()[:20]}”。请换成本机关的实际情况。"
        yield hit(Address(key), section=name, problem=problem)
    else:
        for match in _LEFT_OVER().finditer(text):
            words = text[max(0, match.start() - 8) : match.end() + 4].replace("\n", "")
            problem = f"里还留着占位文字“{words}”。请换成实际的内容。"
            yield hit(Address(key).span(match.start(), match.end()), section=name, problem=problem)


def _is_written(facts: Facts, key: str) -> bool:
    """Return whether a section says anything that can be judged; other texts are reported by N01."""
    text = facts.text(key).strip()
    return bool(text) and _PLACEHOLDER().fullmatch(text) is None


_FEE = lazy(
    r"信息处理费|处理费|(?:收取|收费|费用)[^。]{0,12}(?:信息|申请)|(?:信息|申请)[^。]{0,16}(?:收取|收费|费用)"
)


_FIRST_YEAR_OF_FEES = 2021


@check(
    "N06",
    Severity.WARNING,
    "“{section}”没有写信息处理费的收取情况；请补上收取的件数和金额，没有收取的写明“本年度未收取信息处理费”。",
    of_text=True,
)
def processing_fee(facts: Facts) -> Iterator[Hit]:
    """第六部分须报告依据《政府信息公开信息处理费管理办法》收取信息处理费的情况，没有收取也要写明。

    依据：国办公开办函〔2021〕30号，第六部分；国办函〔2020〕109号（《政府信息公开信息处理费管理办法》，
    自 2021 年 1 月 1 日起施行），所以自 2021 年度报告起审核。
    """
    year = facts.year()
    if year is not None and year < _FIRST_YEAR_OF_FEES:
        return
    if not facts.form.has_section("other_matters") or not _is_written(facts, "other_matters"):
        return
    if _FEE().search(prose_of(facts.text("other_matters")).text) is None:
        yield hit(Address("other_matters"), section=facts.form.section("other_matters").heading)


_ASPECTS = {
    "主动公开": r"主动公开|主动向社会公开|公开[^，。]{0,12}信息|发布[^，。]{0,16}(?:信息|条|篇)",
    "依申请公开": r"依申请|申请公开|公开申请|[收受][到理][^，。]{0,12}申请",
    "政府信息管理": r"信息管理|规范性文件|保密审查|三审|先审后|审核|公开属性|动态调整|动态更新|公开目录|公开指南|管理制度|信息发布制度",
    "政府信息公开平台建设": r"平台|网站|公众号|新媒体|专栏|公报|栏目|门户",
    "监督保障": r"监督|保障|考核|培训|评议|追究|追责|组织领导|领导小组|队伍",
}


@check(
    "N07",
    Severity.INFO,
    "“{section}”没有写到：{missing}；一般应从主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面写，请看是否补充。",
    of_text=True,
)
def five_aspects(facts: Facts) -> Iterator[Hit]:
    """总体情况一般写主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面（国办公开办函〔2021〕30号，第一部分）。"""
    if not _is_written(facts, "overview"):
        return
    text = prose_of(facts.text("overview")).text
    missing = [name for name, pattern in _ASPECTS.items() if re.search(pattern, text) is None]
    if missing:
        yield hit(
            Address("overview"), section=facts.form.section("overview").heading, missing="、".join(missing)
        )


_HALVES = {
    "存在的主要问题": r"问题|不足|差距|薄弱|短板|有待|欠缺|不够|不到位|滞后|缺乏|[不待][强高全深细严足]|待[提加完改]",
    "改进情况": r"改进|整改|下一步|今后|措施|将[^，。]{0,20}|加强|提升|完善|强化|优化|健全",
}


@check(
    "N08",
    Severity.INFO,
    "“{section}”没有写{missing}；这一部分应写明存在的主要问题和改进情况，请看是否补充。",
    of_text=True,
)
def problems_and_improvements(facts: Facts) -> Iterator[Hit]:
    """第五部分应写政府信息公开工作存在的主要问题及改进情况（《政府信息公开条例》第五十条第一款第四项）。"""
    if not _is_written(facts, "problems"):
        return
    text = prose_of(facts.text("problems")).text
    missing = [name for name, pattern in _HALVES.items() if re.search(pattern, text) is None]
    if missing:
        yield hit(
            Address("problems"), section=facts.form.section("problems").heading, missing="和".join(missing)
        )


_SPECIFIC = lazy(
    r"内容|解读|平台|网站|专栏|栏目|人员|队伍|培训|业务|渠道|形式|方式|时效|及时|滞后|质量|深度|广度|意识|制度|机制|互动|回应|目录|指南|更新"
    r"|审核|申请|答复|宣传|标准|规范|新媒体|监督|考核|范围|数量|力度|知晓|参与|专业|能力|流程|保密|协调|数据|便民|查阅|经费|主动|重点"
)
_LONGEST_GENERAL = 160
"""Characters; a longer text says something particular in words that are not listed."""


@check(
    "N16",
    Severity.INFO,
    "“{section}”只有笼统的表述，没有写明具体是什么问题、怎样改进；请结合本年情况补充。",
    of_text=True,
)
def particular_problems(facts: Facts) -> Iterator[Hit]:
    """第五部分应写明具体的问题和改进措施，不能只说“存在一些不足，今后将不断提高”。

    依据：《政府信息公开条例》第五十条第一款第四项；国办公开办函〔2021〕30号（内容雷同、敷衍塞责的要追究责任）。
    """
    text = prose_of(facts.text("problems")).text
    if not _is_written(facts, "problems") or len(text) > _LONGEST_GENERAL:
        return
    said = re.sub(r"(?:政府信息|政务|信息)公开(?:的)?(?:工作)?", "", text)
    general = all(re.search(pattern, text) for pattern in _HALVES.values())
    if general and _SPECIFIC().search(said) is None:
        yield hit(Address("problems"), section=facts.form.section("problems").heading)


_SUPERVISION = {
    "工作考核": r"考核|考评|绩效",
    "社会评议": r"评议|测评|满意度|第三方评估|评估",
    "责任追究": r"追究|追责|问责|责任制",
}


@check(
    "N09",
    Severity.INFO,
    "政府的报告还应写明工作考核、社会评议和责任追究结果情况，文中没有写到：{missing}；请在“{section}”的监督保障部分补充。",
    of_text=True,
)
def supervision_of_governments(facts: Facts) -> Iterator[Hit]:
    """各级人民政府的报告还应包括工作考核、社会评议和责任追究结果情况（《政府信息公开条例》第五十条第一款第四项）。"""
    if not facts.unit_kind().is_government or not _is_written(facts, "overview"):
        return
    text = "\n".join(prose_of(facts.text(key)).text for key in written_sections(facts.form))
    missing = [name for name, pattern in _SUPERVISION.items() if re.search(pattern, text) is None]
    if missing:
        section = facts.form.section("overview").heading
        yield hit(Address("overview"), section=section, missing="、".join(missing))
