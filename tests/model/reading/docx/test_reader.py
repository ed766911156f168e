"""Word documents: the text of paragraphs in all the ways in which Word may write it."""

import pytest
from builders.docx import docx, inline_picture, p, png, t, tbl, tc, tr, unzipped, zipped

from model.content.blocks import Block, Paragraph, Picture, Role, Run, TableBlock
from model.reading.docx import reader


def blocks(body: str, **parts) -> tuple[Block, ...]:
    return reader.read(docx(body, **parts)).blocks


def texts(body: str, **parts) -> list[str]:
    return [block.text for block in blocks(body, **parts) if isinstance(block, Paragraph)]


def test_sniffs_by_content() -> None:
    assert reader.sniff(docx(p("甲")))
    assert not reader.sniff(zipped({"xl/workbook.xml": b"<a/>"}))
    assert not reader.sniff(b"PK\3\4 broken")
    assert not reader.sniff("一、总体情况".encode())


def test_paragraphs_in_order_without_blank_ones() -> None:
    source = reader.read(docx(p("　　甲 ") + p() + p(" ") + p("乙")))
    assert source.format == "docx" and source.cells_placed
    assert source.blocks == (Paragraph.of("甲"), Paragraph.of("乙"))


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (
            "<w:ins>" + t("甲") + "</w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del>" + t("丙"),
            "甲丙",
        ),
        ("<w:moveFrom>" + t("旧") + "</w:moveFrom><w:moveTo>" + t("新") + "</w:moveTo>", "新"),
        ("<w:ins><w:del>" + t("甲") + "</w:del></w:ins>" + t("乙"), "乙"),
        ('<w:hyperlink r:id="x">' + t("网址") + "</w:hyperlink>", "网址"),
        ("<w:smartTag><w:smartTag>" + t("街道") + "</w:smartTag></w:smartTag>" + t("办"), "街道办"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + t("1") + t("2") + "</w:sdtContent></w:sdt>", "12"),
        (
            t("甲") + '<w:bookmarkStart w:id="0" w:name="_GoBack"/>' + t("乙") + '<w:bookmarkEnd w:id="0"/>',
            "甲乙",
        ),
        (t("甲") + t("密", "<w:vanish/>") + t("乙", '<w:vanish w:val="0"/>'), "甲乙"),
        ("<w:r><w:t>一、</w:t><w:tab/><w:t>总体</w:t></w:r>", "一、 总体"),
        ("<w:r><w:t>0533</w:t><w:noBreakHyphen/><w:t>7311</w:t></w:r>", "0533-7311"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="x" w:char="2460"/></w:r>', "√①"),
        (
            "<w:r><w:ruby><w:rt>"
            + t("pīn")
            + "</w:rt><w:rubyBase>"
            + t("拼")
            + "</w:rubyBase></w:ruby></w:r>",
            "拼",
        ),
        ("<m:oMath><m:r><m:t>1+1</m:t></m:r></m:oMath>", "1+1"),
        (t("甲") + '<w:r><w:footnoteReference w:id="2"/></w:r>', "甲"),
    ],
)
def test_what_counts_as_text(inner: str, expected: str) -> None:
    assert texts(p(inner)) == [expected]


def test_fields_give_their_results() -> None:
    simple = '<w:fldSimple w:instr="PAGE">' + t("3") + "</w:fldSimple>"
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    instruction = "<w:r><w:instrText> IF 1 </w:instrText></w:r>" + t("argument")
    nested = marks[0] + t("inner") + marks[1] + t("value") + marks[2]
    whole = marks[0] + instruction + nested + marks[1] + t("2023") + marks[2] + t("年")
    assert texts(p(simple) + p(whole)) == ["3", "2023年"]


def test_a_field_left_open_hides_only_its_own_paragraph() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert texts(p(begin + t("TOC")) + p("一、总体情况")) == ["一、总体情况"]


def test_line_breaks_make_paragraphs() -> None:
    assert texts(p("<w:r><w:t>街道办事处</w:t><w:br/><w:t>2023年</w:t><w:cr/><w:t>报告</w:t></w:r>")) == [
        "街道办事处",
        "2023年",
        "报告",
    ]


