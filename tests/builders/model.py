"""Reports for tests: one that balances, strategies for any."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from model.content.address import Address
from model.content.blocks import Cell, Paragraph, Picture, Role, Run, TableBlock
from model.content.values import Kind
from model.form.editions import FORMS
from model.report.linked_figures import field_of
from model.report.report import FRONT, Report, SetField, SetValues

UNIT = "示例市示例局"


def balanced_report(seed: int = 1, edition: str = "2021") -> Report:
    """A report with figures everywhere, all sums and balances right, totals as entered."""
    rng = random.Random(seed)
    report = Report(edition=edition, unit=UNIT, year=2022 if edition == "2021" else 2020)
    form = report.form
    report.apply(SetValues({a: rng.randint(0, 40) for a in form.addresses if form.kind(a) is not Kind.TEXT}))
    report.apply(SetField("computes_totals", True))
    for rule in form.table("requests").balances:
        if rule.adjust.column != "total":
            received, _ = rule.left
            concluded, carried_out = rule.right
            report.apply(SetValues({rule.left[1]: 0, received: 0}))
            done = report.values[concluded]
            assert isinstance(done, int)
            carried = rng.randint(0, 9)
            report.apply(SetValues({received: done + carried, carried_out: carried}))
    report.apply(SetField("computes_totals", False))
    return report


def cell(text: str) -> Address:
    return Address.parse(text)


values = st.one_of(
    st.none(),
    st.just("/"),
    st.integers(-9, 9_999_999),
    st.decimals(min_value=0, max_value=999_999, places=2).map(lambda d: Decimal(d)),
    st.sampled_from(["若干", "见附表", "12人次左右"]),
)

letters = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs")), max_size=12
)
runs = st.builds(Run, letters.filter(bool), st.booleans())
paragraphs = st.builds(
    Paragraph,
    st.lists(runs, min_size=1, max_size=3).map(tuple),
    st.sampled_from([Role.BODY, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4]),
)
pictures = st.builds(
    Picture,
    st.binary(min_size=1, max_size=40),
    st.just("image/png"),
    st.integers(20, 8000),
    st.integers(20, 8000),
    letters,
)
tables = st.builds(
    lambda rows: TableBlock.of_rows(rows),
    st.integers(1, 3).flatmap(
        lambda n: st.lists(st.lists(letters, min_size=n, max_size=n), min_size=1, max_size=3)
    ),
)
texts = st.lists(st.one_of(paragraphs, paragraphs, tables, pictures), max_size=4).map(tuple)


def with_fields(report: Report, draw: st.DrawFn) -> Report:
    """The report with some runs of its texts made fields."""
    fields = st.lists(st.sampled_from(report.form.addresses), min_size=1, max_size=3).map(field_of)
    for key, blocks in report.texts.items():
        report.texts[key] = tuple(
            replace(
                b, runs=tuple(replace(r, field=draw(fields)) if draw(st.booleans()) else r for r in b.runs)
            )
            if isinstance(b, Paragraph)
            else b
            for b in blocks
        )
    report.refresh_fields()
    return report


@st.composite
def reports_with_fields(draw: st.DrawFn) -> Report:
    """Any report of whose texts some runs follow the tables."""
    return with_fields(draw(reports()), draw)


@st.composite
def reports(draw: st.DrawFn, edition: str | None = None) -> Report:
    """Any report, wrong sums and odd values included."""
    edition = edition or draw(st.sampled_from(sorted(FORMS)))
    form = FORMS[edition]
    report = Report(
        edition=edition,
        unit=draw(letters),
        year=draw(st.one_of(st.none(), st.integers(2008, 2030))),
        title=draw(letters),
        signature=draw(letters),
        date=draw(letters),
    )
    chosen = draw(st.lists(st.sampled_from(form.addresses), max_size=25, unique=True))
    for address in chosen:
        value = draw(values)
        if value is not None:
            report.values[address] = value
    for key in (FRONT, *(section.key for section in form.texts)):
        blocks = draw(texts)
        if blocks:
            report.texts[key] = blocks
    if draw(st.booleans()):
        report.apply(SetField("computes_totals", True))
    return report


def spanned_table() -> TableBlock:
    """A small table with spans, a fill and a header."""
    return TableBlock(
        (
            Cell(0, 0, "渠道", row_span=2, header=True, fill="EEF1F6"),
            Cell(0, 1, "数量", column_span=2, header=True),
            Cell(1, 1, "件", align="right"),
            Cell(1, 2, "占比"),
        ),
        (3000, 2000, 2000),
        header_rows=1,
    )
