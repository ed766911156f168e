"""A sentence that denies what a heading announces is the text of the section, not a second heading."""

from collections.abc import Sequence

import pytest
from builders.formats import FORMATS, read_as
from builders.report import blocks_of, filled, read_blocks

from model.content.blocks import Block, Paragraph
from model.recognise.headings import heading_of

OTHER = "六、其他需要报告的事项"
PROBLEMS = "五、存在的主要问题及改进情况"
DENIALS = [
    "无其他需要报告的事项。",
    "暂无其他需要报告的事项",
    "没有需要报告的其他事项。",
    "本机关2023年度无其它需要报告的事项。",
    "本年度未收取信息处理费，没有其他需报告事项。",
    "其他需要报告的事项：无",
    "其他需要报告的事项：无。",
    "其他需要报告的事项暂无。",
    "其他需要报告的事项（暂无）",
    "其他需要报告的事项 无",
    "本镇无其他事项需要报告。",
    "（一）无其他需要报告的事项。",
    "按照规定，本年度暂未有其他需要报告的情况",
    "无。",
]


def with_text(heading: str, *lines: str, titled: str | None = None) -> Sequence[Block]:
    """The document of a report whose section under `heading` holds these lines; `titled` replaces the heading."""
    blocks = blocks_of(filled())
    at = next(i for i, b in enumerate(blocks) if isinstance(b, Paragraph) and b.text == heading)
    begin = [] if titled == "" else [Paragraph.of(titled or heading)]
    return [*blocks[:at], *begin, *map(Paragraph.of, lines), *blocks[at + 3 :]]


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("denial", DENIALS[:4])
def test_in_every_format(suffix: str, denial: str) -> None:
    found = read_as(suffix, with_text(OTHER, denial))
    assert found.report.text("other_matters") == denial
    assert found.report.signature == filled().signature


@pytest.mark.parametrize("denial", DENIALS)
def test_under_section_six(denial: str) -> None:
    found = read_blocks(with_text(OTHER, denial))
    assert found.report.text("other_matters") == denial
    assert found.notes == ()


@pytest.mark.parametrize(
    "denial",
    ["无存在的主要问题。", "不存在主要问题及改进情况", "存在的主要问题及改进情况：无。", "暂无存在的问题"],
)
def test_under_section_five(denial: str) -> None:
    found = read_blocks(with_text(PROBLEMS, denial))
    assert found.report.text("problems") == denial
    assert found.report.text("other_matters") == filled().text("other_matters")


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("六、无其他需要报告的事项。", "无其他需要报告的事项。"),
        ("六、其他需要报告的事项：无", "无"),
        ("六、其他需要报告的事项（无）", "（无）"),
        ("其他需要报告的事项：无", "无"),
        ("6.其他需要报告的事项：无", "无"),
        ("（六）其他需要报告的事项（暂无）", "（暂无）"),
    ],
)
def test_the_heading_itself_denies(heading: str, text: str) -> None:
    found = read_blocks(with_text(OTHER, titled=heading))
    assert found.report.text("other_matters") == text
    assert found.report.text("problems") == filled().text("problems")


@pytest.mark.parametrize("mark", ["■", "◆ ", "●　", "★", "※", "*", "- ", "\uf06c", "【", "§", "▲▲"])
def test_marks_before_a_heading(mark: str) -> None:
    heading = heading_of(Paragraph.of(f"{mark}{PROBLEMS}"))
    assert heading is not None
    assert (heading.number, heading.varies) == ("五", False)


@pytest.mark.parametrize("suffix", FORMATS)
def test_marked_headings_in_every_format(suffix: str) -> None:
    blocks = [
        Paragraph.of(f"◆{b.text}") if isinstance(b, Paragraph) and b.text in (OTHER, PROBLEMS) else b
        for b in blocks_of(filled())
    ]
    found = read_as(suffix, blocks)
    assert found.report.text("problems") == filled().text("problems")
    assert found.report.text("other_matters") == filled().text("other_matters")
