import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QImage, QTextCursor, QTextDocument, QTextTable

from model.content.blocks import Cell, Picture, TableBlock
from ui.appearance.theme import DARK, LIGHT, Theme
from ui.document.document import (
    WIDEST,
    RichDocument,
    drawn,
    insert_picture,
    insert_table,
    pixels,
    shown_texts,
)

BROKEN = Picture(b"not an image", "image/png", 1500, 750)
TABLE = TableBlock(
    (Cell(0, 0, "名称", header=True), Cell(0, 1, "件数\n（件）"), Cell(1, 0, "合并", column_span=2)),
    (2000, 2000),
)


def tables(document: RichDocument) -> list[QTextTable]:
    return [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]


@pytest.fixture
def document(qapp) -> RichDocument:
    return RichDocument()


def test_a_picture_is_known_by_its_key_and_nothing_else_is_loaded(document):
    insert_picture(QTextCursor(document), BROKEN)
    look = document.begin().begin().fragment().charFormat()
    assert document.picture(look) is BROKEN
    kind = QTextDocument.ResourceType.ImageResource.value
    assert not document.loadResource(kind, QUrl(look.toImageFormat().name())).isNull()
    assert document.loadResource(kind, QUrl("file:///etc/hostname")).isNull()
    document.forget()
    assert document.picture(look) is None


def test_a_picture_that_cannot_be_shown_has_a_frame_of_its_size(document):
    assert drawn(BROKEN).size() == pixels(BROKEN, 1.0)
    assert isinstance(drawn(BROKEN), QImage)


def test_a_wide_picture_is_shown_scaled_down(document):
    wide = Picture(b"", "image/png", 15 * WIDEST * 2, 15 * 100)
    assert pixels(wide, 1.0).toTuple() == (WIDEST, 50)
    assert pixels(wide, 1.5).toTuple() == (WIDEST * 3 // 2, 75)


def test_a_table_shows_its_texts_and_knows_its_source(document):
    table = insert_table(QTextCursor(document), TABLE)
    assert shown_texts(table) == {(0, 0): "名称", (0, 1): "件数\n（件）", (1, 0): "合并"}
    assert document.table(table).block is TABLE
    table.appendRows(1)
    assert document.table(table) is None


def test_zoom_enlarges_text_and_pictures(document):
    insert_picture(QTextCursor(document), BROKEN)
    before = document.defaultFont().pointSizeF()
    document.set_zoom(1.5)
    assert document.defaultFont().pointSizeF() == pytest.approx(1.5 * before)
    look = document.begin().begin().fragment().charFormat().toImageFormat()
    assert (look.width(), look.height()) == pixels(BROKEN, 1.5).toTuple()


def test_tables_take_on_new_colours_without_telling_anybody(document, monkeypatch):
    table = insert_table(QTextCursor(document), TABLE)
    told = []
    document.contentsChange.connect(lambda *place: told.append(place))
    monkeypatch.setattr(Theme, "colors", DARK)
    document.restyle()
    assert table.format().toTableFormat().borderBrush().color() == QColor(DARK.grid)
    assert table.cellAt(0, 0).format().background().color() == QColor(DARK.header) != QColor(LIGHT.header)
    assert told == []
