"""Plain text: tables flattened in every way that was seen, sentences broken by lines and pages, Markdown."""

import codecs

import pytest

from model.content.blocks import Block, Paragraph, Role, Run, TableBlock
from model.files.errors import ReadingError, ReadingProblem
from model.reading.shared.charset import decode
from model.reading.txt import reader as text


def blocks(content: str) -> tuple[Block, ...]:
    return text.read(content.encode()).blocks


def lines(content: str) -> list[str]:
    return [
        block.text if isinstance(block, Paragraph) else "<table>"
        for block in blocks(content)
        if block != Paragraph()
    ]


def rows(content: str) -> list[list[str]]:
    (table,) = (block for block in blocks(content) if isinstance(block, TableBlock))
    assert not table.exact_grid
    return [[cell.text for cell in row] for row in table.by_row()]


def test_a_cell_a_line() -> None:
    content = "二、情况\n\t信息内容\n\t制发件数\n\t废止件数\n\n\t规章\n\t0\n\t\n\n\t行政规范\n性文件\n\t　 3\n\t2\n\n\n三、申请情况\n"
    assert lines(content) == ["二、情况", "<table>", "三、申请情况"]
    assert rows(content) == [
        ["信息内容", "制发件数", "废止件数"],
        ["规章", "0", ""],
        ["行政规范\n性文件", "3", "2"],
    ]


def test_a_cell_broken_at_its_first_character_and_at_the_end_of_a_row() -> None:
    content = "\t\n三\n、\n结果\n\t（一）公开\n\t4\n\n\t\n\t结果\n\t总\n计\n\n\t甲\n\t1\n\t总\n计\n\n正文"
    assert rows(content) == [
        ["三\n、\n结果", "（一）公开", "4"],
        ["", "结果", "总\n计"],
        ["甲", "1", "总\n计"],
    ]
    assert lines(content) == ["<table>", "正文"]


def test_a_row_a_line_with_tabs() -> None:
    content = "标题\n\n信息内容\t制发\t废止\n规章\t1\t\n\n规范性文件\t\t3\n\n三、申请"
    assert lines(content) == ["标题", "<table>", "三、申请"]
    assert rows(content) == [["信息内容", "制发", "废止"], ["规章", "1", ""], ["规范性文件", "", "3"]]


def test_a_label_with_tabs_broken_over_lines() -> None:
    content = (
        "甲\t乙\t1\t2\t3\n丙\t丁\t4\t5\t6\n"
        "\t2.逾期未按通知要求缴纳费用、\n机关不再处理其申请\t7\t8\t9\n"
        "三、本年度\n办理结果\t（一）公开\t7\t8\t9\n戊\t己\t1\t1\t1\n"
    )
    assert rows(content)[2:4] == [
        ["", "2.逾期未按通知要求缴纳费用、机关不再处理其申请", "7", "8", "9"],
        ["三、本年度办理结果", "（一）公开", "7", "8", "9"],
    ]


def test_headings_between_tables_are_no_pieces_of_cells() -> None:
    content = (
        "甲\t1\t2\n乙\t3\t4\n四、行政复议、行政诉讼情况\n行政复议\t行政诉讼\t\n结果\t维持\t总计\n1\t2\t3\n"
    )
    assert lines(content) == ["<table>", "四、行政复议、行政诉讼情况", "<table>"]


def test_rows_with_bars() -> None:
    content = "二、情况\n第二十条 | |||\n规章 | 2 | 0 | |\n一、本年新\n收数量 | 1 | 2 | 3 |\n六、其他\n"
    assert lines(content) == ["二、情况", "<table>", "六、其他"]
    assert rows(content) == [
        ["第二十条", "", "", ""],
        ["规章", "2", "0", ""],
        ["一、本年新收数量", "1", "2", "3"],
    ]


def test_rows_with_bars_that_are_not_closed() -> None:
    content = "规章 | 2 | 0\n许可 | 1 | \n标题 |  | \n处罚 | 3 | 4\n一项 | 5\n"
    assert rows(content) == [
        ["规章", "2", "0"],
        ["许可", "1"],
        ["标题", ""],
        ["处罚", "3", "4"],
        ["一项", "5"],
    ]


