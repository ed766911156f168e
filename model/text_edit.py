"""Text edits: replacing some characters of a text and leaving everything else as it is."""

from __future__ import annotations

from dataclasses import replace

from model.blocks import Blocks, Paragraph, Run


def replace_span(blocks: Blocks, start: int, end: int, text: str) -> Blocks:
    """The blocks with the characters from `start` up to `end` of their plain text replaced.

    The new characters take the look of the run that the span begins in (or ends at, where nothing is replaced);
    pictures, tables and all other runs stay. A span that leaves its paragraph, or the text, raises ValueError.
    """
    offset = 0
    found: list[Paragraph | None] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            found.append(None)
            continue
        length = len(block.text)
        inside = offset <= start <= end <= offset + length
        found.append(_replaced(block, start - offset, end - offset, text) if inside else None)
        offset += length + 1
    at = next((i for i, paragraph in enumerate(found) if paragraph is not None), None)
    if at is None:
        raise ValueError(f"no paragraph holds {start}-{end}")
    changed = found[at]
    assert changed is not None
    return (*blocks[:at], changed, *blocks[at + 1 :])


def _replaced(paragraph: Paragraph, start: int, end: int, text: str) -> Paragraph:
    runs: list[Run] = []
    offset = 0
    written = False
    for i, run in enumerate(paragraph.runs):
        stop = offset + len(run.text)
        before, after = run.text[: max(0, start - offset)], run.text[max(0, end - offset) :]
        begins_here = start < stop or (start == stop and i == len(paragraph.runs) - 1)
        insert = "" if written or not begins_here else text
        written = written or begins_here
        if kept := before + insert + after:
            runs.append(replace(run, text=kept))
        offset = stop
    if not written and text:
        runs.append(Run(text))
    return replace(paragraph, runs=tuple(runs))
