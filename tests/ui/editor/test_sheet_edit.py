import pytest
from builders.text import TEXT, put_cursor

from model.content.blocks import Paragraph, Picture, Role, TableBlock
from ui.document.conversion import from_document, to_document
from ui.document.document import RichDocument
from ui.editor.sheet_edit import SheetEdit, in_table

PICTURE = Picture(b"", "image/png", 1500, 750)


@pytest.fixture
def edit(qtbot) -> SheetEdit:
    made = SheetEdit(RichDocument())
    qtbot.addWidget(made)
    to_document(TEXT, made.sheet)
    return made


def texts(edit: SheetEdit) -> list[str]:
    return [block.text for block in from_document(edit.sheet) if isinstance(block, Paragraph)]


def test_a_step_is_told_before_and_after(edit):
    told: list[str] = []
    edit.about_to_step.connect(lambda: told.append("before"))
    edit.stepped.connect(told.append)
    put_cursor(edit, 0)
    with edit.step("改动") as cursor:
        assert edit.is_stepping
        cursor.insertText("甲")
    assert told == ["before", "改动"]
    assert not edit.is_stepping
    assert texts(edit)[0] == "甲本年度工作平稳。"


def test_running_text_joins_the_paragraph_it_is_put_into(edit):
    put_cursor(edit, 3)
    edit.insert((Paragraph.of("公开"),), "粘贴")
    assert texts(edit)[0] == "本年度公开工作平稳。"


def test_more_blocks_split_the_paragraph(edit):
    put_cursor(edit, 3)
    edit.insert((Paragraph.of("甲"), Paragraph.of("（二）乙", Role.HEADING_2)), "粘贴")
    assert texts(edit)[:3] == ["本年度甲", "（二）乙", "工作平稳。"]


def test_text_put_beside_a_picture_begins_a_paragraph(edit):
    to_document((PICTURE,), edit.sheet)
    put_cursor(edit, 0)
    edit.insert((Paragraph.of("图前"),), "粘贴")
    assert [type(block) for block in from_document(edit.sheet)] == [Paragraph, Picture]


def test_in_a_table_only_text_is_put(edit):
    to_document((TableBlock.of_rows([["甲", "乙"]]),), edit.sheet)
    cell = edit.sheet.rootFrame().childFrames()[0].cellAt(0, 0).firstCursorPosition()
    assert in_table(cell.block())
    edit.setTextCursor(cell)
    edit.insert((Paragraph.of("一"), PICTURE, Paragraph.of("二")), "粘贴")
    (table,) = from_document(edit.sheet)
    assert table.by_row()[0][0].text == "一\n二甲"


def test_zoom_reaches_text_and_headings(edit):
    edit.set_zoom(1.5)
    assert edit.sheet.defaultFont().pointSizeF() == pytest.approx(18)
    assert edit.sheet.begin().next().layout().formats()[0].format.fontPointSize() == pytest.approx(18)
