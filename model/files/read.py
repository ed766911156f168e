"""Read a file whole, within a limit of size; every failure is a ReadingError with a sentence for the clerk."""

from __future__ import annotations

import errno
from pathlib import Path

from model.files.errors import ReadingError, ReadingProblem

MEGABYTE = 1 << 20
FILE_LIMIT = 30 * MEGABYTE
"""The most bytes that a file of any format may have."""
_SHARING_VIOLATIONS = (32, 33)
"""Windows: ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION."""


def check_size(size: int, limit: int = FILE_LIMIT) -> None:
    """Raises TOO_LARGE for more bytes than the limit, EMPTY for none."""
    if not size:
        raise ReadingError(ReadingProblem.EMPTY)
    if size > limit:
        raise ReadingError(ReadingProblem.TOO_LARGE, size=-(-size // MEGABYTE), limit=limit // MEGABYTE)


def read_file(path: Path, limit: int = FILE_LIMIT) -> bytes:
    """The bytes of a file of at most `limit`; raises ReadingError for one absent, locked, empty or too large."""
    try:
        if path.is_dir():
            raise ReadingError(ReadingProblem.FOLDER)
        size = path.stat().st_size
        if not path.is_file():
            raise ReadingError(ReadingProblem.UNKNOWN_FORMAT)
        check_size(size, limit)
        with path.open("rb") as file:
            data = file.read(limit + 1)
        check_size(len(data), limit)
    except ReadingError as error:
        raise error.named(path.name) from None
    except (OSError, ValueError) as error:
        raise ReadingError(_problem(error), name=path.name) from error
    return data


def _problem(error: OSError | ValueError) -> ReadingProblem:
    if getattr(error, "winerror", None) in _SHARING_VIOLATIONS:
        return ReadingProblem.IN_USE
    if isinstance(error, PermissionError):
        return ReadingProblem.NO_PERMISSION
    if isinstance(error, OSError) and error.errno in (errno.EBUSY, errno.ETXTBSY, errno.EDEADLK):
        return ReadingProblem.IN_USE
    missing = isinstance(error, ValueError | FileNotFoundError | NotADirectoryError)
    return (
        ReadingProblem.MISSING
        if missing or getattr(error, "errno", 0) == errno.ENAMETOOLONG
        else ReadingProblem.DAMAGED
    )
