"""What can be seen of a sheet: without white and invisible text, watermarks, struck text and superscript note marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from model.reading.shared.omissions import Omissions
from model.reading.shared.paged.sheet import Box, Glyph, Ruling, Sheet, Strokes
from model.reading.shared.pieces import raised_text
from model.reading.source import OmissionKind

INVISIBLE = 2.0
"""The shade of text without ink."""
_WHITE = 0.97
_LIGHT = 0.45
"""Shade of a watermark: 0 is black, 1 is white."""
_LARGE = 1.8
"""Of the usual size: the least size of a watermark."""
_SMALL = 0.8
"""Of its neighbour's size: the largest size of a superscript character."""
_RAISED = (0.12, 0.75)
"""Of its neighbour's size: how much higher the base line of a superscript character is."""
_STRUCK = (0.12, 0.62)
"""Of the size: how far above the base line a line goes through a character."""
_PAIRS_LIMIT = 1_000_000
"""Pairs that one step compares; a page with more is read as it is."""
_CLOSE = 0.4
"""Of the size: the gap between a character and its note mark."""


def visible(sheet: Sheet, omissions: Omissions) -> Sheet:
    """Return the sheet with what can be seen and is meant to be read; what is left out becomes an omission."""
    for step in (_without_hidden, _without_watermarks, _without_struck, _without_marks):
        sheet = step(sheet, omissions)
    return sheet


def _without_hidden(sheet: Sheet, omissions: Omissions) -> Sheet:
    """Leave out text that is invisible, or white without anything behind it.

    Where most text of a page is invisible, it was recognised from the scan above it and is kept.
    """
    faint = [glyph for glyph in sheet.glyphs if glyph.shade >= _WHITE]
    if len(faint) * (len(sheet.fills) + len(sheet.images)) > _PAIRS_LIMIT:
        return sheet
    hidden = {id(g) for g in faint if g.shade >= INVISIBLE or not _is_backed(g, sheet)}
    if not hidden or 2 * len(hidden) > len(sheet.glyphs):
        return sheet
    return _left_out(sheet, hidden, OmissionKind.HIDDEN, omissions)


def _is_backed(glyph: Glyph, sheet: Sheet) -> bool:
    """Return whether a filled area or a picture is behind a character."""
    x, y = glyph.middle
    behind: Iterable[Box] = (*sheet.fills, *(image.box for image in sheet.images))
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in behind)


