"""Counting: the rules of the form, what is asked, and what holds for any register."""

from datetime import date, timedelta

import pytest
from builders.ledger import FORMAL, HEADINGS, KINDS, RESULTS, YEAR, Truth, expected, row_of, truths, workbook
from builders.model import balanced_report
from hypothesis import given, settings
from hypothesis import strategies as st

from model.checks.engine import check_report
from model.content.address import Address
from model.ledger.counting import Counts, carried_out_of, count, differences, year_of
from model.ledger.entry import entering
from model.ledger.fields import Field, Role
from model.ledger.register import RowRef, read_register
from model.reading.tabular import Grid, GridRow, pasted_grid, read_grids
from model.report.report import new_report
from model.report.sources import RowSpan

TODAY = date(2026, 1, 10)
COLUMNS = ("收到日期", "申请人", "申请人类型", "申请内容", "办理结果", "答复日期")


def counted(*rows: tuple[str, ...], columns=COLUMNS, year: int = YEAR, answers=None) -> Counts:
    """Count rows under these headings; the first row of applications is row 2."""
    texts = [list(columns), *rows]
    grid = Grid("台账", [GridRow(i, dict(enumerate(row))) for i, row in enumerate(texts, start=1)])
    return count(read_register([grid], "台账.xlsx"), year, answers)


def cells(counts: Counts, table: str = "requests") -> dict[str, int]:
    """Return the figures that are not 0, by row and column, the totals aside."""
    return {
        f"{a.row}.{a.column}": v
        for a, v in counts.values.items()
        if v and a.part == table and a.column != "total"
    }


def asked(counts: Counts) -> dict[str, list[int]]:
    return {q.identity: [ref.row for ref in q.rows] for q in counts.questions}


def test_the_year_of_receipt_and_of_answer_decide() -> None:
    counts = counted(
        ("2024-12-20", "张三", "公民", "甲", "予以公开", "2025-1-8"),
        ("2025-5-1", "李四", "公民", "乙", "不存在", "2025-5-8"),
        ("2025-12-20", "王五", "公民", "丙", "予以公开", "2026-1-8"),
        ("2025-12-21", "赵六", "公民", "丁", "", ""),
        ("2024-5-1", "孙七", "公民", "戊", "予以公开", "2024-5-9"),
        ("2026-1-5", "周八", "公民", "己", "", ""),
    )
    assert cells(counts) == {
        "received.natural_person": 3,
        "carried_in.natural_person": 1,
        "granted.natural_person": 1,
        "unavailable_not_held.natural_person": 1,
        "concluded.natural_person": 2,
        "carried_out.natural_person": 2,
    }
    assert (counts.cases, counts.others, counts.waiting) == (4, 2, 0)
    assert counts.rows[Address("requests", "carried_in", "total")] == [RowRef(1, 2)]


def test_what_cannot_be_told_is_asked_with_its_rows_and_not_counted() -> None:
    counts = counted(
        ("2025-3-1", "张三", "公民", "甲", "予以公开", ""),
        ("2025-3-1", "李四", "公民", "乙", "", "2025-3-8"),
        ("", "王五", "公民", "丙", "不存在", "2025-3-8"),
        ("2025-3-1", "赵六", "村民小组", "丁", "酌情处理", "2025-3-8"),
        ("2025-3-1", "孙七", "公民", "戊", "不予公开", "2025-3-8"),
        ("三月上旬", "周八", "公民", "己", "不存在", "2025-3-8"),
    )
    assert asked(counts) == {
        "no_answer_date": [2],
        "no_result": [3],
        "no_receipt": [4],
        "kind:村民小组": [5],
        "result:酌情处理": [5],
        "result:不予公开": [6],
        "receipt:三月上旬": [7],
    }
    assert cells(counts) == {} and counts.waiting == 6


def test_answers_are_counted_and_an_answer_that_is_none_is_not() -> None:
    row = ("2025-3-1", "赵六", "村民小组", "丁", "酌情处理", "2025-3-8")
    answers = {"kind:村民小组": "other_organization", "result:酌情处理": "other_misc"}
    counts = counted(row, answers=answers)
    assert cells(counts) == {
        "received.other_organization": 1,
        "other_misc.other_organization": 1,
        "concluded.other_organization": 1,
    }
    assert counts.open_questions == ()
    assert counted(row, answers={**answers, "result:酌情处理": "nonsense"}).waiting == 1
    assert counted(row, answers={**answers, "kind:村民小组": "skip"}).cases == 0


