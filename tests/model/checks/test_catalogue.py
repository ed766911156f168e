"""The catalogue is what the checks say of themselves, and the page in docs is current."""

from builders.paths import ROOT

from model.checks.catalogue import as_markdown, as_text, explanation, rules
from model.checks.engine import registered_rules
from model.checks.many_reports import CODES

PAGE = ROOT / "docs" / "checks.md"


def test_every_check_is_in_it():
    assert {rule.code for rule in rules()} == {rule.code for rule in registered_rules()} | set(CODES)
    for rule in rules():
        assert f"{rule.code} [{rule.severity.word}] " in as_text()
        assert f"| {rule.code} | {rule.severity.word} | " in as_markdown()


def test_every_check_gives_its_source():
    for rule in rules():
        text = explanation(rule)
        assert any(mark in text for mark in ("〔20", "条例》", "法》", "跨年", "上年")), rule.code


def test_the_page_in_docs_is_current():
    assert PAGE.read_text(encoding="utf-8") == as_markdown(), (
        "regenerate: docs/checks.md := catalogue.as_markdown()"
    )
