"""Workbooks: sheets as text and tables, cells as they show, limits before anything is built."""

from __future__ import annotations

import io
import random
import re
import time
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from model.content.blocks import Block, Cell, Paragraph, Run, TableBlock
from model.files.errors import ReadingError, ReadingProblem
from model.reading.shared.sheets.display import shown
from model.reading.xlsx import reader

LINE = Side("thin")
BORDER = Border(LINE, LINE, LINE, LINE)


def saved(fill: Callable[[Any], None]) -> bytes:
    workbook: Any = Workbook()
    fill(workbook)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def read(fill: Callable[[Any], None]) -> list[Block]:
    return list(reader.read(saved(fill)).blocks)


def put(sheet: Any, rows: list[list[Any]], top: int = 1, *, border: bool = True) -> None:
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            cell = sheet.cell(top + i, j + 1, value)
            if border:
                cell.border = BORDER


def described(blocks: list[Block]) -> list[str | list[list[str]]]:
    """Paragraphs as their text, tables as the texts of their rows."""
    return [
        block.text if isinstance(block, Paragraph) else [[c.text for c in row] for row in block.by_row()]
        for block in blocks
        if isinstance(block, Paragraph | TableBlock)
    ]


def changed(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The workbook with one of its parts rewritten."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content.decode()).encode() if name == part else content)
    return file.getvalue()


def test_title_text_and_table_on_one_sheet() -> None:
    def fill(workbook: Any) -> None:
        sheet = workbook.active
        sheet["A1"] = "某街道2023年年度报告"
        sheet.merge_cells("A1:C1")
        sheet["A2"] = "一、总体情况\n第二行"
        put(sheet, [["信息内容", "件数", None], ["规章", 0, None]], 3)
        sheet["A5"] = "表格之后"

    assert described(read(fill)) == [
        "某街道2023年年度报告", "一、总体情况", "第二行",
        [["信息内容", "件数", ""], ["规章", "0", ""]], "表格之后",
    ]  # fmt: skip


def test_source_names_its_format() -> None:
    source = reader.read(saved(lambda workbook: put(workbook.active, [["甲", 1], ["乙", 2]])))
    assert (source.format, source.cells_placed) == ("xlsx", True)


def test_merged_cells_keep_their_places() -> None:
    def fill(workbook: Any) -> None:
        sheet = workbook.active
        put(sheet, [["申请人", "合计", None], [None, "11", "22"], ["结果", None, 3]])
        sheet.merge_cells("A1:A2")
        sheet.merge_cells("B1:C1")

    (table,) = read(fill)
    assert isinstance(table, TableBlock)
    assert [(c.row, c.column, c.row_span, c.column_span, c.text) for row in table.by_row() for c in row] == [
        (0, 0, 2, 1, "申请人"), (0, 1, 1, 2, "合计"), (1, 1, 1, 1, "11"), (1, 2, 1, 1, "22"),
        (2, 0, 1, 1, "结果"), (2, 1, 1, 1, ""), (2, 2, 1, 1, "3"),
    ]  # fmt: skip


def test_blank_rows_part_tables_but_bordered_ones_do_not() -> None:
    def fill(workbook: Any) -> None:
        put(workbook.active, [["甲", 1], [None, None], ["乙", 2]])
        put(workbook.active, [["丙", 3], ["丁", 4]], 6)

    assert described(read(fill)) == [[["甲", "1"], ["", ""], ["乙", "2"]], [["丙", "3"], ["丁", "4"]]]


def test_sheet_without_borders_has_text_above_and_below_its_table() -> None:
    def fill(workbook: Any) -> None:
        rows = [["二、主动公开"], ["规章", 1, 2], ["第二十条"], ["文件", None, 4], ["填表说明"]]
        put(workbook.active, rows, border=False)

    assert described(read(fill)) == [
        "二、主动公开", [["规章", "1", "2"], ["第二十条"], ["文件", "4"]], "填表说明",
    ]  # fmt: skip


def test_line_of_several_cells_above_a_bordered_table_is_text() -> None:
    def fill(workbook: Any) -> None:
        workbook.active["A1"], workbook.active["C1"] = "填报单位：某街道", "2023年度"
        put(workbook.active, [["甲", 1], ["乙", 2]], 2)

    assert described(read(fill))[0] == "填报单位：某街道 2023年度"


def test_sheets_come_in_order_and_hidden_ones_not_at_all() -> None:
    def fill(workbook: Any) -> None:
        put(workbook.active, [["封面"]], border=False)
        for name, state in (("草稿", "hidden"), ("秘密", "veryHidden"), ("正表", "visible")):
            sheet = workbook.create_sheet(name)
            sheet.sheet_state = state
            sheet["A1"] = f"{name}的内容"

    assert described(read(fill)) == ["封面", "正表的内容"]


def test_name_of_a_sheet_heads_it_where_it_alone_has_the_number() -> None:
    def fill(workbook: Any) -> None:
        workbook.active.title = "一、总体情况"
        workbook.active["A1"] = "正文"
        sheet = workbook.create_sheet("二、主动公开")
        sheet["A1"] = "二、主动公开政府信息情况"

    assert described(read(fill)) == ["一、总体情况", "正文", "二、主动公开政府信息情况"]


def test_hidden_rows_and_columns_are_left_out() -> None:
    def fill(workbook: Any) -> None:
        sheet = workbook.active
        put(sheet, [["甲", "乙", "丙"], [1, 2, 3], [4, 5, 6]])
        sheet["A4"] = "合并的说明"
        sheet["A4"].border = BORDER
        sheet.merge_cells("A4:C4")
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True

    (table,) = read(fill)
    assert isinstance(table, TableBlock)
    assert described([table]) == [[["甲", "丙"], ["4", "6"], ["合并的说明"]]]
    assert table.cells[-1].column_span == 2


def test_looks_of_cells_and_measures() -> None:
    def fill(workbook: Any) -> None:
        sheet = workbook.active
        put(sheet, [["题", 1], ["文", 2]], 2)
        sheet["A1"] = "粗的标题"
        sheet["A1"].font = Font(bold=True)
        sheet["A2"].fill = PatternFill("solid", "00C6D9F1")
        sheet["A2"].alignment = Alignment(horizontal="center")
        sheet.column_dimensions["A"].width = 10
        sheet.row_dimensions[2].height = 17

    title, table = read(fill)
    assert title == Paragraph((Run("粗的标题", True),))
    assert isinstance(table, TableBlock)
    assert table.cells[0] == Cell(0, 0, "题", fill="C6D9F1", align="center")
    assert (table.widths[0], table.heights) == (1050, (340, 0))


@pytest.mark.parametrize(
    ("raw", "code", "text"),
    [
        ("12", "", "12"), ("12.0", "General", "12"), ("0.30000000000000004", "", "0.3"), ("4287.11", "G/通用格式", "4287.11"),
        ("1204", "#,##0", "1,204"), ("1204.5", "#,##0.00", "1,204.50"), ("3", "0_ ", "3"), ("7", '0"件"', "7件"),
        ("2.345", "0.00", "2.35"), ("0.256", "0.0%", "25.6%"), ("-3", "0;[Red]-0", "-3"), ("0", '0;-0;"-"', "0"),
        ("9.5", '"¥"#,##0.00', "9.50"), ("1500", "0.00E+00", "1500"), ("5", "# ?/?", "5"), ("-0.001", "0.00", "0.00"),
        ("45306", "yyyy-mm-dd", "2024年1月15日"), ("45306", 'yyyy"年"m"月"', "2024年1月"), ("45306.75", "m/d/yy h:mm", "2024年1月15日"),
        ("1E+400", "0", "1E+400"), ("9999999999", "yyyy-m-d", "9999999999"), ("文字", "0", "文字"), ("8", "@", "8"),
    ],
)  # fmt: skip
def test_numbers_show_as_their_format_says(raw: str, code: str, text: str) -> None:
    assert shown(raw, code) == text


def test_calendar_of_1904() -> None:
    assert shown("0", "yyyy-m-d", since_1904=True) == "0"
    assert shown("43844", "yyyy-m-d", since_1904=True) == "2024年1月15日"


def test_kinds_of_cells() -> None:
    def fill(workbook: Any) -> None:
        put(workbook.active, [["日期", date(2024, 1, 15)], ["真", True], ["错", "#DIV/0!"], ["数", 3.0]])

    assert described(read(fill)) == [
        [["日期", "2024年1月15日"], ["真", "TRUE"], ["错", "#DIV/0!"], ["数", "3"]]
    ]


def test_a_stored_result_of_a_formula_wins() -> None:
    def fill(workbook: Any) -> None:
        put(workbook.active, [["和", "=1+2"], ["无", "=3+4"]])

    data = changed(
        saved(fill),
        "xl/worksheets/sheet1.xml",
        lambda xml: re.sub(r"(1\+2</f>)<v(?: ?/>|></v>)", r"\1<v>9</v>", xml),
    )
    assert described(list(reader.read(data).blocks)) == [[["和", "9"], ["无", "7"]]]


def by_hand(sheet: str, shared: str) -> bytes:
    """A workbook of one sheet whose texts stand in a part of their own, as Excel and WPS write it."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    rel = '<Relationship Id="{0}" Type="' + kinds + '/{1}" Target="{2}"/>'
    parts = {
        "_rels/.rels": rels.format(rel.format("r", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{kinds}"><sheets><sheet name="甲" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": rels.format(
            rel.format("a", "worksheet", "worksheets/sheet1.xml")
            + rel.format("b", "sharedStrings", "shared.xml")
        ),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>',
        "xl/shared.xml": f'<sst xmlns="{main}">{shared}</sst>',
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def test_shared_texts_with_runs_readings_and_escapes() -> None:
    rows = '<row><c t="s"><v>1</v></c><c><v>7</v></c></row><row><c t="s"><v>0</v></c><c t="s"><v>9</v></c><c><v>8</v></c></row>'
    shared = "<si><t>另一</t></si><si><r><t>拆</t></r><r><t>开_x000A_换行</t></r><rPh><t>chai</t></rPh></si>"
    data = by_hand(rows, shared)
    assert reader.sniff(data)
    assert described(list(reader.read(data).blocks)) == [[["拆开\n换行", "7"], ["另一", "8"]]]


def test_strict_dialect() -> None:
    data = saved(lambda workbook: put(workbook.active, [["甲", 1], ["乙", 2]]))
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"):
        data = changed(data, part, lambda xml: xml.replace(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"
        ).replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        ))  # fmt: skip
    assert described(list(reader.read(data).blocks)) == [[["甲", "1"], ["乙", "2"]]]


def _sheet(change: Callable[[str], str]) -> bytes:
    data = saved(lambda workbook: put(workbook.active, [["甲", 1], ["乙", 2]]))
    return changed(data, "xl/worksheets/sheet1.xml", change)


def test_claims_beyond_all_cells_cost_nothing() -> None:
    def claim(xml: str) -> str:
        xml = re.sub(r'<dimension ref="[^"]*"', '<dimension ref="A1:XFD1048576"', xml)
        merge = '</sheetData><mergeCells><mergeCell ref="A9:XFD1048576"/><mergeCell ref="嗯"/></mergeCells>'
        return xml.replace("</sheetData>", merge).replace(
            "<sheetData>", '<cols><col min="1" max="16384" width="9"/></cols><sheetData>'
        )

    began = time.perf_counter()
    assert described(list(reader.read(_sheet(claim)).blocks)) == [[["甲", "1"], ["乙", "2"]]]
    assert time.perf_counter() - began < 1


def test_cell_in_the_last_corner_is_a_block_of_its_own() -> None:
    data = _sheet(
        lambda xml: xml.replace(
            "</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>5</v></c></row></sheetData>'
        )
    )
    assert described(list(reader.read(data).blocks)) == [[["甲", "1"], ["乙", "2"]], "5"]


def test_row_across_all_columns_is_refused() -> None:
    def wide(xml: str) -> str:
        return xml.replace('<c r="B1"', '<c r="XFD1"', 1).replace('<c r="B2"', '<c r="XFC2"', 1)

    with pytest.raises(ReadingError) as caught:
        reader.read(_sheet(wide))
    assert caught.value.problem is ReadingProblem.TOO_COMPLEX


def test_too_many_cells_are_refused() -> None:
    row = "<row>" + "<c><v>1</v></c>" * 400 + "</row>"
    with pytest.raises(ReadingError) as caught:
        reader.read(_sheet(lambda xml: xml.replace("</sheetData>", row * 600 + "</sheetData>")))
    assert caught.value.problem is ReadingProblem.TOO_COMPLEX


def test_sniffing_goes_by_content() -> None:
    assert reader.sniff(saved(lambda workbook: None))
    assert not reader.sniff(b"PK\3\4")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.bin", b"")
    assert not reader.sniff(file.getvalue())


def test_empty_workbook_has_no_blocks() -> None:
    assert read(lambda workbook: None) == []


def test_damaged_workbooks_give_a_reading_error_or_a_result() -> None:
    rng = random.Random(11)
    data = saved(lambda workbook: put(workbook.active, [["甲", 1, "文"], ["乙", 2, "字"]]))
    parts = ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"]
    outcomes: dict[str, int] = {}
    for i in range(120):
        if i % 2:
            mutant = bytearray(data)
            for _ in range(rng.choice((1, 20))):
                mutant[rng.randrange(len(mutant))] ^= 1 << rng.randrange(8)
        else:
            mutant = bytearray(changed(data, parts[i // 2 % 4], lambda xml: _spoilt(xml, rng)))
        try:
            reader.read(bytes(mutant))
            outcome = "read"
        except ReadingError as error:
            outcome = error.problem.name
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
    assert set(outcomes) <= {"read", "DAMAGED", "TOO_COMPLEX", "PROTECTED"}
    assert outcomes["read"] > 10 and outcomes["DAMAGED"] > 10


def _spoilt(xml: str, rng: random.Random) -> str:
    """The part with one of its attributes or texts replaced by something absurd."""
    places = list(re.finditer(r'"[^"]*"|>[^<]+<', xml))
    match = rng.choice(places)
    value = rng.choice(("-1", "99999999999999", "", "A0", "ZZZ9", "Infinity", "NaN", "１"))
    return xml[: match.start() + 1] + value + xml[match.end() - 1 :]
