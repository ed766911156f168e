"""Web page: semantic, self-contained, escaped, the same as a fragment."""

from base64 import b64decode

import pytest
from builders.export import PICTURE, full_report
from builders.model import spanned_table
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from export.compose import compose
from export.style import DOCUMENT_STYLES, OFFICIAL, PLAIN, DocumentStyle, Properties
from export.writers.characters import legal
from export.writers.html import fragment, write
from model.content.blocks import Blocks, Cell, Paragraph, Picture, Role, Run, TableBlock
from model.form.editions import FORMS
from model.form.spec import Label
from model.report.report import Report


def page(blocks: Blocks, style: DocumentStyle = OFFICIAL) -> etree._Element:
    return html.document_fromstring(write(blocks, style, Properties("题", "局")).decode())


def elements(blocks: Blocks) -> list[etree._Element]:
    return list(html.fragment_fromstring(fragment(blocks), create_parent="main"))


def style(element: etree._Element) -> dict[str, str]:
    return dict(rule.split(":", 1) for rule in element.get("style", "").split(";") if rule)


def grid(table: etree._Element) -> dict[tuple[int, int], etree._Element]:
    """Every place of a table with the cell that covers it, as a browser lays them out."""
    found: dict[tuple[int, int], etree._Element] = {}
    for i, row in enumerate(table.iter("tr")):
        j = 0
        for cell in row:
            while (i, j) in found:
                j += 1
            for r in range(int(cell.get("rowspan", 1))):
                for c in range(int(cell.get("colspan", 1))):
                    assert (i + r, j + c) not in found
                    found[i + r, j + c] = cell
    return found


def words(cell: etree._Element) -> str:
    return "\n".join([cell.text or "", *(br.tail or "" for br in cell.iter("br"))])


@pytest.mark.parametrize("edition", sorted(FORMS))
def test_tables_are_laid_out_as_the_form(edition: str) -> None:
    report = full_report(edition)
    tables = [t for t in page(compose(report)).iter("table") if len(list(t.iter("tr"))) > 3]
    for spec, table in zip(report.form.tables, tables, strict=True):
        places = grid(table)
        assert set(places) == set(spec.at)
        for (row, column), place in spec.at.items():
            cell = places[row, column]
            assert cell.tag == ("th" if isinstance(place.cell, Label) else "td")
            if isinstance(place.cell, Label):
                assert words(cell) == place.cell.text
                assert ("background-color" in style(cell)) is bool(place.cell.fill)
            assert style(cell)["text-align"] == getattr(place.cell, "align", "center")
        assert len(list(table.find("tbody"))) == len(spec.rows) - spec.header_rows
        assert (table.find("thead") is not None) is bool(spec.header_rows)


def test_headers_say_what_they_name() -> None:
    tables = [t for t in page(compose(Report())).iter("table")]
    scopes = {words(th).replace("\n", ""): th.get("scope") for table in tables for th in table.iter("th")}
    assert scopes["申请人情况"] == "col"
    assert scopes["商业企业"] == "col"
    assert scopes["三、本年度办理结果"] == "row"
    assert scopes["1.属于国家秘密"] == "row"
    assert scopes["第二十条第（一）项"] == "col"
    assert scopes["本年制发件数"] == "col"


def test_widths_are_shares_of_the_whole() -> None:
    for table in page(compose(Report())).iter("table"):
        shares = [float(style(col)["width"].rstrip("%")) for col in table.iter("col")]
        assert abs(sum(shares) - 100) < 0.2


def test_headings_are_headings() -> None:
    tags = {e.tag: e.text for e in reversed(elements(compose(full_report())))}
    assert tags["h2"] == "一、总体情况"
    assert tags["h3"] == "（一）主动公开"
    assert (tags["h4"], tags["h5"]) == ("1.解读材料", "（1）图解")


def test_the_title_is_one_heading_of_two_lines() -> None:
    (title,) = page(compose(full_report())).iter("h1")
    assert words(title).split("\n")[-1] == "2022年政府信息公开工作年度报告"
    assert title.text == "示例市示例局"


def test_the_page_names_itself() -> None:
    head = page(()).find("head")
    assert head.find("title").text == "题"
    metas = {m.get("name"): m.get("content") for m in head.iter("meta")}
    assert metas["author"] == "局"
    assert (metas["ArticleTitle"], metas["ContentSource"]) == ("题", "局")
    assert metas["format-detection"] == "telephone=no"
    assert "width=device-width" in metas["viewport"]
    assert page(()).get("lang") == "zh-CN"


def test_the_page_says_where_and_when_it_is_published() -> None:
    known = Properties("题", "局", site="示例县人民政府网", column="年报<1>", published="2026-01-20")
    head = html.document_fromstring(write((), OFFICIAL, known).decode()).find("head")
    metas = {m.get("name"): m.get("content") for m in head.iter("meta")}
    assert (metas["SiteName"], metas["ColumnName"], metas["PubDate"]) == (
        "示例县人民政府网",
        "年报<1>",
        "2026-01-20",
    )
    assert "SiteName" not in write(()).decode()


def test_the_page_holds_the_fragment() -> None:
    blocks = compose(full_report())
    pasted, whole = (html.fromstring(code) for code in (fragment(blocks), write(blocks).decode()))
    assert "".join(pasted.itertext()) in "".join(whole.itertext())
    assert "<html" not in fragment(blocks)
    assert " class=" not in fragment(blocks)


