"""Disputes: the cases of reconsideration and litigation that the row of an application tells of."""

from __future__ import annotations

from typing import NamedTuple

from model.ledger.applications import Application, last_day
from model.ledger.dispute_words import (
    AFTER,
    DIRECT,
    GROUP_LABELS,
    RECONSIDERATION,
    disputes_in,
    group_of,
    outcome_of,
)
from model.ledger.questions import NO_CASE, Ask, Asked
from model.ledger.texts import is_cross, is_tick, plain
from model.ledger.words import Sense


class Dispute(NamedTuple):
    """A case of table four: its group and its outcome."""

    group: str
    outcome: str


def disputes_of(application: Application, year: int, asked: Asked) -> list[Dispute]:
    """Return the cases of an application that count in a year.

    A case that ended in an earlier year is over, one that ended later was pending (尚未审结); where no date is given, the
    register of the year is taken to tell of the year.
    """
    if not application.tells_of_disputes:
        return []
    free = disputes_in(application.dispute)
    texts = [*application.reconsiderations, free.reconsideration]
    found: list[Dispute] = []
    ticks = [tick.partition(".")[::2] for tick in application.dispute_ticks]
    outcome = next((o for g, o in ticks if g == RECONSIDERATION), "") or _outcome(
        texts, False, application, asked
    )
    has_reconsideration = bool(outcome)
    outcome = _in_year(outcome, application.reconsideration_date, year)
    if outcome:
        found.append(Dispute(RECONSIDERATION, outcome))
    group, outcome = _litigation(application, free.litigation, free.group, asked)
    outcome = _in_year(outcome, application.litigation_date, year)
    if outcome:
        group = group or _group(application, has_reconsideration, asked)
    if outcome and group:
        found.append(Dispute(group, outcome))
    return found


def _litigation(application: Application, free: str, free_group: str, asked: Asked) -> tuple[str, str]:
    """Return the group, empty where nothing tells it, and the outcome, empty for no litigation."""
    for tick in application.dispute_ticks:
        group, _, outcome = tick.partition(".")
        if group != RECONSIDERATION:
            return group if group in (DIRECT, AFTER) else _said_group(application), outcome
    given = [(group, text) for group, text in (*application.litigations, (free_group, free)) if text]
    if not given and application.litigation_kind and group_of(application.litigation_kind):
        # A litigation whose outcome is left blank.
        given = [(group_of(application.litigation_kind), "是")]
    outcome = _outcome([text for _, text in given], True, application, asked)
    group = next((g for g, text in given if g and not is_cross(text)), "")
    return group or _said_group(application) or next((g for _, t in given if (g := group_of(t))), ""), outcome


def _said_group(application: Application) -> str:
    text = application.litigation_kind
    if not text:
        return ""
    if is_tick(text):
        return AFTER
    return DIRECT if is_cross(text) else group_of(text)


def _group(application: Application, has_reconsideration: bool, asked: Asked) -> str:
    if has_reconsideration:
        return AFTER
    if application.has_reconsideration_column:
        return DIRECT
    return asked.ask(Ask.LITIGATION_GROUP, application.ref)


def _outcome(texts: list[str], litigation: bool, application: Application, asked: Asked) -> str:
    meanings = [(text, outcome_of(text, litigation)) for text in texts if text]
    for _, meaning in meanings:
        if meaning.sense is Sense.KEY:
            if meaning.assumed:
                asked.doubt(meaning.assumed, *application.refs)
            return meaning.key
    for text, meaning in meanings:
        if meaning.sense is Sense.UNKNOWN:
            ask = Ask.LITIGATION if litigation else Ask.RECONSIDERATION
            answer = asked.ask(ask, application.ref, plain(text))
            return "" if answer == NO_CASE else answer
    if any(meaning.sense is Sense.VAGUE for _, meaning in meanings):
        what = "行政诉讼" if litigation else GROUP_LABELS[RECONSIDERATION]
        asked.doubt(f"有{what}，没有写结果，计入“尚未审结”", *application.refs)
        return "pending"
    return ""


def _in_year(outcome: str, ended: str, year: int) -> str:
    day = last_day(ended) if outcome and outcome != "pending" else None
    if day is None or day.year is None or day.year == year:
        return outcome
    return "" if day.year < year else "pending"
