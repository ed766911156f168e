"""Tables without ruling lines in PDF and OFD: columns by alignment, labels of several lines, what is no table."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from builders import ofd as o
from builders import pdf as f

from model.content.blocks import Paragraph, TableBlock
from model.reading import registry
from model.reading.source import OmissionKind, Source

Put = tuple[float, float, str]
"""Left edge and base line in points, and the text."""


def as_pdf(*texts: Put) -> bytes:
    return f.pdf([f.text(x, y, words, size=10) for x, y, words in texts])


def as_ofd(*texts: Put) -> bytes:
    scale = 25.4 / 72
    return o.ofd(
        o.page(
            *[
                o.text(round(x * scale, 3), round(y * scale, 3), words, size=10 * scale)
                for x, y, words in texts
            ]
        )
    )


@pytest.fixture(params=[as_pdf, as_ofd], ids=["pdf", "ofd"])
def make(request: pytest.FixtureRequest) -> Callable[..., bytes]:
    return request.param


def read(data: bytes) -> Source:
    return registry.read_bytes(data, "年报")


def tables(source: Source) -> list[list[list[str]]]:
    return [
        [[c.text for c in row] for row in block.by_row()]
        for block in source.blocks
        if isinstance(block, TableBlock)
    ]


HEAD = ["自然人", "商业企业", "总计"]
ROWS = [["一、本年新收", "11", "203", "214"], ["二、上年结转", "2", "0", "2"], ["（七）总计", "1", "3", "4"]]


def width(text: str) -> float:
    return sum(10 if ord(c) > 0x2E80 else 5 for c in text)


def placed(share: float) -> list[Put]:
    """The table with its figures at the left (0), in the middle (0.5) or at the right (1) of columns of 60 points."""
    found = [(250 + 60 * i + share * (50 - width(w)), 100.0, w) for i, w in enumerate(HEAD)]
    for j, row in enumerate(ROWS):
        found.append((80.0, 120.0 + 20 * j, row[0]))
        found += [(250 + 60 * i + share * (50 - width(w)), 120.0 + 20 * j, w) for i, w in enumerate(row[1:])]
    return found


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_columns_by_the_alignment_of_their_figures(make: Callable[..., bytes], share: float) -> None:
    before, after = (80.0, 60.0, "申请情况如下。"), (80.0, 220.0, "以上是全部情况。")
    source = read(make(before, *placed(share), after))
    assert tables(source) == [[["", *HEAD], *ROWS]]
    assert [b.text for b in source.blocks if isinstance(b, Paragraph)] == [before[2], after[2]]
    assert [o.kind for o in source.omissions] == [OmissionKind.TABLE_UNRULED]


def test_a_missing_figure_leaves_its_place_blank(make: Callable[..., bytes]) -> None:
    texts = [each for each in placed(0.5) if each[2] not in ("203", "0")]
    assert [row[1:] for row in tables(read(make(*texts)))[0][1:]] == [
        ["11", "", "214"],
        ["2", "", "2"],
        ["1", "3", "4"],
    ]


def test_lines_of_a_label_above_and_below_its_figures(make: Callable[..., bytes]) -> None:
    texts = [
        (80.0, 94.0, "本年新收政府信息"), (80.0, 106.0, "公开申请数量"), (250.0, 100.0, "11"), (310.0, 100.0, "4"),
        (80.0, 134.0, "上年结转政府信息"), (80.0, 146.0, "公开申请数量"), (250.0, 140.0, "2"), (310.0, 140.0, "0"),
    ]  # fmt: skip
    assert tables(read(make(*texts))) == [
        [["本年新收政府信息公开申请数量", "11", "4"], ["上年结转政府信息公开申请数量", "2", "0"]]
    ]


def test_a_table_of_one_figure_a_row(make: Callable[..., bytes]) -> None:
    texts = [(80.0, 100.0, "信息内容"), (250.0, 100.0, "本年处理决定数量")]
    texts += [
        (80.0, 120.0, "行政许可"),
        (275.0, 120.0, "25890"),
        (80.0, 140.0, "行政处罚"),
        (285.0, 140.0, "3"),
    ]
    assert tables(read(make(*texts))) == [
        [["信息内容", "本年处理决定数量"], ["行政许可", "25890"], ["行政处罚", "3"]]
    ]


@pytest.mark.parametrize(
    "texts",
    [
        [(80.0, 100.0, "一、总体情况"), (400.0, 100.0, "1"), (80.0, 120.0, "二、主动公开"), (400.0, 120.0, "3")],
        [(80.0, 100.0, "2024年，收到申请12件，办结11件。"), (80.0, 120.0, "其中3件不予公开，占25%。")],
        [(80.0, 100.0, "联系电话"), (200.0, 100.0, "12345"), (80.0, 140.0, "以上。")],
        [(100.0, 100.0, "示例县人民政府"), (100.0, 140.0, "2025年1月20日")],
    ],
    ids=["contents", "prose", "one row", "signature"],
)  # fmt: skip
def test_what_is_no_table_stays_text(make: Callable[..., bytes], texts: list[Put]) -> None:
    source = read(make(*texts))
    assert tables(source) == [] and source.omissions == ()
