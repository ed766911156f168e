from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QImage

from model.content.blocks import A4_TEXT_WIDTH
from ui.document.document import TWIPS_PER_PIXEL
from ui.document.pictures import LARGEST, picture_of, picture_of_image, read_bytes, read_picture


def data(kind: str, width: int = 40, height: int = 20) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(buffer.data().data())


@pytest.mark.parametrize(("kind", "media"), [("png", "image/png"), ("jpeg", "image/jpeg")])
def test_known_formats_come_in_byte_by_byte(qapp, kind, media):
    picture = picture_of(data(kind))
    assert (picture.data, picture.media_type) == (data(kind), media)
    assert (picture.width, picture.height) == (40 * TWIPS_PER_PIXEL, 20 * TWIPS_PER_PIXEL)


def test_other_formats_become_png(qapp):
    picture = picture_of(data("bmp"))
    assert picture.media_type == "image/png"
    assert picture.data.startswith(b"\x89PNG")


def test_a_wanted_side_leads_the_other(qapp):
    picture = picture_of(data("png"), QSize(10, 0))
    assert (picture.width, picture.height) == (10 * TWIPS_PER_PIXEL, 5 * TWIPS_PER_PIXEL)


def test_a_wide_picture_is_scaled_to_the_width_of_the_text(qapp):
    picture = picture_of(data("png", 4000, 100))
    assert picture.width == A4_TEXT_WIDTH
    assert picture.height == A4_TEXT_WIDTH // 40


def test_what_is_no_picture_is_refused(qapp, tmp_path):
    assert picture_of(b"no picture") is None
    assert picture_of(b"\0" * (LARGEST + 1)) is None
    assert picture_of_image(QImage()) is None
    assert read_bytes(tmp_path / "absent.png") is None
    assert read_picture(Path(tmp_path)) is None


def test_a_screenshot_becomes_png(qapp):
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0)
    assert picture_of_image(image).media_type == "image/png"