@pytest.mark.parametrize("style", DOCUMENT_STYLES, ids=lambda style: style.name)
def test_nothing_is_fetched_from_anywhere(style: DocumentStyle) -> None:
    tree = page(compose(full_report()), style)
    for element in tree.iter():
        for name in ("src", "href", "background", "action"):
            assert (element.get(name) or "data:").startswith("data:")
    text = write(compose(full_report()), style).decode()
    assert "url(" not in text
    assert "<script" not in text


def test_pictures_are_embedded_with_their_words() -> None:
    (image,) = page((PICTURE,)).iter("img")
    head, data = image.get("src").split(",")
    assert head == "data:image/png;base64"
    assert b64decode(data) == PICTURE.data
    assert image.get("alt") == PICTURE.alternative
    assert style(image)["width"] == "200pt"
    assert style(image)["max-width"] == "100%"


def test_captions_are_centred() -> None:
    _, caption, text = elements((PICTURE, Paragraph.of("图1 每月条数"), Paragraph.of("图中可见增长。")))
    assert (style(caption)["text-align"], style(caption)["text-indent"]) == ("center", "0em")
    assert style(text)["text-align"] == "justify"


def test_a_strange_kind_of_picture_cannot_leave_its_attribute() -> None:
    text = fragment((Picture(b"1", 'x" onerror="alert(1)', 1, 1, '"><script>'),))
    assert "onerror" not in text
    assert "<script>" not in text


@settings(max_examples=40)
@given(st.text())
def test_any_text_is_shown_and_never_markup(text: str) -> None:
    blocks = (Paragraph.of(text), TableBlock((Cell(0, 0, text),), (10,)), Paragraph((Run(text, bold=True),)))
    tree = page(blocks)
    assert {e.tag for e in tree.find("body").iter()} <= {
        *("body", "main", "p", "br", "strong", "div", "table", "colgroup", "col", "tbody", "tr", "td"),
    }
    seen = "".join(tree.find(".//p").itertext())
    assert [c for c in seen if c not in "\t\n\r"] == [c for c in legal(text) if c not in "\t\n\r"]


def test_bold_runs_are_strong() -> None:
    (paragraph,) = elements((Paragraph((Run("一是。", bold=True), Run("二<三"))),))
    assert [e.tag for e in paragraph] == ["strong"]
    assert paragraph[0].tail == "二<三"


def test_spaces_that_a_browser_would_drop_are_kept() -> None:
    first, second = elements((Paragraph.of(" 甲  乙"), Paragraph.of("甲 乙")))
    assert style(first)["white-space"] == "pre-wrap"
    assert "white-space" not in style(second)


@pytest.mark.parametrize(
    ("text", "align"), [("邮箱：office-of-information@example.cn", "left"), ("12条", "justify")]
)
def test_an_address_does_not_tear_a_line_apart(text: str, align: str) -> None:
    (paragraph,) = elements((Paragraph.of(text),))
    assert style(paragraph)["text-align"] == align


def test_spans_and_empty_places() -> None:
    (table,) = page((spanned_table(),)).iter("table")
    assert len(set(grid(table).values())) == 4
    places = grid(next(page((TableBlock((Cell(0, 1, "乙"), Cell(1, 0, "丙")), (10, 10)),)).iter("table")))
    assert [words(places[k]) for k in sorted(places)] == ["", "乙", "丙", ""]


def test_tables_in_cells() -> None:
    inner = TableBlock.of_rows([["内"]])
    tree = page((TableBlock((Cell(0, 0, "外", nested=(inner,)),), (100,)),))
    assert tree.find(".//td//td").text == "内"


def test_signature_and_date_stand_at_the_right() -> None:
    *_, signature, day = elements(compose(full_report()))
    assert (style(signature)["text-align"], style(signature)["padding-right"]) == ("right", "4.5em")
    assert style(day)["padding-right"] == "2em"
    assert style(day)["white-space"] == "nowrap"


def test_tables_are_named_by_their_heading_and_scroll_with_the_keyboard() -> None:
    names = [
        div.get("aria-label") for div in page(compose(Report())).iter("div") if div.get("tabindex") == "0"
    ]
    assert names == [section.heading for section in FORMS["2021"].sections if section.table]


def least_width(digits: int) -> int:
    report = Report()
    table = report.form.tables[1]
    report = Report(values=dict.fromkeys(table.entries, 10**digits - 1))
    *_, requests, _ = page(compose(report)).iter("table")
    return int(style(requests)["min-width"].removesuffix("px"))


def test_long_figures_do_not_take_the_room_of_their_labels() -> None:
    assert least_width(2) == 640 < least_width(4) < 720
    assert least_width(7) == least_width(9) == 820


def test_on_paper_no_table_is_cut_off() -> None:
    printed = write(compose(Report())).decode().partition("@media print")[2].partition("</style>")[0]
    assert "overflow: visible !important" in printed
    assert "min-width: 0 !important" in printed


def test_the_look_is_in_the_style() -> None:
    blocks = (Paragraph.of("一、", Role.HEADING_1), Paragraph.of("文"))
    official, plain = fragment(blocks), fragment(blocks, PLAIN)
    assert "仿宋_GB2312" in official
    assert "仿宋" not in plain
    assert "text-indent:2em" in official
