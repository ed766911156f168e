"""Registers of applications in many styles, made from truths; and the tables that they must give, counted by other code."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from docx import Document
from openpyxl import Workbook

from builders.xls import SheetOf, xls

YEAR = 2025
KINDS = ("natural_person", "business", "research", "public_interest", "legal_service", "other_organization")
RESULTS = (
    "granted", "partly_granted", "refused_state_secret", "refused_prohibited_by_law", "refused_security_and_stability",
    "refused_third_party", "refused_internal_affairs", "refused_process", "refused_enforcement_file",
    "refused_administrative_query", "unavailable_not_held", "unavailable_must_be_created", "unavailable_unclear",
    "rejected_petition", "rejected_repeated", "rejected_publication", "rejected_excessive", "rejected_reconfirmation",
    "other_not_corrected", "other_fee_unpaid", "other_misc",
)  # fmt: skip
OUTCOMES = ("upheld", "corrected", "other", "pending")


class Truth(NamedTuple):
    """One application as it was."""

    number: int
    received: date
    kind: str
    result: str = ""
    answered: date | None = None
    reconsideration: str = ""
    litigation: str = ""
    after: bool = False

    @property
    def name(self) -> str:
        """The applicant, who is nobody."""
        surname = "赵钱孙李周吴郑王冯陈"[self.number % 10]
        given = "甲乙丙丁戊己庚辛"[self.number // 10 % 8]
        return {
            "natural_person": f"{surname}{given}",
            "business": f"示例{self.number}号建材有限公司",
            "research": f"示例{self.number}号规划研究院",
            "public_interest": f"示例{self.number}号环保志愿者协会",
            "legal_service": f"示例{self.number}律师事务所",
            "other_organization": f"示例{self.number}村村民委员会",
        }[self.kind]

    @property
    def content(self) -> str:
        """What is asked for, different in each."""
        return f"关于第{self.number}号地块征收补偿方案的材料"


def truths(count: int, seed: int = 1, year: int = YEAR, *, disputes: bool = True) -> list[Truth]:
    """Return applications in the order of their receipt, from the last weeks of the year before to the end of the year."""
    rng = random.Random(seed)
    first = date(year - 1, 12, 1)
    days = sorted(rng.randrange((date(year, 12, 31) - first).days + 1) for _ in range(count))
    found: list[Truth] = []
    for number, day in enumerate(days, start=1):
        received = first + timedelta(days=day)
        answered = received + timedelta(days=rng.randrange(1, 29)) if rng.random() > 0.05 else None
        reconsideration = rng.choice(OUTCOMES) if disputes and rng.random() < 0.1 else ""
        litigation = rng.choice(OUTCOMES) if disputes and rng.random() < 0.06 else ""
        found.append(
            Truth(
                number,
                received,
                rng.choice(KINDS),
                rng.choice(RESULTS) if answered else "",
                answered,
                reconsideration,
                litigation,
                bool(litigation and reconsideration),
            )
        )
    return found


def expected(cases: Sequence[Truth], year: int = YEAR) -> dict[str, dict[str, dict[str, int]]]:
    """Return tables three and four of these applications, those of them that are not 0."""
    found: dict[str, dict[str, dict[str, int]]] = {}

    def add(table: str, row: str, column: str) -> None:
        for each in (column, "total"):
            cells = found.setdefault(table, {}).setdefault(row, {})
            cells[each] = cells.get(each, 0) + 1

    for case in cases:
        if case.received.year > year or (case.answered and case.answered.year < year):
            continue
        add("requests", "received" if case.received.year == year else "carried_in", case.kind)
        if case.answered and case.answered.year == year:
            add("requests", case.result, case.kind)
            add("requests", "concluded", case.kind)
        else:
            add("requests", "carried_out", case.kind)
    for case in cases:
        if case.reconsideration:
            add("disputes", "reconsideration", case.reconsideration)
        if case.litigation:
            group = "litigation_after_reconsideration" if case.after else "litigation_direct"
            add("disputes", group, case.litigation)
    return found


class Words(NamedTuple):
    """How an office calls kinds, results (in the order of `KINDS` and `RESULTS`) and outcomes."""

    kinds: tuple[str, ...]
    results: tuple[str, ...]
    outcomes: tuple[str, ...] = ("维持", "纠正", "其他", "尚未审结")


FORMAL = Words(
    ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"),
    (
        "予以公开", "部分公开", "属于国家秘密", "其他法律行政法规禁止公开", "危及“三安全一稳定”", "保护第三方合法权益",
        "属于三类内部事务信息", "属于四类过程性信息", "属于行政执法案卷", "属于行政查询事项", "本机关不掌握相关政府信息",
        "没有现成信息需要另行制作", "补正后申请内容仍不明确", "信访举报投诉类申请", "重复申请", "要求提供公开出版物",
        "无正当理由大量反复申请", "要求行政机关确认或重新出具已获取信息", "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "其他",
    ),
    ("结果维持", "结果纠正", "其他结果", "尚未审结"),
)  # fmt: skip
EVERYDAY = Words(
    ("公民", "企业", "科研单位", "社会组织", "律师事务所", "事业单位"),
    (
        "已公开", "部分公开（隐去个人信息）", "涉密", "法律法规禁止公开", "影响社会稳定", "个人隐私", "内部事务", "过程性信息",
        "执法案卷", "不动产登记资料查询", "不存在", "需加工分析", "内容不明确", "信访", "重复", "公开出版物", "大量反复申请",
        "重新出具", "逾期未补正", "逾期未缴费", "申请人撤回",
    ),
    ("维持", "撤销", "驳回起诉", "审理中"),
)  # fmt: skip
SENTENCES = Words(
    ("个人", "有限公司", "研究院", "协会", "律所", "村委会"),
    (
        "同意公开", "区分处理，部分公开", "不予公开（国家秘密）", "不予公开：法律、行政法规禁止公开", "不予公开（危及国家安全、公共安全、经济安全、社会稳定）",
        "不予公开：涉及商业秘密", "不予公开（内部事务信息）", "不予公开（过程性信息）", "不予公开（行政执法案卷信息）", "不予公开-行政查询事项",
        "无法提供：本机关不掌握", "无法提供：需另行制作", "无法提供：补正后仍不明确", "不予处理（信访投诉举报）", "不予处理（重复申请）",
        "不予处理：公开出版物", "不予处理：频次过多", "不予处理-确认或重新出具已获取信息", "其他处理：逾期不补正", "其他处理：未缴纳费用", "其他处理：撤回申请",
    ),
    ("维持原决定", "确认违法", "终止", "正在审理"),
)  # fmt: skip
NUMBERED = Words(
    ("公民", "法人-商业企业", "法人-科研机构", "法人-社会公益组织", "法人-法律服务机构", "其他组织"),
    (
        "（一）予以公开", "（二）部分公开", "（三）不予公开1.属于国家秘密", "（三）不予公开2.其他法律行政法规禁止公开",
        "（三）不予公开3.危及“三安全一稳定”", "（三）不予公开4.保护第三方合法权益", "（三）不予公开5.属于三类内部事务信息",
        "（三）不予公开6.属于四类过程性信息", "（三）不予公开7.属于行政执法案卷", "（三）不予公开8.属于行政查询事项",
        "（四）无法提供1.本机关不掌握相关政府信息", "（四）无法提供2.没有现成信息需要另行制作", "（四）无法提供3.补正后申请内容仍不明确",
        "（五）不予处理1.信访举报投诉类申请", "（五）不予处理2.重复申请", "（五）不予处理3.要求提供公开出版物",
        "（五）不予处理4.无正当理由大量反复申请", "（五）不予处理5.要求行政机关确认或重新出具已获取信息",
        "（六）其他处理1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "（六）其他处理2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "（六）其他处理3.其他",
    ),
)  # fmt: skip

Day = Callable[[date | None], object]


def dotted(day: date | None) -> str:
    """2025.3.5."""
    return f"{day.year}.{day.month}.{day.day}" if day else ""


def chinese(day: date | None) -> str:
    """2025年3月5日."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def compact(day: date | None) -> str:
    """20250305."""
    return day.strftime("%Y%m%d") if day else ""


