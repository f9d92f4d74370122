"""A sample clinic: made-up people in a throw-away file, for trying the program.

The records in `resources/samples` are of one fixed day in one zone; they are moved as a whole so
that the latest of them lie just before the day on which the sample is made.
"""

from __future__ import annotations

import atexit
import json
import re
import shutil
import tempfile
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from zoneinfo import ZoneInfo

from therapytimer.billing.codes import parse_catalogue
from therapytimer.billing.payers import parse_payers
from therapytimer.paths import resource
from therapytimer.store.store import create_store
from therapytimer.visit.people import Clinician
from therapytimer.visit.record import visit_of

if TYPE_CHECKING:
    from therapytimer.store.store import Store
    from therapytimer.visit.reading import Reading
    from therapytimer.visit.visit import Visit

SAMPLE_PASSPHRASE = "sample clinic"  # noqa: S105 - guards made-up people only
_FOLDER = "therapytimer-sample-"
_WRITTEN_ON = date(2026, 1, 15)  # the day that the records take for today
_WRITTEN_IN = ZoneInfo("America/New_York")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_UNMOVED = frozenset({"born_on"})


def open_sample(discipline: str, reading: Reading) -> Store:
    """Make the sample clinic of a discipline in a folder that goes when the program does."""
    sweep_samples()
    folder = Path(tempfile.mkdtemp(prefix=_FOLDER))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return make_sample(folder / "clinic", discipline, reading.wall, reading.zone)


def sweep_samples() -> None:
    """Throw away the samples that a killed program left; one still in use is held by its lock."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_FOLDER}*"):
        if not is_in_use(folder):
            shutil.rmtree(folder, ignore_errors=True)
