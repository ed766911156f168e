"""PosterDialog: the templates of the poster side by side, drawn with the report's own figures; one is exported or copied."""

from __future__ import annotations

from PySide6.QtCore import QSettings, QSize
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from export.errors import ExportError
from export.poster.layout import poster
from export.poster.templates import TEMPLATES, Template
from export.writers.drawing.raster import image
from model.report.report import Report
from ui.appearance.plain_text import PlainLabel
from ui.appearance.theme import GAP, MARGIN, SPACE

_WIDTH, _HEIGHT = 190, 560
"""Pixels of a preview."""
_SIZE = QSize(720, 730)
_WORDS = "一张图说清年报的主要数字，宽 1080 像素，可以发网站和微信。数字来自报告的表格。"
_COPIED = "图已复制，可以直接粘贴到微信、Word 里。"
_SETTING = "poster_template"


class PosterDialog(QDialog):
    """Asks for a template; the one used last is chosen at first."""

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("图解")
        self._report = report
        self.words = PlainLabel(_WORDS)
        self.list = QListWidget()
        self.export, self.copy = QPushButton("导出…"), QPushButton("复制图片")
        self._assemble()
        self._fill()

    def _assemble(self) -> None:
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))
        self.words.setObjectName("quiet")
        self.words.setWordWrap(True)
        self.list.setAccessibleName("图解的模板")
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setIconSize(QSize(_WIDTH, _HEIGHT))
        self.list.setSpacing(2 * SPACE)
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        cancel = QPushButton("取消")
        self.export.setDefault(True)
        self.export.clicked.connect(self.accept)
        self.copy.clicked.connect(self._copy)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.copy)
        foot.addStretch(1)
        foot.addWidget(self.export)
        foot.addWidget(cancel)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        page.setSpacing(2 * SPACE)
        page.addWidget(self.words)
        page.addWidget(self.list, 1)
        page.addLayout(foot)

    def _fill(self) -> None:
        used = str(QSettings().value(_SETTING, TEMPLATES[0].key))
        for row, template in enumerate(TEMPLATES):
            item = QListWidgetItem(self._icon(template), template.name)
            self.list.addItem(item)
            if template.key == used or row == 0:
                self.list.setCurrentRow(row)

    def _icon(self, template: Template) -> QIcon:
        """Return a template as it looks, small; none where no font has Chinese characters, which is said."""
        drawing = poster(self._report, template)
        try:
            made = image(drawing, 2 * _WIDTH / drawing.width)
        except ExportError as error:
            self.words.setText(f"▲ {error}")
            return QIcon()
        return QIcon(QPixmap.fromImage(made))

    @property
    def chosen(self) -> Template:
        """The chosen template."""
        return TEMPLATES[max(0, self.list.currentRow())]

    def _copy(self) -> None:
        """Put the picture on the clipboard."""
        try:
            made: QImage = image(poster(self._report, self.chosen), 1)
        except ExportError as error:
            self.words.setText(f"▲ {error}")
            return
        QGuiApplication.clipboard().setImage(made)
        self.words.setText(_COPIED)

    def ask(self) -> Template | None:
        """Show the dialog; return the chosen template, which is kept for the next time, None if cancelled."""
        if self.exec() != QDialog.DialogCode.Accepted:
            return None
        QSettings().setValue(_SETTING, self.chosen.key)
        return self.chosen
