"""The choices for a copy for review are kept, and the export asks for them."""

from export.review_copy import ReviewOptions
from ui.files.review_copy_dialog import ReviewCopyDialog


def test_usual_choices(qtbot):
    dialog = ReviewCopyDialog()
    qtbot.addWidget(dialog)
    assert dialog.options() == ReviewOptions()


def test_choices_are_kept_for_the_next_time(qtbot):
    first = ReviewCopyDialog()
    qtbot.addWidget(first)
    first.words.setText("征求意见稿")
    first.numbers.setChecked(True)
    first.box.setChecked(False)
    chosen = first.options()
    again = ReviewCopyDialog()
    qtbot.addWidget(again)
    assert again.options() == chosen == ReviewOptions("征求意见稿", signing_box=False, line_numbers=True)
    again.has_watermark.setChecked(False)
    assert not again.words.isEnabled() and again.options().watermark == ""
