"""Search: finds a phrase in every written part of a report, in the order of the form, and replaces it.

The parts are the unit, the title, the text before section one, the written sections, the signature and the date.
The small tables inside texts are left out: offsets of a text count its paragraphs only, so no address points into them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from model.content.address import Address
from model.content.blocks import Block, Blocks, Paragraph, plain_text
from model.content.text_edit import replace_span
from model.form.spec import Form
from model.report.linked_figures import places_of
from model.report.report import FRONT, Edit, Report, SetField, SetText, Several

BEFORE, AFTER = ("unit", "title"), ("signature", "date")
"""The fields that are searched, before and after the texts."""

CONTEXT = 12
"""How many characters around a match are told."""

_BREAKS = "\x00-\x1f\x7f-\x9f\u2028\u2029\ufdd0\ufdd1\ufffc"
"""What cannot stand in one line of plain text."""
_BETWEEN_WORDS = re.compile(f"(?<=[!-~]) *[{_BREAKS}][ {_BREAKS}]*(?=[!-~])")
_BREAK = re.compile(f" *[{_BREAKS}][ {_BREAKS}]*")


class Query(NamedTuple):
    """What is looked for. Unless it is exact, case and width of characters and the form of quotation marks are the same."""

    text: str
    is_exact: bool = False


class Match(NamedTuple):
    """One place where the phrase stands: its span, and a few characters before and after it."""

    address: Address
    before: str
    after: str
    is_figure: bool = False
    """Whether it touches a figure that follows the tables, which replacing would make plain text."""


class Replacement(NamedTuple):
    """What replacing all comes to: the edit, how many matches it replaces in each part, and how many it leaves."""

    edit: Several
    counts: Mapping[str, int]
    skipped: int


class _Folding(dict[int, str]):
    """Leads from each character to the one that stands for all that are alike; made as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = _alike(chr(code))
        return self[code]


_QUOTES = {"“": '"', "”": '"', "‘": "'", "’": "'", "＂": '"', "＇": "'"}


def _alike(character: str) -> str:
    kind, _, plain = unicodedata.decomposition(character).partition(" ")
    if kind in ("<wide>", "<narrow>"):
        character = chr(int(plain, 16))
    # One character for one, so that offsets stay what they are.
    lower = character.lower()
    return _QUOTES.get(character, lower if len(lower) == 1 else character)


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return the text in small half-width characters, each in its place: `（ＡB１２）` becomes `(ab12)`."""
    return text.translate(_FOLDING)


def one_line(text: str) -> str:
    """Return the text without line breaks, tabs and other characters that are no text; a space stays between Latin words."""
    return _BREAK.sub("", _BETWEEN_WORDS.sub(" ", text))


def spans(text: str, query: Query) -> Iterator[tuple[int, int]]:
    """Return where the phrase stands in a text, from its beginning on, without overlaps."""
    wanted = query.text if query.is_exact else fold(query.text)
    place = text if query.is_exact else fold(text)
    at = place.find(wanted) if wanted else -1
    while at >= 0:
        yield at, at + len(wanted)
        at = place.find(wanted, at + len(wanted))


def find_all(report: Report, query: Query) -> tuple[Match, ...]:
    """Return all matches in the order of the form; none for an empty query, or one of more than one line."""
    if "\n" in query.text:
        return ()
    return tuple(match for part in _searched(report.form) for match in _in_part(report, part, query))


def _searched(form: Form) -> tuple[str, ...]:
    return (*BEFORE, FRONT, *(section.key for section in form.texts), *AFTER)


def _is_field(part: str) -> bool:
    return part in BEFORE or part in AFTER


def _text(report: Report, part: str) -> str:
    return str(getattr(report, part)) if _is_field(part) else report.text(part)


def _in_part(report: Report, part: str, query: Query) -> Iterator[Match]:
    text = _text(report, part)
    figures = () if _is_field(part) else places_of(report.blocks(part))
    for start, end in spans(text, query):
        line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        yield Match(
            Address(part).span(start, end),
            text[max(line_start, start - CONTEXT) : start],
            text[end : min(len(text) if line_end < 0 else line_end, end + CONTEXT)],
            any(start < stop and begin < end for begin, stop, _ in figures),
        )


def step(matches: Sequence[Match], place: Address, direction: int, form: Form) -> tuple[Match | None, bool]:
    """Return the next (1) or previous (-1) match from a place, and whether that begins anew at the other end; None where none is."""
    if not matches:
        return None, False
    if direction > 0:
        here = form.order(place._replace(start=place.end))
        found = next((m for m in matches if form.order(m.address) >= here), None)
        return found or matches[0], found is None
    here = form.order(place)
    found = next((m for m in reversed(matches) if form.order(_end(m.address)) <= here), None)
    return found or matches[-1], found is None


def _end(address: Address) -> Address:
    return address.whole.span(address.end, address.end)


def replace_one(report: Report, match: Match, text: str) -> Edit:
    """Return the edit that puts a text in the place of one match, also where that is a figure that follows the tables."""
    return _replace(report, match.address.part, [match.address], one_line(text))


def replace_all(report: Report, query: Query, text: str) -> Replacement:
    """Return the one edit that replaces all matches but those that touch a figure that follows the tables."""
    by_part: dict[str, list[Address]] = {}
    matches = find_all(report, query)
    for match in matches:
        if not match.is_figure:
            by_part.setdefault(match.address.part, []).append(match.address)
    edits = tuple(_replace(report, part, found, one_line(text)) for part, found in by_part.items())
    counts = Counter({part: len(found) for part, found in by_part.items()})
    return Replacement(Several(edits), counts, len(matches) - counts.total())


def _replace(report: Report, part: str, places: Sequence[Address], text: str) -> Edit:
    if not _is_field(part):
        return SetText(part, _in_blocks(report.blocks(part), places, text))
    value = _text(report, part)
    for place in reversed(places):
        value = value[: place.start] + text + value[place.end :]
    return SetField(part, value.strip())


def _in_blocks(blocks: Blocks, places: Sequence[Address], text: str) -> Blocks:
    """Return the blocks with all places replaced; a paragraph that nothing is left of goes."""
    found: list[Block] = []
    offset = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            end = offset + len(block.text)
            here = [p for p in places if offset <= p.start and p.end <= end]
            found += _in_paragraph(block, here, offset, text)
            offset = end + 1
        else:
            found.append(block)
    return tuple(found)


def _in_paragraph(block: Paragraph, places: Iterable[Address], offset: int, text: str) -> Blocks:
    changed: Blocks = (block,)
    for place in reversed(tuple(places)):
        changed = replace_span(changed, place.start - offset, place.end - offset, text)
    return changed if plain_text(changed) or not block.text else ()
