"""The six sections: their headings in many wordings, missing, repeated; what stands between and around them."""

import re

import pytest
from builders.report import blocks_of, filled, read_blocks, table_at

from model.content.address import Address
from model.content.blocks import Block, Cell, Paragraph, Picture, Role, Run, TableBlock
from model.files.errors import ReadingError, ReadingProblem
from model.form.editions import CURRENT
from model.recognise.headings import heading_of
from model.report.report import Report

VARIANTS = {
    "一": [
        "一、概述",
        "一. 总体情况",
        "一，总体情况：",
        "第一部分  总体情况",
        "1、总体情况",
        "一 、 总 体 情 况",
        "（一）总体情况",
        "一、2023年政府信息公开工作总体情况",
    ],
    "二": [
        "二、主动公开政府信息的情况",
        "二、主动公开情况",
        "二．主动公开政府信息情况",
        "二、主动公开政府信息情况（单位：件）",
    ],
    "三": ["三、政府信息公开申请情况", "三、依申请公开政府信息情况", "三、收到和处理信息公开申请情况"],
    "四": [
        "四、政府信息公开行政复议和行政诉讼情况",
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "四、行政复议、行政诉讼情况",
    ],
    "五": [
        "五、存在的主要问题及改进措施",
        "五、存在问题及改进情况",
        "五、存在的不足及下一步打算",
        "五、工作中存在的问题及下一步改进措施",
        "六、存在的主要问题及改进情况",
    ],
    "六": [
        "六、其他需要报告事项",
        "六、其它需要报告的事项",
        "六、需要报告的其他事项",
        "六、其他事项",
        "七、其他需要报告的事项。",
    ],
}


def codes(document: list[Block]) -> list[str]:
    return [note.code for note in read_blocks(document).notes]


def plain(report: Report) -> list[Block]:
    return [Paragraph(b.runs) if isinstance(b, Paragraph) else b for b in blocks_of(report)]


def with_heading(report: Report, number: str, text: str) -> list[Block]:
    heading = next(s.heading for s in CURRENT.sections if s.number == number)
    return [
        Paragraph.of(text) if isinstance(b, Paragraph) and b.text == heading else b for b in plain(report)
    ]


def heading_positions(document: list[Block]) -> list[int]:
    headings = {s.heading for s in CURRENT.sections}
    return [i for i, b in enumerate(document) if isinstance(b, Paragraph) and b.text in headings]


@pytest.mark.parametrize(("number", "text"), [(n, text) for n, texts in VARIANTS.items() for text in texts])
def test_headings_in_other_words(number: str, text: str) -> None:
    report = filled()
    found = read_blocks(with_heading(report, number, text))
    assert found.report == report
    assert {note.code for note in found.notes} <= {"heading_varied"}


@pytest.mark.parametrize("number", list(VARIANTS))
def test_headings_without_number(number: str) -> None:
    report = filled()
    for text in VARIANTS[number]:
        bare = re.sub(r"^(?:[（第]?[一二三四五六七1]\s*(?:部分|）)?[、.．，\s]*)", "", text)
        if number in "一四五六" or "政府信息" in bare:
            assert read_blocks(with_heading(report, number, bare)).report == report, bare


@pytest.mark.parametrize(
    "text",
    [
        "（一）主动公开",
        "（二）依申请公开情况",
        "一是存在的主要问题及改进情况。",
        "存在的主要问题及改进情况如下：",
        "规章",
        "总计",
    ],
)
def test_no_headings(text: str) -> None:
    assert heading_of(Paragraph.of(text)) is None


def test_a_sentence_that_mentions_a_section_is_text() -> None:
    report = filled()
    text = "五、六两部分即存在的主要问题及改进情况、其他需要报告的事项，见下文。"
    report.texts["overview"] = (*report.texts["overview"], Paragraph.of(text))
    assert read_blocks(plain(report)) == (report, ())


@pytest.mark.parametrize("rest", ["2023年，我局推进各项工作。", "（一）收费情况。无。"])
def test_text_on_the_line_of_a_heading(rest: str) -> None:
    report = filled()
    document = with_heading(report, "六", f"六、其他需要报告的事项  {rest}")
    found = read_blocks(document).report
    assert found.text("other_matters").split("\n") == [rest, *report.text("other_matters").split("\n")]


