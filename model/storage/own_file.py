"""Own file `.xxgk`: a zip of a versioned `report.json` and `media/`, replaced atomically, upgraded by named functions."""

from __future__ import annotations

import errno
import hashlib
import json
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from model.content.address import Address, AddressError
from model.content.blocks import Block, Cell, Paragraph, Picture, Role, Run, SpanError, TableBlock
from model.content.values import display, restore
from model.files.atomic import FileError, replace_file
from model.files.errors import ReadingError, ReadingProblem
from model.form import FORMS
from model.report.report import Report

VERSION = 1
SUFFIX = ".xxgk"
FORMAT = "xxgk"
REPORT_NAME = "report.json"

LARGEST_PART = 30 * 1024 * 1024
LARGEST_FILE = 100 * 1024 * 1024

_MOST_PARTS = 1_000_000
"""Lists, objects and their members in the JSON, each some 100 bytes of memory; a report has some thousands."""

_EPOCH = (2000, 1, 1, 0, 0, 0)
"""Time stamp of every member, so that the same report gives the same bytes."""

_PACKED = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
"""How pictures begin that are compressed in themselves."""

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RuntimeError,
)
"""What a damaged file may cause: a broken zip or stream, an encrypted member, JSON of another shape."""

Json = dict[str, Any]


def save(report: Report, path: Path) -> None:
    """Writes the report; the file is the old or the new whole one at any moment. Raises FileError.

    The former version stays beside it as `.xxgk.bak`.
    """
    replace_file(path, dump_checked(report, path), keeps_former=True)


def dump_checked(report: Report, path: Path) -> bytes:
    """The file's bytes; raises FileError (EMSGSIZE) for more than `load` would take: what is written can be read."""
    data = dump(report)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        sizes = [info.file_size for info in archive.infolist()]
    if max(sizes) > LARGEST_PART or sum(sizes) > LARGEST_FILE or len(data) > LARGEST_FILE:
        raise FileError(path, OSError(errno.EMSGSIZE, "too large to be read again"))
    return data


def dump(report: Report) -> bytes:
    """The file's bytes; the same report always gives the same."""
    media: dict[str, bytes] = {}
    content: Json = {"format": FORMAT, "version": VERSION, "report": _report_out(report, media)}
    if report.previous is not None:
        content["previous"] = _report_out(report.previous, media)
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        text = json.dumps(content, ensure_ascii=False, indent=1)
        _write_member(archive, REPORT_NAME, text.encode("utf-8"))
        for name in sorted(media):
            _write_member(archive, f"media/{name}", media[name])
    return buffer.getvalue()


