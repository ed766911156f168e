"""Files that come back are read in another process and restored as they were, of every format."""

from pathlib import Path

import pytest
from builders.draft import back, draft, sent
from builders.paths import SHARED

from model.compare.reports import compare
from model.files.errors import ReadingError, ReadingProblem
from model.opening.open import open_report
from model.storage.own_file import save
from model.takeback.accept import edit_of
from model.takeback.proposals import proposals_of
from model.takeback.reading import packed, read_marked

GIVEN = SHARED / "corpus" / "given-tracked" / "source.docx"


def test_what_is_read_in_another_process_is_what_is_read_here(tmp_path: Path):
    file = back(draft())
    file.replace("186条", "196条")
    file.comment("一次性告知", "什么时候开始的？")
    path = tmp_path / "稿.docx"
    path.write_bytes(file.bytes())
    found = read_marked(path)
    assert packed(path).startswith(b'{"before"')
    assert [p.new for p in proposals_of(found, draft())] == ["196条", "什么时候开始的？"]
    assert found.has_revisions


@pytest.mark.parametrize("suffix", [".docx", ".xxgk"])
def test_a_file_without_changes_can_be_held_against_the_report(tmp_path: Path, suffix: str):
    path = tmp_path / f"稿{suffix}"
    save(draft(), path) if suffix == ".xxgk" else path.write_bytes(sent(draft()))
    found = read_marked(path)
    assert not found.has_revisions and proposals_of(found, draft()) == ()


def test_a_file_that_is_no_report_is_refused(tmp_path: Path):
    path = tmp_path / "会议纪要.txt"
    path.write_text("今天开会。", encoding="utf-8")
    with pytest.raises(ReadingError) as error:
        read_marked(path)
    assert error.value.problem is ReadingProblem.NO_REPORT


@pytest.mark.skipif(not GIVEN.is_file(), reason="no shared cases")
def test_the_given_file_with_its_changes_accepted_is_what_extract_reads():
    found = read_marked(GIVEN)
    report = found.before.copy()
    proposals = proposals_of(found, report)
    assert len([p for p in proposals if p.is_tracked]) == len(proposals) > 50
    assert all(p.may_accept for p in proposals)
    report.apply(edit_of(proposals, report))
    assert compare(open_report(GIVEN).report, report).count == 0
