"""Changes inside a paragraph: nothing is lost, and what stayed is said to have stayed."""

from itertools import pairwise
from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from model.compare.words import Piece, changes

texts = st.text(alphabet="公开信息186条，a b", max_size=60)


@given(texts, texts)
def test_the_pieces_make_both_texts(old, new):
    pieces = changes(old, new)
    assert "".join(piece.old for piece in pieces) == old
    assert "".join(piece.new for piece in pieces) == new
    assert all(piece.old or piece.new for piece in pieces)
    assert all(one.is_same != other.is_same for one, other in pairwise(pieces))


@given(texts)
def test_a_text_and_itself(text):
    assert changes(text, text) == ((Piece(text, text),) if text else ())


def test_figures_change_as_a_whole():
    assert changes("公开信息186条", "公开信息196条") == (
        Piece("公开信息", "公开信息"),
        Piece("186", "196"),
        Piece("条", "条"),
    )
    assert Piece("3.65", "3.75") in changes("收费3.65万元", "收费3.75万元")


def test_crumbs_between_two_changes_are_changed_too():
    pieces = changes("甲乙丙的丁戊己", "子丑寅的卯辰巳")
    assert pieces == (Piece("甲乙丙的丁戊己", "子丑寅的卯辰巳"),)


def test_a_very_long_changed_text_is_replaced_whole_and_soon():
    began = perf_counter()
    old, new = "甲乙" * 4000, "丙乙" * 4000 + "丁"
    assert changes(old, new) == (Piece(old, new),)
    assert perf_counter() - began < 2
