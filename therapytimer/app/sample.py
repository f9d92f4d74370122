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
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from zoneinfo import ZoneInfo

from therapytimer.billing.codes import parse_catalogue
from therapytimer.billing.payers import parse_payers
from therapytimer.billing.thresholds import therapy_of
from therapytimer.paths import resource
from therapytimer.store.errors import StoreError
from therapytimer.store.lock import FolderLock
from therapytimer.store.store import create_store
from therapytimer.store.used_amounts import UsedAmount
from therapytimer.visit.people import Clinician
from therapytimer.visit.record import visit_of

if TYPE_CHECKING:
    from therapytimer.store.store import Store
    from therapytimer.visit.reading import Reading
    from therapytimer.visit.visit import Visit

SAMPLE_PASSPHRASE = "sample clinic"  # noqa: S105 - guards made-up people only
_FOLDER, _CLINIC = "therapytimer-sample-", "clinic"
_WRITTEN_ON = date(2026, 1, 15)  # the day that the records take for today
_USED_BEFORE = Decimal("412.50")  # dollars of the year, elsewhere
_WRITTEN_IN = ZoneInfo("America/New_York")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")


def open_sample(discipline: str, reading: Reading) -> Store:
    """Make the sample clinic of a discipline in a folder that goes when the program does."""
    sweep_samples()
    folder = Path(tempfile.mkdtemp(prefix=_FOLDER))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return make_sample(folder / _CLINIC, discipline, reading.wall, reading.zone)


def make_sample(folder: Path, discipline: str, at: datetime, zone: str) -> Store:
    """Make the sample clinic of a discipline (PT, OT, SLP or DC) in an empty folder."""
    sample = _read(discipline, at, zone)
    people = [Clinician(**fields) for fields in sample["people"]]
    visits = _visits(sample["visits"])
    settings = {
        "sample": True,
        "discipline": discipline,
        "clinic": asdict(visits[0].clinic),
        "own_codes": sample["own_codes"],
    }
    store, _ = create_store(folder, SAMPLE_PASSPHRASE, people[0], at=at, settings=settings)
    for colleague in people[1:]:
        store.clinicians.add(colleague, SAMPLE_PASSPHRASE, people[0].id, at)
    store.exchange.import_visits(visits, people[0].id, at)
    _type_used_amounts(store, visits, people[0].id, at)
    return store


def _type_used_amounts(store: Store, visits: list[Visit], by: str, at: datetime) -> None:
    """Type for each patient with a threshold what was used before the first visit of a year."""
    first: dict[tuple[str, int, str], date] = {}
    for visit in visits:
        therapy = therapy_of(visit.discipline)
        if visit.payer.threshold and therapy is not None:
            key = (store.visits.patient_id(visit.id), visit.on.year, therapy)
            first[key] = min(visit.on, first.get(key, visit.on))
    for (patient, year, therapy), on in first.items():
        store.used_amounts.set(UsedAmount(patient, year, therapy, _USED_BEFORE, on), by, at)


def sweep_samples() -> None:
    """Throw away the samples that a killed program left; one still in use stays."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_FOLDER}*"):
        try:
            FolderLock(folder / _CLINIC).release()
        except StoreError:
            continue
        shutil.rmtree(folder, ignore_errors=True)


def _read(discipline: str, at: datetime, zone: str) -> dict[str, Any]:
    sample = json.loads(resource(f"samples/{discipline}.json").read_text(encoding="utf-8"))
    move = _Move(at.astimezone(ZoneInfo(zone)).date() - _WRITTEN_ON, zone)
    return cast("dict[str, Any]", move.all_in(sample))


def _visits(records: list[dict[str, object]]) -> list[Visit]:
    codes, payers = (
        resource(name).read_text(encoding="utf-8") for name in ("codes.json", "payers.json")
    )
    catalogue, known = parse_catalogue(codes), parse_payers(payers)
    return [visit_of(record, catalogue, known) for record in records]


class _Move:
    """Moves days and instants by whole days, keeping the time on the clock, into a zone."""

    def __init__(self, by: timedelta, zone: str) -> None:
        self._by, self._zone = by, zone

    def all_in(self, value: object, name: str = "") -> object:
        """Move whatever is in a value; a birth date is nobody's to move."""
        if isinstance(value, dict):
            fields = cast("dict[str, object]", value)
            return {key: self.all_in(one, key) for key, one in fields.items()}
        if isinstance(value, list):
            return [self.all_in(one) for one in cast("list[object]", value)]
        if name == "timezone":
            return self._zone
        return value if name == "born_on" or not isinstance(value, str) else self._text(value)

    def _text(self, text: str) -> str:
        if _INSTANT.fullmatch(text):
            return self._instant(datetime.fromisoformat(text))
        return _DAY.sub(lambda found: self._day(found[0]), text)

    def _instant(self, instant: datetime) -> str:
        on_the_clock = instant.astimezone(_WRITTEN_IN).replace(tzinfo=None) + self._by
        moved = on_the_clock.replace(tzinfo=ZoneInfo(self._zone)).astimezone(UTC)
        return f"{moved:%Y-%m-%dT%H:%M:%SZ}"

    def _day(self, text: str) -> str:
        return (date.fromisoformat(text) + self._by).isoformat()
