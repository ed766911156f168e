"""Workbook: the form on three sheets, living sums, red where they do not balance, nothing taken for a formula."""

from io import BytesIO
from pathlib import Path

import pytest
from builders.export import full_report, parts
from builders.model import cell as address

from export.registry import render
from export.writers.xlsx import FIRST_ROW, write
from model.content.address import Address
from model.content.values import restore
from model.form.editions import FORMS
from model.form.spec import Label
from model.report.report import Report, SetField, SetValues

openpyxl = pytest.importorskip("openpyxl")

editions = pytest.mark.parametrize("edition", sorted(FORMS))


def opened(report: Report, *, results: bool = False):
    return openpyxl.load_workbook(BytesIO(write(report)), data_only=results)


def place(report: Report, where: Address) -> tuple[str, str]:
    """Sheet and name of the cell of an address."""
    section = report.form.section(where.part)
    spot = report.form.table(where.part).entries[where]
    return section.tab, f"{openpyxl.utils.get_column_letter(spot.column + 1)}{spot.row + FIRST_ROW}"


def shown(report: Report, text: str, *, results: bool = False):
    sheet, name = place(report, address(text))
    return opened(report, results=results)[sheet][name]


@editions
def test_the_sheets_are_laid_out_as_the_form(edition: str) -> None:
    report = full_report(edition)
    book = opened(report)
    assert book.sheetnames == [s.tab for s in report.form.sections if s.table is not None]
    for section in report.form.sections:
        if section.table is None:
            continue
        sheet = book[section.tab]
        merged = {str(r) for r in sheet.merged_cells.ranges}
        assert sheet["A2"].value == section.heading
        for row, column, cell in section.table.placed:
            found = sheet.cell(row + FIRST_ROW, column + 1)
            if isinstance(cell, Label):
                assert found.value == cell.text
                assert found.alignment.horizontal == cell.align
                assert (found.fill.fgColor.rgb[2:] == cell.fill) is bool(cell.fill)
            last = sheet.cell(row + FIRST_ROW + cell.rows - 1, column + cell.columns).coordinate
            assert (f"{found.coordinate}:{last}" in merged) is (cell.rows * cell.columns > 1)


@editions
def test_every_figure_is_there_with_the_results_of_formulas(edition: str) -> None:
    report = full_report(edition)
    report.apply(SetValues({address("requests.granted.business"): "/"}))
    report.apply(SetField("computes_totals", True))
    book = opened(report, results=True)
    for where in report.form.addresses:
        sheet, name = place(report, where)
        value, wanted = book[sheet][name].value, report.values.get(where)
        assert value == wanted or float(value) == float(wanted or 0), where


def test_sums_are_formulas() -> None:
    report = full_report()
    formula = shown(report, "requests.received.total").value
    assert formula.startswith("=IF(COUNT(D6:I6)>0,SUM(D6:I6),")
    assert shown(report, "requests.concluded.business").value.count("E8:E28") == 4 - 1
    assert shown(report, "disputes.reconsideration.total").value.startswith("=IF(COUNT(A6:D6)>0")


@pytest.mark.parametrize(("amount", "shown_as"), [("1204.50", "0.00"), ("3.1", "0.0"), ("7", "General")])
def test_amounts_show_as_many_decimals_as_the_report(amount: str, shown_as: str) -> None:
    report = full_report()
    report.apply(SetValues({address("disclosure.fees.amount"): restore(amount)}))
    cell = shown(report, "disclosure.fees.amount")
    assert (float(cell.value), cell.number_format) == (float(amount), shown_as)


def test_a_total_that_is_not_the_sum_stands_as_it_is() -> None:
    report = full_report()
    total = address("disputes.reconsideration.total")
    report.apply(SetValues({total: 999}))
    assert shown(report, str(total)).value == 999


def test_blank_totals_of_a_blank_report_are_living_and_empty() -> None:
    cell = shown(Report(), "requests.received.total")
    assert str(cell.value).startswith("=IF(")
    assert not shown(Report(), "requests.received.total", results=True).value


def test_blank_zero_and_not_applicable_stay_apart() -> None:
    report = Report()
    report.apply(
        SetValues({address("requests.granted.business"): "/", address("requests.granted.research"): 0})
    )
    row = [shown(report, f"requests.granted.{c}").value for c in ("natural_person", "business", "research")]
    assert row == [None, "/", 0]


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-3人次"])
def test_no_text_is_taken_for_a_formula(text: str) -> None:
    report = Report(title=text)
    report.apply(SetValues({address("requests.granted.business"): text}))
    cell = shown(report, "requests.granted.business")
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    title = opened(report).worksheets[0]["A1"]
    assert (title.value, title.data_type) == (text, "s")


