import json

import pytest
from builders.ledger import plain_style, truths

from model.files.errors import ReadingError, ReadingProblem
from model.opening import register
from model.opening.register import open_grids
from model.reading.tabular import read_grids


def test_a_register_is_read_in_a_process_of_its_own(tmp_path):
    path = tmp_path / "台账.xlsx"
    path.write_bytes(plain_style(truths(12)))
    assert open_grids(path) == read_grids(path.read_bytes(), path.name)


def test_why_a_file_is_not_read_comes_back(tmp_path):
    path = tmp_path / "坏.xlsx"
    path.write_bytes(b"PK\3\4 nothing")
    with pytest.raises(ReadingError) as caught:
        open_grids(path)
    assert caught.value.problem in (ReadingProblem.DAMAGED, ReadingProblem.UNKNOWN_FORMAT)
    with pytest.raises(ReadingError, match="找不到"):
        open_grids(tmp_path / "没有.xlsx")


@pytest.mark.parametrize("reply", [{"grids": [1]}, {}, {"grids": [["a", "b", [], [[0]]]]}])
def test_a_reply_that_makes_no_sense_is_a_damaged_file(tmp_path, monkeypatch, reply):
    path = tmp_path / "a.xlsx"
    path.write_bytes(plain_style(truths(3)))
    monkeypatch.setattr(register, "run_isolated", lambda *_, **__: json.dumps(reply).encode())
    with pytest.raises(ReadingError) as caught:
        open_grids(path)
    assert caught.value.problem is ReadingProblem.DAMAGED
