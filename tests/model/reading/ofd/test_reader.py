"""Reading OFD: text codes, transformations, rulings, templates, composite objects, and what is refused."""

from __future__ import annotations

import pytest
from builders.docx import png, zipped
from builders.ofd import SIZE, bar, body, line, ofd, page, part, path, table, text
from builders.paths import SHARED

from model.content.blocks import Paragraph, Picture, TableBlock
from model.files.errors import ReadingError, ReadingProblem
from model.reading import registry
from model.reading.guards import ENTRIES_LIMIT
from model.reading.ofd.paths import corners
from model.reading.ofd.text import distances

ROWS = [["信息内容", "本年新收", "备注"], ["规章", "", "12"]]


def texts(*pages: str, **more: object) -> list[str]:
    blocks = registry.read_bytes(ofd(*pages, **more), "年报.ofd").blocks
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def tables(*pages: str, **more: object) -> list[list[list[str]]]:
    blocks = registry.read_bytes(ofd(*pages, **more), "年报.ofd").blocks
    return [[[c.text for c in row] for row in b.by_row()] for b in blocks if isinstance(b, TableBlock)]


def test_text_and_a_table_by_its_lines() -> None:
    found = registry.read_bytes(
        ofd(page(text(30, 20, "表格之前"), table(30, 30, ROWS, [40, 30, 30]), text(30, 60, "表格之后"))),
        "年报.ofd",
    )
    assert found.format == "ofd"
    before, middle, after = found.blocks
    assert isinstance(middle, TableBlock)
    assert [[c.text for c in row] for row in middle.by_row()] == ROWS
    assert [b.text for b in (before, after) if isinstance(b, Paragraph)] == ["表格之前", "表格之后"]


def test_lines_drawn_as_thin_filled_rectangles() -> None:
    bars = [bar(30, y, 60, 0.3) for y in (30, 40, 50)] + [bar(x, 30, 0.3, 20) for x in (30, 60, 90)]
    cells = [text(31, 37, "规章"), text(61, 37, "3"), text(31, 47, "许可"), text(61, 47, "4")]
    assert tables(page(*bars, *cells)) == [[["规章", "3"], ["许可", "4"]]]


@pytest.mark.parametrize(
    ("written", "most", "expected"),
    [
        ("1 2 3", 9, [1, 2, 3]),
        ("g 3 2.5 4", 9, [2.5, 2.5, 2.5, 4]),
        ("1 g 2 3 g 1 5", 9, [1, 3, 3, 5]),
        ("g 999999999 1", 4, [1, 1, 1, 1]),
        ("g", 4, []),
        ("x nan", 4, [0, 0]),
        (None, 4, []),
    ],
)
def test_lists_of_distances(written: str | None, most: int, expected: list[float]) -> None:
    assert distances(written, most) == expected


def test_distances_part_two_figures_of_one_text_code() -> None:
    cells = [line(30, 30, 90, 30), line(30, 40, 90, 40), *(line(x, 30, x, 40) for x in (30, 60, 90))]
    assert tables(page(*cells, text(31, 37, "1234", deltas="2 28 2"))) == [[["12", "34"]]]


def test_a_text_code_without_distances_runs_on_by_the_width_of_its_characters() -> None:
    assert texts(page(text(30, 30, "规章12件", deltas=""), text(30 + 4 * SIZE, 30, "。", deltas=""))) == [
        "规章12件。"
    ]


def test_vertical_distances_put_characters_under_each_other() -> None:
    upright = text(31, 34, "本年新收", deltas="0 0 0", code='DeltaY="4 4 4"')
    frame = [line(x, 28, x, 50) for x in (30, 36, 66)] + [line(30, y, 66, y) for y in (28, 50)]
    assert tables(page(*frame, upright, text(38, 34, "3"))) == [[["本年新收", "3"]]]


