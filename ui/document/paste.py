"""Pasting: data of the clipboard as paragraphs with levels and bold runs, small tables and pictures."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import ClassVar, NamedTuple

from PySide6.QtCore import QDir, QMimeData, QSize, QUrl, QUuid
from PySide6.QtGui import QImage, QTextBlock, QTextDocument, QTextFrame, QTextListFormat, QTextTable

from model.content.blocks import (
    A4_TEXT_WIDTH,
    Block,
    Blocks,
    Cell,
    Paragraph,
    Picture,
    Role,
    Run,
    TableBlock,
    plain_text,
)
from model.content.heading_levels import level_of
from model.files.hosts import elsewhere, host_of
from ui.document.conversion import joined, normal
from ui.document.document import OBJECT, TWIPS_PER_PIXEL
from ui.document.formats import BOLD
from ui.document.paste_limits import LARGEST_PAGE, MOST_LINES, excess_of_page, excess_of_text
from ui.document.pictures import SUFFIXES, picture_of, picture_of_image, read_bytes, read_picture
from ui.document.utf16 import UnitText

MOST_CELLS = 240
LONGEST_CELL = 120
"""Characters; a table with longer texts is the layout of a page."""

_OWN = "application/x-xxgk-clip"
_AFTER_NUMBER = re.compile(r"^([（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])\s+")
_DATA = re.compile(r"data:image/[\w.+-]+;base64,", re.IGNORECASE)
_DELETED = re.compile(r"<(/?)(?:del|strike)\b", re.IGNORECASE)
_NUMBERED = frozenset(
    {
        QTextListFormat.Style.ListDecimal,
        QTextListFormat.Style.ListLowerAlpha,
        QTextListFormat.Style.ListUpperAlpha,
        QTextListFormat.Style.ListLowerRoman,
        QTextListFormat.Style.ListUpperRoman,
    }
)


class Pasted(NamedTuple):
    """Blocks to insert, and a message on what was left out."""

    blocks: Blocks
    message: str = ""


class Clip:
    """The blocks copied last in this program, so that pasting them loses nothing. Like the system, it has one clipboard."""

    _token: ClassVar[str] = ""
    _blocks: ClassVar[Blocks] = ()

    @classmethod
    def mime(cls, blocks: Blocks) -> QMimeData:
        """Return blocks as clipboard data: in full for this program, as text and HTML for others."""
        cls._token, cls._blocks = QUuid.createUuid().toString(QUuid.StringFormat.Id128), blocks
        made = QMimeData()
        made.setData(_OWN, cls._token.encode("ascii"))
        made.setText(_as_text(blocks))
        size = sum(len(block.data) for block in blocks if isinstance(block, Picture))
        shown = blocks if size <= LARGEST_PAGE else [b for b in blocks if not isinstance(b, Picture)]
        made.setHtml("".join(_as_html(block) for block in shown))
        return made

    @classmethod
    def recall(cls, mime: QMimeData) -> Blocks | None:
        """Return the blocks if these data were copied in this program, else None."""
        own = bytes(mime.data(_OWN).data()).decode("ascii", "replace")
        return cls._blocks if own and own == cls._token else None


def can_read(mime: QMimeData) -> bool:
    """Return whether the data hold anything that could go into a text."""
    if any(url.isLocalFile() for url in mime.urls()):
        # Qt counts the names of files as text.
        return bool(_picture_files(mime))
    return mime.hasText() or mime.hasHtml() or mime.hasImage()


def read_mime(mime: QMimeData) -> Pasted:
    """Return the data as blocks, without fonts, colours and sizes."""
    own = Clip.recall(mime)
    if own is not None:
        return Pasted(own)
    files = _picture_files(mime)
    if files:
        return _read_files(files)
    html = mime.html() if mime.hasHtml() else ""
    excess = excess_of_page(html)
    pasted = _read_page(html) if html and not excess else Pasted(())
    if len(pasted.blocks) > MOST_LINES:
        excess, pasted = f"超过 {MOST_LINES:,} 行", Pasted(())
    if pasted.blocks:
        return pasted
    picture = picture_of_image(QImage(mime.imageData())) if mime.hasImage() else None
    if picture is not None:
        return Pasted((picture,))
    return _read_text(mime.text() if mime.hasText() and not mime.hasUrls() else "", excess, pasted.message)


def _read_text(text: str, page_excess: str, message: str) -> Pasted:
    """Return the plain text beside a page that has nothing to paste, or too much of something."""
    excess = excess_of_text(text)
    if excess or (page_excess and not text.strip()):
        return Pasted(
            (), f"没有粘贴：剪贴板里的内容{excess or page_excess}。请只复制要用的部分，分几次粘贴。"
        )
    if page_excess:
        message = f"剪贴板里的网页{page_excess}，只粘贴了其中的文字。"
    return Pasted(read_lines(text), message)


def read_lines(text: str) -> Blocks:
    """Return plain text as paragraphs, one a line, with the heading level that its number implies."""
    return tuple(p for line in text.splitlines() if (p := tidy([Run(line)])) is not None)


def tidy(runs: list[Run]) -> Paragraph | None:
    """Return a paragraph without spaces around it, with the level that its number implies; None for an empty one."""
    whole = list(joined([Run(run.text.replace("\u00a0", " ").replace(OBJECT, ""), run.bold) for run in runs]))
    while whole and not whole[0].text.strip():
        whole.pop(0)
    while whole and not whole[-1].text.strip():
        whole.pop()
    if not whole:
        return None
    whole[0] = Run(whole[0].text.lstrip(), whole[0].bold)
    whole[-1] = Run(whole[-1].text.rstrip(), whole[-1].bold)
    text = _AFTER_NUMBER.sub(r"\1", "".join(run.text for run in whole))
    role = level_of(text)
    return Paragraph(tuple(whole)) if role is Role.BODY else Paragraph.of(text, role)


def _picture_files(mime: QMimeData) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()] if mime.hasUrls() else []
    return [path for path in paths if path.suffix.lower() in SUFFIXES]


def _read_files(paths: list[Path]) -> Pasted:
    refused = elsewhere(paths)
    if refused is not None:
        return Pasted((), refused.message)
    pictures = [(path, read_picture(path)) for path in paths]
    failed = "、".join(path.name for path, picture in pictures if picture is None)
    message = f"没有插入：{failed}。文件不是图片，或超过 20 MB。" if failed else ""
    return Pasted(tuple(picture for _, picture in pictures if picture is not None), message)


class _Page(QTextDocument):
    """A web page of which nothing that it refers to is fetched."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return None


