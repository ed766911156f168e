"""Title, unit and year among the first lines: which lines belong to the title, and which of several counts."""

import pytest

from model.content.blocks import Block, Paragraph, Role, TableBlock
from model.recognise.title import Title, find_title, is_unit, parse_title, year_in

UNIT = "示例市示例局"
REPORT = "政府信息公开工作年度报告"
WHOLE = f"{UNIT}2023年{REPORT}"


def lines(*texts: str) -> list[Block]:
    return [Paragraph.of(text) for text in texts]


def find(*texts: str, skip: tuple[int, ...] = ()) -> Title:
    return find_title(lines(*texts), frozenset(skip))


def told(title: Title) -> tuple[str, int | None, list[int]]:
    return title.unit, title.year, sorted(title.lines)


@pytest.mark.parametrize(
    ("texts", "unit", "year", "taken"),
    [
        ((WHOLE,), UNIT, 2023, [0]),
        (("甲。", WHOLE, "乙。"), UNIT, 2023, [1]),
        ((UNIT, "", f"2023年{REPORT}"), UNIT, 2023, [0, 2]),
        # A year above and one below, where the title has none; another year where it has one.
        ((f"{UNIT}{REPORT}",), UNIT, None, [0]),
        (("2023年", f"{UNIT}{REPORT}"), UNIT, 2023, [0, 1]),
        ((f"{UNIT}{REPORT}", "（2023年度）"), UNIT, 2023, [0, 1]),
        ((f"{UNIT}{REPORT}", "正文甲"), UNIT, None, [0]),
        ((f"{UNIT}{REPORT}", "样例市样例局2022年"), UNIT, None, [0]),
        (("2022年", WHOLE), UNIT, 2023, [1]),
        ((WHOLE, "2022年"), UNIT, 2023, [0]),
        # A place above completes a name that has none; a government of the same place or of another does not.
        (("示例市", f"示例局2023年{REPORT}"), UNIT, 2023, [0, 1]),
        (("样例市", f"示例县示例局2023年{REPORT}"), "示例县示例局", 2023, [1]),
        (("示例区人民政府", f"示例区示例局2023年{REPORT}"), "示例区示例局", 2023, [1]),
        # What stands above a title on a web page is no part of its name.
        (("附件1", f"示例局2023年{REPORT}"), "示例局", 2023, [1]),
        (("首页", f"示例局2023年{REPORT}"), "示例局", 2023, [1]),
        (("示例市人民政府门户网站", f"示例局2023年{REPORT}"), "示例局", 2023, [1]),
        # A title on three lines, and on four.
        (("示例局2023年信息公", "开工作年", "度报告"), "示例局", 2023, [0, 1, 2]),
        (("示例局2023年信息公", "开工", "作年", "度报告"), "示例局", 2023, [0, 1, 2, 3]),
    ],
)
def test_the_lines_of_a_title(texts: tuple[str, ...], unit: str, year: int | None, taken: list[int]) -> None:
    assert told(find(*texts)) == (unit, year, taken)


def test_the_words_of_a_title_are_those_of_its_lines() -> None:
    assert find("示例市", f"示 例局2023年{REPORT}", "正文甲").text == WHOLE
    assert find(f"{UNIT}{REPORT}", "（2023年度）").text == f"{UNIT}{REPORT}（2023年度）"


def test_lines_that_are_not_to_be_read_are_passed_over() -> None:
    assert told(find(f"{UNIT}2022年{REPORT}", WHOLE, skip=(0,))) == (UNIT, 2023, [1])
    table = TableBlock.of_rows([["甲", "乙"]])
    assert told(find_title([table, *lines(WHOLE)], frozenset())) == (UNIT, 2023, [1])


@pytest.mark.parametrize(("before", "unit"), [(199, UNIT), (200, "")])
def test_a_title_stands_among_the_first_200_lines(before: int, unit: str) -> None:
    assert find(*["甲。"] * before, WHOLE).unit == unit


@pytest.mark.parametrize(("characters", "is_title"), [(90, True), (91, False)])
def test_a_line_of_a_title_has_at_most_90_characters(characters: int, is_title: bool) -> None:
    line = WHOLE.rjust(characters, "某")
    assert len(line) == characters and bool(find(line).text) is is_title


