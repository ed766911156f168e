"""What a site puts around an article stays out of the report, in every format, and is kept in notes."""

import pytest
from builders.formats import FORMATS, html_of, read_as, recognise_bytes
from builders.pages import SYSTEMS
from builders.report import blocks_of, filled

from model.content.blocks import Block, Paragraph, Role, TableBlock
from model.recognise.furniture import is_furniture, is_metadata, is_stamp
from model.recognise.notes import Note
from model.recognise.recogniser import Recognised
from model.report.report import FRONT, Report

ABOVE = (
    "发布日期：2024-01-22 15:35",
    "信息来源：样本局",
    "浏览次数：126",
    "【字号：大 中 小】",
    "分享到：",
    "朗读",
    "T | T",
    "索引号：0101/2024-3",
)
BELOW = (
    "附件：1.年度报告.docx",
    "扫一扫在手机打开当前页",
    "上一篇：2022年政府信息公开工作年度报告",
    "下一篇：没有了",
    "责任编辑：李四",
    "【打印本页】 【关闭窗口】",
    "主办：样本县人民政府　承办：样本县人民政府办公室",
    "网站标识码：0000000001",
    "样ICP备00000001号-1",
    "联系电话：0000-0000001　技术支持：样本公司",
    "样本县人民政府门户网站",
)


def expected_text(report: Report) -> dict[str, str]:
    return {key: report.text(key) for key in (FRONT, *(s.key for s in report.form.texts))}


def assert_only_the_report(found: Recognised) -> None:
    report = filled()
    assert (found.report.signature, found.report.date) == (report.signature, report.date)
    assert (found.report.unit, found.report.year) == (report.unit, report.year)
    assert expected_text(found.report) == expected_text(report)
    assert found.report.values == report.values


def texts_left_out(notes: tuple[Note, ...]) -> str:
    return "\n".join(text for n in notes if n.left_out for text in n.left_out.texts)


def with_furniture(signed: bool = True) -> list[Block]:
    """The document of a report with lines of a page below its title and below its end."""
    blocks = blocks_of(filled())
    title = max(i for i, b in enumerate(blocks) if isinstance(b, Paragraph) and b.role is Role.TITLE)
    plain = [Paragraph(b.runs) if isinstance(b, Paragraph) else b for b in blocks]
    body = plain[title + 1 :] if signed else plain[title + 1 : -2]
    return [*plain[: title + 1], *map(Paragraph.of, ABOVE), *body, *map(Paragraph.of, BELOW)]


LINES_ABOVE = (
    "2024-01-22 15:35 来源：样本局 点击：126",
    "时 效：有效　发布：2024-01-22 阅读：126",
    "阅读模式　听全文",
    "发布人：张三",
    "公文种类：报告",
    "公开责任部门：办公室",
    "已浏览 126 次",
    "成文日期：2024-01-22",
    "索 引 号：11320000/2024-00012　发文日期：2024-01-22",
    "点击下载word版",
)
LINES_BELOW = (
    "1. 样本局2023年政府信息公开工作年度报告.pdf [下载]",
    "前一条：无",
    "信息审核：王五",
    "设为首页 加入收藏",
    "回到顶部",
    "国务院部门网站",
    "样本县人民政府办公室主办",
    "样本县大数据局承办",
    "版权所有 © 样本县人民政府",
    "本网站支持IPv6",
    "建议使用IE9以上浏览器，1366*768分辨率",
    "未经授权禁止转载",
    "Powered by TRS",
    "您对本页面的满意度：满意 一般 不满意",
    "政策文件库",
)


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("line", LINES_ABOVE)
def test_each_line_above(line: str, suffix: str) -> None:
    blocks = blocks_of(filled())
    plain = [Paragraph(b.runs) if isinstance(b, Paragraph) else b for b in blocks]
    assert_only_the_report(read_as(suffix, [*plain[:2], Paragraph.of(line), *plain[2:]]))


@pytest.mark.parametrize("suffix", ["docx", "html", "txt", "odt"])
@pytest.mark.parametrize("is_signed", [True, False])
@pytest.mark.parametrize("line", LINES_BELOW)
def test_each_line_below(line: str, is_signed: bool, suffix: str) -> None:
    blocks = [Paragraph(b.runs) if isinstance(b, Paragraph) else b for b in blocks_of(filled())]
    end = [Paragraph.of(line), Paragraph.of("样ICP备00000001号")]
    found = read_as(suffix, [*blocks, *end] if is_signed else [*blocks[:-2], *end])
    assert expected_text(found.report) == expected_text(filled())
    assert found.report.signature == (filled().signature if is_signed else "")


