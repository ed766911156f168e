"""Drawings of charts: nothing leaves the picture, every figure stands in it, the same in both ways of writing."""

import pytest
from builders.charts import EVERY, chart_in, charted
from lxml import etree

from export.compose import compose
from export.writers.drawing.chart import chart_drawing, drawn
from export.writers.drawing.palette import BLUE, GREEN, RED
from export.writers.drawing.raster import chart_picture, image
from export.writers.drawing.shapes import Line, Rect, Sector, Text
from export.writers.drawing.svg import svg, svg_file
from export.writers.html import fragment, write
from export.writers.txt import write as text
from model.content.charts import Chart, ChartKind, Series
from model.report.charts import chart_of

SVG = "{http://www.w3.org/2000/svg}"
every = pytest.mark.parametrize("source, kind", EVERY)


def corners(shape):
    if isinstance(shape, Rect):
        return [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
    if isinstance(shape, Line):
        return shape.points
    if isinstance(shape, Sector):
        r = shape.radius
        return [(shape.x - r, shape.y - r), (shape.x + r, shape.y + r)]
    return [(shape.x, shape.y)]


@every
@pytest.mark.parametrize("size", [(442.2, 243), (236, 142), (120, 80)])
def test_nothing_leaves_the_picture(source, kind, size):
    drawing = chart_drawing(chart_of(charted(), source, kind), *size)
    for shape in drawing.shapes:
        for x, y in corners(shape):
            assert -0.5 <= x <= size[0] + 0.5, shape
            assert -0.5 <= y <= size[1] + 0.5, shape


@every
def test_every_figure_and_every_name_stands_in_it(source, kind):
    chart = chart_of(charted(), source, kind)
    written = " ".join(
        shape.text for shape in chart_drawing(chart, 442, 243).shapes if isinstance(shape, Text)
    )
    for figure in (figure for series in chart.series for figure in series.figures if figure):
        assert str(figure) in written
    for name in chart.categories:
        assert name.partition("（")[0] in written


@pytest.mark.parametrize("palette", [BLUE, RED, GREEN])
def test_fills_differ_without_colour(palette):
    fills = [palette.fill(i) for i in range(7)]
    grey = [(_lightness(fill.color), fill.pattern) for fill in fills]
    for i, (light, pattern) in enumerate(grey):
        for other_light, other_pattern in grey[i + 1 :]:
            assert pattern != other_pattern or abs(light - other_light) > 40


def _lightness(color: str) -> float:
    red, green, blue = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return 0.3 * red + 0.59 * green + 0.11 * blue


def test_a_chart_of_nothing_but_zeros_is_drawn():
    chart = Chart(ChartKind.PIE, "", "甲", "件", ("一", "二"), (Series("", (0, 0)),))
    written = [s.text for s in chart_drawing(chart, 300, 200).shapes if isinstance(s, Text)]
    assert "各项都是 0" in written
    for kind in ChartKind:
        assert chart_drawing(Chart(kind, "", "", "", (), ()), 300, 200).width == 300


def test_the_page_has_it_as_a_drawing_with_text_for_those_who_do_not_see_it():
    report = charted()
    page = etree.HTML(write(compose(report)).decode())
    (drawing,) = page.iter("svg")
    assert drawing.get("role") == "img"
    assert drawing.findtext("desc") == chart_in(report).alternative
    assert "2019年" in "".join(drawing.itertext("text"))
    assert not list(page.iter("img"))


def test_two_charts_of_a_page_share_no_names():
    report = charted()
    blocks = (*report.blocks("overview"), chart_in(report))
    names = [element.get("id") for element in etree.HTML(write(blocks).decode()).iter() if element.get("id")]
    assert len(names) == len(set(names)) > 4


def test_svg_is_well_formed_whatever_the_names_are():
    chart = Chart(ChartKind.COLUMNS, "", "<&>", "", ("\x00甲<b>",), (Series('"&', (3,)), Series("丙", (4,))))
    root = etree.fromstring(svg_file(chart_drawing(chart, 300, 200)))
    assert "甲<b>" in "".join(root.itertext(f"{SVG}text"))
    assert "script" not in svg(chart_drawing(chart, 300, 200), "x")


@pytest.mark.usefixtures("qapp")
def test_editors_of_websites_get_a_picture_with_the_figures_as_its_text():
    report = charted()
    body = etree.HTML(fragment(compose(report)))
    assert not list(body.iter("svg"))
    (picture,) = body.iter("img")
    assert picture.get("src").startswith("data:image/png;base64,")
    assert picture.get("alt") == chart_in(report).alternative


@pytest.mark.usefixtures("qapp")
def test_the_pixels_are_dark_where_a_column_stands():
    picture = chart_in(charted("results", ChartKind.BARS))
    pixels = image(drawn(picture), 1.0)
    bar = next(s for s in drawn(picture).shapes if isinstance(s, Rect) and s.fill.color == BLUE.dark)
    assert pixels.pixelColor(round(bar.x + 3), round(bar.y + 5)).name() == BLUE.dark
    assert chart_picture(picture).data.startswith(b"\x89PNG")


def test_a_text_file_has_a_line_of_figures():
    report = charted()
    assert f"［图表：{chart_in(report).alternative}］" in text(compose(report)).decode("utf-8-sig")
