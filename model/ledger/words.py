"""Words of registers and the rows and columns of the form that they mean. What is not here is asked, not guessed.

The results follow the notice that issued the form (国办公开办函〔2021〕30号, table three); the everyday words beside them are
those of the articles that the rows stand for: 《政府信息公开条例》 article 14 (state secrets, what the law forbids, 三安全一稳定),
15 (third parties), 16 (internal affairs, process, enforcement files), 30 (correction), 36 (the answers that there are), 37
(区分处理), 39 (petitions, publications), 42 (fees).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from model.content.address import Address
from model.form.editions import CURRENT
from model.form.parts import APPLICANTS
from model.ledger.texts import is_nothing, plain


class Sense(Enum):
    """What a cell says."""

    NOTHING = "nothing"
    """Blank, a dash, 无."""
    KEY = "key"
    """One row or column of the form."""
    PENDING = "pending"
    """Not answered yet."""
    VAGUE = "vague"
    """A word that leaves open which row or column it is: 不予公开, 已答复, 法人."""
    SEVERAL = "several"
    """Words of several rows that exclude each other."""
    UNKNOWN = "unknown"


class Meaning(NamedTuple):
    """What a cell says, and which row or column it names; `assumed` says what had to be assumed, empty for nothing."""

    sense: Sense
    key: str = ""
    assumed: str = ""


NOTHING, PENDING = Meaning(Sense.NOTHING), Meaning(Sense.PENDING)
VAGUE, UNKNOWN, SEVERAL = Meaning(Sense.VAGUE), Meaning(Sense.UNKNOWN), Meaning(Sense.SEVERAL)

RESULTS: tuple[str, ...] = tuple(
    address.row
    for address in CURRENT.table("requests").entries
    if address.column == "total" and address.row not in ("received", "carried_in", "concluded", "carried_out")
)
KINDS: tuple[str, ...] = tuple(key for key, _ in APPLICANTS)
KIND_LABELS = dict(APPLICANTS)


def result_label(key: str) -> str:
    """Return a row of table three in words: （三）不予公开 5.属于三类内部事务信息."""
    row = CURRENT.row_name(_address(key))
    return re.sub(r"（区分处理的.*）$", "", row)


def _address(key: str) -> Address:
    return next(a for a in CURRENT.table("requests").entries if a.row == key)


def _labels() -> dict[str, str]:
    """Return the printed labels of the results, alone and behind their group, as they are compared."""
    found: dict[str, str] = {}
    for key in RESULTS:
        path = [plain(part) for part in CURRENT.table("requests").row_path(_address(key))]
        for text in (path[-1], "".join(path[-2:]), "".join(path), plain(result_label(key)), key):
            found.setdefault(text, key)
            found.setdefault(re.sub(r"^[\d.、()一二三四五六]+", "", text), key)
    # Several groups end in a row of this name.
    found["其他"] = "other_misc"
    return found


_PATTERNS: tuple[tuple[str, str], ...] = (
    # The more telling words first: each takes its characters away from those below.
    (
        "other_not_corrected",
        r"(?:无正当理由)?(?:逾期|未按(?:期|时|要求)|到期|超期|拒)(?:仍)?(?:不|未|没有)?(?:予|作|进行)?(?:材料)?补正(?:材料)?|不补正|未补正|不作补正|补正(?:期限)?(?:逾期|超期|期满未)|补正逾期|视为放弃(?:申请)?|申请人放弃",
    ),
    (
        "other_fee_unpaid",
        r"(?:逾期|未按(?:期|时|要求|(?:收费)?通知)?(?:要求)?)[^,;，；]{0,12}(?:不|未)?(?:缴|交)(?:纳)?(?:信息处理)?费(?:用)?|(?:不|未|拒绝?)(?:按(?:期|时))?(?:缴|交)(?:纳)?(?:信息处理)?费(?:用)?|费用未缴",
    ),
    (
        "unavailable_unclear",
        r"(?:经)?补正(?:后|完)?[^,;，；]{0,8}(?:仍|还|依然)?(?:不|未)(?:能)?(?:明确|清晰|清楚|具体)|(?:申请)?(?:内容|信息|事项)(?:仍|描述|表述)?(?:不|未)(?:明确|清晰|清楚|具体)|(?:仍|描述|指向|表述)不(?:明确|清楚|清晰)|不明确|内容不清",
    ),
    (
        "partly_granted",
        r"部分(?:予以|给予|同意|依法|信息)?(?:主动)?(?:公开|提供|同意)|区分处理|部分(?:不予|不)公开|遮盖(?:后)?公开|隐去[^,;，；]{0,10}公开|^部分$",
    ),
    (
        "rejected_excessive",
        r"(?:无正当理由)?大量(?:、)?(?:反复|重复)(?:申请)?|反复(?:大量)?申请|(?:数量|频次)[^,;，；]{0,8}(?:超过|不合理|过多)|明显超过合理范围|滥用(?:申请权|知情权)?|频繁申请",
    ),
    (
        "rejected_reconfirmation",
        r"(?:要求)?(?:行政机关|本机关)?(?:重新)?确认(?:或|、)?(?:重新)?(?:出具)?(?:已获取(?:的)?(?:政府)?信息)?|重新出具(?:已获取(?:的)?(?:政府)?信息)?|已获取(?:的)?(?:政府)?信息",
    ),
    (
        "rejected_repeated",
        r"重复(?:申请|提交|提出)?(?:不予(?:重复)?处理)?|不予重复(?:处理|答复)|已(?:就相同内容)?答复过|不再重复(?:处理|答复)",
    ),
    (
        "rejected_publication",
        r"(?:要求提供|属于|提供)?(?:公开)?出版物|(?:政府)?公报[、和]?报刊|报刊书籍|书籍等",
    ),
    (
        "rejected_petition",
        r"(?:属于|以|实为|涉及)?(?:信访|举报|投诉)(?:[、,]?(?:信访|举报|投诉))*(?:等)?(?:类|性质|事项|渠道|途径)?(?:申请|活动|事项)?",
    ),
    (
        "refused_state_secret",
        r"(?:属于|涉及|依法确定为)?国家秘密|涉密(?:信息|文件)?|定密|属于?秘密|机密|绝密",
    ),
    (
        "refused_security_and_stability",
        r"三安全[、及和]?一稳定|(?:危及|影响|可能危及)[^;；]{0,6}(?:国家安全|公共安全|经济安全|社会稳定)[、,国家公共经济安全社会稳定]*|国家安全[、,]公共安全[、,国家公共经济安全社会稳定]*|社会稳定|公共安全|经济安全|国家安全",
    ),
    (
        "refused_administrative_query",
        r"行政(?:查询|登记)(?:事项|类)?|查询(?:事项|类)|(?:工商|不动产|企业|房产|房屋|土地|产权|婚姻)?(?:登记)?(?:资料|档案|信息|登记)(?:等)?查(?:询|阅)(?:事项)?|不动产登记(?:资料|信息)?|工商(?:登记)?(?:资料|档案|信息)|特别规定",
    ),
    (
        "refused_prohibited_by_law",
        r"(?:其他)?法律[、,和及]?(?:行政)?法规[^,;，；]{0,4}(?:禁止|不得|不允许)(?:公开)?|法律法规禁止|法律禁止|法规禁止|(?:依法|法律|法规|法定)(?:明确)?(?:禁止|不得)公开|禁止公开",
    ),
    (
        "refused_third_party",
        r"(?:保护|涉及|损害|侵害|征求)?第三(?:方|人)(?:的)?(?:合法)?(?:权益|利益|隐私)?(?:不同意(?:公开)?)?|商业秘密|技术秘密|个人隐私|隐私|他人(?:合法)?权益",
    ),
    (
        "refused_internal_affairs",
        r"(?:属于)?(?:三类)?内部(?:事务|管理|信息|资料|工作|人事|后勤|文件)(?:性)?(?:类)?(?:流程)?(?:信息)?|人事管理|后勤管理",
    ),
    ("refused_process", r"(?:属于)?(?:四类)?过程(?:性)?(?:信息|材料|文件|稿)?|讨论记录|磋商信函|请示报告"),
    (
        "refused_enforcement_file",
        r"(?:属于)?(?:行政)?执法(?:案件)?(?:案)?卷(?:宗)?(?:信息)?|执法卷宗|案卷(?:材料|信息)?|卷宗",
    ),
    (
        "unavailable_must_be_created",
        r"(?:需要?|须|要求|进行|另行|重新)[^,;，；]{0,6}(?:制作|加工|汇总|分析|统计|整理|搜集)[、加工分析汇总制作]*|没有现成(?:的)?(?:政府)?信息|无现成(?:的)?(?:政府)?信息|非现成(?:信息)?|另行制作|加工[、,]?分析|汇总[、,]?加工",
    ),
    (
        "unavailable_not_held",
        r"(?:本)?(?:行政)?(?:机关|单位|部门|局)?(?:不|未)(?:掌握|保存|持有|制作|获取|存有|产生|形成)[、或及和不未掌握保存持有制作获取存有]*(?:相关|该|此|所申请)?(?:的)?(?:政府)?(?:信息)?|(?:经(?:检索|查询|查找|查))?[^,;，；]{0,4}(?:政府)?(?:信息)?不存在|(?:经检索)?(?:没有|未(?:检索|查询|查找|查|找)到)(?:相关|该|所申请)?(?:的)?(?:政府)?(?:信息)?|查无(?:此)?(?:信息|结果)?|(?:非|不属于?|不是|不归|不在)(?:由)?(?:我|本|该)?(?:级|行政)?(?:机关|单位|部门|局|机构|街道|镇|乡|委|办)?(?:负责|职责|职权|掌握|管辖|信息)*(?:公开)?(?:的)?(?:范围|信息|职责)?(?=$|[,;，；()告建转]|不)|(?:非|不属于)(?:我|本)[^,;，；]{0,10}|向(?:其他|有关|相关)[^,;，；]{1,8}(?:申请|咨询)|告知[^,;，；]{0,6}向[^,;，；]{2,15}(?:申请|咨询|提出|了解)|(?:转|移)(?:送|交|办|由|至|其他|有关|相关)[^,;，；]{0,6}(?:机关|部门|单位|局|办理)?|无(?:此|该|相关)(?:政府)?信息",
    ),
    (
        "other_misc",
        r"(?:申请人|主动|自愿|自行)*(?:申请)?(?:撤回|撤销|撤消|取消)(?:申请|了申请|办理)?|撤件|撤诉申请|终止(?:办理|处理|申请)|(?:其他|其它)(?:处理|情形|情况)?(?:\(其他\))?$|非政府信息(?:公开申请)?|不属于政府信息",
    ),
    (
        "granted",
        r"(?:予以|给予|准予|同意|全部|完全|全文|依法|依申请|已经?(?:予以?)?|可以|当场|给以|属于?|信息|书面|均|可|应当|应予|准许|允许)(?:主动)?(?:予以)?公开(?!出版|范围|职责)|(?:已)?主动(?:予以)?公开|^(?:全)?公开(?:答复|告知|类|信息)?$|(?:已|予以|给予|同意|当场|依法|全部|全文|准予)(?:向申请人)?提供|^(?:全部|完全)?提供(?:(?:相关|所申请)?(?:政府)?(?:信息|材料))?$|告知(?:申请人)?(?:其)?(?:获取|查询|查阅|公开)(?:该政府信息)?(?:的)?(?:方式|途径|渠道|网址)[、,方式途径时间]*|^(?:全部)?同意$|^全公开$|^准予$",
    ),
)
_RULES = tuple((key, re.compile(pattern)) for key, pattern in _PATTERNS)
_NEGATED = re.compile(r"(?:不予?|未|暂不|不宜|不能|无法)(?:主动)?(?:予以)?(?:公开|提供)")

_OTHER_GROUP = re.compile(r"(?:三、)?(?:\(六\))?其[他它]处理")
_PENDING = re.compile(
    r"^(?:正在?|尚在|还在|目前)?(?:办理|处理|审核|审查|研究|答复|受理|流转|会办|承办|拟办|调查|核实|检索|征求(?:第三方)?意见)(?:之)?中$"
    r"|^(?:尚|还|暂)?(?:未|没)(?:有)?(?:办结|答复|办理(?:完毕|完成)?|回复|办完|结案|完成|处理|反馈|到期|届满)"
    r"|^待(?:答复|办理?|补正|回复|处理|定|审核|反馈|查)|^(?:拟)?结转|^转(?:入|至|下)(?:下一?年|次年|\d{4}年)|^跨年"
    r"|^(?:通知|要求|告知|一次性告知|已通知|已告知|等待)?(?:申请人)?补正(?:中|阶段|通知)?$|^补正待"
    r"|^(?:延期|延长)(?:答复|办理|期限|中)*$|^在办(?:件|理)?$|^(?:已)?受理$|^办理$|^正在|^进行中$|^未$|^期限内|^继续办理"
)
_VAGUE = re.compile(
    r"^(?:依法|已|书面|当面|电话|口头|按期|按时|全部|及时|正常|均)*(?:不予?公开|不同意公开|无法提供|不能提供|不提供|不予处理|不予答复|不予受理|不予提供|"
    r"答复|回复|办结|办理|处理|结案|反馈|完成|告知|办毕|办理完毕|处理完毕|答复完毕|已结|办理完成)(?:申请人)?(?:完毕|完成|告知书)?$"
    r"|^(?:三[、.]?)?\(?[三四五]\)?(?:不予公开|无法提供|不予处理)$|^否$|^是$|^不予$|^拒绝(?:公开)?$|^免予公开$|^不符合"
)


@lru_cache(maxsize=4096)
def result_of(text: str) -> Meaning:
    """Return which result of table three a cell names.

    What was granted in part is counted as 部分公开 and as nothing else: 《条例》第三十七条, and the label of the row.
    """
    if is_nothing(text):
        return NOTHING
    short = plain(text)
    label = _LABELS.get(short) or _LABELS.get(re.sub(r"^[\d.、()一二三四五六]+", "", short))
    if label:
        return Meaning(Sense.KEY, label)
    if _PENDING.search(short):
        return PENDING
    if _OTHER_GROUP.fullmatch(short):
        return Meaning(Sense.KEY, "other_misc", "“其他处理”没有写明是哪一种，计入“3.其他”")
    keys = _keys_in(short)
    if not keys:
        return VAGUE if _VAGUE.search(short) else UNKNOWN
    return one_of(keys, text)


def one_of(keys: Sequence[str], text: str) -> Meaning:
    """Return the one result that several named in `text` are counted as; SEVERAL where they exclude each other."""
    if "partly_granted" in keys:
        return Meaning(Sense.KEY, "partly_granted")
    if len(keys) == 1:
        return Meaning(Sense.KEY, keys[0])
    others = [key for key in keys if key != "other_misc"]
    if len(others) == 1:
        return Meaning(Sense.KEY, others[0])
    if "granted" in others:
        return Meaning(Sense.KEY, "partly_granted", f"“{text}”既有公开又有其他结果，按区分处理只计“部分公开”")
    return SEVERAL


def _keys_in(short: str) -> list[str]:
    """Return the results whose words stand in a text, each character taken once."""
    found: list[str] = []
    rest = short.replace("政府信息公开申请", "申请").replace("申请公开", "申请")
    for key, pattern in _RULES:
        if key == "granted":
            rest = _NEGATED.sub("\0", rest)
        left = pattern.sub("\0", rest)
        if left != rest:
            found.append(key)
            rest = left
    return found


_LABELS = _labels()


def is_result_label(text: str) -> bool:
    """Return whether a text is the printed label of a result, its number and group aside."""
    return plain(text) in _LABELS


_KIND_LABELS = {plain(label): key for key, label in APPLICANTS} | {key: key for key in KINDS}
_KIND_PATTERNS: tuple[tuple[str, str], ...] = (
    ("legal_service", r"法律服务|律师事务所|律所|律师行|法律援助"),
    (
        "business",
        r"(?:商业|工商|民营|私营|国有|外资|中小|个体|个人独资|合伙)*(?<!非)企业(?!家)|公司|工商户|商户|企业法人|营利(?:性)?法人|商业机构|商业",
    ),
    ("research", r"科研|科学研究|研究机构|研究院|研究所|研究单位"),
    (
        "public_interest",
        r"(?<!非)公益|社会组织|社会团体|社团|民办非企业|民间组织|协会|基金会|慈善|志愿|非营利(?:性)?(?:法人|组织)?|商会",
    ),
    (
        "natural_person",
        r"自然人|公民|^个人(?:申请(?:人)?)?$|^(?:普通)?(?:群众|市民|居民|村民|百姓|个体)$|^(?:本人|个体人员|公众|私人|城乡居民)$|^个人",
    ),
    (
        "other_organization",
        r"^(?:其他|其它)(?:组织|单位|机构|法人|机关)?$|事业单位|机关(?:单位|法人)?$|行政机关|政府(?:部门|机关)|村委会|居委会|村民委员会|居民委员会|基层群众|业委会|业主委员会|学校|高校|医院|媒体|新闻|合作社|群团|人民团体|工会|特别法人|非法人组织$|^其他\(?",
    ),
)
_KIND_RULES = tuple((key, re.compile(pattern)) for key, pattern in _KIND_PATTERNS)
_KIND_VAGUE = re.compile(r"法人|组织|单位|机构|团体|集体|法人或(?:者)?其他组织")


@lru_cache(maxsize=4096)
def kind_of(text: str) -> Meaning:
    """Return which kind of applicant (a column of table three) a cell names."""
    if is_nothing(text):
        return NOTHING
    short = plain(text)
    bare = re.sub(r"^[\d.、()一二三四五六]+", "", short)
    label = _KIND_LABELS.get(bare)
    if label:
        return Meaning(Sense.KEY, label)
    within = re.search(
        r"^(?:法人(?:或|和|及|、|/)?(?:者)?其他组织|法人|组织|单位)[\-—_:：/(、>]+([^()]+)\)?$", bare
    )
    if within:
        inner = kind_of(within[1])
        if inner.sense is Sense.KEY and inner.key != "natural_person":
            return inner
    if (
        re.fullmatch(
            r"法人(?:或|和|及|、|/|及其)?(?:者)?(?:其他|其它)?组织?|企业?法人(?:或|和|、|/)其他组织", bare
        )
        and bare != "企业法人"
    ):
        return VAGUE
    keys = [key for key, pattern in _KIND_RULES if pattern.search(bare)]
    if len(keys) == 1:
        return Meaning(Sense.KEY, keys[0])
    if keys:
        return SEVERAL
    return VAGUE if _KIND_VAGUE.search(bare) else UNKNOWN
