"""Edition 2019: the trial form of 国办公开办函〔2019〕60号, for reports on 2019 and 2020; still met in old files."""

from __future__ import annotations

from model.content.address import Address
from model.content.values import Kind
from model.form.parts import (
    ResultGroup,
    article,
    dispute_table,
    heading_row,
    other_matters,
    overview,
    problems,
    request_table,
)
from model.form.spec import Entry, Form, FormCell, Label, Section, TableSpec


def _documents(label: str, key: str) -> tuple[FormCell, ...]:
    return (Label(label), Entry(key, "created"), Entry(key, "published"), Entry(key, "published_total"))


def _decisions(label: str, key: str) -> tuple[FormCell, ...]:
    return (
        Label(label),
        Entry(key, "previous_items"),
        Entry(key, "change", kind=Kind.CHANGE),
        Entry(key, "decisions"),
    )


LEGACY = TableSpec(
    key="legacy",
    name="表二",
    rows=(
        article("第二十条第（一）项", 4),
        heading_row("信息内容", "本年新\n制作数量", "本年新\n公开数量", "对外公开总数量"),
        _documents("规章", "regulations"),
        _documents("规范性文件", "normative_documents"),
        article("第二十条第（五）项", 4),
        heading_row("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
        _decisions("行政许可", "licensing"),
        _decisions("其他对外管理服务事项", "other_services"),
        article("第二十条第（六）项", 4),
        heading_row("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
        _decisions("行政处罚", "penalties"),
        _decisions("行政强制", "coercive_measures"),
        article("第二十条第（八）项", 4),
        (Label("信息内容"), Label("上一年项目数量"), Label("本年增/减", columns=2)),
        (
            Label("行政事业性收费"),
            Entry("fees", "previous_items"),
            Entry("fees", "change", columns=2, kind=Kind.CHANGE),
        ),
        article("第二十条第（九）项", 4),
        (Label("信息内容"), Label("采购项目数量"), Label("采购总金额", columns=2)),
        (
            Label("政府集中采购"),
            Entry("procurement", "items"),
            Entry("procurement", "amount", columns=2, kind=Kind.TEXT),
        ),
    ),
    widths=(2435,) * 4,
    heights=(340,) * 18,
    label_columns=1,
    value_check="D01",
)

EDITION_2019 = Form(
    edition="2019",
    issued_by="国办公开办函〔2019〕60号",
    years=range(2019, 2021),
    sections=(
        overview(),
        Section("legacy", "二", "主动公开政府信息情况", "二、主动公开", LEGACY),
        Section(
            "requests",
            "三",
            "收到和处理政府信息公开申请情况",
            "三、依申请公开",
            request_table(ResultGroup("（六）其他处理", (("other_misc", ""),))),
        ),
        Section("disputes", "四", "政府信息公开行政复议、行政诉讼情况", "四、复议诉讼", dispute_table()),
        problems(),
        other_matters(),
    ),
)

SUCCESSORS: dict[Address, Address] = {
    Address("legacy", key, "decisions"): Address("disclosure", key, "decisions")
    for key in ("licensing", "penalties", "coercive_measures")
}
"""Where a figure of the old table two goes in edition 2021. Only 处理决定数量 means the same in both: the old
对外公开总数量 counts what was ever published, not what is in force."""
