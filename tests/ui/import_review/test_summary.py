"""What an import has found, in words."""

from dataclasses import replace

import pytest
from builders.review import OTHER, RECEIVED, filled, measured

from model.content.address import Address
from model.content.blocks import Paragraph
from model.recognise.notes import Doubt, note
from model.report.report import Report
from ui.import_review.summary import END, HEAD, State, blocks_of, part_of, parts_of, place_of, places_of


def parts(report, notes=(), findings=()):
    return {part.key: part for part in parts_of(report, places_of(notes, report.form), findings)}


def test_every_part_says_how_much_was_found():
    report = filled()
    del report.values[RECEIVED]
    found = parts(report)
    assert list(found) == [HEAD, *(section.key for section in report.form.sections), END]
    assert (
        found["overview"].found == "8 字，图片 1 张，小表 1 张"
        and found["overview"].begins == "本年度工作平稳。"
    )
    assert found["requests"].found.startswith("174 格有数，1 格空白；合计和勾稽都平")
    assert found["disclosure"].found == "10 格有数" and found["disclosure"].state is State.FINE
    assert found[END].found == "署名：示例局　日期：2023年1月20日"
    assert found["problems"].state is State.MISSING and found["problems"].badge == "没有读到"


def test_what_was_not_found_is_said():
    found = parts(Report())
    assert {part.state for part in found.values()} == {State.MISSING, State.ABSENT}
    assert (found[HEAD].found, found["requests"].found) == ("没有找到标题", "没有读到数字")
    assert found[END].found == "没有署名　没有日期" and found[END].state is State.ABSENT


def test_places_stand_with_their_parts():
    form = filled().form
    notes = (
        note(Doubt.TABLE_OTHER_EDITION, issued_by="旧", assumed="2021"),
        note(Doubt.EDITION_OLD, Address("edition"), "2019", issued_by="旧"),
        note(Doubt.UNIT_MISSING, Address("unit")),
        note(Doubt.SECTION_MISSING, Address("problems"), name="五"),
        note(Doubt.DATE_MOVED, Address("date"), "2023年1月1日", value="2023年1月1日"),
    )
    places = places_of(notes, form)
    assert [place.part for place in places] == [HEAD, "disclosure", HEAD, "problems", END]
    assert [place.name for place in places][2:] == ["", "五、存在的主要问题及改进情况", ""]
    assert {place.assumed for place in places} == {""}


def test_a_doubt_about_a_row_or_a_column_marks_all_of_it():
    form = filled().form
    row = note(Doubt.OTHER_ONE_ROW, OTHER, "3.其他", text="（六）其他处理", row="3.其他")
    column = note(
        Doubt.COLUMNS_ASSUMED, Address("requests"), "商业企业", name="表三", text="企业", value="商业企业"
    )
    marked = [place.cells for place in places_of((row, column, measured()), form)]
    assert {address.row for address in marked[0]} == {"other_misc"} and len(marked[0]) == 7
    assert {address.column for address in marked[1]} == {"business"} and len(marked[1]) == 25
    assert marked[2] == (RECEIVED,)


def test_what_was_read_in_is_said_once():
    form = filled().form
    said, unsaid = measured(), replace(measured(), assumed="17")
    assert [place.assumed for place in places_of((said, unsaid), form)] == ["", "17"]


def test_many_easy_doubts_of_a_table_are_one():
    form = filled().form
    cells = [address for address in form.addresses if address.part == "requests"][:5]
    (place,) = places_of([measured(address=address) for address in cells], form)
    assert "表三有 5 格带有" in place.words and "“4件”" in place.words and place.cells == tuple(cells)
    assert len(places_of([measured(address=address) for address in cells[:2]], form)) == 2


@pytest.mark.parametrize(
    ("address", "part", "words"),
    [
        (None, HEAD, ""),
        (Address("unit"), HEAD, "单位"),
        (Address("signature"), END, "署名"),
        (Address("edition"), "disclosure", "表二的格式"),
        (Address("overview"), "overview", "一、总体情况"),
        (Address("requests"), "requests", "表三"),
        (RECEIVED, "requests", "行“自然人”列"),
    ],
)
def test_every_address_belongs_to_a_part(address, part, words):
    form = filled().form
    assert part_of(address, form) == part
    assert words in place_of(address, form) if words else place_of(address, form) == ""


def test_what_stands_at_the_head_and_the_end_is_shown_as_text():
    report = filled()
    report.texts["front"] = (Paragraph.of("编制说明。"),)
    assert [b.text for b in blocks_of(HEAD, report)] == [report.full_title, "编制说明。"]
    assert [b.text for b in blocks_of(END, report)] == ["示例局", "2023年1月20日"]
