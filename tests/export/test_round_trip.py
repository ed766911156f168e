"""What is exported reads back as the same report, as far as its format can hold it (docs/formats.md)."""

from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest
from builders.export import PICTURE, full_report, long_report, png
from builders.paths import CORPUS
from builders.report import filled, printed_reports
from hypothesis import given, settings
from hypothesis import strategies as st

from export.compose import compose
from export.registry import WRITERS, export_report, render
from export.style import DOCUMENT_STYLES, OFFICIAL, DocumentStyle
from export.writers.json import Json, to_dict
from model.content.address import Address
from model.content.blocks import Block, Paragraph, Picture, Role, Run, TableBlock
from model.content.values import is_valid
from model.form.editions import FORMS
from model.opening.open import open_report
from model.reading.registry import read_bytes
from model.reading.source import Source
from model.recognise.recogniser import recognise
from model.report.report import Report
from model.storage.json_file import is_exchange, report_from

WHOLE = (".docx", ".html")
"""Formats that hold a report whole."""

styles = pytest.mark.parametrize("style", DOCUMENT_STYLES, ids=lambda style: style.name)
editions = pytest.mark.parametrize("edition", sorted(FORMS))

SUMS_OF_SUMS = 3
"""How deep they go: of a group, of a column, of a row."""

REPORTS = {
    "everything": full_report,
    "everything of 2019": lambda: full_report("2019"),
    "every cell": filled,
    "every cell of 2019": lambda: filled("2019"),
    "long": long_report,
    "empty": lambda: Report(unit="示例市示例局", year=2025),
}


def read_back(report: Report, suffix: str, style: DocumentStyle = OFFICIAL) -> Report:
    name = f"报告{suffix}"
    data = render(report, Path(name), style=style)
    return report_from(data, name) if is_exchange(data) else recognise(read_bytes(data, name)).report


@editions
def test_blocks_read_back_as_the_report(edition: str) -> None:
    report = full_report(edition)
    recognised = recognise(Source(compose(report), "docx"))
    assert recognised.report == report
    assert recognised.notes == ()


@styles
@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("suffix", WHOLE)
def test_files_read_back_as_the_report(suffix: str, name: str, style: DocumentStyle) -> None:
    report = REPORTS[name]()
    assert read_back(report, suffix, style) == report


def joined(block: Block) -> Block:
    """A block as a file gives it back: neighbouring runs of one look are one, pictures are pictures."""
    if isinstance(block, Paragraph):
        groups = groupby(block.runs, key=lambda run: run.bold)
        return replace(
            block, runs=tuple(Run("".join(run.text for run in runs), bold) for bold, runs in groups)
        )
    return replace(block, data=png(3, 2)) if isinstance(block, Picture) else block


def readable(report: Report) -> Report:
    """The report with what makes it plain to any reader where its parts are.

    Files do not say what they mean by a row of table four that holds only words, nor by a last line that is
    neither the unit nor a date.
    """
    texts = {key: tuple(joined(block) for block in blocks) for key, blocks in report.texts.items()}
    values = {**report.values, Address("disputes", "reconsideration", "total"): 7}
    return replace(report, texts=texts, values=values, signature=report.signature and report.unit)


@settings(max_examples=15)
@given(printed_reports(), st.sampled_from(WHOLE), st.sampled_from(DOCUMENT_STYLES))
def test_any_report_reads_back(report: Report, suffix: str, style: DocumentStyle) -> None:
    report = readable(report)
    assert read_back(report, suffix, style) == report


def as_plain_text(report: Report) -> Report:
    """The report as .txt holds it: pictures named, no tables of one row, no words for figures, no date alone."""

    def kept(block: Block) -> Block:
        words = f"［图片：{block.alternative or '无说明'}］" if isinstance(block, Picture) else ""
        return Paragraph.of(words) if words else block

    texts = {
        key: tuple(kept(block) for block in blocks if not (isinstance(block, TableBlock) and block.rows == 1))
        for key, blocks in report.texts.items()
    }
    values = {a: v for a, v in report.values.items() if is_valid(v, report.form.kind(a))}
    return replace(report, texts=texts, values=values, date=report.signature and report.date)


def as_workbook(report: Report) -> Report:
    """The report as .xlsx holds it: title and tables, every blank sum worked out."""
    report = replace(report, texts={}, signature="", date="", values=dict(report.values))
    for _ in range(SUMS_OF_SUMS):
        for address, total in report.form.computed.items():
            if report.values.get(address) is None:
                report.values[address] = report.sum(total)
    return report