def test_a_row_entered_twice_counts_once_and_is_asked() -> None:
    row = ("2025-3-1", "张三", "公民", "甲", "予以公开", "2025-3-8")
    counts = counted(row, row)
    assert counts.cases == 1 and asked(counts) == {"duplicate": [2, 3]}
    assert counted(row, row, answers={"duplicate": "each"}).cases == 2
    other = ("2025-3-1", "张三", "公民", "乙", "予以公开", "2025-3-8")
    assert counted(row, other).cases == 2


def test_what_was_granted_in_part_counts_there_alone() -> None:
    counts = counted(
        ("2025-3-1", "张三", "公民", "甲", "部分公开、个人隐私", "2025-3-8"),
        ("2025-3-2", "李四", "公民", "乙", "予以公开；信息不存在", "2025-3-8"),
    )
    assert cells(counts)["partly_granted.natural_person"] == 2
    assert [doubt.rows for doubt in counts.doubts] == [(RowRef(1, 3),)]


def test_the_reason_tells_what_a_refusal_leaves_open() -> None:
    columns = (*COLUMNS, "不予公开理由")
    counts = counted(("2025-3-1", "张三", "公民", "甲", "不予公开", "2025-3-8", "国家秘密"), columns=columns)
    assert cells(counts)["refused_state_secret.natural_person"] == 1 and counts.questions == ()


def test_the_name_tells_the_kind_of_an_organisation_and_contradicts_a_person() -> None:
    counts = counted(
        ("2025-3-1", "示例宏达有限公司", "法人", "甲", "公开", "2025-3-8"),
        ("2025-3-2", "示例青山有限公司", "公民", "乙", "公开", "2025-3-8"),
        ("2025-3-3", "某筹备组", "法人", "丙", "公开", "2025-3-8"),
    )
    assert cells(counts)["received.business"] == 1
    assert [doubt.text for doubt in counts.doubts] == ["申请人类型写的是自然人，名称却像单位"]
    assert asked(counts) == {"name:某筹备组": [4]}


def test_a_register_without_dates_of_answer_is_counted_on_an_assumption_that_is_asked() -> None:
    counts = counted(("2025-3-1", "张三", "公民", "甲", "公开"), columns=COLUMNS[:5])
    assert cells(counts)["concluded.natural_person"] == 1
    assert [(q.identity, q.assumed) for q in counts.open_questions] == [("no_answer_column", "this_year")]


def test_dates_without_a_year_turn_with_the_year() -> None:
    columns = (*COLUMNS[:-1], "答复日期")
    counts = counted(
        ("12月20日", "张三", "公民", "甲", "公开", "1月8日"),
        ("1月5日", "李四", "公民", "乙", "公开", "1月20日"),
        ("6月5日", "王五", "公民", "丙", "公开", "6月20日"),
        ("12月25日", "赵六", "公民", "丁", "公开", "1月9日"),
        columns=columns,
    )
    assert cells(counts) == {
        "received.natural_person": 3,
        "carried_in.natural_person": 1,
        "granted.natural_person": 3,
        "concluded.natural_person": 3,
        "carried_out.natural_person": 1,
    }


def test_a_sheet_of_what_was_carried_over_is_of_the_year_before() -> None:
    last = [list(COLUMNS), ["12月20日", "张三", "公民", "甲", "公开", "1月6日"]]
    this = [list(COLUMNS), ["1月20日", "李四", "公民", "乙", "公开", "2月6日"]]
    data = workbook(("上年结转", last), ("2025年", this))
    counts = count(read_register(read_grids(data, "台账.xlsx"), "台账.xlsx"), YEAR)
    assert cells(counts)["carried_in.natural_person"] == 1 and cells(counts)["concluded.natural_person"] == 2


def test_disputes_are_counted_in_their_groups() -> None:
    columns = (*COLUMNS, "复议结果", "诉讼结果")
    base = ("2025-3-1", "张三", "公民")
    counts = counted(
        (*base, "甲", "公开", "2025-3-8", "维持", ""),
        (*base, "乙", "公开", "2025-3-8", "是", "驳回诉讼请求"),
        (*base, "丙", "公开", "2025-3-8", "否", "审理中"),
        (*base, "丁", "公开", "2025-3-8", "", "调处"),
        columns=columns,
    )
    assert cells(counts, "disputes") == {
        "reconsideration.upheld": 1,
        "reconsideration.pending": 1,
        "litigation_direct.pending": 1,
        "litigation_after_reconsideration.upheld": 1,
    }
    assert asked(counts) == {"litigation:调处": [5]}
    assert [doubt.text for doubt in counts.doubts] == ["有行政复议，没有写结果，计入“尚未审结”"]


