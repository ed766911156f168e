"""Pictures of pages: recognised where the extra `ocr` is installed, refused with advice where it is not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import docx as word
from builders.pdf import image_object, pdf
from builders.report import blocks_of, filled, with_table

from model.content.address import Address
from model.content.blocks import TableBlock
from model.files.errors import ReadingError, ReadingProblem
from model.opening import isolated
from model.reading import registry
from model.reading.picture import reader as picture
from model.reading.shared.ocr import engine
from model.reading.shared.paged.grids import Grid, Region
from model.reading.shared.paged.sheet import Glyph
from model.reading.shared.paged.tables import drawn
from model.reading.source import Omission, OmissionKind, Source, UnsureText
from model.recognise.recogniser import recognise


@pytest.fixture
def without_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_NEEDED", ("no_such_package_is_installed",))


@pytest.mark.usefixtures("without_extra")
def test_without_the_extra_pictures_and_scans_are_refused_with_advice() -> None:
    assert not picture.sniff(word.png())
    gray = image_object(b"\0" * 100, 10, 10, b"/ColorSpace/DeviceGray")
    scan = pdf(["q 500 0 0 700 20 20 cm /Im Do Q"], image=gray)
    for data in (word.png(), scan):
        with pytest.raises(ReadingError) as refused:
            registry.read_bytes(data, "扫描件")
        assert refused.value.problem is ReadingProblem.OTHER_FORMAT and "OCR" in refused.value.message


@pytest.mark.usefixtures("without_extra")
def test_without_the_extra_limits_are_the_usual_ones(tmp_path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(word.png())
    usual = isolated.Limits(isolated.TIME_LIMIT, 1)
    assert isolated._limits_for(path, usual) is usual


def test_with_the_extra_only_pictures_and_pdf_get_more_time(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(isolated, "is_available", lambda: True)
    usual = isolated.Limits(isolated.TIME_LIMIT, 1)
    for name, data, is_more in (
        ("a.png", word.png(), True),
        ("a.pdf", b"%PDF-1.4", True),
        ("a.txt", b"x", False),
    ):
        (tmp_path / name).write_bytes(data)
        assert (isolated._limits_for(tmp_path / name, usual).seconds > usual.seconds) is is_more


def test_a_cell_of_unsure_characters_is_unsure() -> None:
    grid = Grid([0.0, 50.0, 100.0], [0.0, 20.0], [Region(0, 0, 1, 1), Region(0, 1, 1, 1)])
    glyph = Glyph("1", 10, 15, 12, 10)
    made = drawn(grid, {(0, 0): [glyph], (0, 1): [glyph._replace(left=60, right=65, unsure=True)]}, 0)
    assert [isinstance(cell.text, UnsureText) for cell in made.cells] == [False, True]
    assert [cell.text for cell in made.cells] == ["1", "1"]


def test_an_unsure_figure_is_noted_at_its_cell() -> None:
    report = filled()
    address = Address("disclosure", "licensing", "decisions")
    printed = str(report.values[address])

    def unsure(table: TableBlock) -> TableBlock:
        cells = (replace(c, text=UnsureText(c.text)) if c.text == printed else c for c in table.cells)
        return replace(table, cells=tuple(cells))

    blocks = tuple(with_table(report, "disclosure", unsure))
    found = recognise(Source(blocks, "picture", omissions=(Omission(OmissionKind.RECOGNISED, "图片"),)))
    assert found.report.values == report.values
    assert [(n.code, n.address) for n in found.notes] == [("recognised", None), ("unsure", address)]
    assert not [n for n in recognise(Source(tuple(blocks_of(report)), "picture")).notes if n.code == "unsure"]


@pytest.mark.skipif(not engine.is_available(), reason="the extra `ocr` is not installed")
def test_a_picture_of_a_table(qapp) -> None:
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QFont, QImage, QPainter

    image = QImage(1200, 700, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(QFont("Noto Sans CJK SC", 20))
    rows = [["信息内容", "本年制发件数", "现行有效件数"], ["规章", "0", "12"], ["行政规范性文件", "7", "345"]]
    for i, row in enumerate(rows):
        for j, text in enumerate(row):
            painter.drawRect(60 + 360 * j, 60 + 90 * i, 360, 90)
            painter.drawText(60 + 360 * j, 60 + 90 * i, 360, 90, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    source = registry.read_bytes(bytes(buffer.data().data()), "年报.png")
    (table,) = (b for b in source.blocks if isinstance(b, TableBlock))
    assert [[c.text for c in row] for row in table.by_row()] == rows
    assert source.omissions[0].kind is OmissionKind.RECOGNISED
