"""Sections: which blocks stand before section one, in each of the six sections, and at the end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from model.content.blocks import HEADINGS, Block, Blocks, Paragraph, Role
from model.content.heading_levels import LONGEST_HEADING, level_of
from model.form import CURRENT
from model.recognise.expected import slots, words_of
from model.recognise.headings import Heading, Headings
from model.recognise.labels import normal
from model.recognise.parts import Part
from model.recognise.prepare import Prepared, stripped

NUMBERS = tuple(section.number for section in CURRENT.sections)
FRONT_NUMBER = ""
"""Stands for the lines before section one."""

_FRONT = re.compile(
    r"统计期限|统计数据|所列数据|数据的?统计|编制|疑问|联系|咨询|地址|邮编|电话|现(?:将|予以|发布|公布|公开)|"
    r"^(?:根据|按照|依据).*(?:条例|要求|规定|通知)|可在.*(?:下载|查阅)"
)
_UNIT_OF_MEASURE = re.compile(r"\(?(?:计量)?单位:[^。]{1,12}\)?")
_SENTENCE_END = re.compile(r"[。；！？;!?]")


@dataclass
class Divided:
    """The blocks of a file by the section they stand in."""

    texts: dict[str, list[Block]] = field(default_factory=dict[str, list[Block]])
    """By the number of the section; the lines before section one under FRONT_NUMBER."""
    parts: list[Part] = field(default_factory=list[Part])
    headings: list[Heading] = field(default_factory=list[Heading])
    assumed: set[str] = field(default_factory=set[str])
    """Sections that have no heading in the file, told by their place."""
    last: str = FRONT_NUMBER
    """The section in which the last block stands."""

    def take(self, number: str) -> list[Block]:
        """The blocks of a section, to be added to."""
        return self.texts.setdefault(number, [])


def divide(prepared: Prepared, headings: Headings, skip: frozenset[int]) -> Divided:
    """Every block in its section; `skip` are the positions of title and contents."""
    divider = _Divider(headings)
    by_position = {heading.position: heading for heading in headings.found}
    for i, block in enumerate(prepared.blocks):
        if i in by_position:
            divider.begin(by_position[i])
        elif i not in skip:
            divider.add(block, prepared.parts.get(i, ()))
    return divider.finish()


class _Divider:
    def __init__(self, headings: Headings) -> None:
        self._known = {heading.number for heading in headings.found}
        self._divided = Divided(headings=list(headings.found))
        self._current = FRONT_NUMBER
        self._seen: set[str] = set()
        self._before = ""
        """The table that the block before belongs to, if it is one."""

    def begin(self, heading: Heading) -> None:
        """A section begins."""
        self._current = heading.number
        self._before = ""
        if heading.rest is not None:
            self._put(stripped(heading.rest))

    def add(self, block: Block, parts: Sequence[Part]) -> None:
        """A block that is no heading."""
        taken = self._accepted(parts)
        if not taken:
            self._before = ""
            self._put(block)
            return
        for part in taken:
            self._divided.parts.append(part)
            self._before = part.slot
            self._seen.add(part.slot)
            if part.slot not in self._known:
                self._current = part.slot
        self._divided.last = self._current

    def _accepted(self, parts: Sequence[Part]) -> list[Part]:
        """The parts with their slots, if the block is of a table of the form."""
        if any(part.strong for part in parts):
            return [part for part in parts if part.slot]
        here = {self._before, self._current} & set(slots())
        if len(parts) == 1 and not parts[0].slot and here:
            slot = self._before or self._current
            return [parts[0]._replace(slot=slot)]
        return [part for part in parts if part.slot in here] if all(p.slot in here for p in parts) else []

    def _put(self, block: Block) -> None:
        number = self._current
        if number in slots() and number in self._seen:
            after = NUMBERS[NUMBERS.index(number) + 1]
            if after not in slots() and after not in self._known:
                self._current = number = after
                self._divided.assumed.add(after)
        self._divided.take(number).append(block)
        self._divided.last = number

    def finish(self) -> Divided:
        """All blocks in their sections; text without a heading before section two is section one."""
        divided = self._divided
        first = NUMBERS[0]
        if first not in self._known and divided.texts.get(FRONT_NUMBER) and (self._known or divided.parts):
            front = divided.take(FRONT_NUMBER)
            lines = _front_lines(front)
            if front[lines:]:
                divided.texts[first] = front[lines:]
                del front[lines:]
                divided.assumed.add(first)
                divided.last = first if divided.last == FRONT_NUMBER else divided.last
        return divided


def _front_lines(blocks: Sequence[Block]) -> int:
    """How many blocks at the beginning speak of the report itself."""
    for i, block in enumerate(blocks):
        if not (isinstance(block, Paragraph) and _FRONT.search(normal(block.text))):
            return i
    return len(blocks)


def written(blocks: Sequence[Block]) -> Blocks:
    """The blocks of a written section with the levels that their numbers say."""
    return tuple(_leveled(block) for block in blocks)


def _leveled(block: Block) -> Block:
    if not isinstance(block, Paragraph):
        return block
    role = level_of(block.text)
    if role is Role.BODY and block.role in HEADINGS and _is_short(block.text):
        role = Role.HEADING_2 if block.role is Role.HEADING_1 else block.role
    return block if role is block.role else Paragraph(block.runs, role)


def _is_short(text: str) -> bool:
    return len(text) <= LONGEST_HEADING and _SENTENCE_END.search(text) is None


def front(blocks: Sequence[Block]) -> Blocks:
    """The blocks before section one, which has no levels."""
    return tuple(
        Paragraph(b.runs) if isinstance(b, Paragraph) and b.role is not Role.BODY else b for b in blocks
    )


def outside(blocks: Sequence[Block], slot: str) -> list[str]:
    """Texts in the section of a table that are no piece of its labels, nor say its unit of measure."""
    found: list[str] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            found.append("（图片或其他表格）")
            continue
        plain = normal(block.text)
        bare = "".join(c for c in plain if c.isalnum())
        is_piece = any(bare in word for word in words_of(slot))
        if not is_piece and not _UNIT_OF_MEASURE.fullmatch(plain):
            found.append(block.text)
    return found


def repeated(headings: Sequence[Heading]) -> dict[str, int]:
    """The sections whose heading stands more than once, with how often."""
    counts = Counter(heading.number for heading in headings)
    return {number: count for number, count in counts.items() if count > 1}
