"""Units: lists in several forms, and whose a file is. What is only likely is suggested, never taken."""

import pytest

from model.content.blocks import Paragraph, TableBlock
from model.rollup.units import MatchedBy, Unit, UnitList, canonical, units_from_blocks, units_from_text

COUNTY = UnitList(
    Unit(name)
    for name in (
        "示例县财政局",
        "示例县人力资源和社会保障局",
        "示例县行政审批服务局",
        "示例县东河镇",
        "示例县南山街道办事处",
    )
)


@pytest.mark.parametrize(
    ("given", "unit"),
    [
        ("示例县财政局", "示例县财政局"),
        ("财政局", "示例县财政局"),
        ("示例县 财政局", "示例县财政局"),
        ("示例县人社局", "示例县人力资源和社会保障局"),
        ("人力资源社会保障局", "示例县人力资源和社会保障局"),
        ("东河镇人民政府", "示例县东河镇"),
        ("示例县东河镇人民政府", "示例县东河镇"),
        ("南山街道", "示例县南山街道办事处"),
        ("示例县审批局", "示例县行政审批服务局"),
        ("另县财政局", ""),
        ("财政", ""),
        ("", ""),
    ],
)
def test_a_unit_is_found_by_what_it_is_called(given: str, unit: str) -> None:
    assert COUNTY.find(given) == unit


def test_the_report_tells_before_the_signature_and_the_file_name() -> None:
    match = COUNTY.match("示例县财政局", "示例县东河镇", "南山街道.docx")
    assert (match.unit, match.by) == ("示例县财政局", MatchedBy.REPORT)
    match = COUNTY.match("本单位", "示例县东河镇", "南山街道.docx")
    assert (match.unit, match.by, match.told_by) == ("示例县东河镇", MatchedBy.SIGNATURE, "示例县东河镇")
    match = COUNTY.match("", "", "2025年南山街道年报（终稿）.docx")
    assert (match.unit, match.by) == ("示例县南山街道办事处", MatchedBy.FILE_NAME)


def test_a_report_of_somebody_else_is_not_taken_for_what_its_file_is_called() -> None:
    match = COUNTY.match("示例县工作专班", "", "示例县财政局.docx")
    assert match.unit == "" and match.by is None
    assert "示例县财政局" in match.suggestions


def test_a_name_that_two_units_have_is_no_match() -> None:
    two = UnitList([Unit("示例县民政局"), Unit("样例县民政局")])
    assert two.find("民政局") == "" and two.find("样例县民政局") == "样例县民政局"
    assert two.match("", "", "民政局.docx").unit == ""


def test_the_longer_name_in_a_file_name_wins() -> None:
    units = UnitList([Unit("示例县河镇"), Unit("示例县东河镇")])
    assert units.match("", "", "东河镇2025.docx").unit == "示例县东河镇"


def test_other_names_are_known_by_the_list() -> None:
    units = units_from_text(
        "单位名称\t曾用名\n示例县农业农村局\t示例县农业局、示例县畜牧局\n示例县财政局\t\n"
    )
    assert units.find("示例县畜牧局") == "示例县农业农村局" and len(units) == 2


def test_suggestions_are_the_likeliest_first() -> None:
    assert COUNTY.suggest("示例县人力社保局")[0] == "示例县人力资源和社会保障局"
    assert COUNTY.suggest("毫不相干的名字") == ()


@pytest.mark.parametrize(
    "text",
    [
        "示例县财政局\n示例县民政局\n",
        "1. 示例县财政局\n2、示例县民政局\n\n",
        "序号\t单位名称\t联系人\n1\t示例县财政局\t\n2\t示例县民政局\t\n",
        "联系电话\t报送单位\n0100\t示例县财政局\n0101\t示例县民政局\n",
        "（一）示例县财政局\n(2)示例县民政局\n示例县民政局\n",
    ],
)
def test_lists_as_they_are_pasted(text: str) -> None:
    assert [unit.name for unit in units_from_text(text).units] == ["示例县财政局", "示例县民政局"]


def test_lists_of_files_are_their_tables_or_their_lines() -> None:
    table = TableBlock.of_rows([["序号", "名称"], ["1", "示例县财政局"], ["2", "示例县民政局"]])
    heading = Paragraph.of("报送单位一览")
    assert [u.name for u in units_from_blocks([heading, table]).units] == ["示例县财政局", "示例县民政局"]
    lines = [Paragraph.of("示例县财政局"), Paragraph.of("示例县民政局")]
    assert [u.name for u in units_from_blocks(lines).units] == ["示例县财政局", "示例县民政局"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("示例县人民政府", "示例县"), ("示例市卫健委", "示例市卫健局"), ("东河镇", "西河镇")],
)
def test_names_of_two_bodies_stay_two(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)