def test_nothing_but_a_word_on_the_line_of_a_heading() -> None:
    report = filled()
    report.texts["other_matters"] = (Paragraph((Run("无。", bold=True),)),)
    document = [b for b in plain(report) if not (isinstance(b, Paragraph) and b.text == "无。")]
    at = heading_positions(document)[-1]
    document[at] = Paragraph((Run("六、其他需要报告的事项："), Run("无。", bold=True)))
    assert read_blocks(document) == (report, ())


def test_heading_styles_without_numbers() -> None:
    report = filled()
    document = [
        Paragraph.of(b.text[2:], b.role) if isinstance(b, Paragraph) and b.role is Role.HEADING_1 else b
        for b in blocks_of(report)
    ]
    assert read_blocks(document) == (report, ())


@pytest.mark.parametrize("index", range(5))
def test_one_heading_missing(index: int) -> None:
    report = filled()
    document = plain(report)
    del document[heading_positions(document)[index]]
    found = read_blocks(document)
    assert found.report == report
    assert [n.code for n in found.notes] == (["section_assumed"] if index in (0, 4) else [])


def test_last_heading_missing_is_said() -> None:
    report = filled()
    document = plain(report)
    del document[heading_positions(document)[-1]]
    found = read_blocks(document)
    assert [(n.code, n.address) for n in found.notes] == [("section_missing", Address("other_matters"))]
    assert found.report.text("problems").endswith(report.text("other_matters"))


@pytest.mark.parametrize("tail", ["………………{}", "\t{}", " {}", ""])
@pytest.mark.parametrize("mark", ["目  录", ""])
@pytest.mark.parametrize("sub", [False, True])
def test_table_of_contents(tail: str, mark: str, sub: bool) -> None:
    if sub and not (mark or tail.strip("{}")):
        return
    report = filled()
    document = plain(report)
    contents: list[Block] = [Paragraph.of(mark)] if mark else []
    for page, at in enumerate(heading_positions(document), 1):
        heading = document[at]
        assert isinstance(heading, Paragraph)
        contents.append(Paragraph.of(heading.text + tail.format(page)))
        if sub:
            contents.append(Paragraph.of("（一）工作进展" + tail.format(page)))
    lines = sum(isinstance(b, Paragraph) and b.role is Role.TITLE for b in blocks_of(report))
    title, rest = document[:lines], document[lines:]
    assert read_blocks([*title, *contents, *rest]) == (report, ())
    assert read_blocks([*contents, *title, *rest]) == (report, ())
    assert read_blocks([*title, *contents, *title, *rest]) == (report, ())


def test_section_twice_is_put_together() -> None:
    report = filled()
    document = plain(report)
    at = heading_positions(document)[4]
    document[at + 2 : at + 2] = [document[at]]
    found = read_blocks(document)
    assert found.report == report
    assert [(n.code, n.address) for n in found.notes] == [("section_repeated", Address("problems"))]


def test_tables_in_another_order_and_at_the_end() -> None:
    report = filled()
    document = blocks_of(report)
    places = [table_at(document, report, t.key) for t in report.form.tables]
    tables = [document[i] for i in places]
    turned = list(document)
    for i, table in zip(places, reversed(tables), strict=True):
        turned[i] = table
    assert read_blocks(turned) == (report, ())
    others = [b for i, b in enumerate(document) if i not in places]
    assert read_blocks([*others, *tables]) == (report, ())
    assert read_blocks([*others[:-2], *tables, *others[-2:]]) == (report, ())


def test_all_headings_missing() -> None:
    report = filled()
    document = plain(report)
    kept = [b for i, b in enumerate(document) if i not in heading_positions(document)]
    found = read_blocks(kept).report
    assert found.values == report.values
    assert found.texts["overview"] == report.texts["overview"]
    assert found.text("problems") == report.text("problems") + "\n" + report.text("other_matters")


def test_tables_inside_other_tables() -> None:
    report = filled()
    document = blocks_of(report)
    for key in ("disclosure", "disputes"):
        at = table_at(blocks_of(report), report, key)
        table = document[at]
        assert isinstance(table, TableBlock)
        document[at] = TableBlock((Cell(0, 0), Cell(0, 1, "", nested=(table,))), (100, 8000))
    assert read_blocks(document) == (report, ())


