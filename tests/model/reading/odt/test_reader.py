"""OpenDocument text: styles, lists, tables, frames, and what is not to be read."""

import pytest
from builders.docx import png, zipped

from model.content.blocks import Block, Paragraph, Picture, Role, Run, TableBlock
from model.files.errors import ReadingError, ReadingProblem
from model.reading.odt import reader as odt

URN = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = " ".join(
    f'xmlns:{prefix}="{URN}{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
) + (
    ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)
KIND = b"application/vnd.oasis.opendocument.text"


def document(body: str, automatic: str = "", common: str = "", **parts: bytes) -> bytes:
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    styles = (
        f"<office:document-styles {NAMES}><office:styles>{common}</office:styles></office:document-styles>"
    )
    return zipped(
        {"mimetype": KIND, "content.xml": content.encode(), "styles.xml": styles.encode()}
        | {f"Pictures/{name}.png": data for name, data in parts.items()}
    )


def blocks(body: str, automatic: str = "", common: str = "", **parts: bytes) -> tuple[Block, ...]:
    return odt.read(document(body, automatic, common, **parts)).blocks


def texts(body: str, automatic: str = "", common: str = "") -> list[str]:
    return [block.text for block in blocks(body, automatic, common) if isinstance(block, Paragraph)]


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def style(name: str, family: str, properties: str, more: str = "") -> str:
    return f'<style:style style:name="{name}" style:family="{family}" {more}>{properties}</style:style>'


