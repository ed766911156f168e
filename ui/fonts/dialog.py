"""FontsDialog: in which fonts documents are set, of what this computer has, with what is missing said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from export.fonts import Fonts
from export.style import OFFICIAL
from model.content.blocks import Role
from ui.appearance.plain_text import PlainLabel
from ui.appearance.theme import GAP, MARGIN, SPACE
from ui.fonts.chosen import PARTS, chosen_fonts, fonts_of, missing_of

WIDTH = 460
"""Pixels at first."""
_PRESCRIBED = {
    "title": OFFICIAL.roles[Role.TITLE].font,
    "body": OFFICIAL.roles[Role.BODY].font,
    "table": OFFICIAL.table.text.font,
}


class FontsDialog(QDialog):
    """A list of fonts for each part of a document."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("导出的字体")
        installed = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
        now = chosen_fonts()._asdict()
        self.lists = {part: self._list(part, installed, now[part]) for part in PARTS}
        self.missing = PlainLabel(_missing_words(missing_of(fonts_of(OFFICIAL), QFontDatabase.families())))
        self.missing.setObjectName("quiet")
        self.missing.setWordWrap(True)
        self._assemble()

    def _list(self, part: str, installed: Sequence[str], chosen: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(f"{PARTS[part]}的字体")
        box.addItem(f"按规定（{_PRESCRIBED[part]}）", "")
        for name in installed:
            box.addItem(name, name)
        if chosen and chosen not in installed:
            box.addItem(f"{chosen}（这台电脑没有）", chosen)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        return box

    def _assemble(self) -> None:
        hint = PlainLabel("用于 Word 文档、PDF、OFD、网页、预览和打印。不改就按公文格式的规定。")
        hint.setObjectName("cardText")
        hint.setWordWrap(True)
        form, foot = QFormLayout(), QHBoxLayout()
        for part, box in self.lists.items():
            form.addRow(f"{PARTS[part]}：", box)
        accept, cancel, prescribed = QPushButton("确定"), QPushButton("取消"), QPushButton("全部按规定")
        accept.setDefault(True)
        accept.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        prescribed.clicked.connect(self.choose_prescribed)
        foot.addWidget(prescribed)
        foot.addStretch(1)
        foot.addWidget(accept)
        foot.addWidget(cancel)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        page.setSpacing(2 * SPACE)
        page.addWidget(hint)
        page.addLayout(form)
        page.addWidget(self.missing)
        page.addLayout(foot)
        width = max(WIDTH, self.sizeHint().width())
        self.resize(width, page.heightForWidth(width))

    def choose_prescribed(self) -> None:
        """Choose the fonts that are prescribed for every part."""
        for box in self.lists.values():
            box.setCurrentIndex(0)

    def fonts(self) -> Fonts:
        """Return what is chosen."""
        return Fonts(*(str(self.lists[part].currentData() or "") for part in Fonts._fields))


def _missing_words(missing: Sequence[str]) -> str:
    if not missing:
        return "规定的字体这台电脑都有。"
    names = "、".join(missing)
    return f"这台电脑没有 {names}：预览、打印和 PDF 用相近的字体代替；Word 文档里写的仍是规定的字体。"
