"""What is pasted is cleaned to the house style, and nothing is fetched for it."""

import base64
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QImageWriter

from model.content.blocks import A4_TEXT_WIDTH, Blocks, Cell, Paragraph, Picture, Role, Run, TableBlock
from ui.document.paste import LONGEST_CELL, Clip, Pasted, can_read, read_lines, read_mime
from ui.document.pictures import picture_of

pytestmark = pytest.mark.usefixtures("qapp")


def image_bytes(width: int = 40, height: int = 20, kind: bytes = b"PNG") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind)).write(image)
    return bytes(buffer.data().data())


def page(html: str) -> Pasted:
    mime = QMimeData()
    mime.setHtml(html)
    return read_mime(mime)


def test_only_paragraphs_and_bold_are_left_of_a_page() -> None:
    html = (
        "<style>p {font-family:黑体; font-size:20pt; color:red}</style>"
        "<p style='text-indent:2em'>　　<b>一是</b><span style='color:blue;font-size:30pt'>加强&nbsp;管理。</span></p>"
        "<p>&nbsp;</p><p>二是<strong>培训</strong><br>三是<i>考核</i>。</p>"
    )
    assert page(html).blocks == (
        Paragraph((Run("一是", True), Run("加强 管理。"))),
        Paragraph((Run("二是"), Run("培训", True))),
        Paragraph.of("三是考核。"),
    )


def test_levels_are_told_by_their_numbers() -> None:
    html = "<h2><b>（一）</b>&nbsp;主动公开</h2><p>1. 平台</p><p><b>（1）网站</b></p><p>（二）依申请公开。全年收到12件。</p>"
    assert page(html).blocks == (
        Paragraph.of("（一）主动公开", Role.HEADING_2),
        Paragraph.of("1.平台", Role.HEADING_3),
        Paragraph.of("（1）网站", Role.HEADING_4),
        Paragraph.of("（二）依申请公开。全年收到12件。"),
    )


def test_numbers_of_lists_are_kept_and_deletions_are_not() -> None:
    html = "<ol><li>第一项。</li><li>第二项。</li></ol><ul><li>其他。</li></ul><p>共<del>11</del>12条</p>"
    texts = [block.text for block in page(html).blocks if isinstance(block, Paragraph)]
    assert texts == ["1.第一项。", "2.第二项。", "其他。", "共12条"]


@pytest.mark.parametrize("name", ["del", "DEL", "s", "strike"])
def test_what_is_struck_out_is_not_pasted_whatever_the_element(name: str) -> None:
    html = f"<p>共<{name} title='旧'>11<b>件</b></{name}>12条，另有<span>3</span>条</p>"
    texts = [block.text for block in page(html).blocks if isinstance(block, Paragraph)]
    assert "".join(texts) == "共12条，另有3条"


