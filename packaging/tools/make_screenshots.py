"""Makes `docs/images`: every picture of the manual and the READMEs, from the sample that ships with the program.

Run it after a change that can be seen: `.venv/bin/python packaging/tools/make_screenshots.py [NAME …]`. It drives the real
window on a screen that is not there, on a fixed day and with settings of its own, so that a picture changes only where
the window does.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtWidgets import QMenu, QTextEdit, QToolButton
from sample_register import sample_register
from studio import FOLDER, LAST_YEAR, NOW, ROOT, TODAY, WINDOW, Popup, Studio

from model.content.address import Address
from model.content.blocks import Picture
from model.content.charts import ChartKind, EarlierYear
from model.files.locks import Owner, take_lock
from model.files.processes import Process
from model.opening.open import open_report
from model.report.charts import OVER_YEARS, chart_of
from model.rollup.entry import unpack
from model.rollup.units import Unit, UnitList
from model.rollup.worker import read_file
from model.storage.own_file import save
from model.storage.recovery import About, Recovery
from ui.editor.chart_gallery import ChartGallery
from ui.environment.samples import last_year_sample
from ui.help.window import HelpWindow
from ui.import_review.dialog import SIZE, ImportReview
from ui.main_window import MainWindow
from ui.poster.dialog import PosterDialog

NOBODY = Process(2**22 + 1, "0")
"""A process that runs nowhere: the numbers of a system end before."""


def start(studio: Studio) -> None:
    """The page that the window opens with."""
    with studio.window() as window:
        studio.take("start", window, QRect(0, 0, WINDOW[0], 580))


def review(studio: Studio) -> None:
    """What was read of last year's file, with some places that are doubtful."""
    opened = open_report(_doubtful(studio.folder))
    page = ImportReview(opened, Path(LAST_YEAR), TODAY)
    page.resize(SIZE)
    page.show()
    studio.application.processEvents()
    page.accept_button.setFocus()
    studio.application.processEvents()
    studio.take("review", page)
    page.close()
    page.deleteLater()


def _doubtful(folder: Path) -> Path:
    """Return the sample as a careless hand would have left it: a unit in a cell, an amount in yuan, a row of another name."""
    from docx import Document

    document = Document(str(last_year_sample()))
    for table in document.tables:
        for cell in (cell for row in table.rows for cell in row.cells):
            for old, new in (("3.65", "36500元"), ("215", "约215"), ("3.其他", "3.其它处理")):
                if cell.text == old:
                    cell.paragraphs[0].runs[0].text = new
    path = folder / "doubtful.docx"
    document.save(str(path))
    return path


def draft(studio: Studio) -> None:
    """This year's draft, just made."""
    with studio.draft(linked=False, filled=False) as window:
        window.go_to(Address("overview"))
        studio.rest(window)
        studio.take("draft", window)


def tables(studio: Studio) -> None:
    """Table three with a wrong balance, its finding and the partners; then mended; then a pasted table two."""
    with studio.draft() as window:
        finding = _finding(window, "R03")
        window.go_to(finding.address)
        window.findings.chosen.emit(finding)
        window.findings.set_current(finding)
        studio.rest(window)
        studio.take("requests", window)
        row = next(row for row in window.findings.rows if row.finding == finding)
        assert row.fix is not None
        row.fix.click()
        studio.rest(window)
        studio.take("mended", window)
        window.go_to(Address("disclosure", "normative_documents", "in_force"))
        studio.rest(window)
        studio.take("disclosure", window)


def _finding(window: MainWindow, code: str, part: str = ""):
    return next(
        f for f in window.workspace.findings if f.code == code and (not part or f.address.part == part)
    )


def texts(studio: Studio) -> None:
    """A text with linked figures and a finding; the menu of figures; the picker of small tables; last year's text."""
    with studio.draft() as window:
        finding = [f for f in window.workspace.findings if f.code == "N10"][1]
        window.findings.chosen.emit(finding)
        window.findings.set_current(finding)
        panel = window.tabs.panel("overview")
        _put_caret(panel.editor, "（一）主动公开")
        panel.editor.verticalScrollBar().setValue(0)
        studio.rest(window)
        studio.take("overview", window)
        _figures(studio, window, panel)
        _small_table(studio, window, panel)
        panel.tools.last_year.setChecked(True)
        studio.rest(window)
        for editor in (panel.editor, panel.last_year.editor):
            _put_caret(editor, "（二）依申请公开")
            bar = editor.verticalScrollBar()
            bar.setValue(bar.value() + editor.cursorRect().top() - 4)
        panel.editor.setFocus()
        studio.rest(window)
        studio.take("last-year", window)