def test_sniffs_by_content() -> None:
    assert odt.sniff(document(p("甲")))
    assert not odt.sniff(
        zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"})
    )
    assert not odt.sniff(zipped({"content.xml": b"<a/>"}))
    assert odt.read(document(p("甲"))).format == "odt"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("甲") + p("") + p(" <text:s text:c='4'/>乙"), ["甲", "乙"]),
        (p("甲<text:s/>乙<text:s text:c='2'/>丙<text:tab/>丁"), ["甲 乙  丙 丁"]),
        (p("甲\n   乙"), ["甲 乙"]),
        (p("甲<text:line-break/>乙"), ["甲", "乙"]),
        (p("甲<text:a xlink:href='x'>乙<text:span>丙</text:span></text:a>丁"), ["甲乙丙丁"]),
        (
            p("甲<text:note><text:note-body><text:p>注</text:p></text:note-body></text:note>乙"),
            ["甲乙", "脚注：注"],
        ),
        (p("甲<office:annotation><text:p>批</text:p></office:annotation>乙"), ["甲乙"]),
        (
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>旧</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes>" + p("甲<text:change text:change-id='1'/>乙"),
            ["甲乙"],
        ),
        (
            "<text:table-of-content><text:index-body><text:p>一、1</text:p></text:index-body></text:table-of-content>"
            + p("甲"),
            ["甲"],
        ),
        (
            "<text:section text:name='x'>"
            + p("甲")
            + "</text:section><text:section text:display='none'>"
            + p("乙")
            + "</text:section>",
            ["甲"],
        ),
        (
            p(
                "<text:ruby><text:ruby-base>拼</text:ruby-base><text:ruby-text>pin</text:ruby-text></text:ruby>"
            ),
            ["拼"],
        ),
        (p("<text:page-number>3</text:page-number><text:soft-page-break/>页"), ["3页"]),
    ],
)
def test_text(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


BOLD = '<style:text-properties fo:font-weight="bold"/>'
ASIAN_BOLD = '<style:text-properties fo:font-weight="normal" style:font-weight-asian="bold"/>'
PLAIN = '<style:text-properties fo:font-weight="normal"/>'
HIDDEN = '<style:text-properties text:display="none"/>'
LOOKS = (
    style("B", "text", BOLD)
    + style("A", "text", ASIAN_BOLD)
    + style("N", "text", PLAIN)
    + style("H", "text", HIDDEN)
    + style("P1", "paragraph", BOLD)
    + style("P2", "paragraph", "", 'style:parent-style-name="P1"')
    + style("X", "paragraph", "", 'style:parent-style-name="X"')
)


@pytest.mark.parametrize(
    ("body", "runs"),
    [
        (p("<text:span text:style-name='B'>一是</text:span>加强"), (Run("一是", bold=True), Run("加强"))),
        (p("<text:span text:style-name='A'>甲</text:span>"), (Run("甲", bold=True),)),
        (p("甲<text:span text:style-name='N'>乙</text:span>", "P2"), (Run("甲", bold=True), Run("乙"))),
        (p("甲<text:span text:style-name='H'>乙</text:span>", "X"), (Run("甲"),)),
    ],
)
def test_looks(body: str, runs: tuple[Run, ...]) -> None:
    (found,) = blocks(body, LOOKS)
    assert isinstance(found, Paragraph) and found.runs == runs


def test_roles() -> None:
    common = style("T", "paragraph", "", 'style:display-name="Title"')
    found = blocks(
        p("报告", "P1") + "<text:h text:outline-level='2'>（一）</text:h>",
        style("P1", "paragraph", BOLD, 'style:parent-style-name="T"'),
        common,
    )
    assert found == (Paragraph.of("报告", Role.TITLE), Paragraph.of("（一）", Role.HEADING_2))


LEVELS = """
<text:list-style style:name="L">
<text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>
<text:list-level-style-number text:level="2" style:num-format="一, 二, 三, ..." style:num-prefix="（" style:num-suffix="）"/>
<text:list-level-style-number text:level="3" style:num-format="1" loext:num-list-format="%2%.%3%." text:start-value="3"/>
</text:list-style>
<text:list-style style:name="M"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
<text:list-style style:name="D">
<text:list-level-style-number text:level="1" style:num-format="1"/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:display-levels="2"/>
</text:list-style>
"""


def item(content: str, more: str = "") -> str:
    return f"<text:list-item {more}>{content}</text:list-item>"


def listed(content: str, style: str = "L", more: str = "") -> str:
    return f'<text:list text:style-name="{style}" {more}>{content}</text:list>'


def inner(content: str) -> str:
    return f"<text:list>{content}</text:list>"


def test_lists_count_by_level_and_go_on() -> None:
    body = (
        listed(item(p("甲") + p("续") + inner(item(p("乙")) + item(p("丙") + inner(item(p("丁")))))))
        + p("文")
        + listed(item(inner(item(p("戊")))) + item(p("己")), more='text:continue-numbering="true"')
        + listed(item(p("庚")))
        + listed(item(p("辛"), 'text:start-value="5"') + item(p("壬")))
    )
    assert texts(body, LEVELS) == [
        "一、甲",
        "续",
        "（一）乙",
        "（二）丙",
        "二.3.丁",
        "文",
        "（三）戊",
        "二、己",
        "一、庚",
        "五、辛",
        "六、壬",
    ]


def test_bullets_figures_and_lists_by_their_id() -> None:
    body = (
        listed(item(p("甲")), "M")
        + listed(item(p("乙") + inner(item(p("丙")))), "D", 'xml:id="a"')
        + listed(item(p("丁")), "D")
        + listed(item(p("戊")), "D", 'text:continue-list="a"')
        + listed(item(p("己")), "none")
    )
    assert texts(body, LEVELS) == ["甲", "1 乙", "1.a)丙", "1 丁", "2 戊", "己"]


def test_headings_are_numbered_by_their_own_list() -> None:
    outline = (
        '<text:outline-style style:name="Outline">'
        '<text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>'
        '<text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>'
    )
    body = (
        "<text:h text:outline-level='1'>甲</text:h><text:h text:outline-level='2'>乙</text:h>"
        "<text:h text:outline-level='1' text:is-list-header='true'>丙</text:h><text:h text:outline-level='1'>丁</text:h>"
    )
    assert texts(body, common=outline) == ["一、甲", "乙", "丙", "二、丁"]


def table(body: str, automatic: str = "") -> TableBlock:
    (found,) = blocks(f"<table:table>{body}</table:table>", automatic)
    assert isinstance(found, TableBlock)
    return found


def tc(text: str, more: str = "") -> str:
    return f"<table:table-cell {more}>{p(text)}</table:table-cell>"


def tr(*cells: str, more: str = "") -> str:
    inner = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<table:table-row {more}>{inner}</table:table-row>"


COVERED = "<table:covered-table-cell/>"


def test_spans_and_covered_cells() -> None:
    found = table(
        tr(tc("甲", 'table:number-columns-spanned="2" table:number-rows-spanned="2"'), COVERED, "乙")
        + tr("<table:covered-table-cell table:number-columns-repeated='2'/>", "丙")
        + tr("丁", "", "戊")
    )
    assert [(c.text, c.row, c.column, c.row_span, c.column_span) for c in found.cells] == [
        ("甲", 0, 0, 2, 2),
        ("乙", 0, 2, 1, 1),
        ("丙", 1, 2, 1, 1),
        ("丁", 2, 0, 1, 1),
        ("", 2, 1, 1, 1),
        ("戊", 2, 2, 1, 1),
    ]


def test_looks_of_tables() -> None:
    automatic = (
        style("C1", "table-column", '<style:table-column-properties style:column-width="1in"/>')
        + style("C2", "table-column", '<style:table-column-properties style:column-width="2.54cm"/>')
        + style("R", "table-row", '<style:table-row-properties style:min-row-height="17pt"/>')
        + style("F", "table-cell", '<style:table-cell-properties fo:background-color="#c6d9f1"/>')
        + style("P", "paragraph", '<style:paragraph-properties fo:text-align="end"/>')
    )
    found = table(
        '<table:table-column table:style-name="C1"/>'
        '<table:table-column table:style-name="C2" table:number-columns-repeated="2"/>'
        "<table:table-header-rows>"
        + tr("甲", "乙", "丙", more='table:style-name="R"')
        + "</table:table-header-rows>"
        + tr(
            f'<table:table-cell table:style-name="F">{p("1", "P")}</table:table-cell>',
            tc("2", 'table:number-columns-repeated="2"'),
        ),
        automatic,
    )
    assert found.widths == (1440, 1440, 1440) and found.heights == (340, 0) and found.header_rows == 1
    assert [(c.text, c.fill, c.align, c.header) for c in found.by_row()[1]] == [
        ("1", "C6D9F1", "right", False),
        ("2", "", "left", False),
        ("2", "", "left", False),
    ]


def test_lists_in_cells_and_cells_in_lists() -> None:
    found = blocks(
        listed(
            item(
                f"<table:table>{tr(tc('甲'), listed(item(p('乙'))).join(('<table:table-cell>', '</table:table-cell>')))}{tr('丙', '丁')}</table:table>"
                + p("戊")
            )
        ),
        LEVELS,
    )
    assert isinstance(found[0], TableBlock) and [cell.text for cell in found[0].cells] == [
        "甲",
        "一、乙",
        "丙",
        "丁",
    ]
    assert found[1] == Paragraph.of("一、戊")


def frame(name: str, anchor: str) -> str:
    return (
        f'<draw:frame text:anchor-type="{anchor}" svg:width="1in" svg:height="0.5in">'
        f'<draw:image xlink:href="Pictures/{name}.png"/><svg:desc>图</svg:desc></draw:frame>'
    )


def test_pictures_and_text_boxes() -> None:
    box = f"<draw:frame text:anchor-type='paragraph'><draw:text-box>{p('框')}</draw:text-box></draw:frame>"
    found = blocks(
        p("甲" + frame("a", "as-char") + "乙" + frame("a", "char") + box + "丙")
        + p("丁" + frame("none", "as-char")),
        a=png(),
    )
    assert [type(block).__name__ for block in found] == [
        "Paragraph",
        "Picture",
        "Paragraph",
        "Picture",
        "Paragraph",
        "Paragraph",
    ]
    assert isinstance(found[1], Picture)
    assert (found[1].width, found[1].height, found[1].alternative) == (1440, 720, "图")
    assert [block.text for block in found if isinstance(block, Paragraph)] == ["甲", "乙丙", "框", "丁"]


@pytest.mark.parametrize(
    "body",
    [
        "<table:table><table:table-row><table:table-cell table:number-columns-repeated='1000000'/></table:table-row></table:table>",
        "<table:table>" + tr(*["1"] * 100, more="table:number-rows-repeated='100'") * 3 + "</table:table>",
        "<table:table>"
        + "<table:table-column table:number-columns-repeated='100'/>" * 300
        + tr("1", "2")
        + "</table:table>",
        "<table:table>" + tr(tc("1", "table:number-columns-spanned='101'"), "2") + "</table:table>",
        "<text:list><text:list-item>" * 70 + p("甲") + "</text:list-item></text:list>" * 70,
        p("<text:span>" * 100 + "甲" + "</text:span>" * 100),
        p("甲") * 20_001,
    ],
)
def test_limits(body: str) -> None:
    with pytest.raises(ReadingError) as caught:
        blocks(body)
    assert caught.value.problem is ReadingProblem.TOO_COMPLEX


def test_protected_documents() -> None:
    manifest = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    data = zipped({"mimetype": KIND, "content.xml": b"\x8f\x01", "META-INF/manifest.xml": manifest})
    assert odt.sniff(data)
    with pytest.raises(ReadingError) as caught:
        odt.read(data)
    assert caught.value.problem is ReadingProblem.PROTECTED