def _write_member(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    # Pictures that are packed already would only take time.
    info.compress_type = zipfile.ZIP_STORED if data.startswith(_PACKED) else zipfile.ZIP_DEFLATED
    archive.writestr(info, data)


def _report_out(report: Report, media: dict[str, bytes]) -> Json:
    content: Json = {
        "edition": report.edition,
        "unit": report.unit,
        "year": report.year,
        "title": report.title,
        "signature": report.signature,
        "date": report.date,
        "computes_totals": report.computes_totals,
        "values": {str(a): display(report.values[a]) for a in report.form.addresses if a in report.values},
        "texts": {
            key: [_block_out(b, media) for b in blocks] for key, blocks in sorted(report.texts.items())
        },
    }
    if report.unit_kind:
        content["unit_kind"] = report.unit_kind
    if report.acknowledgements:
        content["acknowledgements"] = dict(sorted(report.acknowledgements.items()))
    return content


def _block_out(block: Block, media: dict[str, bytes]) -> Json:
    if isinstance(block, Paragraph):
        return {"paragraph": block.role.value, "runs": [_run_out(run) for run in block.runs]}
    if isinstance(block, Picture):
        name = hashlib.sha256(block.data).hexdigest()[:24]
        media[name] = block.data
        size = {"width": block.width, "height": block.height}
        return {"picture": name, "type": block.media_type, "alternative": block.alternative, **size}
    return {"table": _table_out(block)}


def _run_out(run: Run) -> Json:
    """A run without what is as usual."""
    content: Json = {"text": run.text}
    if run.bold:
        content["bold"] = True
    if run.field:
        content["field"] = run.field
    return content


def _table_out(table: TableBlock) -> Json:
    return {
        "widths": list(table.widths),
        "heights": list(table.heights),
        "header_rows": table.header_rows,
        "exact_grid": table.exact_grid,
        "cells": [_cell_out(cell) for cell in table.cells],
    }


def _cell_out(cell: Cell) -> Json:
    """A cell without what is as usual."""
    usual = Cell(cell.row, cell.column)
    names = ("text", "row_span", "column_span", "fill", "align", "header")
    content: Json = {"row": cell.row, "column": cell.column}
    content |= {n: getattr(cell, n) for n in names if getattr(cell, n) != getattr(usual, n)}
    if cell.nested:
        content["nested"] = [_table_out(table) for table in cell.nested]
    return content


def is_own_file(data: bytes) -> bool:
    """Whether these bytes are a zip with a `report.json`."""
    if not data.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return REPORT_NAME in archive.namelist()
    except _BROKEN:
        return False


def load(path: Path) -> Report:
    """The report of an own file; raises ReadingError."""
    from model.files.read import read_file

    return restore_report(read_file(path, LARGEST_FILE), path.name)


def restore_report(data: bytes, name: str) -> Report:
    """The report of an own file's bytes; raises ReadingError (damaged, or of a newer version)."""
    try:
        content, media = _unpack(data)
        _require_known_version(content)
        content = upgrade(content)
        report = _report_in(content["report"], media)
        if content.get("previous") is not None:
            report.previous = _report_in(content["previous"], media)
    except ReadingError as error:
        raise error.named(name) from error
    except _BROKEN as error:
        raise ReadingError(ReadingProblem.OWN_DAMAGED, name=name) from error
    return report


def _unpack(data: bytes) -> tuple[Json, dict[str, bytes]]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        infos = archive.infolist()
        if sum(info.file_size for info in infos) > LARGEST_FILE:
            raise ReadingError(ReadingProblem.TOO_COMPLEX, what="解压后过大")
        parts = {info.filename: _read_member(archive, info) for info in infos if not info.is_dir()}
    text = parts[REPORT_NAME]
    if sum(text.count(mark) for mark in (b",", b"[", b"{")) > _MOST_PARTS:
        raise ReadingError(ReadingProblem.TOO_COMPLEX, what="内容过多")
    content: Json = json.loads(text.decode("utf-8"))
    if content["format"] != FORMAT:
        raise ReadingError(ReadingProblem.OWN_DAMAGED)
    media = {name.removeprefix("media/"): part for name, part in parts.items() if name.startswith("media/")}
    return content, media


def _read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as member:
        data = member.read(LARGEST_PART + 1)
    if len(data) > LARGEST_PART:
        raise ReadingError(ReadingProblem.TOO_COMPLEX, what="解压后过大")
    return data


def _require_known_version(content: Json) -> None:
    version = content.get("version")
    if not isinstance(version, int) or version < 1:
        raise ReadingError(ReadingProblem.OWN_DAMAGED)
    if version > VERSION:
        raise ReadingError(ReadingProblem.NEWER_VERSION)


UPGRADES: dict[int, Callable[[Json], Json]] = {}
"""For each old version the function that makes the next one of it. Version 1 is the first."""


def upgrade(content: Json) -> Json:
    """The same content in the present version."""
    for version in range(content["version"], VERSION):
        content = UPGRADES[version](content)
    return content


def _report_in(content: Json, media: dict[str, bytes]) -> Report:
    edition = content["edition"]
    form = FORMS[edition]
    report = Report(
        edition=edition,
        unit=_text(content["unit"]),
        year=_year(content["year"]),
        title=_text(content["title"]),
        signature=_text(content["signature"]),
        date=_text(content["date"]),
        computes_totals=bool(content["computes_totals"]),
        unit_kind=_text(content.get("unit_kind", "")),
        acknowledgements={_text(k): _text(v) for k, v in content.get("acknowledgements", {}).items()},
    )
    for name, value in content["values"].items():
        address = _address(name)
        if address not in form.all_cells:
            raise ReadingError(ReadingProblem.OWN_DAMAGED)
        restored = restore(_text(value))
        if restored is not None:
            report.values[address] = restored
    for key, blocks in content["texts"].items():
        report.texts[_text(key)] = tuple(_block_in(block, media) for block in blocks)
    report.refresh_fields()
    return report


def _address(name: str) -> Address:
    try:
        return Address.parse(name)
    except AddressError as error:
        raise ReadingError(ReadingProblem.OWN_DAMAGED) from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _year(value: object) -> int | None:
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise TypeError(value)
    return value


def _block_in(content: Json, media: dict[str, bytes]) -> Block:
    if "paragraph" in content:
        return Paragraph(tuple(_run_in(run) for run in content["runs"]), Role(content["paragraph"]))
    if "picture" in content:
        return Picture(
            media[content["picture"]],
            _text(content["type"]),
            int(content["width"]),
            int(content["height"]),
            _text(content["alternative"]),
        )
    return _table_in(content["table"])


def _run_in(content: Json) -> Run:
    return Run(_text(content["text"]), bool(content.get("bold", False)), _text(content.get("field", "")))


def _table_in(content: Json) -> TableBlock:
    try:
        return TableBlock(
            cells=tuple(_cell_in(cell) for cell in content["cells"]),
            widths=tuple(int(width) for width in content["widths"]),
            heights=tuple(int(height) for height in content["heights"]),
            header_rows=int(content["header_rows"]),
            exact_grid=bool(content["exact_grid"]),
        )
    except SpanError as error:
        raise ReadingError(ReadingProblem.OWN_DAMAGED) from error


def _cell_in(content: Json) -> Cell:
    return Cell(
        int(content["row"]),
        int(content["column"]),
        _text(content.get("text", "")),
        int(content.get("row_span", 1)),
        int(content.get("column_span", 1)),
        _text(content.get("fill", "")),
        _text(content.get("align", "center")),
        bool(content.get("header", False)),
        tuple(_table_in(table) for table in content.get("nested", ())),
    )
