"""Q01 to Q05: what the office above asks for, read from the file of requirements that the report holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from model.checks.core import Facts, Hit, Severity, check, hit
from model.checks.requirements import Requirements, requirements_of
from model.checks.wording import all_texts, section_name
from model.content.address import Address
from model.content.values import squeeze

_SHOWN = 60
"""Characters of a required sentence that are shown."""


def _requirements(facts: Facts) -> Requirements | None:
    """Return the requirements that go for the year of the report."""
    made = requirements_of(facts.rules())
    if made is None or (made.years and facts.year() not in made.years):
        return None
    return made


@check(
    "Q01",
    Severity.WARNING,
    "{section}没有写到“{name}”（{words}）；这是{office}的要求，请补充。",
    of_text=True,
)
def topics_are_mentioned(facts: Facts) -> Iterator[Hit]:
    """主管部门要求写到的事项，应在指定的部分写到（要求文件的 topics）。

    依据：《政府信息公开条例》第三条、第四十六条（主管部门指导、监督）；具体要求见载入的 .xxgk-rules 文件。
    """
    made = _requirements(facts)
    for topic in made.topics if made else ():
        text = squeeze(facts.text(topic.section))
        if text and not any(squeeze(word) in text for word in topic.any_of):
            found = hit(
                Address(topic.section),
                section=section_name(facts.form, topic.section),
                name=topic.name,
                words="、".join(topic.any_of[:4]),
                office=made.office if made else "",
            )
            yield found._replace(severity=topic.severity)


@check(
    "Q02",
    Severity.WARNING,
    "{section}有 {length} 字，{office}要求{limit}；请{advice}。",
    of_text=True,
)
def sections_have_their_length(facts: Facts) -> Iterator[Hit]:
    """各部分的字数应符合主管部门的要求，空格不计（要求文件的 lengths）。

    依据：《政府信息公开条例》第三条、第四十六条（主管部门指导、监督）；具体要求见载入的 .xxgk-rules 文件。
    """
    made = _requirements(facts)
    for rule in made.lengths if made else ():
        length = len(squeeze(facts.text(rule.section)))
        too_long = 0 < rule.at_most < length
        if not length or not (too_long or length < rule.at_least):
            continue
        found = hit(
            Address(rule.section),
            section=section_name(facts.form, rule.section),
            length=length,
            limit=f"不超过 {rule.at_most} 字" if too_long else f"不少于 {rule.at_least} 字",
            advice="精简" if too_long else "补充",
            office=made.office if made else "",
        )
        yield found._replace(severity=rule.severity)


@check("Q03", Severity.WARNING, "{section}写了“{words}”，{office}要求不用这样的表述；请改写。", of_text=True)
def forbidden_phrases(facts: Facts) -> Iterator[Hit]:
    """正文不应出现主管部门要求不用的表述（要求文件的 forbidden）。

    依据：《政府信息公开条例》第三条、第四十六条（主管部门指导、监督）；具体要求见载入的 .xxgk-rules 文件。
    """
    made = _requirements(facts)
    for phrase in made.forbidden if made else ():
        for key in (phrase.section,) if phrase.section else all_texts(facts.form):
            for match in re.finditer(re.escape(phrase.text), facts.text(key)):
                found = hit(
                    Address(key).span(match.start(), match.end()),
                    section=section_name(facts.form, key),
                    words=phrase.text,
                    office=made.office if made else "",
                )
                yield found._replace(severity=phrase.severity)


@check("Q04", Severity.WARNING, "{section}没有“{words}”；{office}要求写明这一句，请补上。", of_text=True)
def required_sentences(facts: Facts) -> Iterator[Hit]:
    """主管部门要求统一表述的句子应原样写上，空格不计（要求文件的 required）。

    依据：《政府信息公开条例》第三条、第四十六条（主管部门指导、监督）；具体要求见载入的 .xxgk-rules 文件。
    """
    made = _requirements(facts)
    for phrase in made.required if made else ():
        if squeeze(phrase.text) not in squeeze(facts.text(phrase.section)):
            found = hit(
                Address(phrase.section),
                section=section_name(facts.form, phrase.section),
                words=phrase.text[:_SHOWN] + ("……" if len(phrase.text) > _SHOWN else ""),
                office=made.office if made else "",
            )
            yield found._replace(severity=phrase.severity)


@check("Q05", Severity.WARNING, "{problem}，{office}要求在 {deadline} 前公布；请尽快公布。")
def deadline_of_the_office(facts: Facts) -> Iterator[Hit]:
    """报告应在主管部门要求的日期前公布（要求文件的 deadline）；法定期限见《政府信息公开条例》第四十九条。"""
    made, year = _requirements(facts), facts.year()
    if made is None or made.deadline is None or year is None:
        return
    month, day = made.deadline
    last = date(year + 1, month, min(day, 28) if month == 2 else day)
    issued = _day_of(facts.date())
    late = issued if issued is not None else facts.today
    if late <= last:
        return
    what = f"成文日期是 {late.month} 月 {late.day} 日" if issued else "报告还没有成文日期"
    words = f"{last.year} 年 {last.month} 月 {last.day} 日"
    yield hit(Address("date"), problem=what, office=made.office, deadline=words)


def _day_of(text: str) -> date | None:
    """Return the day that a printed date of issue names; None where it names none."""
    match = re.fullmatch(r"(\d{4})年(\d{1,2})月(\d{1,2})日", squeeze(text))
    try:
        return None if match is None else date(*map(int, match.groups()))
    except ValueError:
        return None
