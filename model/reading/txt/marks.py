"""Remove Markdown and what converters leave in plain text: bookmarks, links, page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from model.content.blocks import Run
from model.reading.source import BLANK_CELL

_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_NOTHING = re.compile(r"[\u200b-\u200f\u2060\ufeff\x00\x07\x08\x1a\x1f]")
_BLANK_LINE = re.compile(r"^[ \u00a0\u3000]*\u00a0[ \u00a0\u3000]*$|^&nbsp;$", re.M)
"""A line of nothing but no-break spaces: as such browsers copy a blank cell, and no typist makes one."""
_NO_BREAK_SPACE = re.compile("(?<!^)\u00a0|\u00a0(?!$)", re.M)
_STRAY = re.compile(
    r"\[(?:bookmark|image|img|picture|comment|footnote|endnote|hyperlink|figure)\s*:[^\[\]\n]*\]", re.I
)
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)")
_LINK = re.compile(r"\[([^\[\]\n]+)\]\((?:https?:|mailto:|#|/|\.)[^()\n]*\)")
_TAG = re.compile(
    r"</?(?:u|b|strong|em|i|s|span|font|p|div|center|sup|sub|a|img|table|tr|td)(?:\s[^<>\n]*)?/?>", re.I
)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~<>])")
_ENTITIES = (
    ("&nbsp;", " "),
    ("&ensp;", " "),
    ("&emsp;", " "),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", '"'),
    ("&amp;", "&"),
)
_PAGE_NUMBER = re.compile(
    r"[-—–―－─·•\s]*[-—–―－─]\s*\d{1,3}\s*[-—–―－─][-—–―－─·•\s]*|第\s*\d{1,3}\s*页\s*([,，/]?\s*共\s*\d{1,3}\s*页)?"
)
_LONGEST_PAGE_NUMBER = 30
_RULE = re.compile(r"\s*(?:[-*_=~]\s*){3,}|\s*`{3,}.*")
_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_MARKDOWN = re.compile(r"^ {0,3}#{1,6}\s|\*\*\S|^ {0,3}\|? {0,3}:?-{2,}:? {0,3}\|", re.M)
_ITALIC = re.compile(r"(?<![*\w])\*([^*\s][^*\n]*)\*(?![*\w])")


def has_markdown(text: str) -> bool:
    """Return whether a text is marked up in Markdown."""
    return _MARKDOWN.search(text) is not None


def clean_lines(text: str, *, is_markdown: bool = False) -> list[str]:
    """Return the lines without page numbers and converter artefacts. Tabs are kept: they may separate cells."""
    text = _LINE_ENDS.sub("\n", text)
    text = _STRAY.sub("", _NOTHING.sub("", text))
    text = _NO_BREAK_SPACE.sub(" ", _BLANK_LINE.sub(BLANK_CELL, text))
    if is_markdown or has_markdown(text):
        text = _without_markdown(text)
    return [line.rstrip(" \u3000") for line in text.split("\n") if not _is_noise(line)]


def _without_markdown(text: str) -> str:
    """Return the text without Markdown, except headings, bold and the bars of tables."""
    text = _TAG.sub("", _IMAGE.sub("", _without_comments(text)))
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return _ITALIC.sub(r"\1", _LINK.sub(r"\1", text))


def _without_comments(text: str) -> str:
    first, *others = text.split("<!--")
    return first + "".join(
        other.partition("-->")[2] if "-->" in other else f"<!--{other}" for other in others
    )


def _is_noise(line: str) -> bool:
    stripped = line.strip()
    return bool(stripped) and (
        _PAGE_NUMBER.fullmatch(stripped) is not None
        or (_RULE.fullmatch(line) is not None and "\t" not in line)
    )


def heading(line: str) -> tuple[int, str]:
    """Return the level of a Markdown heading (0 if the line is none) and its text."""
    match = _HEADING.fullmatch(line)
    return (len(match.group(1)), match.group(2).rstrip().rstrip("#").rstrip()) if match else (0, line)


def has_one_title(lines: Iterable[str]) -> bool:
    """Return whether exactly one line is a Markdown heading of the first level, and so the title."""
    return sum(heading(line)[0] == 1 for line in lines) == 1


def bare(text: str) -> str:
    """Return the text without bold marks and escapes."""
    return _ESCAPED.sub(r"\1", text.replace("**", ""))


def runs(text: str) -> list[Run]:
    """Return the text as runs, bold between double asterisks. Unpaired double asterisks are dropped."""
    found: list[Run] = []
    for index, piece in enumerate(_BOLD.split(text)):
        plain = bare(piece)
        if plain:
            found.append(Run(plain, bold=index % 2 == 1))
    return found
