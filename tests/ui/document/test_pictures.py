import random
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from model.content.blocks import A4_TEXT_WIDTH
from model.reading.guards import PARTS_LIMIT
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


def test_a_large_photo_is_kept_as_print_needs_it(tmp_path: Path) -> None:
    """Two hundred photos of a camera go into a file that can be saved and opened again."""
    rng = random.Random(1)
    coarse = QImage(rng.randbytes(120 * 90 * 4), 120, 90, QImage.Format.Format_RGB32)
    photo = coarse.scaled(3000, 2250, mode=Qt.TransformationMode.SmoothTransformation)
    painter = QPainter(photo)
    painter.setOpacity(0.15)
    painter.drawImage(0, 0, QImage(rng.randbytes(3000 * 2250 * 4), 3000, 2250, QImage.Format.Format_RGB32))
    painter.end()
    for kind in ("jpeg", "png"):
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        assert photo.save(buffer, kind.upper())
        picture = picture_of(bytes(buffer.data().data()))
        assert picture is not None and picture.media_type == "image/jpeg"
        assert len(picture.data) * 200 < PARTS_LIMIT
        kept = QImage.fromData(picture.data)
        assert kept.width() >= 1229 and abs(kept.width() * 3 - kept.height() * 4) <= 4


def test_what_can_be_seen_through_stays_so() -> None:
    rng = random.Random(1)
    image = QImage(rng.randbytes(600 * 600 * 4), 600, 600, QImage.Format.Format_ARGB32)
    picture = picture_of_image(image)
    assert picture is not None and picture.media_type == "image/png"
