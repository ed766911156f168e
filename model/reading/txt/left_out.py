"""Struck text, note marks and code marks of Markdown, and of the HTML in it."""

from __future__ import annotations

import re

from model.reading.shared.omissions import Omissions
from model.reading.shared.pieces import raised_text
from model.reading.source import OmissionKind

_STRUCK = re.compile(
    r"~~(?=[^\s~])([^~\n]{1,400})~~|<(?:del|s|strike)(?:\s[^<>\n]*)?>([^<\n]{0,400})</(?:del|s|strike)>", re.I
)
_RAISED = re.compile(r"<sup(?:\s[^<>\n]*)?>([^<\n]{0,12})</sup>|(\[\^[\w*]{1,8}\])(?!:)", re.I)
_CODE = re.compile(r"(?<!`)`([^`\n]{1,40})`(?!`)")


def without_left_out(text: str, omissions: Omissions) -> str:
    """Return the text without what is struck and without note marks, which `omissions` records."""

    def struck(match: re.Match[str]) -> str:
        omissions.add(OmissionKind.STRUCK, match.group(1) or match.group(2) or "", _line(match))
        return ""

    def raised(match: re.Match[str]) -> str:
        if match.group(2):
            kept = None
        else:
            kept = raised_text(match.group(1), match.string[max(0, match.start() - 1) : match.start()])
        if kept is None:
            omissions.add(OmissionKind.RAISED, match.group(1) or match.group(2), _line(match))
        return kept or ""

    if "~~" in text or "</" in text:
        text = _STRUCK.sub(struck, text)
    if "</sup" in text.lower() or "[^" in text:
        text = _RAISED.sub(raised, text)
    return _CODE.sub(r"\1", text) if "`" in text else text


def _line(match: re.Match[str]) -> str:
    """Return the line that a match stands in."""
    text = match.string
    start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
    return text[start : end if end >= 0 else len(text)].strip()
