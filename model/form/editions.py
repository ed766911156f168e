"""The editions of the form that there are, and which one a year is reported on with."""

from __future__ import annotations

from model.form.edition_2019 import EDITION_2019
from model.form.edition_2021 import EDITION_2021
from model.form.spec import Form

FORMS: dict[str, Form] = {form.edition: form for form in (EDITION_2021, EDITION_2019)}
CURRENT = EDITION_2021


def form_of(edition: str) -> Form:
    """Return the form of an edition; raise KeyError for an edition that does not exist."""
    return FORMS[edition]


def edition_for(year: int | None) -> str:
    """Return the edition that reports on this year are filed on (国办公开办函〔2021〕30号: 2021 and later)."""
    return "2019" if year is not None and year in EDITION_2019.years else CURRENT.edition
