"""Accept: the proposals that a clerk accepts as one edit of the report."""

from __future__ import annotations

from collections.abc import Iterable

from model.content.address import Address
from model.content.values import Value
from model.report.report import Edit, Report, SetField, SetText, SetValues, Several
from model.takeback.proposals import Hunk, Proposal, ProposalKind
from model.takeback.section import Characters


def edit_of(accepted: Iterable[Proposal], report: Report) -> Edit:
    """Return the edit that makes the accepted proposals of `proposals_of`, which must be of this state of the report.

    What cannot be accepted is passed over. A field that is computed from others is never set.
    """
    values: dict[Address, Value] = {}
    hunks: dict[str, list[Hunk]] = {}
    edits: list[Edit] = []
    for proposal in accepted:
        if not proposal.may_accept:
            continue
        if proposal.kind is ProposalKind.CELL:
            values[proposal.address] = proposal.value
        elif proposal.kind is ProposalKind.FIELD:
            edits.append(SetField(proposal.address.part, _field(proposal.value)))
        for hunk in proposal.hunks:
            hunks.setdefault(hunk.key, []).append(hunk)
    if values:
        edits.insert(0, SetValues(values))
    for key, found in hunks.items():
        characters = Characters.of(report.blocks(key))
        # From the end, so that the places before stay; of two at one place the later one goes in first.
        for hunk in sorted(found, key=lambda h: (h.start, h.end), reverse=True):
            characters.replace(hunk.start, hunk.end, hunk.marks)
        edits.append(SetText(key, characters.blocks(key)))
    return Several(tuple(edits))


def _field(value: Value) -> str | int | None:
    return value if value is None or isinstance(value, int) else str(value)
