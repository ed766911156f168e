"""The tables that the sentences are judged against, and the units that write them. All of it is made up."""

from __future__ import annotations

from functools import cache

from model.content.address import Address
from model.content.blocks import paragraphs
from model.form.parts import COLUMNS, DISPUTES, OUTCOMES
from model.report.report import Report

YEAR = 2022
UNITS = {
    "局": "示例县示例局",
    "街": "示例区示例街道办事处",
    "镇": "示例县示例镇人民政府",
    "县": "示例县人民政府",
    "区": "示例市示例区人民政府",
    "市": "示例市人民政府",
    "省": "示例省人民政府",
    "部": "国家示例总局",
    "办": "示例县人民政府办公室",
}

_RESULTS = {
    "granted": 31,
    "partly_granted": 14,
    "refused_state_secret": 1,
    "refused_third_party": 3,
    "refused_process": 5,
    "unavailable_not_held": 11,
    "unavailable_must_be_created": 3,
    "unavailable_unclear": 2,
    "rejected_petition": 3,
    "rejected_repeated": 1,
    "other_not_corrected": 2,
    "other_misc": 4,
}
_ORGANISATIONS = {"business": 20, "research": 1, "public_interest": 2, "legal_service": 3}
_FULL = {
    "received": {"natural_person": 60, **_ORGANISATIONS},
    "carried_in": {"natural_person": 7},
    "granted": {"natural_person": 5, **_ORGANISATIONS},
    **{row: {"natural_person": value} for row, value in _RESULTS.items() if row != "granted"},
    "concluded": {"natural_person": 54, **_ORGANISATIONS},
    "carried_out": {"natural_person": 13},
}
_LAST = {
    "received": {"natural_person": 50, "business": 21},
    "carried_in": {"natural_person": 2},
    "granted": {"natural_person": 45, "business": 21},
    "concluded": {"natural_person": 45, "business": 21},
    "carried_out": {"natural_person": 7},
}
_ONE = {row: {"natural_person": 1} for row in ("received", "granted", "concluded")}
_DISPUTES = {
    "reconsideration": (8, 3, 2, 5),
    "litigation_direct": (1, 0, 0, 1),
    "litigation_after_reconsideration": (6, 2, 0, 2),
}
_LAST_DISPUTES = {
    "reconsideration": (12, 0, 0, 0),
    "litigation_direct": (2, 0, 0, 0),
    "litigation_after_reconsideration": (10, 0, 0, 0),
}
_UPHELD = {"reconsideration": (3, 0, 0, 0), "litigation_direct": (0, 0, 0, 2)}
_DISCLOSURE = {
    "regulations": {"issued": 4, "repealed": 2, "in_force": 39},
    "normative_documents": {"issued": 21, "repealed": 11, "in_force": 57},
    "licensing": {"decisions": 1260},
    "penalties": {"decisions": 345},
    "coercive_measures": {"decisions": 22},
    "fees": {"amount": 251},
}
_WORLDS = {
    "A": (_FULL, _DISPUTES, _DISCLOSURE),
    "AL": (_FULL, _DISPUTES, _DISCLOSURE),
    "Z": ({}, {}, {}),
    "1": (_ONE, {}, {}),
    "U": (_FULL, _UPHELD, {}),
    "last": (
        _LAST,
        _LAST_DISPUTES,
        {"regulations": {"in_force": 37}, "normative_documents": {"in_force": 47}},
    ),
}
"""`A`: figures everywhere, each another. `AL`: the same with last year's report. `Z`: nothing happened. `1`: one
application. `U`: cases that all ended alike."""


@cache
def _made(world: str) -> Report:
    requests, disputes, disclosure = _WORLDS[world]
    report = Report(unit=UNITS["局"], year=YEAR)
    report.values = dict.fromkeys(report.form.addresses, 0)
    for row, columns in requests.items():
        for column, value in columns.items():
            report.values[Address("requests", row, column)] = value
        total = Address("requests", row, "total")
        report.values[total] = sum(columns.values())
    for group, values in disputes.items():
        for (outcome, _), value in zip(OUTCOMES, (*values, sum(values)), strict=True):
            report.values[Address("disputes", group, outcome)] = value
    for row, columns in disclosure.items():
        for column, value in columns.items():
            report.values[Address("disclosure", row, column)] = value
    if world == "AL":
        report.previous = _made("last")
    assert set(requests) <= {address.row for address in report.form.table("requests").entries}
    assert set(disputes) <= set(DISPUTES) and COLUMNS[-1] == "total"
    return report


