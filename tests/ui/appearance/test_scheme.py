"""Light, dark, larger text: switched while the program runs, everything looks as after a start in it."""

import re

import pytest
from builders.model import balanced_report
from builders.ui import TODAY
from builders.window import Answers
from PySide6.QtCore import QRect, QSettings, Qt
from PySide6.QtGui import QColor, QFontDatabase, QImage, QRegion
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolButton

from model.content.blocks import Cell, Paragraph, Run, TableBlock
from model.report.report import SetText
from ui.appearance.scheme import SIZES, AppearanceSettings, apply_settings, saved_settings
from ui.appearance.theme import DARK, LIGHT, Theme
from ui.files.dialogs import Unsaved
from ui.main_window import MainWindow

TABLE = TableBlock(tuple(Cell(0, n, f"格{n}", header=n == 0) for n in range(2)), (2000, 2000))

OTHER_FONT = {"auto": "DejaVu Sans", "yahei": "DejaVu Sans Mono"}


@pytest.fixture
def styled(qapp, monkeypatch):
    """The application in the program's look, and as it was before afterwards."""
    monkeypatch.setattr("ui.report_view.view.Dialogs", lambda parent: Answers(Unsaved.DISCARD))
    monkeypatch.delenv("XXGK_THEME", raising=False)
    before = qapp.styleSheet(), qapp.font(), qapp.palette()
    flash = QApplication.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    apply_settings(AppearanceSettings(), qapp)
    yield qapp
    Theme.use(LIGHT, qapp)
    qapp.setStyleSheet(before[0])
    qapp.setFont(before[1])
    qapp.setPalette(before[2])
    qapp.setCursorFlashTime(flash)


def opened(qtbot) -> MainWindow:
    report = balanced_report()
    report.previous = balanced_report(3)
    report.apply(SetText("overview", (Paragraph((Run("全年收到申请 999 件。"),)), TABLE)))
    window = MainWindow(TODAY, report)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    for section in report.form.sections:
        window.tabs.panel(section.key)
    window.tabs.panel("overview").show_last_year(True)
    window.actions_by_key["find"].trigger()
    list(pictures(window))
    return window


def different(one: QImage, other: QImage) -> QRect:
    """The least rectangle that holds all pixels in which two pictures differ."""
    assert one.size() == other.size()
    region = QRegion()
    for y in range(one.height()):
        if bytes(one.constScanLine(y)) != bytes(other.constScanLine(y)):
            row = [x for x in range(one.width()) if one.pixel(x, y) != other.pixel(x, y)]
            region += QRect(row[0], y, row[-1] - row[0] + 1, 1)
    return region.boundingRect()


def pictures(window: MainWindow):
    """Every screen of the window as it is painted when all is at rest."""
    window.report_view.settle()
    window.findings.mending.refresh()
    for index in range(window.tabs.count()):
        window.tabs.setCurrentIndex(index)
        for _ in range(3):
            QApplication.processEvents()
        yield window.tabs.tabText(index), window.grab().toImage()
    window.report_view.show_preview(True)
    for _ in range(3):
        QApplication.processEvents()
    yield "preview", window.grab().toImage()
    window.report_view.show_preview(False)


@pytest.mark.parametrize(
    ("key", "look"),
    [
        ("scheme_dark", AppearanceSettings("dark")),
        ("text_130", AppearanceSettings(size=130)),
    ],
)
def test_switching_gives_what_a_start_in_it_gives(qtbot, styled, key, look):
    window = opened(qtbot)
    window.actions_by_key[key].trigger()
    assert saved_settings() == look
    switched = dict(pictures(window))
    window.close()
    window = opened(qtbot)
    for name, picture in pictures(window):
        assert different(switched[name], picture) == QRect(), name


def test_and_back_again(qtbot, styled):
    window = opened(qtbot)
    before = dict(pictures(window))
    for key in ("scheme_dark", "text_115", "scheme_light", "text_100"):
        window.actions_by_key[key].trigger()
    for name, picture in pictures(window):
        assert different(before[name], picture) == QRect(), name


