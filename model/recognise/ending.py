"""Find the signature and date of issue at the end of a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from model.content.blocks import Block, Paragraph, Role
from model.content.dates import tidy_date
from model.content.values import squeeze
from model.recognise.furniture import trailing_furniture
from model.recognise.labels import normal
from model.recognise.title import is_unit

LONGEST_AFTER = 60
"""Characters of a line after the date that may be a sentence."""

_HAN = "〇一二三四五六七八九"
_DIGIT = {**{c: str(i) for i, c in enumerate(_HAN)}, "零": "0", "○": "0", "O": "0", "Ｏ": "0", "◯": "0"}
_ARABIC = r"\d{4}[年./\-]\d{1,2}[月./\-]\d{1,2}日?|\d{4}年\d{1,2}月"
_CHINESE = r"([一二][〇零○◯OＯ一二三四五六七八九]{3})年([元一二三四五六七八九十]{1,3})月([一二三四五六七八九十廿卅]{1,3})日"
_DATE = re.compile(rf"\(?(?:成文日期:?|日期:?)?({_ARABIC}|{_CHINESE})\)?")
_DATE_AT_END = re.compile(rf"(.*?)({_ARABIC}|{_CHINESE})")
_LABEL = re.compile(
    r"^(?:单位名称|署名|单位|发布机构|公开单位)[:：]|[(（](?:盖章|公章|章|印章|加盖公章|签章)[)）]"
)
_SENTENCE = re.compile(r"[。;!?,:]")


NO_TEXT = "（图片或表格）"
"""What stands for a block that has no text among texts that were left out."""


class Ending(NamedTuple):
    """Signature and date, and the number of blocks at the end that they and the lines after them occupy."""

    signature: str = ""
    date: str = ""
    taken: int = 0
    after: tuple[str, ...] = ()
    """Lines after the date."""


def printed(text: str) -> str:
    """Return the date of a line as `2023年1月30日`; empty if the line is not a date."""
    match = _DATE.fullmatch(normal(text))
    if match is None:
        return ""
    if match.group(2):
        year = "".join(_DIGIT.get(c, c) for c in match.group(2))
        return tidy_date(f"{year}年{_count(match.group(3))}月{_count(match.group(4))}日")
    return tidy_date(match.group(1))


def _count(text: str) -> int:
    """Return a month or day written in Chinese (元, 一 … 三十一, 廿三) as a number."""
    plain = text.replace("元", "一").replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = plain.partition("十")
    if not ten:
        return _HAN.index(plain) if plain in _HAN else 0
    return (_HAN.index(tens) if tens else 1) * 10 + (_HAN.index(ones[0]) if ones else 0)


def find_ending(blocks: Sequence[Block], unit: str) -> Ending:
    """Return the signature and date among the last blocks of a section. `unit` is the unit of the title.

    Lines of the page around the article may follow, however many; they are in `after` even without a signature.
    """
    roles = _by_role(blocks)
    if roles is not None:
        return roles
    furniture = trailing_furniture(blocks, _is_date)
    for skipped in range(furniture, len(blocks)):
        end = len(blocks) - skipped
        if skipped > furniture and not _may_follow(blocks[end]):
            break
        found = _ending_at(blocks[:end], unit, certain=skipped == furniture)
        if found.taken:
            return found._replace(taken=found.taken + skipped, after=tuple(map(text_of, blocks[end:])))
    return Ending(taken=furniture, after=tuple(map(text_of, blocks[len(blocks) - furniture :])))


def _is_date(text: str) -> bool:
    return bool(printed(text))


def _may_follow(block: Block) -> bool:
    """Return whether a block may follow the date: a short line, or a link, but no sentence."""
    return isinstance(block, Paragraph) and (len(block.text) <= LONGEST_AFTER or "。" not in block.text)


def text_of(block: Block) -> str:
    """Return the text of a paragraph, or what stands in its place for another block."""
    return block.text if isinstance(block, Paragraph) else NO_TEXT


def _by_role(blocks: Sequence[Block]) -> Ending | None:
    """Return the signature and date by the roles of the last paragraphs; None if they have no such roles."""
    found: dict[Role, str] = {}
    for block in reversed(blocks):
        if not isinstance(block, Paragraph) or block.role not in (Role.SIGNATURE, Role.DATE):
            break
        if block.role in found:
            return None
        found[block.role] = block.text
    if not found:
        return None
    signature = found.get(Role.SIGNATURE, "").strip()
    date = found.get(Role.DATE, "").strip()
    return Ending(signature, printed(date) or date, len(found))


def _ending_at(blocks: Sequence[Block], unit: str, *, certain: bool) -> Ending:
    last = blocks[-1] if blocks else None
    if not isinstance(last, Paragraph):
        return Ending()
    date = printed(last.text)
    if date:
        above = blocks[-2] if len(blocks) > 1 else None
        signature = _signature(above.text, unit) if isinstance(above, Paragraph) else ""
        if certain or signature:
            return Ending(signature, date, 2 if signature else 1)
        return Ending()
    match = _DATE_AT_END.fullmatch(normal(last.text))
    if match is not None:
        signature = _signature(match.group(1), unit)
        if signature:
            return Ending(signature, printed(match.group(2)), 1)
    above = blocks[-2] if len(blocks) > 1 else None
    date = printed(above.text) if isinstance(above, Paragraph) else ""
    signature = _signature(last.text, unit) if certain and (date or _names(last.text, unit)) else ""
    if signature:
        return Ending(signature, date, 2 if date else 1)
    return Ending()


def _signature(text: str, unit: str) -> str:
    """Return the signature on a line; empty if the line is not a signature."""
    plain = _LABEL.sub("", normal(text))
    if _names(plain, unit) or is_unit(plain):
        return _LABEL.sub("", squeeze(text))
    return ""


def _names(text: str, unit: str) -> bool:
    """Return whether a line is the unit's name or a suffix of it."""
    plain, whole = _LABEL.sub("", normal(text)), normal(unit)
    if not whole or len(plain) < 2 or _SENTENCE.search(plain):
        return False
    return plain == whole or (len(plain) >= 3 and (whole.endswith(plain) or plain.endswith(whole)))
