"""Charts on the sheet: chosen from the gallery, changed with the tables in place, shown in another way from the menu."""

from datetime import date
from pathlib import Path

import pytest
from builders.charts import EVERY, KEY, chart_in, charted
from PySide6.QtWidgets import QMenu

from model.content.address import Address
from model.content.charts import ChartKind
from model.files.errors import ReadingError, ReadingProblem
from model.report.report import SetValues
from model.workspace import Workspace
from ui.bridge import Bridge
from ui.document.document import drawn
from ui.editor.chart_gallery import ChartGallery
from ui.editor.panel import TextPanel

RECEIVED = Address("requests", "received", "total")


@pytest.fixture
def panel(qtbot):
    bridge = Bridge(Workspace(date(2023, 1, 9), charted()))
    made = TextPanel(bridge, bridge.workspace.report.form.section(KEY))
    made.bridge = bridge
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


@pytest.fixture
def gallery(qtbot):
    made = ChartGallery(charted())
    qtbot.addWidget(made)
    return made


def test_a_changed_figure_is_drawn_and_the_caret_stays(panel):
    editor = panel.editor
    cursor = editor.textCursor()
    cursor.setPosition(3)
    editor.setTextCursor(cursor)
    panel.bridge.workspace.apply(SetValues({RECEIVED: 4321}), "改数")
    shown = [p.block for p in _pieces(panel) if p.block == chart_in(panel.bridge.workspace.report)]
    assert len(shown) == 1
    assert shown[0].chart.series[0].figures[-1] == 4321
    assert editor.textCursor().position() == 3
    panel.bridge.workspace.undo()
    assert chart_in(panel.bridge.workspace.report).chart.series[0].figures[-1] != 4321
    assert any(p.block == chart_in(panel.bridge.workspace.report) for p in _pieces(panel))


def _pieces(panel):
    from ui.document.conversion import pieces

    return list(pieces(panel.editor.sheet))


def test_typing_leaves_the_chart_as_it_is(panel):
    before = chart_in(panel.bridge.workspace.report)
    panel.editor.textCursor().insertText("甲")
    panel.flush()
    report = panel.bridge.workspace.report
    assert report.text(KEY).startswith("甲")
    assert chart_in(report) == before


def test_the_menu_shows_a_chart_in_another_way_and_it_still_follows(panel):
    menu = QMenu(panel)
    place = next(p.start for p in _pieces(panel) if p.block == chart_in(panel.bridge.workspace.report))
    cursor = panel.editor.textCursor()
    cursor.setPosition(place)
    panel.editor.pictures.add_actions(menu, panel.editor.cursorRect(cursor).center())
    actions = {action.text(): action for action in menu.actions()}
    assert "图片说明…" not in actions
    assert not actions["图表改为柱形图"].isEnabled()
    assert "图表改为饼图" not in actions
    actions["图表改为折线图"].trigger()
    panel.bridge.workspace.apply(SetValues({RECEIVED: 77}), "改数")
    chart = chart_in(panel.bridge.workspace.report).chart
    assert (chart.kind, chart.series[0].figures[-1]) == (ChartKind.LINE, 77)


def test_the_chosen_chart_is_inserted_as_one_step(panel, monkeypatch):
    monkeypatch.setattr(ChartGallery, "exec", lambda self: self.list.setCurrentRow(2) or 1)
    cursor = panel.editor.textCursor()
    cursor.setPosition(2)
    panel.editor.setTextCursor(cursor)
    panel.tools.chart_wanted.emit()
    blocks = panel.bridge.workspace.report.blocks(KEY)
    kinds = [block.chart.source for block in blocks if getattr(block, "chart", None) is not None]
    assert kinds == ["results", "requests_over_years"]
    assert blocks[0].text == "如图所示。"
    panel.bridge.workspace.undo()
    assert len(panel.bridge.workspace.report.blocks(KEY)) == 3


def test_the_gallery_offers_every_chart_with_a_picture_and_its_figures(gallery):
    offered = [gallery.list.item(i) for i in range(gallery.list.count())]
    assert len(offered) == len(EVERY)
    assert all(not item.icon().isNull() and "：" in item.toolTip() for item in offered)
    assert len({item.text() for item in offered}) == len(EVERY)


def test_an_earlier_year_is_taken_from_its_report(gallery):
    old = charted()
    old.year = 2018
    gallery.read = lambda path: old
    gallery.add_year(Path("2018.docx"))
    assert gallery.chosen.chart.categories == ("2018年", "2021年", "2022年")
    assert "2018年" in gallery.words.text()


def test_a_report_that_is_not_earlier_or_cannot_be_read_is_not_taken(gallery):
    gallery.read = lambda path: charted()
    gallery.add_year(Path("今年.docx"))
    assert "没有加入" in gallery.words.text()

    def broken(path):
        raise ReadingError(ReadingProblem.DAMAGED, name=path.name)

    gallery.read = broken
    gallery.add_year(Path("坏.docx"))
    assert gallery.words.text().startswith("▲")
    assert gallery.chosen.chart.categories == ("2021年", "2022年")


def test_the_drawn_chart_is_sharp(qapp):
    picture = chart_in(charted())
    assert drawn(picture).width() > 1000