@pytest.mark.parametrize("suffix", ["docx", "html", "txt"])
def test_what_no_rule_knows_goes_with_the_lines_around_it(suffix: str) -> None:
    blocks = [Paragraph(b.runs) if isinstance(b, Paragraph) else b for b in blocks_of(filled())][:-2]
    lines = ("附件：", "奇特的文字", "又有一句", "样ICP备00000001号")
    found = read_as(suffix, [*blocks, *map(Paragraph.of, lines)])
    assert expected_text(found.report) == expected_text(filled())
    assert texts_left_out(found.notes).split("\n") == list(lines)


def test_a_denial_is_no_furniture_though_a_button_says_the_same() -> None:
    blocks = blocks_of(filled())[:-4]
    found = read_as("docx", [*blocks, Paragraph.of("暂无"), Paragraph.of("样ICP备00000001号")])
    assert found.report.text("other_matters") == "暂无"


@pytest.mark.parametrize("suffix", FORMATS)
def test_in_every_format(suffix: str) -> None:
    found = read_as(suffix, with_furniture())
    assert_only_the_report(found)
    left_out = texts_left_out(found.notes)
    assert all(text.split("：")[0].strip("【】 ") in left_out for text in (*ABOVE[:4], *BELOW))


@pytest.mark.parametrize("suffix", ["docx", "html", "rtf"])
def test_without_signature(suffix: str) -> None:
    found = read_as(suffix, with_furniture(signed=False)[:-1])
    assert (found.report.signature, found.report.date) == ("", "")
    assert expected_text(found.report) == expected_text(filled())
    note = next(n for n in found.notes if n.left_out and n.left_out.part == "other_matters")
    assert note.code == "furniture"
    assert note.left_out is not None
    assert note.left_out.position == len(found.report.blocks("other_matters"))


@pytest.mark.parametrize("system", SYSTEMS)
def test_pages_of_the_usual_systems(system: str) -> None:
    report = filled()
    blocks = [b for b in blocks_of(report) if not (isinstance(b, Paragraph) and b.role is Role.TITLE)]
    page = SYSTEMS[system](report.full_title, html_of(blocks))
    assert_only_the_report(recognise_bytes(page, "a.html"))


@pytest.mark.parametrize("system", SYSTEMS)
def test_pages_whose_article_has_no_signature(system: str) -> None:
    report = filled()
    plain = [Paragraph(b.runs) if isinstance(b, Paragraph) else b for b in blocks_of(report)[1:-2]]
    found = recognise_bytes(SYSTEMS[system](report.full_title, html_of(plain)), "a.html")
    assert expected_text(found.report) == expected_text(report)


def test_what_a_browser_prints_on_each_page() -> None:
    report = filled()
    blocks = blocks_of(report)
    lines = (
        "2024/1/22 15:40 样本局年度报告_样本县",
        "https://www.example.gov.cn/art/2024/1/22/art_1_2.html 1/6",
        "2024-01-22, 15:40",
    )
    for at in (6, 9, len(blocks) - 3):
        blocks[at:at] = map(Paragraph.of, lines)
    assert_only_the_report(read_as("docx", blocks))


@pytest.mark.parametrize(
    "text",
    [
        "发布机构办公室设在示例局，负责受理申请。",
        "附件所列文件均已公开。",
        "如有疑问，请与示例局联系。",
        "联系电话：0000-0000000。地址：示例路1号。",
        "打印机已配备到各公开查阅点。",
        "扫描仪2台。",
        "（一）主动公开",
        "",
    ],
)
def test_text_is_no_furniture(text: str) -> None:
    assert not is_furniture(text, at_end=False)


def test_contact_lines_of_the_front_stay() -> None:
    report = filled()
    report.texts[FRONT] += (Paragraph.of("联系电话：0000-0000000"), Paragraph.of("地址：示例路1号"))
    assert read_as("docx", blocks_of(report)).report.text(FRONT) == report.text(FRONT)


def test_a_stamp_is_a_date_alone() -> None:
    assert is_stamp("2024-01-22 15:35") and is_stamp("发布于2024年1月22日")
    assert not is_stamp("2024年1月22日起施行")


def test_metadata_tables() -> None:
    assert is_metadata(
        TableBlock.of_rows([["索引号", "01", "发布日期", "2024-01-22"], ["名称", "年报", "文号", ""]])
    )
    assert not is_metadata(TableBlock.of_rows([["信息内容", "本年制发件数"], ["规章", "3"], ["来源", "4"]]))
