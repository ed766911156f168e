import sys
import threading
from pathlib import Path

import builders_readers
import pytest
from builders_model import balanced_report

from export.registry import export_report
from model.isolated import open_isolated
from model.opening import open_report
from model.reading.errors import ReadingError, Trouble
from model.storage import save


@pytest.fixture
def document(tmp_path) -> Path:
    path = tmp_path / "年报.docx"
    export_report(balanced_report(), path)
    return path


def trouble(path, read=open_report, **limits) -> ReadingError:
    with pytest.raises(ReadingError) as caught:
        open_isolated(path, read=read, **limits)
    assert path.name in caught.value.message
    return caught.value


def test_a_process_of_its_own_answers_the_same(document):
    assert open_isolated(document) == open_report(document)


def test_notes_come_along(tmp_path):
    path = tmp_path / "年报.txt"
    path.write_text(
        "一、总体情况\n本年度工作平稳。\n六、其他需要报告的事项\n没有收取信息处理费。\n", encoding="utf-8"
    )
    opened = open_isolated(path)
    assert opened.notes and opened == open_report(path)


def test_an_own_file_of_another_name_is_still_ones_own(tmp_path):
    save(balanced_report(), tmp_path / "a.xxgk")
    (tmp_path / "a.xxgk").rename(tmp_path / "a.docx")
    assert open_isolated(tmp_path / "a.docx") == open_report(tmp_path / "a.docx")
    assert open_isolated(tmp_path / "a.docx").is_own


def test_a_reader_that_hangs_is_ended(document):
    assert trouble(document, builders_readers.hang, time_limit=0.5).trouble is Trouble.TIMEOUT


def test_a_reader_that_swells_is_ended(document):
    if sys.platform == "win32":
        pytest.skip("memory is not limited here")
    found = trouble(document, builders_readers.swell, memory_limit=256 << 20)
    assert found.trouble is Trouble.TOO_COMPLEX


def test_a_reader_that_crashes_takes_nothing_with_it(document):
    assert trouble(document, builders_readers.crash).trouble is Trouble.DAMAGED


def test_an_error_comes_with_its_details(document):
    found = trouble(document, builders_readers.refuse)
    assert found.trouble is Trouble.TOO_LARGE and "99 MB" in found.message and "30 MB" in found.message


def test_the_caller_may_stop(document):
    stop = threading.Event()
    stop.set()
    found = trouble(document, builders_readers.hang, cancelled=stop.is_set)
    assert found.trouble is Trouble.CANCELLED


def test_a_missing_file_is_said_at_once(tmp_path):
    assert trouble(tmp_path / "没有.docx").trouble is Trouble.MISSING


def test_nothing_is_left_beside_the_file(document):
    open_isolated(document)
    assert [path.name for path in document.parent.iterdir()] == [document.name]
