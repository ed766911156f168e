"""Units: the list of those who must report, and which of them a file belongs to.

A file is matched by the unit in the report, then by its signature, then by its own name. What is no more than likely is
a suggestion for the user, never a match.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from model.content.blocks import Block, Paragraph, TableBlock
from model.content.values import squeeze

_HEADINGS = re.compile(
    r"(?:报送|填报|责任|所属|行政机关)?(?:单位|机构|机关|部门)(?:名称|全称)?|名称|主体名称"
)
_ALIAS_HEADINGS = re.compile(r"(?:简称|别名|曾用名|原名称?|旧称|其他名称|又名)")
_ALIAS_SEPARATORS = re.compile(r"[、，,；;/\n]+")
_NUMBERING = re.compile(
    r"^\s*(?:[(（](?:\d{1,4}|[一二三四五六七八九十]{1,3})[)）]|\d{1,4}[)）.．、\s]|[一二三四五六七八九十]{1,3}[、.．])\s*"
)
_UNIT_END = re.compile(
    r"(?:局|委|办|厅|部|院|署|会|处|站|中心|街道|镇|乡|区|县|市|省|州|盟|旗|政府|公司|大队|支队|所|社|团|台|馆|校|室|组|专班)$"
)
_SEAT = re.compile(r"^.{2,12}?(?:自治县|自治州|自治区|自治旗|省|市|州|盟|县|区|旗)(?=.{2,})")
"""The place at the beginning of a name: 示例县 in 示例县财政局."""
_TAILS = (("街道办事处", "街道"), ("人民政府", ""), ("办事处", ""))
"""Endings that say the same body: 东河镇人民政府 is 东河镇, 南山街道办事处 is 南山街道."""

_LIKELY = 0.68
"""How like a name must be to be suggested, 0 to 1."""

_LONG_FORMS: tuple[tuple[str, str], ...] = (
    ("人社局", "人力资源和社会保障局"),
    ("人力资源社会保障局", "人力资源和社会保障局"),
    ("住建局", "住房和城乡建设局"),
    ("住房城乡建设局", "住房和城乡建设局"),
    ("发改局", "发展和改革局"),
    ("发改委", "发展和改革委员会"),
    ("发展改革局", "发展和改革局"),
    ("发展改革委", "发展和改革委员会"),
    ("卫健局", "卫生健康局"),
    ("卫健委", "卫生健康委员会"),
    ("卫生健康委", "卫生健康委员会"),
    ("市监局", "市场监督管理局"),
    ("市场监管局", "市场监督管理局"),
    ("文旅局", "文化和旅游局"),
    ("文化旅游局", "文化和旅游局"),
    ("文旅体局", "文化旅游体育局"),
    ("教体局", "教育体育局"),
    ("教育和体育局", "教育体育局"),
    ("农业局", "农业农村局"),
    ("应急局", "应急管理局"),
    ("医保局", "医疗保障局"),
    ("审批局", "行政审批服务局"),
    ("行政审批局", "行政审批服务局"),
    ("执法局", "综合行政执法局"),
    ("综合执法局", "综合行政执法局"),
    ("城管局", "城市管理局"),
    ("自规局", "自然资源和规划局"),
    ("资规局", "自然资源和规划局"),
    ("交通局", "交通运输局"),
    ("退役军人局", "退役军人事务局"),
    ("民宗局", "民族宗教事务局"),
    ("工信局", "工业和信息化局"),
    ("经信局", "经济和信息化局"),
    ("生态环境分局", "生态环境局"),
    ("政数局", "政务服务和数据管理局"),
)
"""Short forms in general use, and the names that they stand for."""


class MatchedBy(Enum):
    """What told which unit a file belongs to."""

    REPORT = "report"
    """The unit named in the report."""
    SIGNATURE = "signature"
    """The signature under the report."""
    FILE_NAME = "file_name"
    """The name of the file; for files that were not read, or that name no unit."""
    USER = "user"
    """The user said so."""


class Unit(NamedTuple):
    """One unit that must report, and other names that it is known by."""

    name: str
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return its name and its other names."""
        return (self.name, *self.aliases)


class Match(NamedTuple):
    """The unit of a file, how it was told, and the name that told it; for none, those that it may be."""

    unit: str = ""
    by: MatchedBy | None = None
    told_by: str = ""
    suggestions: tuple[str, ...] = ()


def canonical(name: str) -> str:
    """Return a name as it is compared: without spaces, in half width, its usual short forms written out."""
    text = re.sub(r"[\s·•_\-—]", "", unicodedata.normalize("NFKC", name))
    for tail, short in _TAILS:
        if text.endswith(tail) and len(text) > len(tail) + 1 and not _is_county(text, tail):
            text = text[: -len(tail)] + short
            break
    for short, long in _LONG_FORMS:
        if text.endswith(short) and not text.endswith(long):
            return text[: -len(short)] + long
    return text


def _is_county(text: str, tail: str) -> bool:
    """Tell whether a name is that of a county's, a city's or a province's government, which is kept as it is."""
    return tail == "人民政府" and re.search(r"(?:省|市|州|盟|县|区|旗)$", text[: -len(tail)]) is not None


