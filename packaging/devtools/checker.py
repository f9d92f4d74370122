"""The checker of notes for PDF/UA, in an environment of its own."""

from __future__ import annotations

import json
import platform

from devtools import environment
from devtools.places import CHECKER, lock_file

STAMP = CHECKER / "stamp.json"
KIND = "check"


def ensure() -> None:
    """Make the environment of the checker unless it is whole."""
    wanted = {"lock": environment.digest(lock_file(KIND)), "python": platform.python_version()}
    if environment.read_stamp(STAMP) == wanted:
        return
    print(f"Making the checker of notes in {CHECKER}; this happens once ...", flush=True)
    environment.remake(CHECKER)
    environment.install_locked(KIND, CHECKER)
    STAMP.write_text(json.dumps(wanted, indent=2), encoding="utf-8")
