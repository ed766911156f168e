"""Deadline: the last day on which a report must be published."""

from __future__ import annotations

import re
from datetime import date

_GOVERNMENT = re.compile(r"(?:人民政府|政府)$")
_BELOW_COUNTY = re.compile(r"(?:乡|镇|民族乡|苏木|街道)(?:人民)?政府$")


def is_county_government(unit: str) -> bool:
    """Whether a unit's name is that of a people's government at county level or above, not of one of its offices."""
    name = unit.strip()
    return _GOVERNMENT.search(name) is not None and _BELOW_COUNTY.search(name) is None


def deadline(unit: str, year: int) -> date:
    """The last day for the report of `unit` on `year`.

    《政府信息公开条例》第四十九条: departments (and, by practice, towns and subdistricts) by 31 January of the next year,
    governments at county level and above by 31 March.
    """
    return date(year + 1, 3, 31) if is_county_government(unit) else date(year + 1, 1, 31)
