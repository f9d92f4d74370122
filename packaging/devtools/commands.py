"""The commands of dev.py."""

from __future__ import annotations

import os
import subprocess
import sys

from devtools import checker, environment, lock, steps, system
from devtools.places import DEMO, ROOT, WINDOWS, tool
from devtools.sentence import SentenceError


def carry_out(arguments: list[str], usage: str) -> int:
    """Find the command that the arguments name and do it."""
    name, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    commands = {"run": run, "demo": demo, "check": check, "test": test, "lock": renew_locks}
    if name in commands:
        return commands[name](rest)
    helped = name in {"-h", "--help", "help"}
    print(usage, file=sys.stdout if helped else sys.stderr)
    return 0 if helped else 2


def run(arguments: list[str]) -> int:
    """Open the program; without a display play the sample visit instead."""
    if not arguments and not system.has_display():
        print("This machine has no display: the sample visit is played off screen.", flush=True)
        return demo([])
    system.prepare("run")
    environment.ensure("run")
    return _become([str(tool("therapytimer")), *arguments], dict(os.environ))


def demo(arguments: list[str]) -> int:
    """Play the sample visit in the real window, off screen."""
    if not DEMO.exists():
        raise SentenceError(f"There is no sample visit yet: {DEMO.relative_to(ROOT)} is missing.")
    system.prepare("run")
    environment.ensure("run")
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return _become([str(tool("python")), str(DEMO), *arguments], variables)


def check(arguments: list[str]) -> int:
    """Run the linters alone."""
    _refuse(arguments)
    system.prepare()
    environment.ensure("dev")
    return steps.carry_out(steps.linters(), steps.environment(long=False))


def test(arguments: list[str]) -> int:
    """Run linters, tests and the coverage floor."""
    own, passed_on = split(arguments)
    long = own == ["--long"]
    if not long:
        _refuse(own)
    system.prepare("test")
    environment.ensure("dev")
    checker.ensure()
    wanted = [*steps.linters(), *steps.tests(passed_on, long=long)]
    return steps.carry_out(wanted, steps.environment(long=long))


def renew_locks(arguments: list[str]) -> int:
    """Choose all versions anew."""
    _refuse(arguments)
    lock.renew()
    return 0


def split(arguments: list[str]) -> tuple[list[str], list[str]]:
    """Part our own arguments from those behind the two dashes, which are pytest's."""
    if "--" not in arguments:
        return arguments, []
    middle = arguments.index("--")
    return arguments[:middle], arguments[middle + 1 :]


def _refuse(arguments: list[str]) -> None:
    if arguments:
        raise SentenceError(
            f"Unknown argument {arguments[0]!r}; `dev.py help` shows what there is."
        )


def _become(command: list[str], variables: dict[str, str]) -> int:
    """Hand over to another program."""
    if WINDOWS:  # where exec would return to the prompt while the program still runs
        return subprocess.run(command, env=variables, check=False).returncode
    return os.execve(command[0], command, variables)  # noqa: S606 - no shell is wanted
