"""Applications: what a figure says of those received, carried over, concluded, and how they were decided."""

from __future__ import annotations

import re

from model.checks.language.lazy import lazy
from model.checks.language.patterns import FILL, NO_OTHER_BEFORE, Bound, Kind
from model.checks.language.places import CASES, Place

_ALONE = lazy(NO_OTHER_BEFORE)
_NEXT_YEAR = r"(?:下一?个?|次|明)年度?"
_LAST_YEAR = r"(?:上一?个?|去|前一)年度?"
_CARRY = r"(?:结转|转结|转接|接转|顺延|延续|延至|留转|转入|移交|转)"
_CARRIED = r"(?:结转|转结|转接|接转|遗留|结余|转入|延续|顺延|留转)"
_ON = r"(?:到|至|入|在|往)?"
_WORK = r"(?:继续|待|再)?(?:办理|答复|处理|办结)?"
_OF = (
    r"(?:的)?(?:政府信息公开申请|政府信息依申请公开|依申请公开申请|依申请公开|信息公开申请|公开申请|申请|信息公开)?"
    r"(?:事项|信息|件)?"
)
_END = r"(?=[，。；、）]|$)"
_UNDER_WAY = r"(?:(?:尚|仍|正)?(?:在|处于)(?:法定)?(?:办理|答复)(?:期限?|过程|之)?[内中]|在(?:法定)?期限内(?:继续)?(?:办理|答复)|跨年(?:度)?(?:继续)?办理|正在(?:依法|抓紧|按程序)?(?:办理|处理|答复)|尚在办理|仍在办理|在办|待办|待答复|(?:尚|还|仍)?未到(?:(?:办理|答复|法定)*期限|期)|(?:尚|还|仍)?未(?:到期)?(?:办结|办毕|答复))"
_CARRIED_OVER = (
    (
        Kind.CARRIED_OUT,
        lazy(
            rf"(?:{_CARRY}{_ON}(?:{_NEXT_YEAR}|(?P<year>20\d\d)年度?)|(?:年末|年底|期末)结转){_WORK}{_OF}{FILL}$"
        ),
        lazy(
            r"^(?:申请)?，?(?:因[^，；\d]{1,20}?)?(?:正在办理中?|尚在办理|未到答复期限?|未到期|尚未办结)?，?(?:将|按规定|依法|需|并|已|须)?"
            rf"{_CARRY}{_ON}(?:{_NEXT_YEAR}|(?P<year>20\d\d)年度?){_WORK}{_END}"
        ),
    ),
    (
        Kind.CARRIED_OUT,
        lazy(rf"^(?:其中|目前|现|尚有|还有|仍有|另有|有|，|：|、)*{_UNDER_WAY}(?:中|的)?{_OF}{FILL}$"),
        lazy(rf"^(?:申请)?(?:目前|现|仍|尚|还)?{_UNDER_WAY}(?:之?中|过程中)?(?:（[^）]*）)?{_END}"),
    ),
    (
        Kind.CARRIED_IN,
        lazy(
            rf"(?:{_LAST_YEAR}|(?P<year>20\d\d)年度?)(?:的|剩余|未办结|遗留)*{_CARRIED}(?:到|至|入)?(?:本年度?|今年)?"
            rf"{_WORK}{_OF}{FILL}$|(?:结转|承接|接转|转结){_LAST_YEAR}{_WORK}{_OF}{FILL}$"
        ),
        lazy(
            rf"^(?:申请)?(?:为|是|系|属于|属)?(?:{_LAST_YEAR}|(?P<year>20\d\d)年度?){_CARRIED}"
            rf"(?:到|至|入)?(?:本年度?|今年)?{_WORK}(?:申请)?{_END}"
        ),
    ),
)
_CARRY_ALONE = lazy(rf"^(?:其中|另|另有|并|，|、|和|及|剩余|其余|未到期|尚?未办结)*结转{_OF}{FILL}$")
_REST = lazy(r"(?:办结|办理|答复)[^，；\d]{0,6}\d+[件份个宗条项起]，(?:剩余|其余|尚余|尚剩|仍余|余)$")
"""`办结12件，剩余3件`: what is left of them."""
_TO_NEXT_YEAR = lazy(rf"^(?:申请)?{_ON}{_NEXT_YEAR}{_WORK}{_END}")


