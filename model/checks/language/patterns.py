"""What the figures of a report count, and the words that stand beside a figure without changing anything.

Every pattern of the modules beside this one is matched against what stands directly before a figure (it ends there) or
directly behind it (it begins there), so that nothing unknown can stand between the words and the figure.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    """What a figure of a report counts."""

    RECEIVED = "received"
    HANDLED = "handled"
    """Applications dealt with: a writer may mean those received, or those concluded."""
    REQUESTS = "requests"
    """Applications without a verb (`依申请公开3次`): those received, concluded or granted."""
    CARRIED_IN = "carried_in"
    CONCLUDED = "concluded"
    CARRIED_OUT = "carried_out"
    CARRIED = "carried"
    """Carried over, without the year from or to which."""
    GRANTED = "granted"
    PARTLY_GRANTED = "partly_granted"
    GRANTED_ANY = "granted_any"
    """Granted and partly granted in one figure."""
    REFUSED = "refused"
    UNAVAILABLE = "unavailable"
    REJECTED = "rejected"
    OTHER = "other"
    REASON = "reason"
    """Applications that ended for one reason: the part is its row."""
    NATURAL_PERSON = "natural_person"
    """Applications of natural persons."""
    ORGANISATION = "organisation"
    """Applications of one kind of organisation, the part is its column; of all of them where the part is empty."""
    RECONSIDERATION = "reconsideration"
    LITIGATION = "litigation"
    """Both kinds of litigation together."""
    LITIGATION_DIRECT = "litigation_direct"
    LITIGATION_AFTER = "litigation_after_reconsideration"
    DISPUTES = "disputes"
    """Reconsideration and litigation in one figure."""
    REGULATIONS = "regulations"
    NORMATIVE_DOCUMENTS = "normative_documents"
    LICENSING = "licensing"
    PENALTIES = "penalties"
    COERCIVE_MEASURES = "coercive_measures"
    FEES = "fees"


class Bound(NamedTuple):
    """What a figure counts: `part` is a column (an outcome, what became of a document), empty for all."""

    kind: Kind
    part: str = ""
    other_year: int | None = None
    """The year carried from or to, where it is said by number."""


FILL = r"[共计总合收累数量件均各都分别为是有达到：的了]*"
"""What may stand between a thing and its figure: `共计`, `总数为`, `数量：`. A class of characters, so that no text of
whatever kind can be split in many ways."""

NO_OTHER_BEFORE = r"^(?:其中|剩余|其余|尚余|尚剩|余|未到期|未办结|目前|现|仍|尚有|还有|另有|另外|另|含|包括|及|和|、|有|的|：|对|已|共|全年|其)*$"
"""What may stand before a figure whose meaning follows it."""
