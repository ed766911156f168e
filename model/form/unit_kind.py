"""Unit kinds: what sort of body publishes the report, told by its name; what it may make, and by when it publishes."""

from __future__ import annotations

from enum import Enum
from functools import cache, lru_cache


class UnitKind(Enum):
    """A sort of body; the value is how a clerk calls it, and what `Report.unit_kind` holds where it was chosen."""

    STATE_COUNCIL = "国务院部门"
    PROVINCE = "省级人民政府"
    CITY = "设区的市、自治州人民政府"
    CITY_OR_COUNTY = "市人民政府"
    """Named 市人民政府, which tells nothing of whether the city has districts."""
    COUNTY = "县级人民政府"
    TOWNSHIP = "乡镇人民政府"
    SUBDISTRICT = "街道办事处"
    GOVERNMENT_OFFICE = "政府办公厅（室）"
    """Often reports for its government, regulations included."""
    DEPARTMENT = "政府部门"
    UNKNOWN = ""

    @property
    def is_government(self) -> bool:
        """Whether this is a people's government (article 50, item 4: says more than others)."""
        return self in _GOVERNMENTS

    @property
    def is_county_government(self) -> bool:
        """Whether this is a government at county level or above (article 49: publishes by 31 March)."""
        return self.is_government and self is not UnitKind.TOWNSHIP


_GOVERNMENTS = (
    UnitKind.PROVINCE,
    UnitKind.CITY,
    UnitKind.CITY_OR_COUNTY,
    UnitKind.COUNTY,
    UnitKind.TOWNSHIP,
)

_SUBDISTRICTS = ("街道", "街道办", "街道办事处", "街办")
_OFFICES = ("办公厅", "办公室", "办")
_TOWNS = ("乡", "镇", "苏木", "街道")
_MUNICIPALITIES = ("北京", "上海", "天津", "重庆")
_NO_REGIONS = ("开发区", "园区", "高新区", "示范区", "风景区", "景区", "新区", "管理区")
_COUNTIES = ("县", "区", "旗", "林区", "特区")
_DEPARTMENTS = (
    *(
        "局",
        "厅",
        "委",
        "委员会",
        "办",
        "办公室",
        "中心",
        "院",
        "队",
        "公司",
        "所",
        "站",
        "馆",
        "管委会",
        "部",
    ),
)
_NATIONAL = ("中华人民共和国", "国务院", "国家", "中国")
_NATIONAL_ENDS = ("部", "委员会", "总局", "总署", "署", "局", "银行")
_PARTY_ENDS = ("宣传部", "组织部", "统战部", "武装部", "工作部")
_PLACES = frozenset("省市县区州盟旗镇乡")


@lru_cache(maxsize=64)
def kind_of(unit: str, chosen: str = "") -> UnitKind:
    """Return the kind of a unit: as the clerk chose it, else by its name; UNKNOWN where neither tells."""
    if chosen:
        return _by_value(chosen)
    name = "".join(unit.split())
    if name.endswith(_SUBDISTRICTS):
        return UnitKind.SUBDISTRICT
    for suffix in ("人民政府", "政府"):
        if name.endswith(suffix):
            return _government_of(name.removesuffix(suffix)) or UnitKind.CITY_OR_COUNTY
    return _office(name) or _national(name) or _of_a_place(name)


def _government_of(place: str) -> UnitKind | None:
    """Return the kind of a place's government, by how the place's name ends; None where it does not tell."""
    if place.endswith(_TOWNS):
        return UnitKind.TOWNSHIP
    if place.endswith(("省", "自治区")) or place.removesuffix("市") in _MUNICIPALITIES:
        return UnitKind.PROVINCE
    if place.endswith("自治州"):
        return UnitKind.CITY
    if place.endswith("市"):
        within = any(mark in place[:-2] for mark in ("市", "自治州", "盟", "地区"))
        return UnitKind.COUNTY if within else UnitKind.CITY_OR_COUNTY
    return UnitKind.COUNTY if place.endswith(_COUNTIES) else None


def _office(name: str) -> UnitKind | None:
    """Return the office of a government; one below the city is a department like others."""
    for office in _OFFICES:
        place = name.removesuffix(office)
        if place != name and place.endswith("政府"):
            government = _government_of(place.removesuffix("政府").removesuffix("人民"))
            lower = government in (UnitKind.COUNTY, UnitKind.TOWNSHIP)
            return UnitKind.DEPARTMENT if lower else UnitKind.GOVERNMENT_OFFICE
    return None


def _national(name: str) -> UnitKind | None:
    """Return a department of the State Council: its name holds no place."""
    if name in ("审计署", "海关总署"):
        return UnitKind.STATE_COUNCIL
    if _PLACES & set(name.replace("市场", "")) or name.endswith(_PARTY_ENDS):
        return None
    is_ministry = name.endswith("部") and len(name) > len("财部")
    is_national = name.startswith(_NATIONAL) and name.endswith(_NATIONAL_ENDS)
    return UnitKind.STATE_COUNCIL if is_ministry or is_national else None


def _of_a_place(name: str) -> UnitKind:
    """Return a department, or a place that stands for its government (`示例县2025年……`)."""
    if name.endswith(_DEPARTMENTS):
        return UnitKind.DEPARTMENT
    if not name or name.endswith(_NO_REGIONS):
        return UnitKind.UNKNOWN
    return _government_of(name) or UnitKind.UNKNOWN


@cache
def _by_value(chosen: str) -> UnitKind:
    return next((kind for kind in UnitKind if kind.value == chosen), UnitKind.UNKNOWN)


CHOICES = tuple(kind for kind in UnitKind if kind not in (UnitKind.UNKNOWN, UnitKind.CITY_OR_COUNTY))
"""What a clerk may choose from."""

MAY_MAKE_REGULATIONS = frozenset(
    {
        UnitKind.STATE_COUNCIL,
        UnitKind.PROVINCE,
        UnitKind.CITY,
        UnitKind.CITY_OR_COUNTY,
        UnitKind.GOVERNMENT_OFFICE,
    }
)
"""立法法第九十一条、第九十三条; where the name leaves it open, the unit has the benefit of the doubt."""
