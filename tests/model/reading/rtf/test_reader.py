"""Rich Text Format: characters in every guise, tables by edges, what is not to be read."""

import pytest
from builders.docx import png

from model.content.blocks import Block, Paragraph, Picture, Role, Run, TableBlock
from model.files.errors import ReadingError, ReadingProblem
from model.reading.rtf import reader as rtf


def blocks(body: str | bytes, head: str = r"\ansi\ansicpg936") -> tuple[Block, ...]:
    data = body if isinstance(body, bytes) else body.encode("ascii")
    return rtf.read(rb"{\rtf1" + head.encode() + b" " + data + b"}").blocks


def texts(body: str | bytes, head: str = r"\ansi\ansicpg936") -> list[str]:
    return [block.text for block in blocks(body, head) if isinstance(block, Paragraph)]


def u(text: str) -> str:
    """The text in Unicode words with a question mark for other readers."""
    units = text.encode("utf-16-le")
    numbers = [int.from_bytes(units[i : i + 2], "little") for i in range(0, len(units), 2)]
    return "".join(f"\\u{n - 65536 if n > 32767 else n}?" for n in numbers)


def hexadecimal(text: str, code: str = "gbk") -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode(code))


def row(*cells: str, edges: tuple[int, ...] = (), shape: str = "") -> str:
    """A row whose cells are paragraphs in a table; `shape` goes before the first edge."""
    ends = edges or tuple(1000 * (i + 1) for i in range(len(cells)))
    return (
        r"\trowd "
        + shape
        + "".join(rf"\cellx{end}" for end in ends)
        + "".join(rf"\pard\intbl {cell}\cell" for cell in cells)
        + r"\row "
    )


def table(body: str) -> TableBlock:
    (found,) = blocks(body)
    assert isinstance(found, TableBlock)
    return found


def rows(found: TableBlock) -> list[list[str]]:
    return [[cell.text for cell in row] for row in found.by_row()]


def test_sniffs_by_content() -> None:
    assert rtf.sniff(rb"{\rtf1\ansi x}") and rtf.sniff(b"\xef\xbb\xbf\n{\\rtf1 x}")
    assert not rtf.sniff(b"{rtf") and not rtf.sniff(b"x {\\rtf1}")
    assert rtf.read(rb"{\rtf1 x}").format == "rtf"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (u("一、总体情况") + r"\par " + u("正文"), ["一、总体情况", "正文"]),
        (r"\uc2 \u19968\'88\'ea\u12289\'81\'41\uc1 \u24635\'3f", ["一、总"]),
        (r"\uc0\u19968\u12289 x", ["一、x"]),
        (r"\uc1\u-10179?\u-8704?", ["😀"]),
        (hexadecimal("规章") + "12" + hexadecimal("件"), ["规章12件"]),
        (r"\'d2@", ["褸"]),
        (r"a\tab b\~c\_d\{e\}\\f\-g", ["a b c-d{e}\\fg"]),
        (r"\ldblquote a\rdblquote\emdash b", ["“a”—b"]),
        (r"a\line b\page c\sect d", ["a", "b", "c", "d"]),
        ("a\\\nb\nc", ["a", "bc"]),
        (r"{\info{\title x}}{\header y\par}{\footer z}{\*\generator q;}a", ["a"]),
        (r"{\field{\*\fldinst HYPERLINK}{\fldrslt b}}", ["b"]),
        (r"a{\v b}\v c\v0 d{\deleted e}{\*\bkmkstart _GoBack}{\*\bkmkend _GoBack}", ["ad"]),
        (r"{\listtext\pard\plain " + u("一、") + r"\tab}" + u("总体"), ["一、总体"]),
        (r"{\pntext\f1\'b7\tab}a{\*\pn\pnlvlblt{\pntxtb\'b7}}", ["a"]),
        (r"\u61623?a", ["a"]),
        ("{" * 50 + "a" + "}" * 60 + "b", ["ab"]),
        (r"a\bin3 {{{b", ["a 7b7b7bb"]),
    ],
)
def test_text(body: str, expected: list[str]) -> None:
    head = r"\ansi\ansicpg936{\fonttbl{\f0\fcharset134 x;}{\f1\fcharset2 Symbol;}}\f0"
    assert texts(body, head) == expected


