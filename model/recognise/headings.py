"""Find the headings of the six sections by number, text and order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from model.content.blocks import Block, Paragraph, Role, Run
from model.content.heading_levels import level_of
from model.form.editions import CURRENT
from model.recognise.labels import distance, label_text, label_texts, normal

MOST_CHARACTERS = 40
"""A longer line is not a heading."""

_HAN = "一二三四五六七八九十"
_NUMBERS = (
    ("outer", re.compile(rf"(?:第([{_HAN}])(?:部分|章|节)|([{_HAN}])(?=[、.,:;。·•\s]))[、.,:;。·•\s]*")),
    ("bracket", re.compile(rf"\(([{_HAN}])\)[、.,\s]*")),
    ("digit", re.compile(r"\(?([1-9])(?:[)、]|[.](?!\d))[、.\s]*")),
)
_CONTENTS_TAIL = re.compile(r"(?:[.…·•‥_\-—\s]{2,}|\s)\(?\d{1,3}\)?$")
_DOTTED = re.compile(r"[.…·‥]{3,}\s*\d{1,3}$")
_SENTENCE = re.compile(rf"[。;!?].|如下|^[{_HAN}]是")
_DENIAL = re.compile(
    r"^.{0,20}?(?:无|没有|未有|不存在|未发现|未发生|未产生|不涉及|未涉及).*(?:事项|情况|问题|内容|报告|说明|困难|不足|事宜|案件)"
    r"|(?:[:,为]|暂|尚|均|皆)(?:暂|尚|均|皆)?(?:无|没有|不存在|不涉及)[。.]?$|(?:事项|情况|问题)(?:无|没有)[。.]?$"
    r"|\((?:暂|尚)?(?:无|没有|不涉及|不存在)\)[。.]?$"
)
"""A sentence that denies what a heading announces (`无其他需要报告的事项。`), and so is the text of the section."""
_DENYING_BRACKET = re.compile(r"\((?:暂|尚)?(?:无|没有|不涉及|不存在)\)")
_BEFORE_DENIAL = re.compile(r"(.[^：:（(]+)(?:[：:]|(?=[（(]))")
_LEADING_MARKS = re.compile(r"[^\w(《\[]+")
"""Bullets and other marks before a heading, as `■` and `◆`."""
_SEPARATOR = re.compile(r"[\s:：。．.]+|(?=[（(])")

_WORDS = (
    ("一", re.compile("总体|概述|概况|基本情况|综述")),
    ("二", re.compile("主动公开")),
    ("三", re.compile("申请")),
    ("四", re.compile("复议|诉讼")),
    ("五", re.compile("问题|不足|困难|改进")),
    ("六", re.compile("其[他它]|需要?报告|需要?说明")),
)
"""Keywords that identify a numbered heading."""

_BARE_WORDS = (
    ("一", re.compile("概述|概况|基本情况|.{0,16}总体情况")),
    ("五", re.compile(".{0,14}(?:问题|不足).{0,6}(?:改进|措施|打算|对策|建议).{0,4}")),
)
"""Unnumbered headings that are accepted if the section has no other."""

_VARIANTS = {
    "一": ("总体工作情况", "工作总体情况", "总体情况概述"),
    "二": ("主动公开政府信息的情况", "政府信息主动公开情况"),
    "三": ("收到和处理政府信息公开申请的情况", "政府信息公开申请收到和处理情况", "政府信息公开申请情况"),
    "四": ("行政复议行政诉讼情况", "因政府信息公开工作被申请行政复议提起行政诉讼情况"),
    "五": ("存在的问题及改进措施", "存在问题和改进措施", "主要问题及改进情况", "存在的主要问题和改进措施"),
    "六": ("其他事项", "其他报告事项", "需要报告的其他事项", "其他需要说明的事项"),
}
"""Common variants of the form's headings."""


_UNPLACED = -1
"""The position of a heading until `find_headings` says where it stands."""

CERTAIN = 5
"""The strength from which a heading is beyond doubt."""


class Heading(NamedTuple):
    """A paragraph that begins a section."""

    position: int
    number: str
    """一 to 六."""
    strength: int
    """From 1 (the text of the form with a number of another level) to 6 (number and text of the form)."""
    text: str
    rest: Paragraph | None = None
    """The text after the heading in the same paragraph."""
    in_contents: bool = False
    """Whether it ends in a page number."""

    @property
    def varies(self) -> bool:
        """Whether the text differs from the form's heading."""
        return self.rest is None and titles()[self.number] not in label_texts(_without_number(self.text)[2])


class Headings(NamedTuple):
    """The headings of a file, and the lines of its table of contents."""

    found: tuple[Heading, ...]
    contents: frozenset[int]
    """Positions of the table of contents."""


@cache
def titles() -> dict[str, str]:
    """Return the label text of each section's heading, keyed by number."""
    return {section.number: label_text(section.title) for section in CURRENT.sections}


