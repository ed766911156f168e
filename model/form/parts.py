"""Parts that both editions of the form share: the written sections, tables three and four."""

from __future__ import annotations

from typing import NamedTuple

from model.content.address import Address
from model.form.spec import ARTICLE_FILL, Balance, Entry, FormCell, Label, Section, TableSpec, Total

Row = tuple[FormCell, ...]

APPLICANTS = (
    ("natural_person", "自然人"),
    ("business", "商业企业"),
    ("research", "科研机构"),
    ("public_interest", "社会公益组织"),
    ("legal_service", "法律服务机构"),
    ("other_organization", "其他"),
)
COLUMNS = (*(key for key, _ in APPLICANTS), "total")


class ResultGroup(NamedTuple):
    """A group of results of table three: its label and its rows; rows without a label print the group's alone."""

    label: str
    rows: tuple[tuple[str, str], ...]


RESULTS = (
    ResultGroup("（一）予以公开", (("granted", ""),)),
    ResultGroup(
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        (("partly_granted", ""),),
    ),
    ResultGroup(
        "（三）不予公开",
        (
            ("refused_state_secret", "1.属于国家秘密"),
            ("refused_prohibited_by_law", "2.其他法律行政法规禁止公开"),
            ("refused_security_and_stability", "3.危及“三安全一稳定”"),
            ("refused_third_party", "4.保护第三方合法权益"),
            ("refused_internal_affairs", "5.属于三类内部事务信息"),
            ("refused_process", "6.属于四类过程性信息"),
            ("refused_enforcement_file", "7.属于行政执法案卷"),
            ("refused_administrative_query", "8.属于行政查询事项"),
        ),
    ),
    ResultGroup(
        "（四）无法提供",
        (
            ("unavailable_not_held", "1.本机关不掌握相关政府信息"),
            ("unavailable_must_be_created", "2.没有现成信息需要另行制作"),
            ("unavailable_unclear", "3.补正后申请内容仍不明确"),
        ),
    ),
    ResultGroup(
        "（五）不予处理",
        (
            ("rejected_petition", "1.信访举报投诉类申请"),
            ("rejected_repeated", "2.重复申请"),
            ("rejected_publication", "3.要求提供公开出版物"),
            ("rejected_excessive", "4.无正当理由大量反复申请"),
            ("rejected_reconfirmation", "5.要求行政机关确认或重新出具已获取信息"),
        ),
    ),
)

OUTCOMES = (
    ("upheld", "结果\n维持"),
    ("corrected", "结果\n纠正"),
    ("other", "其他\n结果"),
    ("pending", "尚未\n审结"),
    ("total", "总计"),
)
DISPUTES = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")


def article(text: str, columns: int) -> Row:
    """Return the shaded row that names an item of article 20."""
    return (Label(text, columns=columns, fill=ARTICLE_FILL, align="left"),)


def heading_row(*texts: str) -> Row:
    """Return a row of plain labels."""
    return tuple(Label(text) for text in texts)


def request_table(other: ResultGroup) -> TableSpec:
    """Table three with the group （六）其他处理 of its edition."""
    groups = (*RESULTS, other)
    results = tuple(key for group in groups for key, _ in group.rows)
    keys = ("received", "carried_in", *results, "concluded", "carried_out")
    return TableSpec(
        key="requests",
        name="表三",
        rows=(
            *_request_head(),
            _request_row("received", Label("一、本年新收政府信息公开申请数量", columns=3, align="left")),
            _request_row("carried_in", Label("二、上年结转政府信息公开申请数量", columns=3, align="left")),
            *_result_rows(groups),
            _request_row("carried_out", Label("四、结转下年度继续办理", columns=3, align="left")),
        ),
        widths=(785, 959, 3406, *(714,) * 7),
        heights=tuple(779 if key == "rejected_reconfirmation" else 0 for key in ("", "", "", *keys)),
        header_rows=3,
        label_columns=3,
        totals=(*_row_totals(keys), *_column_totals(results)),
        balances=tuple(_balance(column) for column in COLUMNS),
        value_check="R05",
    )


def _request_head() -> tuple[Row, ...]:
    note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    organisations = APPLICANTS[1:]
    return (
        (Label(note, rows=3, columns=3, align="left"), Label("申请人情况", columns=7)),
        (
            Label("自然人", rows=2),
            Label("法人或其他组织", columns=len(organisations)),
            Label("总计", rows=2),
        ),
        tuple(Label(label) for _, label in organisations),
    )


