"""Which paragraph is which: each in one pair, in order, the same ones together."""

from hypothesis import given
from hypothesis import strategies as st

from model.compare.alignment import Pair, align, likeness

lines = st.lists(st.text(alphabet="甲乙丙丁12", min_size=1, max_size=8), max_size=8)


@given(lines, lines)
def test_every_paragraph_is_in_exactly_one_pair_and_in_order(old, new):
    pairs = align(old, new)
    assert [pair.old for pair in pairs if pair.old is not None] == list(range(len(old)))
    assert [pair.new for pair in pairs if pair.new is not None] == list(range(len(new)))


@given(lines)
def test_a_text_and_itself(text):
    assert align(text, text) == tuple(Pair(i, i) for i in range(len(text)))


def test_a_changed_paragraph_is_found_between_a_new_one_and_one_that_went():
    old = ["（一）主动公开", "全年公开信息186条，其中工作动态92条。", "已经撤销的科室。"]
    new = ["（一）主动公开", "新设的科室负责此事。", "全年公开信息196条，其中工作动态90条。"]
    assert align(old, new) == (Pair(0, 0), Pair(None, 1), Pair(1, 2), Pair(2, None))


def test_likeness():
    assert likeness("公开信息", "公开信息") == 1.0
    assert likeness("公开信息", "行政许可") == 0.0
    assert likeness("", "") == 1.0
