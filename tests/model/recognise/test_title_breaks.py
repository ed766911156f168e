"""Titles of twenty kinds of body, broken over two and three lines at every point, with and without other evidence."""

from itertools import combinations

import pytest
from builders.formats import FORMATS, read_as
from builders.report import blocks_of, filled
from hypothesis import given, settings
from hypothesis import strategies as st

from model.content.blocks import Block, Paragraph, Role
from model.recognise.title import find_title

UNITS = (
    "样本县人民政府",
    "样本县自然资源局",
    "样本市例子区文苑街道办事处",
    "文苑镇人民政府",
    "样本县文苑乡人民政府",
    "样本县发展和改革委员会",
    "样本经济技术开发区管理委员会",
    "样本市公安局",
    "国家税务总局样本县税务局",
    "样本县档案馆",
    "样本县消防救援大队",
    "样本县气象局",
    "样本县人民医院",
    "样本市第一中学",
    "样本县供销合作社联合社",
    "样本县红十字会",
    "样本县残疾人联合会",
    "样本县供水有限公司",
    "样本县政务服务中心",
    "国家统计局样本调查队",
    "样本海关",
    "样本市市场监督管理局",
    "样本自治州人民政府",
    "样本省水利厅",
)
FORMS = ("{unit}2024年政府信息公开工作年度报告", "2024年{unit}政府信息公开工作年度报告")
NEEDS_EVIDENCE = ("样本经济技术开发区管理委员会",)
"""Names of which a second half reads as a whole name."""
AMBIGUOUS = 2
"""Most ways of breaking a title over three lines that may fail, of some 2,000."""


def pieces(text: str, cuts: tuple[int, ...]) -> list[str]:
    return [text[a:b] for a, b in zip((0, *cuts), (*cuts, len(text)), strict=True)]


def read(lines: list[str], evidence: str) -> tuple[str, int | None]:
    title = find_title([Paragraph.of(line) for line in ("首页", *lines)], frozenset(), evidence)
    return title.unit, title.year


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("unit", UNITS)
def test_every_break_over_two_lines(unit: str, form: str) -> None:
    text = form.format(unit=unit)
    for at in range(1, len(text)):
        for evidence in (unit,) if unit in NEEDS_EVIDENCE else (unit, ""):
            assert read(pieces(text, (at,)), evidence) == (unit, 2024), (pieces(text, (at,)), evidence)


def test_nearly_every_break_over_three_lines() -> None:
    wrong = []
    for unit in UNITS[::6]:
        for form in FORMS:
            text = form.format(unit=unit)
            for cuts in combinations(range(1, len(text)), 2):
                if read(pieces(text, cuts), unit) != (unit, 2024):
                    wrong.append(pieces(text, cuts))
    assert len(wrong) <= AMBIGUOUS, wrong


def broken_report(unit: str, lines: list[str]) -> list[Block]:
    report = filled()
    report.unit = report.signature = unit
    report.year = 2024
    ends = (Role.TITLE, Role.SIGNATURE, Role.DATE)
    kept = [b for b in blocks_of(report) if not (isinstance(b, Paragraph) and b.role in ends)]
    return [*map(Paragraph.of, [*lines]), *kept, Paragraph.of(unit), Paragraph.of("2025年1月9日")]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(UNITS), st.data())
def test_in_whole_files_of_every_format(unit: str, data: st.DataObject) -> None:
    text = FORMS[0].format(unit=unit)
    at = data.draw(st.integers(1, len(text) - 1))
    suffix = data.draw(st.sampled_from(sorted(FORMATS)))
    found = read_as(suffix, broken_report(unit, pieces(text, (at,))))
    assert (found.report.unit, found.report.year, found.report.title) == (unit, 2024, "")
    assert not [n for n in found.notes if n.code.startswith(("title", "unit", "text_before"))]


@pytest.mark.parametrize(
    ("above", "unit"),
    [
        ("政务公开", "样本县财政局"),
        ("样本县人民政府门户网站", "样本县财政局"),
        ("附件2", "样本县财政局"),
        ("样本县人民政府", "样本县财政局"),
        ("政策文件", "样本县财政局"),
        ("索引号：0123", "样本县财政局"),
        ("样财〔2025〕3号", "样本县财政局"),
        ("法定主动公开内容", "财政局"),
    ],
)
def test_lines_that_are_no_part_of_the_title(above: str, unit: str) -> None:
    assert read([above, f"{unit}2024年政府信息公开工作年度报告"], unit) == (unit, 2024)


@pytest.mark.parametrize(
    "title",
    [
        "2024年样本县人民政府信息公开工作年度报告",
        "样本县人民政府信息公开工作年度报告（2024年）",
        "样本县人民政府信息公开2024年度报告",
    ],
)
def test_one_word_for_unit_and_report(title: str) -> None:
    assert read([title], "") == ("样本县人民政府", 2024)
