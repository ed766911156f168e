import pytest
from builders.model import cell

from model.content.blocks import paragraphs
from model.report.history import History
from model.report.report import Report, SetField, SetText, SetValues, Several

A, B = cell("requests.granted.business"), cell("requests.granted.research")


def step(report, history, edit, label="改", key=""):
    history.push(label, report.apply(edit).inverse, key)


def undo(report, history):
    taken = history.pop_undo()
    history.undone(taken, report.apply(taken.inverse).inverse)


def redo(report, history):
    taken = history.pop_redo()
    history.redone(taken, report.apply(taken.inverse).inverse)


def test_undo_and_redo_walk_through_the_states():
    report, history, states = Report(), History(), [Report()]
    for n in (1, 2, 3):
        step(report, history, SetValues({A: n}), f"第{n}步")
        states.append(report.copy())
    for expected in (states[2], states[1], states[0]):
        undo(report, history)
        assert report == expected
    assert history.pop_undo() is None and history.redo_label == "第1步"
    for expected in states[1:]:
        redo(report, history)
        assert report == expected
    assert history.pop_redo() is None and history.undo_label == "第3步"


def test_a_new_step_forgets_what_was_undone():
    report, history = Report(), History()
    step(report, history, SetValues({A: 1}))
    undo(report, history)
    step(report, history, SetValues({A: 2}), "另一步")
    assert history.redo_label == "" and history.undo_label == "另一步"


def test_typing_merges_until_the_step_is_closed():
    report, history = Report(), History()
    for text in ("一", "一二", "一二三"):
        step(report, history, SetText("overview", paragraphs(text)), "输入", "typing:overview")
    history.close_step()
    step(report, history, SetText("overview", paragraphs("一二三四")), "输入", "typing:overview")
    undo(report, history)
    assert report.text("overview") == "一二三"
    undo(report, history)
    assert report.text("overview") == "" and history.undo_label == ""


def test_ten_thousand_merged_keys_are_undone_at_once():
    report, history = Report(), History()
    for n in range(10_000):
        step(report, history, SetField("unit", f"单位{n}"), "输入", "unit")
    undo(report, history)
    assert report.unit == "" and history.undo_label == ""


def test_merged_edits_of_several_places_are_undone_in_reverse():
    report, history = Report(), History()
    for edit in (SetValues({A: 1}), SetValues({B: 2}), Several((SetValues({A: 3}), SetValues({B: 4})))):
        step(report, history, edit, "填", "fill")
    undo(report, history)
    assert report == Report()


def test_merging_compares_with_the_last_step():
    report, history = Report(), History()
    step(report, history, SetValues({A: 1}), "甲", "a")
    step(report, history, SetValues({B: 1}), "乙", "b")
    step(report, history, SetValues({B: 2}), "乙", "b")
    undo(report, history)
    assert report.values == {A: 1}


@pytest.mark.parametrize(
    "edits",
    [
        (SetText("overview", paragraphs("一")), SetText("problems", paragraphs("二"))),
        (SetField("signature", "一"), SetField("unit", "二")),
        (SetValues({A: 1}), SetText("overview", paragraphs("一"))),
        (SetText("overview", paragraphs("一")), SetValues({A: 1})),
        (SetValues({A: 1}), SetField("unit", "二")),
        (SetField("unit", "二"), SetValues({A: 1})),
    ],
)
def test_merged_edits_of_any_kind_are_undone_together(edits):
    report, history = Report(), History()
    for edit in edits:
        step(report, history, edit, "填", "fill")
    undo(report, history)
    assert report == Report() and history.undo_label == ""


def test_nothing_merges_into_a_step_before_one_that_was_undone():
    report, history = Report(), History()
    step(report, history, SetValues({A: 1}), "填", "fill")
    step(report, history, SetValues({B: 1}), "另一步", "other")
    undo(report, history)
    step(report, history, SetValues({A: 2}), "填", "fill")
    undo(report, history)
    assert report.value(A) == 1


def test_different_merge_keys_are_different_steps():
    report, history = Report(), History()
    step(report, history, SetValues({A: 1}), "甲", "a")
    step(report, history, SetValues({B: 1}), "乙", "b")
    assert history.undo_label == "乙"
    undo(report, history)
    assert history.undo_label == "甲"


def test_saved_is_the_state_on_disk():
    report, history = Report(), History()
    assert history.is_saved
    step(report, history, SetValues({A: 1}))
    assert not history.is_saved
    history.mark_saved()
    step(report, history, SetValues({A: 2}))
    undo(report, history)
    assert history.is_saved
    undo(report, history)
    assert not history.is_saved
    redo(report, history)
    assert history.is_saved


def test_saved_state_that_cannot_come_back_is_not_saved():
    report, history = Report(), History()
    step(report, history, SetValues({A: 1}))
    history.mark_saved()
    undo(report, history)
    step(report, history, SetValues({A: 2}))
    undo(report, history)
    assert not history.is_saved


def test_a_saved_state_stays_saved_where_later_steps_are_forgotten():
    report, history = Report(), History()
    step(report, history, SetValues({A: 1}))
    history.mark_saved()
    for n in (2, 3):
        step(report, history, SetValues({A: n}))
        undo(report, history)
    assert history.is_saved


def test_a_saved_state_among_many_steps_is_saved_again_when_it_comes_back():
    report, history = Report(), History()
    for n in range(501):
        step(report, history, SetValues({A: n + 1}))
        if n == 498:
            history.mark_saved()
    undo(report, history)
    undo(report, history)
    assert report.value(A) == 499 and history.is_saved


def test_a_merged_step_after_saving_is_not_saved():
    report, history = Report(), History()
    step(report, history, SetField("unit", "一"), "输入", "unit")
    history.mark_saved()
    step(report, history, SetField("unit", "一二"), "输入", "unit")
    assert not history.is_saved


def test_old_steps_are_dropped_and_the_start_is_no_longer_saved():
    report, history = Report(), History()
    for n in range(501):
        step(report, history, SetValues({A: n + 1}))
    for _ in range(500):
        undo(report, history)
    assert history.pop_undo() is None and report.value(A) == 1 and not history.is_saved
