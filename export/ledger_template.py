"""Template of a register of applications: a workbook that is filled in over the year, counts by formulas, and is read back.

Its headings and the entries of its lists are those that `model.ledger` knows, so that nothing is asked when it is read.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from export.errors import ExportError, ExportProblem, export_error_of
from export.style import UNNAMED
from export.writers.xlsx import packed_workbook, set_properties, set_text
from model.content.values import Value
from model.files.atomic import FileError, replace_file
from model.form.editions import CURRENT
from model.form.parts import COLUMNS
from model.form.spec import Label
from model.ledger.dispute_words import AFTER, DIRECT, OUTCOME_KEYS, OUTCOME_LABELS, RECONSIDERATION
from model.ledger.words import KIND_LABELS, KINDS, RESULTS, result_label

REGISTER, COUNTS, HOLIDAYS, GUIDE, LISTS = "台账", "统计", "节假日", "说明", "选项"
FIRST, ROWS = 3, 1000
"""The first row for an application, and how many rows are prepared."""
_LAST = FIRST + ROWS - 1
_LAST_COUNTED = 10_000
"""The last row that is counted and checked, for an office that copies the prepared rows further down."""
_DAYS = 20
"""Working days within which an application is answered (《政府信息公开条例》第三十三条)."""
_GROUPS = {DIRECT: "未经复议直接起诉", AFTER: "复议后起诉"}
_LONG, _TWO_LINES = 24, 28
"""Characters of a label beyond which its row is two lines high, and points of such a row."""
_FONT, _DATE = "宋体", "yyyy-m-d"


class _Column(NamedTuple):
    """A column of the register: its heading, its width in characters, and whether it is worked out."""

    heading: str
    width: float
    computed: bool = False


_COLUMNS = (
    _Column("序号", 6, True),
    _Column("收到日期", 12),
    _Column("申请人", 18),
    _Column("申请人类型", 14),
    _Column("申请内容", 34),
    _Column("应答复日期", 12, True),
    _Column("办理结果", 34),
    _Column("答复日期", 12),
    _Column("行政复议结果", 14),
    _Column("诉讼类型", 18),
    _Column("行政诉讼结果", 14),
    _Column("备注", 20),
)
_RECEIVED, _KIND, _DUE, _RESULT, _ANSWERED, _RECONSIDERED, _GROUP, _JUDGED = (
    "B",
    "D",
    "F",
    "G",
    "H",
    "I",
    "J",
    "K",
)


def write_template(path: Path, year: int) -> None:
    """Write the template for a year. Raise ExportError for a file that cannot be written or is no .xlsx."""
    if path.suffix.lower() != ".xlsx":
        raise ExportError(ExportProblem.UNKNOWN_SUFFIX, path, suffix=path.suffix or "无", known=".xlsx")
    try:
        replace_file(path, template(year))
    except FileError as error:
        raise export_error_of(path, error.reason) from error


def template(year: int) -> bytes:
    """Return the bytes of the template for a year; always the same for the same year."""
    from openpyxl import Workbook

    workbook: Any = Workbook()
    workbook.remove(workbook.active)
    sheets = [workbook.create_sheet(name) for name in (REGISTER, COUNTS, HOLIDAYS, GUIDE, LISTS)]
    _fill_register(sheets[0], year)
    _fill_counts(sheets[1])
    _fill_holidays(sheets[2])
    _fill_guide(sheets[3])
    _fill_lists(sheets[4])
    set_properties(workbook.properties, UNNAMED)
    workbook.calculation.fullCalcOnLoad = True
    none: list[dict[str, Value]] = [{} for _ in sheets]
    return packed_workbook(workbook, none, is_dated=False)


def _fill_register(sheet: Any, year: int) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    line = Side("thin", "BFBFBF")
    frame, grey = Border(line, line, line, line), PatternFill("solid", fgColor="F2F2F2")
    head = PatternFill("solid", fgColor="DCE6F1")
    set_text(sheet["A1"], "统计年度")
    sheet["B1"].value = year
    sheet["B1"].font = Font(name=_FONT, bold=True)
    sheet["B1"].alignment = Alignment(horizontal="left")
    set_text(sheet["C1"], "一件申请一行；灰色的格自动计算。填法见“说明”，表三、表四的数见“统计”。")
    for index, column in enumerate(_COLUMNS, start=1):
        cell = sheet.cell(2, index)
        set_text(cell, column.heading)
        cell.font, cell.fill, cell.border = Font(name=_FONT, bold=True), head, frame
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[cell.column_letter].width = column.width
    for row in range(FIRST, _LAST + 1):
        sheet.cell(row, 1).value = f'=IF(B{row}="","",ROW()-{FIRST - 1})'
        sheet.cell(row, 6).value = _due(row)
        for index, column in enumerate(_COLUMNS, start=1):
            cell = sheet.cell(row, index)
            cell.border = frame
            if column.computed:
                cell.fill = grey
            if "日期" in column.heading:
                cell.number_format = _DATE
    sheet.freeze_panes = "D3"
    sheet.auto_filter.ref = f"A2:L{_LAST}"
    _set_page(sheet, "1:2")
    _add_validations(sheet)
    _add_colours(sheet)


def _set_page(sheet: Any, heads: str = "") -> None:
    """Print a sheet across the page, as wide as it is, its headings on each page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if heads:
        sheet.print_title_rows = heads


