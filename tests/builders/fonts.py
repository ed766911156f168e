"""The set of fonts that a run has, see `make test-fonts`."""

from __future__ import annotations

import os

import pytest

IS_LATIN = os.environ.get("FONTCONFIG_FILE", "").endswith("latin.conf")
"""Whether the tests run with the set of fonts that has no Chinese characters."""
needs_chinese_font = pytest.mark.skipif(IS_LATIN, reason="no Chinese font in this set")