def test_whole_report_in_one_table() -> None:
    report = filled()
    cells = [
        Cell(i, 0, b.text) if isinstance(b, Paragraph) else Cell(i, 0, nested=(b,))
        for i, b in enumerate(blocks_of(report))
        if not isinstance(b, Picture)
    ]
    assert read_blocks([TableBlock(tuple(cells), (9000,))]) == (report, ())


def test_whole_report_on_one_sheet() -> None:
    report = filled()
    cells: list[Cell] = []
    row = 0
    for block in blocks_of(report):
        if isinstance(block, Paragraph):
            cells.append(Cell(row, 0, block.text, column_span=1 + row % 3))
            row += 1
        elif isinstance(block, TableBlock):
            cells += [Cell(c.row + row, c.column, c.text, c.row_span, c.column_span) for c in block.cells]
            row += block.rows + 1
    assert read_blocks([TableBlock(tuple(cells), (600,) * 15)]) == (report, ())


@pytest.mark.parametrize("key", ["overview", "problems", "other_matters"])
@pytest.mark.parametrize(
    "rows",
    [
        [["事项", "数量"], ["行政许可", "12"], ["行政处罚", "3"], ["行政强制", "0"], ["行政事业性收费", "5"]],
        [["渠道", "公开数"], ["网站", "12"], ["其他", "3"], ["总计", "15"]],
        [["行政复议", "行政诉讼"], ["1", "0"]],
        [["1", "2", "3"], ["4", "5", "6"]],
    ],
)
def test_small_tables_stay_in_the_text(key: str, rows: list[list[str]]) -> None:
    report = filled()
    table = TableBlock.of_rows(rows)
    picture = Picture(b"x", "image/png", 900, 600)
    report.texts[key] = (table, *report.texts[key], picture, table, Paragraph.of("以上为有关情况。"))
    assert read_blocks(plain(report)) == (report, ())


def test_text_in_the_section_of_a_table_is_said() -> None:
    report = filled()
    document = blocks_of(report)
    at = table_at(document, report, "disclosure")
    unit_of_measure = [*document[:at], Paragraph.of("（单位：件、万元）"), *document[at:]]
    assert read_blocks(unit_of_measure) == (report, ())
    text = [*document[:at], Paragraph.of("本年主动公开信息若干条。"), *document[at:]]
    found = read_blocks(text)
    assert found.report == report
    assert [(n.code, n.address) for n in found.notes] == [("text_outside", Address("disclosure"))]


def test_levels_are_told_by_the_text() -> None:
    report = filled()
    texts = [
        "（一）主动公开",
        "1.加强管理",
        "（1）明确责任",
        "（二）推进工作。我局积极推进。",
        "一是完善制度",
    ]
    roles = [Role.HEADING_2, Role.HEADING_3, Role.HEADING_4, Role.BODY, Role.BODY]
    report.texts["overview"] = tuple(Paragraph.of(t, r) for t, r in zip(texts, roles, strict=True))
    document = [b for b in plain(report) if isinstance(b, TableBlock | Paragraph)]
    assert read_blocks(document).report.texts["overview"] == report.texts["overview"]


def test_white_space_goes_and_the_rest_stays() -> None:
    report = filled()
    document = [
        Paragraph((Run("　　"), *b.runs, Run("  "))) if isinstance(b, Paragraph) else b for b in plain(report)
    ]
    spaced = [each for b in document for each in (b, Paragraph.of(" "), Paragraph())]
    assert read_blocks(spaced) == (report, ())


def test_no_report() -> None:
    letters = [
        Paragraph.of("关于召开会议的通知"),
        Paragraph.of("请各单位参加。"),
        TableBlock.of_rows([["姓名", "1"]]),
    ]
    with pytest.raises(ReadingError) as raised:
        read_blocks(letters, "通知.docx")
    assert raised.value.problem is ReadingProblem.NO_REPORT
    assert "通知.docx" in raised.value.message


def test_placeholders_of_the_blank_form_stay() -> None:
    report = filled()
    report.values = {}
    report.texts = {s.key: (Paragraph.of("（文字描述）"),) for s in report.form.texts}
    assert read_blocks(plain(report)) == (report, ())
