"""Labels: what is left of one, how far two are apart, and which one is meant."""

from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.recognise.labels import (
    distance,
    is_figure,
    label_text,
    label_texts,
    nearest,
    normal,
    ordinal,
    tolerance,
)


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        ("（三）不予公开", "不予公开", "三"),
        ("(三) 不予公开", "不予公开", "三"),
        ("2.其他法律行政法规禁止公开", "其他法律行政法规禁止公开", "2"),
        ("2、其它法律行政法规禁止公开", "其他法律行政法规禁止公开", "2"),
        ("２．重复 申请", "重复申请", "2"),
        ("1属于国家秘密", "属于国家秘密", "1"),
        ("三、本年度\n办理结果", "本年度办理结果", "三"),
        ("商业\n企业", "商业企业", ""),
        ("3.危及“三安全一稳定”", "危及三安全一稳定", "3"),
        ("合计", "总计", ""),
        ("本年增/减", "本年增减", ""),
        ("1.5", "15", ""),
    ],
)
def test_words_and_number(text: str, words: str, number: str) -> None:
    assert label_texts(text)[0] == words
    assert ordinal(text) == number


def test_words_without_the_bracket() -> None:
    assert label_texts("本年收费金额（单位：万元）") == ("本年收费金额单位万元", "本年收费金额")


def test_words_of_a_bracket_alone_and_of_no_bracket() -> None:
    assert label_texts("（单位：万元）") == ("单位万元",)
    assert label_texts("规章") == ("规章",)
    assert label_text("规章（件）") == "规章件"


def test_a_label_has_at_most_160_characters() -> None:
    assert label_texts("甲" * 160) == ("甲" * 160,) and label_texts("甲" * 161) == ("",)
    assert is_figure("3".rjust(160)) and not is_figure("3".rjust(161))
    assert normal("甲 " * 80) == "甲" * 80 and normal("甲 " * 81) == "甲" * 81


def test_normal_drops_invisible_characters() -> None:
    assert normal("\ufeff 年\u200b度　报 告（１）") == "年度报告(1)"


@pytest.mark.parametrize("text", ["0", "１２", "1,204", "4件", "/", "—", "无", "251000元", "96171.6", " 3 "])
def test_figures(text: str) -> None:
    assert is_figure(text)


@pytest.mark.parametrize("text", ["", " ", "　", "规章", "见附件", "第2项"])
def test_no_figures(text: str) -> None:
    assert not is_figure(text)


def test_distance_stops_at_its_limit() -> None:
    assert distance("半年制发件数", "本年制发件数", 3) == 1
    assert distance("其他法律行政止公开", "其他法律行政法规禁止公开", 3) == 3
    assert distance("甲乙丙丁", "戊己庚辛", 2) == 3
    assert distance("甲", "甲乙丙丁", 2) == 3


@lru_cache
def plain_distance(one: str, other: str) -> int:
    """The distance as it is defined, without a limit."""
    if not one or not other:
        return len(one) + len(other)
    changed = plain_distance(one[1:], other[1:]) + (one[0] != other[0])
    return min(changed, plain_distance(one[1:], other) + 1, plain_distance(one, other[1:]) + 1)


labels = st.text("甲乙丙", max_size=6)


@given(labels, labels, st.integers(0, 4))
def test_distance_is_the_least_number_of_slips(one: str, other: str, limit: int) -> None:
    assert distance(one, other, limit) == min(plain_distance(one, other), limit + 1)


@pytest.mark.parametrize(
    ("one", "other", "slips"), [("甲乙", "乙", 1), ("乙", "甲乙", 1), ("甲乙丙", "丙甲乙", 2), ("", "甲", 1)]
)
def test_distance_of_what_is_put_in_or_left_out(one: str, other: str, slips: int) -> None:
    assert distance(one, other, 3) == slips


def test_short_labels_are_compared_exactly() -> None:
    assert nearest("规定", [(0, "规章")]) is None
    assert nearest("行政处理", [(0, "行政处罚")]) == 0


@pytest.mark.parametrize(
    ("length", "slips"), [(0, 0), (2, 0), (3, 1), (5, 1), (6, 2), (8, 2), (9, 3), (11, 3), (12, 4)]
)
def test_one_character_of_three_may_be_a_slip(length: int, slips: int) -> None:
    assert tolerance(length) == slips


@pytest.mark.parametrize(
    ("text", "index"),
    [("行政许可甲乙", 0), ("行政许甲乙丙", None), ("行政强制措甲", 1), ("行政甲乙丙施", None)],
)
def test_two_slips_in_six_characters_are_known_and_three_are_not(text: str, index: int | None) -> None:
    assert nearest(text, enumerate(["行政许可决定", "行政强制措施"])) == index


def test_nearest_needs_a_single_best() -> None:
    rows = list(enumerate(["行政许可", "行政处罚", "行政强制"]))
    assert nearest("行政处理", rows) == 1
    assert nearest("行政某某", rows) is None
    assert nearest("行政", rows) is None


@pytest.mark.parametrize(
    ("text", "candidates", "index"),
    [
        ("规章", ["规定", "规章"], 1),
        ("规定", ["规定书"], None),
        ("规定", ["规章"], None),
        ("行政处罚", ["行政处理", "行政处罚"], 1),
        # The better of the words with and without the bracket counts.
        ("行政许可决定书（甲）", ["行政许可决定甲", "行政许可决定书"], 1),
        # Words that begin alike count from four characters on.
        ("重复申请同一申请人的", ["另一申请", "重复申请"], 1),
        ("重复申请", ["另一申请", "重复申请同一申请人的"], 1),
        ("规章类文件及其他等等", ["规章类"], None),
        ("规章类", ["规章类文件及其他等等"], None),
    ],
)
def test_nearest(text: str, candidates: list[str], index: int | None) -> None:
    assert nearest(text, enumerate(candidates)) == index


def test_nearest_knows_cut_and_lengthened_labels() -> None:
    rows = list(enumerate(["申请人无正当理由逾期不补正行政机关不再处理其政府信息公开申请", "重复申请"]))
    assert nearest("1.申请人无正当理由逾期不补正", rows) == 0
    assert nearest("重复申请（同一申请人）", rows) == 1
