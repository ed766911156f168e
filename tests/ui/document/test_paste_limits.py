"""What is pasted is counted before anything parses it."""

import pytest
from builders.clipboards import CLIPBOARDS, Clipboard, nested, table

from ui.document import paste, paste_limits
from ui.document.paste import read_mime
from ui.document.paste_limits import (
    MOST_CHARACTERS,
    MOST_DEPTH,
    MOST_LINES,
    MOST_SPAN,
    excess_of_page,
    excess_of_text,
)

pytestmark = pytest.mark.usefixtures("qapp")

PARSED = {"an attribute of 5 M characters", "a line of 300,000 characters"}


def test_there_are_as_many_kinds_as_promised() -> None:
    assert len(CLIPBOARDS) >= 23


@pytest.mark.parametrize("name", CLIPBOARDS)
def test_nothing_that_asks_for_much_is_parsed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Structure, not time: what comes to the parser, and what comes out, is within the limits."""
    parsed: list[str] = []
    real = paste._read_page
    monkeypatch.setattr(paste, "_read_page", lambda html: parsed.append(html) or real(html))
    clip = CLIPBOARDS[name]()
    pasted = read_mime(clip.mime())
    assert all(not excess_of_page(html) for html in parsed)
    assert len(pasted.blocks) <= MOST_LINES
    assert pasted.message or parsed == [clip.html]
    if excess_of_page(clip.html) or excess_of_text(clip.text):
        assert pasted.message.endswith("。") and (
            "没有粘贴" in pasted.message or "只粘贴了" in pasted.message
        )


def test_a_page_with_too_much_gives_its_text() -> None:
    pasted = read_mime(Clipboard(nested("div", MOST_DEPTH + 1).html, "正文。").mime())
    assert [block.text for block in pasted.blocks] == ["正文。"]  # type: ignore[union-attr]
    assert "层次太深" in pasted.message


WHOLE = {
    "as deep as may be": nested("div", MOST_DEPTH).html,
    "paragraphs that are not closed": "<p>字" * 2_000,
    "items that are not closed": "<ul>" + "<li>项" * 2_000 + "</ul>",
    "the widest span": table(3, 1, f' colspan="{MOST_SPAN}"'),
    "the largest table of the form": table(60, 40),
    "what Word says of its styles": "<xml>" + '<w:LsdException Name="a"/>' * 400 + "</xml><p>字</p>",
    "a style sheet as Word brings one": "<style>" + "p.MsoNormal {margin:0}\n" * 3_000 + "</style><p>字</p>",
    "a picture within the page": f'<img src="data:image/png;base64,{"A" * 3_000_000}">',
}


@pytest.mark.parametrize("name", WHOLE)
def test_what_clerks_copy_is_within_the_limits(name: str) -> None:
    assert excess_of_page(WHOLE[name]) == ""


BEYOND = {
    "deep": nested("DIV", MOST_DEPTH + 1).html,
    "tables": "<table><tr><td>" * (paste_limits.MOST_TABLE_DEPTH + 1),
    "span": table(1, 1, f" COLSPAN = {MOST_SPAN + 1}"),
    "span of many digits": table(1, 1, " rowspan=" + "9" * 5_000),
    "cells": "<table>" + "<th>1" * (paste_limits.MOST_CELLS + 1),
    "pictures": "<img src=a>" * (paste_limits.MOST_PICTURES + 1),
    "styles": "<style>" + "a" * (paste_limits.LONGEST_STYLE + 1),
    "characters": "<p>" + "字" * (2 * MOST_CHARACTERS + 1),
    "tag": f'<p title="{"a" * (paste_limits.LONGEST_TAG + 1)}">',
}


@pytest.mark.parametrize("name", BEYOND)
def test_what_is_beyond_them_is_said(name: str) -> None:
    assert excess_of_page(BEYOND[name])


def test_lines_and_characters_of_a_text() -> None:
    assert excess_of_text("行\n" * MOST_LINES) == "" != excess_of_text("行\x0b" * (MOST_LINES + 1))
    assert excess_of_text("字" * MOST_CHARACTERS) == "" != excess_of_text("字" * (MOST_CHARACTERS + 1))
