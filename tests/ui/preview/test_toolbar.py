import pytest
from PySide6.QtWidgets import QToolButton, QWidget

from ui.preview.toolbar import PreviewToolbar, Tool


@pytest.fixture
def toolbar(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    made = PreviewToolbar()
    made.setParent(parent)
    parent.resize(1200, 100)
    parent.show()
    yield made


def test_a_button_does_its_work_and_names_its_shortcut(toolbar):
    done: list[str] = []
    action = toolbar.add(Tool("返回", "回到填写的地方", lambda: done.append("back")), "Esc")
    toolbar.findChild(QToolButton).click()
    assert done == ["back"]
    assert action.toolTip() == "回到填写的地方（Esc）"


def test_of_a_choice_one_is_pressed_and_stays_so(toolbar):
    one, other = toolbar.add_choice((Tool("单页", "", lambda: None), Tool("双页", "", lambda: None)))
    one.trigger()
    one.trigger()
    assert (one.isChecked(), other.isChecked()) == (True, False)
    other.trigger()
    assert (one.isChecked(), other.isChecked()) == (False, True)


@pytest.mark.fonts
def test_what_may_be_left_out_goes_where_there_is_no_room(toolbar):
    toolbar.add(Tool("返回编辑", "", lambda: None))
    words = toolbar.add_words("第 10 页，共 10 页")
    button = toolbar.add_button("打印…", lambda: None)
    toolbar.leave_out(words, button)
    toolbar.show()
    toolbar.resize(1100, 40)
    full = toolbar.layout().minimumSize().width()
    for width, shown in ((full + 10, (True, True)), (full - 10, (False, True)), (20, (False, False))):
        toolbar.resize(width, 40)
        assert (words.isVisible(), button.isVisible()) == shown


@pytest.mark.fonts
def test_words_have_room_for_the_longest(toolbar):
    words = toolbar.add_words("第 10 页，共 10 页")
    assert words.minimumWidth() >= words.fontMetrics().horizontalAdvance("第 10 页，共 10 页")
