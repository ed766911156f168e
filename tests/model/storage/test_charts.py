"""Charts in the own file: an addition that older programs read as a picture without bytes, with the figures as its text."""

import json
from zipfile import ZipFile

import pytest
from builders.charts import EVERY, KEY, chart_in, charted

from model.content.blocks import Picture
from model.content.charts import Chart, ChartKind, Series
from model.files.errors import ReadingError
from model.files.typed_json import ShapeError
from model.report.report import SetText
from model.storage.chart_in_json import chart_in_json
from model.storage.own_file import load, save


@pytest.mark.parametrize("source, kind", EVERY)
def test_a_chart_comes_back_as_it_was(tmp_path, source, kind):
    report = charted(source, kind)
    save(report, tmp_path / "a.xxgk")
    back = load(tmp_path / "a.xxgk")
    assert chart_in(back) == chart_in(report)
    assert back == report


def test_figures_that_follow_no_table_come_back_too(tmp_path):
    report = charted()
    foreign = Chart(ChartKind.STACKED, "", "甲", "件", ("一", "二"), (Series("三", (-4, 5)),))
    report.apply(SetText(KEY, (Picture.of_chart(foreign, 3000, 2000),)))
    save(report, tmp_path / "a.xxgk")
    assert chart_in(load(tmp_path / "a.xxgk")) == chart_in(report)


def test_a_program_without_charts_finds_a_picture_with_words(tmp_path):
    report = charted()
    save(report, tmp_path / "a.xxgk")
    with ZipFile(tmp_path / "a.xxgk") as package:
        content = json.loads(package.read("report.json"))
        entry = content["report"]["texts"][KEY][1]
        assert package.read(f"media/{entry['picture']}") == b""
    assert entry["alternative"] == chart_in(report).alternative


GOOD = {"kind": "pie", "categories": ["甲"], "series": [{"name": "乙", "figures": ["1"]}]}


@pytest.mark.parametrize(
    "bad",
    [
        {"kind": "pyramid"},
        {"categories": ["甲"] * 61},
        {"series": [{"name": "乙", "figures": ["1", "2"]}]},
        {"series": [{"name": "乙", "figures": ["x"]}]},
        {"series": [{"name": "乙", "figures": ["9" * 500]}]},
        {"series": [{"name": "乙"}]},
        {"earlier": [{"year": 0, "figures": []}]},
    ],
)
def test_what_is_no_chart_is_refused(bad):
    assert chart_in_json(GOOD, str).series == (Series("乙", (1,)),)
    with pytest.raises((ShapeError, ReadingError)):
        chart_in_json({**GOOD, **bad}, str)
