"""Words of registers on reconsideration (行政复议) and litigation (行政诉讼), and the columns of table four that they mean."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from model.form.parts import OUTCOMES
from model.ledger.texts import is_cross, is_tick, plain
from model.ledger.words import NOTHING, UNKNOWN, Meaning, Sense

OUTCOME_KEYS = tuple(key for key, _ in OUTCOMES if key != "total")
OUTCOME_LABELS = {key: label.replace("\n", "") for key, label in OUTCOMES}
RECONSIDERATION, DIRECT, AFTER = "reconsideration", "litigation_direct", "litigation_after_reconsideration"
GROUP_LABELS = {
    RECONSIDERATION: "行政复议",
    DIRECT: "行政诉讼（未经复议直接起诉）",
    AFTER: "行政诉讼（复议后起诉）",
}

FLAG = Meaning(Sense.VAGUE)
"""There is a case; how it ended is not said."""

_NONE = re.compile(
    r"^(?:否|无|没有|未|暂无|不涉及|未涉及|没)(?:有|经|申请|提起|提出|发生|被|进行|涉及)*(?:行政)?(?:复议|诉讼|起诉|复议[、/及和]?(?:行政)?诉讼)?(?:情况|案件)?$"
)
_PENDING = (
    "pending",
    r"(?:尚|还)?未(?:审结|结案|办结|判决|裁决|作出|开庭|结$)|审理中|审查中|办理中|在审|待(?:审|决|判|结)|正在|已?受理$|中止|审理$|已立案$|进行中",
)
_OF_RECONSIDERATION: tuple[tuple[str, str], ...] = (
    _PENDING,
    ("other", r"其他|其它|驳回|终止|撤回|撤销(?:复议)?申请|不予受理|未予?受理|调解|和解|放弃"),
    ("upheld", r"维持"),
    ("corrected", r"纠正|撤销|变更|违法|责令|限期|重作|重新(?:作出|答复|处理)|履行|无效|支持"),
)
_OF_LITIGATION: tuple[tuple[str, str], ...] = (
    _PENDING,
    (
        "other",
        r"其他|其它|驳回(?:原告)?(?:的)?起诉|裁定驳回|撤诉|撤回起诉|不予立案|未立案|不予受理|调解|和解|终结|移送|终止",
    ),
    (
        "upheld",
        r"维持|驳回(?:原告|其|申请人)?(?:的)?(?:全部)?(?:诉讼)?(?:诉请|请求)|驳回诉讼|驳回上诉|判决驳回|胜诉",
    ),
    ("corrected", r"纠正|撤销|变更|违法|责令|限期|重作|重新(?:作出|答复|处理)|履行|无效|败诉"),
)
_RULES = {
    False: tuple((key, re.compile(pattern)) for key, pattern in _OF_RECONSIDERATION),
    True: tuple((key, re.compile(pattern)) for key, pattern in _OF_LITIGATION),
}
_FLAG = re.compile(
    r"^(?:是|有|已|被)*(?:申请|提起|提出|发生|经过|进行)?(?:了)?(?:行政)?(?:复议|诉讼|起诉)?(?:过|案件)?(?:后)?(?:\d件)?$"
)


@lru_cache(maxsize=2048)
def outcome_of(text: str, litigation: bool) -> Meaning:
    """Return which outcome of table four a cell names; VAGUE for a case without a word on its outcome.

    A court that finds for the office dismisses the claim (《行政诉讼法》第六十九条), which is 结果维持; a dismissal of the action
    (驳回起诉) judges nothing and is 其他结果. In a reconsideration 驳回 is 其他结果, and is said to be assumed.
    """
    short = plain(text)
    if is_cross(text) or _NONE.search(short):
        return NOTHING
    if is_tick(text) or _FLAG.fullmatch(short):
        return FLAG
    if short in _BY_LABEL:
        return Meaning(Sense.KEY, _BY_LABEL[short])
    rest = re.sub(
        r"^(?:未经复议|复议后|经复议|直接)(?:直接)?(?:提起)?(?:行政)?(?:起诉|诉讼)?[,:，：、]?", "", short
    )
    if not rest:
        return FLAG
    for key, pattern in _RULES[litigation]:
        if pattern.search(rest):
            assumed = "" if litigation or "驳回" not in rest else "复议“驳回”计入“其他结果”"
            return Meaning(Sense.KEY, key, assumed)
    return UNKNOWN


_BY_LABEL = {plain(label): key for key, label in OUTCOME_LABELS.items() if key != "total"} | {
    key: key for key in OUTCOME_KEYS
}

_SUIT_WORDS = re.compile(r"诉|法院|判决|一审|二审|庭审")
_AFTER = re.compile(r"(?<!未)(?<!未经)(?<!不)(?:经(?:行政)?复议(?!直接)|复议(?:[^,;，；。]{0,6})后|先复议)")
_DIRECT = re.compile(r"未经?(?:行政)?复议|未复议|直接(?:提起)?(?:行政)?(?:起诉|诉讼)|不经复议")


class Disputes(NamedTuple):
    """What a free text says of both: the text on reconsideration, that on litigation, and how the latter came about."""

    reconsideration: str = ""
    litigation: str = ""
    group: str = ""


def group_of(text: str) -> str:
    """Return DIRECT or AFTER for a text that says how a litigation came about; empty for one that does not."""
    short = plain(text)
    if _DIRECT.search(short):
        return DIRECT
    return AFTER if _AFTER.search(short) else ""


@lru_cache(maxsize=2048)
def disputes_in(text: str) -> Disputes:
    """Return the parts of a free text on both kinds of cases: 复议维持，后提起诉讼，审理中."""
    if is_cross(text) or _NONE.search(plain(text)):
        return Disputes()
    reconsideration: list[str] = []
    litigation: list[str] = []
    into = reconsideration
    for part in re.split(r"[,，;；。、\n]|(?<=[持销正回法])后(?=[^,，;；。]*诉)", text):
        short = plain(part)
        if _SUIT_WORDS.search(short):
            into = litigation
        elif "复议" in short:
            into = reconsideration
        if short:
            into.append(part)
    joined = "，".join(litigation)
    alone = [part for part in reconsideration if not _NONE.search(plain(part))]
    return Disputes("，".join(alone), joined, group_of(text) if litigation else "")
