"""Requirements: what a county or city office asks of its units beyond the form, as a file of TOML (`.xxgk-rules`).

`docs/requirements.md` describes the file. Reading is strict: a key that is not known, a value of another type or beyond
its limit refuses the whole file, so that no requirement is passed over in silence.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar, cast

from model.checks.core import Severity
from model.files.errors import RequirementsError
from model.form.editions import CURRENT
from model.report.report import FRONT

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

SUFFIX = ".xxgk-rules"
FORMAT = 1
LARGEST = 64 * 1024
"""Bytes of a file."""
_MOST_ENTRIES = 100
"""Of one kind."""
_LONGEST_NAME, _LONGEST_WORDS = 60, 400
"""Characters."""
_MOST_CHARACTERS = 1_000_000
_SECTIONS = (FRONT, *(section.key for section in CURRENT.texts))
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Topic:
    """Something that a section must mention, in any of these words."""

    name: str
    section: str
    any_of: tuple[str, ...]
    severity: Severity


@dataclass(frozen=True)
class Length:
    """How many characters a section may have, without blanks; 0 for no limit."""

    section: str
    at_least: int
    at_most: int
    severity: Severity


@dataclass(frozen=True)
class Phrase:
    """Words that must not stand in a section, or that must; the section is empty for any."""

    text: str
    section: str
    severity: Severity


@dataclass(frozen=True)
class Requirements:
    """All that an office asks for."""

    office: str
    """Named as the source of the findings."""
    years: tuple[int, ...]
    """The years of the reports that this goes for; empty for all."""
    deadline: tuple[int, int] | None
    """Month and day of the year after the one reported on."""
    topics: tuple[Topic, ...]
    lengths: tuple[Length, ...]
    forbidden: tuple[Phrase, ...]
    required: tuple[Phrase, ...]
    severities: tuple[tuple[str, Severity], ...]
    """The checks that are raised or lowered, by their codes."""

    def severity_of(self, code: str) -> Severity | None:
        """Return the severity of a check where it is another than usual."""
        return dict(self.severities).get(code)


def requirements_of(text: str) -> Requirements | None:
    """Return the requirements that a report holds; None for none, and for a text that is none."""
    if not text:
        return None
    try:
        return parse(text)
    except RequirementsError:
        return None


@lru_cache(maxsize=8)
def parse(text: str) -> Requirements:
    """Return the requirements of a text; raise RequirementsError."""
    if len(text.encode("utf-8", "replace")) > LARGEST:
        raise RequirementsError("文件太大")
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise RequirementsError(f"不是 TOML 格式：{error}") from error
    table = _Table(content, "文件")
    if table.number("format", 1, 10_000) != FORMAT:
        raise RequirementsError("format 应为 1；更新的格式请升级本程序")
    made = Requirements(
        office=table.text("office", _LONGEST_NAME),
        years=table.years("years"),
        deadline=table.day("deadline"),
        topics=table.entries("topics", _topic),
        lengths=table.entries("lengths", _length),
        forbidden=table.entries("forbidden", _phrase),
        required=table.entries("required", _sentence),
        severities=table.severities("checks"),
    )
    table.close()
    return made


_Made = TypeVar("_Made")


class _Table:
    """A table of TOML whose keys are taken out one by one; what is left over at the end is not known."""

    def __init__(self, content: dict[str, object], place: str) -> None:
        self._content = dict(content)
        self.place = place

    def fail(self, key: str, problem: str) -> RequirementsError:
        """Return the error of a key."""
        return RequirementsError(f"{self.place}的 {key} {problem}")

    def text(self, key: str, longest: int, usual: str | None = None) -> str:
        """Take a text of 1 to `longest` characters; `usual` where the key may be absent."""
        if key not in self._content and usual is not None:
            return usual
        value = self._content.pop(key, None)
        if not isinstance(value, str) or not value.strip() or len(value) > longest or _CONTROL.search(value):
            raise self.fail(key, f"应为 1 至 {longest} 个字的文字")
        return value.strip()

    def number(self, key: str, least: int, most: int, usual: int | None = None) -> int:
        """Take a whole number."""
        if key not in self._content and usual is not None:
            return usual
        value = self._content.pop(key, None)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self.fail(key, f"应为 {least} 至 {most} 的整数")
        return value

    def words(self, key: str) -> tuple[str, ...]:
        """Take a list of words."""
        value = self._content.pop(key, None)
        listed = self._listed(key, value)
        if listed is None or not listed:
            raise self.fail(key, "应为词语的列表")
        numbered = _Table(listed, self.place)
        return tuple(numbered.text(name, _LONGEST_NAME) for name in listed)

    def _listed(self, key: str, value: object) -> dict[str, object] | None:
        """Return the members of a list by their numbers; None for what is no list, or too long."""
        if not isinstance(value, list):
            return None
        members = cast("list[object]", value)
        if len(members) > _MOST_ENTRIES:
            return None
        return {f"{key} 第 {i} 项": member for i, member in enumerate(members, 1)}

    def section(self, *, any_section: bool = False) -> str:
        """Take the key of a written section."""
        key = self.text("section", _LONGEST_NAME, "" if any_section else None)
        if key not in _SECTIONS and not (any_section and not key):
            raise self.fail("section", f"应为 {'、'.join(_SECTIONS)} 之一")
        return key

    def severity(self) -> Severity:
        """Take a severity; 核实性 where none is given."""
        return self.one_severity("severity", self._content.pop("severity", Severity.WARNING.value))

    def one_severity(self, key: str, value: object) -> Severity:
        """Return the severity that a value names."""
        found = next((severity for severity in Severity if value in (severity.value, severity.word)), None)
        if found is None:
            raise self.fail(key, f"应为 {'、'.join(severity.value for severity in Severity)} 之一")
        return found

    def years(self, key: str) -> tuple[int, ...]:
        """Take a list of years; none for all years."""
        listed = self._listed(key, self._content.pop(key, []))
        if listed is None:
            raise self.fail(key, "应为年份的列表")
        numbered = _Table(listed, self.place)
        return tuple(numbered.number(name, 2008, 2100) for name in listed)

    def day(self, key: str) -> tuple[int, int] | None:
        """Take a day written as `01-26`; None where the key is absent."""
        if key not in self._content:
            return None
        match = re.fullmatch(r"(\d{1,2})-(\d{1,2})", str(self._content.pop(key)))
        month, day = (int(part) for part in match.groups()) if match else (0, 0)
        if not (1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]):
            raise self.fail(key, "应写成“01-26”这样的月和日")
        return month, day

    def entries(self, key: str, read: Callable[[_Table], _Made]) -> tuple[_Made, ...]:
        """Take a list of tables."""
        listed = self._listed(key, self._content.pop(key, []))
        if listed is None:
            raise self.fail(key, f"应为至多 {_MOST_ENTRIES} 项的列表")
        made: list[_Made] = []
        for name, entry in listed.items():
            if not isinstance(entry, dict):
                raise self.fail(name, "应为 [[…]] 的一项")
            table = _Table(cast("dict[str, object]", entry), name)
            made.append(read(table))
            table.close()
        return tuple(made)

    def severities(self, key: str) -> tuple[tuple[str, Severity], ...]:
        """Take the checks that are raised or lowered."""
        value = self._content.pop(key, {})
        if not isinstance(value, dict):
            raise self.fail(key, "应为代码和级别的表")
        made: list[tuple[str, Severity]] = []
        for code, word in cast("dict[str, object]", value).items():
            severity = self.one_severity(code, word)
            if re.fullmatch(r"[A-Z]\d\d", code) is None:
                raise self.fail(code[:_LONGEST_NAME], "不是审核代码")
            made.append((code, severity))
        return tuple(made)

    def close(self) -> None:
        """Raise RequirementsError where a key is left that is not known."""
        left = list(self._content)
        if left:
            raise RequirementsError(f"{self.place}里有不认识的 {'、'.join(left)[:_LONGEST_WORDS]}")


_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _topic(table: _Table) -> Topic:
    return Topic(table.text("name", _LONGEST_NAME), table.section(), table.words("any_of"), table.severity())


def _length(table: _Table) -> Length:
    made = Length(
        table.section(),
        table.number("at_least", 0, _MOST_CHARACTERS, 0),
        table.number("at_most", 0, _MOST_CHARACTERS, 0),
        table.severity(),
    )
    if made.at_most and made.at_least > made.at_most:
        raise table.fail("at_least", "大于 at_most")
    return made


def _phrase(table: _Table) -> Phrase:
    return Phrase(table.text("text", _LONGEST_NAME), table.section(any_section=True), table.severity())


def _sentence(table: _Table) -> Phrase:
    return Phrase(table.text("text", _LONGEST_WORDS), table.section(), table.severity())
