"""Whole files of every format that can be read, and the ways in which they are damaged."""

from __future__ import annotations

import csv
import io
import random
import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path

from builders.doc import doc
from builders.doc import p as doc_paragraph
from builders.doc import row as doc_row
from builders.docx import unzipped, zipped
from builders.model import balanced_report
from builders.ofd import line as ofd_line
from builders.ofd import ofd
from builders.ofd import page as ofd_page
from builders.ofd import text as ofd_text
from builders.xls import PLAIN, CellOf, SheetOf, xls
from export.compose import compose
from export.registry import WRITERS, render
from model.content.blocks import Block, Paragraph, Role, TableBlock
from model.report.report import Report
from model.storage.own_file import dump

VALUES = (b"-1", b"0", b"99999999999", b"x", b"", b"101", b"%%%1", "１".encode(), b"1e400", b"2147483648")


def sample() -> Report:
    """A report with all figures and some text."""
    report = balanced_report()
    report.signature, report.date = "示例市示例局", "2023年1月20日"
    for section in report.form.texts:
        lines = (f"2022年，{section.title}平稳。", "（一）收到申请12件。", "一是加强培训。")
        report.texts[section.key] = tuple(Paragraph.of(line) for line in lines)
    return report


def whole_files() -> dict[str, bytes]:
    """A whole file of each format, by the suffix that it usually has."""
    report = sample()
    files = {suffix: render(report, Path(f"a{suffix}")) for suffix in WRITERS}
    blocks = compose(report)
    files |= {
        ".xxgk": dump(report),
        ".doc": as_doc(blocks),
        ".rtf": as_rtf(blocks),
        ".odt": as_odt(blocks),
        ".ofd": as_ofd(blocks),
    }
    files |= {".xls": as_xls(blocks), ".csv": as_csv(blocks), ".fodt": as_fodt(blocks)}
    files |= {".tsv": as_csv(blocks, "\t"), ".xml": as_word_2003(blocks)}
    return files | {".mht": as_mht(files[".html"])}


def shared_files(shared: Path) -> dict[str, bytes]:
    """The real files that lie beside the project, by name; none where they are absent."""
    paths = [*shared.glob("corpus/*/source.*"), *shared.glob("doc-samples/*.doc")]
    return {f"{path.parent.name}/{path.name}": path.read_bytes() for path in sorted(paths)}


def _rows(table: TableBlock) -> Iterator[list[str]]:
    """The texts of each row, one a column of the grid."""
    for cells in table.by_row():
        texts = [""] * table.columns
        for cell in cells:
            texts[cell.column] = cell.text
        yield texts


def as_doc(blocks: Iterable[Block]) -> bytes:
    """A binary Word document."""
    found = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(doc_paragraph(block.text))
        elif isinstance(block, TableBlock):
            for texts in _rows(block):
                found += doc_row(*(text.replace("\n", "") for text in texts))
    return doc(*found)


def as_rtf(blocks: Iterable[Block]) -> bytes:
    """A rich text document."""
    found = [r"{\rtf1\ansi\ansicpg936 "]
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(rf"\pard {_rtf_text(block.text)}\par ")
        elif isinstance(block, TableBlock):
            for texts in _rows(block):
                edges = "".join(rf"\cellx{1000 * (i + 1)}" for i in range(len(texts)))
                cells = "".join(rf"\pard\intbl {_rtf_text(text)}\cell " for text in texts)
                found.append(rf"\trowd{edges}{cells}\row ")
    return ("".join(found) + "}").encode("ascii")


def _rtf_text(text: str) -> str:
    plain = text.replace("\\", r"\\").replace("{", r"\{").replace("}", r"\}").replace("\n", r"\line ")
    return "".join(c if c.isascii() else rf"\u{(ord(c) + 0x8000) % 0x10000 - 0x8000}?" for c in plain)


def as_odt(blocks: Iterable[Block]) -> bytes:
    """An OpenDocument text, spans included."""
    inner = "".join(
        f"<t:{'h' if block.role is Role.HEADING_1 else 'p'}>{escape(block.text)}</t:{'h' if block.role is Role.HEADING_1 else 'p'}>"
        if isinstance(block, Paragraph)
        else _odt_table(block)
        for block in blocks
        if isinstance(block, Paragraph | TableBlock)
    )
    xml = (
        '<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
        ' xmlns:b="urn:oasis:names:tc:opendocument:xmlns:table:1.0">'
        f"<o:body><o:text>{inner}</o:text></o:body></o:document-content>"
    )
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": xml.encode()})


