"""One table by itself: its labels and figures, in every format, and as what the clipboard takes."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from builders.export import full_report
from lxml import html
from PySide6.QtGui import QImage

from export.errors import ExportError
from export.one_table import (
    TABLE_WRITERS,
    export_table,
    render_table,
    table_markup,
    table_name,
    table_picture,
)
from model.form.editions import FORMS
from model.reading.registry import read_bytes
from model.recognise.recogniser import recognise

pytestmark = pytest.mark.usefixtures("qapp")

KEYS = [(edition, form.key) for edition in sorted(FORMS) for form in FORMS[edition].tables]


@pytest.mark.parametrize(("edition", "key"), KEYS)
@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_its_figures_read_back_and_no_others(edition: str, key: str, suffix: str) -> None:
    report = full_report(edition)
    data = render_table(report, key, Path(f"表{suffix}"))
    found = recognise(read_bytes(data, f"表{suffix}")).report
    assert {a: v for a, v in found.values.items() if v is not None} == {
        a: v for a, v in report.values.items() if a.part == key and v is not None
    }


def test_a_workbook_of_one_sheet() -> None:
    book = openpyxl.load_workbook(BytesIO(render_table(full_report(), "disputes", Path("表.xlsx"))))
    assert len(book.sheetnames) == 1


@pytest.mark.parametrize(("edition", "key"), KEYS)
def test_the_picture_holds_the_whole_table(edition: str, key: str) -> None:
    image = QImage.fromData(table_picture(full_report(edition), key))
    assert image.width() == 1440
    edges = [image.pixelColor(720, image.height() - 1), image.pixelColor(0, 5)]
    assert all(color.name() == "#ffffff" for color in edges)
    lowest = max(
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y).name() != "#ffffff" for x in range(300, 420))
    )
    assert 0.8 < lowest / image.height() < 1


def test_the_markup_is_one_table_with_labels_as_headings() -> None:
    tree = html.fragment_fromstring(table_markup(full_report(), "requests"), create_parent=True)
    (table,) = tree.iter("table")
    assert "1.属于国家秘密" in {"".join(cell.itertext()) for cell in table.iter("th")}
    assert table.get("border") == "1"


def test_the_name_says_which_report_and_table() -> None:
    name = table_name(full_report(), "requests", ".png")
    assert name.endswith("年度报告（收到和处理政府信息公开申请情况）.png")


def test_files_are_written_and_other_suffixes_refused(tmp_path: Path) -> None:
    for suffix in TABLE_WRITERS:
        export_table(full_report(), "disputes", tmp_path / f"表{suffix}")
    assert (tmp_path / "表.png").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(ExportError):
        export_table(full_report(), "disputes", tmp_path / "表.gif")
