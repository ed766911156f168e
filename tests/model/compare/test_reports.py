"""Two reports side by side: what differs is found, and only that, whatever the reports are."""

from decimal import Decimal
from time import perf_counter

from builders.draft import draft
from builders.model import cell
from builders.report import filled, printed_reports
from hypothesis import given, settings

from model.compare.lines import MOVED, ONLY_NEW, ONLY_OLD, lines, rate_text, signed
from model.compare.reports import change_of, compare, text_of
from model.content.address import Address
from model.content.blocks import Paragraph, Picture, TableBlock
from model.report.report import SetField, SetValues

LICENSING = cell("disclosure.licensing.decisions")


@settings(max_examples=40, deadline=None)
@given(printed_reports())
def test_a_report_and_itself(report):
    found = compare(report, report.copy())
    assert found.count == 0 and list(lines(found)) == []


@settings(max_examples=40, deadline=None)
@given(printed_reports(), printed_reports())
def test_both_ways_say_the_same_and_nothing_is_lost(one, other):
    there, back = compare(one, other), compare(other, one)
    assert [p.is_same for p in there.fields] == [p.is_same for p in back.fields]
    for part in there.parts:
        if hasattr(part, "pairs"):
            assert tuple(p.old for p in part.pairs if p.old is not None) == one.blocks(part.key)
            assert tuple(p.new for p in part.pairs if p.new is not None) == other.blocks(part.key)
        else:
            assert {c.address for c in part.differing} == {
                a
                for a in {*one.values, *other.values}
                if a.part == part.key and one.values.get(a) != other.values.get(a)
            }
    assert len(list(lines(there))) == there.count


def test_a_figure_a_word_and_a_field():
    other = draft()
    other.apply(SetValues({LICENSING: 225}))
    other.apply(SetField("date", "2026年1月12日"))
    blocks = list(other.blocks("overview"))
    blocks[2] = Paragraph.of("全年公开信息196条，其中工作动态92条，均已公开全文和解读材料。")
    other.texts["overview"] = tuple(blocks)
    date, text, figure = lines(compare(draft(), other))
    assert (date.place, date.old_text, date.new_text) == ("成文日期", "2026年1月9日", "2026年1月12日")
    assert [s.text for s in text.new if s.changed] == ["196"]
    assert text.address.part == "overview"
    assert other.text("overview")[text.address.start : text.address.end] == blocks[2].text
    was = draft().values[LICENSING]
    assert isinstance(was, int)
    assert (figure.old_text, figure.new_text, figure.note) == (str(was), "225", signed(225 - was))


def test_moved_new_and_gone_paragraphs():
    other = draft()
    first, second, third, fourth = other.blocks("other_matters")
    other.texts["other_matters"] = (third, fourth, first, Paragraph.of("另有一件完全不同的事情。"))
    notes = {(line.old_text or line.new_text, line.note) for line in lines(compare(draft(), other))}
    assert ("另有一件完全不同的事情。", ONLY_NEW) in notes and (text_of(second), ONLY_OLD) in notes
    assert any(note == MOVED for _, note in notes)


def test_blank_zero_and_slash_are_not_the_same():
    assert (change_of(None, 0), change_of(3, None), change_of(1, Decimal("2.5"))) == (0, -3, Decimal("1.5"))
    assert change_of("/", 3) is None and change_of(None, None) is None


def test_editions_of_different_years():
    old, new = filled("2019"), filled("2021")
    found = compare(old, new)
    addresses = [c.address for part in found.parts if hasattr(part, "cells") for c in part.cells]
    assert set(addresses) == {*old.form.addresses, *new.form.addresses}
    assert all(found.name(address) for address in addresses)


def test_tables_and_pictures_of_a_text():
    assert text_of(TableBlock.of_rows([["甲", "1"], ["乙", "2"]])) == "甲 | 1\n乙 | 2"
    assert text_of(Picture(b"x", "image/png", 9, 9, "图一")) == "［图片：图一］"


def test_signs():
    assert [signed(n) for n in (13, -4, 0, Decimal("0.50"))] == ["+13", "-4", "0", "+0.50"]
    assert [rate_text(n) for n in (0.125, -1.0, 0.0, None)] == ["+12.5%", "-100.0%", "0%", "—"]


def test_comparing_is_quick():
    one, other = draft(), draft()
    long = tuple(Paragraph.of(f"第{i}项工作进展顺利，完成任务{i * 7}件，群众满意。") for i in range(300))
    one.texts["overview"], other.texts["overview"] = long, long[::2]
    began = perf_counter()
    found = compare(one, other)
    assert found.count == 150 and list(lines(found))
    assert perf_counter() - began < 1
    assert Address("overview") not in found.new.values