def test_size_and_place_by_the_matrix_of_the_object() -> None:
    small = '<o:TextObject ID="1" Boundary="30 20 90 8" Font="2" Size="1" CTM="4 0 0 4 0 0">'
    code = '<o:TextCode X="0" Y="1" DeltaX="g 4 1">总体情况表</o:TextCode></o:TextObject>'
    below = text(30, 30, "同样大小的文字")
    found = registry.read_bytes(ofd(page(small + code, below)), "a.ofd").blocks
    assert [b.text for b in found if isinstance(b, Paragraph)] == ["总体情况表", "同样大小的文字"]


def test_a_path_turned_over_by_its_matrix_is_a_line_of_the_table() -> None:
    across = [line(30, 30, 90, 30), line(30, 40, 90, 40)]
    upright = [path(0, 0, "M 0 0 L 0 -10", f'LineWidth="0.3" CTM="1 0 0 -1 {x} 30"') for x in (30, 60, 90)]
    assert tables(page(*across, *upright, text(31, 37, "甲"), text(61, 37, "1"))) == [[["甲", "1"]]]


def test_a_page_whose_text_is_turned_by_a_quarter() -> None:
    turned = [
        f'<o:TextObject ID="1" Boundary="{x} 20 8 90" Font="2" Size="4" CTM="0 1 -1 0 4 0">'
        f'<o:TextCode X="0" Y="0" DeltaX="g 3 4">{words}</o:TextCode></o:TextObject>'
        for x, words in ((100, "第一行字"), (90, "第二行字"))
    ]
    assert "".join(texts(page(*turned))) == "第一行字第二行字"


def test_text_in_page_blocks_templates_and_composite_graphics() -> None:
    block = f"<o:PageBlock><o:PageBlock>{text(30, 40, '块中文字')}</o:PageBlock></o:PageBlock>"
    use = '<o:CompositeObject ID="1" Boundary="0 20 200 20" ResourceID="7"/>'
    graphic = (
        '<o:CompositeGraphicUnits><o:CompositeGraphicUnit ID="7" Width="200" Height="20">'
        f"<o:Content>{text(30, 40, '组合文字')}</o:Content></o:CompositeGraphicUnit></o:CompositeGraphicUnits>"
    )
    found = texts(
        page(block, use, template="t0"), templates=[page(text(30, 20, "模板文字"))], resources=graphic
    )
    assert found == ["模板文字", "块中文字", "组合文字"]


def test_a_composite_graphic_that_holds_itself_ends() -> None:
    use = '<o:CompositeObject ID="1" Boundary="0 2 200 20" ResourceID="7"/>'
    graphic = f'<o:Units><o:CompositeGraphicUnit ID="7"><o:Content>{use}{use}</o:Content></o:CompositeGraphicUnit></o:Units>'
    assert texts(page(use, text(30, 20, "正文")), resources=graphic) == ["正文"]


def test_other_namespaces_and_locations_from_the_root_and_in_other_letters() -> None:
    data = ofd(page(text(30, 30, "你好")), namespace="http://www.ofdspec.org", folder="doc_1")
    assert [b.text for b in registry.read_bytes(data, "a").blocks if isinstance(b, Paragraph)] == ["你好"]
    listed = '<o:Pages><o:Page ID="1" BaseLoc="/DOC_0\\Content_0.xml"/></o:Pages>'
    data = zipped(
        {
            "OFD.xml": part("OFD", body("/Doc_0/Document.xml")),
            "Doc_0/Document.xml": part("Document", listed),
            "Doc_0/Content_0.xml": part("Page", page(text(30, 30, "根下的页"))),
        }
    )
    assert [b.text for b in registry.read_bytes(data, "a").blocks if isinstance(b, Paragraph)] == ["根下的页"]