def as_fodt(blocks: Iterable[Block]) -> bytes:
    """The same OpenDocument text in one XML file."""
    content = unzipped(as_odt(blocks))["content.xml"].decode()
    kind = ' o:mimetype="application/vnd.oasis.opendocument.text"'
    flat = content.replace("o:document-content", "o:document").replace(
        ':office:1.0"', f':office:1.0"{kind}', 1
    )
    return f'<?xml version="1.0"?>{flat}'.encode()


def _odt_table(table: TableBlock) -> str:
    at = {(cell.row, cell.column): cell for cell in table.cells}
    rows = []
    for row in range(table.rows):
        cells = []
        for column in range(table.columns):
            cell = at.get((row, column))
            if cell is None:
                cells.append("<b:covered-table-cell/>")
                continue
            spans = f' b:number-columns-spanned="{cell.column_span}" b:number-rows-spanned="{cell.row_span}"'
            cells.append(f"<b:table-cell{spans}><t:p>{escape(cell.text)}</t:p></b:table-cell>")
        rows.append(f"<b:table-row>{''.join(cells)}</b:table-row>")
    columns = f'<b:table-column b:number-columns-repeated="{table.columns}"/>'
    return f"<b:table>{columns}{''.join(rows)}</b:table>"


def as_ofd(blocks: Iterable[Block]) -> bytes:
    """Pages with texts wrapped into lines, and tables with all lines of their cells, spans included."""
    pages: list[str] = []
    objects: list[str] = []
    y = 20.0
    for block in blocks:
        made, height = _ofd_table(block, y) if isinstance(block, TableBlock) else _ofd_lines(block, y)
        if y + height > 285 and objects:
            pages.append(ofd_page(*objects))
            objects, y = [], 20.0
            made, height = _ofd_table(block, y) if isinstance(block, TableBlock) else _ofd_lines(block, y)
        objects += made
        y += height
    return ofd(*pages, ofd_page(*objects))


_SMALL = 2.2
"""Millimetres: the size of text in cells."""


def _wrapped(text: str, width: int) -> list[str]:
    return [text[i : i + width] for i in range(0, len(text), width)] or [""]


def _ofd_lines(block: Block, y: float) -> tuple[list[str], float]:
    text = block.text if isinstance(block, Paragraph) else ""
    lines = _wrapped("\u3000\u3000" + text if text else "", 42)
    return [ofd_text(20, y + 5 + 6 * i, each) for i, each in enumerate(lines) if each.strip()], 6.0 * len(
        lines
    ) + 2


def _ofd_table(table: TableBlock, y: float) -> tuple[list[str], float]:
    width = 170 / table.columns
    heights = [4.0] * table.rows
    fits = {id(c): max(int((width * c.column_span - 1) / _SMALL), 1) for c in table.cells}
    for cell in table.cells:
        lines = len(_wrapped(cell.text.replace("\n", ""), fits[id(cell)]))
        share = (3.0 * lines + 2) / cell.row_span
        for row in range(cell.row, cell.row + cell.row_span):
            heights[row] = max(heights[row], share)
    tops = [y + sum(heights[:i]) for i in range(table.rows + 1)]
    found: list[str] = []
    for cell in table.cells:
        left, right = 20 + width * cell.column, 20 + width * (cell.column + cell.column_span)
        top, bottom = tops[cell.row], tops[cell.row + cell.row_span]
        found += [ofd_line(left, top, right, top), ofd_line(left, bottom, right, bottom)]
        found += [ofd_line(left, top, left, bottom), ofd_line(right, top, right, bottom)]
        for i, line in enumerate(_wrapped(cell.text.replace("\n", ""), fits[id(cell)])):
            if line:
                found.append(ofd_text(left + 0.5, top + 3.2 + 3 * i, line, size=_SMALL))
    return found, sum(heights) + 4


def as_xls(blocks: Iterable[Block]) -> bytes:
    """A workbook of Excel 97 with one sheet: texts in its first column, tables with borders and merged cells."""
    rows: list[list[CellOf | str | float | None]] = []
    merged: list[tuple[int, int, int, int]] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            rows.append([CellOf(block.text, PLAIN)] if block.text else [])
        elif isinstance(block, TableBlock):
            top = len(rows) + 1
            for cell in block.cells:
                bottom, right = cell.row + cell.row_span - 1, cell.column + cell.column_span - 1
                merged.append((top + cell.row, top + bottom, cell.column, right))
            rows += [[], *([_number(text) for text in texts] for texts in _rows(block)), []]
    return xls(SheetOf("Sheet1", rows, [each for each in merged if each[0] < each[1] or each[2] < each[3]]))


