"""Fields: what a column of a register may be, and the headings by which it is known."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from model.ledger.dispute_words import AFTER, DIRECT, OUTCOME_KEYS, RECONSIDERATION, outcome_of
from model.ledger.texts import plain
from model.ledger.words import Sense, is_result_label, kind_of, result_of


class Field(Enum):
    """What a column holds; the value is its name on screen."""

    NUMBER = "序号"
    CASE_NUMBER = "申请编号"
    RECEIVED = "收到日期"
    APPLICANT = "申请人"
    KIND = "申请人类型"
    CONTENT = "申请内容"
    RESULT = "办理结果"
    REASON = "具体情形或理由"
    ANSWERED = "答复日期"
    STATUS = "办理状态"
    CARRIED = "结转情况"
    RECONSIDERATION = "行政复议"
    RECONSIDERATION_DATE = "复议决定日期"
    LITIGATION = "行政诉讼"
    LITIGATION_KIND = "诉讼类型（直接起诉／复议后起诉）"
    LITIGATION_DATE = "诉讼裁判日期"
    DIRECT = "未经复议直接起诉"
    AFTER = "复议后起诉"
    DISPUTE = "复议诉讼情况"
    TICK_KIND = "勾选：申请人类型"
    TICK_RESULT = "勾选：办理结果"
    TICK_DISPUTE = "勾选：复议诉讼结果"
    REMARK = "备注"
    IGNORED = "不用"


class Role(NamedTuple):
    """The field of a column; `key` is what a tick in it means, `rank` puts columns of one field in order, 0 first."""

    field: Field
    key: str = ""
    rank: int = 0


_DAY = r"(?:的)?(?:日期|时间|日|年月日)$"

_HEADINGS: tuple[tuple[Field, int, str], ...] = (
    (Field.NUMBER, 0, r"^(?:序号|序|编次|no\.?|№|#|行号|顺序号|排序|项次|顺序)$"),
    (
        Field.IGNORED,
        0,
        r"电话|手机|联系|地址|住址|邮箱|邮编|邮政|证件|身份证|经办|承办|签字|签收人|领导|批示|审批|附件|快递|来源|证照"
        r"|费用|收费|答复(?:书)?(?:文号|字号|编号)|告知书(?:编号|文号)?|文书(?:编号|文号|号)|办件人|责任|科室|处室|股室|页码|份数"
        r"|工作日|天数|用时|时长|(?:申请|提交|受理|收件|接收|送达|提供|获取|领取)(?:的)?(?:方式|途径|渠道|形式)|载体",
    ),
    (
        Field.IGNORED,
        1,
        r"(?:应|截止|截至|到期|最晚|最迟|法定|限|要求|预计|规定)[^/]{0,6}(?:答复|办结|回复|日|时间|期)|(?:办理|答复|办结|回复)(?:期限|时限)|时限|剩余|超期|逾期|预警|延期|延长|补正|征求",
    ),
    (Field.CARRIED, 0, r"结转|转下年|跨年"),
    (Field.RECONSIDERATION_DATE, 0, r"复议[^/诉]*(?:决定|结案|审结|终结|办结|作出)[^/诉]*" + _DAY),
    (
        Field.LITIGATION_DATE,
        0,
        r"诉[^/]*(?:判决|裁判|结案|审结|终结|裁定|办结)[^/]*" + _DAY + r"|(?:判决|裁判)" + _DAY,
    ),
    (Field.IGNORED, 2, r"(?:复议|诉)[^/]*(?:机关|法院|时间|日期|日)$|被告|原告"),
    (
        Field.LITIGATION_KIND,
        0,
        r"(?:诉讼|起诉)(?:的)?(?:类型|类别|方式|种类|性质|情形)|是否(?:经|先)(?:过)?复议|(?:直接|复议后)(?:起诉|诉讼)?[/或、](?:直接|复议后|经复议)",
    ),
    (
        Field.DISPUTE,
        0,
        r"复议[、/及和与或,]?(?:行政)?诉讼|诉讼[、/及和与或,]?(?:行政)?复议|争议(?:情况)?|救济(?:情况)?",
    ),
    (Field.DIRECT, 0, r"(?:未经复议|直接)(?:直接)?(?:提起)?(?:行政)?(?:起诉|诉讼)"),
    (Field.AFTER, 0, r"(?:经|先)?复议(?:之)?后(?:再)?(?:提起)?(?:行政)?(?:起诉|诉讼)"),
    (Field.RECONSIDERATION, 0, r"复议"),
    (Field.LITIGATION, 0, r"诉讼|起诉|应诉|判决"),
    (Field.CASE_NUMBER, 0, r"(?:编号|单号|文号|件号|案号|流水号|登记号|受理号|收文号|收件号|申请号)$|^号$"),
    (
        Field.ANSWERED,
        0,
        r"(?:答复|回复|答覆)(?!人)[^/申]{0,6}" + _DAY + r"|答复日",
    ),
    (Field.ANSWERED, 1, r"(?:办结|结案|办毕|办理完(?:成|毕|结)|完成|完结)[^/申]{0,4}" + _DAY),
    (
        Field.ANSWERED,
        2,
        r"(?:作出|出具|发出|寄出|送达|告知|反馈|处理|办理|发文|决定|公开|办件|邮寄)[^/申受]{0,6}" + _DAY,
    ),
    (
        Field.RECEIVED,
        0,
        r"(?:收到|收件|收文|接收|接件|签收|来件|来文|来信|收悉|收申请|收取|收案|^收)[^/]{0,8}" + _DAY,
    ),
    (Field.RECEIVED, 1, r"(?:受理|接受|承接|受件)[^/]{0,6}" + _DAY),
    (Field.RECEIVED, 2, r"(?:登记|录入)[^/]{0,4}" + _DAY),
    (Field.RECEIVED, 3, r"(?:申请|提交|提出|递交|提起|申请人申请|申领)[^/人]{0,8}" + _DAY + r"|申请日"),
    (
        Field.KIND,
        0,
        r"(?:申请人|申请者|申请主体|申请方|主体|申请对象|当事人|人员)(?:的)?(?:类型|类别|性质|身份|属性|种类|分类|类)"
        r"|(?:公民|自然人|个人)[/、或,和](?:法人|单位|组织|企业|公司|机构)|(?:法人|组织|单位|机构|企业)(?:或其他组织)?(?:的)?(?:类型|类别|性质|分类|种类)",
    ),
    (
        Field.REASON,
        0,
        r"(?:不予?公开|无法提供|不予处理|其他处理|答复|办理|处理|结果)?(?:的)?(?:理由|原因|依据|情形|细分|子类|小类|明细|具体情况|具体情形|具体类型|细项|二级)$",
    ),
    (
        Field.RESULT,
        0,
        r"(?:办理|处理|答复|办结|回复|公开|审查|最终|结案|答复处理|办件|申请)(?:的)?(?:结果|结论|决定)(?:类型|类别|分类|种类)?|^(?:结果|结论)(?:类型|类别|分类)?$",
    ),
    (
        Field.RESULT,
        1,
        r"(?:办理|处理|答复|办结|回复|公开|决定|告知)(?:书)?(?:的)?(?:类型|类别|种类|分类|意见|情况)$|是否(?:予以|同意|准予)?公开|公开(?:与否|程度)",
    ),
    (Field.RESULT, 2, r"(?:办理|处理|答复|回复|公开)(?:的)?(?:方式|形式)$|^(?:答复|回复|处理)(?:摘要)?$"),
    (
        Field.STATUS,
        0,
        r"(?:办理|处理|当前|办件|答复|流程)?(?:状态|进度|进展|阶段)$|是否(?:已)?(?:办结|答复|完成|回复|办理完毕|按(?:期|时)(?:答复|办结))",
    ),
    (
        Field.APPLICANT,
        0,
        r"^(?:申请人|申请者|申请主体|申请方|申请单位|申请对象|当事人|来信人)(?:的)?(?:\(?单位\)?)?(?:姓名|名称|名字|全称|姓名[/或、,及和]?(?:单位|组织)?名称|姓名\(名称\)|名称\(姓名\)|名称[/或、]?姓名|信息)?$"
        r"|^(?:姓名|名称|姓名[/或、]?(?:单位)?名称|名称[/或、]姓名|申请人[/或、]?(?:申请)?单位|单位名称|单位[/或、](?:姓名|个人)|姓名\(名称\)|姓名[/或、]单位)$",
    ),
    (
        Field.CONTENT,
        0,
        r"内容|申请事项|事项|信息名称|所需(?:的)?(?:政府)?信息|事由|标题|题名|主题|信息描述|描述|申请(?:公开)?(?:的)?(?:政府)?信息|摘要|需求|案由|申请材料",
    ),
    (Field.REMARK, 0, r"备注|说明|^注$|附注"),
    (Field.RECEIVED, 9, r"^(?:日期|时间|年月日|申请)$"),
    (Field.KIND, 9, r"^(?:类型|类别|性质|主体|身份|申请人情况|申请类型|申请类别|分类)$"),
)
_RULES = tuple((field, rank, re.compile(pattern, re.I)) for field, rank, pattern in _HEADINGS)
_NOTE = re.compile(
    r"\((?:[^()]*(?:年|格式|如|例|填|选|下拉|yyyy|单位|注|必填|可多选|勾|打|\d)[^()]*)\)", re.I
)
_BRACKETED = re.compile(r"\([^()]*\)")
_NAMED = re.compile(r"(?:姓名|名称)$")


@lru_cache(maxsize=2048)
def role_of(path: tuple[str, ...]) -> Role | None:
    """Return what a column with these headings, outermost first, is; None where they do not tell.

    The heading next to the column counts first, then all together.
    """
    texts = [_NOTE.sub("", plain(text)) for text in path]
    texts = [text for i, text in enumerate(texts) if text and text not in texts[:i]]
    if not texts:
        return None
    ticked = _tick_of(texts)
    if ticked is not None:
        return ticked
    leaf = _by_pattern(texts[-1]) or _by_pattern(_BRACKETED.sub("", texts[-1]))
    whole = _by_pattern("".join(texts)) if len(texts) > 1 else None
    if leaf is not None and leaf.field is Field.CASE_NUMBER and whole is not None:
        # 文号 under 答复 numbers the answer.
        return whole
    if leaf is not None and leaf.rank != 9:
        return _in_group(leaf, texts)
    return whole or leaf


def _by_pattern(text: str) -> Role | None:
    for field, rank, pattern in _RULES:
        if pattern.search(text):
            return Role(field, rank=rank)
    return None


_DISPUTE_GROUPS = {RECONSIDERATION: Field.RECONSIDERATION, DIRECT: Field.DIRECT, AFTER: Field.AFTER}


def _in_group(role: Role, texts: list[str]) -> Role:
    """Return what a column is under a heading on disputes: 结果 under 行政复议 is not the result of the application."""
    group = _group_of(texts[:-1])
    if not group or role.field not in (
        Field.RESULT,
        Field.STATUS,
        Field.REASON,
        Field.CONTENT,
        Field.ANSWERED,
        Field.RECEIVED,
    ):
        return role
    if role.field in (Field.ANSWERED, Field.RECEIVED):
        return Role(Field.IGNORED)
    return Role(_DISPUTE_GROUPS.get(group, Field.LITIGATION))


def _group_of(texts: list[str]) -> str:
    for text in reversed(texts):
        found = _by_pattern(text)
        if found is not None and found.field in (Field.DIRECT, Field.AFTER, Field.RECONSIDERATION):
            return {Field.DIRECT: DIRECT, Field.AFTER: AFTER}.get(found.field, RECONSIDERATION)
        if found is not None and found.field is Field.LITIGATION:
            return Field.LITIGATION.name
    return ""


def _tick_of(texts: list[str]) -> Role | None:
    """Return the role of a column whose heading is itself a kind of applicant, a result or an outcome."""
    leaf = texts[-1]
    group = _group_of(texts[:-1])
    if group:
        outcome = outcome_of(leaf, group != RECONSIDERATION)
        if outcome.sense is Sense.KEY and outcome.key in OUTCOME_KEYS:
            return Role(Field.TICK_DISPUTE, f"{group}.{outcome.key}")
        return None
    above = "/".join(texts[:-1])
    if "申请人" in above or re.search(r"法人|公民|主体", above):
        kind = kind_of(_NAMED.sub("", leaf))
        if kind.sense is Sense.KEY:
            return Role(Field.TICK_KIND, kind.key)
    if re.fullmatch(r"(?:姓名|名称)(?:[/或、].*)?", leaf) and len(texts) > 1 and _is_kind_heading(texts[-2]):
        leaf = texts[-2]
    if _is_kind_heading(leaf):
        kind = kind_of(_NAMED.sub("", leaf))
        return Role(Field.TICK_KIND, kind.key if kind.sense is Sense.KEY else "")
    is_label = is_result_label(leaf) and (leaf != "其他" or bool(above))
    if not is_label and re.search(
        r"复议|诉讼|起诉|日期|时间|方式|类型|结果$|情况|事项$|是否|理由|备注", leaf
    ):
        return None
    is_under_result = re.search(r"结果|不予?公开|无法提供|不予处理|其他处理|答复", above) is not None
    # Under a group 不予公开 the words of the group help.
    for text in (leaf, "".join(texts)):
        result = result_of(text)
        is_one = result.sense is Sense.KEY and not result.assumed
        if is_one and (is_label or is_under_result or _by_pattern(leaf) is None):
            return Role(Field.TICK_RESULT, result.key)
    if re.fullmatch(
        r"不予公开|无法提供|不予处理|其他处理|\([三四五六]\)(?:不予公开|无法提供|不予处理|其他处理)", leaf
    ):
        return Role(Field.TICK_RESULT)
    return None


def _is_kind_heading(leaf: str) -> bool:
    return bool(
        re.fullmatch(
            r"(?:公民|自然人|个人|商业企业|企业|科研机构|社会公益组织|公益组织|法律服务机构|其他组织|法人(?:[或和及/、]?(?:者)?其他组织)?|组织|单位)(?:姓名|名称)?",
            leaf,
        )
    )
