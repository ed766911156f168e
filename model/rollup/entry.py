"""Entry: what is known of one file of a roll-up: what it is, whose, its figures, and what was found in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from model.checks.core import Finding, Fix, Severity
from model.content.address import Address
from model.content.values import Value, display, restore
from model.files.errors import ReadingError, ReadingProblem
from model.form.editions import form_of
from model.report.report import Report
from model.storage.own_file import dump, restore_report

Json = dict[str, Any]


class Kind(Enum):
    """What a file turned out to be."""

    REPORT = "report"
    NO_REPORT = "no_report"
    """Readable, but no annual report: a notice, a summary."""
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Entry:
    """One file. `path` names it; the report in it is kept packed, without pictures and without last year's."""

    path: str
    kind: Kind
    message: str = ""
    """Why it is no report or was not read, one sentence for the user."""
    unit: str = ""
    signature: str = ""
    year: int | None = None
    edition: str = ""
    notes: int = 0
    """How many places were doubtful while reading."""
    modified: float = 0.0
    """When the file was last changed, in seconds since the epoch."""
    digest: str = ""
    """SHA-256 of the file's bytes; empty where it could not be read."""
    packed: bytes = field(default=b"", repr=False)
    findings: tuple[Finding, ...] = ()
    values: Mapping[Address, Value] = field(default_factory=dict[Address, Value], repr=False)
    """The figures of the three tables; blank cells are absent."""
    sketches: Mapping[str, tuple[int, ...]] = field(default_factory=dict[str, tuple[int, ...]], repr=False)
    """What tells a long written section from others, by its key; see `model.rollup.similar`."""
    against: str = ""
    """Digest of last year's file that the findings compare with; empty for none."""

    @property
    def name(self) -> str:
        """Return the name of the file without its folder."""
        return self.path.replace("\\", "/").rsplit("/", 1)[-1]

    def report(self) -> Report:
        """Return the report, an own copy. Raise ReadingError where the file holds none."""
        if not self.packed:
            raise ReadingError(ReadingProblem.NO_REPORT, name=self.name)
        return restore_report(self.packed, self.name)

    @property
    def has_errors(self) -> bool:
        """Tell whether something in it must be corrected before publication."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


Sketches = Mapping[str, tuple[int, ...]]


def pack_report(report: Report, notes: int, findings: tuple[Finding, ...], sketches: Sketches) -> bytes:
    """Return what a worker sends back for a report: a line of JSON, then the report as an own file."""
    head: Json = {
        "kind": Kind.REPORT.value,
        "notes": notes,
        "findings": [finding_out(finding) for finding in findings],
        "sketches": sketches,
    }
    return json.dumps(head, ensure_ascii=True).encode("ascii") + b"\n" + dump(report)


def pack_problem(kind: Kind, message: str) -> bytes:
    """Return what a worker sends back for a file without a report."""
    return json.dumps({"kind": kind.value, "message": message}, ensure_ascii=True).encode("ascii") + b"\n"


def unpack(answer: bytes, path: str, modified: float, digest: str) -> Entry:
    """Return the entry that a worker's answer describes. Raise ValueError, LookupError or ReadingError for a wrong answer."""
    line, _, packed = answer.partition(b"\n")
    head: Json = json.loads(line)
    kind = Kind(head["kind"])
    if kind is not Kind.REPORT:
        return Entry(path, kind, str(head["message"]), modified=modified, digest=digest)
    report = restore_report(packed, path)
    return Entry(
        path,
        kind,
        "",
        report.unit,
        report.signature,
        report.year,
        report.edition,
        int(head["notes"]),
        modified,
        digest,
        packed,
        tuple(finding_in(each) for each in head["findings"]),
        values_of(report),
        sketches_in(head["sketches"]),
    )


def sketches_in(content: Json) -> dict[str, tuple[int, ...]]:
    """Return sketches as they were before they became JSON."""
    return {str(key): tuple(int(piece) for piece in sketch) for key, sketch in content.items()}


def values_of(report: Report) -> dict[Address, Value]:
    """Return the figures of a report under the form's own addresses, which all entries share."""
    return {
        a: report.values[a] for a in form_of(report.edition).addresses if report.values.get(a) is not None
    }


def finding_out(finding: Finding) -> Json:
    """Return a finding as JSON that `finding_in` takes back."""
    content: Json = {
        "code": finding.code,
        "severity": finding.severity.value,
        "address": str(finding.address),
        "arguments": dict(finding.arguments),
        "related": [str(address) for address in finding.related],
    }
    if finding.fix is not None:
        fix = finding.fix
        content["fix"] = [str(fix.address), display(fix.value), fix.replaces]
    return content


def finding_in(content: Json) -> Finding:
    """Return the finding of `finding_out`. Raise ValueError or LookupError for anything else."""
    fix: Fix | None = None
    if "fix" in content:
        address, value, replaces = content["fix"]
        fix = Fix(Address.parse(address), restore(str(value)), str(replaces))
    return Finding(
        str(content["code"]),
        Severity(content["severity"]),
        Address.parse(content["address"]),
        tuple(sorted((str(k), str(v)) for k, v in content["arguments"].items())),
        tuple(Address.parse(each) for each in content["related"]),
        fix,
    )