def _due(row: int) -> str:
    """Return the last day for an answer: 20 working days on, weekends and the days on the sheet of holidays aside."""
    off, on = f"{HOLIDAYS}!$A$3:$A$202", f"{HOLIDAYS}!$B$3:$B$202"
    plain = f"WORKDAY(B{row},{_DAYS},{off})"
    made_up = f'COUNTIFS({on},">"&B{row},{on},"<="&{plain})'
    return f'=IF(B{row}="","",WORKDAY(B{row},{_DAYS}-{made_up},{off}))'


def _add_validations(sheet: Any) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    def add(validation: Any, columns: str, title: str, message: str) -> None:
        validation.errorTitle, validation.error = title, message
        validation.showErrorMessage = True
        for letter in columns:
            validation.add(f"{letter}{FIRST}:{letter}{_LAST_COUNTED}")
        sheet.add_data_validation(validation)

    def choices(column: str, count: int) -> Any:
        return DataValidation(
            type="list", formula1=f"{LISTS}!${column}$1:${column}${count}", allow_blank=True
        )

    add(choices("A", len(KINDS)), _KIND, "申请人类型", "请从下拉列表中选择。")
    add(choices("B", len(RESULTS)), _RESULT, "办理结果", "请从下拉列表中选择；一件申请只选一种结果。")
    add(choices("C", len(OUTCOME_KEYS)), _RECONSIDERED + _JUDGED, "结果", "请从下拉列表中选择。")
    add(choices("D", len(_GROUPS)), _GROUP, "诉讼类型", "请从下拉列表中选择。")
    received = DataValidation(
        type="date",
        operator="between",
        formula1="DATE(2008,5,1)",
        formula2="DATE(2100,12,31)",
        allow_blank=True,
    )
    add(received, _RECEIVED, "收到日期", "请填日期，例如 2025-3-5。")
    answered = DataValidation(
        type="date", operator="greaterThanOrEqual", formula1=f"{_RECEIVED}{FIRST}", allow_blank=True
    )
    add(answered, _ANSWERED, "答复日期", "请填日期，并且不早于收到日期。")


def _add_colours(sheet: Any) -> None:
    """Colour what is overdue red, what is due within five days yellow, and what was answered late orange."""
    from openpyxl.formatting import rule as rules_module
    from openpyxl.styles import PatternFill

    library: Any = rules_module

    area = f"A{FIRST}:L{_LAST_COUNTED}"
    due, answered = f"$F{FIRST}", f"$H{FIRST}"
    rules = (
        (f'AND({due}<>"",{answered}="",{due}<TODAY())', "F8CBAD"),
        (f'AND({due}<>"",{answered}="",{due}-TODAY()<=5)', "FFF2CC"),
        (f'AND({due}<>"",{answered}<>"",{answered}>{due})', "FCE4D6"),
    )
    for formula, colour in rules:
        fill = PatternFill("solid", bgColor=colour, fgColor=colour)
        sheet.conditional_formatting.add(area, library.FormulaRule([formula], fill=fill, stopIfTrue=True))


