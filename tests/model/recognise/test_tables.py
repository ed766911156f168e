"""Tables as they stand in real files: every quirk is read right or said."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from builders.report import (
    blocks_of,
    cell_a_line,
    cut_rows,
    filled,
    flatten,
    read_blocks,
    relabel,
    row_a_line,
    spare_column,
    table_at,
    with_table,
)

from model.content.address import Address
from model.content.blocks import Block, Cell, Paragraph, TableBlock
from model.form.editions import FORMS
from model.form.spec import Label
from model.recognise.notes import Doubt
from model.recognise.recogniser import Recognised
from model.report.report import Report

A = Address.parse
TABLES = [(form.edition, table.key) for form in FORMS.values() for table in form.tables]
LABELS = [
    (edition, key, place.row, place.column, place.cell.text)
    for edition, key in TABLES
    for place in FORMS[edition].table(key).placed
    if isinstance(place.cell, Label)
]


def codes(recognised: Recognised) -> list[str]:
    return [note.code for note in recognised.notes]


def set_label(row: int, column: int, text: str) -> Callable[[TableBlock], TableBlock]:
    return lambda table: replace(
        table,
        cells=tuple(replace(c, text=text) if (c.row, c.column) == (row, column) else c for c in table.cells),
    )


def instead(report: Report, key: str, *blocks: Block) -> list[Block]:
    document = blocks_of(report)
    at = table_at(document, report, key)
    document[at : at + 1] = blocks
    return document


def table_of(report: Report, key: str) -> TableBlock:
    document = blocks_of(report)
    table = document[table_at(document, report, key)]
    assert isinstance(table, TableBlock)
    return table


@pytest.mark.parametrize(("edition", "key"), TABLES)
def test_spare_column_anywhere(edition: str, key: str) -> None:
    report = filled(edition)
    for at in range(len(report.form.table(key).widths) + 1):
        recognised = read_blocks(with_table(report, key, spare_column(at)))
        assert recognised.report == report, at
        assert not recognised.notes, at


@pytest.mark.parametrize(("edition", "key"), TABLES)
def test_cut_in_two_at_any_row(edition: str, key: str) -> None:
    report = filled(edition)
    table = table_of(report, key)
    head = report.form.table(key).header_rows
    for row in range(1, table.rows):
        parts = [cut_rows(table, 0, row), cut_rows(table, row, table.rows)]
        assert read_blocks(instead(report, key, *parts)) == (report, ()), row
        with_number = [parts[0], Paragraph.of("— 3 —"), parts[1]]
        assert read_blocks(instead(report, key, *with_number)) == (report, ()), row
        if head and row > head:
            rest = tuple(replace(c, row=c.row + head) for c in parts[1].cells)
            again = TableBlock(cut_rows(table, 0, head).cells + rest, table.widths)
            assert read_blocks(instead(report, key, parts[0], again)) == (report, ()), row


@pytest.mark.parametrize("kind", ["lost", "changed", "doubled", "cut", "unknown", "blank"])
def test_slip_in_one_label(kind: str) -> None:
    rng = random.Random(kind)
    reports = {edition: filled(edition) for edition in FORMS}
    for edition, key, row, column, text in LABELS:
        at = rng.randrange(len(text))
        slips = {
            "lost": text[:at] + text[at + 1 :],
            "changed": text[:at] + "某" + text[at + 1 :],
            "doubled": text[: at + 1] + text[at:],
            "cut": text[: max(3, len(text) * 2 // 3)],
            "unknown": "某某某某某",
            "blank": "",
        }
        report = reports[edition]
        recognised = read_blocks(with_table(report, key, set_label(row, column, slips[kind])))
        assert recognised.report == report, (text, slips[kind])


@pytest.mark.parametrize(
    "change",
    [
        lambda text: " ".join(text),
        lambda text: text.replace("（", "(").replace("）", ")"),
        lambda text: text.replace(".", "、"),
        lambda text: text.replace(".", "．").replace("\n", ""),
        lambda text: text.replace("其他", "其它").replace("总计", "合计"),
        lambda text: text[: len(text) // 2] + "\n" + text[len(text) // 2 :],
    ],
    ids=["spaces", "brackets", "、", "．", "synonyms", "line breaks"],
)
def test_another_spelling_of_all_labels_leaves_no_doubt(change: Callable[[str], str]) -> None:
    for edition in FORMS:
        report = filled(edition)
        document = [
            replace(
                b, cells=tuple(c if c.text.isdigit() else replace(c, text=change(c.text)) for c in b.cells)
            )
            if isinstance(b, TableBlock) and "251.6万元" not in [c.text for c in b.cells]
            else b
            for b in blocks_of(report)
        ]
        assert read_blocks(document) == (report, ())


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("2.其他法律行政法规禁止公开", "2.其他法律行政止公开", "row_loose"),
        ("2.重复申请", "2、某某某某某某", "row_assumed"),
        ("本年制发件数", "半年制发件数", "columns_assumed"),
        ("3.要求提供公开出版物", "2.重复申请", "row_assumed"),
    ],
)
def test_a_slip_is_said(old: str, new: str, code: str) -> None:
    report = filled()
    key = "disclosure" if "件数" in old else "requests"
    recognised = read_blocks(with_table(report, key, relabel(old, new)))
    assert recognised.report == report
    assert codes(recognised) == [code]


@pytest.mark.parametrize(("edition", "key"), TABLES)
@pytest.mark.parametrize("ends", [(0, 0), (2, 0), (0, 1), (1, 1)])
def test_flattened_rows(edition: str, key: str, ends: tuple[int, int]) -> None:
    report = filled(edition)
    assert read_blocks(with_table(report, key, flatten(*ends))) == (report, ())


@pytest.mark.parametrize(("edition", "key"), TABLES)
def test_flattened_rows_keep_blank_cells(edition: str, key: str) -> None:
    for seed in range(10):
        rng = random.Random(seed)
        report = filled(edition)
        for address in list(report.values):
            if rng.random() < 0.5:
                del report.values[address]
        assert read_blocks(with_table(report, key, flatten())).report == report, seed


@pytest.mark.parametrize("lines", [cell_a_line, row_a_line], ids=["cell a line", "row a line"])
@pytest.mark.parametrize("edition", sorted(FORMS))
def test_tables_in_lines_of_text(edition: str, lines: Callable[[TableBlock], list[Block]]) -> None:
    report = filled(edition)
    document: list[Block] = []
    for block in blocks_of(report):
        document += lines(block) if isinstance(block, TableBlock) else [block]
    assert read_blocks(document) == (report, ())


def test_lines_of_text_without_blank_cells_are_said() -> None:
    report = filled()
    blank = [A(f"requests.granted.{column}") for column in ("business", "legal_service")]
    blank += [a for a in report.values if a.row == "concluded" and a.column != "total"]
    for address in blank:
        del report.values[address]
    granted = [a for a in report.values if a.row == "granted"]
    report.values[A("requests.granted.total")] = sum(
        v for a in granted if a.column != "total" and isinstance(v := report.values[a], int)
    )
    recognised = read_blocks(instead(report, "requests", *cell_a_line(table_of(report, "requests"))))
    assert codes(recognised) == ["blanks_unplaced", "row_short", "row_short"]
    values = recognised.report.values
    assert values[A("requests.granted.total")] == report.values[A("requests.granted.total")]
    assert values[A("requests.concluded.total")] == report.values[A("requests.concluded.total")]
    assert A("requests.concluded.business") not in values


def test_blank_lines_are_blank_cells() -> None:
    report = filled()
    for address in list(report.values):
        if address.column in ("business", "other_organization", "corrected"):
            del report.values[address]
    for key in ("requests", "disputes"):
        rows = table_of(report, key).by_row()
        lines = [Paragraph.of(cell.text.replace("\n", "")) for row in rows for cell in row]
        assert read_blocks(instead(report, key, *lines)).report == report


def test_cells_without_spans_and_cells_left_out() -> None:
    for edition, key in TABLES:
        report = filled(edition)
        for address in list(report.values)[::3]:
            del report.values[address]

        def spread_out(table: TableBlock) -> TableBlock:
            cells = [
                Cell(c.row + i, c.column + j, c.text if i == j == 0 else "")
                for c in table.cells
                for i in range(c.row_span)
                for j in range(c.column_span)
            ]
            return replace(table, cells=tuple(cells))

        def without_blanks(table: TableBlock) -> TableBlock:
            return replace(table, cells=tuple(c for c in table.cells if c.text))

        for change in (spread_out, without_blanks):
            assert read_blocks(with_table(report, key, change)).report == report


def test_columns_of_headings_and_figures_need_not_agree() -> None:
    grid = [
        ("信息内容", 1, "本年制发件数", 1, "本年废止件数", 2, "现行有效件数", 1),
        ("规章", 2, "3", 1, "", 1, "5", 1),
        ("行政规范性文件", 1, "7", 2, "8", 1, "9", 1),
    ]
    cells: list[Cell] = []
    for row, line in enumerate(grid):
        column = 0
        for text, span in zip(line[::2], line[1::2], strict=True):
            cells.append(Cell(row, column, str(text), column_span=int(span)))
            column += int(span)
    table = TableBlock(tuple(cells), (1000,) * 5)
    values = read_blocks([Paragraph.of("二、主动公开政府信息情况"), table]).report.values
    assert {str(a): v for a, v in values.items()} == {
        "disclosure.regulations.issued": 3,
        "disclosure.regulations.in_force": 5,
        "disclosure.normative_documents.issued": 7,
        "disclosure.normative_documents.repealed": 8,
        "disclosure.normative_documents.in_force": 9,
    }


@pytest.mark.parametrize("rows", [1, 2, 3])
@pytest.mark.parametrize("key", ["requests", "disputes"])
def test_rows_of_headings_missing(key: str, rows: int) -> None:
    report = filled()
    table = table_of(report, key)
    assert read_blocks(instead(report, key, cut_rows(table, rows, table.rows))).report == report


@pytest.mark.parametrize("change", [lambda t: t, flatten()], ids=["grid", "flat"])
def test_one_row_of_other_results_in_the_new_edition(change: Callable[[TableBlock], TableBlock]) -> None:
    report, old = filled(), filled("2019")
    recognised = read_blocks(instead(report, "requests", change(table_of(old, "requests"))))
    values = recognised.report.values
    assert codes(recognised) == ["other_one_row"]
    for address in old.form.table("requests").entries:
        assert values[address] == old.values[address]
    assert not [a for a in values if a.row in ("other_not_corrected", "other_fee_unpaid")]


def test_three_rows_of_other_results_in_the_old_edition_are_added_up() -> None:
    old, new = filled("2019"), filled()
    new.values[A("requests.other_misc.research")] = None
    recognised = read_blocks(instead(old, "requests", table_of(new, "requests")))
    assert codes(recognised) == ["other_three_rows"]
    rows = ("other_not_corrected", "other_fee_unpaid", "other_misc")
    for column in ("natural_person", "research", "total"):
        parts = [new.values[A(f"requests.{row}.{column}")] for row in rows]
        expected = sum(v for v in parts if isinstance(v, int))
        assert recognised.report.values[A(f"requests.other_misc.{column}")] == expected


@pytest.mark.parametrize("at", range(3, 28))
def test_row_that_the_form_does_not_have(at: int) -> None:
    report = filled()
    cells = [
        replace(c, row=c.row + 1)
        if c.row >= at
        else replace(c, row_span=c.row_span + (c.row + c.row_span > at))
        for c in table_of(report, "requests").cells
    ]
    taken = {c.column + j for c in cells if c.row < at < c.row + c.row_span for j in range(c.column_span)}
    label = min({0, 1, 2} - taken)
    cells.append(Cell(at, label, "其中：涉及征地拆迁类", column_span=3 - label))
    cells += [Cell(at, 3 + i, str(i)) for i in range(7)]
    recognised = read_blocks(instead(report, "requests", TableBlock(tuple(cells), (900,) * 10)))
    assert recognised.report == report
    assert codes(recognised) == ["row_unknown"]


@pytest.mark.parametrize(("edition", "key"), [t for t in TABLES if t[1] != "disputes"])
def test_row_that_the_file_does_not_have(edition: str, key: str) -> None:
    report = filled(edition)
    table = table_of(report, key)
    for row in sorted({p.row for p in report.form.table(key).entries.values()}):
        rest = tuple(replace(c, row=c.row + row) for c in cut_rows(table, row + 1, table.rows).cells)
        shorter = TableBlock(cut_rows(table, 0, row).cells + rest, table.widths)
        recognised = read_blocks(instead(report, key, shorter))
        missing = [a for a, place in report.form.table(key).entries.items() if place.row == row]
        assert recognised.report.values == {a: v for a, v in report.values.items() if a not in missing}
        assert [(n.code, n.address) for n in recognised.notes] == [("row_missing", missing[0])]


def test_table_missing() -> None:
    report = filled()
    recognised = read_blocks(instead(report, "requests"))
    assert [(n.code, n.address) for n in recognised.notes] == [("table_missing", A("requests"))]


def test_table_twice() -> None:
    report, other = filled(), filled()
    table = table_of(report, "requests")
    assert read_blocks(instead(report, "requests", table, table)) == (report, ())
    for address in other.form.table("requests").entries:
        other.values[address] = 1
    both = instead(report, "requests", table, table_of(other, "requests"))
    recognised = read_blocks(both)
    assert recognised.report == report
    assert codes(recognised) == ["table_repeated"]


def test_old_and_new_table_two() -> None:
    report, old = filled(), filled("2019")
    document = instead(report, "disclosure", table_of(old, "legacy"), table_of(report, "disclosure"))
    recognised = read_blocks(document)
    assert recognised.report == report
    assert codes(recognised) == ["table_other_edition"]


def test_old_edition_in_a_later_year_is_said() -> None:
    report = filled("2019", 2022)
    recognised = read_blocks(blocks_of(report))
    assert recognised.report == report
    assert [(n.code, n.assumed) for n in recognised.notes] == [("edition_old", "2019")]


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("4件", 4, "measure_dropped"),
        ("无", "/", "word"),
        ("若干", "若干", "unreadable"),
        ("１，２０４", 1204, None),
        ("—", "/", None),
        ("1\n2", "1 2", "two_numbers"),
    ],
)
def test_guises_of_figures(text: str, value: object, code: str | None) -> None:
    report = filled()
    place = report.form.table("requests").entries[A("requests.granted.business")]
    recognised = read_blocks(with_table(report, "requests", set_label(place.row, place.column, text)))
    assert recognised.report.values[A("requests.granted.business")] == value
    assert codes(recognised) == ([code] if code else [])
    if code:
        assert recognised.notes[0].address == A("requests.granted.business")
        assert "商业企业" in recognised.notes[0].message


def test_fees_in_yuan() -> None:
    report = filled()
    recognised = read_blocks(with_table(report, "disclosure", relabel("38", "251000元")))
    assert str(recognised.report.values[A("disclosure.fees.amount")]) == "25.1"
    assert codes(recognised) == ["converted"]


def test_totals_stay_as_printed() -> None:
    report = filled()
    report.values[A("requests.concluded.total")] = 1
    recognised = read_blocks(blocks_of(report))
    assert recognised.report == report
    assert not recognised.report.computes_totals
    assert recognised.notes == ()


def test_figures_only_in_the_total_column() -> None:
    report = filled()
    report.values = {a: v for a, v in report.values.items() if a.part != "requests" or a.column == "total"}
    assert read_blocks(blocks_of(report)) == (report, ())
    flat = read_blocks(with_table(report, "requests", flatten()))
    assert flat == (report, ())


@pytest.mark.parametrize("first", [True, False], ids=["figures above", "figures below"])
@pytest.mark.parametrize("flat", [False, True])
def test_label_broken_over_two_rows(first: bool, flat: bool) -> None:
    report = filled()
    table = table_of(report, "requests")
    at = next(c for c in table.cells if c.text.startswith("5.要求行政机关"))
    cells: list[Cell] = []
    for c in table.cells:
        if c.row > at.row:
            cells.append(replace(c, row=c.row + 1))
        elif c == at:
            cells += [replace(c, text=c.text[:9]), replace(c, row=c.row + 1, text=c.text[9:])]
        elif c.row == at.row:
            rows = (c.row, c.row + 1) if first else (c.row + 1, c.row)
            cells += [replace(c, row=rows[0]), replace(c, row=rows[1], text="")]
        else:
            cells.append(replace(c, row_span=c.row_span + (c.row + c.row_span > at.row)))
    broken = TableBlock(tuple(cells), table.widths)
    changed = flatten()(broken) if flat else broken
    assert read_blocks(instead(report, "requests", changed)).report == report


def test_table_four_in_two_halves() -> None:
    report = filled()
    table = table_of(report, "disputes")

    def half(first: int, last: int) -> TableBlock:
        cells = tuple(replace(c, column=c.column - first) for c in table.cells if first <= c.column < last)
        return TableBlock(cells, table.widths[first:last])

    assert read_blocks(instead(report, "disputes", half(0, 5), half(5, 15))) == (report, ())
    assert read_blocks(instead(report, "disputes", table, table)) == (report, ())


def test_three_tables_on_one_sheet_without_headings() -> None:
    report = filled()
    cells: list[Cell] = []
    row = 0
    for block in blocks_of(report):
        if isinstance(block, TableBlock):
            cells += [replace(c, row=c.row + row) for c in block.cells]
            row += block.rows + 1
    recognised = read_blocks([TableBlock(tuple(cells), (600,) * 15)])
    assert recognised.report.values == report.values
    assert "table_missing" not in codes(recognised)


def test_row_twice() -> None:
    report = filled()
    table = table_of(report, "disclosure")
    place = report.form.table("disclosure").entries[A("disclosure.penalties.decisions")]

    def twice(text: str, *, first: bool) -> list[Block]:
        cells = [replace(c, row=c.row + 1) if c.row > place.row else c for c in table.cells]
        for c in table.cells:
            if c.row == place.row:
                copy = replace(c, row=c.row + 1, text=text if c.column else c.text)
                cells.append(copy if not first else replace(c, row=c.row + 1))
        if first:
            cells = [replace(c, text=text) if (c.row, c.column) == (place.row, 1) else c for c in cells]
        return instead(report, "disclosure", TableBlock(tuple(cells), table.widths))

    assert read_blocks(twice("32", first=False)) == (report, ())
    assert read_blocks(twice("", first=False)) == (report, ())
    assert read_blocks(twice("", first=True)) == (report, ())
    recognised = read_blocks(twice("5", first=False))
    assert recognised.report == report
    assert codes(recognised) == ["row_repeated"]


def test_rows_of_the_new_group_in_the_old_edition_one_by_one() -> None:
    old, new = filled("2019"), filled()
    for address in new.form.table("requests").entries:
        if address.row == "other_fee_unpaid":
            new.values[address] = "/"
        elif address.row == "other_misc":
            del new.values[address]
    for a in [a for a in new.values if a.row == "other_not_corrected" and a.column != "total"]:
        new.values[a] = "/" if a.column == "business" else new.values[a]
    values = read_blocks(instead(old, "requests", table_of(new, "requests"))).report.values
    assert values[A("requests.other_misc.business")] == "/"
    assert values[A("requests.other_misc.research")] == new.values[A("requests.other_not_corrected.research")]
    single = table_of(new, "requests")
    kept = [c for c in single.cells if not (c.row in (24, 25) and c.column >= 2)]
    recognised = read_blocks(instead(old, "requests", TableBlock(tuple(kept), single.widths)))
    assert codes(recognised) == []
    first = A("requests.other_not_corrected.research")
    assert recognised.report.values[A("requests.other_misc.research")] == new.values[first]


@pytest.mark.parametrize("flat", [False, True])
def test_row_that_numbers_the_columns(flat: bool) -> None:
    report = filled()
    cells = [replace(c, row=c.row + (c.row > 2)) for c in table_of(report, "requests").cells]
    cells += [Cell(3, 0, "", column_span=3), *(Cell(3, 3 + i, str(i + 1)) for i in range(7))]
    table = TableBlock(tuple(cells), (900,) * 10)
    changed = flatten()(table) if flat else table
    assert read_blocks(instead(report, "requests", changed)) == (report, ())


def test_column_missing() -> None:
    report = filled()
    cells = [
        replace(c, column_span=c.column_span - 1) if c.text == "申请人情况" else c
        for c in table_of(report, "requests").cells
        if c.column < 9
    ]
    recognised = read_blocks(instead(report, "requests", TableBlock(tuple(cells), (900,) * 9)))
    assert codes(recognised) == ["column_missing"]
    assert "总计" in recognised.notes[0].message
    kept = {a: v for a, v in report.values.items() if a.part != "requests" or a.column != "total"}
    assert recognised.report.values == kept


def test_row_cut_through_by_a_page() -> None:
    report = filled()
    table = table_of(report, "requests")
    at = next(c.row for c in table.cells if c.text == "1.信访举报投诉类申请")
    first, rest = cut_rows(table, 0, at + 1), cut_rows(table, at + 1, table.rows)
    value = next(c for c in first.cells if (c.row, c.column) == (at, 5))
    first = replace(first, cells=tuple(replace(c, text=c.text[:1]) if c == value else c for c in first.cells))
    cells = [replace(c, row=c.row + 1) for c in rest.cells]
    cells += [Cell(0, i, {1: "予处理", 5: value.text[1:], 9: "件"}.get(i, "")) for i in range(10)]
    second = TableBlock(tuple(cells), table.widths)
    recognised = read_blocks(instead(report, "requests", first, second))
    assert recognised.report == report
    assert codes(recognised) == ["measure_dropped"]


def test_words_in_a_flat_row_are_kept_as_they_stand() -> None:
    report = filled()
    report.values[A("requests.granted.research")] = "详见附件说明"
    recognised = read_blocks(with_table(report, "requests", flatten()))
    assert recognised.report == report
    assert codes(recognised) == ["unreadable"]


def test_label_with_a_remark_in_a_cell_of_its_own() -> None:
    report = filled()
    table = table_of(report, "requests")
    cells: list[Cell] = []
    for c in table.cells:
        if c.text.startswith("一、本年新收"):
            cells += [replace(c, column_span=2), Cell(c.row, 2, "当面信函网络等各种渠道")]
        else:
            cells.append(c)
    recognised = read_blocks(instead(report, "requests", TableBlock(tuple(cells), table.widths)))
    assert recognised.report == report


def test_every_kind_of_doubt_says_where_or_what() -> None:
    for doubt in Doubt:
        assert doubt.code == doubt.code.lower()
        assert doubt.value.endswith("。")
    assert len({doubt.value for doubt in Doubt}) == len(Doubt)
