"""Memory: what is remembered of a unit's register for the next one: headings and words, never names or contents."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from model.content.values import squeeze
from model.files.atomic import FileError, replace_file
from model.files.disk import disk, make_private_folder
from model.files.errors import ReadingError
from model.files.read import read_file
from model.files.typed_json import ShapeError, a_list, a_text, an_object, member, parse_json
from model.ledger.fields import Field, Role
from model.ledger.questions import WORDS, is_choice

_FORMAT, _VERSION = "xxgk-ledger", 1
_SUFFIX = ".json"
_MOST = 500
"""Headings and answers of one unit."""
_LONGEST = 20
"""Characters of a word that is remembered: a longer text may tell of an application."""
_LARGEST = 1 << 20


@dataclass
class Memory:
    """The roles of columns by heading, and the answers to questions on words."""

    roles: dict[str, Role] = field(default_factory=dict[str, Role])
    answers: dict[str, str] = field(default_factory=dict[str, str])


def remembered_answers(answers: Mapping[str, str]) -> dict[str, str]:
    """Return those of the answers that hold for other registers and name nobody: on short words of columns."""
    return {identity: answer for identity, answer in answers.items() if _is_kept(identity, answer)}


def _is_kept(identity: str, answer: str) -> bool:
    name, _, word = identity.partition(":")
    ask = next((ask for ask in WORDS if ask.value == name), None)
    return ask is not None and 0 < len(word) <= _LONGEST and is_choice(ask, answer)


class Memories:
    """The memories of units in a folder, a small file each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, unit: str) -> Memory:
        """Return what is remembered of a unit; an empty memory where nothing is, or where it cannot be read."""
        path = self._path(unit)
        try:
            return _restored(read_file(path, _LARGEST)) if path.is_file() else Memory()
        except (ReadingError, ShapeError, OSError):
            return Memory()

    def remember(self, unit: str, memory: Memory) -> None:
        """Keep what is to be remembered of a unit; what cannot be written is not."""
        if not squeeze(unit):
            return
        content = {
            "format": _FORMAT,
            "version": _VERSION,
            "roles": {
                heading: [role.field.name, role.key] for heading, role in list(memory.roles.items())[:_MOST]
            },
            "answers": dict(list(remembered_answers(memory.answers).items())[:_MOST]),
        }
        try:
            make_private_folder(self._folder)
            replace_file(
                self._path(unit), json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8", "replace")
            )
        except (FileError, OSError):
            return

    def forget(self, unit: str) -> None:
        """Forget what is remembered of a unit."""
        try:
            disk.unlink(self._path(unit))
        except OSError:
            return

    def _path(self, unit: str) -> Path:
        return self._folder / f"{hashlib.sha256(squeeze(unit).encode()).hexdigest()[:16]}{_SUFFIX}"


def _restored(data: bytes) -> Memory:
    content = parse_json(data, most_parts=20 * _MOST)
    if member(content, "format") != _FORMAT or member(content, "version") != _VERSION:
        raise ShapeError("another format")
    memory = Memory()
    for heading, role in an_object(member(content, "roles")).items():
        name, key = (a_text(each) for each in _pair(role))
        if name not in Field.__members__:
            raise ShapeError("no such field")
        memory.roles[heading] = Role(Field[name], key)
    for identity, answer in an_object(member(content, "answers")).items():
        if _is_kept(identity, a_text(answer)):
            memory.answers[identity] = a_text(answer)
    return memory


def _pair(value: object) -> tuple[object, object]:
    members = a_list(value, 2)
    if len(members) != 2:
        raise ShapeError("no pair")
    return members[0], members[1]