def _request_row(key: str, *labels: Label) -> Row:
    return (*labels, *(Entry(key, column) for column in COLUMNS))


def _result_rows(groups: tuple[ResultGroup, ...]) -> tuple[Row, ...]:
    rows: list[Row] = []
    for group in groups:
        for i, (key, label) in enumerate(group.rows):
            if not label:
                rows.append(_request_row(key, Label(group.label, columns=2, align="left")))
            elif i == 0:
                head = Label(group.label, rows=len(group.rows), align="left")
                rows.append(_request_row(key, head, Label(label, align="left")))
            else:
                rows.append(_request_row(key, Label(label, align="left")))
    rows.append(_request_row("concluded", Label("（七）总计", columns=2, align="left")))
    outer = Label("三、本年度办理结果", rows=len(rows), align="left")
    return ((outer, *rows[0]), *rows[1:])


def _row_totals(keys: tuple[str, ...]) -> tuple[Total, ...]:
    """Table three, each row: 总计 is the sum of natural persons and five kinds of organisations."""
    return tuple(
        Total(
            "R01",
            Address("requests", key, "total"),
            tuple(Address("requests", key, column) for column, _ in APPLICANTS),
        )
        for key in keys
    )


def _column_totals(results: tuple[str, ...]) -> tuple[Total, ...]:
    """Table three, each column: （七）总计 is the sum of the results."""
    return tuple(
        Total(
            "R02",
            Address("requests", "concluded", column),
            tuple(Address("requests", key, column) for key in results),
        )
        for column in COLUMNS
    )


def _balance(column: str) -> Balance:
    """Table three, each column: 第一项加第二项之和，等于第三项加第四项之和."""
    left = (Address("requests", "received", column), Address("requests", "carried_in", column))
    right = (Address("requests", "concluded", column), Address("requests", "carried_out", column))
    return Balance("R03", left, right, adjust=right[1])


def dispute_table() -> TableSpec:
    """Table four, the same in both editions."""
    first = Label("结果维持", rows=2)
    return TableSpec(
        key="disputes",
        name="表四",
        rows=(
            (Label("行政复议", columns=5), Label("行政诉讼", columns=10)),
            (
                first,
                *(Label(label, rows=2) for _, label in OUTCOMES[1:]),
                Label("未经复议直接起诉", columns=5),
                Label("复议后起诉", columns=5),
            ),
            tuple(Label(label) for _ in DISPUTES[1:] for _, label in OUTCOMES),
            tuple(Entry(key, outcome) for key in DISPUTES for outcome, _ in OUTCOMES),
        ),
        widths=(*(642,) * 7, *(643,) * 8),
        heights=(0, 0, 0, 672),
        header_rows=3,
        totals=tuple(
            Total(
                "L01",
                Address("disputes", key, "total"),
                tuple(Address("disputes", key, outcome) for outcome, _ in OUTCOMES[:-1]),
            )
            for key in DISPUTES
        ),
        value_check="L02",
    )


def overview() -> Section:
    """Section one."""
    return Section(
        "overview",
        "一",
        "总体情况",
        "一、总体情况",
        hint=(
            "本机关贯彻落实《政府信息公开条例》、推进政府信息公开工作的总体情况，一般按五个方面写：",
            "（一）主动公开：主动公开政府信息的数量、内容和渠道，规范性文件、政策解读等",
            "（二）依申请公开：收到、办结、结转申请的件数和办理情况，须与表三一致",
            "（三）政府信息管理：信息的制作、审查、发布、更新和保密审查等制度及执行情况",
            "（四）政府信息公开平台建设：网站专栏、政务新媒体、公报、查阅点的建设和运行",
            "（五）监督保障：机构、人员、培训、工作考核、社会评议和责任追究结果",
        ),
    )


def problems() -> Section:
    """Section five."""
    return Section(
        "problems",
        "五",
        "存在的主要问题及改进情况",
        "五、问题及改进",
        hint=(
            "本年度政府信息公开工作中存在的主要问题，",
            "上年度报告所列问题的改进情况，以及下一步的改进措施。",
        ),
    )


def other_matters() -> Section:
    """Section six."""
    return Section(
        "other_matters",
        "六",
        "其他需要报告的事项",
        "六、其他事项",
        hint=(
            "依据《政府信息公开信息处理费管理办法》收取信息处理费的情况（没有收取也要写明），",
            "以及本级政府要求报告的其他事项，如年度政务公开工作要点落实情况、建议提案办理结果公开情况等。",
        ),
    )
