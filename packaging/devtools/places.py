"""Where things stand in the checkout and in its environment."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
VENV = ROOT / ".venv"
PYPROJECT = ROOT / "pyproject.toml"
DEMO = PACKAGING / "demo.py"
WINDOWS = os.name == "nt"


def lock_file(kind: str) -> Path:
    """Name the versions of an environment that is to run the program, or to develop it."""
    return PACKAGING / f"{kind}.txt"


def tool(name: str, venv: Path = VENV) -> Path:
    """Find a program of the environment."""
    return venv / "Scripts" / f"{name}.exe" if WINDOWS else venv / "bin" / name