def _range(column: str) -> str:
    return f"{REGISTER}!${column}${FIRST}:${column}${_LAST_COUNTED}"


_FROM, _TO = f"DATE({REGISTER}!$B$1,1,1)", f"DATE({REGISTER}!$B$1,12,31)"


def formula_of(row: str, column: str) -> str:
    """Return the formula of a cell of table three that is no sum."""
    kind = f"{_range(_KIND)},{LISTS}!$A${KINDS.index(column) + 1}"
    received, answered = _range(_RECEIVED), _range(_ANSWERED)
    if row == "received":
        return f'=COUNTIFS({kind},{received},">="&{_FROM},{received},"<="&{_TO})'
    before = f'COUNTIFS({kind},{received},"<"&{_FROM}'
    if row == "carried_in":
        return f'={before})-{before},{answered},"<"&{_FROM})'
    until = f'COUNTIFS({kind},{received},"<="&{_TO}'
    if row == "carried_out":
        return f'={until})-{until},{answered},"<="&{_TO})'
    result = f"{_range(_RESULT)},{LISTS}!$B${RESULTS.index(row) + 1}"
    return f'={until},{answered},">="&{_FROM},{answered},"<="&{_TO},{result})'


def dispute_formula(group: str, outcome: str) -> str:
    """Return the formula of a cell of table four that is no sum."""
    label = f"{LISTS}!$C${OUTCOME_KEYS.index(outcome) + 1}"
    if group == RECONSIDERATION:
        return f"=COUNTIFS({_range(_RECONSIDERED)},{label})"
    way = f"{LISTS}!$D${list(_GROUPS).index(group) + 1}"
    return f"=COUNTIFS({_range(_GROUP)},{way},{_range(_JUDGED)},{label})"


def _fill_counts(sheet: Any) -> None:
    """Put both tables on the sheet as the form has them: labels merged, figures as formulas."""
    table = CURRENT.table("requests")
    sheet["A1"].value = f'={REGISTER}!B1&"年 表三、表四（按“{REGISTER}”自动计算，不要在这里填写）"'
    top = 3
    bottom = top + len(table.rows)
    where: dict[tuple[str, str], str] = {}
    for key, first in (("requests", top), ("disputes", bottom + 1)):
        for placed in CURRENT.table(key).placed:
            row, column, cell = first + placed.row, placed.column + 1, placed.cell
            if cell.rows > 1 or cell.columns > 1:
                sheet.merge_cells(
                    start_row=row,
                    end_row=row + cell.rows - 1,
                    start_column=column,
                    end_column=column + cell.columns - 1,
                )
            place = sheet.cell(row, column)
            if isinstance(cell, Label):
                set_text(place, cell.text)
            else:
                where[cell.row, cell.column] = place.coordinate
    for (row, column), name in where.items():
        sheet[name].value = _counting(row, column, where)
    _add_missing(sheet, bottom + 6)
    _style_counts(sheet, bottom + 5)
    _set_page(sheet)


def _counting(row: str, column: str, where: dict[tuple[str, str], str]) -> str:
    if row in (RECONSIDERATION, DIRECT, AFTER):
        if column == "total":
            return "=" + "+".join(where[row, key] for key in OUTCOME_KEYS)
        return dispute_formula(row, column)
    if column == "total":
        return "=" + "+".join(where[row, key] for key in COLUMNS if key != "total")
    if row == "concluded":
        return "=" + "+".join(where[key, column] for key in RESULTS)
    return formula_of(row, column)


def _add_missing(sheet: Any, row: int) -> None:
    """Say below the tables how many rows are not complete, and so are not counted."""
    received, kind, result, answered = map(_range, (_RECEIVED, _KIND, _RESULT, _ANSWERED))
    lines = (
        ("有收到日期、没有申请人类型的行数（应为 0）", f'=SUMPRODUCT(({received}<>"")*({kind}=""))'),
        ("有答复日期、没有办理结果的行数（应为 0）", f'=SUMPRODUCT(({answered}<>"")*({result}=""))'),
        ("有办理结果、没有答复日期的行数（应为 0）", f'=SUMPRODUCT(({result}<>"")*({answered}=""))'),
    )
    for i, (text, formula) in enumerate(lines):
        set_text(sheet.cell(row + i, 1), text)
        sheet.cell(row + i, 6).value = formula


