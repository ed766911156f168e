"""Characters without a font are named before pages are made, once."""

from builders.fonts import needs_chinese_font
from builders.model import balanced_report

from export.printable import Unprintable
from model.content.blocks import Paragraph
from model.report.report import Report, SetText
from ui.files.printable_question import PrintableQuestion, listed

NOWHERE = "\U0010fffd"


class Dialogs:
    """Gives one answer and keeps what was asked."""

    def __init__(self, answer: bool) -> None:
        self.answer, self.asked = answer, []

    def ask_export_with_boxes(self, characters: int, lines: str) -> bool:
        self.asked.append((characters, lines))
        return self.answer


def report_with(text: str) -> Report:
    report = balanced_report()
    report.apply(SetText("overview", (Paragraph.of(text),)))
    return report


def test_nothing_is_asked_about_common_characters(qapp):
    dialogs = Dialogs(False)
    assert PrintableQuestion(lambda: dialogs).may_go_on(report_with("plain"))
    assert dialogs.asked == []


@needs_chinese_font
def test_the_clerk_may_go_on_and_is_not_asked_again(qapp):
    dialogs = Dialogs(True)
    question = PrintableQuestion(lambda: dialogs)
    report = report_with(f"甲{NOWHERE}")
    assert question.may_go_on(report) and question.may_go_on(report)
    ((count, lines),) = dialogs.asked
    assert count == 1 and "U+10FFFD" in lines


@needs_chinese_font
def test_no_is_asked_again(qapp):
    dialogs = Dialogs(False)
    question = PrintableQuestion(lambda: dialogs)
    report = report_with(f"甲{NOWHERE}")
    assert not question.may_go_on(report) and not question.may_go_on(report)
    assert len(dialogs.asked) == 2


def test_a_long_list_is_cut():
    lines = listed([Unprintable(chr(0x20000 + i), "甲") for i in range(20)]).split("\n")
    assert len(lines) == 9 and lines[-1] == "……另有 12 个"
    assert lines[0].startswith("● 𠀀（U+20000）")