_MAY_BE_CARRIED = lazy(r"转|延|接|留|承|遗|余|在办|办理|处理|答复|待|未")
_NEAR = 40
"""Characters behind a figure in which what is carried over is said."""


def carried(place: Place) -> Bound | None:
    """Return what a figure of applications carried over counts: from last year, or to the next."""
    if place.number.measure not in CASES or not place.known:
        return None
    if _MAY_BE_CARRIED().search(place.before + place.behind[:_NEAR]) is None:
        return None
    if place.subject.startswith(("reconsideration", "litigation")) and "申请" not in place.before:
        return None
    alone = _ALONE().match(place.before) is not None
    for kind, before, behind in _CARRIED_OVER:
        match = before().search(place.before) or (behind().search(place.behind) if alone else None)
        if match is not None:
            year = match.groupdict().get("year")
            return Bound(kind, "", int(year) if year else None)
    if place.subject == "requests" and _REST().search(place.lead) and re.match(_END, place.behind):
        return Bound(Kind.CARRIED_OUT)
    if place.subject == "requests" and _CARRY_ALONE().search(place.before):
        return Bound(Kind.CARRIED_OUT if _TO_NEXT_YEAR().match(place.behind) else Kind.CARRIED)
    return None


RECEIVED_VERBS = (
    r"新收到|接办|新受理|新收|新增|接收到|收到|收悉|接收|接到|登记受理|受理|接受|登记|(?<![征回验没查])收"
)
HANDLED_VERBS = r"办理回复|办理并答复|办理并回复|处理并答复|(?<!其他)(?<!不予)处理|办理|承办"
_CONCLUDED_VERBS = r"办理完毕|办理完结|办理完成|办理答复|答复办结|办结|办毕|答复|回复|办复"
_OUR = r"(?:机关|单位|局|办|街道|镇|乡)"
_OBJECT = lazy(
    r"(?:通过[^，通]*?等(?:多种|各种)?(?:途径|渠道|方式|形式|平台)|[^，；\d涉类]{2,10}?等(?:多种|各种|各类)(?:申请|(?:途径|渠道|方式|形式)的)|辖区|社会公众|人民群众|公众|群众|公民|市民|居民|法人|其他组织|组织|申请人|"
    rf"(?<=公开)(?:信件|工单)|本年度?|各类|各种|有效|新的|新增|关于|有关|相关|涉及|要求|来自|依法|对本{_OUR}|向?[本我]{_OUR}|提出|提交|递交|提起|"
    r"对(?=申请|政府|公开)|(?:各|多|各个|各种|各类|多种)渠道|[省市县区](?=政府信息公开)|政府|政务|信息|公开|依(?=申请)|申请(?!人)[书表]?|函|事项|情况|来件|案件|办件|业务|总数|总量|的|了|到|、|和|或|及|与|并|"
    rf"受理|答复|办理|办结|回复|登记|处理|件(?!数))*{FILL}"
)
"""What may stand between `收到` and the figure: applications as such, of no one kind or channel."""
_OBJECT_BEHIND = lazy(
    r"(?:的)?(?:有关|关于|各类)?(?:社会公众|公众|群众|公民|法人|其他组织|提出|提交|、|和|或|政府|政务|信息|公开|依(?=申请)|申请(?!人)|的|事项)*"
    rf"(?:当?中|里)?(?:{_END}|(?=逐|全部|均|都|依法|按|作出|进行|登记|予以|一一|认真))"
)
_SPLIT_VERB = lazy(rf"(?:并|和|及|的)?(?:办理|答复|处理)?{FILL}")
_UNSURE_RECEIVER = lazy(
    r"未|没有|不予|补正|经审查|中止|终止|暂停|撤|如|若|凡|对|人均|平均|超过|超期|逾期|协助|配合|指导|上级|督促|帮助|(?:通过|经由)(?!.*等(?:多种|各种)?(?:途径|渠道|方式|形式|平台))|本级|各|所属|下属|直属|其中"
    r"|网上|线上|线下|信函|窗口|现场|当面|平台|书面|邮寄|邮件|传真|纸质|网络|代(?!表)|转办|转来|许可|复议"
)
_CHANNELS_IN_ALL = lazy(r"(?:通过|经由)[^，；]*?等(?:多种|各种|多个)?(?:途径|渠道|方式|形式|平台)")
_OWN_LEVEL = lazy(r"(?<=[局厅委办院])(?:机关)?本级")
_WHOLE_REGION = lazy(
    r"(?:[省市县区州旗盟](?:人民)?政府(?:及|和|与)其?(?:各|所属)?(?:有关)?(?:工作)?部门|(?:[\u4e00-\u9fff]{1,6}[省市县区州旗盟])?各级)[^，；]{0,24}?(?=共|新|累计|合计|总计|收|受|接|登|办|答|处|全年|20)|(?:[省市县区州旗盟](?:人民)?政府(?:各)?(?:工作)?部门(?:及|和|、)各)[^，；]{0,16}?(?=共|新|累计|收|受|接)|[省市县区州旗盟、]{2,5}[两三四]级(?:行政机关|政府|部门)*|[全我本][省市县区州旗盟镇乡](?:\d+[个家](?:单位|部门)|各(?:级|职能部门|部门|单位|乡镇|镇街|地|有关)[^，；]{0,20}?)?(?=共|新|累计|合计|总计|收|受|接|登|办|答|处|全年|20)"
)
"""All of a government's region, however many bodies that are."""
_CHANNELS = r"网上|线上|线下|网络|平台|信函|邮寄|邮件|来信|当面|现场|窗口|书面|纸质|传真|在线"
_ONE_CHANNEL = lazy(rf"{_CHANNELS}|自然人|企业|组织|申请\d*$|依申请公开$")
_OF_ONE_CHANNEL = lazy(
    rf"(?:收到|受理|接收|办理)(?:了|共|的)*(?:{_CHANNELS})|(?:{_CHANNELS})[^，；]{{0,4}}(?:收到|受理|接收)"
)
_CLAUSE_OF_REQUESTS = lazy(r"依申请公开|公开申请|申请公开")
_VERBS = (
    (Kind.RECEIVED, lazy(RECEIVED_VERBS)),
    (Kind.HANDLED, lazy(HANDLED_VERBS)),
)


