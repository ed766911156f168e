"""Reader of .mht, .mhtml and saved mails: the page in them with its embedded pictures."""

from __future__ import annotations

import email
import re
from email.message import Message

from model.reading.guards import damaged, too_complex
from model.reading.html import inline_tables
from model.reading.html import reader as html
from model.reading.source import Source
from model.reading.txt import reader as text

_HEADER = re.compile(rb"(?:\A|\n)(?:MIME-Version|Content-Type)\s*:", re.I)
_FIELD = re.compile(rb"\s*[A-Za-z][A-Za-z-]{1,40}:[ \t]")
_SAMPLE = 8192
LINES = 420_000
"""Lines of the largest file at 76 characters a line; the mail parser is slow for each."""
PARTS = 5_000
"""Possible part boundaries; a page has one for each picture."""


def sniff(data: bytes) -> bool:
    """Return whether the bytes begin with a mail header that announces a page."""
    sample = data[:_SAMPLE].removeprefix(b"\xef\xbb\xbf")
    return (
        _FIELD.match(sample) is not None
        and _HEADER.search(sample) is not None
        and any(kind in sample.lower() for kind in (b"multipart/", b"text/html"))
    )


def read(data: bytes) -> Source:
    """Return the content of the page, or of the plain text if there is no page. Raise ReadingError."""
    if data.count(b"\n") > LINES or data.count(b"\n--") > PARTS:
        raise too_complex("内容过多")
    message = email.message_from_bytes(data.removeprefix(b"\xef\xbb\xbf").lstrip())
    parts = [part for part in message.walk() if not part.is_multipart()]
    page = _first(parts, "text/html")
    if page is not None:
        return html.page(_payload(page), _resources(parts), "mht")
    plain = _first(parts, "text/plain")
    if plain is None:
        raise damaged()
    payload = _payload(plain)
    return inline_tables.read(payload) if inline_tables.sniff(payload) else text.read(payload)


def _first(parts: list[Message], kind: str) -> Message | None:
    """Return the first part of this content type that is not blank."""
    return next((part for part in parts if part.get_content_type() == kind and _payload(part).strip()), None)


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _resources(parts: list[Message]) -> dict[str, bytes]:
    """Return the pictures, keyed by every address under which the page may reference them."""
    found: dict[str, bytes] = {}
    for part in parts:
        if part.get_content_maintype() != "image":
            continue
        location, content_id = part.get("Content-Location"), part.get("Content-ID")
        if location:
            found[str(location).strip()] = _payload(part)
            found.setdefault(str(location).strip().rsplit("/", 1)[-1], _payload(part))
        if content_id:
            found[f"cid:{str(content_id).strip().strip('<>')}"] = _payload(part)
    return found
