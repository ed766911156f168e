"""What a browser strikes, raises or shows in form fields."""

import pytest
from builders.formats import html_of, recognise_bytes
from builders.report import blocks_of, filled

from model.content.blocks import Paragraph, TableBlock
from model.reading.html.reader import read
from model.reading.source import OmissionKind


def texts(body: str, head: str = "") -> list[str]:
    return [
        b.text
        for b in read(f"<html><head>{head}</head><body>{body}</body></html>".encode()).blocks
        if isinstance(b, Paragraph)
    ]


def cell(inner: str, attributes: str = "", head: str = "") -> str:
    page = f"<html><head>{head}</head><body><table><tr><td>甲</td><td {attributes}>{inner}</td></tr></table></body></html>"
    table = read(page.encode()).blocks[0]
    assert isinstance(table, TableBlock)
    return table.cells[1].text


SHEET = "<style>p.x, .gone { color: red; text-decoration: line-through } .up{vertical-align:super}</style>"


@pytest.mark.parametrize(
    "struck",
    [
        "<s>12</s>",
        "<strike>12</strike>",
        "<del>12</del>",
        '<span style="text-decoration:line-through">12</span>',
        '<span style="text-decoration-line: underline line-through">12</span>',
        "<b><font><s>12</s></font></b>",
        '<span class="big gone">12</span>',
        "<sup>①</sup>",
        "<sup>[1]</sup>",
        '<span style="vertical-align: super">1</span>',
        '<span class="up">注1</span>',
    ],
)
def test_struck_and_raised_text_is_left_out(struck: str) -> None:
    assert cell(f"{struck}11", head=SHEET) == "11"
    assert texts(f"<p>收到申请{struck}11件。</p>", SHEET) == ["收到申请11件。"]
    source = read(f"<html><head>{SHEET}</head><body><p>收到{struck}11件</p></body></html>".encode())
    kind = OmissionKind.STRUCK if "12" in struck else OmissionKind.RAISED
    assert [o.kind for o in source.omissions] == [kind]


def test_a_struck_cell_is_blank() -> None:
    assert cell("12", 'style="text-decoration: line-through"') == ""


def test_exponents_and_plain_styles_stay() -> None:
    assert texts("<p>面积30m<sup>2</sup>。</p>") == ["面积30m²。"]
    assert texts(
        '<p style="text-decoration:underline">收到<span style="vertical-align:middle">11</span>件</p>'
    ) == ["收到11件"]


@pytest.mark.parametrize(
    "field",
    [
        '<input value="11">',
        '<input type="text" readonly value="11">',
        '<input type="number" name="n1" value="11"/>',
        "<select><option>10</option><option selected>11</option></select>",
        "<select><option value='1'>11</option><option>12</option></select>",
        "<textarea rows=1>11</textarea>",
        '<div><span><input value="11"></span></div>',
    ],
)
def test_fields_in_cells(field: str) -> None:
    assert cell(field) == "11"


@pytest.mark.parametrize(
    "field",
    [
        '<input type="hidden" value="11">',
        '<input type="button" value="保存">',
        '<input type="checkbox" value="1">',
        '<input name="keyword" value="11">',
        '<input value="请输入关键字">',
        "<select><option>请选择</option></select>",
        "<button>11</button>",
    ],
)
def test_fields_that_show_no_figure(field: str) -> None:
    assert cell(field) == ""
    assert texts(f"<p>{field}</p>") == []


def test_search_boxes_and_lists_of_links_outside_tables() -> None:
    assert texts(
        '<div><input value="站内搜索"><select><option>友情链接</option></select></div><p>甲</p>'
    ) == ["甲"]


def test_a_saved_filing_page() -> None:
    report = filled()
    blocks = [b for b in blocks_of(report) if isinstance(b, TableBlock)]
    page = html_of(blocks_of(report))
    for table in blocks:
        for each in table.cells:
            if each.text.isdecimal():
                page = page.replace(f">{each.text}</td>", f'><input type="text" value="{each.text}"></td>')
    text = report.text("overview").split("\n")[-1]
    page = page.replace(f"<p>{text}</p>", f"<div><textarea>{text}</textarea></div>")
    found = recognise_bytes(f"<html><body>{page}</body></html>".encode(), "a.html")
    assert found.report.values == report.values
    assert found.report.text("overview") == report.text("overview")