def test_the_code_page_is_of_the_font_or_the_document_or_guessed() -> None:
    fonts = r"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset136 B;}{\f2\fcharset128 C;}}"
    body = rf"{fonts}\f0 {hexadecimal('规')}\f1 {hexadecimal('規', 'big5')}\f2 {hexadecimal('章', 'cp932')}"
    assert texts(body) == ["规規章"]
    assert texts(hexadecimal("规章"), r"\ansi") == ["规章"]
    assert texts(r"caf\'e9", r"\ansi") == ["café"]
    assert texts("规章".encode("gbk")) == ["规章"]
    assert texts(hexadecimal("规", "utf-8"), r"\ansi\ansicpg65001") == ["规"]
    assert texts(r"\'d6", r"\ansi\ansicpg99999") == ["Ö"]


@pytest.mark.parametrize(
    ("body", "runs"),
    [
        (r"{\b a}b\b c\b0 d\b\plain e", (Run("a", bold=True), Run("b"), Run("c", bold=True), Run("de"))),
        (r"\rtlch\ab a\ltrch b\dbch\ab c\plain d", (Run("ab"), Run("c", bold=True), Run("d"))),
    ],
)
def test_bold_face(body: str, runs: tuple[Run, ...]) -> None:
    (found,) = blocks(body)
    assert isinstance(found, Paragraph) and found.runs == runs


def test_roles() -> None:
    styles = r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s2 Title;}{\*\cs10\b Strong;}}"
    found = blocks(rf"{styles}\pard\s2 a\par\pard\s1 b\par\pard\outlinelevel1 c\par\pard d")
    assert [block.role for block in found if isinstance(block, Paragraph)] == [
        Role.TITLE,
        Role.HEADING_1,
        Role.HEADING_2,
        Role.BODY,
    ]


def test_contents_are_left_out() -> None:
    styles = r"{\stylesheet{\s0 Normal;}{\s5 toc 1;}}"
    assert texts(rf"{styles}\pard\s5 a\tab 1\par\pard\s0 b\par") == ["b"]


def test_cells_span_the_columns_between_their_edges() -> None:
    found = table(
        row("a", "b", edges=(2000, 3000))
        + row("c", "d", "e", edges=(990, 2010, 3000))
        + row("f", edges=(3000,))
    )
    assert [(c.text, c.row, c.column, c.column_span) for c in found.cells] == [
        ("a", 0, 0, 2),
        ("b", 0, 2, 1),
        ("c", 1, 0, 1),
        ("d", 1, 1, 1),
        ("e", 1, 2, 1),
        ("f", 2, 0, 3),
    ]
    assert found.widths == (990, 1010, 1000)


def test_merges() -> None:
    first = r"\trowd\clvmgf\cellx1000\clmgf\cellx2000\clmrg\cellx3000\pard\intbl a\cell b\cell\cell\row"
    second = r"\trowd\clvmrg\cellx1000\cellx2000\cellx3000\pard\intbl\cell c\cell d\cell\row"
    found = table(first + second)
    assert [(c.text, c.row, c.column, c.row_span, c.column_span) for c in found.cells] == [
        ("a", 0, 0, 2, 1),
        ("b", 0, 1, 1, 2),
        ("c", 1, 1, 1, 1),
        ("d", 1, 2, 1, 1),
    ]


def test_looks_of_cells() -> None:
    colours = r"{\colortbl;\red198\green217\blue241;}"
    found = blocks(
        colours
        + r"\trowd\trhdr\trrh-340\clcbpat1\cellx500\cellx900\pard\intbl\qc a\cell\qr b\cell\row"
        + row("c", "d")
    )
    assert isinstance(found[0], TableBlock)
    assert [(c.fill, c.align, c.header) for c in found[0].cells[:2]] == [
        ("C6D9F1", "center", True),
        ("", "right", True),
    ]
    assert found[0].heights == (340, 0) and found[0].header_rows == 1


def test_rows_defined_after_their_cells_and_paragraphs_in_cells() -> None:
    body = r"\pard\intbl a\par b\cell\cell\trowd\cellx1000\cellx2000\row" + row("c", "0")
    assert rows(table(body)) == [["a\nb", ""], ["c", "0"]]


