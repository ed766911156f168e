"""Another report beside the open one: differences are stepped through, shown in the report, kept up to date, written."""

from pathlib import Path

import pytest
from builders.draft import draft
from builders.model import cell
from PySide6.QtCore import Qt

from model.content.blocks import Paragraph
from model.report.report import SetText, SetValues
from model.storage.own_file import save

LICENSING = cell("disclosure.licensing.decisions")


@pytest.fixture
def other_file(tmp_path: Path) -> Path:
    other = draft()
    other.apply(SetValues({LICENSING: 7}))
    blocks = list(other.blocks("overview"))
    blocks[2] = Paragraph.of("全年公开信息166条，其中工作动态92条，均已公开全文和解读材料。")
    other.texts["overview"] = tuple(blocks)
    path = tmp_path / "已公布.xxgk"
    save(other, path)
    return path


@pytest.fixture
def shown(window, comparing, other_file, qtbot):
    window.files.dialogs.open_path = other_file
    found = comparing.compare()
    yield found
    found.close()


def places(shown) -> list[str]:
    return [row.place for row in shown.table.rows]


def test_differences_are_listed_and_stepped_through(shown, qtbot):
    assert shown.summary.text() == "不同的地方共 2 处：数字 1 处，文字 1 处，标题和落款 0 处。"
    first, second = [row for row in shown.table.rows if not row.is_heading]
    assert shown.table.current is first
    qtbot.keyClick(shown, Qt.Key.Key_F8)
    assert shown.table.current is second
    shown.next.click()
    assert shown.table.current is second
    shown.previous.click()
    assert shown.table.current is first
    assert [s.text for s in first.left if s.changed] == ["166"]


def test_a_place_is_shown_in_the_report(shown, window):
    shown.table.step(1)
    shown.go.click()
    assert window.tabs.current_key == "disclosure"
    assert window.tabs.current_table().grid.current_address() == LICENSING


def test_it_follows_the_report(shown, window, qtbot):
    shown.table.step(1)
    window.workspace.apply(SetText("overview", ()), "清空")
    qtbot.waitUntil(lambda: "文字 5 处" in shown.summary.text())
    assert shown.table.current.payload.address == LICENSING
    window.workspace.apply(SetValues({LICENSING: 7}), "改")
    qtbot.waitUntil(lambda: "数字 0 处" in shown.summary.text())


def test_what_is_the_same_is_listed_too_on_demand(shown):
    few = len(shown.table.rows)
    shown.everything.setChecked(True)
    assert len(shown.table.rows) > few + 100
    same = [row for row in shown.table.rows if row.is_same]
    assert same and all(not s.changed for row in same for s in (*row.left, *row.right))


@pytest.mark.parametrize("suffix", [".docx", ".html"])
def test_it_is_exported(shown, window, tmp_path, suffix):
    path = tmp_path / f"对照{suffix}"
    window.files.dialogs.save_path = path
    shown.export.click()
    assert path.stat().st_size > 1000
    assert window.banner.text == f"已导出：{path}"


def test_a_file_that_cannot_be_read_or_written_is_told(window, comparing, tmp_path, other_file):
    window.files.dialogs.open_path = tmp_path / "没有.docx"
    assert comparing.compare() is None and "没有.docx" in window.banner.text
    window.files.dialogs.open_path = other_file
    shown = comparing.compare()
    window.files.dialogs.save_path = tmp_path / "对照.pdf"
    shown.export.click()
    assert "不认识扩展名" in window.banner.text
    shown.close()


def test_the_notice_of_a_correction(window, comparing, tmp_path, other_file):
    window.files.dialogs.open_path = other_file
    window.files.dialogs.save_path = tmp_path / "更正说明.docx"
    assert comparing.correction()
    assert window.files.dialogs.asked[-1].endswith("更正说明.docx")
    assert (tmp_path / "更正说明.docx").stat().st_size > 1000
    same = tmp_path / "同.xxgk"
    save(window.workspace.report, same)
    window.files.dialogs.open_path = same
    assert not comparing.correction() and "没有需要更正" in window.banner.text
