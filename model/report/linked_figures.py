"""Fields: runs of a text that are figures of the tables, and follow them.

A field is named by the addresses of its cells, joined by `+`; its run always holds the sum of what they count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from model.content.address import Address, AddressError
from model.content.blocks import Block, Blocks, Paragraph, Picture, Run
from model.content.charts import Chart
from model.content.values import Value, display, number
from model.form.spec import Form


def field_of(cells: Iterable[Address]) -> str:
    """Return the name of the field that is the sum of these cells."""
    return "+".join(str(cell) for cell in cells)


@lru_cache(maxsize=256)
def cells_of(field: str) -> tuple[Address, ...]:
    """Return the cells of a field; none for what is no field."""
    try:
        return tuple(Address.parse(name) for name in field.split("+"))
    except AddressError:
        return ()


def figure_text(field: str, values: Mapping[Address, Value]) -> str:
    """Return what a field says: the sum of its cells, of which blank ones and `/` count 0 as in every sum."""
    return display(sum(number(values.get(cell)) for cell in cells_of(field)))


def has_fields(blocks: Blocks) -> bool:
    """Return whether any run of these blocks follows the tables."""
    for block in blocks:
        if isinstance(block, Paragraph):
            for run in block.runs:
                if run.field:
                    return True
    return False


def refreshed(blocks: Blocks, values: Mapping[Address, Value], form: Form) -> Blocks:
    """Return the blocks with every field at its present figure; what is no field of this form becomes plain text."""
    if not has_fields(blocks):
        return blocks
    return tuple(_block(block, values, form) for block in blocks)


def _block(block: Block, values: Mapping[Address, Value], form: Form) -> Block:
    if not isinstance(block, Paragraph) or not any(run.field for run in block.runs):
        return block
    return replace(block, runs=tuple(_run(run, values, form) for run in block.runs))


def _run(run: Run, values: Mapping[Address, Value], form: Form) -> Run:
    if not run.field:
        return run
    cells = cells_of(run.field)
    if not cells or not form.all_cells.issuperset(cells):
        return replace(run, field="")
    return replace(run, text=figure_text(run.field, values))


def is_same_but_for_figures(one: Blocks, other: Blocks) -> bool:
    """Return whether two texts differ at most in what their fields say."""
    return one == other or _without_figures(one) == _without_figures(other)


def _without_figures(blocks: Blocks) -> Blocks:
    return tuple(_without_figure(block) for block in blocks)


def _without_figure(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, runs=tuple(replace(run, text="") if run.field else run for run in block.runs))
    if isinstance(block, Picture) and block.chart is not None and block.chart.source:
        return replace(block, alternative="", chart=Chart(block.chart.kind, block.chart.source))
    return block


def places_of(blocks: Blocks) -> tuple[tuple[int, int, str], ...]:
    """Return where the fields of a text stand in its plain form, and their names."""
    found: list[tuple[int, int, str]] = []
    at = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            start = at
            for run in block.runs:
                if run.field:
                    found.append((start, start + len(run.text), run.field))
                start += len(run.text)
            at += len(block.text) + 1
    return tuple(found)


def without_fields(blocks: Blocks) -> Blocks:
    """Return the blocks with every field made plain text."""
    return tuple(
        replace(block, runs=tuple(replace(run, field="") for run in block.runs))
        if isinstance(block, Paragraph)
        else block
        for block in blocks
    )


def field_name(field: str, form: Form) -> str:
    """Return the cells of a field in words, as messages say them."""
    return "、".join(form.name(cell) for cell in cells_of(field) if cell in form.all_cells)
