"""Whatever a stranger has put into the strings of a report, what is published is escaped: every export is looked at."""

import re
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from builders.hostile import CONTROLS, FORMULA, HOSTILE, SCRIPT, hostile_report
from lxml import etree, html
from openpyxl import load_workbook

from export.publication import export_all, render_all
from export.registry import WRITERS, default_name, render
from model.report.report import Report

TODAY = date(2026, 1, 20)
MARKUP_TAGS = {"script", "object", "iframe", "link", "base", "form"}

pytestmark = pytest.mark.usefixtures("qapp")


def rendered(text: str, suffix: str) -> bytes:
    return render(hostile_report(text), Path(f"a{suffix}"), today=TODAY)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("suffix", WRITERS)
def test_every_format_is_written_of_every_hostile_string(text: str, suffix: str) -> None:
    assert len(rendered(text, suffix)) > 500


@pytest.mark.parametrize("text", HOSTILE)
def test_a_web_page_holds_no_element_and_no_attribute_of_a_strings_making(text: str) -> None:
    tame, wild = (html.document_fromstring(rendered(each, ".html").decode()) for each in ("甲", text))
    assert not [e.tag for e in wild.iter() if e.tag in MARKUP_TAGS]
    assert {e.tag for e in wild.iter()} == {e.tag for e in tame.iter()}
    assert not [n for e in wild.iter() for n in e.attrib if n.startswith("on")]
    sources = [str(e.get("src") or e.get("href")) for e in wild.iter() if e.get("src") or e.get("href")]
    assert sources and all(source.startswith("data:image/png;base64,") for source in sources)
    styles = [str(e.get("style")) for e in wild.iter() if e.get("style")]
    assert not [s for s in styles if re.search(r"[<>]|url\(|expression|cmd", s)]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_office_files_are_well_formed_and_name_no_outside_part(text: str, suffix: str) -> None:
    with zipfile.ZipFile(BytesIO(rendered(text, suffix))) as archive:
        for name in archive.namelist():
            assert not re.search(r"\.\.|[\\:*?<>|\"]", name)
            if name.endswith((".xml", ".rels")):
                root = etree.fromstring(archive.read(name))
                assert not [e for e in root.iter() if e.get("TargetMode") == "External"]


def test_a_workbook_holds_no_formula_of_a_strings_making() -> None:
    workbook = load_workbook(BytesIO(rendered(FORMULA, ".xlsx")))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert [c for c in cells if c.value == FORMULA and c.data_type == "s" and c.quotePrefix]
    assert not [c for c in cells if c.data_type == "f" and "cmd" in str(c.value)]


def test_no_library_is_named_with_its_version() -> None:
    with zipfile.ZipFile(BytesIO(rendered("甲", ".xlsx"))) as archive:
        text = b"".join(archive.read(name) for name in archive.namelist() if "docProps" in name)
    assert b"openpyxl" not in text and b"AppVersion" not in text


def test_a_package_of_a_hostile_report_stays_in_its_folder(tmp_path: Path) -> None:
    for number, text in enumerate(HOSTILE):
        folder = tmp_path / str(number) / "发布包"
        written = export_all(hostile_report(text), folder, today=TODAY)
        assert {path.parent for path in written} == {folder} and all(path.is_file() for path in written)
        assert sorted(path.name for path in folder.iterdir()) == sorted(path.name for path in written)
        assert [path.name for path in folder.parent.iterdir()] == ["发布包"]


def test_a_name_is_one_that_every_system_allows() -> None:
    for text in HOSTILE:
        name = default_name(Report(title=text), ".docx")
        assert name.encode() and not re.search(r"[\\/:*?\"<>|\x00-\x1f]", name)
    assert SCRIPT not in render_all(hostile_report(SCRIPT), today=TODAY)
    assert "\0" not in default_name(Report(title=CONTROLS), "")
