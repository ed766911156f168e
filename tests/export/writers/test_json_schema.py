"""The schema of exported .json files: made of the forms, and kept by every export."""

import importlib.util
import json
from pathlib import Path

import pytest
from builders.export import full_report, long_report
from builders.paths import CORPUS, ROOT
from jsonschema import Draft202012Validator

from export.writers.json import to_dict
from model.content.address import Address
from model.form.editions import FORMS
from model.opening.open import open_report
from model.recognise.notes import LeftOut, Note
from model.report.report import Report

SCHEMA = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
KEPT = Draft202012Validator(SCHEMA)


def test_it_is_a_schema_and_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("make_schema", ROOT / "packaging/tools/make_schema.py")
    assert spec is not None and spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    Draft202012Validator.check_schema(SCHEMA)
    assert tool.schema() == SCHEMA, "regenerate: python packaging/tools/make_schema.py"


@pytest.mark.parametrize("edition", sorted(FORMS))
def test_every_export_keeps_to_it(edition: str) -> None:
    notes = (
        Note("N01", "说明"),
        Note("N02", "说明", Address("requests", "received", "total"), "1", LeftOut(("文字",), "overview", 2)),
    )
    for report in (full_report(edition), Report(), long_report()):
        KEPT.validate(json.loads(json.dumps(to_dict(report, notes))))


@pytest.mark.parametrize("case", sorted(p.parent.name for p in CORPUS.glob("*/source.*")))
def test_exports_of_real_reports_keep_to_it(corpus: Path, case: str) -> None:
    (source,) = (corpus / case).glob("source.*")
    opened = open_report(source)
    KEPT.validate(json.loads(json.dumps(to_dict(opened.report, opened.notes))))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("edition",), "2020"),
        (("tables", "requests", "received", "total"), -1),
        (("tables", "requests", "received", "total"), True),
        (("tables", "requests", "received", "more"), 1),
        (("narratives", "overview"), None),
    ],
)
def test_it_refuses_what_is_no_report(path: tuple[str, ...], value: object) -> None:
    content = json.loads(json.dumps(to_dict(full_report())))
    place = content
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert not KEPT.is_valid(content)
