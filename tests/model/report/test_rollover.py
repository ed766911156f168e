"""Rollover: what is carried over, what is blank, and which years move on."""

import pytest
from builders.report import filled, printed_reports
from hypothesis import given, settings

from model.content.address import Address
from model.content.blocks import Paragraph, Picture, Run, TableBlock
from model.report.report import Report
from model.report.rollover import Years, moved_on, moved_years, moves, roll_over

A = Address.parse
YEARS = Years(2022, 2023)


def rolled_text(text: str, years: Years = YEARS) -> str:
    blocks = moved_on((Paragraph.of(text),), years)
    assert isinstance(blocks[0], Paragraph)
    return blocks[0].text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2022年，我局认真落实各项要求。", "2023年，我局认真落实各项要求。"),
        ("2022年度未收到申请。", "2023年度未收到申请。"),
        ("统计期限自2022年1月1日起至2022年12月31日止。", "统计期限自2023年1月1日起至2023年12月31日止。"),
        ("2023年，我局将继续改进。", "2024年，我局将继续改进。"),
        ("数据从 2022 年 1 月 1 日至 12 月 31 日。", "数据从 2023 年 1 月 1 日至 12 月 31 日。"),
        ("２０２２年公开信息若干。", "２０２３年公开信息若干。"),
        ("二〇二二年公开信息若干。", "二〇二三年公开信息若干。"),
        ("二○二二年度公开信息。", "二○二三年度公开信息。"),
        ("二零二二年公开信息。", "二零二三年公开信息。"),
        ("统计时间为2022.1.1—2022.12.31。", "统计时间为2023.1.1—2023.12.31。"),
        ("截至2022-12-31，共公开信息。", "截至2023-12-31，共公开信息。"),
        ("2022—2023年连续两年开展培训。", "2023—2024年连续两年开展培训。"),
        ("1.2022年工作情况", "1.2023年工作情况"),
    ],
)
def test_own_years_move_on(before: str, after: str) -> None:
    assert rolled_text(before) == after


def test_a_draft_may_be_on_another_year_than_the_next():
    last = filled(year=2023)
    last.texts["overview"] = (Paragraph.of("2023年，我局认真落实各项要求。"),)
    draft = roll_over(last, 2026).report
    assert draft.year == 2026 and draft.text("overview") == "2026年，我局认真落实各项要求。"


@pytest.mark.parametrize(
    "text",
    [
        "落实《2022年政务公开工作要点》。",
        "依据国办公开办函〔2022〕30号文件。",
        "依据示例发(2022)30号文件。",
        "依据示例发［2022］3号文件。",
        "公布2022年第3号公告。",
        "较2022年增加三成。",
        "比2022年减少两件。",
        "与2022年相比有所提高。",
        "是2022年同期的两倍。",
        "2021年结转的申请已办结。",
        "2020年以来持续推进。",
        "“十四五”（2021—2025年）规划。",
        "2021至2022年的项目。",
        "2021年12月至2022年2月办理。",
        "公开信息2022条，电话05332022。",
        "网址www.example.cn/2022/01/01/a.html",
        "上年度共收到申请3件，同比下降。",
    ],
)
def test_other_years_stay(text: str) -> None:
    assert rolled_text(text) == text


def test_years_of_a_range_with_a_foreign_end_stay() -> None:
    assert rolled_text("2022—2025年行动方案，2022年完成。") == "2022—2025年行动方案，2023年完成。"


def test_other_distance() -> None:
    years = Years(2021, 2023)
    assert (
        rolled_text("2021年完成，2022年改进，2023年展望。", years) == "2023年完成，2024年改进，2023年展望。"
    )


def test_a_year_without_a_zero_gives_way_to_one_with_zeros() -> None:
    assert rolled_text("一九九九年，1999年。", Years(1999, 2000)) == "二〇〇〇年，2000年。"


def test_own_title_in_the_text_moves_on() -> None:
    years = Years(2022, 2023, "示例市示例局2022年政府信息公开工作年度报告")
    text = "现公布《示例市示例局 2022 年政府信息公开工作年度报告》及《2022年要点》。"
    assert (
        rolled_text(text, years) == "现公布《示例市示例局 2023 年政府信息公开工作年度报告》及《2022年要点》。"
    )


def test_bold_runs_pictures_and_tables_stay() -> None:
    picture = Picture(b"x", "image/png", 100, 100)
    table = TableBlock.of_rows([["2022年", "3"]])
    blocks = (Paragraph((Run("20"), Run("22年", bold=True), Run("，我局"))), picture, table)
    assert moved_on(blocks, YEARS) == (
        Paragraph((Run("20"), Run("23年", bold=True), Run("，我局"))),
        picture,
        table,
    )