def _without_watermarks(sheet: Sheet, omissions: Omissions) -> Sheet:
    """Leave out large light text that lies over other text or over lines."""
    light = [g for g in sheet.glyphs if _LIGHT <= g.shade < INVISIBLE and g.text != " "]
    if not light:
        return sheet
    sizes = sorted(g.size for g in sheet.glyphs if g.shade < _LIGHT) or [0.0]
    least = _LARGE * sizes[len(sizes) // 2]
    large = [g for g in light if least < g.size and not _is_backed(g, sheet)]
    if len(large) * len(sheet.glyphs) > _PAIRS_LIMIT:
        return sheet
    marks = [g for base in {round(g.base) for g in large} for g in _overlapping(sheet, large, base)]
    return _left_out(sheet, set(map(id, marks)), OmissionKind.WATERMARK, omissions)


def _overlapping(sheet: Sheet, large: Sequence[Glyph], base: int) -> list[Glyph]:
    """Return the large characters on a base line, if their line crosses other text or lines."""
    line = [g for g in large if round(g.base) == base]
    left, right = min(g.left for g in line), max(g.right for g in line)
    top, bottom = min(g.base - g.size for g in line), max(g.base for g in line)
    own = set(map(id, line))
    crosses_text = any(
        left <= g.middle[0] <= right and top <= g.middle[1] <= bottom
        for g in sheet.glyphs
        if id(g) not in own
    )
    across, down = sheet.strokes.across, sheet.strokes.down
    crosses_lines = any(top < r.at < bottom and r.start < right and r.end > left for r in across) or any(
        left < r.at < right and r.start < bottom and r.end > top for r in down
    )
    return line if crosses_text or crosses_lines else []


def _without_struck(sheet: Sheet, omissions: Omissions) -> Sheet:
    """Leave out characters that a line goes through which is no longer than they are, and the line itself."""
    struck: set[int] = set()
    used: set[Ruling] = set()
    low, high = _STRUCK
    glyphs = sorted(sheet.glyphs, key=lambda g: g.base)
    bases = [g.base for g in glyphs]
    tallest = max((g.size for g in glyphs), default=0.0)
    looked_at = 0
    for line in sheet.strokes.across:
        first, last = bisect_left(bases, line.at), bisect_right(bases, line.at + high * tallest)
        looked_at += last - first
        if looked_at > _PAIRS_LIMIT:
            return sheet
        through = [
            g
            for g in glyphs[first:last]
            if g.base - high * g.size <= line.at <= g.base - low * g.size
            and line.start - 1 <= (g.left + g.right) / 2 <= line.end + 1
        ]
        written = [g for g in through if g.text != " "]
        if written and _covers(line, written):
            struck |= set(map(id, through))
            used.add(line)
    if not struck:
        return sheet
    across = [line for line in sheet.strokes.across if line not in used]
    rest = replace(sheet, strokes=Strokes(across, sheet.strokes.down))
    return _left_out(rest, struck, OmissionKind.STRUCK, omissions)


def _covers(line: Ruling, glyphs: Sequence[Glyph]) -> bool:
    left, right = min(g.left for g in glyphs), max(g.right for g in glyphs)
    size = max(g.size for g in glyphs)
    return line.start >= left - size / 2 and line.end <= right + size / 2


def _without_marks(sheet: Sheet, omissions: Omissions) -> Sheet:
    """Leave out superscript note marks; exponents become characters of their own on the base line."""
    usual = sorted(g.size for g in sheet.glyphs) or [0.0]
    small = [g for g in sheet.glyphs if g.size < _SMALL * usual[len(usual) // 2]]
    if not small or len(small) > len(sheet.glyphs) // 4:
        return sheet
    marks = set(map(id, small))
    large = [g for g in sheet.glyphs if id(g) not in marks and g.text != " "]
    if len(small) * len(large) > _PAIRS_LIMIT:
        return sheet
    dropped: set[int] = set()
    moved: dict[int, Glyph] = {}
    for chain in _chains(small):
        before = _neighbour(chain[0], large)
        if before is None:
            continue
        text = "".join(g.text for g in chain)
        kept = raised_text(text, before.text)
        if kept is None:
            omissions.add(OmissionKind.RAISED, text)
            dropped |= set(map(id, chain))
        elif kept != text:
            moved[id(chain[0])] = chain[0]._replace(text=kept, base=before.base, size=before.size)
    if not dropped and not moved:
        return sheet
    return replace(sheet, glyphs=[moved.get(id(g), g) for g in sheet.glyphs if id(g) not in dropped])


def _chains(small: Sequence[Glyph]) -> list[list[Glyph]]:
    """Return the small characters that stand side by side on one base line."""
    found: list[list[Glyph]] = []
    for glyph in sorted(small, key=lambda g: (round(g.base), g.left)):
        last = found[-1][-1] if found else None
        if last and abs(last.base - glyph.base) < 1 and -1 <= glyph.left - last.right <= _CLOSE * glyph.size:
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return found


def _neighbour(mark: Glyph, large: Sequence[Glyph]) -> Glyph | None:
    """Return the character that a note mark stands behind, None where it stands at none."""
    low, high = _RAISED

    def fits(g: Glyph) -> bool:
        return (
            low * g.size <= g.base - mark.base <= high * g.size
            and mark.size <= _SMALL * g.size
            and -0.4 * g.size <= mark.left - g.right <= _CLOSE * g.size
        )

    return max((g for g in large if fits(g)), key=lambda g: g.right, default=None)


def _left_out(sheet: Sheet, ids: set[int], kind: OmissionKind, omissions: Omissions) -> Sheet:
    """Return the sheet without some characters, with one omission for those of each base line."""
    if not ids:
        return sheet
    lines: dict[int, list[Glyph]] = {}
    for glyph in sheet.glyphs:
        if id(glyph) in ids:
            lines.setdefault(round(glyph.base), []).append(glyph)
    for base in sorted(lines):
        omissions.add(kind, "".join(g.text for g in sorted(lines[base], key=lambda g: g.left)))
    return replace(sheet, glyphs=[glyph for glyph in sheet.glyphs if id(glyph) not in ids])