def received(place: Place) -> Bound | None:
    """Return what a figure of applications received, or dealt with, counts."""
    if place.number.measure not in CASES or not place.known:
        return None
    if place.subject == "requests" and _NEW_ONES().fullmatch(place.before):
        return Bound(Kind.RECEIVED)
    if "其中" in place.lead:
        return None
    if _APPLIED().fullmatch(place.before):
        return Bound(Kind.RECEIVED)
    if _ALONE().match(place.before) and _ALL_TAKEN().match(place.behind):
        return Bound(Kind.RECEIVED)
    for kind, verbs in _VERBS:
        match = _with_object(verbs(), place)
        if match is None:
            continue
        receiver = _receiver(place, match.start())
        if not _UNSURE_RECEIVER().search(receiver):
            return None if _shares_its_verb(place) else Bound(kind)
    if _NOUN_ALONE().fullmatch(place.before) or (
        _THERE_WERE().fullmatch(place.before) and _NOUN_BEHIND().match(place.behind)
    ):
        return Bound(Kind.REQUESTS)
    return Bound(Kind.REQUESTS) if _is_whole_number(place) else None


_IN_ALL = lazy(r"(?:20\d\d年度?|全年度?|本年度?)*(?:共计?|总共|合计|总计)(?:有|为)?")
_OF_SOME = lazy(
    rf"\d+[件份个宗条项起例次]|其中|涉|类|领域|内容|延期|延长|补正|撤|咨询|指南|目录|答复书|培训|检查|案例|疑难|转办|协助|指导|(?:{_CHANNELS})(?!.*提交)"
)


def _is_whole_number(place: Place) -> bool:
    """Return whether the sentence first speaks of applications and then says how many: `依法办理申请，共12件`."""
    if place.subject != "requests" or _IN_ALL().fullmatch(place.before) is None:
        return False
    return (
        _OF_SOME().search(re.sub(r"20\d\d年", "", place.lead)) is None
        and re.match(_END, place.behind) is not None
    )