def test_cells_merged_over_several_rows_are_one_application() -> None:
    rows = [
        ["序号", *COLUMNS],
        [1, "2025-1-3", "张三", "公民", "甲", "公开", "2025-1-9"],
        [None, None, None, None, "乙", "不存在", None],
        [2, "2025-1-4", "李四", "公民", "丙", "不存在", "2025-1-9"],
    ]
    merged = ["A2:A3", "B2:B3", "C2:C3", "D2:D3", "G2:G3"]
    register = read_register(read_grids(workbook(("台账", rows), merged=merged), "台账.xlsx"), "台账.xlsx")
    counts = count(register, YEAR)
    assert counts.cases == 2 and cells(counts)["partly_granted.natural_person"] == 1


def test_an_application_that_next_years_sheet_takes_over_is_one() -> None:
    last = [list(COLUMNS), ["2024-12-28", "李四", "公民", "乙", "", ""]]
    this = [list(COLUMNS), ["2024-12-28", "李四", "公民", "乙", "不存在", "2025-1-9"]]
    register = read_register(read_grids(workbook(("2024", last), ("2025", this)), "台账.xlsx"), "台账.xlsx")
    counts = count(register, YEAR)
    assert cells(counts) == {
        "carried_in.natural_person": 1,
        "unavailable_not_held.natural_person": 1,
        "concluded.natural_person": 1,
    }


def test_ticks_reasons_and_marks_of_carrying_over() -> None:
    columns = (
        "收到日期",
        "自然人",
        "商业企业",
        "其他",
        "内容",
        "办理结果",
        "具体情形",
        "答复日期",
        "是否上年结转",
    )
    counts = counted(
        ("2025-3-1", "√", "", "", "甲", "其他处理", "逾期不补正", "2025-3-8", "否"),
        ("2025-3-1", "", "", "1", "乙", "不予公开", "国家秘密", "2025-3-8", "否"),
        ("", "", "√", "", "丙", "予以公开", "", "2025-1-8", "是"),
        columns=columns,
    )
    assert counts.questions == () and counts.doubts == ()
    assert cells(counts) == {
        "received.natural_person": 1,
        "received.other_organization": 1,
        "carried_in.business": 1,
        "other_not_corrected.natural_person": 1,
        "refused_state_secret.other_organization": 1,
        "granted.business": 1,
        "concluded.natural_person": 1,
        "concluded.other_organization": 1,
        "concluded.business": 1,
    }


def test_subtotals_notes_and_titles_are_no_applications_and_are_told() -> None:
    counts = counted(
        ("2025-3-1", "张三", "公民", "甲", "公开", "2025-3-8"),
        ("小计", "1", "", "", "", ""),
        ("填表人：某某", "", "", "审核人：某某", "", ""),
    )
    assert counts.cases == 1
    assert [(s.ref.row, s.why) for s in counts.register.skipped] == [(3, "小计"), (4, "说明")]


def test_a_pasted_range_without_headings_is_recognised_by_what_stands_in_it() -> None:
    text = "1\t2025-1-3\t张三\t自然人\t征地批文\t予以公开\t2025-1-20\n2\t2025-12-3\t宏达有限公司\t商业企业\t环评\t\t\n3\t2025-2-3\t李四\t自然人\t账目\t不存在\t2025-2-9\n"
    register = read_register([pasted_grid(text)], "粘贴的内容")
    counts = count(register, YEAR)
    assert (counts.cases, cells(counts)["carried_out.business"]) == (3, 1)
    assert {c.role.field for c in register.parts[0].columns if c.by == "content"} >= {
        Field.RECEIVED, Field.ANSWERED, Field.RESULT, Field.KIND, Field.APPLICANT,
    }  # fmt: skip


def test_the_clerk_says_what_a_column_is() -> None:
    texts = [
        ["收到日期", "来者", "答复日期", "批注甲", "申请人类型"],
        ["2025-3-1", "某某", "2025-3-8", "公开", "公民"],
    ]
    grid = Grid("", [GridRow(i, dict(enumerate(row))) for i, row in enumerate(texts, start=1)])
    mapped = {"批注甲": Role(Field.RESULT)}
    column = next(c for c in read_register([grid], "x", mapped).parts[0].columns if c.heading == "批注甲")
    assert (column.role.field, column.by) == (Field.RESULT, "user")


@pytest.mark.parametrize(
    ("name", "title", "year"),
    [("2024年台账.xlsx", "台账", 2024), ("台账.xlsx", "2023年度登记表", 2023), ("台账.xlsx", "登记表", 2025)],
)
def test_the_year_is_found_in_name_title_or_dates(name: str, title: str, year: int) -> None:
    rows = [[title], HEADINGS, *(row_of(c, FORMAL, lambda d: d) for c in truths(20))]
    register = read_register(read_grids(workbook(("Sheet1", rows)), name), name)
    assert year_of(register, TODAY) == year
    assert year_of(register, TODAY, previous_year=2020) == 2021


