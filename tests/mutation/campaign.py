"""The mutation campaign (`make mutate`): small faults are put into the program, and the tests must notice each.

The tests are collected once. Each mutant is tried in a fork of that process, in memory: no file is changed. The tests
that call its function run one after the other, the quickest first, until one fails. Prints every mutant that no test
noticed and that `explained.txt` beside this file does not name, and exits 1 where there are any. Usually 40 mutants
of each part are tried, `--sample 0` tries all.
`python tests/mutation/campaign.py [--part NAME] [--tests PATH] [--sample N] [--seed N] [--only REGEXP] [--again] [--minutes N]`.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import os
import re
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import builders.paths
import pytest
from mutation.coverage import Coverage, measure, run
from mutation.operators import Mutant, mutants
from mutation.parts import PARTS, Part
from mutation.patching import Functions, NotPatchableError

ROOT = builders.paths.ROOT
EXPLAINED = Path(__file__).with_name("explained.txt")
KEPT = ROOT / "build" / "mutation"
"""What one run leaves for the next: which test calls what, and the survivors for `--again`."""

BROADER_SECONDS = 8.0
"""So long may the broader tests of one mutant take together."""

EXAMPLES = 10
"""Of each property-based test; the same ones in every run."""

SURVIVED, KILLED, STILLBORN = 0, 10, 20
TIMED_OUT = "timed out"


class Campaign:
    """The plugin of pytest that tries mutants instead of running the tests once."""

    def __init__(self, name: str, options: argparse.Namespace) -> None:
        self.part: Part = PARTS[name]
        self.store = KEPT / f"{name}.json"
        self.again = KEPT / f"{name}-survivors.txt"
        self.options = options
        self.outcomes: Counter[str] = Counter()
        self.survivors: list[Mutant] = []
        self.explained = explained()

    def pytest_collection(self) -> None:
        """Examples are tried in a fixed order and not made smaller: only whether a test fails is asked."""
        import hypothesis  # after pytest has looked at its plugins

        phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
        usual = hypothesis.settings.get_profile("project")
        hypothesis.settings.register_profile(
            "mutation", usual, phases=phases, derandomize=True, database=None, max_examples=EXAMPLES
        )
        hypothesis.settings.load_profile("mutation")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try the mutants of the part, one after the other."""
        if session.testsfailed:
            raise pytest.Session.Interrupted("the tests cannot be collected")
        files = self.part.files(ROOT)
        functions = Functions(ROOT, files)
        coverage = measure(session.items, files, ROOT, self.store, functions.clear_caches)
        trees = {path.relative_to(ROOT).as_posix(): mutants(path, ROOT) for path in files}
        every = [m for _, found in trees.values() for m in found]
        self._name_gone(every)
        chosen = self._choose(every)
        end = time.monotonic() + self.options.minutes * 60
        for mutant in chosen:
            if time.monotonic() > end:
                break
            if mutant.name in self.explained:
                self.outcomes["explained"] += 1
                continue
            tests = self._tests_for(mutant, session.items, coverage)
            outcome = _try(mutant, trees[mutant.path][0], tests, functions, coverage)
            self._note(mutant, outcome, len(tests))
        self.again.write_text("".join(f"{m.name}\n" for m in self.survivors), "utf-8")
        return True

    def _name_gone(self, found: Sequence[Mutant]) -> None:
        """Print the explanations that no mutant of these modules needs any more."""
        paths, names = {m.path for m in found}, {m.name for m in found}
        for name in sorted(self.explained - names):
            if name.split()[0] in paths:
                print(f"explained, but gone: {name}")

    def _choose(self, found: Sequence[Mutant]) -> list[Mutant]:
        if self.options.only:
            found = [m for m in found if re.search(self.options.only, m.name)]
        if self.options.again:
            names = set(self.again.read_text("utf-8").splitlines())
            found = [m for m in found if m.name in names]
        # By a digest of the name: a change elsewhere leaves the sample as it is.
        drawn = sorted(found, key=lambda m: hashlib.sha256(f"{self.options.seed} {m.name}".encode()).digest())
        return drawn[: self.options.sample or len(drawn)]

    def _tests_for(
        self, mutant: Mutant, items: Sequence[pytest.Item], coverage: Coverage
    ) -> list[pytest.Item]:
        """The tests that call the mutant's function: the part's own, then the broader ones, each quickest first."""
        lines = _lines_of(mutant)
        calling = [item for item in items if lines is None or lines & coverage[item.nodeid].calls]
        calling.sort(key=lambda item: coverage[item.nodeid].seconds)
        own = [item for item in calling if item.nodeid.startswith(self.part.own)]
        chosen, spent = own, 0.0
        for item in calling:
            spent += coverage[item.nodeid].seconds
            if not item.nodeid.startswith(self.part.own) and spent < BROADER_SECONDS:
                chosen.append(item)
        return chosen

    def _note(self, mutant: Mutant, outcome: str, tests: int) -> None:
        self.outcomes[outcome] += 1
        if outcome == "survived":
            self.survivors.append(mutant)
            print(f"{mutant.path}:{mutant.line} {mutant.operator} ({tests} tests): {mutant.name}", flush=True)


