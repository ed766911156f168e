"""Word: what stands in the file, read again with nothing but zipfile and lxml."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from builders.export import PICTURE, W, attribute, document, full_report, part, parts, png, text_of
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from export.compose import compose
from export.style import DOCUMENT_STYLES, OFFICIAL, PLAIN, DocumentStyle, Properties
from export.writers.characters import legal
from export.writers.docx.writer import write
from model.content.blocks import Blocks, Cell, Paragraph, Picture, Role, Run, TableBlock
from model.form.editions import FORMS
from model.form.spec import Label
from model.report.report import Report

NAMED = Properties("示例市示例局2025年政府信息公开工作年度报告", "示例市示例局", date(2026, 1, 20))

styles = pytest.mark.parametrize(
    "document_style", DOCUMENT_STYLES, ids=lambda document_style: document_style.name
)
editions = pytest.mark.parametrize("edition", sorted(FORMS))


def body_of(blocks: Blocks, document_style: DocumentStyle = OFFICIAL):
    return document(write(blocks, document_style))


def style(data: bytes, style_id: str):
    return next(s for s in part(data, "word/styles.xml") if s.get(f"{W}styleId") == style_id)


def test_the_package_holds_what_it_needs_and_nothing_else() -> None:
    assert set(parts(write(compose(Report())))) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/settings.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
    }


OURS = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://schemas.openxmlformats.org/drawingml/2006/picture",
}


@styles
def test_nothing_is_left_of_the_template_of_python_docx(document_style: DocumentStyle) -> None:
    data = write(compose(full_report()), document_style, NAMED)
    for name, content in parts(data).items():
        assert b"python-docx" not in content
        if name.startswith("word/") and name.endswith(".xml"):
            root = part(data, name)
            assert set(root.nsmap.values()) <= OURS
            assert {etree.QName(key).localname for e in root.iter() for key in e.attrib}.isdisjoint(
                {"Ignorable", "rsidR", "rsidRPr", "rsidSect", "asciiTheme", "eastAsiaTheme"}
            )
            assert not list(root.iter(f"{W}rsid", f"{W}latentStyles", f"{W}docGrid"))
    footer = {"Footer"} if document_style.page.number else set()
    assert {s.get(f"{W}styleId") for s in part(data, "word/styles.xml").iter(f"{W}style")} == footer | {
        *("Normal", "TableNormal", "BodyText", "Title", "Heading1", "Heading2", "Heading3", "Heading4"),
        *("Signature", "Date", "Picture", "Caption", "TableText", "TableTextKept"),
    }


def test_every_relationship_leads_to_a_part_inside_the_package() -> None:
    found = parts(write(compose(full_report())))
    targets = set()
    for name in ("_rels/.rels", "word/_rels/document.xml.rels"):
        folder = "word/" if name.startswith("word") else ""
        for link in part(write(compose(full_report())), name):
            assert link.get("TargetMode") is None
            targets.add(folder + link.get("Target"))
    assert targets == {n for n in found if not n.endswith(".rels") and n != "[Content_Types].xml"}


def test_every_part_has_a_content_type() -> None:
    data = write(compose(full_report()))
    types = part(data, "[Content_Types].xml")
    named = {t.get("PartName") for t in types if t.get("PartName")}
    extensions = {t.get("Extension") for t in types if t.get("Extension")}
    for name in parts(data):
        assert f"/{name}" in named or name.startswith("[") or name.rpartition(".")[2] in extensions - {"xml"}


def test_the_same_report_gives_the_same_bytes() -> None:
    assert write(compose(full_report()), OFFICIAL, NAMED) == write(compose(full_report()), OFFICIAL, NAMED)


def test_the_file_says_title_unit_and_language_and_no_other_name() -> None:
    core = {e.tag.split("}")[1]: e.text for e in part(write((), OFFICIAL, NAMED), "docProps/core.xml")}
    assert core == {
        "title": NAMED.title,
        "creator": "示例市示例局",
        "lastModifiedBy": "示例市示例局",
        "created": "2026-01-20T00:00:00Z",
        "modified": "2026-01-20T00:00:00Z",
        "language": "zh-CN",
    }


def test_without_a_day_the_file_bears_no_date() -> None:
    core = part(write((), OFFICIAL, Properties("题", "局")), "docProps/core.xml")
    assert not [e for e in core if e.tag.endswith(("created", "modified"))]


def test_page_and_margins() -> None:
    section = body_of(())[-1]
    assert attribute(section, "pgSz", "w") == "11906"
    margins = section.find(f"{W}pgMar").attrib
    assert {k.removeprefix(W): int(v) for k, v in margins.items()} == {
        "top": 2098,
        "right": 1474,
        "bottom": 1984,
        "left": 1588,
        "header": 851,
        "footer": 1304,
        "gutter": 0,
    }


def test_page_numbers_stand_outside_right_and_left() -> None:
    data = write(())
    assert part(data, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    references = [
        (e.get(f"{W}type"), e[:] == []) for e in document(data)[-1] if e.tag == f"{W}footerReference"
    ]
    assert references == [("default", True), ("even", True)]
    for name, align, side in (("footer1", "right", None), ("footer2", "left", "280")):
        paragraph = part(data, f"word/{name}.xml")[0]
        assert text_of(paragraph) == "— 1 —"
        assert paragraph.find(f".//{W}instrText").text == "PAGE"
        assert attribute(paragraph, "pPr/jc") == align
        assert attribute(paragraph, "pPr/ind", "left") == side
    footer = style(data, "Footer")
    assert attribute(footer, "pPr/ind", "rightChars") == "100"
    assert (attribute(footer, "rPr/sz"), attribute(footer, "rPr/rFonts", "ascii")) == ("28", "宋体")


def test_the_blank_form_has_no_page_numbers() -> None:
    data = write((), PLAIN)
    assert not [n for n in parts(data) if "footer" in n]
    assert part(data, "word/settings.xml").find(f"{W}evenAndOddHeaders") is None


@styles
def test_every_role_has_a_style_with_its_fonts(document_style: DocumentStyle) -> None:
    data = write(compose(full_report()), document_style)
    used = {p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for p in document(data).findall(f"{W}p")}
    for role, style_id in {
        Role.TITLE: "Title",
        Role.HEADING_1: "Heading1",
        Role.HEADING_2: "Heading2",
        Role.HEADING_3: "Heading3",
        Role.HEADING_4: "Heading4",
        Role.BODY: "BodyText",
        Role.SIGNATURE: "Signature",
        Role.DATE: "Date",
    }.items():
        assert style_id in used
        found, wanted = style(data, style_id), document_style.roles[role]
        assert attribute(found, "rPr/rFonts", "eastAsia") == wanted.font
        assert attribute(found, "rPr/rFonts", "ascii") == wanted.latin
        assert attribute(found, "rPr/sz") == str(round(wanted.size * 2))
        assert (found.find(f"{W}rPr/{W}b") is not None) is wanted.bold
        assert attribute(found, "pPr/jc") == wanted.align
        level = str(role.level - 1) if role.level else None
        assert attribute(found, "pPr/outlineLvl") == level


def test_headings_are_those_that_word_knows() -> None:
    data = write(())
    for level in range(1, 5):
        found = style(data, f"Heading{level}")
        assert attribute(found, "name") == f"heading {level}"
        assert attribute(found, "next") == "BodyText"
        assert found.find(f"{W}pPr/{W}keepNext") is not None


def test_body_text_has_the_pitch_and_indent_of_the_standard() -> None:
    body = style(write(()), "BodyText")
    assert attribute(body, "pPr/spacing", "line") == "579"
    assert attribute(body, "pPr/spacing", "lineRule") == "exact"
    assert attribute(body, "pPr/ind", "firstLineChars") == "200"
    assert attribute(body, "pPr/ind", "firstLine") == "640"


def test_fonts_are_named_and_never_embedded() -> None:
    fonts = {f.get(f"{W}name"): attribute(f, "altName") for f in part(write(()), "word/fontTable.xml")}
    assert fonts["仿宋_GB2312"].startswith("仿宋,")
    assert {"方正小标宋简体", "黑体", "楷体_GB2312", "宋体", "Times New Roman"} <= set(fonts)


def test_signature_and_date_are_indented_from_the_right() -> None:
    *_, signature, day, _ = body_of(compose(full_report()))
    assert attribute(signature, "pPr/ind", "rightChars") == "450"
    assert attribute(signature, "pPr/ind", "right") == "1440"
    assert attribute(day, "pPr/ind", "rightChars") == "200"


@pytest.mark.parametrize("document_style", DOCUMENT_STYLES, ids=lambda document_style: document_style.name)
def test_the_date_is_as_wide_as_its_characters(document_style: DocumentStyle) -> None:
    (date_style,) = part(write((), document_style), "word/styles.xml").findall(
        f"{W}style[@{W}styleId='Date']"
    )
    assert attribute(date_style, "pPr/autoSpaceDN") == "0"


def test_the_signature_never_begins_a_page() -> None:
    *_, last, signature, _, _ = body_of(compose(full_report()))
    assert last.find(f"{W}pPr/{W}keepNext") is not None
    assert attribute(signature, "pPr/pStyle") == "Signature"


def test_runs_keep_their_bold_and_their_quotation_marks() -> None:
    paragraph = body_of((Paragraph((Run("一是。", bold=True), Run("通过“网站”"), Run("12条"))),))[0]
    bold, quoted, plain = paragraph.findall(f"{W}r")
    assert bold.find(f"{W}rPr/{W}b") is not None
    assert quoted.find(f"{W}rPr/{W}b") is None
    assert attribute(quoted, "rPr/rFonts", "hint") == "eastAsia"
    assert plain.find(f"{W}rPr") is None


def test_outer_spaces_tabs_and_breaks_are_kept() -> None:
    run = body_of((Paragraph.of(" 甲\t乙\n丙 "),))[0].find(f"{W}r")
    assert [(e.tag.removeprefix(W), e.text) for e in run] == [
        ("t", " 甲"),
        ("tab", None),
        ("t", "乙"),
        ("br", None),
        ("t", "丙 "),
    ]
    space = "{http://www.w3.org/XML/1998/namespace}space"
    assert [e.get(space) for e in run.findall(f"{W}t")] == ["preserve", None, "preserve"]


@pytest.mark.parametrize(
    ("text", "align"),
    [("电话：0533-1234567；邮箱：office@example.cn。", "left"), ("电话：0533-12345678", None)],
)
def test_an_address_does_not_tear_a_line_apart(text: str, align: str | None) -> None:
    assert attribute(body_of((Paragraph.of(text),))[0], "pPr/jc") == align


@settings(max_examples=30)
@given(st.text())
def test_any_text_gives_a_file_that_can_be_read(text: str) -> None:
    blocks = (
        Paragraph.of(text),
        TableBlock((Cell(0, 0, text),), (1000,)),
        Paragraph((Run(text, bold=True), Run(text))),
        Picture(png(), "image/png", 10, 10, text),
    )
    data = write(blocks, OFFICIAL, Properties(text, text))
    seen = "".join(document(data)[0].itertext())
    kept = re.sub("[\t\n\r]", "", legal(text))
    assert seen.replace("\r", "") == kept
    core = part(data, "docProps/core.xml")
    assert (core[0].text or "").replace("\r", "").replace("\t", "").replace("\n", "") == kept


@styles
@editions
def test_tables_are_laid_out_as_the_form(document_style: DocumentStyle, edition: str) -> None:
    report = full_report(edition)
    written = [t for t in body_of(compose(report), document_style).findall(f"{W}tbl") if len(t) > 4]
    for spec, table in zip(report.form.tables, written, strict=True):
        rows = table.findall(f"{W}tr")
        assert len(rows) == len(spec.rows)
        for i, row in enumerate(rows):
            column = 0
            for tc in row.findall(f"{W}tc"):
                place = spec.at[i, column]
                assert place.column == column
                assert int(attribute(tc, "tcPr/gridSpan") or 1) == place.cell.columns
                merge = None if place.cell.rows == 1 else "restart" if place.row == i else "continue"
                assert attribute(tc, "tcPr/vMerge") == merge
                assert attribute(tc, "tcPr/vAlign") == "center"
                if place.row == i and isinstance(place.cell, Label):
                    assert text_of(tc) == place.cell.text
                    assert attribute(tc, "tcPr/shd", "fill") == (place.cell.fill or None)
                column += place.cell.columns
            assert column == len(spec.widths)
            assert (row.find(f"{W}trPr/{W}tblHeader") is not None) is (i < spec.header_rows)
            assert row.find(f"{W}trPr/{W}cantSplit") is not None
            assert attribute(row, "trPr/trHeight") == (str(spec.heights[i]) if spec.heights[i] else None)


@styles
def test_grid_and_cell_widths_agree(document_style: DocumentStyle) -> None:
    for table in body_of(compose(full_report()), document_style).findall(f"{W}tbl"):
        grid = [int(c.get(f"{W}w")) for c in table.find(f"{W}tblGrid")]
        assert min(grid) > 0
        assert attribute(table, "tblPr/tblW", "w") == str(sum(grid))
        assert attribute(table, "tblPr/tblLayout", "type") == "fixed"
        for row in table.findall(f"{W}tr"):
            column = 0
            for tc in row.findall(f"{W}tc"):
                span = int(attribute(tc, "tcPr/gridSpan") or 1)
                assert attribute(tc, "tcPr/tcW", "w") == str(sum(grid[column : column + span]))
                column += span


def test_all_borders_are_single() -> None:
    for table in body_of(compose(full_report())).findall(f"{W}tbl"):
        borders = table.find(f"{W}tblPr/{W}tblBorders")
        sides = {b.tag.removeprefix(W): b.get(f"{W}val") for b in borders}
        assert sides == dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), "single")


def kept_rows(table) -> list[bool]:
    return [
        all(attribute(p, "pPr/pStyle") == "TableTextKept" for p in row.iter(f"{W}p"))
        for row in table.findall(f"{W}tr")
    ]


@styles
def test_tables_of_the_form_stay_on_one_page_with_their_heading(document_style: DocumentStyle) -> None:
    data = write(compose(full_report()), document_style)
    assert style(data, "TableTextKept").find(f"{W}pPr/{W}keepNext") is not None
    assert style(data, "TableText").find(f"{W}pPr/{W}keepNext") is None
    for table in document(data).findall(f"{W}tbl")[-2:]:
        *upper, last = kept_rows(table)
        assert all(upper)
        assert not last


@pytest.mark.parametrize("document_style", DOCUMENT_STYLES, ids=lambda document_style: document_style.name)
def test_the_last_article_of_table_2_may_stand_on_the_page_of_table_3(document_style: DocumentStyle) -> None:
    data = write(compose(full_report()), document_style)
    table = next(t for t in document(data).findall(f"{W}tbl") if "第二十条" in "".join(t.itertext()))
    assert [row for row, kept in enumerate(kept_rows(table)) if not kept] == [10, 13]


def test_a_table_as_high_as_most_of_a_page_may_be_broken_after_its_first_row() -> None:
    table = replace(TableBlock.of_rows([["甲", "乙"]] * 35), header_rows=1)
    assert [row for row, kept in enumerate(kept_rows(body_of((table,))[0])) if kept] == [0]


def test_a_table_higher_than_a_page_may_be_broken() -> None:
    table = TableBlock.of_rows([["甲", "乙"]] * 60)
    assert not any(kept_rows(body_of((table,))[0]))


def test_a_table_before_the_signature_stays_with_it() -> None:
    blocks = (TableBlock.of_rows([["甲", "乙"]]), Paragraph.of("示例局", Role.SIGNATURE))
    assert kept_rows(body_of(blocks)[0]) == [True]


def test_long_figures_are_set_smaller() -> None:
    table = TableBlock((Cell(0, 0, "1234567"), Cell(0, 1, "七")), (638, 638))
    figure, word = body_of((table,))[0].findall(f".//{W}tc")
    assert attribute(figure, "p/r/rPr/sz") == "16"
    assert attribute(figure, "tcPr/tcMar/left", "w") == "10"
    assert word.find(f"{W}p/{W}r/{W}rPr") is None


def test_places_that_no_cell_covers_are_empty_cells() -> None:
    table = TableBlock((Cell(0, 1, "乙"), Cell(1, 0, "丙")), (1000, 1000))
    rows = body_of((table,))[0].findall(f"{W}tr")
    assert [[text_of(tc) for tc in row.findall(f"{W}tc")] for row in rows] == [["", "乙"], ["丙", ""]]


def test_tables_in_cells_stay_inside_them() -> None:
    inner = TableBlock.of_rows([["内一", "内二"]])
    outer = TableBlock((Cell(0, 0, "外", nested=(inner,)), Cell(0, 1, "旁")), (3000, 3000))
    tc = body_of((outer,))[0].find(f"{W}tr/{W}tc")
    assert [e.tag.removeprefix(W) for e in tc] == ["tcPr", "p", "tbl", "p"]
    grid = [int(c.get(f"{W}w")) for c in tc.find(f"{W}tbl/{W}tblGrid")]
    assert sum(grid) < 3000


def test_tables_are_followed_by_a_paragraph() -> None:
    table = TableBlock.of_rows([["甲"]])
    tags = [e.tag.removeprefix(W) for e in body_of((table, table))]
    assert tags == ["tbl", "p", "tbl", "p", "sectPr"]


def test_there_is_room_around_a_table() -> None:
    before, _, after, _ = body_of((Paragraph.of("前"), TableBlock.of_rows([["甲"]]), Paragraph.of("后")))
    assert attribute(before, "pPr/spacing", "after") == "80"
    assert attribute(after, "pPr/spacing", "before") == "240"


def extent(element) -> tuple[int, int]:
    found = next(e for e in element.iter() if e.tag.endswith("}extent"))
    return int(found.get("cx")), int(found.get("cy"))


def test_a_picture_stands_in_line_with_its_size_and_words() -> None:
    data = write((PICTURE, PICTURE))
    first, second, _ = document(data)
    assert extent(first) == (4000 * 635, 3000 * 635)
    names = [next(e for e in p.iter() if e.tag.endswith("}docPr")) for p in (first, second)]
    assert names[0].get("descr") == "按月份统计的柱状图"
    assert names[0].get("id") != names[1].get("id")
    media = [n for n in parts(data) if n.startswith("word/media/")]
    assert len(media) == 1
    assert parts(data)[media[0]] == PICTURE.data
    assert attribute(style(data, "Picture"), "pPr/spacing", "lineRule") == "auto"


@pytest.mark.parametrize(("width", "height"), [(20000, 4000), (2000, 40000), (0, 0)])
def test_a_picture_is_never_larger_than_the_page(width: int, height: int) -> None:
    wide, high = extent(body_of((replace(PICTURE, width=width, height=height),))[0])
    assert 0 < wide <= 8844 * 635
    assert 0 < high <= 12756 * 635
    if width:
        assert abs(wide / high - width / height) < 0.02 * width / height


def test_captions_stay_with_what_they_name() -> None:
    table = TableBlock.of_rows([["甲"]])
    blocks = (
        PICTURE,
        Paragraph.of("图1 每月条数"),
        Paragraph.of("表1　每月条数"),
        table,
        Paragraph.of("文。"),
    )
    picture, below, above, _, text, _ = body_of(blocks)
    assert [attribute(p, "pPr/pStyle") for p in (below, above, text)] == ["Caption", "Caption", "BodyText"]
    kept = [p.find(f"{W}pPr/{W}keepNext") is not None for p in (picture, below, above, text)]
    assert kept == [True, False, True, False]


@pytest.mark.parametrize(
    "text", ["图1显示了每月的条数。", "表1 每月条数", "图文并茂", "图解12条", "图1 甲。"]
)
def test_sentences_under_a_picture_are_no_captions(text: str) -> None:
    picture, paragraph, _ = body_of((PICTURE, Paragraph.of(text)))
    assert attribute(paragraph, "pPr/pStyle") == "BodyText"
    assert picture.find(f"{W}pPr/{W}keepNext") is None


def test_pictures_of_other_kinds_keep_their_type() -> None:
    data = write((Picture(b"II*", "image/tiff", 10, 10), Picture(b"GIF8", "image/gif", 10, 10)))
    assert sorted(n.rpartition(".")[2] for n in parts(data) if "media" in n) == ["gif", "tif"]


def test_a_picture_of_no_known_kind_is_never_a_drawing_with_scripts() -> None:
    data = write((Picture(b"<svg onload='alert(1)'/>", "image/svg+xml", 10, 10),))
    assert [n.rpartition(".")[2] for n in parts(data) if "media" in n] == ["png"]


def test_another_library_opens_the_file() -> None:
    docx = pytest.importorskip("docx")
    opened = docx.Document(BytesIO(write(compose(full_report()), OFFICIAL, NAMED)))
    assert opened.core_properties.author == "示例市示例局"
    assert next(p.text for p in opened.paragraphs if p.style.name == "Heading 1") == "一、总体情况"
    assert len(opened.tables) == 4


def test_two_tables_of_one_section_are_told_apart(document_style: DocumentStyle = OFFICIAL) -> None:
    blocks = (
        Paragraph.of("一、总体情况", Role.HEADING_1),
        TableBlock.of_rows([["甲", "乙"]]),
        Paragraph.of("其间。"),
        replace(TableBlock.of_rows([["丙", "丁"]] * 2), header_rows=1),
        Paragraph.of("表1 渠道"),
        TableBlock.of_rows([["戊"]]),
    )
    tables = document(write(blocks, document_style)).findall(f".//{W}tbl")
    assert [attribute(table, "tblPr/tblCaption") for table in tables] == [
        "一、总体情况（表1）",
        "一、总体情况（表2）",
        "表1 渠道",
    ]
    assert [attribute(table, "tblPr/tblDescription") for table in tables] == [
        "一、总体情况（表1）：1行2列",
        "一、总体情况（表2）：2行2列，前1行为表头",
        "表1 渠道：1行1列",
    ]