def report_of(world: str) -> Report:
    """Return a report on the tables of a world, with texts in which nothing is wrong."""
    report = _made(world).copy()
    for key in ("front", "problems", "other_matters"):
        report.texts[key] = paragraphs(clean_texts_of(key))
    return report


def clean_texts_of(key: str) -> str:
    """Return a text without figures of the tables."""
    texts = {
        "front": f"本报告所列数据的统计期限自{YEAR}年1月1日起至{YEAR}年12月31日止。",
        "problems": "主要问题是公开内容不够丰富。下一步，我局将加强培训，改进解读方式。",
        "other_matters": f"{YEAR}年度未收取信息处理费。",
    }
    return texts[key]


_PLACES: dict[str, tuple[str, ...]] = {
    "新收": ("requests.received.total",),
    "结转入": ("requests.carried_in.total",),
    "办结": ("requests.concluded.total",),
    "结转出": ("requests.carried_out.total",),
    "公开": ("requests.granted.total",),
    "部分": ("requests.partly_granted.total",),
    "公开部分": ("requests.granted.total", "requests.partly_granted.total"),
    "秘密": ("requests.refused_state_secret.total",),
    "第三方": ("requests.refused_third_party.total",),
    "过程": ("requests.refused_process.total",),
    "不掌握": ("requests.unavailable_not_held.total",),
    "制作": ("requests.unavailable_must_be_created.total",),
    "不明确": ("requests.unavailable_unclear.total",),
    "信访": ("requests.rejected_petition.total",),
    "重复": ("requests.rejected_repeated.total",),
    "不补正": ("requests.other_not_corrected.total",),
    "自然人": ("requests.received.natural_person",),
    "法人": tuple(f"requests.received.{column}" for column in COLUMNS[1:-1]),
    "企业": ("requests.received.business",),
    "律所": ("requests.received.legal_service",),
    "复议": ("disputes.reconsideration.total",),
    "复议维持": ("disputes.reconsideration.upheld",),
    "复议纠正": ("disputes.reconsideration.corrected",),
    "复议其他": ("disputes.reconsideration.other",),
    "复议未结": ("disputes.reconsideration.pending",),
    "直诉": ("disputes.litigation_direct.total",),
    "复后诉": ("disputes.litigation_after_reconsideration.total",),
    "诉讼": ("disputes.litigation_direct.total", "disputes.litigation_after_reconsideration.total"),
    "诉讼维持": ("disputes.litigation_direct.upheld", "disputes.litigation_after_reconsideration.upheld"),
    "诉讼纠正": (
        "disputes.litigation_direct.corrected",
        "disputes.litigation_after_reconsideration.corrected",
    ),
    "诉讼未结": ("disputes.litigation_direct.pending", "disputes.litigation_after_reconsideration.pending"),
    "规章发": ("disclosure.regulations.issued",),
    "规章废": ("disclosure.regulations.repealed",),
    "规章效": ("disclosure.regulations.in_force",),
    "规范发": ("disclosure.normative_documents.issued",),
    "规范废": ("disclosure.normative_documents.repealed",),
    "规范效": ("disclosure.normative_documents.in_force",),
    "许可": ("disclosure.licensing.decisions",),
    "处罚": ("disclosure.penalties.decisions",),
    "强制": ("disclosure.coercive_measures.decisions",),
    "收费": ("disclosure.fees.amount",),
}
_GROUPS = {"不予": "refused_", "无法": "unavailable_", "不处理": "rejected_", "其他": "other_"}


def figure(world: str, name: str) -> int:
    """Return the figure of the tables that a name in braces stands for."""
    values = _made(world).values
    if name in _GROUPS:
        rows = [a for a in values if a.part == "requests" and a.row.startswith(_GROUPS[name])]
        return sum(int(str(values[a])) for a in rows if a.column == "total")
    return sum(int(str(values[Address.parse(place)])) for place in _PLACES[name])