def _put_caret(editor: QTextEdit, heading: str) -> None:
    """The caret before the paragraph that is this, with nothing selected."""
    cursor = editor.document().find(heading)
    cursor.setPosition(cursor.selectionStart())
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()


def _below(window: MainWindow, panel, words: str) -> QPoint:
    """Return the lower left corner of a tool's button, in the window."""
    button = next(b for b in panel.tools.findChildren(QToolButton) if words in b.defaultAction().text())
    return button.mapTo(window, button.rect().bottomLeft())


def _figures(studio: Studio, window: MainWindow, panel) -> None:
    menu: QMenu = panel.figures
    place = _below(window, panel, "插入数字")
    menu.popup(place)
    action = next(a for a in menu.actions() if a.text().startswith("表三"))
    menu.setActiveAction(action)
    below: QMenu = action.menu()
    below.popup(place)
    below.setActiveAction(below.actions()[0])
    beside = place + QPoint(menu.width() - 2, menu.actionGeometry(action).top())
    studio.application.processEvents()
    studio.take("figures", window, None, Popup(menu, place), Popup(below, beside))
    below.close()
    menu.close()


def _small_table(studio: Studio, window: MainWindow, panel) -> None:
    menu = panel.new_table
    place = _below(window, panel, "插入小表")
    menu.popup(place)
    studio.application.processEvents()
    corner = window.tabs.mapTo(window, QPoint(0, 0))
    area = QRect(corner, QPoint(window.tabs.width() - 1, place.y() + 230))
    studio.take("small-table", window, area, Popup(menu, place))
    menu.close()


def charts(studio: Studio) -> None:
    """The gallery of charts; a chart in a text; the templates of the poster."""
    with studio.draft() as window:
        report = window.workspace.report
        gallery = ChartGallery(report, window)
        gallery.show()
        studio.application.processEvents()
        studio.take("chart-gallery", gallery)
        gallery.close()
        years = EarlierYear(2022, (9, 9)), EarlierYear(2023, (12, 11))
        chart = Picture.of_chart(chart_of(report, OVER_YEARS, ChartKind.COLUMNS, years))
        panel = window.tabs.panel("overview")
        _put_caret(panel.editor, "全年收到政府信息公开申请")
        panel.editor.pictures.insert(chart, "插入图表")
        studio.rest(window)
        panel.editor.reveal_cursor()
        studio.rest(window)
        studio.take("chart", window)
        posters = PosterDialog(report, window)
        posters.show()
        studio.application.processEvents()
        studio.take("poster", posters)
        posters.close()


def search(studio: Studio) -> None:
    """SearchController and replacing over all sections."""
    with studio.draft() as window:
        window.go_to(Address("overview").span(0, 0))
        window.report_view.search(replaces=True)
        bar = window.report_view.searching.bar
        bar.phrase.setText("门户网站")
        bar.replacement.setText("政府网站")
        studio.rest(window)
        studio.take("search", window, QRect(0, 0, WINDOW[0], 640))


def acknowledge(studio: Studio) -> None:
    """A finding that is kept with a reason, and the rule behind it."""
    with studio.draft() as window:
        finding = _finding(window, "D02")
        window.findings.chosen.emit(finding)
        window.findings.set_current(finding)
        row = next(row for row in window.findings.rows if row.finding == finding)
        row.toggle_rule()
        assert row.keep is not None
        row.keep.click()
        assert row.reason_form is not None
        row.reason_form.field.setPlainText("本年机构调整，承接文件 1 件，有移交清单")
        studio.rest(window)
        studio.take("reason", window)


def preview(studio: Studio) -> None:
    """The pages as they will be exported."""
    with studio.draft() as window:
        for _ in range(9):
            fixes = [f for f in window.workspace.findings if f.fix is not None]
            if not fixes:
                break
            first = min(fixes, key=lambda f: not f.address.is_cell)
            window.workspace.fix(first.fix, "改正")
        window.actions_by_key["preview"].trigger()
        studio.rest(window)
        studio.take("preview", window)