class UnitList:
    """The units that must report, in their order, found by any of their names."""

    def __init__(self, units: Iterable[Unit]) -> None:
        found: dict[str, Unit] = {}
        for unit in units:
            found.setdefault(unit.name, unit)
        self.units = tuple(found.values())

    def __len__(self) -> int:
        return len(self.units)

    @cached_property
    def _by_name(self) -> dict[str, set[str]]:
        """The units of each name, with and without the place that most names begin with."""
        index: dict[str, set[str]] = {}
        for unit in self.units:
            for name in unit.names:
                for key in {*self._keys(name), _without_place(canonical(name))}:
                    index.setdefault(key, set()).add(unit.name)
        return index

    def _keys(self, name: str) -> set[str]:
        full = canonical(name)
        short = full.removeprefix(self.seat)
        return {full, short} if len(short) > 1 else {full}

    @cached_property
    def seat(self) -> str:
        """The place that at least half of the names begin with: 示例县; empty where there is none."""
        seats: dict[str, int] = {}
        for unit in self.units:
            match = _SEAT.match(unit.name)
            if match is not None:
                seats[match.group()] = seats.get(match.group(), 0) + 1
        best = max(seats, key=lambda seat: seats[seat], default="")
        return best if best and 2 * seats[best] >= len(self.units) else ""

    def find(self, name: str) -> str:
        """Return the unit of this name; empty where it is none's or more than one's."""
        if not name:
            return ""
        units: set[str] = set()
        for key in self._keys(name):
            units |= self._by_name.get(key, set())
        return units.pop() if len(units) == 1 else ""

    def match(self, unit: str, signature: str, file_name: str) -> Match:
        """Return the unit that a file belongs to, told by the report, its signature, or the name of the file."""
        for name, by in ((unit, MatchedBy.REPORT), (signature, MatchedBy.SIGNATURE)):
            found = self.find(name)
            if found:
                return Match(found, by, name)
        if not unit and not signature:
            found = self._in_file_name(file_name)
            if found:
                return Match(found, MatchedBy.FILE_NAME, file_name)
        return Match(suggestions=self.suggest(unit or signature, file_name))

    def _in_file_name(self, file_name: str) -> str:
        """Return the one unit whose name stands in the name of a file; the longest where one name holds another."""
        stem = canonical(file_name.rsplit(".", 1)[0])
        held = {name: units for name, units in self._by_name.items() if name in stem}
        longest = [name for name in held if not any(name != other and name in other for other in held)]
        units = {unit for name in longest for unit in held[name]}
        return units.pop() if len(units) == 1 else ""

    def suggest(self, name: str, file_name: str = "", *, most: int = 3) -> tuple[str, ...]:
        """Return the units that a name may mean, the likeliest first."""
        scored = [(self._likeness(unit, name, file_name), -index) for index, unit in enumerate(self.units)]
        best = sorted((score for score in scored if score[0] >= _LIKELY), reverse=True)[:most]
        return tuple(self.units[-index].name for _, index in best)

    def _likeness(self, unit: Unit, name: str, file_name: str) -> float:
        """Return how much a name is like a unit's, 0 to 1."""
        given = [
            canonical(text).removeprefix(self.seat) for text in (name, file_name.rsplit(".", 1)[0]) if text
        ]
        own = [canonical(text).removeprefix(self.seat) for text in unit.names]
        return max((_likeness(one, other) for one in given for other in own), default=0.0)


def _likeness(one: str, other: str) -> float:
    """Return 0.9 for a name that is short for the other, else the share of characters in common, more for one beginning."""
    if not one or not other:
        return 0.0
    begins_alike = one[0] == other[0]
    if len(one) > 1 and begins_alike and one[-1] == other[-1] and _is_short_for(one, other):
        return 0.9
    return SequenceMatcher(None, one, other, autojunk=False).ratio() * 0.9 + 0.1 * begins_alike


def _without_place(name: str) -> str:
    """Return a name without the place that it begins with."""
    match = _SEAT.match(name)
    return name[match.end() :] if match and len(name) > match.end() + 1 else name


def _is_short_for(short: str, long: str) -> bool:
    rest = iter(long)
    return all(character in rest for character in short)


def units_from_text(text: str) -> UnitList:
    """Return the units of pasted lines, one a line; numbers before them and empty lines are passed over."""
    return UnitList(_units_of_rows([line.split("\t") for line in text.splitlines()]))


def units_from_blocks(blocks: Sequence[Block]) -> UnitList:
    """Return the units of a file: of its tables where there are any, else of its lines."""
    rows: list[list[str]] = []
    for block in blocks:
        if isinstance(block, TableBlock):
            rows += _rows_of(block)
    if not rows:
        rows = [line.split("\t") for b in blocks if isinstance(b, Paragraph) for line in b.text.split("\n")]
    return UnitList(_units_of_rows(rows))


def _rows_of(table: TableBlock) -> list[list[str]]:
    rows: list[list[str]] = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def _units_of_rows(rows: Sequence[Sequence[str]]) -> Iterator[Unit]:
    head = next((i for i, row in enumerate(rows) if any(_HEADINGS.fullmatch(squeeze(c)) for c in row)), -1)
    column = _column(rows[head], _HEADINGS) if head >= 0 else _likely_column(rows)
    aliases = _column(rows[head], _ALIAS_HEADINGS) if head >= 0 else -1
    for row in rows[head + 1 :]:
        name = squeeze(_NUMBERING.sub("", row[column])) if 0 <= column < len(row) else ""
        if len(name) > 1 and not _HEADINGS.fullmatch(name) and not name.isdigit():
            others = row[aliases] if 0 <= aliases < len(row) else ""
            yield Unit(name, tuple(filter(None, (squeeze(n) for n in _ALIAS_SEPARATORS.split(others)))))


def _column(row: Sequence[str], heading: re.Pattern[str]) -> int:
    return next((i for i, text in enumerate(row) if heading.fullmatch(squeeze(text))), -1)


def _likely_column(rows: Sequence[Sequence[str]]) -> int:
    """Return the column in which most cells end like the name of a unit."""
    widest = max((len(row) for row in rows), default=0)
    counts = [
        sum(1 for row in rows if i < len(row) and _UNIT_END.search(squeeze(row[i]))) for i in range(widest)
    ]
    return counts.index(max(counts)) if counts else 0
