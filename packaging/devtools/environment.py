"""The environment in .venv: made whole, or made anew."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import platform
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from devtools.places import PYPROJECT, ROOT, VENV, lock_file, tool
from devtools.sentence import SentenceError

STAMP = VENV / "stamp.json"
SERVES = {"run": ("run", "dev"), "dev": ("dev",)}  # what serves development serves the program too


def stamp_for(kind: str) -> dict[str, str]:
    """Say what a whole environment of this kind is made from."""
    return {
        "kind": kind,
        "lock": digest(lock_file(kind)),
        "programs": _programs(),
        "python": platform.python_version(),
        "root": str(ROOT),  # the programs in an environment name its folder
    }


def is_whole(kind: str, stamp: object) -> bool:
    """Tell whether a stamp found on disk serves this kind."""
    return any(stamp == stamp_for(serving) for serving in SERVES[kind])


def read_stamp(path: Path) -> object:
    """Read what the last making wrote at its end; None when it never came there."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def ensure(kind: str) -> None:
    """Make the environment anew unless it is whole."""
    if is_whole(kind, read_stamp(STAMP)):
        return
    if Path(sys.prefix).resolve() == VENV:
        raise SentenceError(
            "The environment must be made anew: use the system's Python, not its own."
        )
    print(f"Making the environment in {VENV}; this happens once ...", flush=True)
    remake(VENV)
    _install(kind)
    STAMP.write_text(json.dumps(stamp_for(kind), indent=2), encoding="utf-8")


def remake(venv: Path) -> None:
    """Put an empty environment in place of what is there."""
    try:
        if venv.exists():
            shutil.rmtree(venv)
    except OSError as error:
        raise SentenceError(
            f"{venv} cannot be removed; close what runs from it ({error})."
        ) from error
    importlib.invalidate_caches()  # it may have been installed a moment ago
    if importlib.util.find_spec("ensurepip") is None:
        raise SentenceError(
            "This Python has no ensurepip; install the package that holds its venv."
        )
    _run([sys.executable, "-m", "venv", str(venv)], "The environment could not be made.")


def install_locked(kind: str, venv: Path) -> None:
    """Install what a lock file names, each file with its hash."""
    hashed = ["--require-hashes", "--only-binary", ":all:", "--requirement", str(lock_file(kind))]
    _run([*_pip(venv), *hashed], "The dependencies could not be installed.")


def _install(kind: str) -> None:
    install_locked(kind, VENV)
    own = ["--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
    _run([*_pip(VENV), *own], "therapytimer itself could not be installed.")


def _pip(venv: Path) -> list[str]:
    python = str(tool("python", venv))
    return [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]


def _run(command: list[str], failure: str) -> None:
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise SentenceError(failure)


def digest(path: Path) -> str:
    """Give the SHA-256 of a file, in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _programs() -> str:
    """Digest the settings that pip turns into files; the rest is read from the checkout."""
    settings = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))
    project = settings["project"]
    written = [settings["build-system"], project["scripts"], project["gui-scripts"]]
    return hashlib.sha256(json.dumps(written, sort_keys=True).encode()).hexdigest()
