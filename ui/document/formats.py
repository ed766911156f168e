"""Formats of the roles of a written section in the editor: fonts and indents of the document at reading size."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QSyntaxHighlighter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from export.style import OFFICIAL, SONG, Align
from model.content.blocks import Role
from ui.appearance.theme import Theme
from ui.document.field_runs import FIELD, NUMBER, SHOWN, fields_in
from ui.document.utf16 import units

ROLE = QTextFormat.Property.UserProperty.value + 1
"""Block property: the value of the paragraph's Role, or PICTURE or CELL."""
PICTURE = "picture"
CELL = "cell"

POINTS = 12.0
"""Size of running text at 100 %."""
CELL_POINTS = 10.5
LINE_HEIGHT = 1.875
"""Height of a line of running text in sizes of the font, whatever line spacing the font itself asks for."""
BOLD = QFont.Weight.Bold

LEVELS = {Role.HEADING_2: "二级", Role.HEADING_3: "三级", Role.HEADING_4: "四级"}
"""Names of the levels, as the margin shows them."""

_INSTALLED = {
    "仿宋_GB2312": ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong"),
    "楷体_GB2312": ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi"),
    "黑体": ("黑体", "SimHei"),
    SONG: (SONG, "SimSun"),
}
"""The names under which the document's fonts are installed; the interface's font stands in for the rest."""

_ALIGNMENTS: dict[Align, Qt.AlignmentFlag] = {
    "both": Qt.AlignmentFlag.AlignLeft,
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


def alignment(align: str) -> Qt.AlignmentFlag:
    """Return Qt's flag for `left`, `center` or `right`; running text is not justified on the screen."""
    return next((flag for name, flag in _ALIGNMENTS.items() if name == align), Qt.AlignmentFlag.AlignLeft)


def face(role: Role | None, points: float) -> QFont:
    """Return the font of a role in the document, of tables for None, in points."""
    style = OFFICIAL.table.text if role is None else OFFICIAL.roles[role]
    font = QFont()
    font.setFamilies([*_INSTALLED.get(style.font, (style.font,)), *Theme.families])
    font.setPointSizeF(points)
    return font


def em(zoom: float) -> float:
    """Return the width of a Chinese character of running text in pixels."""
    return QFontMetricsF(face(Role.BODY, POINTS * zoom)).horizontalAdvance("中")


def line_height(zoom: float) -> float:
    """Return the height of a line of running text in pixels."""
    return QFontInfo(face(Role.BODY, POINTS * zoom)).pixelSize() * LINE_HEIGHT


def _line_percent(zoom: float) -> float:
    """Return the height of a line in percent of the font's own line spacing."""
    return max(100.0, 100 * line_height(zoom) / QFontMetricsF(face(Role.BODY, POINTS * zoom)).lineSpacing())


def block_format(role: Role, zoom: float) -> QTextBlockFormat:
    """Return indent, alignment and line height of a role."""
    style = OFFICIAL.roles[role]
    made = QTextBlockFormat()
    made.setProperty(ROLE, role.value)
    made.setTextIndent(style.first_line * em(zoom))
    made.setRightMargin(style.right * em(zoom))
    made.setAlignment(_ALIGNMENTS[style.align])
    made.setLineHeight(_line_percent(zoom), QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made


def picture_format(zoom: float) -> QTextBlockFormat:
    """Return the format of a line with a picture, as high as the picture."""
    made = QTextBlockFormat()
    made.setProperty(ROLE, PICTURE)
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    made.setTopMargin(em(zoom) / 2)
    made.setBottomMargin(em(zoom) / 2)
    return made


def cell_format(align: str) -> QTextBlockFormat:
    """Return the format of a line in a cell of a table."""
    made = QTextBlockFormat()
    made.setProperty(ROLE, CELL)
    made.setAlignment(alignment(align))
    return made


def char_format(bold: bool, field: str = "", shown: str = "") -> QTextCharFormat:
    """Return the format that a run has of its own; all else comes from its paragraph's role.

    `field` names the linked figure that the run shows, `shown` is its text.
    """
    made = QTextCharFormat()
    if bold:
        made.setFontWeight(BOLD)
    if field:
        made.setProperty(FIELD, field)
        made.setProperty(SHOWN, shown)
        made.setProperty(NUMBER, next(_numbers))
    return made


_numbers = count()


def role_of(block: QTextBlock) -> Role:
    """Return the role of a paragraph; body for one without."""
    value = block.blockFormat().property(ROLE)
    return _ROLES.get(value, Role.BODY) if isinstance(value, str) else Role.BODY


_ROLES = {role.value: role for role in Role}


class RoleHighlighter(QSyntaxHighlighter):
    """Shows every paragraph in the font of its role without storing that font in the document."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._formats: dict[str, QTextCharFormat] = {}
        self.set_zoom(1.0)

    def set_zoom(self, zoom: float) -> None:
        """Set the size of all fonts; 1.0 is 100 %."""
        self._formats = {CELL: _look(None, CELL_POINTS * zoom)}
        for role in Role:
            if role is not Role.BODY:
                self._formats[role.value] = _look(role, POINTS * zoom)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Format a paragraph that changed; called by Qt."""
        block = self.currentBlock()
        look = self._formats.get(block.blockFormat().property(ROLE))
        if look is not None:
            self.setFormat(0, units(text), look)
        for spot in fields_in(block):
            ground = QTextCharFormat(look or QTextCharFormat())
            ground.setBackground(QColor(Theme.colors.field))
            # Seen also where a finding has its own ground.
            ground.setForeground(QColor(Theme.colors.ok))
            self.setFormat(spot.start - block.position(), spot.end - spot.start, ground)


def _look(role: Role | None, points: float) -> QTextCharFormat:
    font = face(role, points)
    made = QTextCharFormat()
    made.setFontFamilies(font.families())
    made.setFontPointSize(points)
    if role in (Role.HEADING_1, Role.HEADING_2):
        made.setFontWeight(BOLD)
    return made