def test_a_small_table_keeps_its_spans() -> None:
    html = "<table><tr><td colspan=2>甲 </td></tr><tr><td>1<br>2</td><td>3</td></tr></table>"
    cells = (Cell(0, 0, "甲", 1, 2), Cell(1, 0, "1\n2"), Cell(1, 1, "3"))
    assert page(html).blocks == (TableBlock(cells, (A4_TEXT_WIDTH // 2,) * 2, (0, 0)),)


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>甲<b>乙</b></td></tr></table>",
        f"<table><tr><td>甲<b>乙</b></td><td>{'长' * (LONGEST_CELL + 1)}</td></tr></table>",
    ],
)
def test_the_layout_of_a_page_is_no_table(html: str) -> None:
    assert page(html).blocks[0] == Paragraph((Run("甲"), Run("乙", True)))


def test_a_picture_within_the_page_keeps_bytes_and_size() -> None:
    data = image_bytes()
    link = f"data:image/png;base64,{base64.b64encode(data).decode()}"
    assert page(f"<p>前<img src='{link}' width=60>后</p>").blocks == (
        Paragraph.of("前"),
        Picture(data, "image/png", 900, 450),
        Paragraph.of("后"),
    )


def test_pictures_elsewhere_are_not_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.document.paste.QDir.tempPath", lambda: str(tmp_path / "temporary"))
    inside, outside = tmp_path / "temporary" / "a.png", tmp_path / "b.png"
    inside.parent.mkdir()
    inside.write_bytes(image_bytes())
    outside.write_bytes(image_bytes())
    links = [
        inside.as_uri(),
        outside.as_uri(),
        "https://example.invalid/c.png",
        "https://example.invalid/dot.gif",
    ]
    first, second, third, dot = links
    found = page(
        f"<p>文<img src='{first}'><img src='{second}'><img src='{third}'><img src='{dot}' width=1 height=1></p>"
    )
    assert [type(block) for block in found.blocks] == [Paragraph, Picture]
    assert found.message.startswith("有 2 张图片没能粘贴")


def test_plain_text_is_a_paragraph_a_line() -> None:
    blocks = (Paragraph.of("（一）标题", Role.HEADING_2), Paragraph.of("正文。"))
    assert read_lines("\n　（一） 标题\r\n\u3000\u3000正文。 \n\n") == blocks


def test_pixels_become_a_picture() -> None:
    mime = QMimeData()
    mime.setImageData(QImage.fromData(image_bytes(1200, 600)))
    (picture,) = read_mime(mime).blocks
    assert isinstance(picture, Picture)
    assert (picture.media_type, picture.width, picture.height) == (
        "image/png",
        A4_TEXT_WIDTH,
        A4_TEXT_WIDTH // 2,
    )


def test_dropped_files_are_pictures_or_refused(tmp_path: Path) -> None:
    good, bad, other = tmp_path / "好.jpg", tmp_path / "坏.png", tmp_path / "表.docx"
    good.write_bytes(image_bytes(kind=b"JPEG"))
    bad.write_bytes(b"")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in (good, bad, other)])
    assert can_read(mime)
    found = read_mime(mime)
    assert found.blocks == (Picture(good.read_bytes(), "image/jpeg", 600, 300),)
    assert "坏.png" in found.message


def test_the_name_of_a_dropped_document_is_no_text(tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "表.docx"))])
    assert read_mime(mime) == Pasted(())


def test_other_formats_become_png() -> None:
    picture = picture_of(image_bytes(kind=b"BMP"), QSize(0, 10))
    assert picture is not None
    assert (picture.media_type, picture.width, picture.height) == ("image/png", 300, 150)
    assert picture_of(b"<svg xmlns='http://www.w3.org/2000/svg'/>") is None


COPIED: Blocks = (
    Paragraph((Run("一是<", True), Run("加强&管理。"))),
    Paragraph.of("（一）标题", Role.HEADING_2),
    TableBlock(
        (Cell(0, 0, "甲", 1, 2), Cell(1, 0, "1\n2"), Cell(1, 1, "3")), (A4_TEXT_WIDTH // 2,) * 2, (0, 0)
    ),
)


def test_what_was_copied_here_comes_back_as_it_was() -> None:
    blocks = (*COPIED, Picture(b"?", "image/x-emf", 10, 10, "图"))
    assert read_mime(Clip.mime(blocks)).blocks is blocks


def test_other_programs_get_a_page_and_text() -> None:
    mime = Clip.mime((*COPIED, Picture(image_bytes(), "image/png", 600, 300)))
    assert page(mime.html()).blocks == (*COPIED, Picture(image_bytes(), "image/png", 600, 300))
    assert mime.text() == "一是<加强&管理。\n（一）标题\n甲\n1 2\t3"


def test_what_was_copied_before_is_forgotten() -> None:
    old = Clip.mime(COPIED)
    Clip.mime(())
    assert read_mime(old).blocks[0] == COPIED[0] and Clip.recall(old) is None
