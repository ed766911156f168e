"""Help pages: complete, linked, filled in from the program itself."""

import re

import pytest

from model.checks.catalogue import rules
from model.form.editions import form_of
from ui.help.pages import FOLDER, has_page, page, window_keys

PAGES = sorted(path.stem for path in FOLDER.glob("*.md"))


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_every_section_of_both_editions_has_a_page(edition):
    assert all(has_page(section.key) for section in form_of(edition).sections)


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_to_a_page_and_nothing_is_left_to_fill_in(name):
    text = page(name)
    assert text.startswith("# ") and "{{" not in text
    links = re.findall(r"\]\(([^)]*)\)", text)
    assert name == "index" or "index.md" in links
    assert all(link.endswith(".md") and has_page(link.removesuffix(".md")) for link in links)


def test_every_check_is_explained_somewhere_on_its_page_and_all_on_one():
    all_on_one = page("findings")
    for rule in rules():
        assert f" {rule.code}　" in all_on_one
    assert (
        " R03　" in page("requests") and " D02　" in page("disclosure") and " R03　" not in page("disclosure")
    )


def test_a_name_that_is_no_page_shows_the_contents():
    assert page("../../secret") == page("index") == page("nothing")


def test_given_shortcuts_are_listed_with_their_signs_escaped():
    text = page("keys", [("Ctrl+*", "加|粗")])
    assert r"| Ctrl\+\* | 加\|粗 |" in text


def test_shortcuts_name_the_menu_they_are_in():
    assert ("Ctrl+S", "保存（文件）") in window_keys()
    assert all(key for key, _ in window_keys())
