"""Divide the blocks of a file into the front matter and the six sections."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from model.content.blocks import HEADINGS, Block, Blocks, Paragraph, Role
from model.content.heading_levels import LONGEST_HEADING, level_of
from model.form.editions import CURRENT
from model.recognise.expected import label_texts_of, slots
from model.recognise.headings import Heading, Headings
from model.recognise.labels import normal
from model.recognise.parts import Part
from model.recognise.prepare import Prepared, stripped

NUMBERS = tuple(section.number for section in CURRENT.sections)
FRONT_NUMBER = ""
"""The key of the front matter, before section one."""

_FRONT = re.compile(
    r"统计期限|统计数据|所列数据|数据的?统计|编制|疑问|联系|咨询|地址|邮编|电话|现(?:将|予以|发布|公布|公开)|"
    r"^(?:根据|按照|依据).*(?:条例|要求|规定|通知)|可在.*(?:下载|查阅)"
)
_UNIT_OF_MEASURE = re.compile(r"\(?(?:计量)?单位:[^。]{1,12}\)?")
_SENTENCE_END = re.compile(r"[。；！？;!?]")


@dataclass
class Divided:
    """The blocks of a file by section."""

    texts: dict[str, list[Block]] = field(default_factory=dict[str, list[Block]])
    """Keyed by section number; the front matter by FRONT_NUMBER."""
    parts: list[Part] = field(default_factory=list[Part])
    headings: list[Heading] = field(default_factory=list[Heading])
    assumed: set[str] = field(default_factory=set[str])
    """Sections without a heading in the file, inferred from position."""
    last: str = FRONT_NUMBER
    """The section of the last block."""

    def take(self, number: str) -> list[Block]:
        """Return the list of blocks of a section, for appending."""
        return self.texts.setdefault(number, [])


def divide(prepared: Prepared, headings: Headings, skip: frozenset[int]) -> Divided:
    """Return the blocks by section; `skip` holds the positions of title and table of contents."""
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
        """The slot of the preceding block if it is a table of the form."""

    def begin(self, heading: Heading) -> None:
        """Begin a section."""
        self._current = heading.number
        self._before = ""
        if heading.rest is not None:
            self._put(stripped(heading.rest))

    def add(self, block: Block, parts: Sequence[Part]) -> None:
        """Add a block that is not a heading."""
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
        """Return the parts with their slots if the block belongs to a table of the form."""
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
        """Return the result; text without a heading before section two becomes section one."""
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
    """Return the number of leading blocks that are about the report itself (front matter)."""
    for i, block in enumerate(blocks):
        if not (isinstance(block, Paragraph) and _FRONT.search(normal(block.text))):
            return i
    return len(blocks)


def written(blocks: Sequence[Block]) -> Blocks:
    """Return the blocks of a text section with heading levels according to their numbers."""
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
    """Return the blocks of the front matter, without heading levels."""
    return tuple(
        Paragraph(b.runs) if isinstance(b, Paragraph) and b.role is not Role.BODY else b for b in blocks
    )


def outside(blocks: Sequence[Block], slot: str) -> list[str]:
    """Return the texts in a table section that are neither part of its labels nor a unit of measure."""
    found: list[str] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            found.append("（图片或其他表格）")
            continue
        plain = normal(block.text)
        bare = "".join(c for c in plain if c.isalnum())
        is_piece = any(bare in word for word in label_texts_of(slot))
        if not is_piece and not _UNIT_OF_MEASURE.fullmatch(plain):
            found.append(block.text)
    return found


def repeated(headings: Sequence[Heading]) -> dict[str, int]:
    """Return the sections whose heading occurs more than once, with the count."""
    counts = Counter(heading.number for heading in headings)
    return {number: count for number, count in counts.items() if count > 1}