def extract(report: Report) -> dict[str, Json]:
    """What the command line prints."""
    return to_dict(report)


def as_held(report: Report, suffix: str) -> Report:
    """The report as far as a format holds it."""
    known = {".txt": as_plain_text, ".xlsx": as_workbook}
    return known[suffix](report) if suffix in known else report


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("suffix", WRITERS)
def test_extract_of_every_export_equals_extract_of_its_source(suffix: str, name: str, tmp_path: Path) -> None:
    source, path = as_held(REPORTS[name](), suffix), tmp_path / f"报告{suffix}"
    for style in DOCUMENT_STYLES:
        export_report(REPORTS[name](), path, style=style)
        assert extract(open_report(path).report) == extract(source)


@pytest.mark.parametrize("suffix", [".txt", ".xlsx", ".json"])
@settings(max_examples=15)
@given(printed_reports())
def test_extract_of_any_export_equals_extract_of_its_source(suffix: str, report: Report) -> None:
    report = as_held(readable(report), suffix)
    assert extract(read_back(report, suffix)) == extract(report)


CASES = sorted(p.parent.name for p in CORPUS.glob("*/source.*"))


@pytest.mark.parametrize("suffix", [".docx", ".html", ".json", ".xlsx"])
@pytest.mark.parametrize("case", CASES)
def test_extract_of_an_exported_real_report_equals_extract_of_its_source(
    corpus: Path, case: str, suffix: str
) -> None:
    (source,) = (corpus / case).glob("source.*")
    report = open_report(source).report
    wanted = {**extract(as_held(report, suffix)), "title": report.printed_title}
    assert {**extract(read_back(report, suffix)), "title": report.printed_title} == wanted


@styles
@pytest.mark.parametrize("suffix", [*WHOLE, ".pdf", ".ofd"])
def test_a_signature_of_two_lines_leaves_the_date_on_one(suffix: str, style: DocumentStyle) -> None:
    unit = "示例维吾尔自治区示例哈萨克自治州示例蒙古自治县人力资源和社会保障局"
    report = replace(full_report(), unit=unit, signature=unit)
    again = read_back(report, suffix, style)
    assert (again.signature, again.date) == (unit, report.date)


@styles
@pytest.mark.parametrize("suffix", [*WHOLE, ".pdf", ".ofd"])
def test_captions_read_back_as_text(suffix: str, style: DocumentStyle) -> None:
    table = TableBlock.of_rows([["月份", "条数"], ["1月", "12"]])
    texts = (
        Paragraph.of("全年工作依法依规，公开内容准确及时，群众查阅方便。" * 12),
        PICTURE,
        Paragraph.of("图1：每月条数"),
        Paragraph.of("文中有表。"),
        Paragraph.of("表1：每月条数"),
        table,
    )
    report = replace(full_report(), texts={"overview": texts})
    again = read_back(report, suffix, style)
    assert again.text("overview") == report.text("overview")
    assert suffix in (".pdf", ".ofd") or again == report


def test_a_heading_that_fills_its_line_is_not_joined_with_the_text_under_it() -> None:
    texts = (
        Paragraph.of("（一）依据《政府信息公开信息处理费管理办法》收取信息处理费情况", Role.HEADING_2),
        Paragraph.of("无收取信息处理费情况。"),
    )
    around = Paragraph.of("全年工作依法依规，公开内容准确及时，群众查阅方便。" * 12)
    report = replace(full_report(), texts={"overview": (around,), "other_matters": texts})
    for style in DOCUMENT_STYLES:
        for suffix in (".pdf", ".ofd"):
            assert read_back(report, suffix, style).text("other_matters") == report.text("other_matters")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("suffix", [".txt", ".pdf", ".docx", ".html"])
@pytest.mark.parametrize(
    ("unit", "year"),
    [
        ("示例省示例自治州示例县生态环境保护综合行政执法大队（示例县生态环境局执法分局）", "2025年"),
        ("内蒙古自治区示例盟示例旗农牧业和水利综合行政执法局驻示例镇人民政府联合执法办公室", "关于2025年度"),
    ],
)
def test_long_titles_read_back_even_where_nothing_else_names_the_unit(
    unit: str, year: str, suffix: str
) -> None:
    report = replace(full_report(), unit=unit, title=f"{unit}{year}政府信息公开工作年度报告", signature="")
    found = read_back(report, suffix)
    assert (found.printed_title, found.unit) == (report.printed_title, unit)
