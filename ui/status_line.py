"""The status bar: saved or not, a hint for the current cell, zoom."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTime, QTimer, Signal
from PySide6.QtWidgets import QLabel, QSlider, QStatusBar

from model.address import Address
from model.values import display
from model.workspace import Changed
from ui.bridge import Bridge

ZOOM_STEPS = (100, 150)
HINT_MILLISECONDS = 8000


class StatusLine(QStatusBar):
    """Saved state at the left, the current place and passing hints in the middle, zoom at the right."""

    zoom_changed = Signal(float)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._workspace = bridge.workspace
        self._was_saved = True
        self._saved = QLabel()
        self._place = QLabel()
        self._percent = QLabel("100 %")
        self._zoom = QSlider(Qt.Orientation.Horizontal)
        self._address: Address | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._show_place)
        self._build()
        bridge.changed.connect(self._on_changed)
        self._refresh_saved()

    def _build(self) -> None:
        self._zoom.setRange(*ZOOM_STEPS)
        self._zoom.setSingleStep(10)
        self._zoom.setPageStep(10)
        self._zoom.setFixedWidth(110)
        self._zoom.setAccessibleName("缩放")
        self._zoom.setToolTip("缩放（Ctrl++ 放大，Ctrl+- 缩小）")
        self._zoom.valueChanged.connect(self._on_zoom)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(4, 0, 12, 0)
        self.addWidget(self._saved)
        self.addWidget(self._place, 1)
        self.addPermanentWidget(self._percent)
        self.addPermanentWidget(self._zoom)

    def _on_zoom(self, percent: int) -> None:
        self._percent.setText(f"{percent} %")
        self.zoom_changed.emit(percent / 100)

    def zoom_by(self, percent: int) -> None:
        """Zooms in or out by so many percent."""
        self._zoom.setValue(self._zoom.value() + percent)

    def zoom_to(self, percent: int) -> None:
        """Zooms to so many percent."""
        self._zoom.setValue(percent)

    def offer_zoom(self, offered: bool) -> None:
        """Whether there is anything that the zoom here is for."""
        self._zoom.setVisible(offered)
        self._percent.setVisible(offered)

    def hint(self, text: str) -> None:
        """Says something in passing."""
        self._place.setText(text)
        self._timer.start(HINT_MILLISECONDS)

    def show_place(self, address: Address | None) -> None:
        """Names the current cell, with last year's figure."""
        self._address = address
        self._timer.stop()
        self._show_place()

    def _show_place(self) -> None:
        address, report = self._address, self._workspace.report
        if address is None or not address.is_cell or address.whole not in report.form.all_cells:
            self._place.clear()
            return
        text = report.form.name(address.whole)
        previous = report.previous
        if previous is not None and address.whole in previous.form.all_cells:
            last = previous.values.get(address.whole)
            text += f"　上年：{display(last) if last is not None else '空白'}"
        self._place.setText(text)

    def _on_changed(self, changed: Changed) -> None:
        self._refresh_saved(is_other=changed.is_whole)

    def _refresh_saved(self, *, is_other: bool = True) -> None:
        """Says whether the report is saved; `is_other` for one that has just come in."""
        workspace = self._workspace
        saved = workspace.is_saved
        if not saved:
            self._saved.setText("● 未保存")
        elif is_other:
            self._saved.setText(
                "只读" if workspace.read_only else "尚未存为文件" if workspace.path is None else "已保存"
            )
        elif not self._was_saved:
            self._saved.setText(f"已保存 {QTime.currentTime().toString('HH:mm')}")
        self._was_saved = saved
