"""Studio: windows of the program on a screen that is not there, and pictures of them in few colours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from model.opening.open import Opened
from model.report.report import Report
from ui.environment.samples import last_year_sample, sample_figures
from ui.files.dialogs import Dialogs
from ui.main_window import MainWindow

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "images"
TODAY = date(2026, 1, 12)
NOW = datetime(2026, 1, 12, 10, 32)
WINDOW = (1366, 740)
"""Pixels of the window on a screen of 1366 × 768, less its title bar."""
LAST_YEAR = "示例街道办事处2024年报告.docx"
COLORS = 256
"""What a table of colours holds."""
COMMONEST = 64
_REGION = 0xE0E0E0
"""Colours that are the same in the upper bits of red, green and blue are of one region."""


class Popup(NamedTuple):
    """A menu or tip, and where its upper left corner stands in the window."""

    widget: QWidget
    place: QPoint


class Accepts(Dialogs):
    """Answers the one question of an import: what was read is taken as it is."""

    def review_import(self, opened: Opened, path: Path, today: date, present: object = None) -> Report | None:
        """Return the report as it was read."""
        return opened.report.copy()


class Studio:
    """Windows to be pictured, and the pictures."""

    def __init__(self, wanted: set[str], folder: Path, size: tuple[int, int] = WINDOW) -> None:
        """`size` is that of every window, in pixels."""
        self.application = _application()
        self.size = size
        self.folder = folder
        """For files that a picture needs."""
        self._wanted = wanted
        self.made: list[Path] = []

    @contextmanager
    def window(self) -> Iterator[MainWindow]:
        """A window on the fixed day, gone afterwards with all that it kept."""
        window = MainWindow(TODAY)
        window.resize(*self.size)
        window.show()
        window.report_view.autosave.now = lambda: NOW
        window.files.dialogs = Accepts(window)
        self.rest(window)
        yield window
        window.workspace.history.mark_saved()
        window.report_view.autosave.end()
        window.hide()
        window.deleteLater()
        self.application.processEvents()

    @contextmanager
    def draft(self, *, linked: bool = True, filled: bool = True) -> Iterator[MainWindow]:
        """A window with this year's draft of the sample: figures of the texts linked, this year's figures filled in."""
        with self.window() as window:
            copy = self.folder / LAST_YEAR
            copy.write_bytes(last_year_sample().read_bytes())
            window.files.import_path(copy)
            if linked:
                window.files.link_figures()
            if filled:
                window.workspace.apply(sample_figures(window.workspace.report.form), "填入本年数字")
                window.banner.hide()
            self.rest(window)
            yield window

    def rest(self, window: MainWindow) -> None:
        """Let the window do all that it does in a quiet moment."""
        for _ in range(3):
            self.application.processEvents()
        window.report_view.settle()
        window.findings.mending.refresh()
        for timer in window.findChildren(QTimer):
            if timer.isSingleShot() and timer.isActive() and timer.interval() <= 500:
                timer.setInterval(0)
        for _ in range(5):
            self.application.processEvents()

    def take(self, name: str, widget: QWidget, area: QRect | None = None, *popups: Popup) -> None:
        """Pictures a widget, or an area of it, with what has popped up over it."""
        if self._wanted and name not in self._wanted:
            return
        whole = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        painter = QPainter(whole)
        for popup in popups:
            shown = popup.widget.grab()
            painter.drawPixmap(popup.place, shown)
            _frame(painter, QRect(popup.place, shown.size()))
        painter.end()
        image = whole.copy(whole.rect() if area is None else area.intersected(whole.rect()))
        painter = QPainter(image)
        _frame(painter, image.rect())
        painter.end()
        path = FOLDER / f"{name}.png"
        if not few_colors(image).save(str(path)):
            raise OSError(f"not written: {path}")
        self.made.append(path)


def _application() -> QApplication:
    from ui.application import make_application

    application = make_application()
    # A caret that blinks would be in one picture and not in the next.
    application.setCursorFlashTime(0)
    application.setEffectEnabled(Qt.UIEffect.UI_AnimateMenu, False)
    return application


def _frame(painter: QPainter, area: QRect) -> None:
    painter.setPen(QColor("#AEB6C1"))
    painter.drawRect(area.adjusted(0, 0, -1, -1))


def few_colors(image: QImage) -> QImage:
    """Return the image with a table of its own colours: the commonest, and of each region of colours the one met most often."""
    pixels = Counter(memoryview(image.constBits()).cast("I"))
    ranked = [color for color, _ in pixels.most_common()]
    regions: dict[int, int] = {}
    for color in ranked:
        regions.setdefault(color & _REGION, color)
    table = dict.fromkeys([*ranked[:COMMONEST], *regions.values(), *ranked[COMMONEST:]])
    return image.convertToFormat(
        QImage.Format.Format_Indexed8, list(table)[:COLORS], Qt.ImageConversionFlag.AvoidDither
    )
