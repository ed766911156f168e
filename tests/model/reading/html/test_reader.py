"""Web pages: paragraphs, own rows of tables, layout, hidden parts, pictures that came along."""

import base64
import time

import pytest
from builders.docx import png

from model.content.blocks import Block, Paragraph, Picture, Role, Run, TableBlock
from model.files.errors import ReadingError, ReadingProblem
from model.reading.html import mht
from model.reading.html import reader as html
from model.reading.source import BLANK_CELL


def blocks(body: str) -> tuple[Block, ...]:
    return html.read(f"<html><body>{body}</body></html>".encode()).blocks


def texts(body: str) -> list[str]:
    return [block.text for block in blocks(body) if isinstance(block, Paragraph)]


def table(body: str) -> TableBlock:
    (found,) = blocks(body)
    assert isinstance(found, TableBlock)
    return found


def rows(found: TableBlock) -> list[list[str]]:
    return [[cell.text for cell in row] for row in found.by_row()]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<!DOCTYPE html><p>x", True),
        (b"\xef\xbb\xbf\n<!-- saved --> <HTML lang=zh>", True),
        ('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x"><html/>'.encode("utf-16"), True),
        ("<table><tr><td>规章</td></tr></table>".encode("gbk"), True),
        (b"<div align=center>", False),
        ("# 标题\n<b>文</b>".encode(), False),
        (b'<?xml version="1.0"?><w:document/>', False),
        (b"", False),
    ],
)
def test_sniffs_by_content(data: bytes, expected: bool) -> None:
    assert html.sniff(data) is expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>甲<p>乙<div>丙<div>丁</div>戊</div>己", ["甲", "乙", "丙", "丁", "戊", "己"]),
        ("甲<br>乙<br/><br/>丙", ["甲", "乙", "丙"]),
        ("<p>一是\n  加强 <span> 管理</span>\n 。</p>", ["一是加强 管理 。"]),
        ("<p>2023\nAnnual report</p>", ["2023 Annual report"]),
        ("<p>&nbsp;&nbsp;　报&nbsp;告</p><p>&nbsp;</p>", ["报 告", BLANK_CELL]),
        ("<p><span title='1>0'>甲</span><span lang=zh>乙</span></p>", ["甲乙"]),
        ("<pre>甲\n乙</pre>", ["甲", "乙"]),
        ("<script>var a='<p>x</p>'</script><style>p{}</style><noscript>x</noscript><p>甲", ["甲"]),
        ("<nav>首页</nav><header><p>甲</p></header><footer>版权</footer><select><option>x</select>", ["甲"]),
        ("<div style='display: none'>x</div><p hidden>y</p><p style='VISIBILITY:hidden'>z</p>甲", ["甲"]),
        (
            "<div title=header><p>页眉</p></div><p class=MsoToc1>一、 1</p><div id='Table of Contents1'><p>x</div>甲",
            ["甲"],
        ),
        (
            "<p>甲</p><div style='mso-element:footnote-list'><p>注</p></div><div id=sdfootnote1>注</div>",
            ["甲"],
        ),
        ("<p>甲<del>旧</del><ins>新</ins><!-- 注 --></p>", ["甲新"]),
        ("<p>甲<o:p>乙</o:p><font size=3>丙</font><x-y>丁</x-y></p>", ["甲乙丙丁"]),
        ("<p style='display:block'>甲<span style='display:none'>x</span>乙</p>", ["甲乙"]),
        (
            "<ol><li>甲<li><p>乙</p><p>丙</p><li value=7>丁</ol><ul><li>戊</ul>",
            ["1.甲", "2.乙", "丙", "7.丁", "戊"],
        ),
        ("<ol style='list-style-type:cjk-ideographic'><li>甲<li>乙</ol>", ["一、甲", "二、乙"]),
        (
            "<ol type=a start=3><li>甲</ol><ol><li>乙<ol><li>丙</ol><li>丁</ol>",
            ["c.甲", "1.乙", "1.丙", "2.丁"],
        ),
    ],
)
def test_paragraphs(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


@pytest.mark.parametrize(
    ("body", "runs"),
    [
        ("<p><b>一是</b>加强</p>", (Run("一是", bold=True), Run("加强"))),
        ("<p><strong><i>一是</i></strong>加强</p>", (Run("一是", bold=True), Run("加强"))),
        (
            "<p style='font-weight: bold'>甲<span style='font-weight:400'>乙</span></p>",
            (Run("甲", bold=True), Run("乙")),
        ),
        (
            "<p><b style='font-weight:normal'>甲</b><span style='font-weight:700'>乙</span></p>",
            (Run("甲"), Run("乙", bold=True)),
        ),
        (
            "<p><font color=red>甲</font><font style='font-weight:bold'>乙</font></p>",
            (Run("甲"), Run("乙", bold=True)),
        ),
    ],
)
def test_bold_face(body: str, runs: tuple[Run, ...]) -> None:
    (found,) = blocks(body)
    assert isinstance(found, Paragraph) and found.runs == runs


def test_headings() -> None:
    assert blocks("<h1>报告</h1><h2>一、甲</h2><h3>（一）乙</h3><p>文") == (
        Paragraph.of("报告", Role.TITLE),
        Paragraph.of("一、甲", Role.HEADING_1),
        Paragraph.of("（一）乙", Role.HEADING_2),
        Paragraph.of("文"),
    )
    assert blocks("<h1>一、甲</h1><h1>二、乙</h1>") == (
        Paragraph.of("一、甲", Role.HEADING_1),
        Paragraph.of("二、乙", Role.HEADING_1),
    )


@pytest.mark.parametrize("code", ["utf-8", "gb18030", "utf-16", "utf-8-sig"])
def test_the_bytes_decide_over_what_the_page_claims(code: str) -> None:
    page = "<html><head><meta charset='{}'></head><body><p>示例街道办事处</p></body></html>"
    for claim in ("utf-8", "gb2312", "iso-8859-1"):
        assert html.read(page.format(claim).encode(code)).blocks == (Paragraph.of("示例街道办事处"),)


def test_spans() -> None:
    found = table(
        "<table><thead><tr><th rowspan=2>甲<th colspan='2'>乙</thead>"
        "<tbody><tr><td>1<td>2<tr><td>3<td rowspan=9>4<td>5</table>"
    )
    assert [(c.text, c.row, c.column, c.row_span, c.column_span) for c in found.cells] == [
        ("甲", 0, 0, 2, 1),
        ("乙", 0, 1, 1, 2),
        ("1", 1, 1, 1, 1),
        ("2", 1, 2, 1, 1),
        ("3", 2, 0, 1, 1),
        ("4", 2, 1, 1, 1),
        ("5", 2, 2, 1, 1),
    ]
    assert found.header_rows == 1 and [cell.header for cell in found.cells[:3]] == [True, True, False]


def test_looks_of_cells() -> None:
    found = table(
        "<table><tr><td bgcolor='#c6d9f1' width=100><p align=right>甲</p>"
        "<td style='background-color: rgb(1, 2, 255); width:50pt' align=center>乙"
        "<tr><td style='background:#abc'>丙<th bgcolor=white>丁</table>"
    )
    assert [(cell.fill, cell.align) for cell in found.cells] == [
        ("C6D9F1", "right"),
        ("0102FF", "center"),
        ("AABBCC", "left"),
        ("", "center"),
    ]
    assert found.widths == (1500, 1000)
    assert table("<table><col width=10><col width=20><tr><td>甲<td>乙<tr><td>丙<td>丁</table>").widths == (
        150,
        300,
    )


def test_blank_cells_and_breaks_in_cells() -> None:
    found = table("<table><tr><td>商业<br>企业<td><td>&nbsp;<tr><td><p>甲</p><p>乙</p><td>/<td>0</table>")
    assert rows(found) == [["商业\n企业", "", ""], ["甲\n乙", "/", "0"]]


def test_rows_of_a_nested_table_are_its_own() -> None:
    found = table("<table><tr><td>甲<td>1<td>2<tr><td>乙<td><table><tr><td>a<td>b</table><td>3</table>")
    assert rows(found) == [["甲", "1", "2"], ["乙", "", "3"]]
    assert rows(found.cells[4].nested[0]) == [["a", "b"]]


def test_layout_tables_are_descended_into() -> None:
    data = "<table><tr><td>规章<td>1<tr><td>许可<td>2</table>"
    page = f"<table><tr><td>首页<td><table><tr><td><p>一、总体情况</p>{data}</table></table>"
    found = blocks(page)
    assert [type(block).__name__ for block in found] == ["Paragraph", "Paragraph", "TableBlock"]
    assert isinstance(found[2], TableBlock) and rows(found[2]) == [["规章", "1"], ["许可", "2"]]


def test_captions_and_hidden_rows() -> None:
    found = blocks(
        "<table><caption>单位：件</caption><tr><td>甲<td>1<tr style='display:none'><td>x<td>9<tr><td>乙<td>2</table>"
    )
    assert found[0] == Paragraph.of("单位：件")
    assert isinstance(found[1], TableBlock) and rows(found[1]) == [["甲", "1"], ["乙", "2"]]


def test_pictures_in_the_page_and_none_from_elsewhere() -> None:
    data = base64.b64encode(png(30, 20)).decode()
    found = blocks(
        f"<p>甲<img src='data:image/png;base64,{data}' width=200 height=100 alt=图>乙</p><img src='http://example.invalid/a.png'>"
        "<img src='file:///etc/passwd'><img src='data:image/png;base64,!'><img src='data:image/png,%89PNG'>"
    )
    assert [type(block).__name__ for block in found] == ["Paragraph", "Picture", "Paragraph"]
    assert isinstance(found[1], Picture)
    assert (found[1].width, found[1].height, found[1].alternative) == (3000, 1500, "图")


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 200_000,
        "<b>" * 200_000,
        "<table><tr><td>" * 200_000,
        "<table><tr>" + "<td>1" * 30_000 + "</table>",
        "<table><tr><td colspan=101>1<td>2</table>",
        "<table>" + "<tr><td rowspan=100 colspan=100>1<td>2" * 40 + "</table>",
        "<table><colgroup>" + "<col span=100>" * 300 + "</colgroup><tr><td>1<td>2</table>",
        "<p>甲" * 60_000,
    ],
)
def test_limits(body: str) -> None:
    began = time.process_time()
    with pytest.raises(ReadingError) as caught:
        blocks(body)
    assert caught.value.problem is ReadingProblem.TOO_COMPLEX
    assert time.process_time() - began < 2


