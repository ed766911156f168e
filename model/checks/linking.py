"""Linking: figures written in the texts that plainly are figures of the tables, made fields that follow them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from model.checks.core import Facts
from model.checks.language.counts import Figure, figures_of
from model.checks.texts.contradictions import AMBIGUOUS
from model.checks.texts.expectations import expected_of
from model.checks.texts.scope import usable
from model.content.address import Address
from model.content.text_edit import replace_span
from model.report.linked_figures import field_of, places_of
from model.report.report import FRONT, Report, SetText, Several


class Link(NamedTuple):
    """A figure of a text and the cells that it is the sum of."""

    address: Address
    cells: tuple[Address, ...]


def links_of(report: Report, today: date, keys: Iterable[str] | None = None) -> tuple[Link, ...]:
    """Return the figures of the written sections (or of those named) that could be fields, in the order of the text.

    The words around a figure must bind it to cells of the tables, as N03 reads them, and the figure must be what the
    cells say this year, or said last year: so a text that was taken over follows the new figures.
    """
    wanted = set(keys) if keys is not None else {FRONT, *(section.key for section in report.form.texts)}
    return tuple(link for key in report.texts if key in wanted for link in _links_of_text(report, today, key))


def _links_of_text(report: Report, today: date, key: str) -> Iterator[Link]:
    facts = Facts(report, today)
    sources = [facts] if report.previous is None else [facts, Facts(report.previous, today)]
    taken = [(start, end) for start, end, _ in places_of(report.blocks(key))]
    for figure in usable(facts, figures_of(report.text(key))):
        is_free = all(figure.end <= start or end <= figure.start for start, end in taken)
        cells = _cells(figure, sources, report) if is_free else ()
        if cells:
            taken.append((figure.start, figure.end))
            yield Link(Address(key).span(figure.start, figure.end), cells)


def _cells(figure: Figure, sources: Iterable[Facts], report: Report) -> tuple[Address, ...]:
    """Return the cells of which a figure is the sum in one of the reports; none where that is not plain."""
    if figure.kind in AMBIGUOUS:
        return ()
    for facts in sources:
        expected = expected_of(facts, figure)
        if (
            expected is not None
            and figure.value == expected.value == facts.sum(expected.cells)
            and report.form.all_cells.issuperset(expected.cells)
        ):
            return expected.cells
    return ()


def link_edit(report: Report, links: Iterable[Link]) -> Several:
    """Return the edit that makes fields of these figures."""
    texts: dict[str, list[Link]] = {}
    for link in links:
        texts.setdefault(link.address.part, []).append(link)
    edits: list[SetText] = []
    for key, found in texts.items():
        blocks, text = report.blocks(key), report.text(key)
        for link in sorted(found, key=lambda link: -link.address.start):
            start, end = link.address.start, link.address.end
            blocks = replace_span(blocks, start, end, text[start:end], field_of(link.cells))
        edits.append(SetText(key, blocks))
    return Several(tuple(edits))