def test_line_feeds_in_the_xml_are_spaces() -> None:
    assert texts(p("<w:r><w:t>甲\n乙</w:t></w:r>")) == ["甲 乙"]


def test_prompts_of_content_controls_are_blank() -> None:
    control = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    style = '<w:style w:type="character" w:styleId="a1"><w:name w:val="Placeholder Text"/></w:style>'
    prompt = t("单击此处输入文字", '<w:rStyle w:val="a1"/>')
    assert texts(p(control.format(prompt)) + control.format(p(prompt)) + p("甲"), styles=style) == ["甲"]
    assert texts(p(control.format(t("5"))) + p(prompt), styles=style) == ["5", "单击此处输入文字"]


def test_content_controls_around_everything() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    table = tbl(control(tr("甲", control(tc(control(p("1")))))), tr("乙", "2"))
    found = blocks(control(p("文") + control(table)))
    assert found[0] == Paragraph.of("文")
    assert isinstance(found[1], TableBlock)
    assert [[cell.text for cell in row] for row in found[1].by_row()] == [["甲", "1"], ["乙", "2"]]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    deleted = "<w:rPr><w:del/></w:rPr>"
    inserted = '<w:rPr><w:ins w:id="1"/></w:rPr>'
    assert texts(p("甲", deleted) + p("乙", inserted) + p("丙", deleted)) == ["甲乙", "丙"]


STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
  <w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="big"><w:name w:val="Big"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="bold"><w:name w:val="Loud"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="calm"><w:name w:val="Calm"/><w:basedOn w:val="bold"/></w:style>