def test_a_file_without_applications_is_no_register() -> None:
    rows = [["单位", "电话"], ["甲", "1"], ["乙", "2"]]
    assert read_register(read_grids(workbook(("通讯录", rows)), "x.xlsx"), "x.xlsx").parts == []


def test_what_last_year_carried_out_must_be_carried_in() -> None:
    counts = counted(("2024-12-20", "张三", "公民", "甲", "予以公开", "2025-1-8"))
    last = new_report(year=2024)
    last.values = {Address("requests", "carried_out", "natural_person"): 3}
    (difference,) = differences(counts, carried_out_of(last))
    assert "台账为 1 件" in difference.text and "为 3 件" in difference.text
    assert difference.rows == (RowRef(1, 2),)


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_what_is_entered_passes_the_checks_and_holds_rows_and_no_names(edition: str) -> None:
    rows = [HEADINGS, *(row_of(c, FORMAL, lambda d: d) for c in truths(120))]
    register = read_register(read_grids(workbook(("台账", rows)), "台账.xlsx"), "台账.xlsx")
    counts = count(register, YEAR)
    report = balanced_report(edition=edition)
    report.apply(entering(counts, report.form))
    codes = {f.code for f in check_report(report, TODAY) if f.address.part in ("requests", "disputes")}
    assert not codes & {"R01", "R02", "R03", "R05", "L01", "L02"}
    received = report.sources[Address("requests", "received", "total")]
    assert received.register == "台账.xlsx" and received.row_count == received.value
    assert all(isinstance(span, RowSpan) for source in report.sources.values() for span in source.rows)


days = st.dates(date(YEAR - 1, 6, 1), date(YEAR + 1, 2, 1))


@st.composite
def applications(draw) -> list[Truth]:
    found: list[Truth] = []
    for number in range(1, draw(st.integers(1, 25)) + 1):
        received = draw(days)
        answered = draw(
            st.one_of(st.none(), st.integers(0, 200).map(lambda n, d=received: d + timedelta(days=n)))
        )
        outcome = st.sampled_from(("", "upheld", "corrected", "other", "pending"))
        reconsideration, litigation = draw(outcome), draw(outcome)
        found.append(
            Truth(
                number, received, draw(st.sampled_from(KINDS)), draw(st.sampled_from(RESULTS)) if answered else "",
                answered, reconsideration, litigation, bool(reconsideration),
            )
        )  # fmt: skip
    return found


def counts_of(cases: list[Truth]) -> Counts:
    texts = [
        HEADINGS,
        *([str(v) if v is not None else "" for v in row_of(c, FORMAL, lambda d: d)] for c in cases),
    ]
    grid = Grid("", [GridRow(i, dict(enumerate(row))) for i, row in enumerate(texts, start=1)])
    return count(read_register([grid], "台账.xlsx"), YEAR)


@settings(max_examples=40)
@given(applications())
def test_sums_and_balances_hold_for_any_register(cases: list[Truth]) -> None:
    report = new_report(year=YEAR)
    counts = counts_of(cases)
    report.apply(entering(counts, report.form))
    report.values |= counts.values
    codes = {f.code for f in check_report(report, TODAY)}
    assert not codes & {"R01", "R02", "R03", "R05", "L01", "L02"}
    wanted = expected([c for c in cases if c.received.year <= YEAR]).get("requests", {})
    for address, value in counts.values.items():
        if address.part == "requests":
            assert value == wanted.get(address.row, {}).get(address.column, 0)


@settings(max_examples=40)
@given(applications(), st.data())
def test_an_answer_moved_over_the_end_of_the_year_moves_one_case(cases: list[Truth], data) -> None:
    answered = [c for c in cases if c.answered and c.answered.year == YEAR and c.received.year <= YEAR]
    if not answered:
        return
    moved = data.draw(st.sampled_from(answered))
    later = [c if c is not moved else c._replace(answered=date(YEAR + 1, 1, 15)) for c in cases]
    before, after = counts_of(cases), counts_of(later)
    changed = {
        (a.row, a.column): after.values[a] - v for a, v in before.values.items() if after.values[a] != v
    }
    columns = (moved.kind, "total")
    assert changed == {
        **{(row, column): -1 for row in (moved.result, "concluded") for column in columns},
        **{("carried_out", column): 1 for column in columns},
    }
