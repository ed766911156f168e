"""Web code pasted into the editors of websites: the tables keep lines, widths, alignment, fill and headings."""

import re

import pytest
from builders.export import full_report
from builders.sanitisers import SANITISERS, Sanitiser
from lxml import etree, html

from export.compose import compose
from export.writers.html import fragment, write
from model.form.spec import ARTICLE_FILL
from model.reading.registry import read_bytes
from model.recognise.recogniser import recognise

OLD = re.compile(r'(align|bgcolor|border|cellpadding|valign|width)="')


@pytest.fixture(scope="module", params=list(SANITISERS))
def sanitiser(request: pytest.FixtureRequest) -> Sanitiser:
    return SANITISERS[request.param]


@pytest.fixture(scope="module")
def pasted(sanitiser: Sanitiser) -> str:
    return sanitiser.clean(fragment(compose(full_report())))


@pytest.fixture(scope="module")
def tables(pasted: str) -> list[etree._Element]:
    """Those of the form."""
    return list(html.fragment_fromstring(pasted, create_parent="main").iter("table"))[-3:]


def style(element: etree._Element) -> dict[str, str]:
    return dict(rule.split(":", 1) for rule in element.get("style", "").split(";") if rule)


def test_tables_keep_their_lines(tables: list[etree._Element]) -> None:
    for table in tables:
        cells = [*table.iter("td"), *table.iter("th")]
        assert table.get("border") == "1" or all("border" in style(cell) for cell in cells)


def width(element: etree._Element) -> str:
    return element.get("width") or style(element).get("width", "")


def test_tables_keep_their_width_and_that_of_their_columns(tables: list[etree._Element]) -> None:
    assert [width(table) for table in tables] == ["100%"] * 3
    labels = {"".join(cell.itertext()): cell for cell in tables[1].iter("th")}
    narrow, wide = (width(labels[text]).rstrip("%") for text in ("自然人", "1.属于国家秘密"))
    assert float(narrow) < float(wide)


def test_cells_keep_their_alignment(tables: list[etree._Element]) -> None:
    for table in tables:
        for cell in table.iter("td"):
            assert "center" in (cell.get("align"), style(cell).get("text-align"))
    article = next(cell for cell in tables[0].iter("th") if "第二十条" in (cell.text or ""))
    assert "left" in (article.get("align"), style(article).get("text-align"))


def test_articles_keep_their_fill(tables: list[etree._Element]) -> None:
    fill = f"#{ARTICLE_FILL}"
    filled = [c for c in tables[0].iter("th") if fill in (c.get("bgcolor"), style(c).get("background-color"))]
    assert len(filled) == 4


def test_labels_are_still_headings(tables: list[etree._Element]) -> None:
    for table in tables:
        assert len(list(table.iter("th"))) >= 10
    assert tables[0].getroottree().find(".//h1") is not None


def test_the_report_reads_back(pasted: str) -> None:
    page = f"<!DOCTYPE html><html><body>{pasted}</body></html>".encode()
    found = recognise(read_bytes(page, "x.html")).report
    assert found.values == full_report().values
    assert found.printed_title == full_report().printed_title


def test_a_page_of_its_own_has_no_old_attributes() -> None:
    assert OLD.search(fragment(compose(full_report()))) is not None
    assert OLD.search(write(compose(full_report())).decode()) is None
