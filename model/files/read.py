"""Read a whole file within a limit of size; every failure is a ReadingError with a sentence for the clerk."""

from __future__ import annotations

from pathlib import Path

from model.files.disk_problems import DiskProblem, disk_problem
from model.files.errors import ReadingError, ReadingProblem

MEGABYTE = 1 << 20
FILE_LIMIT = 30 * MEGABYTE
"""The most bytes that a file of any format may have."""
_READING = {
    DiskProblem.IN_USE: ReadingProblem.IN_USE,
    DiskProblem.NO_PERMISSION: ReadingProblem.NO_PERMISSION,
    DiskProblem.FOLDER_GONE: ReadingProblem.MISSING,
    DiskProblem.NAME_TOO_LONG: ReadingProblem.MISSING,
    DiskProblem.IS_FOLDER: ReadingProblem.FOLDER,
}
"""What a failure of the disk means on reading; all others are an error of the disk."""


def check_size(size: int, limit: int = FILE_LIMIT) -> None:
    """Raise ReadingError: TOO_LARGE for more bytes than `limit`, EMPTY for none."""
    if not size:
        raise ReadingError(ReadingProblem.EMPTY)
    if size > limit:
        raise ReadingError(ReadingProblem.TOO_LARGE, size=-(-size // MEGABYTE), limit=limit // MEGABYTE)


def read_file(path: Path, limit: int = FILE_LIMIT) -> bytes:
    """Return the bytes of a file; raise ReadingError if it is absent, locked, empty or has more than `limit` bytes."""
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
    """Return why a file was not read; a ValueError is what Python raises for a path with a null character."""
    if isinstance(error, ValueError):
        return ReadingProblem.MISSING
    return _READING.get(disk_problem(error), ReadingProblem.DISK)
