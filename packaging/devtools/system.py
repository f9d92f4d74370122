"""What the machine itself must have: libraries, tools, a screen."""

from __future__ import annotations

import os
import sys

from devtools import debian
from devtools.sentence import SentenceError


def prepare(purpose: str = "") -> None:
    """Install what is missing for this purpose, and for making environments; or say how to."""
    if not debian.is_here():
        return
    needs = [*debian.venv_needs(), *debian.missing(debian.NEEDS.get(purpose, ()))]
    if not needs or debian.install(needs):
        return
    advice = f"System packages are missing; install them with: {debian.by_hand(needs)}"
    if is_ci() or debian.venv_needs():
        raise SentenceError(advice)
    print(advice, file=sys.stderr)  # the libraries may have come another way: go on and see


def is_ci() -> bool:
    """Tell whether nobody is watching, so that nothing may be left out."""
    return os.environ.get("CI", "").lower() in {"true", "1"}


def has_display() -> bool:
    """Tell whether a window can open here."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in named)
