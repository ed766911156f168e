"""Damage: files cut, flipped, spliced and rewritten at random (seeded) give blocks or the one error, and quickly."""

import random
import re
import time

import pytest
from builders.docx import docx, inline_picture, p, png, t, tbl, tc, tr, unzipped, zipped

from model.files.errors import ReadingError
from model.reading import registry
from model.reading.source import Source

ROUNDS = 60
SLOWEST = 2.0
"""Seconds of processor time."""

NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>'
)
DOCX = docx(
    p("总体情况", '<w:pStyle w:val="1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    + p("<w:ins>" + t("甲", "<w:b/>") + "</w:ins>" + inline_picture("a") + t("乙"))
    + tbl(
        tr(tc("规章", '<w:vMerge w:val="restart"/>'), tc("1", '<w:gridSpan w:val="2"/>')),
        tr(tc("", "<w:vMerge/>"), "2", "3", properties="<w:tblHeader/>"),
        grid=(1000, 1000, 1000),
    ),
    styles=STYLES,
    numbering=NUMBERING,
    media={"a": png()},
)
HTML = (
    "<html><body><h1>报告</h1><ol><li>甲</ol><table><tr><td rowspan=2>规章<td colspan=2>1<tr><td>2<td>3</table>"
    "<p style='font-weight:bold'>乙<img src='data:image/png;base64,iVBORw0KGgo='></p></body></html>"
).encode()
RTF = (
    rb"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 a;}}{\colortbl;\red1\green2\blue3;}\f0\b \'d2\'bb\'a1\'a2\u24635?\par"
    rb"\trowd\clvmgf\clcbpat1\cellx1000\cellx2000\pard\intbl a\cell b\cell\row\trowd\clvmrg\cellx1000\cellx2000"
    rb"\pard\intbl\cell{\*\shppict{\pict\pngblip\picwgoal20 8950}}c\cell\row\pard x}"
)
ODT = zipped(
    {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": (
            '<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
            ' xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
            ' xmlns:b="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><o:body><o:text>'
            '<t:h t:outline-level="1">总体情况</t:h><t:list t:style-name="L"><t:list-item t:start-value="3"><t:p>甲</t:p>'
            '</t:list-item></t:list><b:table><b:table-column b:number-columns-repeated="3"/><b:table-row><b:table-cell'
            ' b:number-columns-spanned="2" b:number-rows-spanned="2"><t:p>规章</t:p></b:table-cell>'
            "<b:covered-table-cell/><b:table-cell><t:p>1</t:p></b:table-cell></b:table-row></b:table>"
            "</o:text></o:body></o:document-content>"
        ).encode(),
    }
)
MHT = (
    b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n"
    b"Content-Transfer-Encoding: base64\n\nPGh0bWw+PHA+YTwvcD48L2h0bWw+\n--x--\n"
)
TEXT = "一、总体情况\n\t信息内容\n\t件数\n\n\t规章\n\t1\n\n| 甲 | 1 |\n|---|---|\n**一**\n\n是加强，管理。\n规章\t1\t2\n许可\t\t3\n".encode()
FILES = {"docx": DOCX, "html": HTML, "rtf": RTF, "odt": ODT, "mht": MHT, "txt": TEXT}
VALUES = (b"-1", b"0", b"99999999999", b"x", b"", b"101", b"%%%1", "１".encode())


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes cut, with bits flipped, with a piece of another file in them, shortened or repeated inside."""
    at, length = chance.randrange(len(data)), chance.randrange(1, 400)
    kind = chance.randrange(5)
    if kind == 0:
        return data[:at]
    if kind == 1:
        flipped = bytearray(data)
        for _ in range(chance.randrange(1, 20)):
            flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        return bytes(flipped)
    if kind == 2:
        other = chance.choice(list(FILES.values()))
        return data[:at] + other[chance.randrange(len(other)) :][:length] + data[at + length :]
    if kind == 3:
        return data[:at] + data[at + length :]
    return data[:at] + data[at : at + length] * chance.randrange(2, 20) + data[at:]


def rewritten(data: bytes, chance: random.Random) -> bytes:
    """A zip file whose XML has other values, or another element in the place of one."""
    parts = unzipped(data)
    name = chance.choice([name for name in parts if name.endswith(".xml")])
    xml = parts[name]
    pattern = rb'="([^"]*)"' if chance.random() < 0.5 else rb"<(\w+:\w+)"
    found = list(re.finditer(pattern, xml))
    if found:
        place = chance.choice(found)
        new = chance.choice(VALUES) if pattern.startswith(b"=") else chance.choice(found).group(1)
        parts[name] = xml[: place.start(1)] + new + xml[place.end(1) :]
    return zipped(parts)


def check(data: bytes) -> None:
    began = time.process_time()
    try:
        source = registry.read_bytes(data, "年报")
    except ReadingError as error:
        assert "年报" in error.message
        # What a reader did not foresee would be chained here, one level below what it said itself.
        assert error.__cause__ is None or isinstance(error.__cause__, ReadingError), repr(error.__cause__)
    else:
        assert isinstance(source, Source)
    assert time.process_time() - began < SLOWEST


@pytest.mark.parametrize("name", FILES)
def test_undamaged_files_are_read(name: str) -> None:
    assert registry.read_bytes(FILES[name], "年报").format == name


@pytest.mark.parametrize("name", FILES)
def test_damaged_files(name: str) -> None:
    chance = random.Random(name)
    for _ in range(ROUNDS):
        check(damaged(FILES[name], chance))


@pytest.mark.parametrize("name", ["docx", "odt"])
def test_rewritten_files(name: str) -> None:
    chance = random.Random(name)
    for _ in range(ROUNDS):
        check(rewritten(FILES[name], chance))
