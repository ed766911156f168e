from datetime import date

import pytest
from builders.review import RECEIVED, filled
from builders.text import press_key
from PySide6.QtCore import Qt

from model.content.blocks import Paragraph
from ui.import_review.preview import ImportPreview


@pytest.fixture
def preview(qtbot) -> ImportPreview:
    made = ImportPreview(filled(), date(2026, 1, 12))
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    return made


def test_a_text_is_shown_read_only(preview):
    preview.show_text("一、总体情况", (Paragraph.of("本年度。"),))
    assert preview.text.toPlainText() == "本年度。"
    assert preview.text.isReadOnly()
    assert preview.grid is None
    assert preview._heading.text() == "一、总体情况"


def test_a_table_is_shown_with_a_legend_where_cells_are_doubtful(preview):
    table = filled().form.table("requests")
    preview.show_table("三", table, [])
    assert "虚线框" not in preview._legend.text()
    preview.show_table("三", table, [RECEIVED])
    assert "虚线框" in preview._legend.text()
    preview.show_cell(RECEIVED)
    assert preview.grid.current_address() == RECEIVED


def test_nothing_can_be_typed_and_return_accepts(preview, qtbot):
    preview.show_table("三", filled().form.table("requests"), [RECEIVED])
    preview.show_cell(RECEIVED)
    before = preview._workspace.report.value(RECEIVED)
    qtbot.keyClick(preview.grid, "7")
    assert preview._workspace.report.value(RECEIVED) == before
    with qtbot.waitSignal(preview.accepted):
        press_key(preview.grid, Qt.Key.Key_Return)
