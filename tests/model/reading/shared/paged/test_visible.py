"""What cannot be seen on a page is not read, in PDF and in OFD: white, invisible, struck and raised text, watermarks."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest
from builders import ofd as o
from builders import pdf as f

from model.content.blocks import Paragraph, TableBlock
from model.reading import registry
from model.reading.source import OmissionKind, Source


class Kit(NamedTuple):
    """How a format writes the same page; places and sizes in points."""

    text: Callable[..., str]
    """x, y, words, size, grey (0 to 255)."""
    line: Callable[..., str]
    bar: Callable[..., str]
    hidden: Callable[..., str]
    """Text without ink."""
    file: Callable[..., bytes]


def _mm(value: float) -> float:
    return round(value * 25.4 / 72, 3)


def _ofd_text(x: float, y: float, words: str, size: float = 12, grey: int = 0) -> str:
    colour = f'<o:FillColor Value="{grey} {grey} {grey}"/>'
    return o.text(_mm(x), _mm(y), words, size=_mm(size), inside=colour)


def _pdf_text(x: float, y: float, words: str, size: float = 12, grey: int = 0) -> str:
    return f.text(x, y, words, size=size, more=f"{grey / 255:.3f} g")


KITS = {
    "pdf": Kit(
        _pdf_text,
        lambda x0, y0, x1, y1: f.line(x0, y0, x1, y1),
        lambda x, y, w, h: "0.2 g " + f.bar(x, y, w, h),
        lambda x, y, words: f.text(x, y, words, more="3 Tr") + " BT 0 Tr ET",
        lambda *objects: f.pdf(list(objects)),
    ),
    "ofd": Kit(
        _ofd_text,
        lambda x0, y0, x1, y1: o.line(_mm(x0), _mm(y0), _mm(x1), _mm(y1)),
        lambda x, y, w, h: o.bar(_mm(x), _mm(y), _mm(w), _mm(h)),
        lambda x, y, words: o.text(_mm(x), _mm(y), words, size=_mm(12), more='Fill="false"'),
        lambda *objects: o.ofd(o.page(*objects)),
    ),
}


@pytest.fixture(params=KITS)
def kit(request: pytest.FixtureRequest) -> Kit:
    return KITS[request.param]


def read(kit: Kit, *objects: str) -> Source:
    return registry.read_bytes(kit.file(*objects), "年报")


def words(source: Source) -> list[str]:
    return [block.text for block in source.blocks if isinstance(block, Paragraph)]


def kinds(source: Source) -> list[tuple[OmissionKind, str]]:
    return [(omission.kind, omission.text) for omission in source.omissions]


def test_white_text_on_white_paper(kit: Kit) -> None:
    source = read(kit, kit.text(90, 100, "看得见的一行文字"), kit.text(90, 200, "白色文字", grey=255))
    assert words(source) == ["看得见的一行文字"]
    assert kinds(source) == [(OmissionKind.HIDDEN, "白色文字")]


def test_white_text_on_a_dark_area_is_read(kit: Kit) -> None:
    source = read(
        kit,
        kit.text(90, 100, "看得见的一行文字"),
        kit.bar(80, 180, 200, 40),
        kit.text(90, 200, "白色文字", grey=255),
    )
    assert words(source) == ["看得见的一行文字", "白色文字"]
    assert source.omissions == ()


def test_text_without_ink(kit: Kit) -> None:
    source = read(kit, kit.text(90, 100, "看得见的一行文字"), kit.hidden(90, 200, "隐形"))
    assert words(source) == ["看得见的一行文字"]
    assert kinds(source) == [(OmissionKind.HIDDEN, "隐形")]


def test_the_invisible_layer_of_a_scan_is_read(kit: Kit) -> None:
    source = read(kit, kit.hidden(90, 100, "识别出来的文字占了整页的大部分内容"), kit.text(90, 200, "1"))
    assert words(source)[0] == "识别出来的文字占了整页的大部分内容"


def test_struck_text(kit: Kit) -> None:
    source = read(
        kit,
        kit.text(90, 100, "共受理"),
        kit.text(126, 100, "12"),
        kit.line(126, 96, 138, 96),
        kit.text(138, 100, "15件"),
    )
    assert words(source) == ["共受理15件"]
    assert kinds(source) == [(OmissionKind.STRUCK, "12")]


def test_underlined_text_is_read(kit: Kit) -> None:
    source = read(kit, kit.text(90, 100, "共受理12件"), kit.line(90, 102, 160, 102))
    assert (words(source), source.omissions) == (["共受理12件"], ())


@pytest.mark.parametrize("mark", ["*", "1", "[2]"])
def test_raised_note_marks(kit: Kit, mark: str) -> None:
    source = read(
        kit,
        kit.text(90, 100, "共受理申请"),
        kit.text(150, 95, mark, size=6),
        kit.text(170, 100, "15件"),
        kit.text(90, 130, "第二行文字"),
    )
    assert words(source)[0] == "共受理申请15件"
    assert kinds(source) == [(OmissionKind.RAISED, mark)]


def test_an_exponent_is_kept(kit: Kit) -> None:
    source = read(
        kit, kit.text(90, 100, "面积100m"), kit.text(138, 95, "2", size=6), kit.text(90, 130, "第二行文字")
    )
    assert words(source)[0] == "面积100m²" and source.omissions == ()


def table(kit: Kit) -> list[str]:
    lines = [kit.line(90, y, 290, y) for y in (100, 130, 160)]
    lines += [kit.line(x, 100, x, 160) for x in (90, 190, 290)]
    cells = [("规章", 95, 120), ("3", 195, 120), ("许可", 95, 150), ("4", 195, 150)]
    return lines + [kit.text(x, y, words) for words, x, y in cells]


def test_a_watermark_over_a_table(kit: Kit) -> None:
    source = read(kit, *table(kit), kit.text(120, 150, "内部资料", size=40, grey=200))
    (block,) = source.blocks
    assert isinstance(block, TableBlock) and [c.text for c in block.cells] == ["规章", "3", "许可", "4"]
    assert kinds(source) == [(OmissionKind.WATERMARK, "内部资料")]


def test_a_large_light_title_is_no_watermark(kit: Kit) -> None:
    source = read(kit, kit.text(90, 60, "年度报告", size=40, grey=150), *table(kit))
    assert words(source) == ["年度报告"] and source.omissions == ()