def serial(day: date | None) -> object:
    """The number of the day as a workbook counts."""
    return (day - date(1899, 12, 30)).days if day else None


def yearless(day: date | None) -> str:
    """3月5日."""
    return f"{day.month}月{day.day}日" if day else ""


def row_of(case: Truth, words: Words, day: Day) -> list[object]:
    """Return the cells of the layout of one line."""
    return [
        case.number,
        day(case.received),
        case.name,
        words.kinds[KINDS.index(case.kind)],
        case.content,
        words.results[RESULTS.index(case.result)] if case.result else "",
        day(case.answered),
        words.outcomes[OUTCOMES.index(case.reconsideration)] if case.reconsideration else "",
        ("复议后起诉" if case.after else "直接起诉") if case.litigation else "",
        words.outcomes[OUTCOMES.index(case.litigation)] if case.litigation else "",
        "",
    ]


HEADINGS = [
    "序号", "收到日期", "申请人姓名/名称", "申请人类别", "申请内容", "办理结果", "答复日期", "复议结果", "诉讼类型", "诉讼结果", "备注",
]  # fmt: skip
OTHER_HEADINGS = [
    "序号", "收件时间", "申请人", "公民/法人", "所需政府信息", "答复类型", "办结日期", "行政复议情况", "起诉方式", "行政诉讼情况", "说明",
]  # fmt: skip