def test_the_current_version_of_a_document_and_all_documents_are_read() -> None:
    versions = '<o:Versions><o:Version ID="1" Current="false" BaseLoc="V1.xml"/><o:Version ID="2" Current="true" BaseLoc="V2.xml"/></o:Versions>'

    def document(name: str) -> bytes:
        return part("Document", f'<o:Pages><o:Page ID="1" BaseLoc="{name}"/></o:Pages>')

    data = zipped(
        {
            "OFD.xml": part("OFD", body("A.xml", versions) + body("C.xml")),
            "V2.xml": part("DocVersion", "<o:DocRoot>B.xml</o:DocRoot>"),
            "A.xml": document("a.xml"),
            "B.xml": document("b.xml"),
            "C.xml": document("c.xml"),
            **{f"{n}.xml": part("Page", page(text(30, 30, w))) for n, w in zip("abc", ("旧版", "新版", "附件"), strict=True)},
        }
    )  # fmt: skip
    assert [b.text for b in registry.read_bytes(data, "a").blocks if isinstance(b, Paragraph)] == [
        "新版",
        "附件",
    ]


def test_bold_by_weight_stroke_and_font() -> None:
    objects = [
        text(30, 20, "粗一", more='Weight="700"'),
        text(30, 40, "粗二", more='Stroke="true"'),
        text(30, 60, "常规"),
    ]
    blocks = registry.read_bytes(ofd(page(*objects)), "a").blocks
    assert [b.runs[0].bold for b in blocks if isinstance(b, Paragraph)] == [True, True, False]


UNSEEN = (
    'Visible="false"',
    'Alpha="0"',
    'Fill="false"',
)


@pytest.mark.parametrize("more", UNSEEN)
def test_objects_that_cannot_be_seen_are_not_read(more: str) -> None:
    assert texts(page(text(30, 20, "看不见", more=more), text(30, 40, "看得见"))) == ["看得见"]


@pytest.mark.parametrize(
    "value", ['Value="255 255 255"', 'Value="#ff #FF #ff"', 'Value="0 0 0 0"', 'Value="0 0 0" Alpha="0"']
)
def test_white_text_on_white_paper_is_not_read(value: str) -> None:
    unseen = text(30, 20, "白字", inside=f"<o:FillColor {value}/>")
    assert texts(page(unseen, text(30, 40, "黑字", inside='<o:FillColor Value="0"/>'))) == ["黑字"]


def test_drawing_parameters_are_inherited() -> None:
    resources = (
        '<o:DrawParams><o:DrawParam ID="5" LineWidth="9"/><o:DrawParam ID="6" Relative="5"/></o:DrawParams>'
    )
    cells = [line(30, 30, 90, 30), line(30, 40, 90, 40), *(line(x, 30, x, 40) for x in (30, 90))]
    thick = path(60, 30, "M 0 0 L 0 10", 'DrawParam="6"')
    assert tables(page(*cells, line(60, 30, 60, 40), text(31, 37, "甲")), resources=resources) != []
    assert tables(page(*cells, thick, text(31, 37, "甲")), resources=resources) == []


def test_pictures_stand_where_they_are_drawn() -> None:
    picture = '<o:ImageObject ID="3" Boundary="40 30 60 40" CTM="60 0 0 40 0 0" ResourceID="4"/>'
    media = '<o:MultiMedias><o:MultiMedia ID="4" Type="Image"><o:MediaFile>a.png</o:MediaFile></o:MultiMedia></o:MultiMedias>'
    data = ofd(
        page(text(30, 20, "图一前面的文字，足够长的一段。"), picture, text(30, 90, "图一后面的文字，足够长的一段。")),
        resources=media,
        more={"Doc_0/a.png": png()},
    )  # fmt: skip
    kinds = [type(block) for block in registry.read_bytes(data, "a").blocks]
    assert kinds == [Paragraph, Picture, Paragraph]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("M 0 0 L 5 0 L 5 5 C", [[(0, 0), (5, 0), (5, 5), (0, 0)]]),
        ("S 0 0 L 9 0 C", [[(0, 0), (9, 0), (0, 0)]]),
        ("M 0 0 L 5 0 M 1 1 L 2 2", [[(0, 0), (5, 0)], [(1, 1), (2, 2)]]),
        ("M 0 0 Q 1 1 2 2", []),
        ("M 0 0 L 5", []),
        ("M 0 0", []),
        ("X 1 2", []),
        ("", []),
        ("M 0 0 " + "L 1 1 " * 900, []),
    ],
)
def test_abbreviated_data(data: str, expected: object) -> None:
    assert corners(data) == expected


