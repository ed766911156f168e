"""The style sheet of an RTF document, by the names of its paragraph styles."""

from __future__ import annotations

import re

from model.content.blocks import Role
from model.reading.shared.outline import role_of_outline

_CONTENTS = re.compile(r"toc |目录")
_HEADING = re.compile(r"(?:heading|标题) ?(\d)")


class StyleNames:
    """What the names of paragraph styles say, by the numbers of the styles."""

    def __init__(self) -> None:
        self._roles: dict[int, Role] = {}
        self._contents: set[int] = set()

    def add(self, number: int, name: str) -> None:
        """Add a style by its name, as it is written in the style sheet."""
        name = name.rstrip(";").strip().casefold()
        if _CONTENTS.match(name):
            self._contents.add(number)
        match = _HEADING.fullmatch(name)
        role = role_of_outline(int(match.group(1)) - 1) if match else Role.BODY
        self._roles[number] = Role.TITLE if name in ("title", "标题") else role

    def role(self, number: int, outline: int) -> Role:
        """Return the role of a paragraph with a style and an outline level, -1 for none."""
        return role_of_outline(outline) if outline >= 0 else self._roles.get(number, Role.BODY)

    def is_contents(self, number: int) -> bool:
        """Return whether a style is that of lines of a table of contents."""
        return number in self._contents