def _read_page(html: str) -> Pasted:
    page = _Page()
    page.setUndoRedoEnabled(False)
    # Not every Qt that is allowed knows that <del> is struck out; 6.8.0 does not.
    page.setHtml(_DELETED.sub(r"<\1s", html))
    reader = _PageReader()
    blocks = normal(tuple(reader.frame(page.rootFrame().begin())))
    lost = f"有 {reader.lost} 张图片没能粘贴，请先另存为文件，再用“插入图片”加入。" if reader.lost else ""
    return Pasted(blocks, lost)


class _PageReader:
    """Reads blocks from a page as Qt has parsed it. `lost` counts the pictures whose data are not at hand."""

    def __init__(self) -> None:
        self.lost = 0

    def frame(self, place: QTextFrame.iterator) -> Iterator[Block]:
        """Yield the blocks of a frame or a cell."""
        while not place.atEnd():
            frame = place.currentFrame()
            if isinstance(frame, QTextTable):
                yield from self._table(frame)
            elif frame is not None:
                yield from self.frame(frame.begin())
            elif place.currentBlock().isValid():
                yield from self._line(place.currentBlock())
            place += 1

    def _line(self, block: QTextBlock) -> Iterator[Block]:
        runs = [Run(_number(block))]
        text = UnitText(block.text())
        for part in block.textFormats():
            look = part.format
            piece = text.between(part.start, part.start + part.length)
            if look.isImageFormat():
                size = QSize(round(look.toImageFormat().width()), round(look.toImageFormat().height()))
                picture = self._picture(look.toImageFormat().name(), size)
                if picture is not None:
                    yield from _paragraphs(runs)
                    yield picture
                    runs = []
            elif not look.fontStrikeOut():
                runs.append(Run(piece, look.fontWeight() >= BOLD.value))
        yield from _paragraphs(runs)

    def _picture(self, name: str, size: QSize) -> Picture | None:
        data = _picture_data(name)
        picture = None if data is None else picture_of(data, size)
        # A dot of one or two pixels is a counter of visitors, not a picture.
        if picture is None and not 0 < size.width() <= 2:
            self.lost += 1
        return picture

    def _table(self, table: QTextTable) -> Iterator[Block]:
        block = _small_table(table)
        if block is not None:
            yield block
            return
        for row in range(table.rows()):
            for column in range(table.columns()):
                cell = table.cellAt(row, column)
                if (cell.row(), cell.column()) == (row, column):
                    yield from self.frame(cell.begin())