def test_a_heading_between_rows_with_bars() -> None:
    content = "规章 | 2 | 0 |\n许可 | 1 | 0 |\n三、申请情况\n（说明） | 申请人 | |\n甲 | 1 | 2 |"
    assert lines(content) == ["<table>", "三、申请情况", "<table>"]


def test_markdown_tables() -> None:
    content = "## 二、情况\n\n| 信息内容 | 制发\\|废止 |\n|:---|---:|\n| **规章** | 1 |\n| 商业<br>企业 | - |\n\n| 甲 | 乙 |\n|---|---|\n| 丙 | 1 |\n"
    found = blocks(content)
    assert [type(block) for block in found] == [Paragraph, TableBlock, TableBlock]
    assert isinstance(found[1], TableBlock)
    assert [[cell.text for cell in row] for row in found[1].by_row()] == [
        ["信息内容", "制发|废止"],
        ["规章", "1"],
        ["商业\n企业", "-"],
    ]


def test_drawn_tables() -> None:
    assert rows("┌──┬──┐\n│甲│1 │\n├──┼──┤\n│乙│  │\n└──┴──┘") == [["甲", "1"], ["乙", ""]]
    assert rows("+----+---+\n| 甲 | 1 |\n+----+---+\n| 乙 |   |\n+----+---+") == [["甲", "1"], ["乙", ""]]


def test_a_row_of_many_cells_alone_is_a_table_and_one_of_few_is_not() -> None:
    assert rows("0\t1\t2\t3") == [["0", "1", "2", "3"]]
    assert lines("首页 | 公开 |\n\n联系电话：\t0000") == ["首页 | 公开 |", "联系电话： 0000"]


def test_paragraphs_that_begin_with_a_tab() -> None:
    assert lines("\t第一段，内容。\n\n\t第二段，内容。\n\n\t第三段，内容。") == [
        "第一段，内容。",
        "第二段，内容。",
        "第三段，内容。",
    ]


def test_numbers_of_headings_before_a_tab() -> None:
    assert lines("一、\t总体情况\n（一）\t主动公开\n1.\t条目") == [
        "一、 总体情况",
        "（一） 主动公开",
        "1. 条目",
    ]


def test_blank_lines_between_short_ones_may_be_blank_cells() -> None:
    assert blocks("规章\n\n3\n\n\n许可\n4\n") == tuple(
        Paragraph.of(text) for text in ("规章", "", "3", "", "", "许可", "4")
    )
    assert blocks("本年度工作有序。\n\n规章\n\n本年度工作有序。") == tuple(
        Paragraph.of(text) for text in ("本年度工作有序。", "规章", "本年度工作有序。")
    )


def test_what_has_no_rows_stays_lines() -> None:
    content = "规章\n0\n3\n一、本年新收数量 4 0 0 0 4\n（二）部分公开（区分处理的，只计这一情形）\n1\n"
    assert lines(content) == [line for line in content.split("\n") if line]


PROSE = "街道办事处认真按照要求推进工作，准确把握工作要点，完善工作机制，进一步规范公开内容"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"{PROSE}和形式，2023\n\n年，公开信息 3 条。", [f"{PROSE}和形式，2023年，公开信息 3 条。"]),
        (f"{PROSE}\n- 2 -\n\f和形式，健全制度。", [f"{PROSE}和形式，健全制度。"]),
        (f"{PROSE}\n第 3 页 共 8 页\n和形式，健全制度。", [f"{PROSE}和形式，健全制度。"]),
        ("请联系办公室（邮箱：a@example.com\n）。", ["请联系办公室（邮箱：a@example.com）。"]),
        (f"{PROSE}\n二是加强培训，提高水平。", [PROSE, "二是加强培训，提高水平。"]),
        (f"{PROSE}\n　　另起一段，内容。", [PROSE, "另起一段，内容。"]),
        (f"{PROSE}\n示例街道办事处\n2024年1月8日", [PROSE, "示例街道办事处", "2024年1月8日"]),
        (f"{PROSE}。\n另起一段，内容。", [f"{PROSE}。", "另起一段，内容。"]),
        ("一、总体情况\n本年度，工作有序。", ["一、总体情况", "本年度，工作有序。"]),
        (
            "（一）强化领导，落实责任\n街道成立小组，负责工作。",
            ["（一）强化领导，落实责任", "街道成立小组，负责工作。"],
        ),
        (
            "示例街道\n2023年工作年度报告\n\n根据条例，编制报告。",
            ["示例街道", "2023年工作年度报告", "根据条例，编制报告。"],
        ),
        (f"{PROSE}\n\n\n\n和形式，健全制度。", [PROSE, "和形式，健全制度。"]),
    ],
)
def test_sentences_broken_by_lines_and_pages(content: str, expected: list[str]) -> None:
    assert lines(content) == expected


