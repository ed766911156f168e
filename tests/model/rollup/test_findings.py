"""Findings of a roll-up: each code fires, and is silent where nothing is wrong."""

from builders.rollup import NAMES, YEAR, broken, entry_of

from model.rollup.assignment import assign
from model.rollup.findings import findings_of
from model.rollup.units import Unit, UnitList

UNITS = UnitList(Unit(name) for name in NAMES[:1])
LONG = "全年围绕群众关切，主动公开规划、预算、采购和民生项目信息，健全发布审核机制，" * 6


def codes(*entries):
    found = findings_of(assign(UNITS, entries, YEAR), YEAR)
    return [(finding.code, finding.message) for finding in found]


def test_nothing_to_say_of_one_good_file_a_unit() -> None:
    assert codes(entry_of(NAMES[0])) == []


def test_s01_and_s02() -> None:
    ((code, message),) = codes()
    assert code == "S02" and NAMES[0] in message and "没有收到" in message
    found = codes(entry_of(NAMES[0], YEAR - 1, path="旧年.docx"))
    assert [code for code, _ in found] == ["S01"] and "2024" in found[0][1] and "旧年.docx" in found[0][1]
    assert [code for code, _ in codes(entry_of(NAMES[0]), broken("坏.docx"))] == ["S01"]
    assert [code for code, _ in codes(entry_of(NAMES[0]), entry_of(NAMES[0], path="又.docx"))] == ["S02"]
    found = codes(entry_of(NAMES[0]), entry_of("示例县财务局", path="x.docx"))
    assert [code for code, _ in found] == ["S02"] and "可能是" in found[0][1]


def test_a_file_taken_by_its_signature_is_said() -> None:
    ((code, message),) = codes(entry_of("我局", signature=NAMES[0]))
    assert code == "S02" and "署名" in message


def same(one: str, other: str) -> list[str]:
    units = UnitList([Unit("甲局"), Unit("乙局")])
    entries = [entry_of("甲局", text=one), entry_of("乙局", text=other)]
    return [f.message for f in findings_of(assign(units, entries, YEAR), YEAR) if f.code == "S04"]


def test_s04_for_long_texts_that_are_the_same_but_for_the_name() -> None:
    (message,) = same("甲局" + LONG, "乙局" + LONG)
    assert "甲局" in message and "乙局" in message and "100%" in message
    assert len(same(LONG, LONG.replace("预算", "决算", 1))) == 1
    assert same(LONG, LONG[: len(LONG) // 2] + "另有不同的工作安排，按季度通报各股室完成的情况。" * 8) == []


def test_short_texts_may_be_the_same() -> None:
    assert same(LONG[:150], LONG[:150]) == []