def _paragraphs(runs: list[Run]) -> Iterator[Paragraph]:
    for line in normal((Paragraph(tuple(runs)),)):
        paragraph = tidy(list(line.runs)) if isinstance(line, Paragraph) else None
        if paragraph is not None:
            yield paragraph


def _number(block: QTextBlock) -> str:
    """Return the number of a list item, which is not in its text."""
    found = block.textList()
    return found.itemText(block) if found is not None and found.format().style() in _NUMBERED else ""


def _picture_data(name: str) -> bytes | None:
    """Return the bytes of a picture inside the page, or in the folder for temporary files, where Word puts it."""
    match = _DATA.match(name)
    if match is not None:
        try:
            return base64.b64decode(name[match.end() :])
        except ValueError:
            return None
    url = QUrl(name)
    if not url.isLocalFile() or host_of(url.toLocalFile()):
        return None
    path, temporary = Path(url.toLocalFile()).resolve(), Path(QDir.tempPath()).resolve()
    if temporary not in path.parents or path.suffix.lower() not in SUFFIXES:
        return None
    return read_bytes(path)


def _small_table(table: QTextTable) -> TableBlock | None:
    """Return a table of short texts; None where the table is the layout of a page."""
    rows, columns = table.rows(), table.columns()
    if columns < 2 or rows * columns > MOST_CELLS or table.childFrames():
        return None
    cells: list[Cell] = []
    for row in range(rows):
        for column in range(columns):
            cell = table.cellAt(row, column)
            if (cell.row(), cell.column()) != (row, column):
                continue
            text = _cell_text(cell.begin())
            if len(text) > LONGEST_CELL:
                return None
            cells.append(Cell(row, column, text, cell.rowSpan(), cell.columnSpan()))
    return TableBlock(tuple(cells), (A4_TEXT_WIDTH // columns,) * columns, (0,) * rows)


def _cell_text(place: QTextFrame.iterator) -> str:
    lines: list[str] = []
    while not place.atEnd():
        text = place.currentBlock().text().replace("\u00a0", " ").replace(OBJECT, "")
        lines += [line.strip() for line in text.splitlines() if line.strip()]
        place += 1
    return "\n".join(lines)


def _as_text(blocks: Blocks) -> str:
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, TableBlock):
            lines += ["\t".join(cell.text.replace("\n", " ") for cell in row) for row in block.by_row()]
        elif isinstance(block, Paragraph):
            lines.append(plain_text((block,)))
    return "\n".join(lines)


def _with_bytes(picture: Picture) -> Picture:
    """Return a picture as other programs take it: a chart as it is drawn."""
    from export.errors import ExportError
    from export.writers.drawing.raster import chart_picture

    try:
        return chart_picture(picture)
    except ExportError:
        return picture


def _as_html(block: Block) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{''.join(_run_html(run) for run in block.runs)}</p>"
    if isinstance(block, Picture):
        block = _with_bytes(block)
        size = f'width="{block.width // TWIPS_PER_PIXEL}" height="{block.height // TWIPS_PER_PIXEL}"'
        data = base64.b64encode(block.data).decode("ascii")
        return f'<p><img {size} src="data:{escape(block.media_type)};base64,{data}"></p>'
    rows = ("".join(_cell_html(cell) for cell in row) for row in block.by_row())
    return f'<table border="1" cellspacing="0">{"".join(f"<tr>{row}</tr>" for row in rows)}</table>'


def _run_html(run: Run) -> str:
    return f"<b>{escape(run.text)}</b>" if run.bold else escape(run.text)


def _cell_html(cell: Cell) -> str:
    text = escape(cell.text).replace("\n", "<br>")
    return f'<td rowspan="{cell.row_span}" colspan="{cell.column_span}">{text}</td>'
