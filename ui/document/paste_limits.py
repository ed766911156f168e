"""How much of a clipboard is read: what a page or a text is made of is counted before anything parses it; no Qt.

Qt's parser of web pages has no limits of its own: a table in a table 3,000 deep ends the process, a span of 20,000 columns
takes its memory.
"""

from __future__ import annotations

import re
from typing import NamedTuple

MOST_CHARACTERS = 200_000
"""Of text; a whole report has about 10,000."""
MOST_LINES = 3_000
LARGEST_PAGE = 8 * 1024 * 1024
"""Characters of a web page, pictures inside it included."""
MOST_TAGS = 20_000
"""A report of thirty pages that comes from Word has about 6,000."""
MOST_DEPTH = 200
"""Elements in each other."""
MOST_TABLE_DEPTH = 20
MOST_CELLS = 5_000
MOST_SPAN = 100
MOST_TABLES = 300
MOST_PICTURES = 200
LONGEST_STYLE = 300_000
"""Characters of the style sheets of a page; Word brings some 50,000."""
LONGEST_TAG = 1_000_000
"""Characters of a tag that is no picture's."""

_TOO_LONG = f"超过 {MOST_CHARACTERS // 10_000} 万字"
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]*)([^<>]*)>?")
_SPAN = re.compile(r"span\s*=\s*[\"']?\s*(\d+)", re.IGNORECASE)
_STYLE = re.compile(r"<style\b.*?(?:</style|\Z)", re.IGNORECASE | re.DOTALL)
_MARKUP = re.compile(r"<[^<>]*>?")
_NOT_NESTED = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "tfoot",
        "option",
    ]
)
"""Elements that are never closed, or need not be: they lie in each other only where others do."""


class _Count(NamedTuple):
    """How many of an element a page may hold."""

    most: int
    words: str


_MOST = {
    "td": _Count(MOST_CELLS, "格子太多"),
    "th": _Count(MOST_CELLS, "格子太多"),
    "table": _Count(MOST_TABLES, "表格太多"),
    "img": _Count(MOST_PICTURES, "图片太多"),
}


def excess_of_text(text: str) -> str:
    """Return what a plain text has too much of, in Chinese; empty where it is within the limits."""
    if len(text) > MOST_CHARACTERS:
        return _TOO_LONG
    return f"超过 {MOST_LINES:,} 行" if len(text.splitlines()) > MOST_LINES else ""


def excess_of_page(html: str) -> str:
    """Return what a web page has too much of, in Chinese; empty where it is within the limits."""
    if len(html) > LARGEST_PAGE:
        return f"超过 {LARGEST_PAGE >> 20} MB"
    if html.count("<") > MOST_TAGS:
        return "标记太多"
    body = _STYLE.sub("", html)
    if len(html) - len(body) > LONGEST_STYLE:
        return "样式太多"
    # A character may be written as a name or a number.
    if len(_MARKUP.sub("", body)) > 2 * MOST_CHARACTERS:
        return _TOO_LONG
    return _excess_of_tags(body)


def _excess_of_tags(html: str) -> str:
    counts: dict[str, int] = {}
    depths: dict[str, int] = {}
    depth = 0
    for closing, name, attributes in _TAG.findall(html):
        tag = name.lower()
        counts[tag] = counts.get(tag, 0) + (not closing)
        words = _MOST.get(tag)
        if words is not None and counts[tag] > words.most:
            return words.words
        if tag != "img" and len(attributes) > LONGEST_TAG:
            return "标记太长"
        if any(len(span) > 4 or int(span) > MOST_SPAN for span in _SPAN.findall(attributes)):
            return "合并的格子太多"
        if tag not in _NOT_NESTED and not attributes.endswith("/"):
            before = depths.get(tag, 0)
            depths[tag] = max(0, before + (-1 if closing else 1))
            depth += depths[tag] - before
        if depth > MOST_DEPTH or depths.get("table", 0) > MOST_TABLE_DEPTH:
            return "层次太深"
    return ""
