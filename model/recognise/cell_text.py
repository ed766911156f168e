"""Read words in the cells of figures: `31批次`, `未增未减`; and find two numbers in one cell."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from model.content.values import squeeze

_COUNTED = re.compile(
    r"([+-]?\d[\d,]*(?:\.\d+)?)"
    r"(?:批次|人次|件次|户次|宗次|场次|批|户|家|名|张|本|册|期|场|款|类|处|笔|单|封|页|则|小项|大项|事项|起次)"
)
_UNCHANGED = frozenset(
    [
        "未增未减",
        "无增无减",
        "不增不减",
        "没增没减",
        "无增减",
        "未增减",
        "没有增减",
        "持平",
        "无变化",
        "未变化",
        "没有变化",
        "不变",
        "未变",
        "无变动",
        "未变动",
        "零增长",
        "与上年持平",
        "同上年",
    ]
)
_TWO_NUMBERS = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?(?:\s+\d[\d,]*(?:\.\d+)?)+")
_THOUSANDS = re.compile(r"\d{1,3}(?: \d{3})+(?:\.\d+)?")
_LONGEST = 40


class CellWord(NamedTuple):
    """The figure that words in a cell stand for."""

    figure: str
    is_counted: bool
    """Whether the words are a figure with a measure word, not a statement."""


def word_of(text: str) -> CellWord | None:
    """Return the figure that a cell names in words; None for a plain figure and for other text."""
    if len(text) > _LONGEST or text.isascii():
        return None
    plain = squeeze(unicodedata.normalize("NFKC", text)).strip("。.")
    if plain in _UNCHANGED:
        return CellWord("0", False)
    counted = _COUNTED.fullmatch(plain)
    return CellWord(counted.group(1), True) if counted else None


def has_two_numbers(text: str) -> bool:
    """Return whether a cell holds two numbers side by side or one below the other; `1 204` is one."""
    if len(text) > _LONGEST:
        return False
    plain = unicodedata.normalize("NFKC", text).strip()
    return _TWO_NUMBERS.fullmatch(plain) is not None and _THOUSANDS.fullmatch(plain) is None
