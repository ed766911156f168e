"""Addresses in texts lead somewhere."""

import pytest

from export.writers.fixed.links import Link, links_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("见http://a.example/b?c=1。", [Link(1, 23, "http://a.example/b?c=1")]),
        ("（www.a.example）", [Link(1, 14, "http://www.a.example")]),
        ("邮箱：xx_gk@a.example，", [Link(3, 18, "mailto:xx_gk@a.example")]),
        ("https://a.example/b.", [Link(0, 19, "https://a.example/b")]),
        ("没有网址 1.2", []),
        ("http://", []),
        ("javascript:alert(1)", []),
    ],
)
def test_web_and_mail_addresses(text: str, found: list[Link]) -> None:
    assert links_in(text) == found
