"""Put a mutant in place of the functions that are already imported: their code objects are exchanged."""

from __future__ import annotations

import ast
import gc
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

from mutation.operators import Mutant

Key = tuple[str, int, int]
"""Name of a function, its first line, and which one it is of those on that line."""


class NotPatchableError(Exception):
    """The mutant does not compile, or uses other variables of outer functions than the original."""


class Functions:
    """The live functions of the modules below some folders, and what they have cached."""

    def __init__(self, root: Path, sources: list[Path]) -> None:
        self._root = root
        names = {str(path) for path in sources}
        self._by_place: dict[tuple[str, str, int], list[FunctionType]] = defaultdict(list)
        self._caches: list[Any] = []
        for found in gc.get_objects():
            if isinstance(found, FunctionType) and found.__code__.co_filename in names:
                self._by_place[_place(found.__code__)].append(found)
            elif type(found).__name__ == "_lru_cache_wrapper":
                self._caches.append(found)

    def clear_caches(self) -> None:
        """Forget every cached result, so that what was computed before the mutant is computed again."""
        for cache in self._caches:
            cache.cache_clear()

    def put(self, tree: ast.Module, mutant: Mutant) -> None:
        """Change the live functions, or the constant of the module in all modules that have imported it.

        The tree is changed for good: call this in a process that ends afterwards. Raises NotPatchableError.
        """
        path = self._root / mutant.path
        before = compile(tree, path, "exec", dont_inherit=True)
        mutant.make()
        ast.fix_missing_locations(tree)
        if isinstance(mutant.statement, ast.Assign | ast.AnnAssign):
            _set_constant(_module(path), mutant)
        else:
            self._exchange(before, compile(tree, path, "exec", dont_inherit=True))
        self.clear_caches()

    def _exchange(self, before: CodeType, after: CodeType) -> None:
        new = dict(_codes(after))
        count = 0
        for key, code in _codes(before):
            if new.get(key, code) == code:
                continue
            for function in self._by_place.get(_place(code), ()):
                if function.__code__ != code:
                    continue
                try:
                    function.__code__ = new[key]
                except ValueError as error:
                    raise NotPatchableError from error
                count += 1
        if not count:
            raise NotPatchableError


def _place(code: CodeType) -> tuple[str, str, int]:
    return code.co_filename, code.co_name, code.co_firstlineno


def _codes(code: CodeType) -> Iterator[tuple[Key, CodeType]]:
    """All code objects in a code object, by a key that a mutant leaves as it is."""
    seen: dict[tuple[str, int], int] = defaultdict(int)
    pending = [code]
    while pending:
        for inner in pending.pop(0).co_consts:
            if isinstance(inner, CodeType):
                place = (inner.co_name, inner.co_firstlineno)
                seen[place] += 1
                yield (*place, seen[place]), inner
                pending.append(inner)


def _module(path: Path) -> ModuleType:
    for module in list(sys.modules.values()):
        if getattr(module, "__file__", None) == str(path):
            return module
    raise NotPatchableError


def _set_constant(module: ModuleType, mutant: Mutant) -> None:
    statement = mutant.statement
    assert isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None
    old = getattr(module, mutant.scope)
    new = eval(compile(ast.Expression(statement.value), module.__file__ or "", "eval"), vars(module))
    for other in list(sys.modules.values()):
        if vars(other).get(mutant.scope) is old:
            setattr(other, mutant.scope, new)
