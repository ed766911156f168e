from itertools import product

import pytest
from builders.model import balanced_report, cell
from builders.ui import stand, table_panel
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import (
    QCoreApplication,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPoint,
    QPointF,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from model.form.editions import FORMS
from model.form.spec import Label
from model.report.report import SetField, SetPrevious, new_report
from ui.grid.clipboard import TOO_MUCH, Box, to_html
from ui.grid.model import Role
from ui.grid.panel import TablePanel

TABLES = [(form.edition, table.key) for form in FORMS.values() for table in form.tables]
K = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(qtbot) -> TablePanel:
    return shown(qtbot, new_report("示例市示例局", 2022))


def shown(qtbot, report, key: str = "requests", size: tuple[int, int] = (1062, 575)) -> TablePanel:
    made = table_panel(report, key, size)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.focus_first()
    return made


def at(panel: TablePanel) -> str:
    return str(panel.grid.current_address()).removeprefix(panel.spec.key + ".")


def value(panel: TablePanel, name: str):
    return panel.model.value(cell(f"{panel.spec.key}.{name}"))


def go(panel: TablePanel, name: str) -> None:
    stand(panel, cell(f"{panel.spec.key}.{name}"))


def editor(panel: TablePanel) -> QLineEdit:
    line = panel.grid.indexWidget(panel.grid.currentIndex())
    assert isinstance(line, QLineEdit)
    return line


def is_editing(panel: TablePanel) -> bool:
    return panel.grid.state() == panel.grid.State.EditingState


def select(panel: TablePanel, first: str, last: str) -> None:
    corners = [panel.model.index_of(cell(f"{panel.spec.key}.{name}")) for name in (first, last)]
    go(panel, first)
    panel.grid.selectionModel().select(QItemSelection(*corners), QItemSelectionModel.SelectionFlag.Select)


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def put_text(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def step(panel: TablePanel) -> str:
    return panel.model._workspace.history.undo_label


def test_stands_at_the_first_cell(panel):
    assert at(panel) == "received.natural_person"


def test_typing_replaces_and_return_goes_down(panel, qtbot):
    go(panel, "received.business")
    qtbot.keyClick(panel.grid, "7")
    assert editor(panel).text() == "7"
    editor(panel).insert("4件")
    qtbot.keyClick(editor(panel), K.Key_Return)
    assert value(panel, "received.business") == 74
    assert value(panel, "received.total") == 74
    assert at(panel) == "carried_in.business"
    assert not is_editing(panel)
    qtbot.keyClick(panel.grid, "1")
    qtbot.keyClick(editor(panel), K.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert value(panel, "carried_in.business") == 1
    assert at(panel) == "granted.business"


def test_an_input_method_types_straight_into_the_cell(panel, qtbot):
    panel.model.setData(panel.grid.currentIndex(), "44")
    event = QInputMethodEvent()
    event.setCommitString("４")
    QCoreApplication.sendEvent(panel.grid, event)
    assert editor(panel).text() == "４"
    qtbot.keyClick(editor(panel), K.Key_Return)
    assert value(panel, "received.natural_person") == 4


def test_an_input_method_that_composes_types_once(panel, qtbot):
    panel.model.setData(panel.grid.currentIndex(), "35")
    for event in (QInputMethodEvent("si", []), QInputMethodEvent()):
        if not event.preeditString():
            event.setCommitString("４")
        QCoreApplication.sendEvent(panel.grid, event)
    assert editor(panel).text() == "４"


@pytest.mark.parametrize(
    ("key", "modifier", "end"),
    [
        (K.Key_Return, Qt.KeyboardModifier.NoModifier, "granted.business"),
        (K.Key_Return, SHIFT, "received.business"),
        (K.Key_Tab, Qt.KeyboardModifier.NoModifier, "carried_in.research"),
        (K.Key_Backtab, SHIFT, "carried_in.natural_person"),
        (K.Key_Down, Qt.KeyboardModifier.NoModifier, "granted.business"),
        (K.Key_Up, Qt.KeyboardModifier.NoModifier, "received.business"),
    ],
)
@pytest.mark.parametrize("typed", ["", "5"])
def test_keys_lead_on_while_typing_and_while_not(panel, qtbot, key, modifier, end, typed):
    go(panel, "carried_in.business")
    if typed:
        qtbot.keyClick(panel.grid, typed)
    qtbot.keyClick(editor(panel) if typed else panel.grid, key, modifier)
    assert at(panel) == end
    assert value(panel, "carried_in.business") == (5 if typed else None)


def test_arrows_inside_the_text_stay_in_it(panel, qtbot):
    qtbot.keyClick(panel.grid, "5")
    qtbot.keyClick(editor(panel), K.Key_Left)
    qtbot.keyClick(editor(panel), "4")
    assert editor(panel).text() == "45"
    qtbot.keyClick(editor(panel), K.Key_Escape)
    assert not is_editing(panel)
    assert value(panel, "received.natural_person") is None


def test_f2_opens_the_figure_selected(panel, qtbot):
    panel.model.setData(panel.grid.currentIndex(), "35")
    qtbot.keyClick(panel.grid, K.Key_F2)
    assert editor(panel).selectedText() == "35"
    assert editor(panel).alignment() & Qt.AlignmentFlag.AlignHCenter
    assert editor(panel).accessibleName() == "一、本年新收政府信息公开申请数量/自然人"


def test_tab_and_arrows_pass_over_sums_and_labels(panel, qtbot):
    go(panel, "received.other_organization")
    qtbot.keyClick(panel.grid, K.Key_Right)
    assert at(panel) == "received.other_organization"
    qtbot.keyClick(panel.grid, K.Key_Tab)
    assert at(panel) == "carried_in.natural_person"
    go(panel, "other_misc.business")
    qtbot.keyClick(panel.grid, K.Key_Down)
    assert at(panel) == "carried_out.business"


def test_home_end_pages(panel, qtbot):
    go(panel, "carried_in.research")
    qtbot.keyClick(panel.grid, K.Key_End)
    assert at(panel) == "carried_in.other_organization"
    qtbot.keyClick(panel.grid, K.Key_Home)
    assert at(panel) == "carried_in.natural_person"
    qtbot.keyClick(panel.grid, K.Key_End, CTRL)
    assert at(panel) == "carried_out.other_organization"
    qtbot.keyClick(panel.grid, K.Key_PageUp)
    assert panel.grid.currentIndex().row() < 20
    qtbot.keyClick(panel.grid, K.Key_Home, CTRL)
    assert at(panel) == "received.natural_person"
    qtbot.keyClick(panel.grid, K.Key_PageDown)
    assert panel.grid.currentIndex().row() > 8


def test_shift_selects_over_sums_too(panel, qtbot):
    go(panel, "granted.legal_service")
    for key in (K.Key_Right, K.Key_Right, K.Key_Down):
        qtbot.keyClick(panel.grid, key, SHIFT)
    assert [f"{p.cell.row}.{p.cell.column}" for p in panel.grid.selected_places()] == [
        f"{row}.{column}"
        for row, column in product(
            ("granted", "partly_granted"), ("legal_service", "other_organization", "total")
        )
    ]


def test_typing_into_a_sum_says_why_not(panel, qtbot):
    go(panel, "received.total")
    with qtbot.waitSignal(panel.message) as told:
        qtbot.keyClick(panel.grid, "5")
    assert "自动计算合计" in told.args[0]
    assert not is_editing(panel)


def test_a_text_that_is_no_figure_stays_open_and_marked(panel, qtbot):
    qtbot.keyClick(panel.grid, "1")
    qtbot.keyClicks(editor(panel), "2o")
    with qtbot.waitSignal(panel.message) as told:
        qtbot.keyClick(editor(panel), K.Key_Return)
    assert "“12o”不是数字" in told.args[0]
    assert is_editing(panel)
    assert editor(panel).selectedText() == "12o"
    assert at(panel) == "received.natural_person"
    qtbot.keyClicks(editor(panel), "120")
    qtbot.keyClick(editor(panel), K.Key_Tab)
    assert value(panel, "received.natural_person") == 120
    assert at(panel) == "received.business"


def test_flush_takes_over_what_is_typed(panel, qtbot):
    qtbot.keyClick(panel.grid, "6")
    panel.flush()
    assert value(panel, "received.natural_person") == 6
    assert not is_editing(panel)
    panel.flush()
    assert step(panel) == "修改“一、本年新收政府信息公开申请数量/自然人”"


def test_flush_refuses_what_is_no_figure(panel, qtbot):
    qtbot.keyClick(panel.grid, "x")
    with qtbot.waitSignal(panel.message) as told:
        panel.flush()
    assert "没有填入" in told.args[0]
    assert value(panel, "received.natural_person") is None


def test_delete_and_backspace_clear_the_selection_in_one_step(qtbot):
    panel = shown(qtbot, balanced_report())
    select(panel, "granted.natural_person", "partly_granted.business")
    qtbot.keyClick(panel.grid, K.Key_Delete)
    assert step(panel) == "清除 4 格"
    assert value(panel, "partly_granted.business") is None
    go(panel, "received.business")
    qtbot.keyClick(panel.grid, K.Key_Backspace)
    assert step(panel) == "清除 1 格"


def test_copy_cut_and_paste_by_keys(qtbot):
    panel = shown(qtbot, balanced_report())
    panel.model._workspace.apply(SetField("computes_totals", True), "合计")
    row = [str(value(panel, f"granted.{column}")) for column in ("natural_person", "business")]
    select(panel, "granted.natural_person", "granted.total")
    qtbot.keyClick(panel.grid, K.Key_C, CTRL)
    assert clipboard().split("\t")[:2] == row
    assert clipboard().count("\t") == 6
    assert "<table" in QGuiApplication.clipboard().mimeData().html()
    qtbot.keyClick(panel.grid, K.Key_X, CTRL)
    assert value(panel, "granted.total") is None
    assert step(panel) == "剪切 6 格"
    go(panel, "partly_granted.natural_person")
    with qtbot.waitSignal(panel.message) as told:
        qtbot.keyClick(panel.grid, K.Key_V, CTRL)
    assert told.args[0] == "已粘贴 6 格。"
    assert value(panel, "partly_granted.business") == int(row[1])
    assert step(panel) == "粘贴 6 格"


def test_paste_from_a_spreadsheet_prefers_its_web_table(panel, qtbot):
    mime = QMimeData()
    mime.setText("1 2")
    mime.setHtml("<table><tr><td>1</td><td>２</td></tr></table>")
    QGuiApplication.clipboard().setMimeData(mime)
    panel.grid.ranges.paste()
    assert [value(panel, "received.natural_person"), value(panel, "received.business")] == [1, 2]


def test_paste_of_lines_of_text(panel, qtbot):
    put_text("1\t2\r\n3\tabc\r\n")
    with qtbot.waitSignal(panel.message) as told:
        panel.grid.ranges.paste()
    assert "“abc”不是数字" in told.args[0]
    assert value(panel, "carried_in.natural_person") is None


def test_one_copied_value_fills_the_selection(panel):
    put_text("9\n")
    select(panel, "granted.natural_person", "granted.total")
    panel.grid.ranges.paste()
    assert value(panel, "granted.total") == 54


def test_fill_down_by_key(panel, qtbot):
    panel.model.setData(panel.grid.currentIndex(), "3")
    select(panel, "received.natural_person", "granted.natural_person")
    qtbot.keyClick(panel.grid, K.Key_D, CTRL)
    assert value(panel, "granted.natural_person") == 3


def test_claims_its_keys_before_the_menus_do(panel):
    for key in (K.Key_C, K.Key_V, K.Key_D):
        event = QKeyEvent(QKeyEvent.Type.ShortcutOverride, key, CTRL)
        event.ignore()
        panel.grid.event(event)
        assert event.isAccepted()
    other = QKeyEvent(QKeyEvent.Type.ShortcutOverride, K.Key_S, CTRL)
    other.ignore()
    panel.grid.event(other)
    assert not other.isAccepted()


def test_the_menu_is_chinese_and_does_what_it_says(panel, qtbot):
    menu = panel.grid.ranges.menu(panel.grid)
    words = [action.text().split("\t")[0] for action in menu.actions() if not action.isSeparator()]
    assert words == [
        *("剪切", "复制", "粘贴", "全选", "清除", "复制整张表", "导出这张表…"),
        *("向下填充", "所选空白填0", "全表空白填0"),
    ]
    menu.actions()[-2].trigger()
    assert value(panel, "received.natural_person") == 0
    assert value(panel, "received.business") is None
    menu.actions()[-1].trigger()
    assert value(panel, "carried_out.business") == 0


def wheel(panel: TablePanel, turn: int, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    spot = QPointF(600, 300)
    event = QWheelEvent(
        spot,
        panel.grid.viewport().mapToGlobal(spot),
        QPoint(0, 0),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    panel.grid.wheelEvent(event)


def test_the_wheel_scrolls_and_never_changes_a_figure(panel, qtbot):
    before = dict(panel.model.report.values)
    qtbot.keyClick(panel.grid, "5")
    wheel(panel, -240)
    assert panel.grid.verticalScrollBar().value() > 0
    assert editor(panel).text() == "5"
    assert panel.model.report.values == before


def test_ctrl_and_wheel_zoom_within_limits(panel, qtbot):
    with qtbot.waitSignal(panel.zoom_changed) as zoomed:
        wheel(panel, 120, CTRL)
    assert zoomed.args[0] == pytest.approx(1.1)
    for _ in range(9):
        wheel(panel, 120, CTRL)
    assert panel.grid.zoom == 1.5
    for _ in range(9):
        wheel(panel, -120, CTRL)
    assert panel.grid.zoom == 1.0


@pytest.mark.parametrize(("edition", "key"), TABLES)
def test_spans_and_widths_follow_the_form(qtbot, edition, key):
    panel = shown(qtbot, balanced_report(edition=edition), key)
    view, spec = panel.grid, panel.spec
    for place in spec.placed:
        assert view.rowSpan(place.row, place.column) == place.cell.rows
        assert view.columnSpan(place.row, place.column) == place.cell.columns
    widths = [view.columnWidth(column) for column in range(len(spec.widths))]
    assert sum(widths) == view.viewport().width()
    for width, share in zip(widths, spec.widths, strict=True):
        assert width == pytest.approx(share / sum(spec.widths) * sum(widths), rel=0.15, abs=8)


@pytest.mark.parametrize("zoom", [1.0, 1.5])
@pytest.mark.parametrize(("edition", "key"), TABLES)
@pytest.mark.parametrize("size", [(1062, 575), (420, 300)])
def test_frozen_labels_stay_in_line_with_the_cells(qtbot, edition, key, zoom, size):
    panel = shown(qtbot, balanced_report(edition=edition), key, size)
    panel.set_zoom(zoom)
    view = panel.grid
    for across, down in ((0.0, 0.0), (0.0, 0.6), (0.5, 0.0), (1.0, 1.0)):
        for bar, part in ((view.horizontalScrollBar(), across), (view.verticalScrollBar(), down)):
            bar.setValue(round(bar.maximum() * part))
        for strip in view.strips:
            for place in strip._places:
                rect, real = (
                    strip.place_rect(place),
                    view.visualRect(view.model().index(place.row, place.column)),
                )
                assert rect.size() == real.size()
                if not strip._columns:
                    assert rect.left() == real.left()
                if not strip._rows:
                    assert rect.top() == real.top()


def test_the_header_of_table_three_stays_while_scrolling(panel, qtbot):
    left, top, corner = panel.grid.strips
    assert left.isHidden()
    assert top.isHidden()
    assert corner.isHidden()
    panel.grid.verticalScrollBar().setValue(200)
    assert top.isVisible()
    assert corner.isVisible()
    assert left.isHidden()
    assert top.height() == sum(panel.grid.rowHeight(row) for row in range(panel.spec.header_rows))
    assert top.geometry().topLeft() == panel.grid.viewport().geometry().topLeft()
    panel.grid.verticalScrollBar().setValue(0)
    assert top.isHidden()


@pytest.mark.fonts
def test_label_columns_stay_while_scrolling_sideways(qtbot):
    panel = shown(qtbot, balanced_report(), size=(640, 575))
    panel.set_zoom(1.5)
    bar = panel.grid.horizontalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    left, top, _ = panel.grid.strips
    assert left.isVisible()
    assert top.isHidden()
    assert left.width() == sum(panel.grid.columnWidth(c) for c in range(panel.spec.label_columns))


@pytest.mark.fonts
def test_a_header_that_would_leave_no_room_scrolls_along(qtbot):
    panel = shown(qtbot, balanced_report(), size=(656, 400))
    panel.set_zoom(1.5)
    header = sum(panel.grid.rowHeight(row) for row in range(panel.spec.header_rows))
    panel.resize(656, panel.height() - panel.grid.viewport().height() + header * 3 // 2)
    panel.grid.verticalScrollBar().setValue(300)
    assert all(strip.isHidden() for strip in panel.grid.strips)


@pytest.mark.fonts
@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_no_current_cell_hides_under_a_strip(qtbot, zoom):
    panel = shown(qtbot, balanced_report(), size=(800, 480))
    panel.set_zoom(zoom)
    view = panel.grid
    for address in (*panel.spec.entries, *reversed(panel.spec.entries)):
        stand(panel, address)
        rect = view.visualRect(view.currentIndex())
        assert view.viewport().rect().contains(rect)
        for strip in view.strips:
            if strip.isVisible():
                area = strip.geometry().translated(-view.viewport().pos())
                assert not area.intersects(rect)


def test_zoom_keeps_the_current_cell_in_sight(qtbot):
    panel = shown(qtbot, balanced_report())
    go(panel, "carried_out.business")
    panel.set_zoom(1.5)
    assert panel.grid.viewport().rect().contains(panel.grid.visualRect(panel.grid.currentIndex()))


def test_findings_do_not_move_anything(qtbot):
    panel = shown(qtbot, balanced_report())
    view = panel.grid

    def measures() -> list[int]:
        return [view.rowHeight(row) for row in range(28)] + [view.columnWidth(c) for c in range(10)]

    before, sheet = measures(), panel._sheet.geometry()
    panel.model.setData(panel.model.index_of(cell("requests.granted.business")), "123456")
    assert panel.model.index_of(cell("requests.granted.total")).data(Role.SEVERITY) is not None
    assert measures() == before
    assert panel._sheet.geometry() == sheet


def test_clicking_a_label_changes_nothing(panel, qtbot):
    go(panel, "granted.business")
    label = next(p for p in panel.spec.placed if isinstance(p.cell, Label) and p.row == 5)
    spot = panel.grid.visualRect(panel.model.index(label.row, label.column)).center()
    qtbot.mouseClick(panel.grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert at(panel) == "granted.business"


def test_a_new_report_keeps_the_place(panel):
    go(panel, "granted.business")
    panel.model._workspace.import_report(balanced_report(), "导入上年报告")
    assert at(panel) == "granted.business"
    assert panel.grid.rowSpan(0, 0) == 3


def test_every_look_of_a_cell_is_painted(qtbot):
    report, last = balanced_report(), balanced_report(seed=2)
    report.previous = last
    panel = shown(qtbot, report)
    plain = panel.grab().toImage()
    panel.model.setData(panel.model.index_of(cell("requests.granted.total")), "1234567890")
    panel.set_related([cell("requests.granted.business")])
    panel.set_zoom(1.5)
    select(panel, "granted.business", "partly_granted.total")
    panel.grid.verticalScrollBar().setValue(100)
    assert panel.grab().toImage() != plain


@settings(max_examples=40)
@given(st.data())
def test_copying_and_pasting_back_changes_nothing(qapp, data):
    edition, key = data.draw(st.sampled_from(TABLES))
    report = balanced_report(edition=edition)
    form = report.form
    odd = data.draw(st.lists(st.sampled_from(list(form.table(key).entries)), max_size=6))
    for address in odd:
        report.values[address] = data.draw(st.sampled_from(["/", "若干", 0, 9_999_999]))
        if data.draw(st.booleans()):
            del report.values[address]
    if data.draw(st.booleans()):
        report.apply(SetField("computes_totals", True))
    panel = table_panel(report, key)
    names = st.sampled_from([f"{a.row}.{a.column}" for a in form.table(key).entries])
    select(panel, data.draw(names), data.draw(names))
    before = dict(report.values)
    panel.grid.ranges.copy()
    panel.grid.ranges.paste()
    assert report.values == before
    assert step(panel) == ""
    panel.deleteLater()


@pytest.mark.parametrize("text", ["1\t" * 100_001, "一" * 3_400_000])
def test_more_than_a_clipboard_should_hold_is_refused_with_a_word(panel, text):
    said = []
    panel.grid.message.connect(said.append)
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(panel.grid, K.Key_V, CTRL)
    assert said == [TOO_MUCH] and not panel.model.report.values


def test_a_table_copied_with_its_labels_comes_back_wherever_the_cursor_stands(qtbot):
    panel = shown(qtbot, balanced_report())
    before = dict(panel.model.report.values)
    spec = panel.spec
    whole = Box(0, 0, len(spec.rows) - 1, len(spec.widths) - 1)
    mime = QMimeData()
    mime.setHtml(to_html(spec, whole, panel.grid.ranges._text_of))
    QGuiApplication.clipboard().setMimeData(mime)
    panel.grid.selectAll()
    QTest.keyClick(panel.grid, K.Key_Delete)
    for place in ("granted.business", "carried_out.other_organization"):
        go(panel, place)
        QTest.keyClick(panel.grid, K.Key_V, CTRL)
        assert panel.model.report.values == before


def refuse(panel, name="granted.natural_person", text="1x7"):
    """Type what is no figure and go on with the mouse."""
    go(panel, name)
    QTest.keyClicks(panel.grid, text[0])
    QTest.keyClicks(editor(panel), text[1:])
    other = panel.grid.visualRect(panel.model.index_of(cell("requests.granted.business")))
    QTest.mouseClick(panel.grid.viewport(), Qt.MouseButton.LeftButton, pos=other.center())
    QCoreApplication.processEvents()


def test_a_refused_text_stays_in_sight_with_its_reason_until_it_is_put_right(qtbot):
    panel = shown(qtbot, balanced_report())
    address = cell("requests.granted.natural_person")
    before = panel.model.value(address)
    refuse(panel)
    assert panel.model.value(address) == before and panel.model.look(address).rejected == "1x7"
    assert "“1x7”不是数字" in panel._note.text() and "“1x7”" in panel.model.hint(address)
    go(panel, "granted.natural_person")
    QTest.keyClick(panel.grid, K.Key_F2)
    assert editor(panel).text() == "1x7"
    editor(panel).setText("17")
    QTest.keyClick(editor(panel), K.Key_Return)
    assert panel.model.value(address) == 17 and not panel.model.rejected and "1x7" not in panel._note.text()


@pytest.mark.parametrize("key", [K.Key_Delete, K.Key_Escape])
def test_a_refused_text_is_given_up_by_a_key(qtbot, key):
    panel = shown(qtbot, balanced_report())
    refuse(panel)
    go(panel, "granted.natural_person")
    if key == K.Key_Escape:
        QTest.keyClick(panel.grid, K.Key_F2)
        QTest.keyClick(editor(panel), key)
    else:
        QTest.keyClick(panel.grid, key)
    assert not panel.model.rejected


def picture_of(panel, name):
    panel.grid.setCurrentIndex(QModelIndex())
    panel.grid.clearSelection()
    rect = panel.grid.visualRect(panel.model.index_of(cell(f"{panel.spec.key}.{name}")))
    return panel.grid.viewport().grab(rect.adjusted(3, 3, -3, -3)).toImage()


def test_blank_and_0_and_last_years_0_look_different(qtbot):
    report, last = new_report("示例市示例局", 2025), balanced_report()
    report.apply(SetPrevious(last))
    panel = shown(qtbot, report)
    names = ("granted.natural_person", "granted.business", "granted.research")
    for name, value_ in zip(names, (0, 0, None), strict=True):
        last.values[cell(f"requests.{name}")] = value_ if value_ is not None else 0
    panel.model.set_values({cell("requests.granted.business"): 0}, "修改")
    pictures = [picture_of(panel, name) for name in names[:2]]
    assert pictures[0] != pictures[1]
    panel.set_show_last_year(False)
    assert picture_of(panel, names[0]) != picture_of(panel, names[1])