def _number(text: str) -> str | float | None:
    return float(text) if text.isdecimal() else text or None


def as_word_2003(blocks: Iterable[Block]) -> bytes:
    """A Word 2003 XML document."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(_word_paragraph(block.text))
        elif isinstance(block, TableBlock):
            rows = (
                "".join(f"<w:tc>{_word_paragraph(text)}</w:tc>" for text in texts) for texts in _rows(block)
            )
            found.append(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>")
    name = "http://schemas.microsoft.com/office/word/2003/wordml"
    head = '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
    return (
        f'{head}<w:wordDocument xmlns:w="{name}"><w:body>{"".join(found)}</w:body></w:wordDocument>'.encode()
    )


def _word_paragraph(text: str) -> str:
    lines = "<w:br/>".join(f"<w:t>{escape(line)}</w:t>" for line in text.split("\n"))
    return f"<w:p><w:r>{lines}</w:r></w:p>"


def as_csv(blocks: Iterable[Block], delimiter: str = ",") -> bytes:
    """Rows of as many fields as the widest table has columns."""
    rows: list[list[str]] = []
    for block in blocks:
        if isinstance(block, TableBlock):
            rows += [*_rows(block), []]
        elif isinstance(block, Paragraph):
            rows += [[block.text], []]
    width = max(map(len, rows))
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows([*row, *[""] * (width - len(row))] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def as_mht(page: bytes) -> bytes:
    """A web page saved as one file."""
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
    kind = b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    return head + kind + page + b"\r\n--x--\r\n"


def damaged(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """The file damaged in one way; `other` is a file from which pieces come. Packed files are also damaged inside."""
    if data.startswith(b"PK") and chance.random() < 0.6:
        parts = unzipped(data)
        name = chance.choice(sorted(parts))
        if parts[name]:
            parts[name] = chance.choice(WAYS)(parts[name], other, chance)
        return zipped(parts)
    return chance.choice(WAYS)(data, other, chance)


def _cut(data: bytes, other: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _flip(data: bytes, other: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 4, 32))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _splice(data: bytes, other: bytes, chance: random.Random) -> bytes:
    at, start = chance.randrange(len(data)), chance.randrange(len(other))
    size = chance.randint(1, max(1, len(data) // 8))
    return data[:at] + other[start : start + size] + data[at + chance.choice((0, size)) :]


def _repeat(data: bytes, other: bytes, chance: random.Random) -> bytes:
    at, size = chance.randrange(len(data)), chance.randint(1, max(1, len(data) // 8))
    return data[:at] + data[at : at + size] * chance.choice((2, 2, 20)) + data[at:]


def _blank(data: bytes, other: bytes, chance: random.Random) -> bytes:
    at, size = chance.randrange(len(data)), chance.randint(1, max(1, len(data) // 8))
    return data[:at] + bytes(size)[: len(data) - at] + data[at + size :]


def _drop(data: bytes, other: bytes, chance: random.Random) -> bytes:
    at, size = chance.randrange(len(data)), chance.randint(1, max(1, len(data) // 8))
    return data[:at] + data[at + size :]


def _lie(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Some numbers as they are written in the file become others."""
    found = list(re.finditer(rb"\d+", data))
    for place in sorted(
        chance.sample(found, min(len(found), chance.choice((1, 1, 5)))), key=lambda m: -m.start()
    ):
        data = data[: place.start()] + chance.choice(VALUES) + data[place.end() :]
    return data


def _swap(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Two tags, or control words, change places."""
    found = list(re.finditer(rb"<[^<>]{1,200}>|\\[a-z]+-?\d*", data))
    if len(found) < 2:
        return _drop(data, other, chance)
    first, second = sorted(chance.sample(found, 2), key=lambda m: m.start())
    a, b = first.group(), second.group()
    return data[: first.start()] + b + data[first.end() : second.start()] + a + data[second.end() :]


WAYS: tuple[Callable[[bytes, bytes, random.Random], bytes], ...] = (
    _cut, _flip, _flip, _splice, _repeat, _blank, _drop, _lie, _lie, _swap,
)  # fmt: skip
