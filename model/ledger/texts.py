"""Texts of cells as they are compared: half width, without spaces and quotes; what stands for nothing, and for a tick."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DROPPED = re.compile(r"[\s\u200b\ufeff“”\"'‘’`]+")
_DASHES = "-–—―−‐‑ー﹣─_/\\.。、,，;；:：*…·"
_NOTHING = frozenset(
    {"无", "空", "没有", "无此项", "不适用", "暂无", "N/A", "n/a", "NA", "null", "None", "nan", "NaN"}
)
_TICKS = frozenset(
    {
        "√",
        "✓",
        "✔",
        "☑",
        "■",
        "●",
        "◆",
        "★",
        "▲",
        "V",
        "v",
        "Y",
        "y",
        "是",
        "有",
        "1",
        "1.0",
        "对",
        "〇",
        "○",
        "T",
    }
    | {"1件", "TRUE", "True", "true", "Yes", "yes", "YES", "勾", "√√", "▇", "R"}
)
_CROSSES = frozenset(
    {
        "×",
        "✗",
        "✘",
        "x",
        "X",
        "否",
        "0",
        "0.0",
        "N",
        "n",
        "No",
        "NO",
        "no",
        "FALSE",
        "False",
        "false",
        "□",
        "☐",
    }
)


@lru_cache(maxsize=32_768)
def plain(text: str) -> str:
    """Return a text without what makes no difference: width of characters, white space, quotes, a final full stop."""
    if text.isalnum() and unicodedata.is_normalized("NFKC", text):
        return text
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text)).rstrip("。;；,，")


@lru_cache(maxsize=32_768)
def is_nothing(text: str) -> bool:
    """Return whether a cell says that there is nothing to say: blank, a dash, 无."""
    short = plain(text)
    return not short or short in _NOTHING or not short.strip(_DASHES)


def is_tick(text: str) -> bool:
    """Return whether a cell holds a tick, or 是, or 1."""
    return plain(text) in _TICKS


def is_cross(text: str) -> bool:
    """Return whether a cell holds a cross, or 否, or 0, or nothing."""
    return plain(text) in _CROSSES or is_nothing(text)
