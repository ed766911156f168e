from PySide6.QtGui import QTextCursor

from model.content.blocks import Run
from ui.document.document import RichDocument
from ui.document.field_runs import field_at, fields_in, runs_of
from ui.document.formats import char_format

FIELD = "=requests.received.total"


def document_of(*parts: tuple[str, str]) -> RichDocument:
    document = RichDocument()
    cursor = QTextCursor(document)
    for text, field in parts:
        cursor.insertText(text, char_format(False, field, text))
    return document


def test_fields_are_found_with_their_positions(qapp):
    document = document_of(("收到", ""), ("12", FIELD), ("件，结转", ""), ("3", FIELD))
    assert [(s.start, s.end, s.field) for s in fields_in(document.begin())] == [(2, 4, FIELD), (8, 9, FIELD)]


def test_a_figure_that_was_edited_is_no_field(qapp):
    document = document_of(("收到", ""), ("12", FIELD), ("件", ""))
    cursor = QTextCursor(document)
    cursor.setPosition(3)
    cursor.insertText("9")
    assert list(fields_in(document.begin())) == []


def test_what_is_typed_at_an_end_of_a_field_is_plain(qapp):
    look = char_format(True, FIELD, "12")
    assert runs_of("约12", look) == [Run("约", True), Run("12", True, FIELD), Run("", True)]
    assert runs_of("12件", look) == [Run("", True), Run("12", True, FIELD), Run("件", True)]
    assert runs_of("1件2", look) == [Run("1件2", True)]


def test_between_two_fields_the_side_that_is_asked_for_counts(qapp):
    document = document_of(("1", FIELD), ("2", "=other"), ("尾", ""))
    assert field_at(document, 1, before=True).field == FIELD
    assert field_at(document, 1, before=False).field == "=other"
    assert field_at(document, 3) is None
