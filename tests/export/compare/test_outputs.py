"""What comes out of a comparison: every difference is in the file, marked; names decide the format; nothing half written."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from builders.draft import draft
from builders.model import cell
from builders.report import filled
from lxml import etree

from export.compare.correction import BLANK, NOTHING, compose_correction
from export.compare.outputs import (
    COMPARISON_SUFFIXES,
    YEARS_SUFFIXES,
    correction_title,
    export_comparison,
    export_correction,
    export_years,
)
from export.compare.side_by_side import summary, write_docx, write_html
from export.compare.years_page import PAGE_STYLE, compose_years
from export.errors import ExportError
from export.writers.paging import paginate
from model.compare.reports import compare
from model.compare.years import years_of
from model.content.blocks import Paragraph, TableBlock
from model.report.report import Report, SetField, SetValues

TODAY = date(2026, 1, 20)
LICENSING = cell("disclosure.licensing.decisions")
NAMES = ("已公布的.docx", "当前报告")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def changed() -> Report:
    report = draft()
    report.apply(SetValues({LICENSING: 225}))
    blocks = list(report.blocks("overview"))
    blocks[2] = Paragraph.of("全年公开信息196条，其中工作动态92条，均已公开<全文>和解读材料。")
    report.texts["overview"] = (*blocks, Paragraph.of("新增的一段话，以前没有。"))
    return report


def years(count: int = 2):
    made = []
    for i in range(count):
        report = filled("2021", 2025 - i)
        report.values[LICENSING] = 10 + i
        made.append(report)
    return years_of(made)


def table_of(blocks) -> TableBlock:
    return next(block for block in blocks if isinstance(block, TableBlock))


def test_the_word_document_marks_what_changed_on_both_sides():
    data = write_docx(compare(draft(), changed()), NAMES)
    body = docx.Document(BytesIO(data)).element.body
    assert [r.find(f"{W}t").text for r in body.iter(f"{W}r") if r.find(f"{W}rPr/{W}strike") is not None][
        :1
    ] == ["186"]
    under = [r.find(f"{W}t").text for r in body.iter(f"{W}r") if r.find(f"{W}rPr/{W}u") is not None]
    assert {"196", "225", "新增的一段话，以前没有。"} <= set(under)
    assert write_docx(compare(draft(), changed()), NAMES) == data


def test_the_web_page_is_well_formed_and_escapes_what_files_say():
    page = write_html(compare(draft(), changed()), ("<b>.docx", "当前报告")).decode()
    assert "<ins>196</ins>" in page and "<del>186</del>" in page
    assert "&lt;b&gt;.docx" in page and "<全文>" not in page
    etree.fromstring(re.sub(r"<(meta|col)\b([^>]*)>", r"<\1\2/>", page.partition("\n")[2]))


def test_the_summary_counts():
    assert (
        summary(compare(draft(), changed())) == "不同的地方共 3 处：数字 1 处，文字 2 处，标题和落款 0 处。"
    )
    assert summary(compare(draft(), draft())) == "两份报告的文字和数字都相同。"


def test_the_notice_of_a_correction_lists_place_old_and_new():
    blocks = compose_correction(compare(draft(), changed()), TODAY)
    rows = [[c.text for c in row] for row in table_of(blocks).by_row()]
    assert rows[0] == ["序号", "位置", "原内容", "更正为"]
    assert rows[1][1] == "一、总体情况" and "186条" in rows[1][2] and "196条" in rows[1][3]
    assert [NOTHING, "新增的一段话，以前没有。"] in [row[2:] for row in rows]
    assert rows[-1][1].startswith("表二“行政许可”") and rows[-1][3] == "225"
    said = [b.text for b in blocks if isinstance(b, Paragraph)]
    assert said[-2:] == ["示例市示例局", "2026年1月20日"]
    assert f"有 {len(rows) - 1} 处" in "".join(said)


def test_a_correction_to_and_from_blank_and_of_the_date():
    other = draft()
    other.apply(SetValues({LICENSING: None}))
    other.apply(SetField("date", "2026年1月12日"))
    rows = [
        [c.text for c in row] for row in table_of(compose_correction(compare(draft(), other), TODAY)).by_row()
    ]
    assert rows[1][1:] == ["成文日期", "2026年1月9日", "2026年1月12日"]
    assert rows[2][3] == BLANK


def test_nothing_to_correct():
    said = [b.text for b in compose_correction(compare(draft(), draft()), TODAY) if isinstance(b, Paragraph)]
    assert any("没有需要更正的地方" in text for text in said)


def test_a_paragraph_with_many_changes_is_given_whole():
    other = draft()
    blocks = list(other.blocks("overview"))
    text = "一1二2三3四4五5六6七7八8九9"
    blocks[2] = Paragraph.of(text)
    one = draft()
    first = list(one.blocks("overview"))
    first[2] = Paragraph.of(re.sub(r"\d", lambda d: str(int(d[0]) + 20), text))
    one.texts["overview"], other.texts["overview"] = tuple(first), tuple(blocks)
    rows = [
        [c.text for c in row] for row in table_of(compose_correction(compare(one, other), TODAY)).by_row()
    ]
    assert rows[1][3] == text


@pytest.mark.parametrize("count", [2, 3, 6])
def test_all_tables_stand_on_one_page(count):
    from export.writers.pdf import pages

    assert len(pages(compose_years(years(count)), PAGE_STYLE)) == 1
    assert paginate((), 1) == ((),)


def test_the_page_says_this_year_last_year_and_the_change():
    table = table_of(compose_years(years(3)))
    heads = [c.text for c in table.by_row()[0]]
    assert heads == ["项目", "2025年", "2024年", "增减", "增减%", "2023年"]
    row = next(row for row in table.by_row() if row[0].text.startswith("行政许可"))
    assert [c.text for c in row[1:]] == ["10", "11", "-1", "-9.1%", "12"]


def test_details_follow_by_applicant():
    short, long = compose_years(years()), compose_years(years(), details=True)
    assert long[: len(short)] == short and len(long) == len(short) + 2
    labels = {c.text for c in long[-1].cells}
    assert any("自然人" in text for text in labels) and not any(text == "总计" for text in labels)


def test_the_workbook_reckons_the_changes_itself(tmp_path: Path):
    path = tmp_path / "数据.xlsx"
    export_years(years(3), path, TODAY)
    for kept in (False, True):
        book = openpyxl.load_workbook(path, data_only=kept)
        assert book.sheetnames == ["本年上年增减", "全部数字"]
        sheet = book["全部数字"]
        row = next(r for r in sheet.iter_rows(min_row=3) if str(r[1].value).startswith("行政许可"))
        number = row[0].row
        expected = -1 if kept else f"=N(C{number})-N(D{number})"
        assert [c.value for c in row[2:5]] == [10, 11, expected]
        assert row[6].value == 12
    assert sheet.max_row == 2 + len(years().form.addresses)


@pytest.mark.parametrize("suffix", YEARS_SUFFIXES)
def test_years_go_out_in_every_format(tmp_path: Path, suffix: str):
    path = tmp_path / f"数据{suffix}"
    export_years(years(), path, TODAY)
    head = {".docx": b"PK", ".xlsx": b"PK", ".pdf": b"%PDF", ".html": b"<!DOCTYPE"}[suffix]
    assert path.read_bytes().startswith(head)


@pytest.mark.parametrize("suffix", COMPARISON_SUFFIXES)
def test_comparisons_and_corrections_go_out(tmp_path: Path, suffix: str):
    found = compare(draft(), changed())
    one, other = tmp_path / f"对照{suffix}", tmp_path / f"更正{suffix}"
    export_comparison(found, one, NAMES, TODAY)
    export_correction(found, other, TODAY)
    if suffix == ".docx":
        with ZipFile(other) as archive:
            assert "更正" in archive.read("docProps/core.xml").decode()
    assert "225" in (text_of(one)) and "225" in text_of(other)
    assert correction_title(found).endswith("更正说明")


def text_of(path: Path) -> str:
    if path.suffix == ".html":
        return path.read_text(encoding="utf-8")
    return "".join(docx.Document(str(path)).element.body.itertext())


def test_a_suffix_without_a_writer_leaves_the_file(tmp_path: Path):
    path = tmp_path / "对照.pdf"
    path.write_bytes(b"old")
    for export in (
        lambda: export_comparison(compare(draft(), changed()), path, NAMES, TODAY),
        lambda: export_correction(compare(draft(), changed()), path, TODAY),
        lambda: export_years(years(), path.with_suffix(".txt"), TODAY),
    ):
        with pytest.raises(ExportError):
            export()
    assert path.read_bytes() == b"old"
