"""Export: every format that the report goes out in, with one way to ask, to write and to say what was done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from model.workspace import Workspace
from ui.environment.app_paths import pending_folder
from ui.environment.folders import last_folder, remember_folder
from ui.environment.log import timed
from ui.environment.outside import open_outside
from ui.files.open_findings import OpenFindings
from ui.files.printable_question import PrintableQuestion
from ui.widgets.banner import Banner, Kind

if TYPE_CHECKING:
    from ui.files.dialogs import Dialogs

# Writers are imported where they are used: no start of the window waits for them.


class Format(NamedTuple):
    """One kind of file of the menu."""

    name: str
    suffix: str
    kinds: str
    """As file dialogs want it."""
    mark: str = ""
    """What its name has after the title, beside another file of the same kind."""
    plain: bool = False
    """Whether it is set as the blank form is, not as an official document."""
    of_checks: bool = False
    """Whether it is the check report, which may well have errors in it."""

    @property
    def title(self) -> str:
        """What the dialog for its file is called: `导出 Word 文档`, `导出网页`."""
        return f"导出 {self.name}" if self.name[0].isascii() else f"导出{self.name}"


FORMATS: dict[str, Format] = {
    "export": Format("Word 文档", ".docx", "Word 文档 (*.docx)"),
    "export_plain": Format(
        "官方模板样式的 Word 文档", ".docx", "Word 文档 (*.docx)", "（官方模板）", plain=True
    ),
    "export_html": Format("网页", ".html", "网页 (*.html)"),
    "export_pdf": Format("PDF", ".pdf", "PDF (*.pdf)"),
    "export_ofd": Format("OFD", ".ofd", "OFD (*.ofd)"),
    "export_xlsx": Format("Excel 工作簿", ".xlsx", "Excel 工作簿 (*.xlsx)"),
    "export_txt": Format("纯文本", ".txt", "纯文本 (*.txt)"),
    "export_checks": Format(
        "审核结果表", ".docx", "Word 文档 (*.docx);;网页 (*.html)", "（审核结果表）", of_checks=True
    ),
}
"""By the key of the action."""
TABLE_KINDS = "图片 (*.png);;Excel 工作簿 (*.xlsx);;Word 文档 (*.docx)"
"""Of one table by itself."""
POSTER_KINDS = "图片 (*.png);;矢量图 (*.svg);;网页 (*.html)"


class ExportActions(QObject):
    """Carries out what the export menu offers."""

    fonts_chosen = Signal()
    """Documents are set in other fonts from now on."""
    written = Signal()
    """The report has been exported."""

    def __init__(
        self,
        workspace: Workspace,
        dialogs: Callable[[], Dialogs],
        banner: Banner,
        settle: Callable[[], None],
        parent: QObject,
    ) -> None:
        """`dialogs` returns what asks the clerk; `settle` hands over what is typed and runs all checks."""
        super().__init__(parent)
        self._workspace = workspace
        self._dialogs = dialogs
        self._banner = banner
        self._settle = settle
        self.standing = OpenFindings(workspace, dialogs, self)
        self._printable = PrintableQuestion(dialogs)
        self.open_outside: Callable[[Path], bool] = open_outside

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return what each action of the menu does."""
        made: dict[str, Callable[[], object]] = {
            key: lambda key=key: self.to_file(FORMATS[key]) for key in FORMATS
        }
        return {
            **made,
            "copy_html": self.copy_web_code,
            "export_poster": self.poster,
            "export_review": self.review_copy,
            "export_fonts": self.choose_fonts,
            "export_all": self.publication_package,
        }

    def word(self) -> bool:
        """Return the Word document for publication."""
        return self.to_file(FORMATS["export"])

    def to_file(self, chosen: Format) -> bool:
        """Ask where to put a file and write it; return whether it was written."""
        from export.printable import PAGED_SUFFIXES
        from export.registry import default_name

        self._settle()
        if not chosen.of_checks and not self._may_export():
            return False
        if chosen.suffix in PAGED_SUFFIXES and not self._printable.may_go_on(self._workspace.report):
            return False
        name = f"{default_name(self._workspace.report, '')}{chosen.mark}{chosen.suffix}"
        path = self._dialogs().ask_save(chosen.title, last_folder() / name, chosen.kinds)
        if path is None:
            return False
        asked, path = path, _with_suffix(path, chosen)
        if path != asked and path.exists() and not self._dialogs().ask_replace(path.parent, [path.name]):
            return False
        if not self._written(path, lambda: self._write(path, chosen)):
            return False
        self.written.emit()
        return True

    def _written(self, path: Path, write: Callable[[], None]) -> bool:
        """Write a file and say so; return whether it was written."""
        from export.errors import ExportError

        try:
            with _busy(), timed("export", path):
                write()
        except ExportError as error:
            self._say_problem(error)
            return False
        remember_folder(path)
        self._say_done(path)
        return True

    def one_table(self, key: str) -> bool:
        """Ask where to put one table by itself and write it; return whether it was written."""
        from export.one_table import TABLE_WRITERS, export_table, table_name

        self._settle()
        report = self._workspace.report
        proposal = last_folder() / table_name(report, key, ".png")
        path = self._dialogs().ask_save("导出这张表", proposal, TABLE_KINDS)
        if path is None:
            return False
        asked, path = (
            path,
            path if path.suffix.lower() in TABLE_WRITERS else path.with_name(f"{path.name}.png"),
        )
        if path != asked and path.exists() and not self._dialogs().ask_replace(path.parent, [path.name]):
            return False
        return self._written(path, lambda: export_table(report, key, path, today=self._workspace.today))

    def _write(self, path: Path, chosen: Format) -> None:
        from export.registry import export_checks, export_report
        from export.style import OFFICIAL, PLAIN
        from ui.fonts.chosen import in_chosen_fonts

        report, today = self._workspace.report, self._workspace.today
        if chosen.of_checks:
            export_checks(report, path, today=today)
        else:
            style = in_chosen_fonts(PLAIN if chosen.plain else OFFICIAL)
            export_report(report, path, style=style, today=today)

    def review_copy(self) -> bool:
        """Ask what the copy for review is to have and where to put it; return whether it was written."""
        from export.errors import ExportError
        from export.registry import default_name
        from export.review_copy import export_review_copy
        from export.style import OFFICIAL
        from ui.fonts.chosen import in_chosen_fonts

        self._settle()
        options = self._dialogs().ask_review_copy()
        if options is None:
            return False
        name = f"{default_name(self._workspace.report, '')}（送审稿）.docx"
        path = self._dialogs().ask_save("导出送审稿", last_folder() / name, FORMATS["export"].kinds)
        if path is None:
            return False
        path = _with_suffix(path, FORMATS["export"])
        try:
            with _busy(), timed("export", path):
                style = in_chosen_fonts(OFFICIAL)
                report, today = self._workspace.report, self._workspace.today
                export_review_copy(report, path, options, style=style, today=today)
        except ExportError as error:
            self._say_problem(error)
            return False
        remember_folder(path)
        self._say_done(path)
        return True

    def poster(self) -> bool:
        """Ask for the look of the poster and where to put it, and write it; return whether it was written."""
        from export.poster.outputs import POSTER_WRITERS, export_poster, poster_name

        self._settle()
        report = self._workspace.report
        template = self._dialogs().ask_poster(report) if self._may_export() else None
        if template is None:
            return False
        path = self._dialogs().ask_save("导出图解", last_folder() / poster_name(report, ".png"), POSTER_KINDS)
        if path is None:
            return False
        asked = path
        path = path if path.suffix.lower() in POSTER_WRITERS else path.with_name(f"{path.name}.png")
        if path != asked and path.exists() and not self._dialogs().ask_replace(path.parent, [path.name]):
            return False
        return self._written(path, lambda: export_poster(report, path, template))

    def choose_fonts(self) -> None:
        """Ask in which fonts documents are set."""
        fonts = self._dialogs().ask_fonts()
        if fonts is not None:
            from ui.fonts.chosen import keep_fonts

            keep_fonts(fonts)
            self.fonts_chosen.emit()

    def copy_web_code(self) -> bool:
        """Put the web page's code on the clipboard: as code for a source view, as a page for any other editor."""
        from export.compose import compose
        from export.style import OFFICIAL
        from export.writers.html import fragment
        from ui.fonts.chosen import in_chosen_fonts

        self._settle()
        if not self._may_export():
            return False
        code = fragment(compose(self._workspace.report), in_chosen_fonts(OFFICIAL))
        data = QMimeData()
        data.setText(code)
        data.setHtml(code)
        QGuiApplication.clipboard().setMimeData(data)
        self._banner.say(
            "网页代码已复制。到网站编辑器里粘贴即可；编辑器有“源代码”视图的，切换过去再粘贴，格式最完整。",
            Kind.DONE,
        )
        return True

    def ask_website(self) -> None:
        """Ask what web pages say of the website on which the unit publishes."""
        from ui.files.website_dialog import STEP

        self._settle()
        edit = self._dialogs().ask_website(self._workspace.report, read_only=self._workspace.read_only)
        if edit is not None:
            self._workspace.apply(edit, STEP)

    def publication_package(self) -> bool:
        """Write the publication package into a folder; return whether it was written."""
        from export.errors import ExportError
        from export.publication import export_all
        from export.style import OFFICIAL
        from ui.fonts.chosen import in_chosen_fonts

        self._settle()
        if not self._may_export() or not self._printable.may_go_on(self._workspace.report):
            return False
        folder = self._dialogs().ask_folder("选择存放整套发布文件的文件夹", last_folder())
        if folder is None:
            return False
        old = self._old_files(folder)
        if old and not self._dialogs().ask_replace(folder, [path.name for path in old]):
            return False
        try:
            with _busy(), timed("export all", folder):
                written = export_all(
                    self._workspace.report,
                    folder,
                    style=in_chosen_fonts(OFFICIAL),
                    today=self._workspace.today,
                    pending=pending_folder(),
                )
        except ExportError as error:
            self._say_problem(error)
            return False
        remember_folder(written[0])
        self.written.emit()
        kinds = "、".join(dict.fromkeys(_KINDS[path.suffix] for path in written))
        self._banner.say(
            f"整套发布文件已导出到“{folder}”，共 {len(written)} 个文件：{kinds}，以及网页代码、审核结果表和说明。",
            Kind.DONE,
            "打开文件夹",
            lambda: self._show(folder),
        )
        return True

    def _old_files(self, folder: Path) -> list[Path]:
        """Return the files that the publication package would replace."""
        from export.publication import package_names

        names = package_names(self._workspace.report)
        return [folder / name for name in names if (folder / name).exists()]

    def _may_export(self) -> bool:
        return self.standing.may_leave("导出")

    def _say_problem(self, error: Exception) -> None:
        self._banner.say(f"{error}报告仍开着，内容没有丢失。", Kind.PROBLEM)

    def _say_done(self, path: Path) -> None:
        self._banner.say(
            f"已导出：{path}",
            Kind.DONE,
            "打开",
            lambda: self._show(path),
            ("打开文件夹", lambda: self._show(path.parent)),
        )

    def _show(self, path: Path) -> None:
        if not path.exists():
            self._banner.say(f"“{path.name}”已不在“{path.parent}”，可能被移走或删除了。", Kind.PROBLEM)
        elif not self.open_outside(path):
            self._banner.say(f"没有程序可以打开“{path.name}”。它在：{path.parent}", Kind.PROBLEM)


_KINDS = {
    ".docx": "Word 文档",
    ".pdf": "PDF",
    ".ofd": "OFD",
    ".html": "网页",
    ".xlsx": "Excel 工作簿",
    ".txt": "纯文本",
    ".json": "数据文件",
}


def _with_suffix(path: Path, chosen: Format) -> Path:
    """Return the path with a suffix of the format; a name such as `2025.年报` keeps its dot."""
    allowed = (".docx", ".html") if chosen.of_checks else (chosen.suffix,)
    return path if path.suffix.lower() in allowed else path.with_name(path.name + chosen.suffix)


@contextmanager
def _busy() -> Iterator[None]:
    """Show that the program is at work."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
