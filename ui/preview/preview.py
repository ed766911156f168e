"""Preview: the report as it will be printed and exported, shown in place of the editors."""

from __future__ import annotations

from PySide6.QtCore import QSettings, QTimer, Signal
from PySide6.QtGui import QFontDatabase, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from export.errors import ExportError
from export.style import DOCUMENT_STYLES, OFFICIAL, DocumentStyle
from model.workspace import WorkspaceChange
from ui.appearance.plain_text import PlainLabel
from ui.appearance.theme import MARGIN, SPACE
from ui.bridge import Bridge
from ui.fonts.chosen import fonts_of, in_chosen_fonts, missing_of
from ui.preview.page_view import Fit, PageView
from ui.preview.toolbar import PreviewToolbar, Tool

REST = 150
"""Milliseconds after a change until the pages are made anew."""
_COLUMNS = "preview/columns"
"""The setting that keeps how many pages stand side by side."""
_TIPS = {"公文格式": "按党政机关公文格式（GB/T 9704）排版", "官方模板": "按官方空白表的样式排版"}


class Preview(QWidget):
    """The pages below a toolbar, made from the report whenever it is shown or changes."""

    closed = Signal()
    print_wanted = Signal()
    look_chosen = Signal()
    """The document is set in another style."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._workspace = bridge.workspace
        self._is_stale = True
        self.look: DocumentStyle = OFFICIAL
        """How the document is set."""
        self.view = PageView()
        self._tools = PreviewToolbar()
        self._fonts = PlainLabel()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.refresh)
        self._add_tools()
        self._assemble()
        self.view.page_changed.connect(self._show_place)
        self.view.zoom_changed.connect(self._show_zoom)
        bridge.changed.connect(self._on_changed)

    def _assemble(self) -> None:
        self._fonts.setWordWrap(True)
        self._fonts.setContentsMargins(MARGIN, SPACE, MARGIN, SPACE)
        self._fonts.setObjectName("quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._tools)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._fonts)
        self.setFocusProxy(self.view)

    def _add_tools(self) -> None:
        tools = self._tools
        self.addAction(tools.add(Tool("‹ 返回编辑", "回到填写的地方", self.closed.emit), "Esc"))
        tools.add_line()
        self._looks = tools.add_choice(
            [
                Tool(look.name, _TIPS[look.name], lambda look=look: self.set_look(look))
                for look in DOCUMENT_STYLES
            ]
        )
        self._looks[0].setChecked(True)
        tools.add_line()
        self._columns = tools.add_choice(
            (
                Tool("单页", "一页接一页", lambda: self._set_columns(1)),
                Tool("双页", "两页并排", lambda: self._set_columns(2)),
            )
        )
        kept = 1 if QSettings().value(_COLUMNS) == "1" else 2
        self.view.set_columns(kept)
        self._columns[kept - 1].setChecked(True)
        tools.add_line()
        self._fits = tools.add_choice(
            (
                Tool("适合宽度", "页面占满窗口的宽度", lambda: self.view.set_fit(Fit.WIDTH)),
                Tool("整页", "一屏看到整页", lambda: self.view.set_fit(Fit.PAGE)),
            )
        )
        tools.add(Tool("−", "缩小（Ctrl+- 或 Ctrl+滚轮）", lambda: self.zoom_by(-10)))
        self._percent = tools.add_words("100 %")
        tools.add(Tool("+", "放大（Ctrl++ 或 Ctrl+滚轮）", lambda: self.zoom_by(10)))
        tools.add_stretch()
        self._place = tools.add_words("第 10 页，共 10 页")
        printing = tools.add_button("打印…", self.print_wanted.emit)
        printing.setToolTip("打印（Ctrl+P）")
        tools.leave_out(self._place, printing)

    def _set_columns(self, columns: int) -> None:
        QSettings().setValue(_COLUMNS, str(columns))
        self.view.set_columns(columns)

    def set_look(self, look: DocumentStyle) -> None:
        """Set the document in another style."""
        self.look = look
        self._looks[DOCUMENT_STYLES.index(look)].setChecked(True)
        self.look_chosen.emit()
        self.refresh()

    def zoom_by(self, percent: int) -> None:
        """Enlarge or reduce the pages by `percent` of their present size."""
        self.view.zoom_by(1 + percent / 100 if percent > 0 else 1 / (1 - percent / 100))

    def refresh(self) -> None:
        """Make the pages from the report as it is now."""
        from export.compose import compose
        from export.writers.pdf import pages

        self._is_stale = False
        self._rest.stop()
        look = in_chosen_fonts(self.look)
        try:
            made = pages(compose(self._workspace.report), look)
        except ExportError as error:
            self.view.set_pages((), look)
            self._fonts.show()
            self._fonts.setText(error.message)
            return
        self.view.set_pages(made, look)
        missing = missing_fonts(look)
        self._fonts.setVisible(bool(missing))
        self._fonts.setText(
            f"这台电脑没有 {'、'.join(missing)}，预览、打印和 PDF 用相近的字体代替；Word 文档里写的仍是{'选定' if look is not self.look else '规定'}的字体。"
        )

    def _on_changed(self, changed: WorkspaceChange) -> None:
        if changed.addresses:
            self._is_stale = True
            if self.isVisible():
                self._rest.start()

    def expire(self) -> None:
        """Make the pages anew, at once where they are shown."""
        self._is_stale = True
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the pages anew where the report has changed."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def _show_place(self, page: int) -> None:
        self._place.setText(f"第 {page} 页，共 {self.view.count} 页")

    def _show_zoom(self, percent: int) -> None:
        self._percent.setText(f"{percent} %")
        for action, fit in zip(self._fits, (Fit.WIDTH, Fit.PAGE), strict=True):
            action.setChecked(self.view.fit is fit)

    @property
    def place_text(self) -> str:
        """The shown number of the page in sight."""
        return self._place.text()


def missing_fonts(look: DocumentStyle) -> tuple[str, ...]:
    """Return the fonts of a style for which this computer has neither the font nor an equivalent."""
    return missing_of(fonts_of(look), QFontDatabase.families())
