"""Sums: wholes that their parts inside one sentence do not make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from model.checks.language.lazy import lazy
from model.checks.language.numerals import Count, Percent, counts_in
from model.checks.language.prose import Prose, Sentence, prose_of

Number = int | Decimal


class WrongSum(NamedTuple):
    """A whole that its parts do not make; `start` to `end` are the digits of the whole in the text as written."""

    whole: Number
    total: Number
    start: int
    end: int
    words: str


_DIGIT = lazy(r"\d")
_PARENTHESIS = lazy(r"（[^（）]*）")
_REST = lazy(
    r"^(?:其[他它余]|另外)(?:类|各类|信息|情况|方面|内容|渠道|方式|形式|法定|主动|公开|政府|事项|类别|的)*$"
)
_BREAKS = lazy(
    r"通过|同时|此外|另|还|累计|共|合计|总计|分别|占|较|比|转|阅读|点击|访问|浏览|关注|粉丝|其中|达|采用|覆盖|开展|召开|组织|举办|已|办结|答复率|现行有效"
)
_LONGEST_LABEL = 16
_MOST_ALTERNATIVES = 3


@lru_cache(maxsize=24)
def wrong_sums(text: str) -> tuple[WrongSum, ...]:
    """Return wholes of a text that differ from the sum of their parts where nothing else can be meant."""
    prose = prose_of(text)
    found: list[WrongSum] = []
    for start, segment in segments_of(prose):
        for whole, total in (
            *_parts_after(segment),
            *_parts_in_parentheses(segment),
            *_totals_at_end(segment),
        ):
            at, until = prose.span(start + whole.start, start + whole.end)
            found.append(WrongSum(whole.value, total, at, until, words_before(segment, whole)))
    return tuple({(wrong.start, wrong.total): wrong for wrong in found}.values())


def segments_of(prose: Prose) -> Iterator[tuple[int, str]]:
    """Yield the stretches of sentences between semicolons with where they start; those with figures only."""
    for sentence in prose.sentences:
        yield from segments_in(sentence)
        if "；" in sentence.text and _LIST_OF_CLAUSES().search(sentence.text):
            yield sentence.start, sentence.text.replace("；", "，")


def segments_in(sentence: Sentence) -> Iterator[tuple[int, str]]:
    """Yield the stretches of one sentence between semicolons; those with figures only."""
    for match in re.finditer(r"[^；]+", sentence.text):
        if _DIGIT().search(match.group()):
            yield sentence.start + match.start(), match.group()


def words_before(segment: str, count: Count | Percent) -> str:
    """Return a figure with the words before it, short enough to be shown."""
    after = count.after if isinstance(count, Count) else count.end
    before = re.split(r"[，：（）]", segment[: count.start])[-1]
    return before[-14:] + segment[count.start : after]


def hidden(segment: str) -> str:
    """Return the segment with what stands in parentheses replaced by NUL characters of the same length."""
    return _PARENTHESIS().sub(lambda match: "\0" * len(match.group()), segment)


def _parts_after(segment: str) -> Iterator[tuple[Count, Number]]:
    """`公开信息63条，其中，政策16条、动态36条、其他11条`."""
    plain = hidden(segment)
    marks = [match.span() for match in re.finditer("其中", plain)] or _colons(plain) or _contents(plain)
    if len(marks) != 1:
        return
    counts = list(counts_in(plain))
    before = [count for count in counts if count.after <= marks[0][0]]
    parts = counts[len(before) :]
    if not before or len(parts) < 2:
        return
    whole = before[-1]
    adjoining = plain[whole.after : marks[0][0]].strip("，、：\0") == ""
    labels = _labels(plain, marks[0][1], parts)
    if adjoining and labels is not None and comparable(whole, parts):
        alternatives = [count.value for count in before] + [
            c.value for c in counts_in(segment) if c not in counts
        ]
        yield from _judged(whole, parts, labels, alternatives)


def _colons(plain: str) -> list[tuple[int, int]]:
    """Return where a list begins that a colon behind its whole announces: `公开信息63条：政策16条，动态47条`."""
    wholes = {count.after for count in counts_in(plain)}
    return [match.span() for match in re.finditer("：", plain) if match.start() in wholes][:1]


_LIST_OF_CLAUSES = lazy(
    r"\d[件份个条篇项期次](?:，?其中)?：(?:[^，；。：\d]{1,16}\d+[件份个条篇项期次]；){2,}[^，；。：\d]{1,16}\d"
)
"""`公开信息63条，其中：政策16条；动态36条；其他11条`: a list that is divided by semicolons."""
_CONTENTS = lazy(r"(?<=[件份个条篇项期次])(?:中，|，?(?:内容)?(?:涵盖|包括|包含|分为|分别为|分别是))")


def _contents(plain: str) -> list[tuple[int, int]]:
    """Return where a list begins that `公开信息63条，包括` announces, or `公开的63条信息中，`."""
    return [match.span() for match in _CONTENTS().finditer(plain)][:1]


def _labels(plain: str, start: int, parts: Sequence[Count]) -> list[str] | None:
    """Return what each part is called; None where the list is broken by anything else."""
    labels: list[str] = []
    for part in parts:
        label = plain[start : part.start].strip("，、：和及\0")
        behind = re.match(r"(?:为|是|属)?([^，、。\d\0]*)", plain[part.after :])
        name = label or (behind.group(1) if behind else "")
        if not name or "，" in label or len(label) > _LONGEST_LABEL or _BREAKS().search(label):
            return None
        labels.append(name)
        start = part.after if label else part.after + (behind.end() if behind else 0)
    return labels


def comparable(whole: Count, parts: Sequence[Count]) -> bool:
    """Return whether a whole and its parts are exact and counted in the same measure."""
    return all(part.is_exact and part.measure == whole.measure for part in (whole, *parts))


def _judged(
    whole: Count, parts: Sequence[Count], labels: Sequence[str], alternatives: Sequence[Number]
) -> Iterator[tuple[Count, Number]]:
    total = sum(part.value for part in parts)
    is_all = _REST().match(labels[-1]) is not None or _are_both_applicants(labels)
    wrong = total > whole.value or (is_all and total != whole.value)
    sums = {
        sum(chosen) for n in range(1, _MOST_ALTERNATIVES + 1) for chosen in combinations(alternatives[-6:], n)
    }
    if wrong and total not in sums:
        yield whole, total


def _are_both_applicants(labels: Sequence[str]) -> bool:
    return len(labels) == 2 and "自然人" in labels[0] and re.search(r"法人|组织", labels[1]) is not None


def _parts_in_parentheses(segment: str) -> Iterator[tuple[Count, Number]]:
    """`制定规章13件（新制定5件、修改8件）`."""
    for match in _PARENTHESIS().finditer(segment):
        inside = match.group()[1:-1]
        before = [count for count in counts_in(segment) if count.after == match.start()]
        parts = list(counts_in(inside))
        if not before or len(parts) < 2 or re.search(r"各|结转|另|上年|下年|比|较|上一年|顺延", inside):
            continue
        labels = _labels(
            re.sub(r"^(?:其中|含|包括|包含)[：，]?", lambda m: "\0" * len(m.group()), inside), 0, parts
        )
        if labels is not None and comparable(before[0], parts):
            yield from _judged(before[0], parts, labels, ())


def _totals_at_end(segment: str) -> Iterator[tuple[Count, Number]]:
    """`建议3件、提案5件，合计8件`."""
    if "计" not in segment:
        return
    plain = hidden(segment)
    counts = list(counts_in(plain))
    for i, whole in enumerate(counts):
        lead = plain[counts[i - 1].after : whole.start] if i else ""
        parts = counts[:i]
        if i < 2 or not re.fullmatch(r"，?(?:合计|共计|总计)(?:为|：)?", lead) or "其中" in plain:
            continue
        suffixes = {sum(c.value for c in parts[j:]) for j in range(len(parts) - 1)}
        if comparable(whole, parts) and whole.value not in suffixes:
            yield whole, sum(part.value for part in parts)
