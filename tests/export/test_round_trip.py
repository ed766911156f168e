"""What is exported reads back as the same report, in every format that holds it."""

from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest
from builders_export import full_report, png
from builders_report import printed_reports
from hypothesis import given, settings
from hypothesis import strategies as st

from export.compose import compose
from export.registry import render
from export.style import LOOKS, Look
from model.address import Address
from model.blocks import Block, Paragraph, Picture, Run
from model.form import FORMS
from model.reading.registry import read_bytes
from model.reading.source import Source
from model.recognise.recogniser import recognise
from model.report import Report

ROUND_TRIPS = (".docx", ".html")
"""Formats that hold a report whole."""

looks = pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
editions = pytest.mark.parametrize("edition", sorted(FORMS))


def read_back(report: Report, suffix: str, look: Look) -> Report:
    name = f"报告{suffix}"
    return recognise(read_bytes(render(report, Path(name), look=look), name)).report


@editions
def test_blocks_read_back_as_the_report(edition: str) -> None:
    report = full_report(edition)
    recognised = recognise(Source(compose(report), "docx"))
    assert recognised.report == report
    assert recognised.notes == ()


@looks
@editions
@pytest.mark.parametrize("suffix", ROUND_TRIPS)
def test_files_read_back_as_the_report(suffix: str, edition: str, look: Look) -> None:
    report = full_report(edition)
    assert read_back(report, suffix, look) == report


def joined(block: Block) -> Block:
    """A block as a file gives it back: neighbouring runs of one look are one, pictures are pictures."""
    if isinstance(block, Paragraph):
        groups = groupby(block.runs, key=lambda run: run.bold)
        return replace(
            block, runs=tuple(Run("".join(run.text for run in runs), bold) for bold, runs in groups)
        )
    return replace(block, data=png(3, 2)) if isinstance(block, Picture) else block


@settings(max_examples=30)
@given(printed_reports(), st.sampled_from(ROUND_TRIPS), st.sampled_from(LOOKS))
def test_any_report_reads_back(report: Report, suffix: str, look: Look) -> None:
    texts = {key: tuple(joined(block) for block in blocks) for key, blocks in report.texts.items()}
    # Files do not say what they mean by a row of table four that holds only words, nor by a last line that is
    # neither the unit nor a date.
    values = {**report.values, Address("disputes", "reconsideration", "total"): 7}
    signature = report.signature and report.unit
    report = replace(report, texts=texts, values=values, signature=signature)
    assert read_back(report, suffix, look) == report
