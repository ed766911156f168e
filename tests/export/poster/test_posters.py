"""Posters: every template says every figure, nothing runs off the sheet, whatever the report holds."""

from io import BytesIO

import pytest
from builders.charts import charted
from lxml import etree

from export.errors import ExportError
from export.poster.facts import facts_of, words_of
from export.poster.layout import WIDTH, poster
from export.poster.outputs import POSTER_WRITERS, export_poster, poster_name, render_poster
from export.poster.templates import TEMPLATES, template_of
from export.writers.drawing.shapes import Rect, Text
from model.content.address import Address
from model.form.editions import FORMS
from model.report.report import Report, SetField, SetValues

SVG = "{http://www.w3.org/2000/svg}"
templates = pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.key)


def texts(report: Report, template=TEMPLATES[0]) -> list[str]:
    return [shape.text for shape in poster(report, template).shapes if isinstance(shape, Text)]


@templates
def test_every_figure_of_every_section_stands_on_it(template):
    report = charted()
    written = texts(report, template)
    found = facts_of(report)
    assert [facts.heading for facts in found] == ["主动公开", "依申请公开", "行政复议、行政诉讼"]
    for facts in found:
        for fact in facts.facts:
            assert fact.figure in written
            assert fact.name in written
            assert f"上年 {fact.last}" in written
    assert any("数据来源" in text and "2022年" in text for text in written)


@templates
@pytest.mark.parametrize("edition", sorted(FORMS))
def test_an_empty_report_of_any_edition_has_one(template, edition):
    written = texts(Report(edition), template)
    assert "—" in written
    assert not any("上年 " in text for text in written)


@templates
def test_nothing_runs_off_the_sheet_with_long_names_and_figures(template):
    report = charted()
    report.apply(
        SetField("unit", "示例省示例市示例自治县人民政府某某街道办事处政务服务和数据管理综合服务中心" * 2)
    )
    report.apply(SetValues({cell: 123456789012 for cell in report.form.addresses}))
    drawing = poster(report, template)
    for shape in drawing.shapes:
        if isinstance(shape, Rect):
            assert shape.x >= 0 and shape.x + shape.width <= WIDTH + 0.01
            assert shape.y + shape.height <= drawing.height + 0.01
        if isinstance(shape, Text):
            assert 0 <= shape.x <= WIDTH and 0 <= shape.y <= drawing.height
            assert shape.size > 4


def test_a_figure_that_is_none_is_shown_as_it_is():
    report = charted()
    report.apply(SetValues({Address.parse("disclosure.regulations.issued"): "/"}))
    assert "制发规章 /件" in words_of(report)[0]


@pytest.mark.usefixtures("qapp")
@templates
def test_the_picture_is_1080_wide(template):
    from pathlib import Path

    from PySide6.QtGui import QImage

    data = render_poster(charted(), Path("a.png"), template)
    image = QImage.fromData(data)
    assert image.width() == 1080
    assert image.height() > 1080
    assert image.pixelColor(4, image.height() - 4).name() == template.ground


def test_the_vector_file_is_well_formed_and_describes_itself(tmp_path):
    report = charted()
    export_poster(report, tmp_path / "a.svg")
    root = etree.parse(tmp_path / "a.svg").getroot()
    assert root.get("width") == "1080"
    assert "新收申请" in root.findtext(f"{SVG}desc")


def test_the_page_says_it_in_words_too_and_fetches_nothing(tmp_path):
    report = charted()
    export_poster(report, tmp_path / "a.html", template_of("red"))
    page = etree.parse(BytesIO((tmp_path / "a.html").read_bytes()), etree.HTMLParser())
    lines = [p.text for p in page.iterfind(".//details/p")]
    assert lines[:-1] == list(words_of(report))
    assert not page.findall(".//script") + page.findall(".//link") + page.findall(".//img")


def test_an_unknown_suffix_is_refused_and_names_are_those_of_the_report(tmp_path):
    with pytest.raises(ExportError):
        export_poster(charted(), tmp_path / "a.gif")
    assert poster_name(charted(), ".png") == "示例市示例局2022年政府信息公开工作年度报告（图解）.png"
    assert list(POSTER_WRITERS) == [".png", ".svg", ".html"]