_NEW_ONES = lazy(
    rf"(?:其中)?：?，?(?:当年|本年度?|今年|20\d\d年度?)?新收到?(?:的)?(?:政府信息公开)?(?:申请)?{FILL}"
)
"""Of those dealt with, those received in the year: `办理申请80件，其中新收76件`."""
_APPLIED = lazy(
    r"(?:20\d\d年度?|全年度?|本年度?|年内|报告期内|，|共|共有|累计)*(?:社会公众|人民群众|公众|群众|公民|市民|居民|村民|法人|其他组织|申请人|、|和|或者?|及)+"
    rf"(?:通过[^，；\d]{{1,16}}等(?:途径|渠道|方式))?(?:向[本我]?[^，；\d]{{1,12}})?(?:依法|共|累计)*(?:提出|提交|递交|申请|要求)(?:的|了)?"
    rf"(?:政府信息依申请公开|政府信息公开申请|信息公开申请|公开政府信息|依申请公开|政府信息公开|信息公开)(?:的)?(?:申请|事项)?{FILL}"
)
"""Those who apply are the subject: `公民向我局提出政府信息公开申请3件`."""
_ALL_TAKEN = lazy(
    r"(?:政府信息公开|依申请公开|信息公开)?申请，?(?:已?全部|均已?|都已?)(?:依法|予以|按规定)*(?:受理|登记)"
)
_WHEN = lazy(r"(?:20\d\d年度?|全年度?|本年度?|今年)+")


def _receiver(place: Place, verb: int) -> str:
    """Return what stands before the verb in its clause: who receives, and how."""
    clause = re.split(r"[，；]", place.lead)[-1] if place.lead.endswith(place.before) else place.before
    rest = len(place.before) - verb
    when = _WHEN().match(clause)
    whole = _WHOLE_REGION().match(clause, when.end() if when else 0)
    receiver = clause[whole.end() if whole else 0 : len(clause) - rest]
    if place.before[verb:].endswith("的"):
        # `对收到的12件申请`: all that came, and not those to which something was done.
        receiver = receiver.removesuffix("对").removesuffix("对所")
    return _OWN_LEVEL().sub("", _CHANNELS_IN_ALL().sub("", receiver))


_NOUN_ALONE = lazy(
    rf"(?:20\d\d年度?|全年度?|本年度?|今年|年内|，|我{_OUR}|本{_OUR}|全[省市县区州旗盟镇乡]|街道|政府信息(?=依))*"
    rf"(?:依申请公开|(?:政府)?信息公开申请)(?:政府信息|信息)?(?:申请|案件|事项|办件|件(?!数)|工作|情况)*[：，]?(?:数量|总数|总量|次数|件数)?{FILL}"
)


_THERE_WERE = lazy(rf"(?:20\d\d年度?|全年度?|本年度?|我{_OUR}|本{_OUR}|街道|，)*(?:(?:共|总共|累计)有)?")
_NOUN_BEHIND = lazy(
    rf"^(?:政府信息公开申请|依申请公开(?:申请|事项|件)?|信息公开申请)(?:{_END}|(?=被?受理|均|已|全部))"
)


def _with_object(verbs: re.Pattern[str], place: Place) -> re.Match[str] | None:
    """Return the verb with applications as its object, before the figure (`收到申请4件`) or around it (`收到4件申请`)."""
    for match in verbs.finditer(place.before):
        rest = place.before[match.end() :]
        if (_OBJECT().fullmatch(rest) or _is_what_came(rest)) and _names_requests(place, match.start()):
            return match
        if _is_split(place, match.end()):
            return match
    return None


_PUT_IN = lazy(
    rf"(?P<who>[^，；\d]{{0,24}})(?:提出|提交|递交|申请|要求|寄来|发来|送来)(?:的)?(?:关于)?(?:政府信息公开|信息公开|依申请公开|公开政府信息|公开相关信息)(?:的)?(?:申请[书表]?|函|事项)?{FILL}"
)
_OF_SOME_PEOPLE = lazy(
    r"类|领域|涉|转|交办|补正|延期|撤|重复|超期|疑难|许可|复议|公司|企业|律师|记者|商户|同一|部分|{CHANNELS}".replace(
        "{CHANNELS}", _CHANNELS
    )
)


def _is_what_came(rest: str) -> bool:
    """Return whether what was received is what anybody put in: `收到各界人士提出的政府信息公开申请`."""
    match = _PUT_IN().fullmatch(rest)
    return match is not None and _OF_SOME_PEOPLE().search(match["who"]) is None


def _is_split(place: Place, after: int) -> bool:
    """Return whether a verb that ends at `after` has its object behind the figure: `收到4件申请`."""
    if _SPLIT_VERB().fullmatch(place.before[after:]) is None:
        return False
    behind = _OBJECT_BEHIND().match(place.behind)
    return behind is not None and "申请" in behind.group()