def test_bold_face_even_where_it_is_broken() -> None:
    (found,) = blocks(f"{PROSE}。**一是**聚焦大局，拓展深度。**二**\n\n是聚焦改革，便民。**")
    assert isinstance(found, Paragraph)
    assert found.runs == (
        Run(f"{PROSE}。"),
        Run("一是", bold=True),
        Run("聚焦大局，拓展深度。"),
        Run("二", bold=True),
        Run("是聚焦改革，便民。"),
    )


def test_stray_marks_are_dropped() -> None:
    assert lines(
        "[bookmark: _GoBack]甲[image: 图 1]乙\u200b\n![图](media/a.png)\n***\n[网址](https://example.invalid/)见<u>此</u>"
    ) == [
        "甲乙",
        "网址见此",
    ]
    assert rows("\t[bookmark: _x]甲\n\t1\n\n\t乙\n\t2\n") == [["甲", "1"], ["乙", "2"]]


def test_markdown_headings() -> None:
    found = blocks("# 示例街道年度报告\n## 一、总体情况\n### （一）公开 ###\n1\\. 条目，*重点*。\n")
    assert found == (
        Paragraph.of("示例街道年度报告", Role.TITLE),
        Paragraph.of("一、总体情况", Role.HEADING_1),
        Paragraph.of("（一）公开", Role.HEADING_2),
        Paragraph.of("1. 条目，重点。"),
    )
    assert [block.role for block in blocks("# 一、甲\n# 二、乙\n") if isinstance(block, Paragraph)] == [
        Role.HEADING_1
    ] * 2


SAMPLE = "一、总体情况\n2023年，公开信息 160 条。\n"


@pytest.mark.parametrize(
    "data",
    [
        SAMPLE.encode(),
        SAMPLE.encode("utf-8-sig"),
        SAMPLE.encode("gb18030"),
        SAMPLE.encode("utf-16"),
        SAMPLE.encode("utf-16-le"),
        SAMPLE.encode("utf-16-be"),
        codecs.BOM_UTF16_BE + SAMPLE.encode("utf-16-be"),
        SAMPLE.replace("\n", "\r\n").encode("gbk"),
    ],
)
def test_character_sets(data: bytes) -> None:
    assert text.sniff(data)
    assert [b.text for b in text.read(data).blocks if isinstance(b, Paragraph)] == SAMPLE.strip().split("\n")


def test_torn_and_slightly_damaged_texts() -> None:
    long = SAMPLE * 50
    assert decode(long.encode()[:-3]) == long[:-2]
    assert decode(long.encode("gb18030")[:-4]) == long[:-3]
    damaged = bytearray(long.encode())
    damaged[100] = 0xFF
    found = decode(bytes(damaged))
    assert found is not None and found.count("\ufffd") <= 3 and "总体情况" in found


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x89PNG\r\n\x1a\n\0\0\0\0", b"\1\2\3\4\5\6" * 99])
def test_bytes_that_are_no_text(data: bytes) -> None:
    assert not text.sniff(data)
    with pytest.raises(ReadingError) as caught:
        text.read(data)
    assert caught.value.problem is ReadingProblem.UNKNOWN_FORMAT


def test_blank_texts_are_empty() -> None:
    for content in (" \n\t\n", "\ufeff", "　"):
        with pytest.raises(ReadingError) as caught:
            text.read(content.encode())
        assert caught.value.problem is ReadingProblem.EMPTY


def test_cells_of_texts_are_not_placed() -> None:
    source = text.read("甲\t1\t2\n乙\t3\t4".encode())
    assert source.format == "txt" and not source.cells_placed