def _lines_of(mutant: Mutant) -> set[str] | None:
    """The first lines of the functions that hold the mutant, as `path:line`; None for a constant of the module."""
    if isinstance(mutant.statement, ast.Assign | ast.AnnAssign):
        return None
    return {f"{mutant.path}:{line}" for line in mutant.functions}


def _try(
    mutant: Mutant, tree: ast.Module, tests: Sequence[pytest.Item], functions: Functions, coverage: Coverage
) -> str:
    """Run the tests on the mutant in a fork, for five times as long as they usually take."""
    child = os.fork()
    if child == 0:
        _run_child(mutant, tree, tests, functions)
    limit = 20 + 5 * sum(coverage[item.nodeid].seconds for item in tests)
    end = time.monotonic() + limit
    while time.monotonic() < end:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            code = os.waitstatus_to_exitcode(status)
            return {SURVIVED: "survived", STILLBORN: "stillborn"}.get(code, "killed")
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return TIMED_OUT


def _run_child(mutant: Mutant, tree: ast.Module, tests: Sequence[pytest.Item], functions: Functions) -> None:
    code = KILLED
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        functions.put(tree, mutant)
        passed = all(run(item, after) for item, after in zip(tests, [*tests[1:], None], strict=True))
        code = SURVIVED if passed else KILLED
    except (NotPatchableError, SyntaxError):
        code = STILLBORN
    finally:
        os._exit(code)


def explained() -> set[str]:
    """The names of the mutants that change nothing a test could see, as `explained.txt` gives them with a reason."""
    lines = EXPLAINED.read_text("utf-8").splitlines()
    return {line.split(" | ")[0].strip() for line in lines if line.strip() and not line.startswith("#")}


def campaign(name: str, options: argparse.Namespace) -> list[Mutant]:
    """Try the mutants of one part; return those that no test notices and no line explains.

    Raises SystemExit where the tests do not pass without a mutant.
    """
    plugin = Campaign(name, options)
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        tests = options.tests or [*plugin.part.own, *plugin.part.broader]
        # Without capturing, or what a fork prints would reach the terminal after all.
        quiet = ["--capture=no", "--tb=no"]
        without = [
            f"-pno:{name}" for name in ("terminalreporter", "cacheprovider", "benchmark", "faulthandler")
        ]
        code = pytest.main([*without, *quiet, f"--basetemp={folder}", *tests], plugins=[plugin])
    if code != pytest.ExitCode.OK:
        raise SystemExit(f"{name}: the campaign failed")
    left = plugin.survivors
    tried = sum(plugin.outcomes.values()) - plugin.outcomes["stillborn"]
    killed = plugin.outcomes["killed"] + plugin.outcomes[TIMED_OUT]
    print(
        f"{name:10} tried {tried:5}  killed {killed:5} ({plugin.outcomes[TIMED_OUT]} by time)"
        f"  explained {plugin.outcomes['explained']:4}  left {len(left):4}"
        f"  in {(time.monotonic() - start) / 60:.1f} min",
        flush=True,
    )
    return left


def main() -> int:
    """Run the campaign; return 1 where a mutant is left."""
    parser = argparse.ArgumentParser(
        description="Put faults into the program and see whether the tests notice."
    )
    parser.add_argument("--part", choices=PARTS, action="append", help="only this part; may be given again")
    parser.add_argument("--sample", type=int, default=40, help="mutants of each part; 0 for all")
    parser.add_argument("--seed", type=int, default=1, help="another number draws another sample")
    parser.add_argument("--only", default="", help="mutants whose name matches this regular expression")
    parser.add_argument("--tests", action="append", help="only these tests; may be given again")
    parser.add_argument("--again", action="store_true", help="only the survivors of the last run")
    parser.add_argument("--minutes", type=float, default=60, help="for each part; the rest is not tried")
    options = parser.parse_args()
    os.nice(15)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Tests that read the folder of shared cases skip: what is killed is the same on every computer.
    builders.paths.SHARED = builders.paths.CORPUS = ROOT / "build" / "absent"
    # Each part in a process of its own: pytest collects tests once in a process.
    codes = [_in_child(name, options) for name in options.part or PARTS]
    return max(codes)


def _in_child(name: str, options: argparse.Namespace) -> int:
    """The campaign of one part in a fork; 1 where a mutant is left or the campaign failed."""
    child = os.fork()
    if child == 0:
        failed = True
        try:
            failed = bool(campaign(name, options))
        finally:
            os._exit(failed)
    return int(os.waitpid(child, 0)[1] != 0)


if __name__ == "__main__":
    sys.exit(main())
