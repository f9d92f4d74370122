"""Where things stand in the checkout and in its environment."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
VENV = ROOT / ".venv"
CHECKER = ROOT / ".venv-check"  # judges the notes in the tests and shares nothing with the program
PYPROJECT = ROOT / "pyproject.toml"
DEMO = PACKAGING / "demo.py"
WINDOWS = os.name == "nt"


def lock_file(kind: str) -> Path:
    """Name the versions of an environment: to run the program, to develop it, to check notes."""
    return PACKAGING / f"{kind}.txt"


def tool(name: str, venv: Path = VENV) -> Path:
    """Find a program of the environment."""
    return venv / "Scripts" / f"{name}.exe" if WINDOWS else venv / "bin" / name
