"""Automatic numbering: the label that Word shows is in the paragraph's text."""

import pytest
from builders.docx import docx, p

from model.content.blocks import Paragraph
from model.reading.docx import reader
from model.reading.shared.numerals import chinese, numeral


def level(index: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(key: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def num(key: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def item(text: str, number: int, index: int | None = 0) -> str:
    at = "" if index is None else f'<w:ilvl w:val="{index}"/>'
    return p(text, f'<w:numPr>{at}<w:numId w:val="{number}"/></w:numPr>')


def texts(body: str, numbering: str, styles: str = "") -> list[str]:
    blocks = reader.read(docx(body, numbering=numbering, styles=styles)).blocks
    return [block.text for block in blocks if isinstance(block, Paragraph)]


LISTS = (
    abstract(
        0,
        level(0, "chineseCountingThousand", "%1、"),
        level(1, "chineseCounting", "（%2）"),
        level(2, "decimal", "%3."),
        level(3, "decimal", "%1.%4", "<w:isLgl/>"),
    )
    + num(1, 0)
    + num(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
)


def test_levels_count_and_begin_anew() -> None:
    body = (
        item("总体情况", 1)
        + item("主动", 1, 1)
        + item("依申请", 1, 1)
        + p("正文")
        + item("甲", 1, 2)
        + item("公开", 1)
        + item("主动", 1, 1)
        + item("丙", 1, 3)
    )
    assert texts(body, LISTS) == [
        "一、总体情况",
        "（一）主动",
        "（二）依申请",
        "正文",
        "1.甲",
        "二、公开",
        "（一）主动",
        "2.1 丙",
    ]


def test_a_numbering_that_starts_anew_does_so_once() -> None:
    body = item("甲", 1) + item("乙", 1) + item("丙", 2) + item("丁", 2) + item("戊", 1)
    assert texts(body, LISTS) == ["一、甲", "二、乙", "一、丙", "二、丁", "三、戊"]


def test_levels_that_never_begin_anew() -> None:
    lists = abstract(
        0, level(0, "decimal", "%1."), level(1, "decimal", "(%2)", '<w:lvlRestart w:val="0"/>')
    ) + num(1, 0)
    body = item("甲", 1) + item("乙", 1, 1) + item("丙", 1) + item("丁", 1, 1)
    assert texts(body, lists) == ["1.甲", "(1)乙", "2.丙", "(2)丁"]


def test_start_bullets_and_no_list() -> None:
    lists = (
        abstract(0, level(0, "japaneseCounting", "第%1条", start=3))
        + abstract(1, level(0, "bullet", "\uf0b7"))
        + num(1, 0)
        + num(2, 1)
    )
    body = item("甲", 1) + item("乙", 2) + item("丙", 0) + item("丁", 9) + item("戊", 1, 7)
    assert texts(body, lists) == ["第三条 甲", "乙", "丙", "丁", "戊"]


def test_blank_numbered_paragraphs_count_but_are_not_shown() -> None:
    assert texts(item("甲", 1) + item("", 1) + item("乙", 1), LISTS) == ["一、甲", "三、乙"]


def test_numbering_by_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="sub"><w:name w:val="sub"/><w:basedOn w:val="h1"/></w:style>'
    )
    lists = abstract(
        0,
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="h1"/>'),
        level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="h2"/>'),
    ) + num(1, 0)
    body = "".join(
        p(text, f'<w:pStyle w:val="{style}"/>') for text, style in (("甲", "h1"), ("乙", "h2"), ("丙", "sub"))
    )
    body += p("丁", '<w:pStyle w:val="h1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert texts(body, lists, styles) == ["一、甲", "（一）乙", "二、丙", "丁"]


def test_numbering_by_a_list_style() -> None:
    styles = '<w:style w:type="numbering" w:styleId="L"><w:name w:val="list"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    lists = (
        abstract(0, level(0, "chineseCounting", "%1、"))
        + '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="L"/></w:abstractNum>'
        + num(1, 0)
        + num(2, 5)
    )
    assert texts(item("甲", 2) + item("乙", 2, None), lists, styles) == ["一、甲", "二、乙"]


def test_levels_rewritten_by_a_numbering() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "(%1)")}</w:lvlOverride>'
    assert texts(item("甲", 1), abstract(0, level(0, "chineseCounting", "%1、")) + num(1, 0, override)) == [
        "(1)甲"
    ]


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (3, "decimalEnclosedCircle", "③"),
        (21, "decimalEnclosedCircle", "21"),
        (3, "decimalEnclosedParen", "⑶"),
        (12, "decimalFullWidth", "１２"),
        (7, "decimalZero", "07"),
        (4, "upperRoman", "IV"),
        (28, "lowerLetter", "bb"),
        (2, "ideographTraditional", "乙"),
        (3, "chineseLegalSimplified", "叁"),
        (20, "ideographDigital", "二〇"),
        (5, "somethingNew", "5"),
        (5, "none", ""),
    ],
)
def test_numerals(number: int, form: str, text: str) -> None:
    assert numeral(number, form) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "〇"),
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (99, "九十九"),
        (100, "一百"),
        (105, "一百〇五"),
        (110, "一百一十"),
        (12_345, "12345"),
    ],
)
def test_chinese_numerals(number: int, text: str) -> None:
    assert chinese(number) == text
