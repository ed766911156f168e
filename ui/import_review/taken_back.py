"""The report with what the reader left out or corrected taken back as it stands in the file."""

from __future__ import annotations

from collections.abc import Iterable

from model.content.blocks import Block, Paragraph
from model.recognise.ending import NO_TEXT
from model.report.report import Report
from ui.import_review.summary import Place


def restored(report: Report, places: Iterable[Place]) -> Report:
    """Return a copy of the report in which these places are as in the file: left out text in its section, figures as printed."""
    made = report.copy()
    chosen = list(places)
    for place in chosen:
        for address, text in place.printed:
            made.values[address] = text
    texts = [place.left_out for place in chosen if place.left_out is not None and place.left_out.part]
    # From the end, so that the positions before stay what they are.
    for left_out in sorted(texts, key=lambda each: each.position, reverse=True):
        blocks = list(made.blocks(left_out.part))
        own: list[Block] = [Paragraph.of(text) for text in left_out.texts if text != NO_TEXT]
        made.texts[left_out.part] = (*blocks[: left_out.position], *own, *blocks[left_out.position :])
    return made
