"""Tracked changes and comments of .docx: both views of a document, and who did what."""

import pytest
from builders.docx import docx, p, t, tbl, tc, tr

from model.content.blocks import Paragraph, TableBlock
from model.content.markup import Markup, RevisionKind, Span
from model.files.errors import ReadingError
from model.reading.docx import reader

WHO = 'w:id="1" w:author=" 张主任 " w:date="2026-01-05T08:30:00Z"'


def ins(content: str) -> str:
    return f"<w:ins {WHO}>{content}</w:ins>"


def gone(text: str) -> str:
    return f"<w:del {WHO}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def marked(body: str, **parts: str) -> Markup:
    return reader.read_markup(docx(body, parts={k: v.encode() for k, v in parts.items()}))


def both(markup: Markup) -> tuple[list[str], list[str]]:
    """The texts before and after the changes."""
    views = (markup.view(accepted=accepted) for accepted in (False, True))
    before, after = ([b.text for _, b in view if isinstance(b, Paragraph)] for view in views)
    return before, after


def spans(markup: Markup) -> list[Span]:
    return [span for _, each in markup.spans() for span in each]


CASES = {
    "inserted": (p(t("收到") + ins(t("21")) + t("件")), ["收到件"], ["收到21件"]),
    "deleted": (p(t("收到") + gone("17") + t("件")), ["收到17件"], ["收到件"]),
    "replaced": (p(gone("17") + ins(t("21"))), ["17"], ["21"]),
    "inserted, then deleted by another": (p(t("甲") + ins(gone("乙"))), ["甲"], ["甲"]),
    "paragraph inserted": (
        p("甲") + p(ins(t("乙")), f"<w:rPr><w:ins {WHO}/></w:rPr>") + p("丙"),
        ["甲", "丙"],
        ["甲", "乙", "丙"],
    ),
    "paragraph mark deleted": (
        p(t("甲"), f"<w:rPr><w:del {WHO}/></w:rPr>") + p("乙"),
        ["甲", "乙"],
        ["甲乙"],
    ),
    "paragraph mark inserted": (
        p(t("甲"), f"<w:rPr><w:ins {WHO}/></w:rPr>") + p("乙"),
        ["甲乙"],
        ["甲", "乙"],
    ),
    "around paragraphs": (f"<w:ins {WHO}>{p('甲')}</w:ins>" + p("乙"), ["乙"], ["甲", "乙"]),
    "bold": (p(t("甲", "<w:b/>") + ins(t("乙", "<w:b/>"))), ["甲"], ["甲乙"]),
    "in a control": (
        f"<w:sdt><w:sdtContent>{p(gone('甲') + t('乙'))}</w:sdtContent></w:sdt>",
        ["甲乙"],
        ["乙"],
    ),
    "a deleted field": (
        p(
            t("甲")
            + f'<w:del {WHO}><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:delInstrText>PAGE</w:delInstrText>'
            '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:delText>7</w:delText></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>'
        ),
        ["甲7"],
        ["甲"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_both_views(name):
    body, before, after = CASES[name]
    assert both(marked(body)) == (before, after)


@pytest.mark.parametrize("name", CASES)
def test_what_is_accepted_is_what_the_reader_of_documents_reads(name):
    data = docx(CASES[name][0])
    assert tuple(b for _, b in reader.read_markup(data).view(accepted=True)) == reader.read(data).blocks


def test_a_change_says_who_and_when():
    (revision,) = marked(p(ins(t("甲")))).revisions
    assert revision == (RevisionKind.INSERTED, "张主任", "2026-01-05T08:30:00Z", "")


def test_both_ends_of_a_move_bear_its_name():
    def end(tag: str, key: str) -> str:
        text = t("甲")
        mark = f"<w:rPr><w:{tag} {WHO}/></w:rPr>"
        start = f'<w:{tag}RangeStart w:id="{key}" w:name="move7" w:author="a"/>'
        return p(f'{start}<w:{tag} {WHO}>{text}</w:{tag}><w:{tag}RangeEnd w:id="{key}"/>', mark)

    markup = marked(end("moveFrom", "5") + p("乙") + end("moveTo", "6"))
    assert both(markup) == (["甲", "乙"], ["乙", "甲"])
    assert {r.move for r in markup.revisions} == {"move7"}
    assert {r.kind for r in markup.revisions} == {RevisionKind.MOVED_AWAY, RevisionKind.MOVED_HERE}


def test_rows_that_came_and_went():
    rows = [
        tr("甲", "1"),
        tr(tc(p(ins(t("乙")))), tc(p(ins(t("2")))), properties=f"<w:ins {WHO}/>"),
        tr(tc(p(gone("丙"))), tc(p(gone("3"))), properties=f"<w:del {WHO}/>"),
    ]
    markup = marked(tbl(*rows, grid=(1000, 1000)))
    shown = []
    for accepted in (False, True):
        ((_, table),) = markup.view(accepted=accepted)
        assert isinstance(table, TableBlock)
        shown.append([cell.text for cell in table.cells])
    assert shown == [["甲", "1", "丙", "3"], ["甲", "1", "乙", "2"]]


def test_a_change_of_format_alone_changes_no_text():
    look = f"<w:b/><w:rPrChange {WHO}><w:rPr/></w:rPrChange>"
    markup = marked(p(t("甲") + t("乙", look)))
    assert both(markup) == (["甲乙"], ["甲乙"])
    assert [s.text for s in spans(markup) if s.revisions] == ["乙"]
    assert markup.revisions[0].kind is RevisionKind.FORMATTED


COMMENTS = {
    "word/comments.xml": (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
        '<w:comment w:id="4" w:author="李局"><w:p><w:r><w:t>核</w:t></w:r></w:p><w:p w14:paraId="A"><w:r><w:t>一下'
        '</w:t></w:r></w:p></w:comment><w:comment w:id="5" w:author="张"><w:p w14:paraId="B"><w:r><w:t>已核</w:t></w:r>'
        "</w:p></w:comment></w:comments>"
    ),
    "word/commentsExtended.xml": (
        '<x:commentsEx xmlns:x="http://schemas.microsoft.com/office/word/2012/wordml">'
        '<x:commentEx x:paraId="A" x:done="1"/><x:commentEx x:paraId="B" x:paraIdParent="A" x:done="0"/></x:commentsEx>'
    ),
    "word/_rels/document.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="x/comments" Target="comments.xml"/>'
        '<Relationship Id="b" Type="x/commentsExtended" Target="commentsExtended.xml"/></Relationships>'
    ),
}


def test_a_comment_over_two_paragraphs_with_its_answer():
    body = p(t("甲") + '<w:commentRangeStart w:id="4"/>' + t("乙")) + p(
        t("丙") + '<w:commentRangeEnd w:id="4"/>' + t("丁")
    )
    markup = marked(body, **COMMENTS)
    assert [s.text for s in spans(markup) if s.comments] == ["乙", "丙"]
    first, answer = markup.comments
    assert (first.author, first.text, first.is_done, first.answers) == ("李局", "核\n一下", True, -1)
    assert (answer.text, answer.answers) == ("已核", 0)


def test_a_comment_on_a_point():
    markup = marked(p(t("甲") + '<w:r><w:commentReference w:id="4"/></w:r>' + t("乙")), **COMMENTS)
    assert [(s.text, s.comments) for s in spans(markup)] == [("甲", ()), ("", (0,)), ("乙", ())]


def test_a_comment_that_begins_between_paragraphs():
    body = p("甲") + '<w:commentRangeStart w:id="4"/>' + p(t("乙") + '<w:commentRangeEnd w:id="4"/>')
    assert [s.text for s in spans(marked(body, **COMMENTS)) if s.comments] == ["乙"]


def test_marks_that_a_file_brings_along_are_no_marks():
    markup = marked(p(t("甲\U000f0000乙")))
    assert both(markup) == (["甲乙"], ["甲乙"]) and markup.revisions == ()


def test_too_many_changes_are_refused(monkeypatch):
    monkeypatch.setattr("model.reading.docx.marking.MOST_MARKS", 3)
    with pytest.raises(ReadingError):
        marked(p(ins(t("甲")) * 4))