def exports(studio: Studio) -> None:
    """The menu of formats."""
    with studio.draft() as window:
        window.go_to(Address("other_matters"))
        button = next(b for b in window.findChildren(QToolButton) if b.objectName() == "primary")
        menu = button.menu()
        menu.popup(QPoint(0, 0))
        studio.rest(window)
        corner = button.mapTo(window, button.rect().bottomRight())
        place = QPoint(corner.x() - menu.width(), corner.y() + 1)
        area = QRect(WINDOW[0] - 560, 0, 560, place.y() + menu.height() + 24)
        studio.take("export", window, area, Popup(menu, place))
        menu.close()


def errors(studio: Studio) -> None:
    """What is asked before a report is exported that still has errors."""

    def picture() -> None:
        box = studio.application.activeModalWidget()
        studio.take("errors", box)
        box.close()

    with studio.draft() as window:
        QTimer.singleShot(0, picture)
        window.actions_by_key["export"].trigger()


def recovery(studio: Studio) -> None:
    """What is said after the program or the computer went down."""
    with studio.draft() as window:
        folder = window.report_view.autosave.folder
        about = About("示例街道2025年报.xxgk", NOW.replace(minute=7).isoformat(timespec="seconds"))
        Recovery(folder, NOBODY).write(window.workspace.report, about)
    with studio.window() as window:
        window.offer_recovery()
        studio.rest(window)
        studio.take("recovery", window, QRect(0, 0, WINDOW[0], 330))


def read_only(studio: Studio) -> None:
    """A report that is being edited on another computer."""
    path = studio.folder / "示例街道2025年报.xxgk"
    with studio.draft() as window:
        window.workspace.save(path)
    take_lock(path, Owner("王敏", "DZB-02", NOBODY, "2026-01-12T09:40"))
    with studio.window() as window:
        window.open_path(path)
        window.go_to(Address("disclosure", "licensing", "decisions"))
        studio.rest(window)
        studio.take("read-only", window, QRect(0, 0, WINDOW[0], 400))


def help_page(studio: Studio) -> None:
    """The help on the tab that is shown, over the work."""
    with studio.draft() as window:
        window.go_to(Address("requests", "received", "natural_person"))
        window.actions_by_key["help"].trigger()
        studio.rest(window)
        shown = window.findChild(HelpWindow)
        assert shown is not None
        studio.take("help", window, None, Popup(shown, QPoint(420, 100)))
        shown.close()


def dark(studio: Studio) -> None:
    """The dark look."""
    from ui.appearance.theme import DARK, LIGHT, Theme

    Theme.use(DARK, studio.application)
    with studio.draft() as window:
        window.go_to(Address("disputes", "reconsideration", "corrected"))
        studio.rest(window)
        studio.take("dark", window, QRect(0, 0, WINDOW[0], 420))
    Theme.use(LIGHT, studio.application)


def rollup(studio: Studio) -> None:
    """The reports of a county's units, one missing and one twice, and what makes a sum."""
    from ui.rollup.window import RollupWindow

    names = ("财政局", "教育体育局", "民政局", "农业农村局", "东河镇", "西岭乡", "南山街道办事处")
    units = UnitList(Unit(f"示例县{name}") for name in (*names, "统计局"))
    folder = studio.folder / "收件"
    folder.mkdir()
    for number, unit in enumerate(units.units[:-1], start=1):
        report = open_report(last_year_sample()).report
        report.unit, report.title, report.signature = unit.name, "", unit.name
        report.values = {a: v if isinstance(v, str) else v * number for a, v in report.values.items()}
        save(report, folder / f"{unit.name}.xxgk")
    save(open_report(folder / "示例县财政局.xxgk").report, folder / "示例县财政局旧.xxgk")
    answers = ((path, read_file(str(path), TODAY.isoformat())) for path in sorted(folder.iterdir()))
    window = RollupWindow(TODAY)
    window.resize(*WINDOW)
    window.controller.set_units(units)
    window.controller.set_unit("示例县人民政府办公室")
    window.controller.put_in([unpack(answer, path.name, 0.0, path.name) for path, answer in answers])
    window.show()
    window.totals.go_to(Address("requests", "received", "total"))
    studio.application.processEvents()
    studio.take("rollup", window)
    window.controller.forget_changes()
    window.close()


