"""The screens and dialogs that `make_looks.py` pictures, each as it stands in the middle of the work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from builders.draft import back, draft
from builders.ledger import FORMAL, HEADINGS, row_of, truths, workbook
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget
from studio import TODAY, Studio

from model.checks.core import Severity
from model.content.address import Address
from model.opening.open import open_report
from model.report.report import SetValues
from model.rollup.entry import unpack
from model.rollup.units import Unit, UnitList
from model.rollup.worker import read_file
from model.storage.own_file import save
from ui.environment.log import CrashReport
from ui.environment.recent_files import remember_file
from ui.environment.samples import last_year_sample
from ui.files.dialogs import OWN, Dialogs
from ui.main_window import MainWindow


class Camera(Protocol):
    """What pictures a widget."""

    def take(self, name: str, widget: QWidget) -> None:
        """Picture a widget."""
        ...


def start(studio: Studio, camera: Camera) -> None:
    """The start page, new and with files of earlier days, two of one name among them."""
    with studio.window() as window:
        camera.take("start", window)
    report = open_report(last_year_sample()).report
    for folder, year in (("街道", 2024), ("乡镇", 2023), ("留底", 2022)):
        (studio.folder / folder).mkdir(exist_ok=True)
        path = studio.folder / folder / "年度报告.xxgk"
        save(report, path)
        remember_file(path, report.unit, year, "强制性问题 2 个")
    with studio.window() as window:
        camera.take("start-recent", window)


def tabs(studio: Studio, camera: Camera) -> None:
    """The six tabs of a draft with faults, the panel of findings in its states, search, tour, preview, menus."""
    with studio.draft() as window:
        wrong = {Address("disputes", "reconsideration", "total"): 99}
        window.workspace.apply(SetValues(wrong), "改")
        for index in range(window.tabs.count()):
            window.tabs.turn_to(index)
            studio.rest(window)
            camera.take(f"tab-{index + 1}", window)
        _panel(studio, camera, window)
        _menus(studio, camera, window)
        window.report_view.search(replaces=True)
        studio.rest(window)
        camera.take("search", window)
        window.begin_tour()
        studio.rest(window)
        camera.take("tour", window)
        window.tour.end()
        window.report_view.show_preview(True)
        studio.rest(window)
        camera.take("preview", window)


def _panel(studio: Studio, camera: Camera, window: MainWindow) -> None:
    """The panel after a check, with a reason being written, and with what is about to be mended."""
    window.actions_by_key["check"].trigger()
    studio.rest(window)
    camera.take("panel-checked", window)
    row = next(row for row in window.findings.rows if row.finding.severity is Severity.WARNING)
    row.toggle_rule()
    row.ask_reason()
    studio.rest(window)
    camera.take("panel-reason", window)
    window.findings.mending.refresh()
    window.findings.mending.button.click()
    studio.rest(window)
    camera.take("panel-mending", window)


def _menus(studio: Studio, camera: Camera, window: MainWindow) -> None:
    for menu in window.menuBar().findChildren(QMenu):
        if menu.title() and not menu.isEmpty():
            menu.popup(window.mapToGlobal(window.rect().topLeft()))
            studio.rest(window)
            camera.take(f"menu-{menu.title().partition('(')[0]}", menu)
            menu.close()


def review(studio: Studio, camera: Camera) -> None:
    """What was read of a file."""
    from ui.import_review.dialog import ImportReview

    page = ImportReview(open_report(last_year_sample()), Path("示例街道办事处2024年报告.docx"), TODAY)
    _dialog(camera, "review", page, studio)


def _dialog(camera: Camera, name: str, dialog: QWidget, studio: Studio) -> None:
    """Picture a dialog as large as it comes, but not larger than the screen."""
    dialog.resize(dialog.size().boundedTo(dialog.screen().availableSize()))
    dialog.show()
    for _ in range(3):
        studio.application.processEvents()
    camera.take(name, dialog)
    dialog.close()
    dialog.deleteLater()


def dialogs(studio: Studio, camera: Camera) -> None:
    """Every dialog about one report."""
    from ui.compare.window import CompareWindow
    from ui.compare.years_window import YearsWindow
    from ui.files.review_copy_dialog import ReviewCopyDialog
    from ui.files.website_dialog import WebsiteDialog
    from ui.fonts.dialog import FontsDialog
    from ui.help.error_dialog import ErrorDialog
    from ui.help.window import HelpWindow
    from ui.requirements.dialog import RequirementsDialog
    from ui.widgets.file_dialog import file_dialog

    with studio.draft() as window:
        report, bridge = window.workspace.report, window.report_view.bridge
        other = open_report(last_year_sample()).report
        window.actions_by_key["help"].trigger()
        helping = window.findChild(HelpWindow)
        assert helping is not None
        made: dict[str, Callable[[], QWidget]] = {
            "help": lambda: helping,
            "requirements": lambda: RequirementsDialog("", window),
            "website": lambda: WebsiteDialog(report, read_only=False, parent=window),
            "review-copy": lambda: ReviewCopyDialog(window),
            "fonts": lambda: FontsDialog(window),
            "crash": lambda: ErrorDialog(CrashReport("ValueError", ("ui/sections/tabs.py:1 f",)), window),
            "compare": lambda: CompareWindow(bridge, other, "上年报告.docx", window),
            "years": lambda: YearsWindow(bridge, window),
            "files": lambda: file_dialog(window, "打开报告", studio.folder, OWN),
        }
        for name, make in made.items():
            _dialog(camera, name, make(), studio)
        _boxes(studio, camera, window)


def _boxes(studio: Studio, camera: Camera, window: MainWindow) -> None:
    """Every question in a box; it is pictured where it would wait for the answer."""
    asking = Dialogs(window)
    questions: dict[str, Callable[[], object]] = {
        "unsaved": lambda: asking.ask_unsaved("示例街道办事处2025年度报告"),
        "outside": lambda: asking.ask_changed_outside("年报.xxgk"),
        "take-over": lambda: asking.ask_take_over("王敏 正在电脑 DZB-02 上编辑这份报告"),
        "errors": lambda: asking.ask_leave_with_findings(2, 1, "导出", "● 表三 自然人：不平\n● 表四：不平"),
        "replace": lambda: asking.ask_replace(studio.folder, ("年报.docx", "年报.pdf")),
        "dropped": lambda: asking.ask_dropped("年报.docx", is_picture=False),
        "attach": lambda: asking.ask_attach("年报.docx", ("它是 2022 年的报告",)),
        "boxes": lambda: asking.ask_export_with_boxes(1, "● 第二部分：𠮷"),
        "traces": lambda: asking.ask_clear_traces(("最近的报告", "记住的单位"), ("报告文件",)),
        "about": lambda: window._program_operations()["about"](),
    }
    waits = QMessageBox.exec
    for name, question in questions.items():

        def shown(box: QMessageBox, name: str = name) -> int:
            box.show()
            camera.take(f"box-{name}", box)
            box.hide()
            return 0

        QMessageBox.exec = shown
        window.files.dialogs = asking
        question()
    QMessageBox.exec = waits


def take_back(studio: Studio, camera: Camera) -> None:
    """Changes and comments of a file that came back."""
    from model.takeback.proposals import proposals_of
    from model.takeback.reading import read_marked
    from ui.compare.take_back_dialog import TakeBack

    report = draft()
    file = back(report)
    file.replace("186条", "196条")
    file.insert_after("法律顾问审核", "，并报分管领导签发")
    file.comment("一次性告知", "从哪一年开始的？")
    path = studio.folder / "领导改过的.docx"
    path.write_bytes(file.bytes())
    _dialog(camera, "take-back", TakeBack(proposals_of(read_marked(path), report), path.name), studio)


def ledger(studio: Studio, camera: Camera) -> None:
    """A register on its way into tables three and four, one kind of applicant being asked."""
    from model.reading.tabular import read_grids
    from model.report.report import new_report
    from ui.ledger.controller import LedgerController
    from ui.ledger.dialog import LedgerDialog

    rows = [row_of(c, FORMAL, lambda d: d.isoformat() if d else "") for c in truths(30)]
    rows[3][3] = "村民小组"
    data = workbook(("台账", [HEADINGS, *rows]))
    report = new_report("示例县应急管理局", TODAY.year - 1)
    controller = LedgerController(read_grids(data, "台账.xlsx"), "台账.xlsx", report, TODAY)
    _dialog(camera, "ledger", LedgerDialog(controller, TODAY), studio)


def rollup(studio: Studio, camera: Camera) -> None:
    """The reports of some units, one missing."""
    from ui.rollup.window import RollupWindow

    names = ("财政局", "教育体育局", "东河镇", "西岭乡")
    folder = studio.folder / "收件"
    folder.mkdir()
    for number, name in enumerate(names, start=1):
        report = open_report(last_year_sample()).report
        report.unit, report.title, report.signature = f"示例县{name}", "", f"示例县{name}"
        report.values = {a: v if isinstance(v, str) else v * number for a, v in report.values.items()}
        save(report, folder / f"示例县{name}.xxgk")
    answers = ((path, read_file(str(path), TODAY.isoformat())) for path in sorted(folder.iterdir()))
    window = RollupWindow(TODAY)
    window.resize(*studio.size)
    window.controller.set_units(UnitList(Unit(f"示例县{name}") for name in (*names, "统计局")))
    window.controller.set_unit("示例县人民政府办公室")
    window.controller.put_in([unpack(answer, path.name, 0.0, path.name) for path, answer in answers])
    window.show()
    window.totals.go_to(Address("requests", "received", "total"))
    studio.application.processEvents()
    camera.take("rollup", window)
    window.controller.forget_changes()
    window.close()


SCENES: tuple[Callable[[Studio, Camera], None], ...] = (
    start,
    tabs,
    review,
    dialogs,
    take_back,
    ledger,
    rollup,
)
