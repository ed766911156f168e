"""Judging: in which year an application came and was answered, of what kind its applicant is, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from model.ledger.applications import Application, first_day, last_day
from model.ledger.names import is_organisation, kind_of_name
from model.ledger.questions import BEFORE, PENDING, SKIP, THIS_YEAR, Ask, Asked
from model.ledger.texts import plain
from model.ledger.words import KIND_LABELS, Meaning, Sense, kind_of, one_of, result_of

_AT_ONCE = ("当日", "当天", "当场", "即时", "同日")


@dataclass(slots=True)
class Case:
    """An application as it is counted in a year."""

    application: Application
    kind: str
    is_new: bool
    """Whether it came in the year; else it was carried over into it."""
    result: str
    """The row of its result; empty where it was not answered in the year."""


class NotCountedError(Exception):
    """An application is not counted in the year, or not until a question is answered."""


class Judge:
    """Judges applications for one year."""

    def __init__(self, year: int, asked: Asked) -> None:
        self.year = year
        self._asked = asked

    def case(self, application: Application) -> Case:
        """Return the application as it is counted; raise NotCountedError where it is not.

        What came after the year and what was answered before it concern other reports. What came before it and was not
        answered before it was carried in; what was not answered by 31 December is carried out.
        """
        received = self._received(application)
        arrived = self._year_of_receipt(application, received)
        if arrived > self.year:
            raise NotCountedError
        answered = self._year_of_answer(application, received)
        if answered is not None and answered < self.year:
            if arrived < self.year:
                raise NotCountedError
            answered = self._answer(Ask.ORDER, application)
            if answered is not None and answered < self.year:
                raise NotCountedError
        # Both are asked at once, where neither is known.
        kind = self._or_none(self._kind, application)
        result = self._or_none(self._result, application) if answered == self.year else ""
        if kind is None or result is None:
            raise NotCountedError
        self._tell_contradictions(application, arrived == self.year, bool(result))
        return Case(application, kind, arrived == self.year, result)

    def _or_none(self, judge: Callable[[Application], str], application: Application) -> str | None:
        try:
            return judge(application)
        except NotCountedError:
            return None

    def _received(self, application: Application) -> date | None:
        day = first_day(application.received)
        return None if day is None else day.of(application.year or self.year)

    def _year_of_receipt(self, application: Application, received: date | None) -> int:
        if received is not None:
            return received.year
        if "上" in application.carried or "年初" in application.carried:
            return self.year - 1
        answered = last_day(application.answered)
        if answered is not None and (answered.year or self.year) < self.year:
            raise NotCountedError
        ask, word = (
            (Ask.RECEIPT, plain(application.received)) if application.received else (Ask.NO_RECEIPT, "")
        )
        answer = self._ask(ask, application, word)
        return self.year if answer == THIS_YEAR else self.year - 1

    def _year_of_answer(self, application: Application, received: date | None) -> int | None:
        """Return the year in which the application was answered; None for not yet."""
        text = application.answered
        day = last_day(text)
        if day is not None:
            return self._answered_on(application, day.year, (day.month, day.day), received)
        if text and received is not None and any(word in text for word in _AT_ONCE):
            return received.year
        is_pending = text and result_of(text).sense is Sense.PENDING
        if is_pending or not self._has_result(application):
            if text and not is_pending:
                return self._answer(Ask.ANSWER_DATE, application, plain(text))
            return None
        if text:
            return self._answer(Ask.ANSWER_DATE, application, plain(text))
        if not application.has_answer_column:
            return self._answer(Ask.NO_ANSWER_COLUMN, application, assumed=THIS_YEAR)
        return self._answer(Ask.NO_ANSWER_DATE, application)

    def _answered_on(
        self, application: Application, year: int | None, day: tuple[int, int], received: date | None
    ) -> int:
        """Return the year of a date of answer; one without a year lies within a year after the receipt."""
        if year is None:
            if received is None:
                return application.year or self.year
            return received.year + (day < (received.month, received.day))
        if received is not None and year == received.year and day[1] and day < (received.month, received.day):
            self._asked.doubt("答复日期早于收到日期", *application.refs)
        return year

    def _has_result(self, application: Application) -> bool:
        if application.result_ticks:
            return True
        texts = [*application.results, *application.reasons]
        senses = {result_of(text).sense for text in texts}
        if senses - {Sense.NOTHING, Sense.PENDING}:
            return True
        if Sense.PENDING in senses:
            return False
        return (
            result_of(application.status).sense in (Sense.KEY, Sense.VAGUE)
            and plain(application.status) != "否"
        )

    def _answer(self, ask: Ask, application: Application, word: str = "", assumed: str = "") -> int | None:
        answer = self._ask(ask, application, word, assumed)
        return {THIS_YEAR: self.year, BEFORE: self.year - 1, PENDING: None}[answer]

    def _ask(self, ask: Ask, application: Application, word: str = "", assumed: str = "") -> str:
        """Return the answer to a question on an application; raise NotCountedError where there is none yet."""
        answer = self._asked.ask(ask, application.ref, word, assumed)
        if not answer or answer == SKIP:
            raise NotCountedError
        return answer

    def _kind(self, application: Application) -> str:
        """Return the column of the applicant: by ticks, by words, and by its name where neither tells."""
        name = application.applicant
        keys = {key for key in application.kind_ticks if key}
        meanings = [kind_of(text) for text in application.kinds]
        keys |= {m.key for m in meanings if m.sense is Sense.KEY}
        if len(keys) == 1:
            return self._told(keys.pop(), application)
        word = "、".join(dict.fromkeys(map(plain, application.kinds))) or "、".join(
            KIND_LABELS[key] for key in sorted(keys)
        )
        if keys or any(m.sense in (Sense.UNKNOWN, Sense.SEVERAL) for m in meanings):
            return self._ask(Ask.KIND_WORD, application, word)
        is_organisation_said = bool(meanings or application.kind_ticks)
        told = kind_of_name(name) if name else ""
        if told and not (is_organisation_said and told == "natural_person"):
            return told
        if name:
            return self._ask(Ask.NAME, application, name)
        return self._ask(Ask.KIND_WORD, application, word) if word else self._ask(Ask.NO_KIND, application)

    def _told(self, key: str, application: Application) -> str:
        if key == "natural_person" and is_organisation(application.applicant):
            self._asked.doubt("申请人类型写的是自然人，名称却像单位", *application.refs)
        return key

    def _result(self, application: Application) -> str:
        """Return the row of the result: 一件申请只计一种办理结果."""
        meanings = [result_of(text) for text in application.results]
        keys = [*application.result_ticks, *(m.key for m in meanings if m.sense is Sense.KEY)]
        word = "、".join(dict.fromkeys(map(plain, application.results)))
        reasons = [
            m for m in map(result_of, application.reasons) if m.sense is Sense.KEY and m.key != "granted"
        ]
        if len(keys) == 1 and reasons and any(m.assumed for m in meanings):
            # 其他处理, and beside it which one.
            return self._of(reasons[0], reasons[0].assumed, application, word)
        if keys:
            meaning = one_of(list(dict.fromkeys(keys)), word)
            assumed = meaning.assumed or next((m.assumed for m in meanings if m.assumed), "")
            return self._of(meaning, assumed, application, word or "、".join(keys))
        reasons = [
            m for m in map(result_of, application.reasons) if m.sense is Sense.KEY and m.key != "granted"
        ]
        if reasons and not any(m.sense in (Sense.UNKNOWN, Sense.PENDING) for m in meanings):
            return self._of(reasons[0], reasons[0].assumed, application, word)
        if word:
            return self._answered_result(self._ask(Ask.RESULT_WORD, application, word))
        status = result_of(application.status)
        if status.sense is Sense.KEY:
            return status.key
        return self._answered_result(self._ask(Ask.NO_RESULT, application))

    def _of(self, meaning: Meaning, assumed: str, application: Application, word: str) -> str:
        if meaning.sense is not Sense.KEY:
            return self._answered_result(self._ask(Ask.RESULT_WORD, application, word))
        if assumed:
            self._asked.doubt(assumed, *application.refs)
        return meaning.key

    def _answered_result(self, answer: str) -> str:
        return "" if answer == PENDING else answer

    def _tell_contradictions(self, application: Application, is_new: bool, is_answered: bool) -> None:
        text = plain(application.carried)
        if is_new and "上" in text:
            self._asked.doubt("写明上年结转，收到日期却在本年，按收到日期计为本年新收", *application.refs)
        if is_answered and "下" in text:
            self._asked.doubt("写明结转下年，答复日期却在本年，按答复日期计为本年办结", *application.refs)


def repeated(applications: Sequence[Application]) -> list[list[Application]]:
    """Return the groups of applications that are one entered several times, the row that says most first.

    In one table they say the same in every column but their number; in two, as where a year's table takes over what the last
    one left open, they agree in applicant, content and receipt, and one of them has no answer yet or the same. Rows without
    applicant, content or receipt say too little to be told from one another.
    """
    groups: dict[tuple[str, str, str], list[Application]] = {}
    for each in applications:
        if each.applicant and each.content and each.received:
            key = (plain(each.applicant), plain(each.content), str(first_day(each.received) or each.received))
            groups.setdefault(key, []).append(each)
    found: list[list[Application]] = []
    for group in groups.values():
        rest = sorted(group, key=lambda each: not each.answered) if len(group) > 1 else []
        while rest:
            first, *others = rest
            copies = [each for each in others if _is_copy(each, first)]
            rest = [each for each in others if each not in copies]
            if copies:
                found.append([first, *copies])
    return found


def _is_copy(one: Application, other: Application) -> bool:
    if one.ref.sheet == other.ref.sheet:
        return one.sign == other.sign
    return not one.answered or (last_day(one.answered), one.results) == (
        last_day(other.answered),
        other.results,
    )


def same_numbers(applications: Sequence[Application]) -> list[list[Application]]:
    """Return the groups of applications of one application number whose rows say different things."""
    groups: dict[str, list[Application]] = {}
    for each in applications:
        if each.case_number:
            groups.setdefault(plain(each.case_number), []).append(each)
    return [group for group in groups.values() if len({each.sign for each in group}) > 1]
