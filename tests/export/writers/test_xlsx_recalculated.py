"""Workbook: an office program works out the same sums as the report, and turns red what does not balance."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from builders.export import full_report
from builders.model import cell as address

from export.writers.xlsx import FIRST_ROW, write
from model.content.address import Address
from model.report.report import Report, SetField

openpyxl = pytest.importorskip("openpyxl")

OFFICE = shutil.which("soffice")
RED = "FFC7CE"

pytestmark = pytest.mark.skipif(OFFICE is None, reason="no office program here")


def place(report: Report, where: Address) -> tuple[str, str]:
    spot = report.form.table(where.part).entries[where]
    name = f"{openpyxl.utils.get_column_letter(spot.column + 1)}{spot.row + FIRST_ROW}"
    return report.form.section(where.part).tab, name


@pytest.fixture(scope="module")
def report() -> Report:
    made = full_report()
    made.apply(SetField("computes_totals", True))
    return made


@pytest.fixture(scope="module")
def recalculated(report: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the workbook without the results we wrote, and of one with a changed figure, both worked out anew."""
    folder = tmp_path_factory.mktemp("recalculated")
    (folder / "written.xlsx").write_bytes(write(report))
    book = openpyxl.load_workbook(folder / "written.xlsx")
    book.save(folder / "same.xlsx")
    sheet, name = place(report, address("requests.received.business"))
    book[sheet][name].value += 1
    book.save(folder / "changed.xlsx")
    for kind in ("xlsx", "html"):
        subprocess.run(
            [
                *(str(OFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"),
                *("--convert-to", kind, "--outdir", str(folder / "out")),
                *(str(folder / "same.xlsx"), str(folder / "changed.xlsx")),
            ],
            check=True,
            capture_output=True,
            timeout=240,
        )
    return folder / "out"


def test_sums_are_those_of_the_report(report: Report, recalculated: Path) -> None:
    book = openpyxl.load_workbook(recalculated / "same.xlsx", data_only=True)
    for where in report.form.computed:
        sheet, name = place(report, where)
        assert (book[sheet][name].value or 0) == (report.values.get(where) or 0), where


def test_a_changed_figure_changes_its_sum_and_turns_its_column_red(
    report: Report, recalculated: Path
) -> None:
    book = openpyxl.load_workbook(recalculated / "changed.xlsx", data_only=True)
    sheet, name = place(report, address("requests.received.total"))
    assert book[sheet][name].value == report.values[address("requests.received.total")] + 1
    assert len(re.findall(RED, (recalculated / "changed.html").read_text(encoding="utf-8"))) == 2 * 4
    assert RED not in (recalculated / "same.html").read_text(encoding="utf-8")