def find_headings(blocks: Sequence[Block]) -> Headings:
    """Return the section headings in document order."""
    candidates = [
        heading._replace(position=i)
        for i, block in enumerate(blocks)
        if isinstance(block, Paragraph) and (heading := heading_of(block)) is not None
    ]
    numbered = {c.number for c in candidates if c.strength >= CERTAIN}
    candidates = [
        c for c in candidates if c.rest is None or c.strength >= CERTAIN or c.number not in numbered
    ]
    contents = _contents(blocks, candidates)
    kept = [c for c in candidates if c.position not in contents]
    best = {n: max(c.strength for c in kept if c.number == n) for n in {c.number for c in kept}}
    chosen = [c for c in kept if c.strength == best[c.number]]
    spans: dict[str, tuple[int, int]] = {}
    for one in chosen:
        if one.strength >= CERTAIN:
            spans[one.number] = (spans.get(one.number, (one.position, 0))[0], one.position)
    return Headings(tuple(c for c in chosen if _is_in_order(c, spans)), contents)


def _is_in_order(one: Heading, spans: dict[str, tuple[int, int]]) -> bool:
    """Return whether a doubtful heading stands between the certain ones of the sections before and after it.

    `spans` maps a section to the first and last position of its certain headings.
    """
    if one.strength >= CERTAIN:
        return True
    order = "".join(titles())
    for number, (first, last) in spans.items():
        is_before = order.index(number) < order.index(one.number)
        if number != one.number and not (last < one.position if is_before else first > one.position):
            return False
    return True


def _contents(blocks: Sequence[Block], candidates: Sequence[Heading]) -> frozenset[int]:
    """Return the positions of a table of contents: headings that recur later and have no content here."""
    marks = [
        i for i, b in enumerate(blocks) if isinstance(b, Paragraph) and normal(b.text) in ("目录", "目次")
    ]
    dropped = set(marks)
    in_list = False
    last = {one.number: one.position for one in candidates}
    order = "".join(titles())
    for one, after in zip(candidates, (*candidates[1:], None), strict=False):
        again = last[one.number] > one.position
        end = after.position if after else len(blocks)
        listed = bool(marks) and marks[0] < one.position
        ends_list = (
            in_list and again and after is not None and order.index(after.number) <= order.index(one.number)
        )
        bare = again and _is_bare(blocks[one.position + 1 : end], listed)
        in_list = one.in_contents or bare or ends_list
        if in_list:
            dropped.add(one.position)
    return frozenset(dropped | _entries(blocks, dropped, candidates)) if dropped else frozenset()


def _entries(blocks: Sequence[Block], dropped: set[int], candidates: Sequence[Heading]) -> set[int]:
    """Return the positions of entries of a table of contents below the level of sections."""
    real = [c.position for c in candidates if c.position not in dropped and c.position > min(dropped)]
    end = min(real, default=len(blocks))
    later = {normal(b.text) for b in blocks[end:] if isinstance(b, Paragraph)}
    return {i for i in range(min(dropped), end) if _is_entry(blocks[i], later)}


def _is_entry(block: Block, later: set[str]) -> bool:
    """Return whether a line ends in dots and a page number, or is a numbered heading that recurs later."""
    if not isinstance(block, Paragraph) or len(block.text) > MOST_CHARACTERS * 2:
        return False
    plain = unicodedata.normalize("NFKC", block.text).strip()
    if _DOTTED.search(plain):
        return True
    text = _CONTENTS_TAIL.sub("", plain)
    return normal(text) in later and level_of(text) is not Role.BODY


def _is_bare(under: Sequence[Block], listed: bool) -> bool:
    """Return whether a heading is followed only by lines of a table of contents."""
    if not under:
        return True
    lines = [b.text for b in under if isinstance(b, Paragraph)]
    short = all(len(text) <= MOST_CHARACTERS and "。" not in text for text in lines)
    return short and len(lines) == len(under) and (listed or all(map(_CONTENTS_TAIL.search, lines)))


def heading_of(paragraph: Paragraph) -> Heading | None:
    """Return the section heading in a paragraph, with position -1; None if there is none."""
    text = paragraph.text
    found = _read(text[: MOST_CHARACTERS * 2], paragraph.role is Role.HEADING_1)
    if found is None:
        return None
    if found.rest is None:
        return found if len(text.strip()) <= MOST_CHARACTERS * 2 else None
    length = len(found.rest.text)
    return found._replace(rest=from_character(paragraph, length))


@lru_cache(maxsize=2048)
def _read(text: str, styled: bool) -> Heading | None:
    """Return the heading in a line. `rest` is a placeholder as long as the heading; the caller replaces it."""
    kind, number, rest = _without_number(text)
    run_in = _run_in(text, kind, number)
    if run_in is not None:
        return run_in
    if denies(rest):
        return _denied(text, kind, number, rest)
    plain = _CONTENTS_TAIL.sub("", rest)
    if not plain or len(normal(plain)) > MOST_CHARACTERS or _SENTENCE.search(normal(plain)):
        return None
    section, strength = _best(kind, number, plain, styled)
    if not strength:
        return None
    return Heading(_UNPLACED, section, strength, text.strip(), in_contents=plain != rest)