def test_carries_over_column_by_column() -> None:
    last = filled()
    rolled = roll_over(last)
    report = rolled.report
    for address in report.form.table("requests").entries:
        if address.row == "carried_in":
            assert report.values[address] == last.values[address._replace(row="carried_out")]
    assert {a.row for a in report.values} == {"carried_in"}
    assert rolled.advice == ()


def test_takes_over_unit_texts_and_keeps_last_year_alongside() -> None:
    last = filled()
    last.previous = filled("2021", 2022)
    report = roll_over(last).report
    assert (report.unit, report.year, report.edition) == (last.unit, 2024, "2021")
    assert (report.title, report.signature, report.date) == ("", last.signature, "")
    assert report.computes_totals
    assert report.text("front") == "本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。"
    assert report.text("problems") == last.text("problems")
    assert report.previous is not None
    assert report.previous.values == last.values
    assert report.previous.previous is None
    assert last.previous is not None


def test_from_the_old_edition_to_the_new() -> None:
    last = filled("2019", 2020)
    report = roll_over(last).report
    assert (report.edition, report.year) == ("2021", 2021)
    assert report.previous == last
    assert {a.part for a in report.values} == {"requests"}


def test_year_may_be_chosen() -> None:
    assert roll_over(filled("2021", 2021), 2025).report.year == 2025


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("2023年示例市示例局政府信息公开工作年度报告", "2024年示例市示例局政府信息公开工作年度报告"),
        ("示例市示例局2023年度政府信息公开年度报告", "示例市示例局2024年度政府信息公开年度报告"),
        ("示例市示例局2024年政府信息公开工作年度报告", "示例市示例局2025年政府信息公开工作年度报告"),
        ("示例市示例局政府信息公开工作年度报告", "示例市示例局政府信息公开工作年度报告"),
    ],
)
def test_title_moves_on(title: str, expected: str) -> None:
    last = filled()
    last.title = title
    assert roll_over(last).report.title == expected


def test_title_that_becomes_the_usual_one_is_dropped() -> None:
    last = filled()
    last.title = "示例市示例局 2023年政府信息公开工作年度报告"
    assert roll_over(last).report.title == ""


def test_only_a_total_was_carried_out() -> None:
    last = Report(unit="示例市示例局", year=2023)
    last.values[A("requests.carried_out.total")] = 4
    rolled = roll_over(last)
    assert rolled.report.values == {}
    assert [advice.address for advice in rolled.advice] == [A("requests.carried_in.total")]
    assert "总计 4，没有分列数字" in rolled.advice[0].message


def test_total_of_carried_out_that_does_not_add_up() -> None:
    last = Report(unit="示例市示例局", year=2023)
    last.values[A("requests.carried_out.total")] = 4
    last.values[A("requests.carried_out.business")] = 3
    rolled = roll_over(last)
    assert rolled.report.values[A("requests.carried_in.total")] == 3
    assert [advice.address for advice in rolled.advice] == [A("requests.carried_in.total")]
    assert "总计是 4，各列之和是 3" in rolled.advice[0].message


def test_text_in_carried_out_is_not_carried() -> None:
    last = Report(unit="示例市示例局", year=2023)
    last.values[A("requests.carried_out.business")] = "若干"
    last.values[A("requests.carried_out.research")] = "/"
    rolled = roll_over(last)
    assert A("requests.carried_in.business") not in rolled.report.values
    assert rolled.report.values[A("requests.carried_in.research")] == "/"
    assert [advice.address for advice in rolled.advice] == [A("requests.carried_in.business")]


def test_without_a_year_the_texts_stay() -> None:
    last = filled()
    last.year = None
    rolled = roll_over(last)
    assert rolled.report.texts == last.texts
    assert rolled.report.year is None
    assert rolled.moved == moved_years(last) == ()
    assert [advice.address for advice in rolled.advice] == [A("year")]


@settings(max_examples=40, deadline=None)
@given(printed_reports())
def test_moved_places_are_where_old_and_new_differ(last: Report) -> None:
    last.texts["front"] = (
        Paragraph.of("自2020年1月1日起至2020年12月31日止。"),
        Paragraph.of("2020年：二〇二〇年。"),
    )
    last.year = 2020
    rolled = roll_over(last)
    assert len([a for a in rolled.moved if a.part == "front"]) == 4
    for place in rolled.moved:
        new = rolled.report.text(place.part)[place.start : place.end]
        old = last.text(place.part)[place.start : place.end]
        assert (old, new) in (("2020", "2021"), ("二〇二〇", "二〇二一"))
    for key in last.texts:
        assert len(rolled.report.text(key)) == len(last.text(key))


def test_moves_answer_spans() -> None:
    assert [(m.start, m.end, m.text) for m in moves("在2022年和2023年", YEARS)] == [
        (1, 5, "2023"),
        (7, 11, "2024"),
    ]