def test_a_cell_whose_later_paragraphs_forget_the_table() -> None:
    body = r"\trowd\cellx1000\cellx2000\pard\intbl a\cell\pard b\par c\cell\row" + row("d", "e")
    assert rows(table(body)) == [["a", "b\nc"], ["d", "e"]]


def test_text_between_two_tables() -> None:
    found = blocks(
        row("a", "1") + row("b", "2") + r"\pard x\par " + row("c", "3") + row("d", "4") + r"\pard y"
    )
    assert [type(block).__name__ for block in found] == ["TableBlock", "Paragraph", "TableBlock", "Paragraph"]


def test_rows_without_a_definition_or_an_end() -> None:
    assert rows(table(r"\pard\intbl a\cell b\cell\row\intbl c\cell d\cell\row")) == [["a", "b"], ["c", "d"]]
    assert rows(table(row("a", "b") + r"\trowd\cellx1000\cellx2000\intbl c\cell d\cell")) == [
        ["a", "b"],
        ["c", "d"],
    ]


def test_nested_tables() -> None:
    inner = (
        r"\pard\intbl\itap2 1\nestcell 2\nestcell{\*\nesttableprops\trowd\cellx100\cellx200\nestrow}"
        r"{\nonesttables\par}"
    )
    found = table(
        r"\trowd\cellx1000\cellx2000\cellx3000\pard\intbl a\cell "
        + inner
        + r"\pard\intbl\itap1 x\cell y\cell\row"
        + row("b", "c", "d")
    )
    assert rows(found) == [["a", "x", "y"], ["b", "c", "d"]]
    assert found.columns == 3
    assert rows(found.cells[1].nested[0]) == [["1", "2"]]


def test_pictures() -> None:
    data = png().hex()
    body = (
        rf"a{{\*\shppict{{\pict\pngblip\picwgoal1000\pichgoal500\picscalex50\picscaley50{{\*\blipuid 00}} {data}}}}}"
        rf"{{\nonshppict{{\pict\wmetafile8 00}}}}b{{\pict\pngblip zz}}"
    )
    found = blocks(body)
    assert [type(block).__name__ for block in found] == ["Paragraph", "Picture", "Paragraph"]
    assert isinstance(found[1], Picture)
    assert (found[1].data, found[1].width, found[1].height) == (png(), 500, 250)


def test_pictures_in_binary() -> None:
    data = png()
    found = blocks(rb"{\pict\pngblip\picwgoal20\pichgoal20\bin%d " % len(data) + data + b"}")
    assert isinstance(found[0], Picture) and found[0].data == data


def test_text_boxes_follow_their_paragraph() -> None:
    box = (
        r"{\shp{\*\shpinst{\sp{\sn fFlip}{\sv 0}}{\shptxt\pard "
        + row("1", "2")
        + r"\pard box\par}}{\shprslt old}}"
    )
    found = blocks(rf"\pard a{box}b\par c")
    assert [type(block).__name__ for block in found] == ["Paragraph", "TableBlock", "Paragraph", "Paragraph"]
    assert [block.text for block in found if isinstance(block, Paragraph)] == ["ab", "box", "c"]


@pytest.mark.parametrize(
    "body",
    [
        "{" * 200_000,
        "{}" * 1_100_000,
        r"\trowd" + r"\cellx1" * 30_000,
        r"\intbl\cell" * 30_000,
        r"\intbl\itap100000 a\par",
        row(*["a"] * 200) + row("b", edges=(200_000,)),
        r"a\par " * 60_000,
    ],
)
def test_limits(body: str) -> None:
    with pytest.raises(ReadingError) as caught:
        blocks(body)
    assert caught.value.problem is ReadingProblem.TOO_COMPLEX


@pytest.mark.parametrize(
    "body",
    [
        "}}}}",
        "\\",
        "\\'",
        "\\'4",
        "\\u",
        "{\\pict",
        "\\bin99999 x",
        "\\cell\\row\\nestrow\\nestcell",
        "\\u99999999999",
    ],
)
def test_broken_files_give_what_they_have(body: str) -> None:
    assert isinstance(rtf.read(rb"{\rtf1 a" + body.encode()).blocks, tuple)
