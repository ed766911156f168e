"""Edition 2021: 国办公开办函〔2021〕30号, for reports on 2021 and later. Widths and heights as in the official form."""

from __future__ import annotations

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
from model.form.spec import Entry, Form, Label, Section, TableSpec

DISCLOSURE = TableSpec(
    key="disclosure",
    name="表二",
    rows=(
        article("第二十条第（一）项", 4),
        heading_row("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        (
            Label("规章"),
            Entry("regulations", "issued"),
            Entry("regulations", "repealed"),
            Entry("regulations", "in_force"),
        ),
        (
            Label("行政规范性文件"),
            Entry("normative_documents", "issued"),
            Entry("normative_documents", "repealed"),
            Entry("normative_documents", "in_force"),
        ),
        article("第二十条第（五）项", 4),
        (Label("信息内容"), Label("本年处理决定数量", columns=3)),
        (Label("行政许可"), Entry("licensing", "decisions", columns=3)),
        article("第二十条第（六）项", 4),
        (Label("信息内容"), Label("本年处理决定数量", columns=3)),
        (Label("行政处罚"), Entry("penalties", "decisions", columns=3)),
        (Label("行政强制"), Entry("coercive_measures", "decisions", columns=3)),
        article("第二十条第（八）项", 4),
        (Label("信息内容"), Label("本年收费金额（单位：万元）", columns=3)),
        (Label("行政事业性收费", align="left"), Entry("fees", "amount", columns=3, kind=Kind.AMOUNT)),
    ),
    widths=(2435,) * 4,
    heights=(340,) * 14,
    label_columns=1,
    value_check="D01",
)

OTHER_RESULTS = ResultGroup(
    "（六）其他处理",
    (
        ("other_not_corrected", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
        ("other_fee_unpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
        ("other_misc", "3.其他"),
    ),
)

EDITION_2021 = Form(
    edition="2021",
    issued_by="国办公开办函〔2021〕30号",
    years=range(2021, 2100),
    sections=(
        overview(),
        Section("disclosure", "二", "主动公开政府信息情况", "二、主动公开", DISCLOSURE),
        Section(
            "requests",
            "三",
            "收到和处理政府信息公开申请情况",
            "三、依申请公开",
            request_table(OTHER_RESULTS),
        ),
        Section("disputes", "四", "政府信息公开行政复议、行政诉讼情况", "四、复议诉讼", dispute_table()),
        problems(),
        other_matters(),
    ),
)