def test_only_cells_for_figures_can_be_changed() -> None:
    report = full_report()
    for sheet in opened(report).worksheets:
        assert sheet.protection.sheet
        assert sheet["A3"].protection.locked
    assert not shown(report, "requests.granted.business").protection.locked
    assert shown(report, "requests.granted.total").protection.locked


def test_what_is_typed_is_checked() -> None:
    report = full_report()
    book = opened(report)
    for section in report.form.sections:
        if section.table is None:
            continue
        rules = book[section.tab].data_validations.dataValidation
        for where in section.table.entries:
            _, name = place(report, where)
            (rule,) = [r for r in rules if name in r.cells]
            assert '="/"' in rule.formula1
            assert ("INT(" in rule.formula1) is (where.row != "fees")
            assert rule.error
    legacy = full_report("2019")
    rules = opened(legacy)["二、主动公开"].data_validations.dataValidation
    _, free = place(legacy, address("legacy.procurement.amount"))
    assert not [r for r in rules if free in r.cells]


def test_every_sum_and_balance_is_watched() -> None:
    report = full_report()
    book = opened(report)
    for section in report.form.sections:
        if section.table is None:
            continue
        formatting = book[section.tab].conditional_formatting
        watched = [(str(r.sqref), rule.formula[0]) for r in formatting for rule in r.rules]
        assert len(watched) == len(section.table.totals) + len(section.table.balances)
        for total in section.table.totals:
            _, name = place(report, total.target)
            assert any(name == cells and formula.startswith("N($") for cells, formula in watched)
    balance = report.form.table("requests").balances[0]
    cells = " ".join(place(report, a)[1] for a in (*balance.left, *balance.right))
    assert (cells, "SUM($D$6,$D$7)<>SUM($D$29,$D$30)") in [
        (str(r.sqref), rule.formula[0])
        for r in book["三、依申请公开"].conditional_formatting
        for rule in r.rules
    ]


def test_each_sheet_is_printed_on_one_page_of_a4() -> None:
    sheets = opened(full_report()).worksheets
    for sheet in sheets:
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)
    assert [s.page_setup.orientation for s in sheets] == ["portrait", "portrait", "landscape"]


def test_the_head_of_a_table_repeats_and_nothing_else_is_printed() -> None:
    sheets = opened(full_report()).worksheets
    assert [s.print_title_rows for s in sheets] == ["$1:$2", "$1:$5", "$1:$5"]
    assert [s.print_area.rpartition("!")[2] for s in sheets] == ["$A$1:$D$16", "$A$1:$J$30", "$A$1:$O$6"]


def test_seven_digits_have_room() -> None:
    for section, sheet in zip(
        [s for s in Report().form.sections if s.table], opened(Report()).worksheets, strict=True
    ):
        for column in {p.column for p in section.table.entries.values()}:
            letter = openpyxl.utils.get_column_letter(column + 1)
            assert sheet.column_dimensions[letter].width >= 8.6, (sheet.title, letter)


def test_a_long_title_has_a_second_line() -> None:
    one, two = (opened(Report(title="甲" * n)).worksheets[0].row_dimensions[1].height for n in (20, 60))
    assert one == 30
    assert two >= 2 * 16 * 1.3


def test_sums_are_shaded_and_say_what_red_means() -> None:
    book = opened(full_report())
    sheet, name = place(full_report(), address("requests.received.total"))
    assert book[sheet][name].fill.fgColor.rgb.endswith("F2F2F2")
    (rule,) = [r for r in book[sheet].data_validations.dataValidation if name in r.cells]
    assert "变红" in rule.prompt and rule.showInputMessage
    _, typed = place(full_report(), address("requests.received.business"))
    (rule,) = [r for r in book[sheet].data_validations.dataValidation if typed in r.cells]
    assert not rule.prompt


def test_head_and_labels_stay_while_scrolling() -> None:
    panes = [s.freeze_panes for s in opened(full_report()).worksheets]
    assert panes == ["B3", "D6", "A6"]


def test_the_file_says_title_and_unit_and_no_time() -> None:
    core = parts(render(full_report(), Path("a.xlsx")))["docProps/core.xml"].decode()
    assert "示例市示例局" in core
    assert "openpyxl" not in core
    assert "created" not in core


def test_control_characters_do_not_break_the_file() -> None:
    assert opened(Report(title="甲\x01乙")).worksheets[0]["A1"].value == "甲乙"
