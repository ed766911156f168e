"""The unit where the title does not name it: the page's head, the front matter, the contact, the signature."""

import pytest
from builders.formats import FORMATS, html_of, read_as, recognise_bytes
from builders.report import blocks_of, filled

from model.content.blocks import Block, Paragraph, Role
from model.recognise.unit_sources import title_in_head, units_in_front


def untitled(front: str, signature: str = "") -> list[Block]:
    """The document of a report without a title, with this front matter."""
    blocks = blocks_of(filled())
    ends = (Role.TITLE, Role.SIGNATURE, Role.DATE)
    kept = [b for b in blocks if not (isinstance(b, Paragraph) and b.role in ends)]
    end = [Paragraph.of(signature), Paragraph.of("2024年1月9日")] if signature else []
    return [Paragraph.of(front), *kept, *end]


@pytest.mark.parametrize(
    ("front", "unit"),
    [
        ("根据条例规定，现公布样本县人民政府2023年政府信息公开工作年度报告。", "样本县人民政府"),
        ("现公开样本市水利局2023年度政府信息公开年度报告", "样本市水利局"),
        ("现将样本区教育局2023年政府信息公开工作年度报告公布如下：", "样本区教育局"),
        ("按照要求，特编制样本县商务局2023年政府信息公开工作年度报告。", "样本县商务局"),
        ("根据有关规定，样本县文苑街道特编制2023年政府信息公开工作年度报告。", "样本县文苑街道"),
        ("本报告由样本市财政局编制。", "样本市财政局"),
        ("本年度报告由样本市审计局根据《条例》要求编制，数据自1月1日起。", "样本市审计局"),
        ("如有疑问，请与样本县自然资源局办公室联系（地址：示例路1号）。", "样本县自然资源局"),
        ("请与样本县文苑镇党政办公室联系，电话：0000。", "样本县文苑镇"),
        ("如有疑问，请联系样本县政务服务中心综合科。", "样本县政务服务中心"),
        ("现向社会公布《样本县文苑局2024年政府信息公开工作年度报告》。", "样本县文苑局"),
        ("样本县文苑局2024年政府信息公开工作年度报告已编制完成，现予以公布。", "样本县文苑局"),
        ("由样本县文苑局办公室编写本年度报告。", "样本县文苑局"),
        ("文苑街道办事处现发布2024年度政府信息公开工作年度报告。", "文苑街道办事处"),
    ],
)
def test_sentences_of_the_front(front: str, unit: str) -> None:
    assert next(iter(units_in_front([front])))[1] == unit


@pytest.mark.parametrize(
    "front", ["我局编制了2023年政府信息公开年度报告。", "请与我局办公室联系。", "本机关特编制本报告。", ""]
)
def test_sentences_that_name_no_unit(front: str) -> None:
    assert list(units_in_front([front])) == []


@pytest.mark.parametrize("suffix", FORMATS)
def test_in_every_format(suffix: str) -> None:
    found = read_as(
        suffix,
        untitled("现公布样本县民政局2023年政府信息公开工作年度报告，所列数据统计期限自2023年1月1日起。"),
    )
    assert (found.report.unit, found.report.year) == ("样本县民政局", 2023)
    assert "unit_assumed" in [n.code for n in found.notes]


def test_the_front_before_the_signature() -> None:
    found = read_as("docx", untitled("由样本县林业局编制，统计期限自2023年1月1日起。", "样本县林业局办公室"))
    assert found.report.unit == "样本县林业局"
    found = read_as("docx", untitled("统计期限自2023年1月1日起。", "样本县林业局办公室"))
    assert found.report.unit == "样本县林业局办公室"


@pytest.mark.parametrize(
    "head",
    [
        "<title>样本县水利局2023年政府信息公开工作年度报告_政府信息公开年报_样本县人民政府</title>",
        '<title>样本县人民政府</title><meta name="ArticleTitle" content="样本县水利局2023年政府信息公开工作年度报告">',
        '<title>年报</title><meta property="og:title" content="样本县水利局2023年政府信息公开年度报告">',
        "<title>政府门户 - 样本县水利局2023年政府信息公开工作年度报告</title>",
    ],
)
def test_the_head_of_a_page(head: str) -> None:
    page = f"<html><head>{head}</head><body>{html_of(untitled('统计期限自2023年1月1日起。'))}</body></html>"
    found = recognise_bytes(page.encode(), "a.html")
    assert (found.report.unit, found.report.year, found.report.title) == ("样本县水利局", 2023, "")
    assert "title_missing" not in [n.code for n in found.notes]


def test_heads_without_a_title() -> None:
    assert title_in_head(["样本县人民政府门户网站", "政府信息公开年报"]) is None
