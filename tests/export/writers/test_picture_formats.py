"""Pictures are made anew only in formats that the program at the other end cannot show."""

import pytest
from builders.export import PICTURE, parts
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from export.writers.docx.writer import write
from export.writers.html import fragment
from export.writers.picture_formats import UNKNOWN_TO_WORD, shown_by
from model.content.blocks import Picture


def drawn(kind: str) -> bytes:
    image = QImage(8, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("#c00000"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(buffer.data().data())


def test_webp_goes_into_word_as_png_with_its_size_and_words() -> None:
    picture = Picture(drawn("WEBP"), "image/webp", 4000, 2000, "图")
    made = shown_by(picture, UNKNOWN_TO_WORD)
    assert (made.media_type, made.width, made.height, made.alternative) == ("image/png", 4000, 2000, "图")
    image = QImage.fromData(made.data)
    assert (image.width(), image.height()) == (8, 4)
    (name,) = [name for name in parts(write((picture,))) if name.startswith("word/media/")]
    assert name.endswith(".png")


def test_tiff_goes_into_web_pages_as_png() -> None:
    assert "data:image/png" in fragment((Picture(drawn("TIFF"), "image/tiff", 4000, 2000),))


@pytest.mark.parametrize("picture", [PICTURE, Picture(b"RIFFxxxxWEBPbroken", "image/webp", 10, 10)])
def test_others_and_what_cannot_be_decoded_stay_as_they_are(picture: Picture) -> None:
    assert shown_by(picture, UNKNOWN_TO_WORD) is picture