def refused(data: bytes) -> ReadingError:
    with pytest.raises(ReadingError) as caught:
        registry.read_bytes(data, "年报.ofd")
    assert "年报.ofd" in caught.value.message
    return caught.value


def test_pages_without_text_are_refused_in_one_sentence() -> None:
    assert "没有文字的 OFD" in refused(ofd(page(line(1, 1, 9, 9)))).message
    scan = '<o:ImageObject ID="3" Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="4"/>'
    assert "扫描件" in refused(ofd(page(scan))).message


HOSTILE = {
    "no document": (zipped({"OFD.xml": b"<OFD/>"}), ReadingProblem.DAMAGED),
    "no XML": (zipped({"OFD.xml": b"x"}), ReadingProblem.DAMAGED),
    "entities": (zipped({"OFD.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}), ReadingProblem.TOO_COMPLEX),
    "pages": (ofd(*["<o:Content/>"] * 301), ReadingProblem.TOO_COMPLEX),
    "characters": (
        ofd(page(text(1, 9, "字" * 450_000, deltas="g 450000 0.1"))),
        ReadingProblem.TOO_COMPLEX,
    ),
    "lines": (ofd(page(*[line(0, 1, 9, 1)] * 21_000)), ReadingProblem.TOO_COMPLEX),
    "objects": (ofd(page("<o:PageBlock/>" * 151_000)), ReadingProblem.TOO_COMPLEX),
    "depth": (ofd(page("<o:PageBlock>" * 100 + "</o:PageBlock>" * 100)), ReadingProblem.TOO_COMPLEX),
    "files": (
        zipped({"OFD.xml": b"<OFD/>"} | {f"{i}.xml": b"" for i in range(ENTRIES_LIMIT + 1)}),
        ReadingProblem.TOO_COMPLEX,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused(name: str) -> None:
    data, problem = HOSTILE[name]
    assert refused(data).problem is problem


FOUND = {
    "n": ("关于同意张阿三同志辞职的批复", "路卫发〔2011〕76号", "2011年3月10日"),
    "z": ("CodePosition", "GlyphCount", "可选/必选"),
    "path_unstd": ("立案决定书", "犯罪嫌疑人"),
    "doc1File": ("、一日不见兮，思之如狂。",),
    "SplitParagraph": ("报告：",),
    "chineseDir": ("你好呀，OFD Reader&Writer！",),
    "helloworld_with_pageblock": ("你好呀，OFD Reader&Writer！",),
    "namespace_no_std": ("你好呀，OFD Reader&Writer！",),
    "multiKeywordInTextCode": ("打发打发",),
    "Page5": (),
    "h": (),
    "V4RideRight": (),
}


@pytest.mark.parametrize("name", FOUND)
@pytest.mark.skipif(not (SHARED / "ofd-samples").is_dir(), reason="the samples lie beside the project")
def test_files_of_other_programs(name: str) -> None:
    data = (SHARED / "ofd-samples" / f"{name}.ofd").read_bytes()
    if not FOUND[name]:
        assert refused(data).problem is ReadingProblem.OTHER_FORMAT
        return
    blocks = registry.read_bytes(data, name).blocks
    whole = "".join(b.text for b in blocks if isinstance(b, Paragraph))
    whole += "".join(c.text for b in blocks if isinstance(b, TableBlock) for c in b.cells)
    assert all(words in whole for words in FOUND[name])
