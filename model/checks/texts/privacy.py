"""P01, P02: personal data that must not be published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from model.checks.core import Facts, Hit, Severity, check_each, hit
from model.checks.language.lazy import lazy
from model.checks.language.prose import prose_of
from model.checks.wording import all_texts, section_name
from model.content.address import Address

_IDENTITY = lazy(r"(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_MOBILE = lazy(r"(?<![\dA-Za-z_/=\-.])1[3-9]\d-?\d{4}-?\d{4}(?![\dA-Za-z@]|[-/]\d)")
_CARD = lazy(r"(?<![\dA-Za-z_/=\-.])[3-6]\d{15,18}(?![\dA-Za-z@/])")


def is_identity_number(text: str) -> bool:
    """Return whether these 18 characters are a citizen's identity number: a date of birth, and the check digit (GB 11643)."""
    try:
        date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    remainder = sum(int(c) * w for c, w in zip(text, _WEIGHTS, strict=False)) % 11
    return _CHECK_DIGITS[remainder] == text[-1].upper() and 1900 <= int(text[6:10]) <= 2100


def is_card_number(text: str) -> bool:
    """Return whether these digits end in the check digit of bank cards (Luhn, GB/T 15694.1)."""
    total = 0
    for i, c in enumerate(reversed(text)):
        digit = int(c) * (2 if i % 2 else 1)
        total += digit - 9 if digit > 9 else digit
    return total % 10 == 0


def _hidden(digits: str) -> str:
    """Return the number with its middle hidden, as the list of findings shows it."""
    return digits[:3] + "*" * (len(digits) - 7) + digits[-4:]


@check_each(
    "P01",
    Severity.ERROR,
    "{section}里有公民身份号码“{number}”；公开前必须删去，或只留前后几位。",
    all_texts,
    of_text=True,
)
def identity_numbers(facts: Facts, key: str) -> Iterator[Hit]:
    """报告中不得出现公民身份号码（《政府信息公开条例》第十五条；《个人信息保护法》第二十八条；校验码按 GB 11643）。"""
    prose = prose_of(facts.text(key))
    for match in _IDENTITY().finditer(prose.text):
        if is_identity_number(match.group()):
            address = Address(key).span(*prose.span(match.start(), match.end()))
            yield hit(address, section=section_name(facts.form, key), number=_hidden(match.group()))


@check_each(
    "P02",
    Severity.WARNING,
    "{section}里有{kind}“{number}”；请核对是否属于个人，不宜公开的请删去。",
    all_texts,
    of_text=True,
)
def mobile_and_card_numbers(facts: Facts, key: str) -> Iterator[Hit]:
    """报告中一般不应出现手机号码、银行卡号（《政府信息公开条例》第十五条；《个人信息保护法》第二十八条）。"""
    prose = prose_of(facts.text(key))
    for kind, pattern in (("手机号码", _MOBILE), ("银行卡号", _CARD)):
        for match in pattern().finditer(prose.text):
            digits = match.group().replace("-", "")
            is_other = kind == "银行卡号" and (not is_card_number(digits) or _is_identity(digits))
            if not is_other:
                address = Address(key).span(*prose.span(match.start(), match.end()))
                yield hit(address, section=section_name(facts.form, key), kind=kind, number=_hidden(digits))


def _is_identity(digits: str) -> bool:
    return len(digits) == 18 and is_identity_number(digits)
