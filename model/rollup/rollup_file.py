"""Roll-up file `.xxgk-rollup`: a zip of a versioned `rollup.json` and the reports, replaced atomically."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from model.files.atomic import replace_file
from model.files.errors import ReadingError, ReadingProblem
from model.files.read import MEGABYTE, read_file
from model.files.typed_json import parse_json
from model.rollup.assignment import Decisions
from model.rollup.entry import Entry, Kind, finding_in, finding_out, sketches_in, values_of
from model.rollup.rollup import Rollup
from model.rollup.units import Unit, UnitList
from model.storage.own_file import dump, restore_report

SUFFIX = ".xxgk-rollup"
FORMAT, VERSION = "xxgk-rollup", 1
CONTENT = "rollup.json"
LARGEST = 300 * MEGABYTE
MOST_MEMBERS = 40_000
_MOST_PARTS = 20_000_000
"""Values in the JSON: some 1,000 an entry."""
_LARGEST_MEMBER = 200 * MEGABYTE
_EPOCH = (2000, 1, 1, 0, 0, 0)
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
    ArithmeticError,
)

Json = dict[str, Any]


def save_rollup(rollup: Rollup, path: Path) -> None:
    """Write the roll-up; the file is the old or the new whole one at any moment. Raise FileError."""
    replace_file(path, dump_rollup(rollup), keeps_former=True)


def load_rollup(path: Path) -> Rollup:
    """Return the roll-up in a file. Raise ReadingError."""
    data = read_file(path, LARGEST)
    try:
        return _restore(data)
    except ReadingError as error:
        raise error.named(path.name) from error
    except (*_BROKEN, RecursionError, MemoryError) as error:
        raise ReadingError(ReadingProblem.OWN_DAMAGED, name=path.name) from error


def is_rollup(data: bytes) -> bool:
    """Tell whether the bytes are a roll-up file's, by their content."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return CONTENT in archive.namelist()
    except _BROKEN:
        return False


def dump_rollup(rollup: Rollup) -> bytes:
    """Return the file's bytes; the same roll-up always gives the same."""
    reports: dict[str, bytes] = {}
    content: Json = {
        "format": FORMAT,
        "version": VERSION,
        "year": rollup.wanted_year,
        "unit": rollup.unit,
        "units": [[unit.name, *unit.aliases] for unit in rollup.units.units],
        "entries": [_entry_out(entry, reports) for entry in rollup.entries.values()],
        "last": [_entry_out(entry, reports) for entry in rollup.last.values()],
        "unit_of": dict(rollup.decisions.unit_of),
        "chosen": dict(rollup.decisions.chosen),
        "counts_unlisted": rollup.decisions.counts_unlisted,
        "returned": sorted(rollup.returned),
        "own": None if rollup.own is None else _member(dump(rollup.own), reports),
    }
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        archive.writestr(
            zipfile.ZipInfo(CONTENT, _EPOCH), text.encode("utf-8", "replace"), zipfile.ZIP_DEFLATED
        )
        for name in sorted(reports):
            # An own file is a zip, and does not get smaller.
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), reports[name], zipfile.ZIP_STORED)
    return buffer.getvalue()


def _member(packed: bytes, reports: dict[str, bytes]) -> str:
    name = f"reports/{hashlib.sha256(packed).hexdigest()[:32]}.xxgk"
    reports[name] = packed
    return name


def _entry_out(entry: Entry, reports: dict[str, bytes]) -> Json:
    return {
        "path": entry.path,
        "kind": entry.kind.value,
        "message": entry.message,
        "notes": entry.notes,
        "modified": entry.modified,
        "digest": entry.digest,
        "against": entry.against,
        "findings": [finding_out(finding) for finding in entry.findings],
        "sketches": dict(entry.sketches),
        "report": _member(entry.packed, reports) if entry.packed else None,
    }


def _restore(data: bytes) -> Rollup:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = archive.infolist()
        if len(members) > MOST_MEMBERS or sum(m.file_size for m in members) > LARGEST:
            raise ReadingError(ReadingProblem.TOO_COMPLEX, what="内容过多")
        parts = {m.filename: archive.read(m) for m in members if m.file_size <= _LARGEST_MEMBER}
    content = parse_json(parts[CONTENT], most_parts=_MOST_PARTS)
    if content["format"] != FORMAT:
        raise ValueError("another format")
    if int(content["version"]) > VERSION:
        raise ReadingError(ReadingProblem.NEWER_VERSION)
    year = content["year"]
    return Rollup(
        units=UnitList(
            Unit(str(name), tuple(str(a) for a in aliases)) for name, *aliases in content["units"]
        ),
        entries=_entries_in(content["entries"], parts),
        last=_entries_in(content["last"], parts),
        decisions=Decisions(
            {str(k): str(v) for k, v in content["unit_of"].items()},
            {str(k): str(v) for k, v in content["chosen"].items()},
            bool(content["counts_unlisted"]),
        ),
        wanted_year=None if year is None else int(year),
        unit=str(content["unit"]),
        own=None if content["own"] is None else restore_report(parts[content["own"]], ""),
        returned=frozenset(str(unit) for unit in content["returned"]),
    )


def _entries_in(content: list[Json], parts: Mapping[str, bytes]) -> dict[str, Entry]:
    entries = (_entry_in(each, parts) for each in content)
    return {entry.path: entry for entry in entries}


def _entry_in(content: Json, parts: Mapping[str, bytes]) -> Entry:
    kind, path = Kind(content["kind"]), str(content["path"])
    modified, digest = float(content["modified"]), str(content["digest"])
    if kind is not Kind.REPORT:
        return Entry(path, kind, str(content["message"]), modified=modified, digest=digest)
    packed = parts[content["report"]]
    report = restore_report(packed, path)
    return Entry(
        path,
        kind,
        "",
        report.unit,
        report.signature,
        report.year,
        report.edition,
        int(content["notes"]),
        modified,
        digest,
        packed,
        tuple(finding_in(each) for each in content["findings"]),
        values_of(report),
        sketches_in(content["sketches"]),
        str(content["against"]),
    )
