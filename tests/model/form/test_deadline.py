"""Who publishes by when, told by the unit's name."""

from datetime import date

import pytest

from model.form.deadline import deadline, is_county_government


@pytest.mark.parametrize(
    "unit", ["示例省人民政府", "示例市人民政府", "示例市示例区人民政府", "示例县政府", " 示例自治旗人民政府 "]
)
def test_governments_of_county_level_and_above(unit: str) -> None:
    assert is_county_government(unit)
    assert deadline(unit, 2025) == date(2026, 3, 31)


@pytest.mark.parametrize(
    "unit",
    [
        "",
        "示例市示例街道办事处",
        "示例县示例镇人民政府",
        "示例县示例民族乡人民政府",
        "示例旗示例苏木人民政府",
        "示例市人民政府办公室",
        "示例区人民政府示例街道办事处",
        "示例市财政局",
        "示例市人民政府国有资产监督管理委员会",
    ],
)
def test_all_others(unit: str) -> None:
    assert not is_county_government(unit)
    assert deadline(unit, 2025) == date(2026, 1, 31)
