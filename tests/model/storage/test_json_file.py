import json

import pytest
from builders.model import balanced_report, reports
from hypothesis import given

from export.writers.json import to_dict, write
from model.content.blocks import paragraphs
from model.files.errors import ReadingError, ReadingProblem
from model.opening.open import open_report
from model.storage.json_file import is_exchange, report_from


@given(reports())
def test_what_is_written_comes_back_but_for_looks(report):
    data = write(report)
    assert is_exchange(data)
    found = report_from(data, "a.json")
    assert to_dict(found)["tables"] == to_dict(report)["tables"]
    assert (found.unit, found.year, found.edition, found.date) == (
        report.unit,
        report.year,
        report.edition,
        report.date,
    )


def test_a_file_of_it_opens_as_the_same_report(tmp_path):
    report = balanced_report()
    report.texts = {"overview": paragraphs("一段。\n两段。"), "front": paragraphs("编制依据。")}
    (tmp_path / "a.json").write_bytes(write(report))
    assert open_report(tmp_path / "a.json").report == report


def test_the_trial_form_keeps_its_own_table(tmp_path):
    report = balanced_report(edition="2019")
    assert report_from(write(report), "a.json").values == report.values


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c.update(edition="1999"),
        lambda c: c.update(year="2022"),
        lambda c: c.update(unit=3),
        lambda c: c.update(tables=[]),
        lambda c: c["tables"].update(requests=[1]),
        lambda c: c["tables"]["requests"]["granted"].update(business=[1]),
        lambda c: c.update(narratives=None),
    ],
)
def test_another_shape_is_a_damaged_file(change):
    content = to_dict(balanced_report())
    change(content)
    with pytest.raises(ReadingError) as caught:
        report_from(json.dumps(content).encode(), "a.json")
    assert caught.value.problem is ReadingProblem.DAMAGED


def test_other_json_is_not_taken_for_it():
    assert not is_exchange(b'{"tables": 1}') and not is_exchange(b"[]") and not is_exchange(b"")
