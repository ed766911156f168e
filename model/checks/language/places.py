"""Places: the counts of a sentence, each with the words around it and what the sentence speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from model.checks.language.lazy import lazy
from model.checks.language.numerals import Count, bare_in, counts_in
from model.checks.language.prose import Sentence

CASES = frozenset(("", "件", "份", "个", "宗", "条", "项", "起", "例", "次", "件次"))
"""Measure words of applications and cases; none in lists such as `予以公开31，部分公开14`."""


class Place(NamedTuple):
    """A count with the words around it."""

    number: Count
    sentence: Sentence
    before: str
    """From the last punctuation, or the last count, up to its digits."""
    behind: str
    """From its measure word to the end of the sentence: patterns say themselves where they end."""
    subject: str
    """What was spoken of last: `requests`, a name of disputes, `foreign`, or empty."""
    known: bool
    """Whether the sentence is about the disclosure of information."""

    @property
    def lead(self) -> str:
        """All of the sentence before it."""
        return self.sentence.text[: self.number.start]


_SUBJECTS = lazy(
    r"(?P<disputes>复议(?:案件|申请)?[、和及与或](?:被)?(?:提起)?行政诉讼)"
    r"|(?P<litigation_direct>未经(?:行政)?复议[^，]{0,4}直接)|(?P<litigation_after>复议后(?:提起|起诉))"
    r"|(?P<reconsideration>复议)|(?P<litigation>诉讼)"
    r"|(?P<foreign>热线|(?<!公开)工单|(?<!公开)信件|来信(?!申请)|来电|留言|信箱|信访|建议|提案|投诉|咨询|文章|微信|微博|抖音|视频|粉丝|阅读|点击"
    r"|访问|浏览|行政许可|处罚|主动公开|发布|刊|解读|新闻|稿|网民|网友|问政|培训|会议|补贴|举报|舆情|公众号"
    r"|(?<!申请)公开信息|信息公开栏|征集|办件)"
    r"|(?P<requests>依申请|(?<!许可)(?<!复议)申请(?!行政复议|复议|执行|救助))"
)


_BODIES = lazy(r"单位|部门|行政机关|乡镇|街道")
"""`全县37家单位共收到`: how many bodies act is no count that what follows could be told apart from."""


_SHARE_FIRST = lazy(
    r"(?P<thing>[^，；（）。\d%]{1,20})占(?:比)?[^，；（）\d]{0,8}\d+(?:\.\d+)?%，(?:共计?|合计|计|为|有|达)*$"
)
"""`部分公开的占17.5%，共14件`: what is counted stands before its share."""
_LONGEST_SHARE = 48


def places_in(sentence: Sentence, spoken_of: str, known: bool) -> Iterator[Place]:
    """Return the counts of a sentence; `spoken_of` is what it goes on about before it names anything itself."""
    text, edge = sentence.text, 0
    counts = sorted((*counts_in(text), *bare_in(text)), key=attrgetter("start"))
    named = list(_SUBJECTS().finditer(text)) if counts else []
    for count in counts:
        lead = text[: count.start]
        begin = max(edge, *[lead.rfind(mark) + 1 for mark in "，；（）"])
        if lead.endswith("、"):
            # `8件维持、3件纠正`: what stands before the mark was said of the count before.
            begin = len(lead) - 1
        share = _SHARE_FIRST().search(lead[-_LONGEST_SHARE:])
        before = lead[begin:] if share is None else share["thing"]
        subject = _last_subject(named, lead) or spoken_of
        yield Place(count, sentence, before, text[count.after :], subject, known)
        if not (count.measure in "个家" and _BODIES().match(text, count.after)):
            edge = count.after


def _last_subject(named: Sequence[re.Match[str]], lead: str) -> str:
    """Return what the words before a count name last; `named` is all that the sentence names."""
    before = [match for match in named if match.start() < len(lead)]
    if before and before[-1].end() > len(lead):
        # What goes on behind the count is another subject before it.
        before = list(_SUBJECTS().finditer(lead))
    return (before[-1].lastgroup or "") if before else ""