def _style_counts(sheet: Any, last: int) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side

    line = Side("thin", "000000")
    sheet["A1"].font = Font(name=_FONT, bold=True, size=13)
    for row in sheet.iter_rows(3, last, 1, 15):
        for cell in row:
            if cell.row <= last - 5 and cell.column > 10:
                continue
            cell.border = Border(line, line, line, line)
            cell.font = Font(name=_FONT, size=10)
            centred = "center" if cell.column > 3 or cell.row > last - 5 else "left"
            cell.alignment = Alignment(horizontal=centred, vertical="center", wrap_text=True)
            if _needs_two_lines(cell.value):
                sheet.row_dimensions[cell.row].height = _TWO_LINES
    for letter, width in zip("ABCDEFGHIJKLMNO", (9, 11, 40, *(9,) * 12), strict=True):
        sheet.column_dimensions[letter].width = width


def _needs_two_lines(value: object) -> bool:
    if not isinstance(value, str) or value.startswith("="):
        return False
    return len(value) > _LONG or "\n" in value


def _fill_holidays(sheet: Any) -> None:
    """Two columns of days: off on a working day, and on at a weekend, as the State Council announces them each year."""
    set_text(
        sheet["A1"],
        "应答复日期按 20 个工作日推算。不填这里时只扣除星期六、星期日；按国务院办公厅的放假通知填上后，节假日也扣除。",
    )
    set_text(sheet["A2"], "放假日")
    set_text(sheet["B2"], "调休上班日")
    for row in range(3, 203):
        for column in (1, 2):
            sheet.cell(row, column).number_format = _DATE
    sheet.column_dimensions["A"].width = sheet.column_dimensions["B"].width = 14


_GUIDE_LINES = (
    "一、一件申请登记一行，收到申请时填收到日期、申请人、申请人类型、申请内容；答复后填办理结果、答复日期。",
    "二、上年没有办完的申请也登记在这里，收到日期照实填上年的日期，自动计为上年结转。",
    "三、12月31日前没有答复的，办理结果、答复日期都空着，自动计为结转下年度。",
    "四、一件申请只选一种结果；部分公开、其余不予公开的，只选“（二）部分公开”。申请人撤回的，选“（六）其他处理 3.其他”。",
    "五、应答复日期是收到之日起 20 个工作日，没有计入补正、征求意见和延期；红色为已超期，黄色为五日内到期，橙色为超期后才答复。",
    "六、每个节假日填在“节假日”表里；不填的，只扣除周末。",
    "七、被申请行政复议的，在行政复议结果里选；被提起诉讼的，先选诉讼类型，再选行政诉讼结果。没有的空着。",
    "八、准备好的 1000 行不够时，选中最后一行向下填充；统计到第 10000 行为止。",
    "九、换年度使用时，另存一份空白台账，把没有办完的各行复制过去。",
    "十、年底在“报告 → 由台账生成表三、表四…”里选这个文件，表三、表四自动填入报告。报告里只记行号和本文件的名称，不记姓名和内容。",
)


def _fill_guide(sheet: Any) -> None:
    for row, text in enumerate(_GUIDE_LINES, start=1):
        set_text(sheet.cell(row, 1), text)
    sheet.column_dimensions["A"].width = 120


def _fill_lists(sheet: Any) -> None:
    lists = (
        [KIND_LABELS[key] for key in KINDS],
        [result_label(key) for key in RESULTS],
        [OUTCOME_LABELS[key] for key in OUTCOME_KEYS],
        list(_GROUPS.values()),
    )
    for column, texts in enumerate(lists, start=1):
        for row, text in enumerate(texts, start=1):
            set_text(sheet.cell(row, column), text)
    sheet.sheet_state = "hidden"
