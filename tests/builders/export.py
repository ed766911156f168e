"""What tests of exported files need: a picture, a report with everything in it, a look inside a .docx."""

from __future__ import annotations

import struct
import zlib
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from builders.model import balanced_report
from model.content.address import Address
from model.content.blocks import Paragraph, Picture, Role, Run, TableBlock
from model.report.report import FRONT, Report, SetField, SetText, SetValues, Several

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def png(width: int = 4, height: int = 3) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\0" + b"\x80" * width) * height
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


PICTURE = Picture(png(), "image/png", 4000, 3000, "按月份统计的柱状图")

OVERVIEW = (
    Paragraph.of("（一）主动公开", Role.HEADING_2),
    Paragraph((Run("一是栏目建设。", bold=True), Run("全年通过“示例网站”公开信息1204条。"))),
    Paragraph.of("1.解读材料", Role.HEADING_3),
    Paragraph.of("（1）图解", Role.HEADING_4),
    PICTURE,
    TableBlock.of_rows([["月份", "条数"], ["1月", "12"]]),
    Paragraph.of("表后的一段文字。"),
)


def full_report(edition: str = "2021") -> Report:
    """A report with text of every kind, figures, front matter, signature and date."""
    report = balanced_report(edition=edition)
    report.apply(
        Several(
            (
                SetField("signature", report.unit),
                SetField("date", "2026年1月20日"),
                SetText(FRONT, (Paragraph.of("本报告所列数据的统计期限为全年。"),)),
                SetText("overview", OVERVIEW),
                SetText("problems", (Paragraph.of("存在的问题是公开不够及时。"),)),
                SetText("other_matters", (Paragraph.of("未收取信息处理费。"),)),
            )
        )
    )
    if edition == "2021":
        report.apply(SetValues({Address("disclosure", "fees", "amount"): Decimal("1204.50")}))
    return report


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with ZipFile(BytesIO(data)) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def part(data: bytes, name: str) -> etree._Element:
    """One part of a package, parsed."""
    return etree.fromstring(parts(data)[name])


def document(data: bytes) -> etree._Element:
    """The body of a Word document."""
    return part(data, "word/document.xml")[0]


def text_of(element: etree._Element) -> str:
    """What stands in the runs of a paragraph or a cell, paragraphs joined by a line feed."""
    paragraphs = [element] if element.tag == f"{W}p" else element.findall(f"{W}p")
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in paragraphs)


def attribute(element: etree._Element | None, path: str, name: str = "val") -> str | None:
    """An attribute of a descendant by path (`pPr/jc`), None where there is none."""
    found = None if element is None else element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + name)


def long_report() -> Report:
    """A report over many pages: two lines of title, long texts, seven digits, `/`, blanks, sums that are wrong."""
    unit = "示例省示例市示例区人民政府示例街道办事处"
    sentence = (
        "全年通过“示例网站”公开信息1204条，其中工作动态92条、财政信息8条；解读材料12.6万字，同比增长8.5%。"
    )
    overview: list[Paragraph | TableBlock | Picture] = []
    for number in "一二三四":
        overview += [
            Paragraph.of(f"（{number}）本年的工作", Role.HEADING_2),
            Paragraph((Run("一是健全制度。", bold=True), Run(sentence * 3))),
            Paragraph.of("1.解读材料", Role.HEADING_3),
            Paragraph.of(sentence * 4),
        ]
    overview[3:3] = [PICTURE, TableBlock.of_rows([["月份", "条数"], ["1月", "1234567"], ["2月", ""]])]
    report = full_report()
    values = {address: 1234567 for address in report.form.addresses if address.part == "disputes"}
    values |= {address: None for address in report.form.addresses if address.column == "research"}
    slashes = {address: "/" for address in report.form.addresses if address.row == "licensing"}
    fields = {"unit": unit, "signature": unit, "year": report.year}
    report.apply(
        Several(
            (
                *(SetField(name, value) for name, value in fields.items()),
                SetText("overview", tuple(overview)),
                SetText("problems", (Paragraph.of(sentence * 6), Paragraph.of(sentence * 5))),
                SetText("other_matters", (Paragraph.of("联系电话：0000-0000000。"),)),
                SetValues({**values, **slashes}),
            )
        )
    )
    return report