def test_the_start_page_and_the_icons_follow(qtbot, styled):
    window = MainWindow(TODAY)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    assert window.report_view is not None
    window.banner.say("一行消息")
    light = [window.banner.grab().toImage(), window.start.grab().toImage()]
    window.actions_by_key["scheme_dark"].trigger()
    dark = [window.banner.grab().toImage(), window.start.grab().toImage()]
    assert light != dark
    drawn = window.findChild(QToolButton, "primary").icon().pixmap(20).toImage()
    middle = max((drawn.pixelColor(x, y) for x in range(20) for y in range(20)), key=QColor.alpha)
    assert middle.lightness() == pytest.approx(QColor(DARK.on_accent).lightness(), abs=2)


def test_what_is_typed_survives_the_switch(qtbot, styled):
    window = opened(qtbot)
    editor = window.tabs.panel("problems").editor
    qtbot.keyClicks(editor, "abc")
    window.actions_by_key["scheme_dark"].trigger()
    assert "abc" in window.workspace.report.text("problems")
    assert window.workspace.report.blocks("overview")[-1] == TABLE


def test_one_of_each_choice_is_ticked(qtbot, styled):
    window = opened(qtbot)
    window.actions_by_key["text_115"].trigger()
    window.actions_by_key["text_115"].trigger()
    ticked = {
        key
        for key, action in window.actions_by_key.items()
        if re.match("scheme_|text_", key) and action.isChecked()
    }
    assert ticked == {"scheme_light", "text_115"}


def test_texts_of_the_sheet_keep_their_size(qtbot, styled):
    window = opened(qtbot)
    grid = window.tabs.panel("requests").grid
    heights = [grid.rowHeight(row) for row in range(4)]
    window.actions_by_key["text_130"].trigger()
    assert [grid.rowHeight(row) for row in range(4)] == heights
    label = next(label for label in window.findChildren(QLabel, "panelTitle"))
    assert label.font().pointSizeF() == pytest.approx(11 * 1.3)


def test_a_chosen_font_gives_what_a_start_in_it_gives(qtbot, styled, monkeypatch):
    monkeypatch.setattr("ui.appearance.scheme.families_of", lambda key: (OTHER_FONT[key], "DejaVu Sans"))
    window = opened(qtbot)
    window.actions_by_key["font_yahei"].trigger()
    assert saved_settings() == AppearanceSettings(font="yahei")
    grid, text = window.tabs.panel("requests").grid, window.tabs.panel("overview").editor
    shown = (QApplication.font(), grid.font(), text.sheet.defaultFont(), grid._delegate.faces.plain.font)
    assert all(OTHER_FONT["yahei"] in font.families() for font in shown)
    switched = dict(pictures(window))
    window.close()
    window = opened(qtbot)
    for name, picture in pictures(window):
        assert different(switched[name], picture) == QRect(), name


def test_only_installed_fonts_are_offered(qtbot, styled, monkeypatch):
    window = opened(qtbot)
    monkeypatch.setattr(QFontDatabase, "families", lambda: ["WenQuanYi Zen Hei"])
    actions = {key: action for key, action in window.actions_by_key.items() if key.startswith("font_")}
    menu = next(o for o in actions["font_auto"].associatedObjects() if isinstance(o, QMenu))
    menu.aboutToShow.emit()
    assert {key for key, action in actions.items() if action.isVisible()} == {"font_auto", "font_wenquanyi"}
    assert actions["font_auto"].isChecked()


def test_the_system_is_followed(qtbot, styled, monkeypatch):
    window = opened(qtbot)
    scheme = {"now": "dark"}
    monkeypatch.setattr("ui.appearance.scheme.system_scheme", lambda: scheme["now"])
    window.actions_by_key["scheme_system"].trigger()
    assert Theme.colors is DARK
    scheme["now"] = "light"
    styled.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert Theme.colors is LIGHT
    window.actions_by_key["scheme_light"].trigger()
    scheme["now"] = "dark"
    styled.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert Theme.colors is LIGHT


def test_nonsense_in_the_settings_is_the_standard_look(monkeypatch):
    QSettings().setValue("look/scheme", "pink")
    QSettings().setValue("look/size", "9000")
    assert saved_settings() == AppearanceSettings("light", 100) and set(SIZES) == {100, 115, 130}
    monkeypatch.setenv("XXGK_THEME", "dark")
    assert saved_settings().scheme == "dark"
