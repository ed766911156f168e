"""The end of a report: which lines are the signature and the date, and how many blocks they take."""

import pytest

from model.content.blocks import Block, Paragraph, Role, TableBlock
from model.recognise.ending import Ending, find_ending, printed

UNIT = "示例市示例局"
DATE = "2024年1月9日"
TEXT = "本年度没有其他需要报告的事项。"


def lines(*texts: str) -> list[Block]:
    return [Paragraph.of(text) for text in texts]


@pytest.mark.parametrize(
    ("end", "signature", "date", "taken"),
    [
        ((), "", "", 0),
        ((UNIT, DATE), UNIT, DATE, 2),
        ((DATE, UNIT), UNIT, DATE, 2),
        ((DATE,), "", DATE, 1),
        ((UNIT,), UNIT, "", 1),
        ((f"{UNIT}{DATE}",), UNIT, DATE, 1),
        # A signature of as many characters as the date, and of more.
        (("示例市某某区示例局", DATE), "示例市某某区示例局", DATE, 2),
        (("示例市示例区人民政府办公室", DATE), "示例市示例区人民政府办公室", DATE, 2),
        # The end of the unit's name, and the name with its government before it.
        (("示例局", DATE), "示例局", DATE, 2),
        (("某省示例市示例局", DATE), "某省示例市示例局", DATE, 2),
        (("示例局",), "示例局", "", 1),
        # Another unit signs only beside a date.
        (("另一示例委员会", DATE), "另一示例委员会", DATE, 2),
        (("另一示例委员会",), "", "", 0),
        ((DATE, "另一示例委员会"), "另一示例委员会", DATE, 2),
        # A single character and a sentence are no unit.
        (("局", DATE), "", DATE, 1),
        ((f"{UNIT}。", DATE), "", DATE, 1),
        (("请联系：" + UNIT,), "", "", 0),
    ],
)
def test_the_last_lines(end: tuple[str, ...], signature: str, date: str, taken: int) -> None:
    assert find_ending(lines(TEXT, *end), UNIT) == Ending(signature, date, taken)


@pytest.mark.parametrize(
    "blocks",
    [
        lines(*end)
        for end in (
            (DATE,),
            (UNIT,),
            (UNIT, DATE),
            (DATE, UNIT),
            (f"{UNIT}{DATE}",),
            (f"{UNIT}{DATE}", "打印本页"),
        )
    ],
)
def test_a_section_of_nothing_but_the_end(blocks: list[Block]) -> None:
    assert find_ending(blocks, UNIT).taken == len(blocks)


def test_a_unit_that_is_not_known_signs_beside_the_date_alone() -> None:
    assert find_ending(lines(TEXT, "示例局", DATE), "") == Ending("示例局", DATE, 2)
    assert find_ending(lines(TEXT, "示例局"), "") == Ending()


@pytest.mark.parametrize(("name", "is_name"), [("甲乙", False), ("某甲乙", True)])
def test_two_characters_are_not_enough_for_the_end_of_a_name(name: str, is_name: bool) -> None:
    assert (find_ending(lines(TEXT, name), "示例某甲乙").signature == name) is is_name


def test_a_name_that_does_not_sound_like_a_unit_is_known_by_its_end() -> None:
    assert find_ending(lines(TEXT, "某省示例计划甲"), "示例计划甲") == Ending("某省示例计划甲", "", 1)
    assert find_ending(lines(TEXT, "计划甲"), "示例计划甲") == Ending("计划甲", "", 1)
    assert find_ending(lines(TEXT, "计划乙"), "示例计划甲") == Ending()


def test_two_characters_are_enough_for_a_whole_name() -> None:
    assert find_ending(lines(TEXT, "某甲"), "某甲") == Ending("某甲", "", 1)
    assert find_ending(lines(TEXT, "甲"), "甲") == Ending()


@pytest.mark.parametrize("count", [1, 4])
def test_lines_after_the_end_are_taken_with_it(count: int) -> None:
    after = tuple(f"第{i}行" for i in range(count))
    assert find_ending(lines(TEXT, UNIT, DATE, *after), UNIT) == Ending(UNIT, DATE, 2 + count, after)


def test_an_end_with_too_much_after_it_is_none() -> None:
    many = [f"第{i}行" for i in range(5)]
    assert find_ending(lines(TEXT, UNIT, DATE, *many), UNIT) == Ending()


@pytest.mark.parametrize(("characters", "taken"), [(60, 3), (61, 0)])
def test_only_short_lines_may_follow(characters: int, taken: int) -> None:
    assert find_ending(lines(TEXT, UNIT, DATE, "某" * characters), UNIT).taken == taken


def test_no_table_may_follow() -> None:
    table = TableBlock.of_rows([["甲", "乙"]])
    assert find_ending([*lines(TEXT, UNIT, DATE), table], UNIT) == Ending()
    assert find_ending([*lines(TEXT), table, *lines(DATE)], UNIT) == Ending("", DATE, 1)
    assert find_ending([*lines(TEXT), table, *lines(UNIT)], UNIT) == Ending(UNIT, "", 1)


def test_before_other_lines_a_date_needs_a_signature() -> None:
    assert find_ending(lines(TEXT, DATE, "打印本页"), UNIT) == Ending()
    assert find_ending(lines(TEXT, UNIT, "打印本页"), UNIT) == Ending()


def styled(*parts: tuple[str, Role]) -> list[Block]:
    return [Paragraph.of(text, role) for text, role in parts]


def test_what_the_file_calls_signature_and_date_is_taken_as_it_is() -> None:
    signed = styled((TEXT, Role.BODY), (" 示例协会 ", Role.SIGNATURE), ("二〇二四年一月九日", Role.DATE))
    assert find_ending(signed, UNIT) == Ending("示例协会", DATE, 2)
    assert find_ending(signed[:2], UNIT) == Ending("示例协会", "", 1)
    assert find_ending(styled((TEXT, Role.BODY), (" 年初 ", Role.DATE)), UNIT) == Ending("", "年初", 1)


def test_two_signatures_of_the_file_are_read_like_other_lines() -> None:
    twice = styled(
        (TEXT, Role.BODY), ("甲协会", Role.SIGNATURE), ("乙协会", Role.SIGNATURE), (DATE, Role.DATE)
    )
    assert find_ending(twice, UNIT) == Ending("乙协会", DATE, 2)
    far = styled(("甲协会", Role.SIGNATURE), (TEXT, Role.BODY), (DATE, Role.DATE))
    assert find_ending(far, UNIT) == Ending("", DATE, 1)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("二〇二四年一月一日", "2024年1月1日"),
        ("二〇二四年九月十日", "2024年9月10日"),
        ("二〇二四年十月十一日", "2024年10月11日"),
        ("二〇二四年十一月二十日", "2024年11月20日"),
        ("二〇二四年十二月二十九日", "2024年12月29日"),
        ("二〇二四年元月卅日", "2024年1月30日"),
        ("二〇二四年三月三十一日", "2024年3月31日"),
        ("成文日期：2024年1月9日", DATE),
    ],
)
def test_dates_in_chinese_figures(text: str, date: str) -> None:
    assert printed(text) == date