def _names_requests(place: Place, verb: int) -> bool:
    """Return whether the verb's object is applications, or the clause began with them (`依申请公开受理6件`)."""
    if "申请" in place.before[verb:] or _CLAUSE_OF_REQUESTS().search(place.before[:verb]):
        return True
    return place.subject == "requests" and _CLAUSE_OF_REQUESTS().search(place.lead) is not None


def _shares_its_verb(place: Place) -> bool:
    """Return whether the next figure counts applications of another channel by the same verb: `申请3件、纸质申请36件`."""
    match = re.match(r"(?:申请)?(?:[、和及]|以及)[^，；（）\d]{0,12}\d*[^，；（）\d]{0,14}", place.behind)
    return match is not None and _ONE_CHANNEL().search(match.group()) is not None


def _may_be_of_all(place: Place) -> bool:
    """Return whether a figure without `申请` beside it goes on about applications, and not about those of one channel."""
    if place.number.measure not in CASES or not place.known:
        return False
    if place.subject != "requests" and (place.subject or not _LISTS_RESULTS().search(place.sentence.text)):
        return False
    return "其中" in place.lead or _OF_ONE_CHANNEL().search(place.lead) is None


_LISTS_RESULTS = lazy(
    r"\d[^，；。]{0,4}予以公开，.*(?:不予公开|部分公开)|予以公开\d+件?[^。\d]{1,12}\d+件?[^。\d]*(?:不予公开|无法提供)"
)
"""A list of the results needs no word before it to say what it is of."""
_UNSURE_ANSWER = lazy(
    r"未|不|人均|平均|延期|延长|逾期|超期|超时|超过|口头|当场|书面|邮件|信函|快递|短信|传真|网上|线上|电话|现场|邮寄|指导|督促|协助|配合|协查|会同|应|待|暂|无需|主动|建议|提案|通过(?!.*等)"
)
_SUM_OF_RESULTS = lazy(r"(?:办理结果)?(?:总计|合计|共计)(?:为|：)?")
"""What the results are together, at the end of their list."""
_LATE = lazy(
    r"(?<![未无])(?<!未发生)(?<!未出现)(?<!没有)(?<!零)(?:延期(?!结转|至)|逾期(?!不补正|未[按缴])|超期)"
)
_CONCLUDED = lazy(_CONCLUDED_VERBS)
_CONCLUDED_BEHIND = lazy(
    r"(?:申请)?(?:均|已|全部|都|经|按照|按|依法|依|在|期|限|时|规程|程序|规定|规|年内|年底前|当年|本年度|法定|要求|完成|予以|作出|相关|有关|严格|内)*"
    rf"(?:{_CONCLUDED_VERBS})(?:完毕|完成)?{_END}"
)


def concluded(place: Place) -> Bound | None:
    """Return what a figure of applications concluded counts; None where the figure may be of those of one channel, or of those not answered late."""
    if _LATE().search(place.sentence.text):
        return None
    of_all = _may_be_of_all(place)
    for match in _CONCLUDED().finditer(place.before):
        has_object = _OBJECT().fullmatch(place.before[match.end() :])
        is_split = _is_split(place, match.end())
        if ((of_all and has_object) or is_split) and not _UNSURE_ANSWER().search(
            place.before[: match.start()]
        ):
            return None if _shares_its_verb(place) else Bound(Kind.CONCLUDED)
    if of_all and _SUM_OF_RESULTS().fullmatch(place.before) and "予以公开" in place.lead:
        return Bound(Kind.CONCLUDED)
    if of_all and _ALONE().match(place.before) and _CONCLUDED_BEHIND().match(place.behind):
        return Bound(Kind.CONCLUDED)
    return None


