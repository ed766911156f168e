"""Sentences, numbers, years, sums and percentages as the text checks read them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.checks.language.numerals import chinese_number, counts_in, percents_in
from model.checks.language.percents import wrong_percents
from model.checks.language.prose import prose_of
from model.checks.language.sums import wrong_sums
from model.checks.language.years import is_part_of_year, is_several_years, year_spoken_of, years_in


@given(st.text("甲 乙，,1２。\n（()）;　“《》年", max_size=60))
def test_prose_knows_where_its_characters_stand(text):
    prose = prose_of(text)
    kept = [c for c in text if c == "\n" or not c.isspace()]
    assert len(prose.text) == len(kept) == len(prose.offsets) - 1
    assert [text[i] for i in prose.offsets[:-1]] == kept
    for sentence in prose.sentences:
        assert prose.text[sentence.start : sentence.end] == sentence.text
        assert sentence.paragraph == prose.text[: sentence.start].count("\n")


def test_prose_is_without_blanks_and_with_one_sort_of_marks():
    assert prose_of("共 收到(含 网上)１２ 件,3,119条;详见").text == "共收到（含网上）12件，3,119条；详见"


def test_a_heading_tells_what_its_sentences_are_about():
    text = "（一）主动公开。发布3条。（二）依申请公开情况办结2件。都好。\n3、平台建设。一是维护。"
    assert [s.about_requests for s in prose_of(text).sentences] == [False, False, True, True, False, False]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("零", 0),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("两千三百", 2300),
        ("三万", 30000),
    ],
)
def test_chinese_numbers(text, value):
    assert chinese_number(text) == value


def test_what_is_no_chinese_number():
    assert chinese_number("二二") is None and chinese_number("几") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到12件", [(12, True)]),
        ("收到1,204件", [(1204, True)]),
        ("收到十二件", [(12, True)]),
        ("收到近12件", [(12, False)]),
        ("收到12余件", [(12, False)]),
        ("收到12件左右", [(12, False)]),
        ("收到1.2万件", [(Decimal("1.2"), False)]),
        ("收到十余件", [(10, False)]),
        ("收到几十件", []),
        ("第3条规定", []),
        ("20个工作日内", []),
        ("2022年5月3日", []),
        ("高效办成一件事。", []),
        ("处理费3.5万元", [(Decimal("3.5"), True)]),
    ],
)
def test_counts(text, expected):
    assert [(c.value, c.is_exact) for c in counts_in(text)] == expected


def test_percents():
    assert [(p.value, p.places, p.is_exact) for p in percents_in("占25%，约3.50%")] == [
        (Decimal(25), 0, True),
        (Decimal("3.50"), 2, False),
    ]


def test_years_in_titles_and_numbers_are_none():
    text = "2022年按《2021年要点》和国办发〔2020〕1号“2019年”的要求，二零二三年再说"
    assert [(y.value, text[y.start : y.end]) for y in years_in(text)] == [(2022, "2022"), (2023, "二零二三")]


def test_comparisons_do_not_change_what_year_is_spoken_of():
    assert year_spoken_of("2022年收到3件，比2021年") == 2022
    assert year_spoken_of("收到") is None


@pytest.mark.parametrize(
    "text", ["一季度收到3件", "截至9月收到3件", "每月1件", "上半年", "1-6月收到", "截至目前"]
)
def test_a_part_of_the_year(text):
    assert is_part_of_year(text)


@pytest.mark.parametrize("text", ["1-12月收到3件", "截至12月31日", "截至2022年底", "2022年1月1日至12月31日"])
def test_the_whole_year(text):
    assert not is_part_of_year(text)


def test_several_years():
    assert (
        is_several_years("五年来收到3件")
        and is_several_years("自2019年起")
        and is_several_years("条例出台以来")
    )
    assert (
        not is_several_years("今年以来")
        and not is_several_years("2022年以来")
        and not is_several_years("自2022年1月1日起")
    )


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("公开10条，其中甲5条、乙3条、其他1条", [(10, 9)]),
        ("公开10条，其中甲5条、乙8条", [(10, 13)]),
        ("收到10件，其中自然人5件、法人4件", [(10, 9)]),
        ("公开13件（甲5件、乙9件）", [(13, 14)]),
        ("甲3件、乙5件，共计9件", [(9, 8)]),
        ("公开10条，其中甲5条、乙3条", []),
        ("公开10条，其中甲5条、乙8次", []),
        ("公开10条，其中甲约5条、乙8条", []),
        ("公开10条。其中甲5条、乙8条", []),
        ("收到10件，结转3件，其中甲9件、乙4件", []),
        ("收到10件（上年结转6件、结转下年7件）", []),
        ("公开10条，其中甲5条、点击阅读80条", []),
    ],
)
def test_sums(text, wrong):
    assert [(w.whole, w.total) for w in wrong_sums(text)] == wrong


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("公开200条，其中甲60条，占25%", ["30"]),
        ("收到1046件，其中网上862件，占比82.4%", []),
        ("收到22件，比2021年（31件）下降29%", []),
        ("收到22件，比2021年（31件）增长29%", ["29"]),
        ("收到50件，办结45件，办结率95.0%", ["90.0"]),
        ("收到50件，办结45件，按时办结率95%", []),
        ("收到50件，办结45件，办结率100%", []),
        ("甲3件、乙6件、丙9件，占50%", []),
    ],
)
def test_percentages(text, right):
    assert [str(w.right) for w in wrong_percents(text)] == right
