"""Of whom a clause speaks: the unit itself, all bodies of its area, or another body."""

import pytest
from builders.checks import TODAY, clean_report, found

from model.checks.core import Facts
from model.checks.texts.scope import is_foreign
from model.content.blocks import paragraphs
from model.report.report import Report, SetField, SetText


def said_of_another(unit: str, lead: str, before: bool) -> bool:
    return is_foreign(Facts(Report(unit=unit, year=2022), TODAY), lead, before)


@pytest.mark.parametrize(
    ("unit", "lead", "after_own", "after_other"),
    [
        # A unit without a name tells nothing, nor does a clause without a subject.
        ("", "某某局收到", False, True),
        ("示例县教育局", "全年共收到", False, True),
        ("示例县教育局", "我局收到", False, False),
        ("示例县教育局", "示例县民政局收到", True, True),
        ("示例县教育局", "全县收到", True, True),
        ("示例县人民政府", "示例县人民政府收到", False, False),
        ("示例县人民政府", "县政府收到", False, False),
        ("示例县人民政府", "我县收到", False, False),
        ("示例县人民政府", "全县各部门收到", False, False),
        ("示例县人民政府", "县教育局收到", True, True),
        # Its own name with more behind it is still its own; words that name nobody leave it as it was.
        ("示例县人民政府", "示例县三次收到", False, False),
        ("示例县人民政府", "三次收到", False, True),
    ],
)
def test_who_acts(unit: str, lead: str, after_own: bool, after_other: bool) -> None:
    assert said_of_another(unit, lead, before=False) is after_own
    assert said_of_another(unit, lead, before=True) is after_other


def test_a_topic_is_asked_for_with_its_first_four_words() -> None:
    report = clean_report()
    rules = (
        'format = 1\noffice = "示例县政务公开办公室"\n\n[[topics]]\nname = "建议提案"\nsection = "problems"\n'
        'any_of = ["甲事项", "乙事项", "丙事项", "丁事项", "戊事项"]\n'
    )
    report.apply(SetField("rules", rules))
    (finding,) = found(report, "Q01")
    assert "（甲事项、乙事项、丙事项、丁事项）" in finding.message
    report.apply(SetText("problems", paragraphs("主要问题是戊 事项公开不够及时。")))
    assert found(report, "Q01") == []
