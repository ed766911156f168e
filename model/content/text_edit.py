"""Text edits: replacing some characters of a text and leaving everything else as it is."""

from __future__ import annotations

from dataclasses import replace

from model.content.blocks import Blocks, Paragraph, Run


def replace_span(blocks: Blocks, start: int, end: int, text: str, field: str = "") -> Blocks:
    """Return the blocks with the characters from `start` up to `end` of their plain text replaced.

    The new characters take the format of the run that the span begins in (or ends at, where nothing is replaced), and
    with `field` follow the tables; a field that is cut into becomes plain text. Pictures, tables and all other runs stay.
    A span that leaves its paragraph, or the text, raises ValueError.
    """
    offset = 0
    found: list[Paragraph | None] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            found.append(None)
            continue
        length = len(block.text)
        inside = offset <= start <= end <= offset + length
        found.append(
            _replaced(block, start - offset, end - offset, Run(text, field=field)) if inside else None
        )
        offset += length + 1
    at = next((i for i, paragraph in enumerate(found) if paragraph is not None), None)
    if at is None:
        raise ValueError(f"no paragraph holds {start}-{end}")
    changed = found[at]
    assert changed is not None
    return (*blocks[:at], changed, *blocks[at + 1 :])


def _replaced(paragraph: Paragraph, start: int, end: int, new: Run) -> Paragraph:
    runs: list[Run] = []
    offset = 0
    written = False
    for i, run in enumerate(paragraph.runs):
        stop = offset + len(run.text)
        before, after = _cut(run, 0, max(0, start - offset)), _cut(run, max(0, end - offset), len(run.text))
        begins_here = start < stop or (start == stop and i == len(paragraph.runs) - 1)
        insert = Run("") if written or not begins_here else replace(new, bold=run.bold)
        written = written or begins_here
        runs += _joined(before, insert, after)
        offset = stop
    if not written and new.text:
        runs.append(new)
    return replace(paragraph, runs=tuple(runs))


def _cut(run: Run, start: int, end: int) -> Run:
    """Return a part of a run; a part of a field is plain text."""
    text = run.text[start:end]
    return run if text == run.text else replace(run, text=text, field="")


def _joined(*parts: Run) -> list[Run]:
    """Return the parts of one run that have any text, plain ones made one."""
    found: list[Run] = []
    for part in parts:
        if not part.text:
            continue
        if found and not found[-1].field and not part.field:
            found[-1] = replace(part, text=found[-1].text + part.text)
        else:
            found.append(part)
    return found
