"""Mutation operators: every small change of a syntax tree that a test suite should notice."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

LONGEST_SHOWN = 90
"""Characters of source code shown of each side of a mutant."""

Change = tuple[str, ast.AST | None]
"""The name of an operator and the new node; None where the node is left out."""


@dataclass(eq=False)
class Mutant:
    """One change of one node of a module's syntax tree."""

    path: str
    line: int
    scope: str
    """Dotted name of the function that holds the node; the name assigned to for a constant of the module."""
    operator: str
    before: str
    after: str
    owner: ast.AST
    field: str
    index: int | None
    new: ast.AST | None
    statement: ast.stmt
    """The outermost statement of the module that holds the node."""
    functions: tuple[int, ...]
    """The first lines of the innermost function that holds the node and of its lambdas; a decorator's line counts."""
    ordinal: int = 1
    """Which one it is among those of the same name in the same scope."""

    @property
    def name(self) -> str:
        """The name in the list of explained mutants: it has no line number, so that it outlives other edits."""
        number = f" #{self.ordinal}" if self.ordinal > 1 else ""
        return f"{self.path} {self.scope}: {self.before} → {self.after}{number}"

    def make(self) -> None:
        """Change the tree, for good."""
        new = self.new
        if self.index is None:
            setattr(self.owner, self.field, new)
            return
        siblings = getattr(self.owner, self.field)
        if new is not None:
            siblings[self.index] = new
        elif isinstance(siblings[self.index], ast.stmt):
            siblings[self.index] = ast.copy_location(ast.Pass(), siblings[self.index])
        else:
            del siblings[self.index]


_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_TWINS = {"min": "max", "max": "min", "any": "all", "all": "any"}
_ORDERINGS = ("reversed", "sorted")


def _comparison(node: ast.Compare) -> Iterator[Change]:
    for i, op in enumerate(node.ops):
        for other in _COMPARISONS[type(op)]:
            ops = [*node.ops[:i], other(), *node.ops[i + 1 :]]
            yield "comparison", ast.Compare(node.left, ops, node.comparators)


def _bool_op(node: ast.BoolOp) -> Iterator[Change]:
    yield "and/or", ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    for i in range(len(node.values)):
        rest = [*node.values[:i], *node.values[i + 1 :]]
        yield "operand left out", rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)


def _arithmetic(node: ast.BinOp) -> Iterator[Change]:
    other = _ARITHMETIC.get(type(node.op))
    if other is not None and not any(isinstance(side, ast.JoinedStr) for side in (node.left, node.right)):
        yield "arithmetic", ast.BinOp(node.left, other(), node.right)


def _constant(node: ast.Constant) -> Iterator[Change]:
    if isinstance(node.value, bool):
        yield "constant", ast.Constant(not node.value)
    elif isinstance(node.value, int | float):
        yield "constant", ast.Constant(node.value + 1)
        yield "constant", ast.Constant(node.value - 1)


def _negation(node: ast.UnaryOp) -> Iterator[Change]:
    if isinstance(node.op, ast.Not | ast.USub):
        yield "sign", node.operand


def _condition(node: ast.If | ast.IfExp | ast.While) -> Iterator[Change]:
    """Conditions that no other operator turns round."""
    if isinstance(node.test, ast.Name | ast.Call | ast.Attribute | ast.NamedExpr):
        test = ast.copy_location(ast.UnaryOp(ast.Not(), node.test), node.test)
        new = type(node)(**{**_fields(node), "test": test})
        yield "condition", new


def _comprehension(node: ast.comprehension) -> Iterator[Change]:
    for i in range(len(node.ifs)):
        ifs = [*node.ifs[:i], *node.ifs[i + 1 :]]
        yield "filter left out", ast.comprehension(node.target, node.iter, ifs, node.is_async)


def _call(node: ast.Call) -> Iterator[Change]:
    if not isinstance(node.func, ast.Name) or not node.args:
        return
    if node.func.id in _TWINS:
        func = ast.copy_location(ast.Name(_TWINS[node.func.id], ast.Load()), node.func)
        yield "opposite function", ast.Call(func, node.args, node.keywords)
    if node.func.id in _ORDERINGS:
        yield "order", ast.Call(ast.Name("list", ast.Load()), node.args[:1], [])


def _return(node: ast.Return) -> Iterator[Change]:
    if node.value is not None and not isinstance(node.value, ast.Constant):
        yield "return", ast.Return(ast.Constant(None))


def _left_out(node: ast.stmt) -> Iterator[Change]:
    yield "statement left out", None


def _call_left_out(node: ast.Expr) -> Iterator[Change]:
    if isinstance(node.value, ast.Call | ast.Yield | ast.YieldFrom):
        yield "statement left out", None


def _assignment(node: ast.Assign) -> Iterator[Change]:
    """Only what is stored in an object: without a local name the function would merely fail."""
    if all(isinstance(target, ast.Attribute | ast.Subscript) for target in node.targets):
        yield "statement left out", None


