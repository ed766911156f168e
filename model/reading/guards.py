"""Limits on the size and nesting of files, and the functions that enforce them for all readers."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from model.files.errors import ReadingError, ReadingProblem
from model.files.read import MEGABYTE

TEXT_LIMIT = 10 * MEGABYTE
"""Bytes of a web page or plain text; parsing needs about 25 times as much memory."""
PART_LIMIT = 30 * MEGABYTE
PARTS_LIMIT = 100 * MEGABYTE
RATIO_LIMIT = 200
RATIO_FROM = MEGABYTE
"""Parts smaller than this are exempt from RATIO_LIMIT: a blank picture compresses well."""
ENTRIES_LIMIT = 2000
SPAN_LIMIT = 100
CELLS_LIMIT = 20_000
"""Grid positions of one table, and cells in it."""
DEPTH_LIMIT = 60
"""Levels of nested tables, RTF groups or content controls."""
BLOCKS_LIMIT = 20_000
"""Paragraphs, tables and pictures of one file, those in cells included; a report has about 500."""
CHARACTERS_LIMIT = 2_000_000
LINES_LIMIT = 30_000
"""Characters and lines of a plain text."""
XML_TAGS_LIMIT = 1_000_000
PAGE_TAGS_LIMIT = 300_000
"""Tags that can be parsed in one second and 150 MB; a report has about 15,000."""

Element = Any
"""An lxml element. lxml is imported late and ships no types."""

_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_STORED, _DEFLATED = 0, 8
_ENCRYPTED_FLAG = 1
_DIRECTORY_MARK = b"PK\1\2"
_BROKEN_ZIP = (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError, OSError)


def too_complex(what: str) -> ReadingError:
    """Return the error for a file beyond a limit; `what` names the limit in Chinese."""
    return ReadingError(ReadingProblem.TOO_COMPLEX, what=what)


def damaged() -> ReadingError:
    """Return the error for a file that violates its format."""
    return ReadingError(ReadingProblem.DAMAGED)


@dataclass
class Package:
    """A zip file whose directory passed the checks, with the number of bytes inflated so far."""

    data: bytes
    entries: dict[str, zipfile.ZipInfo]
    inflated: int = field(default=0)

    def __contains__(self, name: str) -> bool:
        return name in self.entries


def open_zip(data: bytes) -> Package:
    """Return the parts of a zip file. Raise DAMAGED, PROTECTED or TOO_COMPLEX before anything is inflated."""
    if data.count(_DIRECTORY_MARK) > ENTRIES_LIMIT:
        raise too_complex("压缩包内文件过多")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except _BROKEN_ZIP as error:
        raise damaged() from error
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise ReadingError(ReadingProblem.PROTECTED)
        _check_inflated(entry.file_size, entry.compress_size)
    if sum(entry.file_size for entry in entries) > PARTS_LIMIT:
        raise too_complex("解压后总量过大")
    return Package(data, {entry.filename: entry for entry in entries})


def zip_names(data: bytes) -> frozenset[str]:
    """Return the names in a zip file; empty if it is not a zip file or is damaged."""
    if not data.startswith(b"PK") or data.count(_DIRECTORY_MARK) > ENTRIES_LIMIT:
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.NameToInfo)
    except _BROKEN_ZIP:
        return frozenset()


def read_part(package: Package, name: str) -> bytes:
    """Return one part, inflated no further than its declared size. Raise DAMAGED if it is absent or corrupt."""
    entry = package.entries.get(name)
    if entry is None:
        raise damaged()
    raw = _raw(package.data, entry)
    content = raw if entry.compress_type == _STORED else _inflate(raw, entry.file_size)
    if len(content) > entry.file_size:
        raise too_complex("压缩包所记大小与内容不符")
    if len(content) < entry.file_size or zlib.crc32(content) != entry.CRC:
        raise damaged()
    package.inflated += len(content)
    if package.inflated > PARTS_LIMIT:
        raise too_complex("解压后总量过大")
    return content


def _raw(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    header = data[entry.header_offset : entry.header_offset + _LOCAL_HEADER.size]
    if len(header) < _LOCAL_HEADER.size or not header.startswith(b"PK\3\4"):
        raise damaged()
    fields = _LOCAL_HEADER.unpack(header)
    start = entry.header_offset + _LOCAL_HEADER.size + fields[9] + fields[10]
    return data[start : start + entry.compress_size]


def _inflate(raw: bytes, claimed: int) -> bytes:
    """Return the inflated bytes, at most one more than `claimed`, so that a false size cannot exhaust memory."""
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(raw, claimed + 1)
    except zlib.error as error:
        raise damaged() from error


def _check_inflated(size: int, compressed: int) -> None:
    if size > PART_LIMIT:
        raise too_complex("解压后单个部分过大")
    if size > RATIO_FROM and size > RATIO_LIMIT * max(compressed, 1):
        raise too_complex("压缩比异常")


def parse_xml(data: bytes) -> Element:
    """Return the root element of an XML part, without DTD, entities or network. Raise DAMAGED or TOO_COMPLEX."""
    # Imported late, only when an XML file is read.
    etree: Any = import_module("lxml.etree")
    check_tags(data, XML_TAGS_LIMIT)
    if has_doctype(data):
        raise too_complex("含有文档类型定义")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise (too_complex("嵌套过深") if "depth" in str(error) else damaged()) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise too_complex("含有文档类型定义")
    return root


def has_doctype(data: bytes) -> bool:
    """Return whether the XML has a document type declaration in UTF-8 or UTF-16."""
    return any("<!DOCTYPE".encode(code) in data for code in ("ascii", "utf-16-le", "utf-16-be"))


def span(value: object, *, least: int = 1) -> int:
    """Return a span as an integer, `least` if it is not a number. Raise TOO_COMPLEX beyond SPAN_LIMIT."""
    try:
        number = int(str(value))
    except ValueError:
        return least
    if number > SPAN_LIMIT:
        raise too_complex(f"表格中有跨 {number} 格的单元格")
    return max(number, least)


def check_tags(data: bytes, limit: int) -> None:
    """Raise TOO_COMPLEX if the markup has more tags than `limit`."""
    if data.count(b"<") > limit:
        raise too_complex("内容过多")


def check_text(text: str) -> None:
    """Raise TOO_COMPLEX if a plain text exceeds CHARACTERS_LIMIT or LINES_LIMIT."""
    if len(text) > CHARACTERS_LIMIT or text.count("\n") > LINES_LIMIT or text.count("\r") > LINES_LIMIT:
        raise too_complex("文字过多")


def check_depth(depth: int) -> None:
    """Raise TOO_COMPLEX if the nesting exceeds DEPTH_LIMIT."""
    if depth > DEPTH_LIMIT:
        raise too_complex("嵌套过深")


def check_cells(count: int) -> None:
    """Raise TOO_COMPLEX if a table has more than CELLS_LIMIT cells."""
    if count > CELLS_LIMIT:
        raise too_complex("表格过大")


def check_blocks(count: int) -> None:
    """Raise TOO_COMPLEX if a document has more than BLOCKS_LIMIT blocks."""
    if count > BLOCKS_LIMIT:
        raise too_complex("段落过多")
