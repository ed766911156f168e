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


RULES = """<link rel=stylesheet href=a.css><style><!-- td .old, #o {text-decoration-line: line-through} .h{display:none} .v{visibility:hidden}
 td em{text-decoration:line-through} @media print {.shown{display:none}} .tab{display:none} .tab.on{display:block} --></style>"""


@pytest.mark.parametrize(
    ("inner", "kind"),
    [
        ('<span class="a old b">9</span>', OmissionKind.STRUCK),
        ('<span id="o">9</span>', OmissionKind.STRUCK),
        ("<em>9</em>", OmissionKind.STRUCK),
        ('<span class="h">9</span>', OmissionKind.HIDDEN),
        ('<span class="v">9</span>', OmissionKind.HIDDEN),
        ('<span style="display:none">9</span>', OmissionKind.HIDDEN),
        ('<span style="color:#FFF">9</span>', OmissionKind.HIDDEN),
        ('<font color="#ffffff">9</font>', OmissionKind.HIDDEN),
        ('<span style="font-size:0px">9</span>', OmissionKind.HIDDEN),
        ('<span style="opacity: 0">9</span>', OmissionKind.HIDDEN),
    ],
)
def test_what_cannot_be_seen_in_a_cell(inner: str, kind: OmissionKind) -> None:
    assert cell(f"{inner}11", head=RULES) == "11"
    page = f"<html><head>{RULES}</head><body><table><tr><td>甲<td>{inner}11</table></body></html>"
    assert [o.kind for o in read(page.encode()).omissions] == [kind]


@pytest.mark.parametrize(
    "inner",
    [
        '<span class="shown">11</span>',
        '<span class="tab on">11</span>',
        '<span class="tab" style="display:inline">11</span>',
        '<span style="background:#00f;color:#fff">11</span>',
        '<span style="color:#fff8dc">11</span>',
        '<span style="font-size:0.9em">11</span>',
        '<span style="opacity:0.9">11</span>',
        '<span style="color:#fff">11</span>',
    ],
)
def test_what_can_be_seen_stays(inner: str) -> None:
    assert cell(inner, head=RULES) == "11"


def test_long_parts_that_a_sheet_hides_stay_for_a_script_shows_them() -> None:
    assert texts(f"<div class=h><p>{'甲' * 300}</p></div>", RULES) == ["甲" * 300]


@pytest.mark.parametrize(
    "row",
    [
        '<tr style="text-decoration:line-through">{}</tr>',
        '<tr class="d">{}</tr>',
        "<tbody><del><tr>{}</tr></del></tbody>",
        '<tr style="display:none">{}</tr>',
        "<tr hidden>{}</tr>",
    ],
)
def test_struck_rows(row: str) -> None:
    old = row.format("<td>规章</td><td>7</td>")
    page = f"<style>tr.d{{text-decoration:line-through}}</style><table>{old}<tr><td>规章</td><td>3</td></tr></table>"
    table = read(f"<html><body>{page}</body></html>".encode()).blocks[0]
    assert isinstance(table, TableBlock)
    assert [c.text for c in table.cells] == ["规章", "3"]


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
