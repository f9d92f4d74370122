"""Overlaps that an import brings or that stand: both are kept, named, and one is corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.visit.day import patients_of
from therapytimer.visit.overlap import overlapping, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from therapytimer.billing.codes import Catalogue
    from therapytimer.store.store import Store
    from therapytimer.visit.overlap import Placed
    from therapytimer.visit.visit import Visit


def overlaps(imported: Iterable[Visit], store: Store, catalogue: Catalogue) -> Iterator[str]:
    """Name each pair of segments of two visits that one clinician or patient cannot have had."""
    visits = list(imported)
    new = {visit.id for visit in visits}
    for day in sorted({visit.on for visit in visits}):
        for pair in overlapping(_placed(day, store, catalogue)):
            ids = [one.segment.visit_id for one in pair]
            if ids[0] != ids[1] and not new.isdisjoint(ids):
                yield _sentence(*pair)


def standing_overlaps(store: Store, catalogue: Catalogue) -> Iterator[str]:
    """Name what counts twice on any day of the clinic, ended and imported visits included."""
    for day in store.listing.days():
        for pair in overlapping(_placed(day, store, catalogue)):
            yield _sentence(*pair)


def overlaps_between(
    visits: Sequence[Visit], catalogue: Catalogue
) -> Iterator[tuple[set[str], str]]:
    """Name such pairs among visits of a file alone, each with the ids of both visits."""
    patients = patients_of(visits)
    placed = (
        one
        for visit in visits
        for one in place(visit.segments, patients[visit.id], catalogue.with_own(visit.codes))
    )
    for pair in overlapping(placed):
        ids = {one.segment.visit_id for one in pair}
        if len(ids) > 1:
            yield ids, _sentence(*pair)


def _placed(day: date, store: Store, catalogue: Catalogue) -> Iterator[Placed]:
    rows = [row for row in store.listing.on_day(day) if not (row.void or row.corrected)]
    patients = {row.id: row.patient_id for row in rows}
    for visit in store.visits.load_many(patients):
        yield from place(visit.segments, patients[visit.id], catalogue.with_own(visit.codes))


def _sentence(early: Placed, late: Placed) -> str:
    first, second = early.segment, late.segment
    return (
        f"{first.code} of visit {first.visit_id} overlaps {second.code} of visit "
        f"{second.visit_id} from {second.start:%Y-%m-%d %H:%M} UTC: both are kept, one must be "
        "corrected before it is signed."
    )
