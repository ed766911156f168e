"""D06, R09: what the text names and the tables do not count."""

from __future__ import annotations

from collections.abc import Iterator

from model.checks.core import Facts, Hit, Severity, check, check_each, hit
from model.checks.language.lazy import lazy
from model.checks.language.prose import prose_of
from model.checks.wording import section_name, written_sections
from model.content.address import Address
from model.content.values import display
from model.form.parts import COLUMNS
from model.form.spec import Form

_DOCUMENTS = {
    "regulations": lazy(
        r"(?<!未)(?<!没有)(?:制发|制定|出台|公布|颁布|现行有效)(?:并)?(?:公布|出台|印发)?(?:了|的)?[^，。；《]{0,8}规章[^，。；《]{0,8}《[^》]{4,40}》"
    ),
    "normative_documents": lazy(
        r"(?<!未)(?<!没有)(?:制发|制定|印发|出台|现行有效)(?:并)?(?:印发|出台|公布)?(?:了|的)?[^，。；《]{0,8}规范性文件[^，。；《]{0,8}《[^》]{4,40}》"
    ),
}
_OF_OTHERS = lazy(r"废止|失效|落实|贯彻|转发|学习|解读|宣传")
_NAMES = {"regulations": "规章", "normative_documents": "规范性文件"}


def _document_rows(form: Form) -> list[str]:
    return [row for row in _DOCUMENTS if Address("disclosure", row, "in_force") in form.all_cells]


@check_each(
    "D06",
    Severity.INFO,
    "{section}写“{words}”，而{place}是 0；本年制发而没有废止的{name}应计入现行有效，请核对。",
    _document_rows,
    of_text=True,
)
def documents_named_but_not_counted(facts: Facts, row: str) -> Iterator[Hit]:
    """表二：正文写明制发了某件规章、规范性文件的，现行有效件数不应为 0（国办公开办函〔2021〕30号，表二）。

    废止、落实、转发、解读上级文件的不提示；内部制度、工作方案不是规范性文件，也不提示。
    """
    in_force = Address("disclosure", row, "in_force")
    if facts.value(in_force) != 0:
        return
    for key in written_sections(facts.form):
        prose = prose_of(facts.text(key))
        for sentence in prose.sentences:
            match = _DOCUMENTS[row]().search(sentence.text)
            if match is not None and _OF_OTHERS().search(sentence.text[: match.end()]) is None:
                yield hit(
                    in_force,
                    related=(
                        Address(key).span(
                            *prose.span(sentence.start + match.start(), sentence.start + match.end())
                        ),
                    ),
                    section=section_name(facts.form, key),
                    words=match.group()[:40],
                    place=facts.form.name(in_force),
                    name=_NAMES[row],
                )
                return


_ORGANISATION = lazy(
    r"申请(?:人|主体|者)(?:[^，。；]{0,14}(?:企业|公司|律师事务所|社会组织|科研机构|法人单位))"
    r"|(?:企业|公司|律师事务所|社会组织|科研机构)(?:向[^，。；]{0,10})?(?:提出|提交|递交)(?:的)?[^，。；]{0,8}(?:政府信息公开)?申请"
)
_NOBODY = lazy(r"未|没有|无(?!偿)|不")


@check(
    "R09",
    Severity.INFO,
    "{section}写“{words}”，而表三本年新收的 {received} 件都填在“自然人”列；请核对申请人的类别。",
    of_text=True,
)
def organisations_named_but_not_counted(facts: Facts) -> Iterator[Hit]:
    """表三：正文写到申请人有企业等组织的，不应全部填在自然人一列（国办公开办函〔2021〕30号，表三“申请人情况”）。"""
    if not facts.form.has_section("requests"):
        return
    persons, *others = (Address("requests", "received", column) for column in COLUMNS[:-1])
    received = facts.number(persons)
    if received <= 0 or any(map(facts.number, others)):
        return
    for key in written_sections(facts.form):
        prose = prose_of(facts.text(key))
        for sentence in prose.sentences:
            match = (
                _ORGANISATION().search(sentence.text)
                if "公开" in sentence.text or sentence.about_requests
                else None
            )
            if match is not None and _NOBODY().search(sentence.text) is None:
                span = prose.span(sentence.start + match.start(), sentence.start + match.end())
                yield hit(
                    persons,
                    related=(Address(key).span(*span), *others),
                    section=section_name(facts.form, key),
                    words=match.group(),
                    received=display(received),
                )
                return
