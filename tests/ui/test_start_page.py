"""The start page: what can be begun, recent reports, the deadline, a file dropped on it."""

from datetime import date

import pytest
from builders.model import balanced_report
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton

from model.storage.own_file import save
from ui.appearance.theme import DARK, LIGHT, Theme
from ui.environment.recent_files import kept_files, remember_file
from ui.start_page import StartPage, deadline_words

TODAY = date(2026, 1, 12)


@pytest.fixture
def page(qtbot) -> StartPage:
    made = StartPage(TODAY)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def test_recent_reports_are_listed(qtbot, tmp_path):
    for number in range(8):
        save(balanced_report(), tmp_path / f"报告{number}.xxgk")
        remember_file(tmp_path / f"报告{number}.xxgk", f"示例市第{number}局", 2025, "强制性 2")
    (tmp_path / "报告6.xxgk").unlink()
    page = StartPage(TODAY)
    qtbot.addWidget(page)
    names = [row.accessibleName() for row in page.findChildren(QPushButton, "recentFile")]
    assert [name.split("，")[0] for name in names] == [f"示例市第{n}局　2025 年度" for n in (5, 4, 3, 2)]
    assert all("强制性 2" in name and str(tmp_path) in name for name in names)


def test_the_last_report_is_gone_on_with_by_the_main_button(qtbot, tmp_path):
    for name in ("甲", "乙"):
        save(balanced_report(), tmp_path / f"{name}.xxgk")
        remember_file(tmp_path / f"{name}.xxgk", f"示例市{name}局", 2025, "没有待处理的问题")
    page = StartPage(TODAY)
    qtbot.addWidget(page)
    page.show()
    main = page.findChild(QPushButton, "primaryButton")
    words = " ".join(label.text() for label in page._drop.findChildren(QLabel))
    assert main.text() == "继续编辑" and "示例市乙局　2025 年度　没有待处理的问题" in words
    with qtbot.waitSignal(page.recent_wanted) as wanted:
        main.click()
    assert wanted.args == [(tmp_path / "乙.xxgk").resolve()]
    page.focus_first()
    assert page.focusWidget() is main
    with qtbot.waitSignal(page.import_wanted):
        next(b for b in page._choices if b.accessibleName() == "导入上年报告").click()


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 1, 12), "还有 19 天"),
        (date(2026, 2, 1), "1月31日 已过"),
        (date(2026, 5, 1), "期限已过"),
        (date(2026, 11, 23), "提前准备 2026"),
    ],
)
def test_the_start_page_knows_the_deadline(today, words):
    assert words in deadline_words(today)


def test_the_list_of_the_start_page_can_be_cleared(qtbot, tmp_path):
    save(balanced_report(), tmp_path / "甲.xxgk")
    remember_file(tmp_path / "甲.xxgk")
    page = StartPage(TODAY)
    qtbot.addWidget(page)
    page.show()
    next(b for b in page.findChildren(QPushButton, "link") if b.text() == "清空列表").click()
    assert kept_files() == [] and (tmp_path / "甲.xxgk").exists()
    assert not any(b.isVisible() for b in page.findChildren(QPushButton, "recentFile"))
    assert [b.text() for b in page.findChildren(QPushButton, "primaryButton") if b.isVisible()] == [
        "选择上年报告…"
    ]


def data_of(*paths) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(page: StartPage, data: QMimeData) -> None:
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dragEnterEvent(QDragEnterEvent(QPointF(5, 5).toPoint(), copy, data, left, none))
    page.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))


def test_files_can_be_dropped(page, qtbot, tmp_path):
    with qtbot.waitSignal(page.files_dropped) as dropped:
        drop(page, data_of(tmp_path / "上年.docx", tmp_path / "前年.docx"))
    assert dropped.args == [[tmp_path / "上年.docx", tmp_path / "前年.docx"]]
    assert page._drop.property("over") is False


def test_what_is_no_file_is_not_taken(page, qtbot):
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/report.docx")])
    with qtbot.assertNotEmitted(page.files_dropped):
        drop(page, data)


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("打开已有的报告", "open_wanted"),
        ("新建空白报告", "new_wanted"),
        ("看看示例", "sample_wanted"),
        ("选择上年报告…", "import_wanted"),
    ],
)
def test_each_choice_says_what_is_wanted(page, qtbot, name, signal):
    button = next(b for b in page.findChildren(QPushButton) if name in (b.accessibleName(), b.text()))
    with qtbot.waitSignal(getattr(page, signal)):
        button.click()


@pytest.mark.fonts
def test_nothing_in_a_choice_is_cut_off(page):
    for button in page._choices:
        assert button.height() >= button.layout().sizeHint().height()
        assert button.width() >= button.layout().sizeHint().width()


def test_drawings_follow_the_theme(page, qapp):
    before = qapp.styleSheet(), qapp.font(), qapp.palette()
    label = page._drawings[0][0]
    light = label.pixmap().toImage()
    Theme.use(DARK, qapp)
    dark = label.pixmap().toImage()
    Theme.use(LIGHT, qapp)
    qapp.setStyleSheet(before[0])
    qapp.setFont(before[1])
    qapp.setPalette(before[2])
    assert light != dark
