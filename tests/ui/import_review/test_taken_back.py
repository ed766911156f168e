"""What was left out or corrected goes back where it stood."""

from builders.review import OTHER, RECEIVED, filled, measured

from model.content.address import Address
from model.content.blocks import Paragraph
from model.recognise.ending import NO_TEXT
from model.recognise.notes import Doubt, LeftOut, note
from model.report.report import FRONT
from ui.import_review.summary import Place, places_of
from ui.import_review.taken_back import restored


def left_out(part: str, position: int, *texts: str) -> Place:
    left = LeftOut(texts, part, position)
    (place,) = places_of(
        (note(Doubt.FURNITURE, Address(part or "date"), "", left, count=1, text="x"),), filled().form
    )
    return place


def test_texts_go_where_they_stood() -> None:
    report = filled()
    report.texts["problems"] = (Paragraph.of("一。"), Paragraph.of("二。"))
    places = [
        left_out("problems", 0, "前"),
        left_out("problems", 1, "中", NO_TEXT),
        left_out("problems", 2, "后"),
    ]
    assert restored(report, places).text("problems") == "前\n一。\n中\n二。\n后"
    assert report.text("problems") == "一。\n二。"
    assert restored(report, []).texts == report.texts


def test_text_of_the_front_and_text_without_a_section() -> None:
    report = filled()
    assert restored(report, [left_out(FRONT, 0, "发布日期：2024-01-22")]).text(FRONT).startswith("发布日期")
    place = left_out("", 0, "页脚")
    assert not place.can_be_taken_back
    assert restored(report, [place]).texts == report.texts


def test_many_figures_at_once() -> None:
    notes = [measured("4件", "4", RECEIVED), measured("5件", "5", OTHER), measured("4件", "4", RECEIVED)]
    (place,) = places_of(notes, filled().form)
    values = restored(filled(), [place]).values
    assert (values[RECEIVED], values[OTHER]) == ("4件", "5件")
