"""What sort of body a unit is, told by its name."""

import pytest

from model.form.deadline import deadline
from model.form.unit_kind import CHOICES, MAY_MAKE_REGULATIONS, UnitKind, kind_of

NAMES = {
    UnitKind.STATE_COUNCIL: ["国家示例总局", "示例资源部", "国家市场监督管理总局", "审计署", "中国人民银行"],
    UnitKind.PROVINCE: ["示例省人民政府", "示例自治区人民政府", "北京市人民政府", "示例省"],
    UnitKind.CITY: ["示例自治州人民政府"],
    UnitKind.CITY_OR_COUNTY: [
        "示例市人民政府",
        "示例市",
        "人民政府",
        "甲州市人民政府",
        "示例省样例市人民政府",
    ],
    UnitKind.COUNTY: [
        "示例县人民政府",
        "示例市示例区人民政府",
        "示例旗人民政府",
        "示例市样例市人民政府",
        "示例自治州样例市人民政府",
        "示例县政府",
        "示例县",
    ],
    UnitKind.TOWNSHIP: ["示例县示例镇人民政府", "示例民族乡人民政府", "示例镇"],
    UnitKind.SUBDISTRICT: ["示例区人民政府示例街道办事处", "示例街道", "示例区示例街道"],
    UnitKind.GOVERNMENT_OFFICE: ["示例省人民政府办公厅", "示例市人民政府办公室"],
    UnitKind.DEPARTMENT: [
        "示例市示例局",
        "示例省示例厅",
        "国家税务总局示例市税务局",
        "示例县人民政府办公室",
        "示例开发区管委会",
        "示例市发展和改革委员会",
        "示例市委宣传部",
    ],
    UnitKind.UNKNOWN: ["", "示例", "示例开发区"],
}


@pytest.mark.parametrize(("kind", "name"), [(k, n) for k, names in NAMES.items() for n in names])
def test_the_name_tells(kind, name):
    assert kind_of(name) is kind
    assert kind_of(" ".join(name)) is kind


def test_what_was_chosen_goes_before_the_name():
    for kind in CHOICES:
        assert kind_of("示例市示例局", kind.value) is kind
    assert kind_of("示例市示例局", "不知道") is UnitKind.UNKNOWN


def test_governments_and_their_deadline():
    assert [kind for kind in UnitKind if kind.is_government] == [
        UnitKind.PROVINCE,
        UnitKind.CITY,
        UnitKind.CITY_OR_COUNTY,
        UnitKind.COUNTY,
        UnitKind.TOWNSHIP,
    ]
    assert not UnitKind.TOWNSHIP.is_county_government
    assert deadline("示例管委会", 2025, UnitKind.COUNTY.value).month == 3
    assert deadline("示例县人民政府", 2025, UnitKind.DEPARTMENT.value).month == 1


def test_no_kind_below_the_city_may_make_regulations():
    lower = {UnitKind.COUNTY, UnitKind.TOWNSHIP, UnitKind.SUBDISTRICT, UnitKind.DEPARTMENT, UnitKind.UNKNOWN}
    assert not lower & MAY_MAKE_REGULATIONS
