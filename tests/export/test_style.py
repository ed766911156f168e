"""Style: the measures of GB/T 9704, widths, sizes and indents that follow from them."""

import pytest
from builders.export import full_report

from export.compose import compose, form_table
from export.measures import characters, shared
from export.style import (
    DOCUMENT_STYLES,
    OFFICIAL,
    PLAIN,
    Closing,
    DocumentStyle,
    closing,
    is_figure,
    twips,
)
from model.content.blocks import Cell, Role, TableBlock
from model.form.editions import FORMS
from model.report.report import Report

TWIPS_PER_MM = 1440 / 25.4


def test_page_and_text_area_are_those_of_the_standard() -> None:
    page = OFFICIAL.page
    millimetres = [round(x / TWIPS_PER_MM) for x in (page.top, page.left, page.right, page.bottom)]
    assert millimetres == [37, 28, 26, 35]
    assert (round(page.text_width / TWIPS_PER_MM), round(page.text_height / TWIPS_PER_MM)) == (156, 225)


def test_a_page_holds_22_lines_of_28_characters() -> None:
    body = OFFICIAL.roles[Role.BODY]
    assert OFFICIAL.page.text_height // twips(body.pitch) == 22
    assert OFFICIAL.page.text_width // twips(body.size + body.tracking) == 28


@pytest.mark.parametrize(
    ("role", "font", "size"),
    [
        (Role.TITLE, "方正小标宋简体", 22),
        (Role.HEADING_1, "黑体", 16),
        (Role.HEADING_2, "楷体_GB2312", 16),
        (Role.HEADING_3, "仿宋_GB2312", 16),
        (Role.HEADING_4, "仿宋_GB2312", 16),
        (Role.BODY, "仿宋_GB2312", 16),
        (Role.SIGNATURE, "仿宋_GB2312", 16),
        (Role.DATE, "仿宋_GB2312", 16),
    ],
)
def test_fonts_of_the_standard(role: Role, font: str, size: float) -> None:
    style = OFFICIAL.roles[role]
    assert (style.font, style.size, style.latin) == (font, size, "Times New Roman")


def test_every_look_sets_every_role() -> None:
    for style in DOCUMENT_STYLES:
        assert set(style.roles) == set(Role)


def test_the_page_number_stands_7_mm_under_the_text() -> None:
    page = OFFICIAL.page
    assert page.number is not None
    below = page.bottom - page.footer - twips(page.number.size)
    assert abs(below / TWIPS_PER_MM - 7) < 0.5


def test_widths_of_characters() -> None:
    assert characters("示例（一）") == 5
    assert characters("2026年1月20日") == 6.5


@pytest.mark.parametrize("weights", [(2435,) * 4, (785, 959, 3406, *(714,) * 7), (0, 0, 0), (1, 0), ()])
def test_shares_add_up(weights: tuple[int, ...]) -> None:
    assert sum(shared(8844, weights)) == (8844 if weights else 0)
    assert len(shared(8844, weights)) == len(weights)


@pytest.mark.parametrize("style", DOCUMENT_STYLES, ids=lambda style: style.name)
@pytest.mark.parametrize("edition", sorted(FORMS))
def test_tables_keep_the_proportions_of_the_form(style: DocumentStyle, edition: str) -> None:
    for spec in FORMS[edition].tables:
        widths = style.table.widths(form_table(spec, Report(edition)), style.page.text_width)
        assert sum(widths) == style.table.width
        for width, official in zip(widths, spec.widths, strict=True):
            assert abs(width / sum(widths) - official / sum(spec.widths)) < 0.02


def test_merged_labels_leave_no_character_alone() -> None:
    table = form_table(FORMS["2021"].table("requests"), Report())
    widths = OFFICIAL.table.widths(table, OFFICIAL.page.text_width)
    style = OFFICIAL.table
    for cell in table.cells:
        if cell.row_span > 1 and cell.column_span == 1 and cell.align == "left":
            a_line = (widths[cell.column] - style.padding - style.label_padding) // twips(style.text.size)
            assert len(cell.text) % a_line != 1, cell.text


def test_a_table_narrower_than_the_text_keeps_its_width() -> None:
    table = TableBlock((Cell(0, 0, "甲"), Cell(0, 1, "乙")), (1000, 2000))
    assert OFFICIAL.table.widths(table, 8844) == (1000, 2000)
    assert sum(OFFICIAL.table.widths(TableBlock((), (0, 0), (0,)), 8844)) == 8844