def test_pages_without_anything() -> None:
    assert blocks("") == ()
    assert html.read(b"<html>").blocks == ()
    with pytest.raises(ReadingError) as caught:
        html.read(b"<html>" + b" " * (10 << 20))
    assert caught.value.problem is ReadingProblem.TOO_LARGE


MHT = """From: <Saved by a browser>
Subject: =?utf-8?B?5oql5ZGK?=
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--x"

----x
Content-Type: text/html; charset="gb2312"
Content-Transfer-Encoding: quoted-printable

{page}
----x
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: http://example.invalid/img/a.png

{picture}
----x
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-ID: <b@x>

{picture}
----x--
"""


def saved(page: str) -> bytes:
    import quopri

    quoted = quopri.encodestring(page.encode("gbk")).decode("ascii")
    return MHT.format(page=quoted, picture=base64.b64encode(png()).decode()).encode()


def test_saved_pages() -> None:
    data = saved(
        "<html><body><p>示例街道=报告</p><img src='http://example.invalid/img/a.png'><img src='cid:b@x'><img src='img/c.png'></body></html>"
    )
    assert mht.sniff(data) and mht.sniff(b"\xef\xbb\xbf" + data) and not html.sniff(data)
    source = mht.read(data)
    assert source.format == "mht"
    assert source.blocks[0] == Paragraph.of("示例街道=报告")
    assert [type(block) for block in source.blocks[1:]] == [Picture, Picture]


def test_mails() -> None:
    header = b"MIME-Version: 1.0\nContent-Type: {}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    plain = header.replace(b"{}", b"text/plain") + "规章\t1\t2\n许可\t3\t4\n".encode()
    assert not mht.sniff(plain)
    assert isinstance(mht.read(plain).blocks[0], TableBlock)
    with pytest.raises(ReadingError) as caught:
        mht.read(header.replace(b"{}", b"image/png") + b"x")
    assert caught.value.problem is ReadingProblem.DAMAGED


def test_texts_with_colons_are_no_mails() -> None:
    assert not mht.sniff("联系人：某 Content-Type: multipart/related".encode())
    assert not mht.sniff(b"Subject: x\n\nno header here")


def test_invisible_characters_are_left_out() -> None:
    assert texts("<p>3&#1;24\u200b</p><p>&#xFEFF;</p><p><b>&#x200B;</b>甲<b>乙&#8203;</b></p>") == [
        "324",
        "甲乙",
    ]