_OPERATORS: dict[type[ast.AST], Callable[[Any], Iterator[Change]]] = {
    ast.Compare: _comparison,
    ast.BoolOp: _bool_op,
    ast.BinOp: _arithmetic,
    ast.Constant: _constant,
    ast.UnaryOp: _negation,
    ast.If: _condition,
    ast.IfExp: _condition,
    ast.While: _condition,
    ast.comprehension: _comprehension,
    ast.Call: _call,
    ast.Return: _return,
    ast.Expr: _call_left_out,
    ast.Assign: _assignment,
    ast.AugAssign: _left_out,
    ast.Raise: _left_out,
    ast.Continue: _left_out,
    ast.Break: _left_out,
    ast.Delete: _left_out,
}


def _fields(node: ast.AST) -> dict[str, Any]:
    return {name: getattr(node, name) for name in node._fields}


def mutants(path: Path, root: Path) -> tuple[ast.Module, list[Mutant]]:
    """The syntax tree of a module and the mutants of its functions and of its whole-number constants."""
    tree = ast.parse(path.read_text("utf-8"))
    found = [m for statement in tree.body for m in _in_module(statement, path.relative_to(root).as_posix())]
    seen: Counter[str] = Counter()
    for mutant in found:
        seen[mutant.name] += 1
        mutant.ordinal = seen[mutant.name]
    return tree, found


def _in_module(statement: ast.stmt, path: str) -> Iterator[Mutant]:
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        yield from _in_definition(statement, _Place(path, statement))
    elif isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None:
        target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
        inner = (ast.Lambda, ast.Call, ast.Dict)
        if isinstance(target, ast.Name) and not any(isinstance(n, inner) for n in ast.walk(statement.value)):
            place = _Place(path, statement, target.id, (), (ast.Constant,))
            yield from _in_field(statement, "value", place)


class _Place(NamedTuple):
    """Where a node stands, and which kinds of nodes are changed there."""

    path: str
    statement: ast.stmt
    scope: str = ""
    functions: tuple[int, ...] = ()
    kinds: tuple[type[ast.AST], ...] = (ast.AST,)

    def inside(self, node: ast.AST) -> _Place:
        """The place of what is inside a node."""
        if isinstance(node, ast.Lambda):
            return self._replace(functions=(*self.functions, node.lineno))
        if isinstance(node, ast.FunctionDef):
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            return self._replace(scope=f"{self.scope}.{node.name}".strip("."), functions=(first,))
        return self


def _in_definition(node: ast.AST, place: _Place) -> Iterator[Mutant]:
    """The mutants of a function; of a class, those of its methods."""
    if isinstance(node, ast.FunctionDef):
        yield from _in_field(node, "body", place.inside(node))
    elif isinstance(node, ast.ClassDef):
        for child in node.body:
            yield from _in_definition(child, place._replace(scope=f"{place.scope}.{node.name}".strip(".")))


def _in_field(owner: ast.AST, field: str, place: _Place) -> Iterator[Mutant]:
    value = getattr(owner, field)
    for index, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
        if not isinstance(node, ast.AST) or _states_an_invariant(node):
            continue
        operator = _OPERATORS.get(type(node)) if isinstance(node, place.kinds) else None
        for name, new in operator(node) if operator else ():
            if new is not None and hasattr(node, "lineno") and not hasattr(new, "lineno"):
                ast.copy_location(new, node)
            line = getattr(node, "lineno", getattr(owner, "lineno", 0))
            shown = _shown(node, new)
            yield Mutant(
                place.path,
                line,
                place.scope,
                name,
                *shown,
                owner,
                field,
                index,
                new,
                place.statement,
                place.functions,
            )
        for inner in _inner_fields(node):
            yield from _in_field(node, inner, place.inside(node))


def _states_an_invariant(node: ast.AST) -> bool:
    """Return whether a node is the `strict=` of zip: it makes a fault loud and changes nothing where there is none."""
    return isinstance(node, ast.keyword) and node.arg == "strict"


def _inner_fields(node: ast.AST) -> list[str]:
    """The fields of a node that hold code that runs: no annotations, no formats, no decorators and defaults."""
    if isinstance(node, ast.FunctionDef | ast.Lambda):
        return ["body"]
    return [name for name in node._fields if name not in ("annotation", "format_spec", "ctx", "op", "ops")]


def _shown(node: ast.AST, new: ast.AST | None) -> tuple[str, str]:
    """A node and its replacement as source code, the condition alone where it is all that changes."""
    if isinstance(node, ast.If | ast.IfExp | ast.While) and isinstance(new, ast.If | ast.IfExp | ast.While):
        return _short(node.test), _short(new.test)
    if isinstance(node, ast.comprehension) and isinstance(new, ast.comprehension):
        return " ".join(f"if {_short(i)}" for i in node.ifs), " ".join(
            f"if {_short(i)}" for i in new.ifs
        ) or "no filter"
    return _short(node), _short(new) if new is not None else "nothing"


def _short(node: ast.AST) -> str:
    text = " ".join(ast.unparse(ast.fix_missing_locations(node)).split())
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"
