"""Unit kinds: what sort of body publishes the report, told by its name; what it may make, and by when it publishes."""

from __future__ import annotations

import re
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

_RULES = (
    (r"(?:街道|街道办|街道办事处|街办)$", UnitKind.SUBDISTRICT),
    (r"(?:乡|镇|苏木|街道)(?:人民)?政府$", UnitKind.TOWNSHIP),
    (r"(?:县|区|旗|乡|镇)(?:人民)?政府(?:办公厅|办公室|办)$", UnitKind.DEPARTMENT),
    (r"政府(?:办公厅|办公室|办)$", UnitKind.GOVERNMENT_OFFICE),
    (r"(?:省|自治区)(?:(?:人民)?政府)?$", UnitKind.PROVINCE),
    (r"^(?:北京|上海|天津|重庆)市?(?:(?:人民)?政府)?$", UnitKind.PROVINCE),
    (r"自治州(?:(?:人民)?政府)?$", UnitKind.CITY),
    (r"(?:市|州|盟|地区)[^省市州盟]+市(?:(?:人民)?政府)?$", UnitKind.COUNTY),
    (r"市(?:(?:人民)?政府)?$", UnitKind.CITY_OR_COUNTY),
    (r"(?:县|区|旗|林区|特区)(?:人民)?政府$", UnitKind.COUNTY),
    (r"(?:县|[^开发园新景示范管理]区|旗)$", UnitKind.COUNTY),
    (r"政府$", UnitKind.CITY_OR_COUNTY),
    (
        r"^(?:中华人民共和国|国务院|国家|中国)[^省市县区州盟旗镇乡]*(?:部|委员会|总局|总署|署|局|银行)$",
        UnitKind.STATE_COUNCIL,
    ),
    (r"^(?!.*(?:宣传|组织|统战|武装|工作)部)[^省市县区州盟旗镇乡]{2,9}部$", UnitKind.STATE_COUNCIL),
    (r"^(?:审计署|海关总署)$", UnitKind.STATE_COUNCIL),
    (r"(?:镇|乡)$", UnitKind.TOWNSHIP),
    (r"(?:局|厅|委|委员会|办|办公室|中心|院|队|公司|所|站|馆|管委会|部)$", UnitKind.DEPARTMENT),
)


@lru_cache(maxsize=64)
def kind_of(unit: str, chosen: str = "") -> UnitKind:
    """The kind of a unit: as the clerk chose it, else by its name; UNKNOWN where neither tells."""
    if chosen:
        return _by_value(chosen)
    name = "".join(unit.split()).replace("市场", "场")
    return next((kind for pattern, kind in _RULES if re.search(pattern, name)), UnitKind.UNKNOWN)


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
