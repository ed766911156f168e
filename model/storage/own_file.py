"""Own file `.xxgk`: a zip of a versioned `report.json` and `media/`, replaced atomically, upgraded by named functions.

It may come from a stranger as any other file: it is read within the limits of the readers, and every value is checked.
"""

from __future__ import annotations

import errno
import json
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from model.files.atomic import FileError, replace_file, sweep_ended
from model.files.errors import ReadingError, ReadingProblem
from model.files.faults import log_fault
from model.files.typed_json import (
    Object,
    ShapeError,
    TooManyPartsError,
    an_object,
    member,
    parse_json,
)
from model.reading.guards import (
    ENTRIES_LIMIT,
    PART_LIMIT,
    PARTS_LIMIT,
    RATIO_FROM,
    RATIO_LIMIT,
    Package,
    open_zip,
    read_part,
    too_complex,
    zip_names,
)
from model.report.report import Report
from model.storage.report_in_json import ReportReader
from model.storage.report_json import Json, Media, report_to_json

VERSION = 2
SUFFIX = ".xxgk"
FORMAT = "xxgk"
REPORT_NAME = "report.json"
_MEDIA = "media/"

LARGEST_FILE = PARTS_LIMIT
"""Bytes of a file, and of all its parts."""
_MOST_PARTS = 1_000_000
"""Lists, objects and their members in the JSON, each some 100 bytes of memory; a report has some thousands."""

_EPOCH = (2000, 1, 1, 0, 0, 0)
"""Time stamp of every member, so that the same report gives the same bytes."""

_PACKED = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
"""How pictures begin that are compressed in themselves."""

_DAMAGED = (ReadingProblem.DAMAGED, ReadingProblem.PROTECTED)
"""What the zip says of a file that is broken; the program encrypts none."""


def save(report: Report, path: Path) -> None:
    """Write the report; the file is the old or the new whole one at any moment. Raise FileError.

    The former version stays beside it as `.xxgk.bak`.
    """
    replace_file(path, dump_checked(report, path), keeps_former=True)
    sweep_ended(path.parent, path)


def dump_checked(report: Report, path: Path) -> bytes:
    """Return the bytes of the file; raise FileError (EMSGSIZE) for a report that `load` would not take again."""
    content, media = _content(report)
    parts = _parts(content, media)
    data = _zipped(parts)
    try:
        _check_sizes(len(data), [len(part) for part in parts.values()])
        _restored(content, media)
    except (ReadingError, ShapeError) as error:
        raise FileError(path, OSError(errno.EMSGSIZE, "too large to be read again")) from error
    return data


def _check_sizes(whole: int, parts: Sequence[int]) -> None:
    if max(parts) > PART_LIMIT or sum(parts) > PARTS_LIMIT or whole > LARGEST_FILE:
        raise too_complex("解压后过大")
    if len(parts) > ENTRIES_LIMIT:
        raise too_complex("图片过多")


def dump(report: Report) -> bytes:
    """Return the bytes of the file; the same report always gives the same."""
    return _zipped(_parts(*_content(report)))


def _content(report: Report) -> tuple[Json, Media]:
    media: Media = {}
    content: Json = {"format": FORMAT, "version": VERSION, "report": report_to_json(report, media)}
    if report.previous is not None:
        content["previous"] = report_to_json(report.previous, media)
    return content, media


def _parts(content: Json, media: Media) -> dict[str, bytes]:
    # Half a character of UTF-16, which a paste may leave, has no bytes in UTF-8.
    text = json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    return {REPORT_NAME: text, **{f"{_MEDIA}{name}": media[name] for name in sorted(media)}}


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED if _is_worth_deflating(data) else zipfile.ZIP_STORED
            archive.writestr(info, data)
    return buffer.getvalue()


def _is_worth_deflating(data: bytes) -> bool:
    """Return False for pictures that are packed already, and for data that shrinks so far that readers would refuse it."""
    if data.startswith(_PACKED):
        return False
    return len(data) <= RATIO_FROM or len(zlib.compress(data, 1)) * RATIO_LIMIT > 2 * len(data)


def is_own_file(data: bytes) -> bool:
    """Return whether these bytes are a zip with a `report.json`."""
    return REPORT_NAME in zip_names(data)


def is_own_path(path: Path) -> bool:
    """Return whether the content of a file is that of an own file, whatever its name; False if it cannot be read."""
    try:
        with path.open("rb") as file:
            if file.read(2) != b"PK" or path.stat().st_size > LARGEST_FILE:
                return False
            file.seek(0)
            return is_own_file(file.read(LARGEST_FILE + 1))
    except (OSError, ValueError):
        return False


def load(path: Path) -> Report:
    """Return the report of an own file; raise ReadingError."""
    from model.files.read import read_file

    return restore_report(read_file(path, LARGEST_FILE), path.name)


def restore_report(data: bytes, name: str) -> Report:
    """Return the report of the bytes of an own file; raise ReadingError (damaged, too complex, or of a newer version)."""
    try:
        return _restored(*_unpacked(data))
    except ReadingError as error:
        if error.problem in _DAMAGED:
            raise ReadingError(ReadingProblem.OWN_DAMAGED, name=name) from error
        raise error.named(name) from error
    except TooManyPartsError as error:
        raise too_complex("内容过多或嵌套过深").named(name) from error
    except ShapeError as error:
        raise ReadingError(ReadingProblem.OWN_DAMAGED, name=name) from error
    except MemoryError as error:
        raise too_complex("占用内存过多").named(name) from error
    except Exception as error:
        # No file may bring in another error: a list of recovery copies would end at it.
        log_fault(error)
        raise ReadingError(ReadingProblem.OWN_DAMAGED, name=name) from error


def _unpacked(data: bytes) -> tuple[Object, Media]:
    package = open_zip(data)
    content = parse_json(read_part(package, REPORT_NAME), most_parts=_MOST_PARTS)
    return content, _media(package)


def _media(package: Package) -> Media:
    names = [name for name in package.entries if name.startswith(_MEDIA) and not name.endswith("/")]
    return {name.removeprefix(_MEDIA): read_part(package, name) for name in names}


def _restored(content: Object, media: Media) -> Report:
    if member(content, "format") != FORMAT:
        raise ShapeError("another format")
    _require_known_version(content)
    content = upgrade(content)
    report = ReportReader(media).report(an_object(member(content, "report")))
    if content.get("previous") is not None:
        report.previous = ReportReader(media).report(an_object(content["previous"]))
        report.refresh_fields()
    return report


def _require_known_version(content: Object) -> None:
    version = content.get("version")
    if not isinstance(version, int) or version < 1:
        raise ShapeError("no version")
    if version > VERSION:
        raise ReadingError(ReadingProblem.NEWER_VERSION)


def _from_1(content: Json) -> Json:
    """Return version 2, whose reports may say which rows of a register their cells count (`sources`): none did before."""
    return {**content, "version": 2}


UPGRADES: dict[int, Callable[[Json], Json]] = {1: _from_1}
"""For each old version the function that makes the next one of it. Version 1 is the first."""


def upgrade(content: Object) -> Object:
    """Return the same content in the present version."""
    for version in range(content["version"], VERSION):
        content = UPGRADES[version](content)
    return content