def denies(text: str) -> bool:
    """Return whether a short text says that there is nothing to report."""
    plain = normal(text)
    return len(plain) <= MOST_CHARACTERS * 2 and _DENIAL.search(plain) is not None


def _denied(text: str, kind: str, number: str, rest: str) -> Heading | None:
    """Return the heading in a denial; None if the whole line is text.

    All of a numbered denial (`六、无其他需要报告的事项。`) is the text of its section. Of an unnumbered one with a colon
    (`其他需要报告的事项：无`) it is what follows the colon, of one with brackets (`其他需要报告的事项（无）`) they themselves,
    unless the section has another heading.
    """
    if kind == "outer" and number in (_nearest(label_texts(rest), loose=True), _by_keyword(rest, number)):
        start = len(text.rstrip()) - len(rest)
        return Heading(_UNPLACED, number, CERTAIN, text.strip(), Paragraph((Run(text[:start]),)))
    parted = _BEFORE_DENIAL.match(text) if kind != "outer" else None
    near = _nearest(label_texts(parted.group(1)), loose=False) if parted else ""
    return (
        Heading(_UNPLACED, near, 3, parted.group(1).strip(), Paragraph((Run(parted.group()),)))
        if parted and near
        else None
    )


def _without_number(text: str) -> tuple[str, str, str]:
    """Return the kind of number, the number in Chinese and the text after it."""
    plain = unicodedata.normalize("NFKC", text).strip()
    marks = _LEADING_MARKS.match(plain)
    plain = plain[marks.end() :] if marks else plain
    for kind, pattern in _NUMBERS:
        match = pattern.match(plain)
        if match is not None:
            digit = next(group for group in match.groups() if group)
            return kind, _HAN[int(digit) - 1] if digit.isdigit() else digit, plain[match.end() :]
    return "none", "", plain


def _best(kind: str, number: str, plain: str, styled: bool) -> tuple[str, int]:
    """Return the section whose heading the line matches best, and the strength; 0 for no match."""
    words = label_texts(plain)
    exact = next((n for n, title in titles().items() if title in words), "")
    near = exact or _nearest(words, loose=kind == "outer" or styled)
    if kind == "outer":
        if exact:
            return exact, 6 if exact == number else 4
        told = _by_keyword(plain, number)
        if number in (near, told):
            return number, 5 if near == number else 4
        return near or told, 3 if near else 2 * bool(told)
    if kind == "none":
        if styled:
            told = near or _by_keyword(plain, "")
            return told, 5 if told else 0
        if not near:
            near = next((n for n, pattern in _BARE_WORDS if pattern.fullmatch(normal(plain))), "")
            return near, 2 if near else 0
        return near, 4 if exact else 3
    if kind == "digit":
        return near, (3 if exact else 2) if near else 0
    return exact, 1 if exact else 0


def _nearest(words: Sequence[str], *, loose: bool) -> str:
    for number, variants in _VARIANTS.items():
        if any(word in variants for word in words):
            return number
    gaps: dict[str, int] = {}
    for number, title in titles().items():
        limit = len(title) // (3 if loose else 4)
        gap = min(distance(word, title, limit) for word in words)
        if gap <= limit:
            gaps[number] = gap
    return min(gaps, key=lambda n: gaps[n]) if gaps else ""


def _by_keyword(plain: str, number: str) -> str:
    """Return the section whose keywords the line has: that of its number, else the only match."""
    if len(normal(plain)) > MOST_CHARACTERS * 3 // 4:
        return ""
    found = [n for n, pattern in _WORDS if pattern.search(plain)]
    if number in found:
        return number
    return found[0] if len(found) == 1 else ""


def _run_in(text: str, kind: str, number: str) -> Heading | None:
    """Return the form's heading if text follows it in the same paragraph."""
    title = titles().get(number, "")
    if kind != "outer" or not title:
        return None
    start = text.find(title[0], 1)
    matched, i = 0, start
    while 0 <= i < len(text) and matched < len(title):
        character = unicodedata.normalize("NFKC", text[i])
        if character == title[matched]:
            matched += 1
        elif character.isalnum():
            return None
        i += 1
    tail = _SEPARATOR.match(text, i) if matched == len(title) else None
    if tail is None or not re.search(r"\w", text[tail.end() :]):
        return None
    after = text[i:].strip()
    if _CONTENTS_TAIL.fullmatch(text[i:]):
        return None
    if re.fullmatch(r"[（(][^（()）]*[）)]\W*", after) and not _DENYING_BRACKET.match(normal(after)):
        return None
    return Heading(_UNPLACED, number, 6, text[:i].strip(), Paragraph((Run(text[: tail.end()]),)))


def from_character(paragraph: Paragraph, start: int) -> Paragraph:
    """Return the paragraph from a character on."""
    runs: list[Run] = []
    for run in paragraph.runs:
        kept = run.text[start:]
        start = max(0, start - len(run.text))
        if kept:
            runs.append(Run(kept, run.bold))
    return Paragraph(tuple(runs), paragraph.role)
