"""Word on paper: an office program breaks the pages of a report alike whatever fonts it has, and leaves none nearly empty."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders.export import PICTURE, full_report
from builders.printed import OFFICE, pages_of, print_all

from export.compose import compose
from export.style import OFFICIAL, PLAIN, DocumentStyle
from export.writers.docx.writer import write
from model.content.blocks import Blocks, Paragraph, Picture, Role, TableBlock
from model.report.report import SetText

pytestmark = pytest.mark.skipif(OFFICE is None, reason="no office program here")

STYLES = {"official": OFFICIAL, "plain": PLAIN}
FONTS = ("wenquanyi", "serif", "sans")
LEAST = 1 / 3
LINES = range(2, 44, 7)
"""Lines of the first section: table 2 comes to every place of a page."""
TALL = Picture(PICTURE.data, "image/png", 6000, 12000, "长图")


def report_of(lines: int) -> Blocks:
    report = full_report()
    text = tuple(Paragraph.of("全年主动公开信息工作有序开展各项任务按时完成。") for _ in range(lines))
    report.apply(SetText("overview", (Paragraph.of("（一）主动公开", Role.HEADING_2), *text)))
    problems = [Paragraph.of("公开还不够及时。")] * (lines // 2)
    long = TableBlock.of_rows([[f"第{row}项", "内容"] for row in range(35)])
    report.apply(SetText("problems", (*problems, TALL, *problems, long)))
    return compose(report)


@pytest.fixture(params=["official", "plain"])
def style(request: pytest.FixtureRequest) -> DocumentStyle:
    return STYLES[request.param]


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Path]]:
    """The same reports in both styles with each set of fonts: the office program is started once a set."""
    folder = tmp_path_factory.mktemp("printed")
    documents = {
        f"{name}{lines:02}": write(report_of(lines), style)
        for name, style in STYLES.items()
        for lines in LINES
    }
    return {fonts: print_all(documents, folder, fonts) for fonts in FONTS}


@pytest.fixture
def printed(style: DocumentStyle, everything: dict[str, dict[str, Path]]) -> dict[str, dict[str, Path]]:
    """The reports in one style with each set of fonts."""
    prefix = next(name for name, each in STYLES.items() if each is style)
    return {
        fonts: {name: path for name, path in files.items() if name.startswith(prefix)}
        for fonts, files in everything.items()
    }


@pytest.mark.parametrize("fonts", FONTS)
def test_every_page_but_the_last_is_a_third_full(
    printed: dict[str, dict[str, Path]], style: DocumentStyle, fonts: str
) -> None:
    for name, path in printed[fonts].items():
        filled = [page.filled for page in pages_of(path, style.page)]
        assert min(filled[:-1]) >= LEAST, (name, filled)


@pytest.mark.parametrize("fonts", FONTS)
def test_no_heading_is_last_on_a_page(
    printed: dict[str, dict[str, Path]], style: DocumentStyle, fonts: str
) -> None:
    headings = {block.text for block in report_of(2) if isinstance(block, Paragraph) and block.role.level}
    for name, path in printed[fonts].items():
        for page in pages_of(path, style.page):
            assert page.last, name
            assert page.last not in headings, (name, page)


def test_pages_break_alike_with_every_set_of_fonts(
    printed: dict[str, dict[str, Path]], style: DocumentStyle
) -> None:
    for name in printed[FONTS[0]]:
        counts = {fonts: len(pages_of(printed[fonts][name], style.page)) for fonts in FONTS}
        assert len(set(counts.values())) == 1, (name, counts)
