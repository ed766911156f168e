"""Hosts: whether a path or a file URL names another computer, told from its letters alone, before anything touches it.

To look whether such a file exists is enough for Windows to send the user's name and a hash of the password there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from os import PathLike, fspath

from model.files.errors import ReadingError, ReadingProblem

_URL = re.compile(r"file:(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_AUTHORITY = re.compile(r"//(?P<host>[^/]*)(?P<rest>.*)", re.DOTALL)
_DEVICE = re.compile(
    r"//[?.]/+(?:UNC/+(?P<host>[^/]*)|(?P<disk>[A-Za-z]:(?:/|$))|(?P<name>[^/]*))", re.IGNORECASE
)
_HERE = ("", "localhost")


def host_of(path: str | PathLike[str]) -> str:
    """Return the computer that a path or a file URL names, `.` for a device; empty for a file of this one."""
    words = fspath(path).strip().replace("\\", "/")
    url = _URL.match(words)
    if url is None:
        return _host_of_share(words)
    authority = _AUTHORITY.match(url["rest"])
    if authority is None:
        return ""
    if authority["host"].lower() not in _HERE:
        return authority["host"]
    return _host_of_share(authority["rest"])


def _host_of_share(words: str) -> str:
    device = _DEVICE.match(words)
    if device is not None:
        return "" if device["disk"] else device["host"] or "."
    return words.lstrip("/").partition("/")[0] if words.startswith("//") else ""


def elsewhere(paths: Iterable[str | PathLike[str]]) -> ReadingError | None:
    """Return the error about the first path that names another computer; None where all are of this one."""
    for path in paths:
        host = host_of(path)
        if host:
            name = fspath(path).replace("\\", "/").rpartition("/")[2]
            return ReadingError(ReadingProblem.ELSEWHERE, name=name, host=host)
    return None
