"""The mutants of small functions, and what remains after one is made."""

import ast
from pathlib import Path

import pytest
from mutation.operators import mutants


def names(tmp_path: Path, code: str) -> list[str]:
    path = tmp_path / "module.py"
    path.write_text(code, "utf-8")
    return [m.name.removeprefix("module.py ") for m in mutants(path, tmp_path)[1]]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("return x >= y", ["x >= y → x > y", "x >= y → x < y", "return x >= y → return None"]),
        (
            "return x and y",
            ["x and y → x or y", "x and y → x", "x and y → y", "return x and y → return None"],
        ),
        ("x.sort()", ["x.sort() → nothing"]),
        ("x[y] = y", ["x[y] = y → nothing"]),
        ("z = reversed(x)", ["reversed(x) → list(x)"]),
        ("z = min(x, y)", ["min(x, y) → max(x, y)"]),
        ("z = x // 3", ["3 → 4", "3 → 2", "x // 3 → x * 3"]),
        ("z = [i for i in x if i]", ["if i → no filter"]),
        ("z = x if y else x", ["y → not y"]),
        ("z = not x", ["not x → x"]),
        ("z = zip(x, y, strict=True)", []),
        ("z = 1\n    z = 1", ["1 → 0", "1 → 0 #2", "1 → 2", "1 → 2 #2"]),
        ('"""Words 1."""', []),
        ("z: int = x", []),
        ('z = f"{x:>3}"', []),
    ],
)
def test_operators(tmp_path: Path, body: str, expected: list[str]) -> None:
    found = names(tmp_path, f"def f(x, y):\n    {body}\n")
    assert sorted(found) == sorted(f"f: {name}" for name in expected)


def test_constants_of_the_module_and_methods_have_mutants(tmp_path: Path) -> None:
    found = names(tmp_path, "LIMIT = 3\n\n\nclass A:\n    def b(self):\n        return self.c\n")
    assert found == ["LIMIT: 3 → 4", "LIMIT: 3 → 2", "A.b: return self.c → return None"]


def test_a_mutant_changes_one_place(tmp_path: Path) -> None:
    code = "def f(x):\n    if x > 1 and x < 9:\n        x += 1\n    return x\n"
    path = tmp_path / "module.py"
    path.write_text(code, "utf-8")
    for i in range(len(mutants(path, tmp_path)[1])):
        tree, found = mutants(path, tmp_path)
        assert ast.unparse(tree) == code.strip()
        found[i].make()
        lines = zip(ast.unparse(ast.fix_missing_locations(tree)).splitlines(), code.splitlines(), strict=True)
        assert len([one for one, other in lines if one != other]) == 1
