"""Title, unit, year, front matter, signature and date, however they are set."""

import pytest
from builders.report import blocks_of, filled, read_blocks

from model.content.blocks import Block, Paragraph, Role
from model.recognise.ending import find_ending, printed
from model.recognise.title import is_unit, parse_title, year_in
from model.report.report import Report

UNIT = "示例市示例局"


def lines(*texts: str) -> list[Block]:
    return [Paragraph.of(text) for text in texts]


def body(report: Report) -> list[Block]:
    ends = (Role.TITLE, Role.SIGNATURE, Role.DATE)
    kept = [b for b in blocks_of(report) if not (isinstance(b, Paragraph) and b.role in ends)]
    return [Paragraph(b.runs) if isinstance(b, Paragraph) else b for b in kept]


@pytest.mark.parametrize(
    ("title", "unit", "own"),
    [
        ((f"{UNIT}2023年政府信息公开工作年度报  告",), UNIT, False),
        ((UNIT, "2023年政府信息公开工作年度报告"), UNIT, False),
        ((UNIT, "2023年", "政府信息公开工作年度报告"), UNIT, False),
        ((f"{UNIT}2023年政府信息公", "开工作年度报告"), UNIT, False),
        ((f"{UNIT}2023年", "政府信息公开工作年度报告"), UNIT, False),
        (("示 例 市 示 例 局", "2023 年 政 府 信 息 公 开 工 作 年 度 报 告"), UNIT, False),
        (("示例市", "示例局", "2023年政府信息公开工作年度报告"), UNIT, False),
        (
            ("示例市人民政府", "样例街道办事处2023年政府信息公开工作年度报告"),
            "示例市人民政府样例街道办事处",
            False,
        ),
        ((f"《{UNIT}2023年政府信息公开工作年度报告》",), UNIT, False),
        ((f"{UNIT}２０２３年政府信息公开工作年度报告",), UNIT, False),
        ((f"{UNIT}二〇二三年政府信息公开工作年度报告",), UNIT, True),
        ((UNIT, "政府信息公开工作年度报告", "（2023年度）"), UNIT, True),
        ((f"{UNIT}政府信息公开工作年度报告（2023年）",), UNIT, True),
        ((f"关于{UNIT}2023年度政府信息公开工作情况的报告",), UNIT, True),
        ((f"{UNIT}关于2023年度政府信息公开工作的报告",), UNIT, True),
        ((f"2023年度{UNIT}", "政府信息公开工作年度报告"), UNIT, True),
        ((f"{UNIT}2023年政府信息公开年报",), UNIT, True),
        ((f"{UNIT}政府信息公开工作2023年度报告",), UNIT, True),
        ((f"{UNIT}2023年政府信息公开工作年度报告（公开版）",), UNIT, True),
        (("示例市医保局（样例分局）2023年政府信息公开工作年度报告",), "示例市医保局（样例分局）", False),
        (("示例市2020工业园管理委员会2023年政府信息公开工作年度报告",), "示例市2020工业园管理委员会", False),
    ],
)
def test_titles(title: tuple[str, ...], unit: str, own: bool) -> None:
    report = filled()
    found = read_blocks([*lines(*title), *body(report), *lines(UNIT, "2024年1月9日")])
    assert (found.report.unit, found.report.year) == (unit, 2023)
    assert found.report.title == ("".join(title).replace(" ", "") if own else "")
    assert found.report.text("front") == report.text("front")
    assert found.notes == ()


def test_what_stands_above_the_title_is_said() -> None:
    report = filled()
    above = lines("附件2", "首页 > 政务公开", "发布日期：2024-01-20  来源：示例局")
    found = read_blocks([*above, *blocks_of(report)])
    assert found.report == report
    assert [note.code for note in found.notes] == ["text_before_title"]


def test_cover_page_and_title_again() -> None:
    report = filled()
    cover = lines(UNIT, "2023年政府信息公开工作年度报告", "二〇二四年一月")
    found = read_blocks([*cover, *lines(report.full_title), *body(report), *lines(UNIT, "2024年1月9日")])
    assert found.report.title == ""
    assert (found.report.unit, found.report.year) == (UNIT, 2023)
    assert found.report.date == "2024年1月9日"


def test_head_of_every_page() -> None:
    report = filled()
    document = [*lines(report.full_title), *body(report), *lines(UNIT, "2024年1月9日")]
    with_heads = [each for b in document for each in (b, *lines(report.full_title))]
    assert read_blocks(with_heads) == (report, ())


def test_a_sentence_is_no_title() -> None:
    assert parse_title("现公布示例局2023年政府信息公开工作年度报告。") is None
    assert parse_title("示例局2023年工作总结") is None


def test_without_title_the_signature_and_the_period_tell() -> None:
    report = filled()
    found = read_blocks([*body(report), *lines("样例县样例局", "2024年1月9日")])
    assert (found.report.unit, found.report.year) == ("样例县样例局", 2023)
    assert [n.code for n in found.notes] == ["unit_assumed", "year_assumed", "title_missing"]
    assert found.report.texts == report.texts


