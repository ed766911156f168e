"""What is the same every year is kept for a unit, and never overwrites what a report says."""

from builders.model import UNIT, balanced_report

from model.content.blocks import Paragraph, Run
from model.report.profile import begun_with, clearing, filling, profile_of
from model.report.report import FRONT, Report


def text(words: str):
    return (Paragraph((Run(words),)),)


def kept(unit: str = UNIT) -> Report:
    report = balanced_report()
    report.unit, report.year, report.signature, report.unit_kind = unit, 2024, "示例局", "政府部门"
    report.texts[FRONT] = text("统计期限为2024年1月1日至2024年12月31日，电话见《2024年手册》。")
    report.texts["overview"] = text("不记住的文字")
    return report


def test_only_what_stays_the_same_is_kept():
    made = profile_of(kept())
    assert (made.unit, made.signature, made.unit_kind) == (UNIT, "示例局", "政府部门")
    assert not made.values and list(made.texts) == [FRONT] and made.previous is None
    assert profile_of(Report()) is None


def test_a_new_report_begins_with_it_and_its_years_move_on():
    made = begun_with(profile_of(kept()), 2025)
    assert (made.unit, made.year, made.signature) == (UNIT, 2025, "示例局") and made.computes_totals
    assert made.text(FRONT) == "统计期限为2025年1月1日至2025年12月31日，电话见《2024年手册》。"


def test_what_is_there_stays():
    report = Report(unit="另一局", year=2025, signature="另一署名")
    report.texts[FRONT] = text("自己写的")
    report.apply(filling(profile_of(kept()), report))
    assert (report.unit, report.signature, report.unit_kind) == (UNIT, "另一署名", "政府部门")
    assert report.text(FRONT) == "自己写的"


def test_another_unit_takes_the_place_of_the_one_that_was_filled_in():
    one, other = profile_of(kept()), profile_of(kept("另一局"))
    other.signature, other.texts[FRONT] = "另一局办公室", text("另一局的联系方式，2024年。")
    report = begun_with(one, 2025)
    report.apply(filling(other, report, one))
    assert (report.unit, report.signature, report.text(FRONT)) == (
        "另一局",
        "另一局办公室",
        "另一局的联系方式，2025年。",
    )
    report.signature = "自己写的"
    report.apply(filling(one, report, other))
    assert (report.unit, report.signature) == (UNIT, "自己写的")


def test_clearing_is_an_edit_that_can_be_undone():
    report = begun_with(profile_of(kept()), 2025)
    before = report.copy()
    change = report.apply(clearing())
    assert report.unit == report.signature == report.text(FRONT) == ""
    report.apply(change.inverse)
    assert report == before


def test_the_website_is_kept_and_the_day_of_publication_is_not():
    report = kept()
    report.site_name, report.column_name, report.published = "示例网", "年报", "2025-01-20"
    made = begun_with(profile_of(report), 2025)
    assert (made.site_name, made.column_name, made.published) == ("示例网", "年报", "")
