"""Reader of web pages, whatever their file name (.html, .htm, .doc, .xls)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from model.files.read import check_size
from model.reading.guards import PAGE_TAGS_LIMIT, TEXT_LIMIT, Element, check_tags, damaged, too_complex
from model.reading.html.page import Page
from model.reading.html.sheets import apply_sheets
from model.reading.shared.charset import decode
from model.reading.source import Source

_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:(!doctype\s+html|html|head|body)|(?:table|div|p|h[1-6]|meta|style"
    r"|span|center|font|title|script|link|article|section|main)\b)",
    re.I | re.S,
)
_PARTS = re.compile(r"</(?:table|div|p|body|span|h[1-6])>", re.I)
_SAMPLE = 8192
_ASIDE = (
    "//*[@hidden or @title='header' or @title='footer' or starts-with(@class, 'MsoToc') or starts-with(@class, 'MsoFootnote')"
    " or starts-with(@id, 'Table of Contents') or starts-with(@id, 'sdfootnote') or starts-with(@id, 'sdendnote')]"
)
"""Hidden elements, and what word processors export besides the body: contents, notes, page headers and footers."""
_MARKS = (
    "hidden",
    "HIDDEN",
    "header",
    "footer",
    "MsoToc",
    "MsoFootnote",
    "Table of Contents",
    "sdfootnote",
    "sdendnote",
)
_TITLE_NAMES = frozenset({"articletitle", "og:title", "title", "dc.title", "twitter:title"})
_LONGEST_TITLE = 300
_TOO_DEEP = "ERR_RESOURCE_LIMIT"


def sniff(data: bytes) -> bool:
    """Return whether the bytes begin like a web page or a fragment of one."""
    sample = data[:_SAMPLE]
    if b"<" not in sample:
        return False
    text = decode(sample)
    match = _START.match(text.lstrip("\ufeff")) if text else None
    return match is not None and (match.group(1) is not None or _PARTS.search(text or "") is not None)


def read(data: bytes) -> Source:
    """Return the content of the page. Raise ReadingError."""
    return page(data, {}, "html")


def page(data: bytes, resources: Mapping[str, bytes], name: str) -> Source:
    """Return the content of a page. `resources` are its pictures, `name` is the format. Raise ReadingError."""
    check_size(len(data), TEXT_LIMIT)
    text = decode(data)
    if text is None:
        raise damaged()
    check_tags(data, PAGE_TAGS_LIMIT)
    root = _parse(text)
    if root is None:
        return Source((), name)
    has_title = sum(1 for _ in root.iter("h1")) == 1
    has_links = any("stylesheet" in (each.get("rel") or "").lower() for each in root.iter("link"))
    reader = Page(resources, has_title=has_title, has_links=has_links)
    blocks = tuple(reader.blocks(root))
    return Source(
        blocks, name, titles=_titles(root), containers=reader.containers, omissions=tuple(reader.omissions)
    )


def _titles(root: Element) -> tuple[str, ...]:
    """Return the titles that the head of the page states, those of the article before that of the page."""
    found = [
        each.get("content", "")
        for each in root.iter("meta")
        if (each.get("name") or each.get("property") or "").lower() in _TITLE_NAMES
    ]
    texts = (*found, *("".join(each.itertext()) for each in root.iter("title")))
    return tuple(text.strip()[:_LONGEST_TITLE] for text in texts if text.strip())


def _parse(text: str) -> Element | None:
    """Return the root element. Raise TOO_COMPLEX if elements are nested too deeply."""
    etree: Any = import_module("lxml.etree")
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        if _is_too_deep(parser):
            raise too_complex("嵌套过深") from error
        return None
    if _is_too_deep(parser):
        raise too_complex("嵌套过深")
    if "<style" in text or "<STYLE" in text:
        apply_sheets(root, text)
    if any(mark in text for mark in _MARKS):
        for each in root.xpath(_ASIDE):
            each.set("style", "display:none")
    return root


def _is_too_deep(parser: Any) -> bool:
    """Return whether the parser stopped at its depth limit, which only its log shows."""
    return any(entry.type_name == _TOO_DEEP for entry in parser.error_log)
