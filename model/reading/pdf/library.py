"""The library that opens PDF files (pdfium by pypdfium2): every call to it stands here or in `content`."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from model.files.errors import ReadingError, ReadingProblem
from model.reading.guards import damaged, too_complex

PAGES_LIMIT = 300

_ONE_AT_A_TIME = threading.Lock()
"""pdfium must not be called from two threads at once."""


def library() -> Any:
    """Return the library's helpers."""
    import pypdfium2  # pyright: ignore[reportMissingTypeStubs] - it has no stubs

    return pypdfium2


def functions() -> Any:
    """Return the library's functions as pdfium names them."""
    from pypdfium2 import raw  # pyright: ignore[reportMissingTypeStubs] - it has no stubs

    return raw


@contextmanager
def opened(data: bytes) -> Generator[Any]:
    """Open the document; raise PROTECTED, DAMAGED, or TOO_COMPLEX for more than 300 pages."""
    pypdfium2 = library()
    with _ONE_AT_A_TIME:
        try:
            document: Any = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise _problem(error) from error
        try:
            if len(document) > PAGES_LIMIT:
                raise too_complex(f"共 {len(document)} 页，最多 {PAGES_LIMIT} 页")
            yield document
        finally:
            document.close()


def _problem(error: Any) -> ReadingError:
    raw = functions()
    protected = getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
    return ReadingError(ReadingProblem.PROTECTED) if protected else damaged()


@contextmanager
def page_of(document: Any, number: int) -> Generator[Any]:
    """Open one page; raise DAMAGED where it cannot be read."""
    pypdfium2 = library()
    try:
        page: Any = document[number]
    except pypdfium2.PdfiumError as error:
        raise damaged() from error
    try:
        yield page
    finally:
        page.close()