def workbook(*sheets: tuple[str, Sequence[Sequence[object]]], merged: Sequence[str] = ()) -> bytes:
    """Return an .xlsx file; `merged` are ranges of its first sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for area in merged:
        book.worksheets[0].merge_cells(area)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def plain_style(cases: Sequence[Truth]) -> bytes:
    """One line of headings, dates as dates, the form's own words."""
    return workbook(("台账", [HEADINGS, *(row_of(c, FORMAL, lambda d: d) for c in cases)]))


def titled_style(cases: Sequence[Truth]) -> bytes:
    """A title over all columns, everyday words, dotted dates, notes below."""
    rows = [row_of(c, EVERYDAY, dotted) for c in cases]
    notes = [["备注：本表由办公室统计，请勿外传"], ["填表人：某某", "", "", "审核人：某某"]]
    return workbook(
        ("Sheet1", [["示例局依申请公开政府信息办理台账（2025年度）"], OTHER_HEADINGS, *rows, [], *notes]),
        merged=["A1:K1"],
    )


def quarters_style(cases: Sequence[Truth]) -> bytes:
    """A sheet a quarter with subtotals, and a sheet of sums beside them."""
    names = ("一季度", "二季度", "三季度", "四季度")
    sheets: list[tuple[str, Sequence[Sequence[object]]]] = []
    for i, name in enumerate(names):
        mine = [c for c in cases if (c.received.month - 1) // 3 == i and c.received.year == YEAR]
        mine = [c for c in cases if c.received.year < YEAR] + mine if i == 0 else mine
        rows = [row_of(c, SENTENCES, chinese) for c in mine]
        sheets.append((name, [[f"2025年{name}"], HEADINGS, *rows, ["小计", len(rows)]]))
    sheets.append(("汇总", [["季度", "收到", "办结"], *[[n, 1, 1] for n in names], ["合计", 4, 4]]))
    return workbook(*sheets, merged=["A1:K1"])


def ticked_kinds_style(cases: Sequence[Truth]) -> bytes:
    """Two lines of headings; kinds of applicants ticked under a group; blank rows between."""
    top = [
        "序号",
        "收件日期",
        "申请人",
        "申请人情况",
        "",
        "",
        "",
        "",
        "",
        "申请事项",
        "处理结果",
        "答复时间",
        "行政复议",
        "行政诉讼",
        "",
    ]
    below = [
        "",
        "",
        "",
        "自然人",
        "商业企业",
        "科研机构",
        "社会公益组织",
        "法律服务机构",
        "其他",
        "",
        "",
        "",
        "",
        "未经复议直接起诉",
        "复议后起诉",
    ]
    rows: list[list[object]] = [top, below]
    for c in cases:
        litigation = FORMAL.outcomes[OUTCOMES.index(c.litigation)] if c.litigation else ""
        rows.append(
            [
                c.number,
                c.received,
                c.name,
                *("√" if c.kind == k else "" for k in KINDS),
                c.content,
                NUMBERED.results[RESULTS.index(c.result)] if c.result else "",
                c.answered,
                FORMAL.outcomes[OUTCOMES.index(c.reconsideration)] if c.reconsideration else "无",
                litigation if not c.after else "",
                litigation if c.after else "",
            ]
        )
        if c.number % 7 == 0:
            rows.append([])
    down = [f"{letter}1:{letter}2" for letter in "ABCJKLM"]
    return workbook(("2025", rows), merged=[*down, "D1:I1", "N1:O1"])


def ticked_results_style(cases: Sequence[Truth]) -> bytes:
    """Three lines of headings; results ticked under their groups, as on the form itself."""
    labels = FORMAL.results
    groups = [
        "予以公开",
        "部分公开",
        *["不予公开"] * 8,
        *["无法提供"] * 3,
        *["不予处理"] * 5,
        *["其他处理"] * 3,
    ]
    head = ["序号", "收到日期", "申请人名称", "申请人类型", "申请内容"]
    rows: list[list[object]] = [
        [*head, "办理结果", *[""] * 20, "答复日期"],
        [*[""] * 5, *groups, ""],
        [*[""] * 5, *labels, ""],
    ]
    for c in cases:
        ticks = ["√" if c.result == r else "" for r in RESULTS]
        rows.append(
            [c.number, c.received, c.name, FORMAL.kinds[KINDS.index(c.kind)], c.content, *ticks, c.answered]
        )
    down = [f"{letter}1:{letter}3" for letter in (*"ABCDE", "AA")]
    return workbook(
        ("台账", rows),
        merged=[*down, "F1:Z1", "F2:F3", "G2:G3", "H2:O2", "P2:R2", "S2:W2", "X2:Z2"],
    )


def _csv(rows: Sequence[Sequence[object]], charset: str, delimiter: str = ",") -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter).writerows(rows)
    return buffer.getvalue().encode(charset)