def ledger(studio: Studio) -> None:
    """A register with questions, and a report whose cells say which rows they count."""
    from ui.ledger.controller import LedgerController
    from ui.ledger.dialog import SIZE as LEDGER_SIZE
    from ui.ledger.dialog import LedgerDialog

    with studio.draft() as window:
        workspace, name = window.workspace, "依申请公开台账.xlsx"
        page = LedgerDialog(LedgerController((sample_register(),), name, workspace.report, TODAY), TODAY)
        page.show_at_size()
        page.resize(LEDGER_SIZE)
        grid = page.tables.grids["requests"]
        grid.stand_at(page.tables.index_of(Address("requests", "granted", "natural_person")))
        studio.rest(window)
        studio.take("ledger", page)
        page.controller.answer("kind:村民小组", "other_organization")
        workspace.apply(page.controller.edit(), "由台账生成表三、表四")
        page.close()
        window.go_to(Address("requests", "granted", "natural_person"))
        studio.rest(window)
        studio.take("ledger-source", window, QRect(0, WINDOW[1] - 250, WINDOW[0], 250))


def compare(studio: Studio) -> None:
    """Last year's report beside the draft; the figures of both years; the choices for a copy for review."""
    from ui.compare.window import CompareWindow
    from ui.compare.years_window import YearsWindow
    from ui.files.review_copy_dialog import ReviewCopyDialog

    last = open_report(last_year_sample()).report
    with studio.draft() as window:
        bridge = window.report_view.bridge
        shown = CompareWindow(bridge, last, LAST_YEAR, window)
        years = YearsWindow(bridge, window)
        choices = ReviewCopyDialog(window)
        for dialog, name in ((shown, "compare"), (years, "years"), (choices, "review-copy")):
            dialog.show()
            studio.rest(window)
            if dialog is shown:
                for _ in range(9):
                    shown.table.step(1)
                studio.rest(window)
            studio.take(name, dialog)
            dialog.close()


def take_back(studio: Studio) -> None:
    """A file that came back, with some of its changes decided."""
    from model.content.markup import Comment, Revision, RevisionKind, Span
    from model.takeback.marked import Mark, unmarked
    from model.takeback.proposals import proposals_of
    from ui.compare.take_back_dialog import TakeBack

    def by(kind: RevisionKind, author: str, minute: int) -> tuple[Revision, ...]:
        return (Revision(kind, author, f"2026-01-09T09:{minute:02}:00Z"),)

    with studio.draft() as window:
        report = window.workspace.report
        marked = unmarked(report.copy())
        marks = list(marked.texts["overview"])
        words = "围绕群众关切的事项"
        at = next(i for i, mark in enumerate(marks) if words in mark.span.text)
        before, _, after = marks[at].span.text.partition(words)
        gone, come = RevisionKind.DELETED, RevisionKind.INSERTED
        marks[at : at + 1] = [
            Mark(Span(before)),
            Mark(Span(words, by(gone, "张主任", 12))),
            Mark(Span("紧扣群众急难愁盼", by(come, "张主任", 12))),
            Mark(Span(after[:-1], (), (0,))),
            Mark(Span("，没有发生泄密事件", by(come, "李科长", 40))),
            Mark(Span(after[-1:])),
        ]
        marked.texts["overview"] = tuple(marks)
        licensing = Address("disclosure", "licensing", "decisions")
        figure = str(report.values[licensing])
        marked.cells[licensing] = (
            Span(figure, by(gone, "张主任", 15)),
            Span("240", by(come, "张主任", 15)),
        )
        comments = (Comment("张主任", "2026-01-09T09:20:00Z", "这一句请再具体些，写一两件实事。"),)
        made = proposals_of(replace(marked, comments=comments), report)
        dialog = TakeBack(made, "示例街道2025年报（送审稿）.docx", window)
        dialog.show()
        dialog.accept_one.click()
        studio.rest(window)
        studio.take("take-back", dialog)
        dialog.close()


SCENES: tuple[Callable[[Studio], None], ...] = (
    start,
    review,
    draft,
    tables,
    texts,
    charts,
    search,
    acknowledge,
    preview,
    exports,
    errors,
    recovery,
    read_only,
    help_page,
    dark,
    rollup,
    ledger,
    compare,
    take_back,
)


def main() -> None:
    """Make the pictures that are named, or all of them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.pop("XXGK_THEME", None)
    with TemporaryDirectory() as folder:
        for name in ("CONFIG", "DATA", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = str(Path(folder) / name)
        studio = Studio(set(sys.argv[1:]), Path(folder))
        for scene in SCENES:
            scene(studio)
        for path in studio.made:
            print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