@pytest.mark.parametrize("style", DOCUMENT_STYLES, ids=lambda style: style.name)
@pytest.mark.parametrize("edition", sorted(FORMS))
def test_every_table_of_the_form_fits_a_page_with_its_heading(style: DocumentStyle, edition: str) -> None:
    heading = style.roles[Role.HEADING_1]
    taken = twips((heading.pitch or heading.size * 1.3) + heading.before + style.table.before)
    for spec in FORMS[edition].tables:
        table = form_table(spec, Report(edition))
        height = style.table.height(table, style.table.widths(table, style.page.text_width))
        assert height + taken <= style.page.text_height, spec.key


def test_a_higher_table_is_seen_to_be_higher() -> None:
    short = TableBlock.of_rows([["甲"] * 2] * 3)
    long = TableBlock.of_rows([["甲" * 400] * 2] * 3)
    widths = OFFICIAL.table.widths(short, 8844)
    assert OFFICIAL.table.height(long, widths) > 5 * OFFICIAL.table.height(short, widths)


@pytest.mark.parametrize(("figure", "size"), [("/", 10.5), ("1939", 10.5), ("1234567", 8), ("1" * 15, 6)])
def test_figures_shrink_to_stay_on_one_line(figure: str, size: float) -> None:
    table = TableBlock((Cell(0, 0, figure), Cell(0, 1, "7")), (638, 638))
    assert OFFICIAL.table.figure_size(table, (638, 638)) == size


@pytest.mark.parametrize("style", DOCUMENT_STYLES, ids=lambda style: style.name)
def test_seven_digits_stay_legible_in_every_table_of_the_form(style: DocumentStyle) -> None:
    for spec in FORMS["2021"].tables:
        report = Report(unit="示例局", year=2025, values=dict.fromkeys(spec.entries, 1234567))
        block = form_table(spec, report)
        widths = style.table.widths(block, style.page.text_width)
        assert style.table.figure_size(block, widths) >= 7, spec.key


def test_words_and_labels_do_not_shrink_figures() -> None:
    cells = (Cell(0, 0, "以往各年累计的数字"), Cell(0, 1, "123456789", header=True))
    assert PLAIN.table.figure_size(TableBlock(cells, (638, 638)), (638, 638)) == PLAIN.table.text.size


def test_figures_of_an_ordinary_report_are_set_in_the_size_of_the_table() -> None:
    for block in compose(full_report()):
        if isinstance(block, TableBlock):
            widths = OFFICIAL.table.widths(block, OFFICIAL.page.text_width)
            assert OFFICIAL.table.figure_size(block, widths) == 10.5


@pytest.mark.parametrize(
    ("signature", "date", "expected"),
    [
        ("示例市示例街道办事处", "2026年1月20日", Closing(2, 3.5)),
        ("示例市示例局", "2026年1月2日", Closing(2, 0)),
        ("示例局", "2026年1月20日", Closing(7.5, 2)),
        ("示例局", "", Closing(2, 2)),
        ("", "2026年1月20日", Closing(2, 2)),
        ("示" * 26, "2026年1月20日", Closing(2, 19.5)),
        ("示" * 27, "2026年1月20日", Closing(2, 4)),
        ("示例局", "2026年1月20日" * 4, Closing(2, 2)),
    ],
)
def test_signature_and_date(signature: str, date: str, expected: Closing) -> None:
    assert closing(signature, date) == expected


@pytest.mark.parametrize("signature", ["示例局", "示例市示例局", "示例市示例区示例街道办事处"])
def test_the_date_begins_two_characters_after_the_signature(signature: str) -> None:
    date = "2026年12月31日"
    ends = closing(signature, date)
    assert ends.signature + characters(signature) == ends.date + characters(date) + 2
    assert min(ends) >= 0


@pytest.mark.parametrize("text", ["0", "-3", "1,204", "96171.6", "12%", "/", "3-5"])
def test_figures_are_digits_and_the_marks_of_figures(text: str) -> None:
    assert is_figure(Cell(0, 0, text))


@pytest.mark.parametrize("text", ["", "http://www.example.gov.cn/zwgk", "A", "a@b.cn", "１２", "12件", "1 2"])
def test_a_web_address_or_a_word_is_no_figure(text: str) -> None:
    assert not is_figure(Cell(0, 0, text))


def test_a_web_address_leaves_the_figures_beside_it_large() -> None:
    table = TableBlock((Cell(0, 0, "http://www.example.gov.cn/zwgk"), Cell(0, 1, "12")), (1000, 1000))
    assert OFFICIAL.table.figure_size(table, table.widths) == OFFICIAL.table.text.size


@pytest.mark.parametrize("style", DOCUMENT_STYLES, ids=lambda style: style.name)
def test_every_text_has_an_exact_pitch(style: DocumentStyle) -> None:
    texts = [*style.roles.values(), style.table.text, style.caption]
    assert all(text.pitch >= text.size for text in texts)
