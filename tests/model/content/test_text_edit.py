"""Replacing a span of a text leaves all else as it was."""

import pytest
from builders.model import spanned_table, texts
from hypothesis import assume, given
from hypothesis import strategies as st

from model.content.blocks import Paragraph, Role, Run, plain_text
from model.content.text_edit import replace_span

BLOCKS = (
    Paragraph((Run("甲乙", bold=True), Run("丙丁")), Role.HEADING_2),
    spanned_table(),
    Paragraph.of("戊己"),
)


@given(texts, st.data(), st.text("新Ａ9", max_size=3))
def test_only_the_span_changes(blocks, data, new):
    assume(any(isinstance(block, Paragraph) for block in blocks))
    text = plain_text(blocks)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assume("\n" not in text[start:end])
    changed = replace_span(blocks, start, end, new)
    assert plain_text(changed) == text[:start] + new + text[end:]
    assert [type(block) for block in changed] == [type(block) for block in blocks]
    assert all(run.text for block in changed if isinstance(block, Paragraph) for run in block.runs)


@pytest.mark.parametrize(
    ("start", "end", "runs"),
    [
        (1, 2, (Run("甲新", bold=True), Run("丙丁"))),
        (1, 3, (Run("甲新", bold=True), Run("丁"))),
        (0, 4, (Run("新", bold=True),)),
        (2, 2, (Run("甲乙", bold=True), Run("新丙丁"))),
        (4, 4, (Run("甲乙", bold=True), Run("丙丁新"))),
    ],
)
def test_new_characters_look_like_what_they_replace(start, end, runs):
    changed = replace_span(BLOCKS, start, end, "新")
    assert changed == (Paragraph(runs, Role.HEADING_2), *BLOCKS[1:])


def test_the_second_paragraph_counts_on_from_the_first():
    assert replace_span(BLOCKS, 5, 6, "")[2] == Paragraph.of("己")


@pytest.mark.parametrize(("start", "end"), [(3, 6), (8, 9), (-1, 0), (2, 1)])
def test_a_span_that_is_no_part_of_one_paragraph_is_refused(start, end):
    with pytest.raises(ValueError):
        replace_span(BLOCKS, start, end, "新")


def test_an_empty_paragraph_takes_text():
    assert replace_span((Paragraph(),), 0, 0, "新") == (Paragraph.of("新"),)
