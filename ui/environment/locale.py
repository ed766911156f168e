"""The locale of the process."""

from __future__ import annotations

import os


def use_utf8_locale() -> None:
    """Choose a locale of UTF-8 where the environment names none: Qt warns on stderr about any other."""
    named = next((os.environ[key] for key in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(key)), "")
    if "utf8" not in named.lower().replace("-", ""):
        os.environ["LC_ALL"] = "C.UTF-8"
