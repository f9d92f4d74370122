"""The lock files: every version and every hash, for all platforms at once."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from devtools.places import PYPROJECT, ROOT, lock_file, tool
from devtools.sentence import SentenceError

if TYPE_CHECKING:
    from pathlib import Path

# No header, no annotations: the files must name no address and no path of the machine.
UV = ("pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes")
PLAIN = ("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links")


def renew() -> None:
    """Choose the newest versions that pyproject allows and write all files."""
    run, dev = lock_file("run"), lock_file("dev")
    uv, project = _uv(), PYPROJECT.name
    _compile(uv, "build", run, project)
    constraints = ("--constraints", str(run.relative_to(ROOT)))  # one set of versions
    _compile(uv, "dev", dev, *constraints, project)
    _compile(uv, "check", lock_file("check"))  # the group alone: the program has no part in it


def _compile(uv: str, group: str, target: Path, *more: str) -> None:
    wanted = ("--upgrade", "--group", group, *more, "--output-file", str(target.relative_to(ROOT)))
    command = [uv, *UV, *PLAIN, *wanted]
    # uv would print the whole file as well
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise SentenceError(f"uv could not write {target.name}; {target.name} stays as it was.")
    print(f"{target.name}: {count(target.read_text(encoding='utf-8'))} packages")


def count(text: str) -> int:
    """Count the packages that a lock file names."""
    return sum("==" in line for line in text.splitlines())


def _uv() -> str:
    own = tool("uv")
    uv = str(own) if own.exists() else shutil.which("uv")
    if uv is None:
        raise SentenceError("Locking needs uv: start `check` once, it comes with the environment.")
    return uv
