"""This year beside the years before: files are added, what cannot stand together is told, the page is written."""

from dataclasses import replace
from pathlib import Path

import pytest
from builders.draft import draft
from builders.model import cell
from PySide6.QtCore import Qt

from model.report.report import SetField, SetPrevious, SetValues
from model.storage.own_file import save

LICENSING = cell("disclosure.licensing.decisions")


@pytest.fixture
def shown(window, comparing):
    window.workspace.apply(SetPrevious(of(2024)), "对照上年报告")
    found = comparing.years()
    yield found
    found.close()


def of(year: int):
    report = replace(draft(), year=year)
    report.values = {**report.values, LICENSING: year}
    return report


def file_of(folder: Path, year: int) -> Path:
    path = folder / f"{year}.xxgk"
    save(of(year), path)
    return path


def row_of(shown, begins: str) -> list[str]:
    model = shown.table.model()
    for number in range(model.rowCount()):
        texts = [model.index(number, column).data() for column in range(model.columnCount())]
        if str(texts[0]).startswith(begins):
            return texts
    raise LookupError(begins)


def test_last_year_stands_beside_this_year(shown, window):
    now = window.workspace.report.values[LICENSING]
    assert row_of(shown, "行政许可")[1:4] == [str(now), "2024", str(now - 2024)]
    window.workspace.apply(SetValues({LICENSING: 2030}), "改")
    assert row_of(shown, "行政许可")[1:5] == ["2030", "2024", "+6", "+0.3%"]


def test_earlier_years_are_added_up_to_five(shown, window, tmp_path):
    for year in (2023, 2021, 2022, 2020):
        window.files.dialogs.open_path = file_of(tmp_path, year)
        shown.add.click()
    heads = [shown.table.model().headerData(i, Qt.Orientation.Horizontal) for i in range(9)]
    assert heads == ["项目", "2025年", "2024年", "增减", "增减%", "2023年", "2022年", "2021年", "2020年"]
    assert not shown.add.isEnabled()
    shown.remove.click()
    assert shown.add.isEnabled() and shown.years.years == (2025, 2024, 2023, 2022, 2021)


def test_a_year_twice_is_told(shown, window, tmp_path):
    window.files.dialogs.open_path = file_of(tmp_path, 2024)
    shown.add.click()
    assert "有两份 2024 年的报告" in shown.words.text() and shown.years.years == (2025, 2024)


def test_only_what_changed_and_all_columns(shown):
    all_sums = shown.table.model().rowCount()
    shown.changed_only.setChecked(True)
    assert shown.table.model().rowCount() < all_sums
    shown.changed_only.setChecked(False)
    shown.sums_only.setChecked(False)
    assert shown.table.model().rowCount() == 3 + len(shown.years.form.addresses)


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".html"])
def test_the_page_is_written(shown, window, tmp_path, suffix):
    window.files.dialogs.save_path = tmp_path / f"数据{suffix}"
    shown.export.click()
    assert (tmp_path / f"数据{suffix}").stat().st_size > 1000


def test_without_a_year_nothing_can_be_compared(window, comparing):
    window.workspace.apply(SetField("year", None), "年度")
    shown = comparing.years()
    assert "没有年度" in shown.words.text() and not shown.export.isEnabled()
    shown.close()
