"""Registry of readers. Every file is read through this module, which chooses the reader by content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, Protocol

from model.content.blocks import Blocks
from model.files.errors import ReadingError, ReadingProblem
from model.files.faults import log_fault
from model.files.read import FILE_LIMIT, check_size, read_file
from model.reading.foreign import is_encrypted
from model.reading.guards import TEXT_LIMIT, too_complex
from model.reading.invisible import without_invisible
from model.reading.note_marks import without_note_marks
from model.reading.pasted import with_pasted_tables
from model.reading.source import Source


class Reader(Protocol):
    """A module that reads one format."""

    def sniff(self, data: bytes) -> bool:
        """Return whether the bytes are in this format."""
        ...

    def read(self, data: bytes) -> Source:
        """Return the content. Raise ReadingError."""
        ...


class Format(NamedTuple):
    """One format: its key, a function that imports its reader, and the largest file size in bytes."""

    key: str
    reader: Callable[[], Reader]
    limit: int = FILE_LIMIT


class _Docx:
    """The reader of .docx, given the readers of the parts that a document may embed (`w:altChunk`)."""

    def sniff(self, data: bytes) -> bool:
        """Return whether the bytes are a .docx file."""
        from model.reading.docx import reader as docx

        return docx.sniff(data)

    def read(self, data: bytes) -> Source:
        """Return the content with that of its embedded parts. Raise ReadingError."""
        from model.reading.docx import reader as docx

        return docx.read(data, _read_embedded)


def _read_embedded(data: bytes) -> Blocks:
    """Return the blocks of an embedded part; none if it is in no format that can be embedded."""
    for each in FORMATS:
        if each.key in _EMBEDDABLE and each.reader().sniff(data):
            check_size(len(data), each.limit)
            return each.reader().read(data).blocks
    return ()


def _docx() -> Reader:
    return _Docx()


def _word_2003() -> Reader:
    from model.reading.docx import word_2003

    return word_2003


def _flat_opc() -> Reader:
    from model.reading.docx import flat_opc

    return flat_opc


def _odt() -> Reader:
    from model.reading.odt import reader as odt

    return odt


def _fodt() -> Reader:
    from model.reading.odt import flat

    return flat


def _rtf() -> Reader:
    from model.reading.rtf import reader as rtf

    return rtf


def _html() -> Reader:
    from model.reading.html import reader as html

    return html


def _inline_tables() -> Reader:
    from model.reading.html import inline_tables

    return inline_tables


def _mht() -> Reader:
    from model.reading.html import mht

    return mht


def _doc() -> Reader:
    from model.reading.doc import reader as doc

    return doc


def _pdf() -> Reader:
    from model.reading.pdf import reader as pdf

    return pdf


def _ofd() -> Reader:
    from model.reading.ofd import reader as ofd

    return ofd


def _xlsx() -> Reader:
    from model.reading.xlsx import reader as xlsx

    return xlsx


def _xls() -> Reader:
    from model.reading.xls import reader as xls

    return xls


def _csv() -> Reader:
    from model.reading.csv import reader as csv

    return csv


def _picture() -> Reader:
    from model.reading.picture import reader as picture

    return picture


def _foreign() -> Reader:
    from model.reading import foreign

    return foreign


def _text() -> Reader:
    from model.reading.txt import reader as text

    return text


FORMATS = (
    Format("docx", _docx),
    Format("doc", _doc),
    Format("pdf", _pdf),
    Format("ofd", _ofd),
    Format("xlsx", _xlsx),
    Format("xls", _xls),
    Format("odt", _odt),
    Format("fodt", _fodt),
    Format("word_2003", _word_2003),
    Format("flat_opc", _flat_opc),
    Format("rtf", _rtf),
    Format("html", _html, TEXT_LIMIT),
    Format("mht", _mht),
    Format("picture", _picture),
    Format("foreign", _foreign),
    Format("csv", _csv, TEXT_LIMIT),
    Format("txt", _inline_tables, TEXT_LIMIT),
    Format("txt", _text, TEXT_LIMIT),
)
"""In the order in which they are tried; the least specific (unsupported formats, any text) come last."""


_EMBEDDABLE = ("html", "mht", "rtf", "txt")


def read(path: Path) -> Source:
    """Return the content of a file. Raise only ReadingError, with the file's name in its message."""
    return read_bytes(read_file(path), path.name)


def read_bytes(data: bytes, name: str) -> Source:
    """Return the content of a file of this name. Raise only ReadingError, whatever the bytes are."""
    try:
        return replace(with_pasted_tables(without_note_marks(without_invisible(_read(data)))), name=name)
    except ReadingError as error:
        raise error.named(name) from error
    except MemoryError as error:
        raise too_complex("占用内存过多").named(name) from error
    except RecursionError as error:
        raise too_complex("嵌套过深").named(name) from error
    except Exception as error:
        # A damaged file can make a reader fail in any way; the log tells such a file from a fault of the reader.
        log_fault(error)
        raise ReadingError(ReadingProblem.DAMAGED, name=name) from error


def _read(data: bytes) -> Source:
    check_size(len(data))
    if is_encrypted(data):
        raise ReadingError(ReadingProblem.PROTECTED)
    for each in FORMATS:
        reader = each.reader()
        if reader.sniff(data):
            check_size(len(data), each.limit)
            return reader.read(data)
    raise ReadingError(ReadingProblem.UNKNOWN_FORMAT)