@pytest.mark.parametrize(
    "name",
    [
        f"{UNIT}2021年政府信息公开工作年度报告.docx",
        f"附件1：{UNIT}2021年政府信息公开工作年度报告（定稿）.doc",
        f"3.{UNIT}2021年度政府信息公开年报_最终版.txt",
    ],
)
def test_the_file_name_tells_last(name: str) -> None:
    report = filled()
    report.texts = {}
    found = read_blocks(body(report), name)
    assert (found.report.unit, found.report.year) == (UNIT, 2021)
    assert "文件名" in found.notes[0].message


def test_nothing_tells() -> None:
    report = filled()
    report.texts = {}
    found = read_blocks(body(report), "新建文档.docx")
    assert (found.report.unit, found.report.year) == ("", None)
    assert [n.code for n in found.notes] == ["unit_missing", "year_missing", "title_missing"]


def test_year_of_the_text_and_of_the_issue() -> None:
    report = filled()
    report.texts = {
        "overview": tuple(Paragraph.of(t) for t in ("2021年，推进。", "2021年，落实。2022年，改进。"))
    }
    assert read_blocks(body(report)).report.year == 2021
    report.texts = {}
    assert read_blocks([*body(report), *lines(UNIT, "2024年1月9日")]).report.year == 2023


def test_title_and_period_that_disagree_are_said() -> None:
    report = filled()
    found = read_blocks([*lines(f"{UNIT}2022年政府信息公开工作年度报告"), *body(report)])
    assert found.report.year == 2022
    assert [n.code for n in found.notes] == ["year_differs"]


@pytest.mark.parametrize(
    ("end", "signature", "date"),
    [
        ((UNIT, "2024年1月9日"), UNIT, "2024年1月9日"),
        ((UNIT, "二〇二四年一月二十一日"), UNIT, "2024年1月21日"),
        ((UNIT, "二○二四年十二月三十日"), UNIT, "2024年12月30日"),
        ((f"{UNIT}   2024年01月09日",), UNIT, "2024年1月9日"),
        (("示例局", "2024.1.9"), "示例局", "2024年1月9日"),
        (("示 例 市 示 例 局", "2024 年 1 月 9 日"), UNIT, "2024年1月9日"),
        ((f"{UNIT}（盖章）", "（2024-01-09）"), UNIT, "2024年1月9日"),
        ((f"单位：{UNIT}", "日期：2024年1月9日"), UNIT, "2024年1月9日"),
        (("2024年1月9日",), "", "2024年1月9日"),
        (("2024年1月9日", UNIT), UNIT, "2024年1月9日"),
        ((UNIT, "2024年1月"), UNIT, "2024年1月"),
        ((UNIT,), UNIT, ""),
    ],
)
def test_endings(end: tuple[str, ...], signature: str, date: str) -> None:
    report = filled()
    found = read_blocks([*lines(report.full_title), *body(report), *lines(*end)])
    assert (found.report.signature, found.report.date) == (signature, date)
    assert found.report.texts == report.texts
    assert found.notes == ()


@pytest.mark.parametrize(
    "last", ["无。", "无", "联系人：某某，电话：12345", "特此报告。", "（二）加强领导小组办公室建设"]
)
def test_last_line_that_is_no_signature(last: str) -> None:
    report = filled()
    found = read_blocks([*lines(report.full_title), *body(report), *lines(last)])
    assert (found.report.signature, found.report.date) == ("", "")
    assert found.report.text("other_matters").endswith(last)


def test_lines_after_the_date_are_said() -> None:
    report = filled()
    end = lines(UNIT, "2024年1月9日", "打印本页", "关闭窗口")
    found = read_blocks([*lines(report.full_title), *body(report), *end])
    assert found.report == report
    assert [(n.code, "打印本页关闭窗口" in n.message) for n in found.notes] == [("text_after_end", True)]


def test_date_below_the_title() -> None:
    report = filled()
    found = read_blocks([*lines(report.full_title, "（2024年1月9日）"), *body(report)])
    assert found.report.date == "2024年1月9日"
    assert found.report.text("front") == report.text("front")
    assert [n.code for n in found.notes] == ["date_moved"]


def test_printed_dates() -> None:
    assert printed("二〇二三年廿三日") == ""
    assert printed("二〇二三年元月廿三日") == "2023年1月23日"
    assert printed("2023年2月30日") == "2023年2月30日"
    assert printed("2023年1月30日发布") == ""


def test_what_is_a_unit() -> None:
    assert is_unit("示例县人民政府办公室")
    assert is_unit("示例市教育局（体育局）")
    assert not is_unit("加强组织领导。")
    assert not is_unit("局")
    assert not is_unit("2023年示例局")


def test_year_in_text() -> None:
    assert year_in("示例局二零二三年度") == 2023
    assert year_in("第2020号园区2023年度") == 2023
    assert year_in("电话12023") is None


def test_ending_of_nothing() -> None:
    assert find_ending([], UNIT).taken == 0
