"""What is not there is not read, what is there is: struck and raised text, notes, fields, in every Word format."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from typing import NamedTuple

import pytest
from builders.doc import Run, doc, sprm
from builders.doc import p as doc_p
from builders.docx import NAMES, docx, p, t, tbl, tr, unzipped, zipped

from model.content.blocks import Paragraph, TableBlock
from model.reading import registry
from model.reading.source import OmissionKind, Source

WORD_2003 = ""


class Piece(NamedTuple):
    """Characters of a paragraph; `how` is empty, `struck`, `double` or `raised`."""

    text: str
    how: str = ""


def as_docx(pieces: Sequence[Piece]) -> bytes:
    properties = {
        "": "",
        "struck": "<w:strike/>",
        "double": "<w:dstrike/>",
        "raised": '<w:vertAlign w:val="superscript"/>',
        "lifted": '<w:position w:val="10"/>',
        "white": '<w:color w:val="FFFFFF"/>',
        "tiny": '<w:sz w:val="2"/>',
    }
    return docx(p("".join(t(piece.text, properties[piece.how]) for piece in pieces)))


def as_doc(pieces: Sequence[Piece]) -> bytes:
    looks = {
        "": b"",
        "struck": sprm(0x0837, 1),
        "double": sprm(0x2A53, 1),
        "raised": sprm(0x2A48, 1),
        "lifted": sprm(0x4845, 10, 0),
        "white": sprm(0x6870, 255, 255, 255, 0),
        "tiny": sprm(0x4A43, 2, 0),
    }
    return doc(doc_p(*[Run(piece.text, looks[piece.how]) for piece in pieces]))


def as_rtf(pieces: Sequence[Piece]) -> bytes:
    words = {
        "": "",
        "struck": "\\strike ",
        "double": "\\striked1 ",
        "raised": "\\super ",
        "lifted": "\\up10 ",
        "white": "\\cf1 ",
        "tiny": "\\fs2 ",
    }
    inner = "".join(
        "{" + words[piece.how] + "".join(f"\\u{ord(c)}?" for c in piece.text) + "}" for piece in pieces
    )
    return ("{\\rtf1\\ansi{\\colortbl;\\red255\\green255\\blue255;} " + inner + "\\par}").encode()


def as_odt(pieces: Sequence[Piece]) -> bytes:
    properties = {
        "struck": 's:text-line-through-style="solid"',
        "double": 's:text-line-through-style="solid" s:text-line-through-type="double"',
        "raised": 's:text-position="super 58%"',
        "lifted": 's:text-position="30% 100%"',
        "white": 'fo:color="#ffffff"',
    }
    styles = "".join(
        f'<s:style s:name="{name}" s:family="text"><s:text-properties {value}/></s:style>'
        for name, value in properties.items()
    )
    spans = "".join(f'<t:span t:style-name="{piece.how}">{piece.text}</t:span>' for piece in pieces)
    return odt(f"<t:p>{spans}</t:p>", styles)


def odt(body: str, styles: str = "") -> bytes:
    urn = "urn:oasis:names:tc:opendocument:xmlns:"
    names = "".join(f' xmlns:{short}="{urn}{name}:1.0"' for short, name in (("o", "office"), ("t", "text"), ("s", "style"), ("b", "table")))  # fmt: skip
    names += ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    field = ' xmlns:f="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"'
    content = (
        f"<o:document-content{names}{field}><o:automatic-styles>{styles}</o:automatic-styles>"
        f"<o:body><o:text>{body}</o:text></o:body></o:document-content>"
    )
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()})


FORMATS: dict[str, Callable[[Sequence[Piece]], bytes]] = {
    "docx": as_docx,
    "doc": as_doc,
    "rtf": as_rtf,
    "odt": as_odt,
}


def read(data: bytes) -> Source:
    return registry.read_bytes(data, "年报")


def text(source: Source) -> str:
    return "\n".join(block.text for block in source.blocks if isinstance(block, Paragraph))


@pytest.mark.parametrize("how", ["struck", "double"])
@pytest.mark.parametrize("name", FORMATS)
def test_struck_text_is_left_out_with_a_remark(name: str, how: str) -> None:
    source = read(FORMATS[name]([Piece("共"), Piece("12", how), Piece("15件")]))
    assert (source.format, text(source)) == (name, "共15件")
    assert [(omission.kind, omission.text) for omission in source.omissions] == [(OmissionKind.STRUCK, "12")]


@pytest.mark.parametrize("mark", ["1", "①", "[2]", "*", "（注）", "12"])
@pytest.mark.parametrize("how", ["raised", "lifted"])
@pytest.mark.parametrize("name", FORMATS)
def test_a_superscript_note_mark_is_left_out_with_a_remark(name: str, how: str, mark: str) -> None:
    source = read(FORMATS[name]([Piece("受理 11"), Piece(mark, how), Piece(" 件")]))
    assert text(source) == "受理 11 件"
    assert [(omission.kind, omission.text) for omission in source.omissions] == [(OmissionKind.RAISED, mark)]


@pytest.mark.parametrize("name", FORMATS)
def test_superscript_that_is_no_note_mark_stays(name: str) -> None:
    make = FORMATS[name]
    assert text(read(make([Piece("面积 100m"), Piece("2", "raised"), Piece("。")]))) == "面积 100m²。"
    assert text(read(make([Piece("政务"), Piece("公开", "raised")]))) == "政务公开"
    whole = read(make([Piece("23", "raised")]))
    assert (text(whole), whole.omissions) == ("23", ())


@pytest.mark.parametrize("how", ["white", "tiny"])
@pytest.mark.parametrize("name", FORMATS)
def test_faint_text_beside_other_text_is_left_out_with_a_remark(name: str, how: str) -> None:
    if (name, how) == ("odt", "tiny"):
        pytest.skip("sizes are not read of this format")
    source = read(FORMATS[name]([Piece("受理"), Piece("9", how), Piece("11件")]))
    assert text(source) == "受理11件"
    assert [(omission.kind, omission.text) for omission in source.omissions] == [(OmissionKind.HIDDEN, "9")]
    whole = read(FORMATS[name]([Piece("白字标题", how)]))
    assert (text(whole), whole.omissions) == ("白字标题", ())


@pytest.mark.parametrize(
    ("written", "kept", "kind"),
    [
        ("~~9~~11", "11", OmissionKind.STRUCK),
        ("<del>9</del>11", "11", OmissionKind.STRUCK),
        ("<s>9</s>11", "11", OmissionKind.STRUCK),
        ("11<sup>1</sup>", "11", OmissionKind.RAISED),
        ("11[^1]", "11", OmissionKind.RAISED),
        ("30m<sup>2</sup>", "30m²", None),
        ("`11`", "11", None),
    ],
)
def test_markdown(written: str, kept: str, kind: OmissionKind | None) -> None:
    source = read(f"| 名称 | 数量 |\n|---|---|\n| 规章 | {written} |\n".encode())
    (table,) = source.blocks
    assert isinstance(table, TableBlock) and table.cells[3].text == kept
    assert [o.kind for o in source.omissions] == ([kind] if kind else [])


def test_prompts_of_content_controls() -> None:
    control = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    assert text(read(docx(p(control.format(t("单击此处输入文字")) + t("11"))))) == "11"
    assert text(read(docx(p(control.format(t("示例局")))))) == "示例局"
    assert (
        text(read(odt('<t:p><t:placeholder t:placeholder-type="text">&lt;输入&gt;</t:placeholder>11</t:p>')))
        == "11"
    )


INVISIBLE = ("\xad", "\u200b", "\u200e", "\u202b", "\u2066", "\ufe0f", "\u180e", "\U000e0101")


@pytest.mark.parametrize("mark", INVISIBLE, ids=lambda mark: f"U+{ord(mark):04X}")
@pytest.mark.parametrize("name", ["docx", "rtf", "odt"])
def test_marks_that_cannot_be_seen_are_left_out(name: str, mark: str) -> None:
    if name == "rtf" and ord(mark) > 0xFFFF:
        pytest.skip("the builder writes one unit a character")
    assert text(read(FORMATS[name]([Piece(f"政府{mark}信息1{mark}2")]))) == "政府信息12"


def rtf(inner: str) -> bytes:
    return (
        "{\\rtf1\\ansi "
        + "".join(c if ord(c) < 128 else f"\\u{(ord(c) + 32768) % 65536 - 32768}?" for c in inner)
        + "\\par}"
    ).encode()


def field(instruction: str, result: str = "") -> str:
    """A complex field of WordprocessingML."""
    separate = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{t(result)}' if result else ""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>{separate}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


FIELDS = [
    ("EQ \\o\\ac(○,3)", "③"),
    ("eq \\f(1,2)", "1/2"),
    ('SYMBOL 61570 \\f "Wingdings" \\s 12', "②"),
    ("PAGE", ""),
]


@pytest.mark.parametrize(("instruction", "expected"), FIELDS)
def test_fields_that_store_no_result(instruction: str, expected: str) -> None:
    in_rtf = instruction.replace("\\", "\\\\")
    files = (
        docx(p(t("甲") + field(instruction) + t("乙"))),
        doc(doc_p(f"甲\x13{instruction}\x15乙")),
        rtf(f"甲{{\\field{{\\*\\fldinst {in_rtf}}}{{\\fldrslt }}}}乙"),
    )
    for data in files:
        assert text(read(data)) == f"甲{expected}乙"


def test_a_stored_result_is_read_and_not_the_instruction() -> None:
    files = (
        docx(p(field("EQ \\f(1,2)", "一半"))),
        doc(doc_p("\x13EQ \\f(1,2)\x14一半\x15")),
        rtf("{\\field{\\*\\fldinst EQ \\\\f(1,2)}{\\fldrslt 一半}}"),
    )
    assert [text(read(data)) for data in files] == ["一半"] * 3


def test_the_chosen_entry_of_a_drop_down_list() -> None:
    entries = '<w:listEntry w:val="甲"/><w:listEntry w:val="乙"/>'
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{{}}{entries}</w:ddList></w:ffData></w:fldChar></w:r>'
    end = '<w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert text(read(docx(p(begin.format('<w:result w:val="1"/>') + end)))) == "乙"
    assert text(read(docx(p(begin.format("") + end)))) == "甲"
    form = "{\\field{\\*\\fldinst FORMDROPDOWN {\\*\\formfield{\\fftype2\\ffres1{\\*\\ffname x}{\\*\\ffl 甲}{\\*\\ffl 乙}}}}{\\fldrslt }}"
    assert text(read(rtf(form + "丙"))) == "乙丙"
    mark = (
        '<f:fieldmark f:type="FORMDROPDOWN"><f:param f:name="Dropdown_ListEntry" f:value="甲"/><f:param'
        ' f:name="Dropdown_ListEntry" f:value="乙"/><f:param f:name="Dropdown_Selected" f:value="1"/></f:fieldmark>'
    )
    assert text(read(odt(f"<t:p>{mark}丙</t:p>"))) == "乙丙"


def drop_down(chosen: int, default: int, *entries: str) -> bytes:
    """The data of a drop-down list in a .doc file."""

    def words(text: str, end: bytes = b"\0\0") -> bytes:
        return struct.pack("<H", len(text)) + text.encode("utf-16-le") + end

    listed = struct.pack("<3H", 0xFFFF, len(entries), 0) + b"".join(words(entry, b"") for entry in entries)
    about = struct.pack("<LHHH", 0xFFFFFFFF, 2 | chosen << 2, 0, 0) + words("名") + struct.pack("<H", default)
    return struct.pack("<LH62x", 200, 68) + about + words("") * 5 + listed


@pytest.mark.parametrize(("chosen", "expected"), [(1, "乙"), (25, "甲"), (9, "")])
def test_the_chosen_entry_of_a_drop_down_list_of_doc(chosen: int, expected: str) -> None:
    place = sprm(0x6A03, 0, 0, 0, 0) + sprm(0x0806, 1) + sprm(0x0855, 1)
    made = doc(
        doc_p(Run("选\x13FORMDROPDOWN "), Run("\x01", place), Run("\x15。")),
        data=drop_down(chosen, 0, "甲", "乙"),
    )
    assert text(read(made)) == f"选{expected}。"


def test_legacy_text_fields_show_what_was_typed() -> None:
    assert text(read(docx(p(field("FORMTEXT", "示例县档案局"))))) == "示例县档案局"
    assert text(read(doc(doc_p("\x13FORMTEXT\x14示例县\x15。")))) == "示例县。"


def test_digits_of_wingdings() -> None:
    in_docx = docx(p('<w:r><w:sym w:font="Wingdings" w:char="F082"/></w:r>' + t("\uf083甲")))
    assert text(read(in_docx)) == "②③甲"
    data = rb"{\rtf1\ansi{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset2 Wingdings;}}{\f1\'82}{\f0 a}\par}"
    assert text(read(data)) == "②a"


def with_footnotes(body: str, *notes: str) -> bytes:
    """A .docx file with footnotes, numbered from 2."""
    inner = "".join(f'<w:footnote w:id="{i + 2}">{p(note)}</w:footnote>' for i, note in enumerate(notes))
    separator = f'<w:footnote w:type="separator" w:id="0">{p("——")}</w:footnote>'
    part = f"<w:footnotes {NAMES}>{separator}{inner}</w:footnotes>".encode()
    parts = unzipped(docx(body, styles="<w:x/>"))
    name = next(each for each in parts if each.endswith("document.xml.rels"))
    link = b'<Relationship Id="fn" Type="http://x/footnotes" Target="footnotes.xml"/></Relationships>'
    parts[name] = parts[name].replace(b"</Relationships>", link)
    return zipped(parts | {"word/footnotes.xml": part})


REFERENCE = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'


def doc_with_footnote(*paragraphs: str) -> bytes:
    """A .doc file; the footnote of the character U+0002 stands in the last paragraph."""
    made = [doc_p(*_with_special(each)) for each in paragraphs]
    whole = "".join(f"{each}\r" for each in paragraphs)
    main = len(whole) - len(paragraphs[-1]) - 1
    at = whole.index("\x02")
    size = len(paragraphs[-1]) + 1
    references = struct.pack("<2LH", at, main, 0)
    texts = struct.pack("<3L", 0, size, size + 1)
    data = bytearray(doc(*made, structures={2: references, 3: texts}))
    head = data.index(struct.pack("<L", len(whole)) + bytes(28))
    struct.pack_into("<2L", data, head, main, size)
    return bytes(data)


def _with_special(words: str) -> list[Run]:
    before, mark, after = words.partition("\x02")
    return [Run(before), *([Run(mark, sprm(0x0855, 1))] if mark else []), Run(after)]


NOTED = "共受理申请15件。"


def footnoted() -> dict[str, bytes]:
    note = "<t:note><t:note-citation>1</t:note-citation><t:note-body><t:p>含上年结转</t:p></t:note-body></t:note>"
    return {
        "docx": with_footnotes(p(t(NOTED) + REFERENCE), "含上年结转"),
        "doc": doc_with_footnote(NOTED + "\x02", "\x02含上年结转"),
        "rtf": rtf(NOTED + "{\\super\\chftn}{\\footnote\\pard\\plain{\\super\\chftn} 含上年结转}"),
        "odt": odt(f"<t:p>{NOTED}{note}</t:p>"),
    }


@pytest.mark.parametrize("name", ["docx", "doc", "rtf", "odt"])
def test_a_footnote_ends_its_paragraph(name: str) -> None:
    source = read(footnoted()[name])
    assert text(source) == NOTED + "（脚注：含上年结转）"
    assert [(r.kind, r.text) for r in source.omissions] == [(OmissionKind.FOOTNOTE, "含上年结转")]


def test_a_footnote_of_a_title_follows_it_and_one_of_a_cell_is_left_out() -> None:
    found = with_footnotes(p(t("示例县2024年政府信息公开工作年度报告") + REFERENCE), "含街道")
    assert text(read(found)).split("\n") == ["示例县2024年政府信息公开工作年度报告", "脚注：含街道"]
    table = tbl(tr("规章", f"<w:tc>{p(t('11') + REFERENCE)}</w:tc>"), tr("许可", "2"))
    source = read(with_footnotes(table, "含上年"))
    (block,) = source.blocks
    assert isinstance(block, TableBlock) and [c.text for c in block.cells] == ["规章", "11", "许可", "2"]
    assert [r.kind for r in source.omissions] == [OmissionKind.FOOTNOTE_OF_CELL]


def embedding(part: bytes, name: str) -> bytes:
    parts = unzipped(docx(p("前") + '<w:altChunk r:id="a1"/>' + p("后"), styles="<w:x/>"))
    rels = next(each for each in parts if each.endswith("document.xml.rels"))
    link = f'<Relationship Id="a1" Type="http://x/aFChunk" Target="{name}"/></Relationships>'.encode()
    parts[rels] = parts[rels].replace(b"</Relationships>", link)
    return zipped(parts | {f"word/{name}": part})


def test_an_embedded_web_page_is_read_where_it_stands() -> None:
    page = "<html><body><p>中间</p><table><tr><td>规章<td>3</table></body></html>".encode()
    first, middle, table, last = read(embedding(page, "a.html")).blocks
    assert [b.text for b in (first, middle, last) if isinstance(b, Paragraph)] == ["前", "中间", "后"]
    assert isinstance(table, TableBlock) and [c.text for c in table.cells] == ["规章", "3"]
    assert text(read(embedding(b"\0\1\2", "a.bin"))) == "前\n后"