def gbk_style(cases: Sequence[Truth]) -> bytes:
    """Comma separated in GBK, compact dates."""
    return _csv([HEADINGS, *(row_of(c, EVERYDAY, compact) for c in cases)], "gb18030")


def tabbed_style(cases: Sequence[Truth]) -> bytes:
    """Tab separated in UTF-8, no column of kinds: the names tell."""
    keep = [j for j in range(len(HEADINGS)) if j != 3]
    rows = [HEADINGS, *(row_of(c, SENTENCES, chinese) for c in cases)]
    return _csv([[row[j] for j in keep] for row in rows], "utf-8-sig", "\t")


def old_style(cases: Sequence[Truth]) -> bytes:
    """An .xls file with serial numbers for dates."""
    rows = [OTHER_HEADINGS, *(row_of(c, NUMBERED, serial) for c in cases)]
    texts = [[cell if not isinstance(cell, int) else float(cell) for cell in row] for row in rows]
    return xls(SheetOf("台账", texts))  # type: ignore[arg-type]


def document_style(cases: Sequence[Truth]) -> bytes:
    """A table of a Word document under a title."""
    document = Document()
    document.add_paragraph("2025年政府信息公开申请登记表")
    rows = [HEADINGS, *(row_of(c, FORMAL, chinese) for c in cases)]
    table = document.add_table(rows=len(rows), cols=len(HEADINGS))
    for row, line in zip(rows, table.rows, strict=True):
        for text, cell in zip(row, line.cells, strict=True):
            cell.text = str(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def yearless_style(cases: Sequence[Truth]) -> bytes:
    """Dates without a year under a title that names it, with a line for each month, and the merged name of an applicant."""
    rows: list[list[object]] = [["2025年依申请公开台账"], HEADINGS]
    month = 0
    for c in cases:
        if c.received.year == YEAR and c.received.month != month:
            month = c.received.month
            rows.append([f"{month}月"])
        rows.append(row_of(c, EVERYDAY, yearless))
    return workbook(("台账", rows), merged=["A1:K1"])


class Style(NamedTuple):
    """A style, the name of its file, how many rows it is tried with, and whether it holds disputes."""

    make: Callable[[Sequence[Truth]], bytes]
    file: str
    counts: tuple[int, ...]
    disputes: bool = True


STYLES = {
    style.make.__name__.removesuffix("_style"): style
    for style in (
        Style(plain_style, "台账.xlsx", (5, 300)),
        Style(titled_style, "依申请公开台账.xlsx", (40, 300)),
        Style(quarters_style, "季度台账.xlsx", (60, 400)),
        Style(ticked_kinds_style, "登记表.xlsx", (25, 200)),
        Style(ticked_results_style, "勾选台账.xlsx", (25, 200), disputes=False),
        Style(gbk_style, "台账.csv", (6, 500)),
        Style(tabbed_style, "台账.tsv", (30, 200)),
        Style(old_style, "台账.xls", (10, 200)),
        Style(document_style, "登记表.docx", (5, 60)),
        Style(yearless_style, "依申请公开.xlsx", (60, 300)),
    )
}
