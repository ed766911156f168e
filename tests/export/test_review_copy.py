"""The copy for review: watermark, signing box and line numbers by choice, and nothing of it comes back with the text."""

from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from builders.draft import draft
from builders.tracked import Tracked
from lxml import etree

from export.errors import ExportError
from export.review_copy import ReviewOptions, export_review_copy, render_review_copy
from model.reading.docx import reader
from model.takeback.marked import locate
from model.takeback.proposals import proposals_of

TODAY = date(2026, 1, 20)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EVERYTHING = ReviewOptions("送审稿", signing_box=True, line_numbers=True)
NOTHING = ReviewOptions("", signing_box=False, line_numbers=False)


def made(options: ReviewOptions):
    return docx.Document(BytesIO(render_review_copy(draft(), options, today=TODAY)))


def test_the_watermark_is_on_odd_and_even_pages():
    section = made(ReviewOptions("内部&征求意见")).sections[0]
    for header in (section.header, section.even_page_header):
        xml = etree.tostring(header._element, encoding="unicode")
        assert 'string="内部&amp;征求意见"' in xml and "suppressLineNumbers" in xml


def test_signing_box_and_line_numbers_by_choice():
    with_all, without = made(EVERYTHING), made(NOTHING)
    assert len(with_all.tables) == len(without.tables) + 1
    box = [c.text for c in with_all.tables[0].columns[0].cells]
    assert box == ["签发意见", "审核意见", "拟稿人"]
    names = [child.tag.removeprefix(W) for child in with_all.element.body[-1]]
    assert names.index("pgMar") + 1 == names.index("lnNumType")
    assert without.element.body[-1].find(f"{W}lnNumType") is None
    assert without.sections[0].header.is_linked_to_previous


@pytest.mark.parametrize("options", [EVERYTHING, NOTHING], ids=["everything", "nothing"])
def test_what_comes_back_from_it_is_only_what_was_changed(options):
    file = Tracked(render_review_copy(draft(), options, today=TODAY))
    file.replace("186条", "196条")
    found = proposals_of(locate(reader.read_markup(file.bytes()), "稿.docx"), draft())
    assert [p.new for p in found] == ["196条"]


def test_the_same_report_gives_the_same_bytes():
    once, twice = (render_review_copy(draft(), EVERYTHING, today=TODAY) for _ in range(2))
    assert once == twice


def test_only_word(tmp_path: Path):
    with pytest.raises(ExportError):
        export_review_copy(draft(), tmp_path / "稿.pdf", EVERYTHING, today=TODAY)
    path = tmp_path / "稿.docx"
    export_review_copy(draft(), path, EVERYTHING, today=TODAY)
    assert path.read_bytes() == render_review_copy(draft(), EVERYTHING, today=TODAY)
