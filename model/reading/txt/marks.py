"""Marks that converters leave in plain text: bookmarks, links, page numbers, Markdown."""

from __future__ import annotations

import re

from model.content.blocks import Run

_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_NOTHING = re.compile(r"[\u200b-\u200f\u2060\ufeff\x00\x07\x08\x1a\x1f]")
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


def clean_lines(text: str) -> list[str]:
    """The lines without what converters and pages left between them; tabs stay, they may part cells."""
    text = _LINE_ENDS.sub("\n", text)
    text = _STRAY.sub("", _NOTHING.sub("", text)).replace("\u00a0", " ")
    if _MARKDOWN.search(text):
        text = _without_markdown(text)
    return [line.rstrip(" \u3000") for line in text.split("\n") if not _is_noise(line)]


def _without_markdown(text: str) -> str:
    """Markdown's own marks except headings, bold face and the bars of tables."""
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
    """The level of a Markdown heading (0 for none) and the text of the line."""
    match = _HEADING.fullmatch(line)
    return (len(match.group(1)), match.group(2).rstrip().rstrip("#").rstrip()) if match else (0, line)


def bare(text: str) -> str:
    """The text of a cell or for a comparison: no bold marks, no escapes."""
    return _ESCAPED.sub(r"\1", text.replace("**", ""))


def runs(text: str) -> list[Run]:
    """The text as runs, bold where it stands between double asterisks; single ones left over are dropped."""
    found: list[Run] = []
    for index, piece in enumerate(_BOLD.split(text)):
        plain = bare(piece)
        if plain:
            found.append(Run(plain, bold=index % 2 == 1))
    return found
