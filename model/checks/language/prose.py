"""Prose: a text made easy to read by rules, with the way back to where its characters stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from model.checks.language.lazy import lazy

_SAME_LENGTH = str.maketrans(
    "０１２３４５６７８９ＸｘＡ％．()（）;:?!<>〈〉〇○",
    "0123456789XxA%.（）（）；：？！《》《》零零",
)
_BLANKS = frozenset(chr(i) for i in range(0x3001) if chr(i).isspace() and chr(i) != "\n") | {
    "\u200b",
    "\ufeff",
}
_PLAIN = {**_SAME_LENGTH, **dict.fromkeys(map(ord, _BLANKS))}
"""Drops blanks, and makes full-width signs and digits those that the patterns know."""
_DIGIT_COMMA = lazy(r"(?<!\d),|,(?!\d)")
_END = lazy(r"[。！？\n]|(?=（[一二三四五六七八九十]{1,3}）)")
_MARKER = lazy(r"（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、|[（]?\d{1,2}[）、.](?!\d)")
_ITEM = lazy(r"[一二三四五六七八九十]是")
_REQUESTS = lazy(r"依申请|申请公开|公开申请|申请办理|答复申请")
_HEADING = lazy(r"(?:政府信息)?依申请公开(?:政府信息)?(?:申请)?(?:工作|办理|处理)?(?:情况|方面)?[：:]?")
"""A heading without a number."""
_LONGEST_HEAD = 16
"""Characters after a number in which a heading that runs into its text is looked for."""


class Sentence(NamedTuple):
    """One sentence without its full stop; `start` counts in the prose."""

    text: str
    start: int
    paragraph: int
    """Which paragraph it is of, counted from 0."""
    about_requests: bool
    """Whether it stands under a heading on disclosure on request."""

    @property
    def end(self) -> int:
        """Where it ends in the prose."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Prose:
    """A text without blanks, with full-width punctuation and plain digits."""

    text: str
    offsets: tuple[int, ...]
    """For each character, and for the end, where it stands in the text as written."""
    sentences: tuple[Sentence, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where these characters stand in the text as written."""
        return self.offsets[start], self.offsets[end - 1] + 1 if end > start else self.offsets[start]


@lru_cache(maxsize=24)
def prose_of(text: str) -> Prose:
    """Return the prose of a text; results are cached."""
    kept = [i for i, character in enumerate(text) if character not in _BLANKS]
    plain = text.translate(_PLAIN)
    plain = _DIGIT_COMMA().sub("，", plain)
    return Prose(plain, (*kept, len(text)), tuple(_sentences(plain)))


def _sentences(plain: str) -> Iterator[Sentence]:
    start, paragraph, about, until, begin = 0, 0, False, -1, 0
    for match in (*_END().finditer(plain), None):
        end = match.start() if match else len(plain)
        if end > start:
            about = _topic(plain, start, about and until in (-1, paragraph))
            if start == begin and _HEADING().fullmatch(plain, start, end):
                # A heading that its text follows in the paragraph goes no further.
                about, until = True, paragraph if match and match.group() != "\n" else -1
            yield Sentence(plain[start:end], start, paragraph, about)
        if match is not None:
            paragraph += match.group() == "\n"
            start = match.end()
            begin = start if match.group() == "\n" else begin


def _topic(plain: str, start: int, before: bool) -> bool:
    """Return whether what begins here is about requests: by its heading, else as before."""
    marker = _MARKER().match(plain, start) or _ITEM().match(plain, start)
    if marker is None:
        return before
    head = re.split(r"[。，：；\n]", plain[marker.end() : marker.end() + _LONGEST_HEAD])[0]
    if _REQUESTS().search(head):
        return True
    return before if _ITEM().match(plain, start) else False