@pytest.mark.parametrize(("characters", "unit"), [(3, "示例局"), (90, "")])
def test_the_second_line_of_a_title_is_no_longer_than_the_first_may_be(characters: int, unit: str) -> None:
    assert find("示例局2023年信息公", f"开工作年度报告（{'某' * characters}）").unit == unit


@pytest.mark.parametrize(
    ("texts", "text", "unit", "year"),
    [
        # The fullest title counts, wherever it stands, and what it lacks is taken from another.
        ((f"{UNIT}{REPORT}", "正文。", WHOLE), WHOLE, UNIT, 2023),
        ((f"2022年{REPORT}", "正文。", WHOLE), WHOLE, UNIT, 2023),
        ((f"{UNIT}{REPORT}", "正文。", f"2023年{REPORT}"), f"{UNIT}{REPORT}", UNIT, 2023),
        ((f"样例局{REPORT}", "正文。", WHOLE), WHOLE, UNIT, 2023),
        ((f"2023年{REPORT}", "正文。", f"{UNIT}{REPORT}"), f"2023年{REPORT}", UNIT, 2023),
    ],
)
def test_a_title_that_is_repeated(texts: tuple[str, ...], text: str, unit: str, year: int) -> None:
    found = find(*texts)
    assert (found.text, found.unit, found.year, sorted(found.lines)) == (text, unit, year, [0, 2])


def test_a_year_below_one_title_is_not_above_the_next() -> None:
    found = find(REPORT, "（2023年度）", f"样例局{REPORT}")
    assert (found.text, found.unit, found.year) == (f"{REPORT}（2023年度）", "样例局", 2023)


def styled(*texts: str) -> list[Block]:
    return [Paragraph.of(text, Role.TITLE) for text in texts]


FIVE = (UNIT, "2023年政府", "信息公开", "工作年度", "报告")


def test_what_the_file_calls_its_title_may_stand_on_any_number_of_lines() -> None:
    blocks = [*lines("甲。"), *styled(*FIVE), *lines("乙。")]
    assert find_title(blocks, frozenset()) == Title(WHOLE, UNIT, 2023, frozenset({1, 2, 3, 4, 5}))
    assert find_title(lines("甲。", *FIVE, "乙。"), frozenset()).unit == UNIT
    again = [*styled(f"{UNIT}2022年{REPORT}"), *blocks]
    assert told(find_title(again, frozenset({0}))) == (UNIT, 2023, [2, 3, 4, 5, 6])


def test_a_title_of_the_file_that_is_torn_or_says_too_little_is_read_like_other_lines() -> None:
    torn = [*styled(f"{UNIT}2022年{REPORT}"), *lines("甲。"), *styled(WHOLE)]
    assert told(find_title(torn, frozenset())) == (UNIT, 2022, [0, 2])
    apart = [*styled("示例局"), *lines("样例"), *styled(f"2023年{REPORT}")]
    assert told(find_title(apart, frozenset())) == ("", 2023, [2])
    unitless = [*lines(UNIT), *styled(f"2023年{REPORT}")]
    assert told(find_title(unitless, frozenset())) == (UNIT, 2023, [0, 1])
    yearless = [*styled(f"{UNIT}{REPORT}"), *lines("（2023年度）")]
    assert told(find_title(yearless, frozenset())) == (UNIT, 2023, [0, 1])
    assert find_title(styled("甲。"), frozenset()) == Title()


def test_a_title_in_marks_of_a_book_title() -> None:
    assert parse_title(f"《{WHOLE}》") == Title(WHOLE, UNIT, 2023)
    assert parse_title(f"《{WHOLE}") == Title(f"《{WHOLE}", UNIT, 2023)
    assert parse_title(f"{WHOLE}》") is None


def test_a_year_that_says_so_goes_before_other_figures() -> None:
    assert year_in("2023年第2020号") == 2023
    assert year_in("2021年至2022年") == 2022
    assert year_in("2019和2020") == 2020


@pytest.mark.parametrize(("characters", "is_name"), [(1, False), (2, True), (45, True), (46, False)])
def test_how_long_the_name_of_a_unit_may_be(characters: int, is_name: bool) -> None:
    assert is_unit("局".rjust(characters, "某")) is is_name


@pytest.mark.parametrize(
    "text", ["某某，示例局", "某某。示例局", "某某、示例局", "第2示例局", "《某某示例局"]
)
def test_marks_and_figures_stand_in_no_name_of_a_unit(text: str) -> None:
    assert not is_unit(text)
