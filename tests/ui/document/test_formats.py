import pytest
from builders.text import TEXT
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QTextCursor

from model.content.blocks import Role
from ui.document.conversion import to_document
from ui.document.document import RichDocument
from ui.document.formats import (
    LINE_HEIGHT,
    POINTS,
    RoleHighlighter,
    alignment,
    block_format,
    char_format,
    em,
    face,
    line_height,
    role_of,
)


@pytest.mark.parametrize("role", [Role.BODY, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4])
def test_a_paragraph_keeps_its_role_at_any_zoom(qapp, role):
    document = RichDocument()
    for zoom in (1.0, 1.5):
        QTextCursor(document).setBlockFormat(block_format(role, zoom))
        assert role_of(document.begin()) is role
        assert document.begin().blockFormat().textIndent() == pytest.approx(2 * em(zoom))


def test_a_paragraph_without_a_role_is_running_text(qapp):
    document = RichDocument()
    QTextCursor(document).insertText("文字")
    assert role_of(document.begin()) is Role.BODY


@pytest.mark.fonts
def test_a_line_is_as_high_whatever_spacing_the_font_asks_for(qapp):
    document = RichDocument()
    to_document(TEXT, document)
    document.setTextWidth(2000)
    tops = []
    block = document.begin()
    while block.isValid():
        tops.append(document.documentLayout().blockBoundingRect(block).top())
        block = block.next()
    size = QFontInfo(face(Role.BODY, POINTS)).pixelSize()
    assert line_height(1.0) == pytest.approx(size * LINE_HEIGHT)
    assert tops[1] - tops[0] == pytest.approx(line_height(1.0), abs=1.5)


def test_headings_are_shown_in_their_font_without_a_trace_in_the_document(qapp):
    document = RichDocument()
    to_document(TEXT, document)
    highlighter = RoleHighlighter(document)
    heading = document.begin().next()
    (shown,) = heading.layout().formats()
    assert shown.format.fontFamilies() == face(Role.HEADING_2, POINTS).families()
    assert not heading.begin().fragment().charFormat().fontFamilies()
    highlighter.set_zoom(1.5)
    assert heading.layout().formats()[0].format.fontPointSize() == pytest.approx(POINTS * 1.5)


def test_alignments_have_flags_of_qt():
    assert alignment("center") == Qt.AlignmentFlag.AlignHCenter
    assert alignment("right") == Qt.AlignmentFlag.AlignRight
    assert alignment("unknown") == Qt.AlignmentFlag.AlignLeft


def test_a_field_says_what_it_shows(qapp):
    one, other = char_format(False, "=a", "12"), char_format(False, "=a", "12")
    assert one != other, "neighbours must stay two fields"
    assert char_format(False) == char_format(False)
