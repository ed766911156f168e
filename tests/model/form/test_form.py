import zipfile

import pytest
from conftest import SHARED
from lxml import etree

from model.content.address import Address
from model.content.values import squeeze
from model.form.edition_2019 import SUCCESSORS
from model.form.editions import CURRENT, FORMS, edition_for
from model.form.spec import Entry, Label

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TABLES = [(form, table) for form in FORMS.values() for table in form.tables]
IDS = [f"{form.edition}-{table.key}" for form, table in TABLES]


@pytest.mark.parametrize(("form", "table"), TABLES, ids=IDS)
def test_the_grid_has_no_hole_and_no_overlap(form, table):
    area = sum(p.cell.rows * p.cell.columns for p in table.placed)
    assert area == len(table.at) == len(table.rows) * len(table.widths)
    assert len(table.heights) == len(table.rows)


@pytest.mark.parametrize(("form", "table"), TABLES, ids=IDS)
def test_every_part_of_a_sum_exists(form, table):
    for total in table.totals:
        assert {total.target, *total.parts} <= set(table.entries)
        assert total.target not in total.parts and len(set(total.parts)) == len(total.parts)
    for rule in table.balances:
        assert {*rule.left, *rule.right} <= set(table.entries) and rule.adjust in rule.right


@pytest.mark.parametrize(("form", "table"), TABLES, ids=IDS)
def test_every_cell_has_a_name_of_its_own(form, table):
    names = [form.name(address) for address in table.entries]
    paths = [(table.row_path(a), table.column_path(a)) for a in table.entries]
    assert len(set(paths)) == len(paths)
    assert all(table.name in name for name in names)


@pytest.mark.parametrize(("form", "table"), TABLES, ids=IDS)
def test_header_rows_and_label_columns_hold_only_labels(form, table):
    for place in table.placed:
        if place.row < table.header_rows or place.column < table.label_columns:
            assert isinstance(place.cell, Label), place


def test_sums_come_after_the_sums_they_are_made_of():
    for form in FORMS.values():
        seen = set()
        for target, total in form.computed.items():
            assert not ({part for part in total.parts if part in form.computed} - seen)
            seen.add(target)


def test_numbers_of_the_reference():
    assert [len(CURRENT.table(k).entries) for k in ("disclosure", "requests", "disputes")] == [10, 175, 15]
    codes = [total.code for total in CURRENT.totals]
    assert (codes.count("R01"), codes.count("R02"), codes.count("L01")) == (25, 7, 3)
    assert len(CURRENT.table("requests").balances) == 7
    results = next(t for t in CURRENT.totals if t.code == "R02").parts
    assert len(results) == 21


def test_sections_are_numbered_one_to_six():
    for form in FORMS.values():
        assert "".join(section.number for section in form.sections) == "一二三四五六"


def test_names_as_clerks_say_them():
    address = Address.parse("requests.carried_in.natural_person")
    assert CURRENT.name(address) == "表三“二、上年结转政府信息公开申请数量”行“自然人”列"
    address = Address.parse("disputes.litigation_direct.upheld")
    assert CURRENT.name(address) == "表四“行政诉讼 未经复议直接起诉 结果维持”列"


def test_order_follows_the_reader():
    order = [
        "unit", "year", "title", "front", "overview", "disclosure.regulations.issued", "requests.received.business",
        "requests.received.total", "disputes.reconsideration.total", "problems:3-4", "problems:9-12", "other_matters",
        "signature", "date",
    ]  # fmt: skip
    addresses = [Address.parse(text) for text in order]
    assert sorted(reversed(addresses), key=CURRENT.order) == addresses


def test_editions_by_year():
    assert [edition_for(y) for y in (2019, 2020, 2021, 2025, None)] == [
        "2019",
        "2019",
        "2021",
        "2021",
        "2021",
    ]


def test_old_figures_go_to_cells_that_exist():
    old, new = FORMS["2019"], FORMS["2021"]
    assert all(a in old.all_cells and b in new.all_cells for a, b in SUCCESSORS.items())


def blank_form():
    path = SHARED / "reference" / "official-template.docx"
    if not path.is_file():
        pytest.skip("no official form here")
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read("word/document.xml")).findall(f".//{W}tbl")


def official_cells(table):
    for i, row in enumerate(table.findall(f"{W}tr")):
        column = 0
        for tc in row.findall(f"{W}tc"):
            properties = tc.find(f"{W}tcPr")
            span = properties.find(f"{W}gridSpan")
            columns = 1 if span is None else int(span.get(f"{W}val"))
            merge = properties.find(f"{W}vMerge")
            fill = properties.find(f"{W}shd").get(f"{W}fill")
            text = "".join(t.text or "" for t in tc.iter(f"{W}t"))
            going_on = merge is not None and merge.get(f"{W}val") != "restart"
            yield i, column, columns, squeeze(text), "" if fill == "auto" else fill, going_on
            column += columns


@pytest.mark.parametrize(("index", "key"), list(enumerate(["disclosure", "requests", "disputes"])))
def test_edition_2021_is_the_official_form(index, key):
    official, table = blank_form()[index], CURRENT.table(key)
    for row, column, columns, text, fill, going_on in official_cells(official):
        place = table.at[row, column]
        assert (place.column, place.cell.columns) == (column, columns), (row, column)
        assert (place.row < row) == going_on, (row, column)
        if isinstance(place.cell, Label) and not going_on:
            assert (squeeze(place.cell.text), place.cell.fill) == (text, fill)
        if isinstance(place.cell, Entry):
            assert text == ""
    grid = [int(c.get(f"{W}w")) for c in official.find(f"{W}tblGrid")]
    shares = zip(grid, table.widths, strict=True)
    assert max(abs(a / sum(grid) - b / sum(table.widths)) for a, b in shares) < 0.005


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_place_has_its_section(form):
    for section in form.sections:
        assert form.section_of(Address(section.key)) is section
    for address in form.addresses:
        section = form.section_of(address)
        assert section is not None and section.key == address.part
    assert form.section_of(Address("front", start=3, end=4)) is form.sections[0]
    assert form.section_of(Address("signature")) is form.section_of(Address("date")) is form.sections[-1]
    for part in ("unit", "year", "title", "edition", "nothing"):
        assert form.section_of(Address(part)) is None


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_places_sort_as_a_reader_meets_them(form):
    fields = [Address(part) for part in ("unit", "year", "title", "front")]
    middle: list[Address] = []
    for section in form.sections:
        middle += [Address(section.key), *(a for a in form.addresses if a.part == section.key)]
    places = [*fields, *middle, Address("signature"), Address("date")]
    assert sorted(places, key=form.order) == places
    spans = [Address("overview").span(start, start + 1) for start in (0, 7, 9)]
    assert sorted(reversed(spans), key=form.order) == spans
