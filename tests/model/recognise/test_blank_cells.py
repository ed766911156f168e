"""Blank cells keep their place in copies that hold a cell a line; where they cannot, the sums of the row decide."""

import email.message
from collections.abc import Sequence

import pytest
from builders.formats import html_of, read_as, recognise_bytes
from builders.report import blocks_of, filled

from model.content.address import Address
from model.content.blocks import Block, Paragraph, TableBlock
from model.recognise.recogniser import Recognised
from model.report.report import Report

BLANK = ("business", "public_interest", "other_organization")
"""Columns of table three that are blank in every row."""


def report_with_blanks() -> Report:
    """A report whose table three has blank columns, with right totals."""
    report = filled()
    for address in list(report.values):
        if address.part == "requests" and address.column in BLANK:
            del report.values[address]
    for address, total in report.form.computed.items():
        report.values[address] = report.sum(total)
    report.values = {address: value for address, value in report.values.items() if value is not None}
    return report


def cells_a_line(report: Report, blank: str, after: str) -> str:
    """The document of a report as text: each cell on lines of its own, blank ones as `blank`, `after` behind each."""
    lines: list[str] = []
    for block in blocks_of(report):
        if isinstance(block, Paragraph):
            lines += [block.text, ""]
        elif isinstance(block, TableBlock):
            for row in block.by_row():
                lines += [f"{cell.text.replace(chr(10), '') or blank}{after}" for cell in row]
    return "\n".join(lines)


def as_mail(text: str) -> bytes:
    message = email.message.EmailMessage()
    message.set_content(text)
    message.add_alternative("", subtype="html")
    return message.as_bytes()


BROWSER = cells_a_line(report_with_blanks(), "\u00a0", "\n")
BARS = cells_a_line(report_with_blanks(), "", "\n|").replace("\n\n|", "\n|")
MARKDOWN = "# " + "\n\n".join(
    html_of([b]) if isinstance(b, TableBlock) else b.text
    for b in blocks_of(report_with_blanks())
    if isinstance(b, Paragraph | TableBlock)
)


def cells_as_paragraphs(blank: str, after: Sequence[str] = ()) -> list[Block]:
    """The document of a report with each cell of its tables a paragraph, and with paragraphs behind each."""
    found: list[Block] = []
    for block in blocks_of(report_with_blanks()):
        if isinstance(block, TableBlock):
            for cell in block.cells:
                text = cell.text.replace("\n", "") or blank
                found += [Paragraph.of(each) for each in (text, *after) if each]
        else:
            found.append(block)
    return found


def rows_as_paragraphs(bar: str) -> list[Block]:
    """The document of a report with each row of its tables a paragraph."""
    found: list[Block] = []
    for block in blocks_of(report_with_blanks()):
        if isinstance(block, TableBlock):
            rows = [[cell.text.replace("\n", "") for cell in row] for row in block.by_row()]
            found += [Paragraph.of(f"{bar} {f' {bar} '.join(row)} {bar}") for row in rows]
        else:
            found.append(block)
    return found


@pytest.mark.parametrize("suffix", ["docx", "doc", "rtf", "odt", "html", "txt"])
@pytest.mark.parametrize(
    "blocks",
    [
        cells_as_paragraphs("\u00a0"),
        cells_as_paragraphs("", "|"),
        cells_as_paragraphs("", "｜"),
        rows_as_paragraphs("|"),
        rows_as_paragraphs("｜"),
    ],
    ids=["no-break", "bars", "wide bars", "rows", "rows of wide bars"],
)
def test_cells_pasted_as_lines(suffix: str, blocks: list[Block]) -> None:
    assert_same(read_as(suffix, blocks))


@pytest.mark.parametrize("suffix", ["docx", "doc", "rtf", "odt", "html"])
def test_cells_of_an_ideographic_space(suffix: str) -> None:
    assert_same(read_as(suffix, cells_as_paragraphs("\u3000")))


def test_a_blank_line_between_all_cells_is_no_cell() -> None:
    text = "\n\n".join(b.text for b in cells_as_paragraphs("") if isinstance(b, Paragraph))
    found = recognise_bytes(text.encode(), "a.md")
    received = [
        found.report.values.get(Address("requests", "received", c)) for c in ("natural_person", "total")
    ]
    wanted = report_with_blanks().values
    assert received == [wanted[Address("requests", "received", c)] for c in ("natural_person", "total")]


def test_spacers_between_paragraphs_are_no_cells() -> None:
    spaced = [each for b in blocks_of(filled()) for each in (b, Paragraph.of("\u00a0"))]
    for suffix in ("docx", "html", "odt"):
        found = read_as(suffix, spaced)
        assert found.report.values == filled().values
        assert found.report.text("overview") == filled().text("overview")


def assert_same(found: Recognised) -> None:
    report = report_with_blanks()
    assert found.report.values == report.values
    assert not [n for n in found.notes if n.code.startswith(("row_", "blanks_", "table_"))]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.mht"])
@pytest.mark.parametrize("text", [BROWSER, BARS], ids=["browser", "bars"])
def test_marked_blank_cells(text: str, name: str) -> None:
    assert_same(recognise_bytes(as_mail(text) if name == "a.mht" else text.encode(), name))


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.mht"])
def test_html_tables_in_markdown(name: str) -> None:
    found = recognise_bytes(as_mail(MARKDOWN) if name == "a.mht" else MARKDOWN.encode(), name)
    assert_same(found)
    assert found.report.text("overview") == report_with_blanks().text("overview")


def test_blank_lines_of_a_browser_between_paragraphs_are_no_cells() -> None:
    text = "\n\u00a0\n".join(b.text for b in blocks_of(filled()) if isinstance(b, Paragraph))
    found = recognise_bytes(text.encode(), "a.txt")
    assert found.report.text("overview") == filled().text("overview")
    assert found.report.text("other_matters") == filled().text("other_matters")


@pytest.mark.parametrize(
    ("figures", "row", "code"),
    [
        ("2 2", "2 _ _ _ _ _ 2", "row_short"),
        ("5", "_ _ _ _ _ _ 5", "row_short"),
        ("41 3 2 46", "41 3 2 _ _ _ 46", "row_short"),
        ("41 3 2 47", "_ _ _ _ _ _ _", "row_short"),
        ("1 0 0 0 0 0 1", "1 0 0 0 0 0 1", ""),
    ],
)
def test_figures_without_blanks_go_where_the_total_allows(figures: str, row: str, code: str) -> None:
    report = filled()
    lines: list[str] = []
    for block in blocks_of(report):
        if isinstance(block, Paragraph):
            lines.append(block.text)
        elif isinstance(block, TableBlock):
            for cells in block.by_row():
                texts = [cell.text.replace("\n", "") for cell in cells]
                if any(text.startswith("二、上年结转") for text in texts):
                    texts = [texts[0], *figures.split()]
                lines += texts
    found = recognise_bytes("\n".join(lines).encode(), "a.txt")
    columns = [a for a in report.form.addresses if a.part == "requests" and a.row == "carried_in"]
    values = [found.report.values.get(address) for address in columns]
    assert values == [None if text == "_" else int(text) for text in row.split()]
    notes = [n.code for n in found.notes if n.address and n.address.row == "carried_in"]
    assert notes == ([code] if code else [])
    assert found.report.values[Address("requests", "received", "total")] is not None