<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="o"><w:name w:val="Mine"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="x"><w:name w:val="X"/><w:basedOn w:val="y"/></w:style>
<w:style w:type="paragraph" w:styleId="y"><w:name w:val="Y"/><w:basedOn w:val="x"/></w:style>
<w:style w:type="character" w:styleId="s"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="h"><w:name w:val="Hid"/><w:rPr><w:vanish/></w:rPr></w:style>
"""


def styled(style: str, content: str = "文字", more: str = "") -> str:
    return p(content, f'<w:pStyle w:val="{style}"/>{more}')


@pytest.mark.parametrize(
    ("body", "role"),
    [
        (styled("1"), Role.HEADING_1),
        (styled("t"), Role.TITLE),
        (styled("o"), Role.HEADING_2),
        (styled("a"), Role.BODY),
        (styled("x"), Role.BODY),
        (styled("gone"), Role.BODY),
        (p("文字", '<w:outlineLvl w:val="2"/>'), Role.HEADING_3),
        (styled("1", more='<w:outlineLvl w:val="9"/>'), Role.BODY),
    ],
)
def test_roles_by_style_and_outline(body: str, role: Role) -> None:
    (found,) = blocks(body, styles=STYLES)
    assert isinstance(found, Paragraph) and found.role is role


def test_contents_are_left_out() -> None:
    assert texts(styled("toc", "一、总体情况 1") + p("正文"), styles=STYLES) == ["正文"]


@pytest.mark.parametrize(
    ("body", "runs"),
    [
        (p(t("一是", "<w:b/>") + t("加强")), (Run("一是", bold=True), Run("加强"))),
        (p(t("一", "<w:b/>") + t("是", "<w:b/>")), (Run("一是", bold=True),)),
        (p(t("甲", '<w:b w:val="0"/>')), (Run("甲"),)),
        (styled("bold", "甲"), (Run("甲", bold=True),)),
        (styled("calm", t("甲") + t("乙", '<w:b w:val="false"/>')), (Run("甲", bold=True), Run("乙"))),
        (p(t("甲", '<w:rStyle w:val="s"/>')), (Run("甲", bold=True),)),
        (styled("bold", t("甲", '<w:rStyle w:val="s"/>')), (Run("甲"),)),
        (styled("1", "甲"), (Run("甲"),)),
        (p(t("甲") + t("乙", '<w:rStyle w:val="h"/>')), (Run("甲"),)),
    ],
)
def test_bold_face(body: str, runs: tuple[Run, ...]) -> None:
    (found,) = blocks(body, styles=STYLES)
    assert isinstance(found, Paragraph) and found.runs == runs


def test_pictures_in_the_line_split_their_paragraph_and_floating_ones_follow_it() -> None:
    body = p(t("前") + inline_picture("a") + t("后")) + p(
        t("甲") + inline_picture("b", kind="anchor") + t("乙")
    )
    found = blocks(body, media={"a": png(), "b": png(3, 3)})
    assert [type(block).__name__ for block in found] == [
        "Paragraph",
        "Picture",
        "Paragraph",
        "Paragraph",
        "Picture",
    ]
    first, last = found[1], found[4]
    assert isinstance(first, Picture) and isinstance(last, Picture)
    assert (first.width, first.height, first.media_type, first.alternative) == (1000, 500, "image/png", "图")
    assert first.data == png() and last.data == png(3, 3)


def test_external_and_broken_pictures_are_left_out() -> None:
    body = p(t("甲") + inline_picture("far") + inline_picture("bad") + inline_picture("none"))
    assert blocks(body, media={"bad": b"no picture"}, external={"far": "http://example.invalid/x.png"}) == (
        Paragraph.of("甲"),
    )


def test_pictures_in_the_older_language() -> None:
    shape = '<v:shape style="width:50pt;height:25.5pt" alt="章"><v:imagedata r:id="a"/></v:shape>'
    (found,) = blocks(p(f"<w:r><w:pict>{shape}</w:pict></w:r>"), media={"a": png()})
    assert isinstance(found, Picture)
    assert (found.width, found.height, found.alternative) == (1000, 510, "章")


def test_a_picture_without_a_size_has_its_own() -> None:
    (found,) = blocks(
        p("<w:r><w:pict><v:shape><v:imagedata r:id='a'/></v:shape></w:pict></w:r>"), media={"a": png(40, 20)}
    )
    assert isinstance(found, Picture) and (found.width, found.height) == (600, 300)


def test_text_boxes_are_read_once() -> None:
    inner = p("框") + tbl(tr("甲", "1"), tr("乙", "2"))
    new = f"<w:drawing><wp:anchor><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wp:anchor></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"
    choice = f"<mc:AlternateContent><mc:Choice Requires='wps'>{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    found = blocks(p(t("前") + f"<w:r>{choice}</w:r>" + t("后")))
    assert [type(block).__name__ for block in found] == ["Paragraph", "Paragraph", "TableBlock"]
    assert isinstance(found[0], Paragraph) and found[0].text == "前后"


def test_the_fallback_serves_where_the_choice_says_nothing() -> None:
    choice = "<mc:AlternateContent><mc:Choice Requires='x'><w:r/></mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
    assert texts(p(choice.format(t("甲"))) + choice.format(p("乙"))) == ["甲", "乙"]


def test_the_strict_dialect() -> None:
    plain = docx(p(t("甲", "<w:b/>")) + tbl(tr("1", "2"), tr("3", "4")))
    strict = zipped(
        {
            name: part.replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            ).replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            for name, part in unzipped(plain).items()
        }
    )
    assert strict != plain
    assert reader.read(strict) == reader.read(plain)


def test_a_main_part_of_another_name() -> None:
    parts = unzipped(docx(p("甲")))
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"document.xml", b"document2.xml")
    assert reader.read(zipped(parts)).blocks == (Paragraph.of("甲"),)
    assert reader.sniff(zipped(parts))


def test_looks_are_left_out_before_parsing_and_nothing_else() -> None:
    look = '<w:rFonts w:ascii="a>b"/><w:sz w:val="32"/><w:color w:val="FF0000"/><w:b/>'
    (found,) = blocks(p(t("sz &lt;w:sz/&gt; 甲", look)))
    assert isinstance(found, Paragraph) and found.runs == (Run("sz <w:sz/> 甲", bold=True),)
