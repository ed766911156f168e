"""Patterns that are made when they are first needed: an empty report needs none, and the window opens the sooner."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache


def lazy(source: str) -> Callable[[], re.Pattern[str]]:
    """Return a function that gives the compiled pattern."""

    @cache
    def compiled() -> re.Pattern[str]:
        return re.compile(source)

    return compiled
