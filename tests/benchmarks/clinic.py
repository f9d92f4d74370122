"""Clinics for measuring: an empty one, or one with many visits behind it."""

from datetime import timedelta

from builders import NOTE, PATIENT, THERAPIST, a_documented_visit, payer
from store.samples import CHEAP, PASSPHRASE

from therapytimer.clock import Clock
from therapytimer.store.store import create_store
from therapytimer.visit.people import Patient

PATIENTS = 200
OLD, OF_OLD = 10_000, "crutches"  # from so many visits back on the notes hold this word


def make_clinic(folder, visits=0, cost=CHEAP):
    """Make a clinic in a folder, with that many signed-off days of visits in its file."""
    at = Clock().read().wall
    store, _ = create_store(folder, PASSPHRASE, THERAPIST, at=at, cost=cost)
    store.patients.add(PATIENT, THERAPIST.id, at)
    store.exchange.import_visits((_visit(number, at) for number in range(visits)), "", at)
    return store


def _visit(number, at):
    """Spread visits over days before today, 20 a day."""
    about = number % PATIENTS
    patient = Patient(
        f"patient-{about}", f"Sample Patient {about}", PATIENT.born_on, f"SC-{about:04}"
    )
    on = at.date() - timedelta(days=1 + number // 20)
    hour = 8 + number % 10
    log = f"97112 {hour:02}:00-{hour:02}:24:30 DK, 97110 {hour:02}:24:30-{hour:02}:40 DK"
    return a_documented_visit(
        log,
        id=f"visit-{number}",
        on=on,
        patient=patient,
        payer=payer(),
        plan_of_care=None,
        note={**NOTE, "subjective": OF_OLD} if number >= OLD else NOTE,
    )
