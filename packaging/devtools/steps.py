"""The steps of a check: each is named, timed, and none hides the result of another."""

from __future__ import annotations

import os
import subprocess
import time
from typing import TYPE_CHECKING, NamedTuple

from devtools.places import ROOT, tool

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORT_MINUTES = 30  # they take a third of it here: a slow or busy machine needs the rest
LONG_TEST_SECONDS = 7200
# What holds the promises is tested whole; what meets the machine nearly so. The window is tested
# by journeys, where a percentage would only reward clicking about.
FLOORS = {"billing": 100, "visit": 100, "store": 95, "pdf": 95}


class Step(NamedTuple):
    """A program of the environment, and what it is called in the report."""

    name: str
    command: list[str]


def linters() -> list[Step]:
    """Give the steps that read the code without running it."""
    return [
        Step("format", [_named("ruff"), "format", "--check"]),
        Step("lint", [_named("ruff"), "check"]),
        Step("types", [_named("pyright")]),
        Step("imports", [_named("lint-imports")]),
    ]


def tests(arguments: Sequence[str], *, long: bool) -> list[Step]:
    """Give the steps that run the tests; the floor is asked of all tests, not of a part."""
    python = _named("python")
    limits = [f"--session-timeout={SHORT_MINUTES * 60}"]
    if long:
        limits = [f"--timeout={LONG_TEST_SECONDS}"]
    run = [python, "-m", "coverage", "run", "-m", "pytest", "-q", *limits, *arguments]
    return [Step("tests", run), *([] if arguments else _floors(python))]


def environment(*, long: bool) -> dict[str, str]:
    """Give the variables that make one run like the next."""
    fixed = {"QT_QPA_PLATFORM": "offscreen", "PYTHONHASHSEED": "0"}
    return {**os.environ, **fixed, **({"THERAPYTIMER_LONG": "1"} if long else {})}


def carry_out(steps: Sequence[Step], variables: dict[str, str]) -> int:
    """Run every step, then say which of them failed."""
    began = time.monotonic()
    failed = [step.name for step in steps if not _passes(step, variables)]
    result = f"failed: {', '.join(failed)}" if failed else "all passed"
    print(f"== {result}, {time.monotonic() - began:.1f} s", flush=True)
    return 1 if failed else 0


def _passes(step: Step, variables: dict[str, str]) -> bool:
    print(f"== {step.name}", flush=True)
    began = time.monotonic()
    code = subprocess.run(step.command, cwd=ROOT, env=variables, check=False).returncode
    verdict = f"failed with {code}" if code else "passed"
    print(f"== {step.name}: {verdict}, {time.monotonic() - began:.1f} s", flush=True)
    return code == 0


def _floors(python: str) -> list[Step]:
    report = [python, "-m", "coverage", "report"]
    return [
        Step(
            f"coverage of {package}, at least {floor} %",
            [*report, f"--include=therapytimer/{package}/*", f"--fail-under={floor}"],
        )
        for package, floor in FLOORS.items()
    ]


def _named(name: str) -> str:
    return str(tool(name))
