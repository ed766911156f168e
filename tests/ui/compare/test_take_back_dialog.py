"""A file comes back: every change is decided in its window, one step changes the report, and one undo takes it back."""

from pathlib import Path

import pytest
from builders.draft import back, draft
from builders.model import cell
from PySide6.QtCore import Qt, QTimer

from model.report.report import SetField
from model.takeback.proposals import COMPUTED, Proposal, ProposalKind
from ui.actions import ACTIONS
from ui.compare.comparing import TAKING_BACK
from ui.compare.rows import Decision
from ui.compare.take_back_dialog import UNTRACKED, TakeBack, rows_of, summary, when

LICENSING = cell("disclosure.licensing.decisions")
TOTAL = cell("requests.received.total")


@pytest.fixture
def leaders_file(tmp_path: Path) -> Path:
    report = draft()
    file = back(report)
    file.replace("186条", "196条")
    file.insert_after("法律顾问审核", "，并报分管领导签发")
    file.replace(str(report.values[LICENSING]), "225")
    file.comment("一次性告知", "从哪一年开始的？")
    path = tmp_path / "领导改过的.docx"
    path.write_bytes(file.bytes())
    return path


@pytest.fixture
def decide(comparing, window, monkeypatch):
    """Set what is done with the window of the file once it is shown; it is closed at the end whatever happens."""

    def later(act) -> None:
        def review(proposals, name):
            dialog = TakeBack(proposals, name, window)

            def run() -> None:
                try:
                    act(dialog)
                finally:
                    dialog.reject() if dialog.isVisible() else None

            QTimer.singleShot(0, dialog, run)
            chosen = dialog.ask()
            dialog.deleteLater()
            return chosen

        comparing.review = review

    return later


def test_the_whole_journey(window, decide, leaders_file, qtbot):
    window.files.dialogs.open_path = leaders_file
    before = window.workspace.report.copy()

    def act(dialog: TakeBack) -> None:
        assert [row.payload for row in dialog.table.rows if not row.is_heading] == [0, 1, 2, 3]
        assert dialog.table.current.payload == 0
        dialog.accept_one.click()
        # The comment has nothing to decide.
        assert not dialog.accept_one.isEnabled()
        dialog.next.click()
        dialog.refuse_one.click()
        assert dialog.table.current.payload == 3
        qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
        assert dialog.done_button.text() == "改 2 处"
        dialog.done_button.click()

    decide(act)
    window.actions_by_key["take_back"].trigger()
    report = window.workspace.report
    assert report.values[LICENSING] == 225
    assert "公开信息196条" in report.text("overview") and "分管领导" not in report.text("overview")
    assert window.workspace.history.undo_label == TAKING_BACK
    assert window.banner.text == "已按“领导改过的.docx”改了 2 处，另有 1 处没有接受。"
    window.workspace.undo()
    assert window.workspace.report == before


def test_all_at_once(window, comparing, decide, leaders_file):
    window.files.dialogs.open_path = leaders_file

    def act(dialog: TakeBack) -> None:
        dialog.refuse_all.click()
        assert not dialog.done_button.isEnabled()
        dialog.accept_all.click()
        dialog.done_button.click()

    decide(act)
    assert comparing.take_back()
    assert "分管领导" in window.workspace.report.text("overview")
    assert window.banner.text == "已按“领导改过的.docx”改了 3 处。"


def test_cancelled_nothing_changes(window, comparing, decide, leaders_file):
    window.files.dialogs.open_path = leaders_file
    decide(lambda dialog: (dialog.accept_all.click(), dialog.cancel_button.click()))
    assert not comparing.take_back()
    assert window.workspace.report == draft() and not window.workspace.history.undo_label


def test_a_computed_figure_says_why_it_is_not_taken(window, comparing, decide, tmp_path, qtbot):
    window.workspace.apply(SetField("computes_totals", True), "合计")
    report = window.workspace.report.copy()
    file = back(report)
    file.replace(str(report.values[TOTAL]), "9999")
    path = tmp_path / "稿.docx"
    path.write_bytes(file.bytes())
    window.files.dialogs.open_path = path

    def act(dialog: TakeBack) -> None:
        assert COMPUTED in dialog.obstacle.text() and not dialog.accept_one.isEnabled()
        qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
        dialog.accept_all.click()
        assert not dialog.done_button.isEnabled()
        dialog.cancel_button.click()

    decide(act)
    assert not comparing.take_back()
    assert window.workspace.report == report


def test_nothing_to_take_back_and_no_report(window, comparing, tmp_path):
    path = tmp_path / "稿.docx"
    path.write_bytes(back(draft()).bytes())
    window.files.dialogs.open_path = path
    assert not comparing.take_back()
    assert "没有修订和批注" in window.banner.text
    path.write_text("今天开会。", encoding="utf-8")
    assert not comparing.take_back()
    assert "稿.docx" in window.banner.text
    window.files.dialogs.open_path = None
    assert not comparing.take_back()


def proposal(**kept) -> Proposal:
    given = {
        "kind": ProposalKind.TEXT,
        "address": cell("overview"),
        "place": "一、总体情况",
        "old": "甲",
        "new": "乙",
    }
    return Proposal(**{**given, **kept})


def test_without_a_record_all_means_all_and_with_one_only_those(qtbot):
    tracked, other = proposal(author="张"), proposal(is_tracked=False)
    for proposals, expected in (((tracked, other), 1), ((other, other), 2)):
        dialog = TakeBack(proposals, "稿.docx")
        qtbot.addWidget(dialog)
        dialog.accept_all.click()
        assert len(dialog.chosen) == expected
        dialog.refuse_all.click()
        assert set(dialog.decisions.values()) == {Decision.REFUSED}


def test_rows_say_who_when_and_what_around():
    rows = list(
        rows_of([proposal(author="张", date="2026-01-05T08:30:00Z", before="前文\n近处", after="后\n远")])
    )
    assert [row.place for row in rows] == ["一、总体情况", "文字"]
    assert rows[1].note == "张\n2026年1月5日 08:30"
    assert rows[1].texts()[1:] == ("近处甲后", "近处乙后")
    assert next(iter(list(rows_of([proposal(is_tracked=False)]))[1:]))[3] == UNTRACKED
    assert when("0-00-00T00:00:00Z") == ""


def test_the_summary_counts_what_cannot_be_taken():
    said = summary(
        [proposal(), proposal(obstacle="x"), proposal(kind=ProposalKind.COMMENT), proposal(is_tracked=False)]
    )
    assert said == "修订 2 处，批注 1 条，没有修订记录的不同 1 处。其中 1 处不能直接接受，原因见各处。"


def test_the_menus_offer_it():
    keys = {spec.key: spec.menu for spec in ACTIONS}
    assert (keys["take_back"], keys["compare_other"], keys["years"]) == ("文件", "报告", "报告")