_LEAD = (
    r"^(?:其中|分别为|分别是|具体为|包括|含|有|答复|作出|作(?=其他)|“|决定|(?:办理|处理|答复|办结|结果)(?:结果|情况|类型|类别|情形)|具体|情况|如下|按|划分|分|来?看|\d[.、．]|结果|为|：|的|给予|属于|属|依法|已|、|和|及|以及|并|因[^，；\d]{1,20}?(?:等|原因|等原因)"
    r"|(?:全|我|本)[省市县区州旗盟镇乡局厅委办街]|街道|全年|本年度?|20\d\d年度?|共计?|累计|对|从|中|政府信息公开申请|依申请公开|申请)*"
)
_TAIL = rf"”?(?:类)?(?:答复|决定|处理|情形)?(?:的)?(?:政府信息公开申请|政府信息|信息|申请)?{FILL}$"
_LINK = r"^(?:政府信息公开申请|申请)?(?:均|全部|都)?(?:为|是|属于|属|作出|依法|被|已|答复为|决定|因[^，；\d]{1,20}?(?:等|原因|等原因))*"
_DECISIONS = {
    Kind.GRANTED_ANY: r"(?:予以|准予|同意|决定)?公开(?:及|和|或者?|以及|与|、|（含)(?:予以|准予|同意)?部分公开(?:的?）)?",
    Kind.PARTLY_GRANTED: r"(?:予以|同意|准予)?部分公开",
    Kind.REFUSED: r"不(?:予|同意|准予)?公开",
    Kind.UNAVAILABLE: r"(?:本机关|信息|政府信息)?无法提供",
    Kind.REJECTED: r"不予处理",
    Kind.OTHER: r"其他处理(?:情形)?",
    Kind.GRANTED: r"(?:予以|准予|同意|全部|决定|答复)公开",
}
_DECIDED_BEFORE = {kind: lazy(f"{_LEAD}{words}{_TAIL}") for kind, words in _DECISIONS.items()}
_DECIDED_BEHIND = {
    kind: lazy(f"{_LINK}{words}(?:的?答复|的?决定|处理)?{_END}") for kind, words in _DECISIONS.items()
}
_FOR_ONE_CAUSE = lazy(r"因[^，；\d]+，[^，；\d]*$")
"""`因申请人逾期不补正，作其他处理2件` counts no more than those of that cause."""
_OTHERS = lazy(rf"{_LEAD}其他(?:情形|情况|类)?{FILL}$")
_RESULTS = lazy(r"(?:予以公开|部分公开|不予公开|无法提供|不予处理)[^，；]*[，、；][^，；]*$")
"""What is other where the results stand before it in a list."""
_JUST_PUBLIC = lazy(f"{_LEAD}公开类?$")


def decided(place: Place) -> Bound | None:
    """Return what a figure of applications decided in one way counts."""
    if not _may_be_of_all(place) or _FOR_ONE_CAUSE().search(place.lead):
        return None
    for kind, pattern in _DECIDED_BEFORE.items():
        if pattern().search(place.before):
            return Bound(kind)
    if _JUST_PUBLIC().search(place.before):
        return Bound(Kind.GRANTED)
    if _OTHERS().search(place.before) and _RESULTS().search(place.lead):
        return Bound(Kind.OTHER)
    if _ALONE().match(place.before):
        for kind, pattern in _DECIDED_BEHIND.items():
            if pattern().search(place.behind):
                return Bound(kind)
    return None


_ALL_DECIDED = lazy(
    r"^(?:政府信息公开)?(?:申请)?，(?:均?已[^，；\d]{1,8}，)?(?:(?:答复|办理|处理)?结果(?:均|全部)?为|均|全部|都|皆)(?:已|依法|按时|按期|为|是|作出)*(?P<decision>予以公开|部分公开|不予公开|无法提供)(?:决定|答复)?(?=[，。；）]|$)"
)
_ONE_DECIDED = lazy(
    r"^(?:政府信息公开)?(?:申请)?，(?:已|依法|按规定|按时|作出|答复为|为|决定)*(?P<decision>予以公开|部分公开|不予公开|无法提供)(?:的?答复|的?决定)?(?=[，。；）]|$)"
)
_ALL_KINDS = {
    "予以公开": Kind.GRANTED,
    "部分公开": Kind.PARTLY_GRANTED,
    "不予公开": Kind.REFUSED,
    "无法提供": Kind.UNAVAILABLE,
}


def all_decided(place: Place, bound: Bound) -> Bound | None:
    """`办结申请2件，均予以公开`: the same figure stands in the row of the decision."""
    if bound.kind not in (Kind.RECEIVED, Kind.CONCLUDED, Kind.HANDLED):
        return None
    match = _ALL_DECIDED().match(place.behind)
    if match is None and place.number.value == 1:
        match = _ONE_DECIDED().match(place.behind)
    return Bound(_ALL_KINDS[match["decision"]]) if match is not None else None
