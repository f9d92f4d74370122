"""The right patient: finds who it may be, and makes the header that the visit will have."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from therapytimer.ui.visits.new_visit import NewVisit
from therapytimer.ui.visits.opening import opened_visit
from therapytimer.ui.visits.taken_number import refuse_taken
from therapytimer.visit.clinic_settings import payers_in
from therapytimer.visit.giving import header_for

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from therapytimer.billing.payers import Payer
    from therapytimer.ui.desk.desk import Desk
    from therapytimer.visit.people import Patient
    from therapytimer.visit.visit import Visit

_LATEST = 6
_LOOKED_AT = 60  # the latest visits, among which the latest patients are found


class RightPatient:
    """Reads the store for one visit that may go over to another patient."""

    def __init__(self, desk: Desk, shipped: Sequence[Payer]) -> None:
        self._desk, self._shipped = desk, shipped

    def latest(self, visit_id: str) -> list[Patient]:
        """Return the patients seen lately, but not the one whose visit it is."""
        store = self._desk.store
        own = store.visits.patient_id(visit_id)
        seen = dict.fromkeys(one.patient_id for one in store.listing.find("", _LOOKED_AT))
        known = [store.patients.get(one) for one in seen if one != own]
        return [one for one in known if one is not None][:_LATEST]

    def payers(self) -> tuple[Payer, ...]:
        """Return the clinic's payers."""
        return tuple(payers_in(self._desk.store.settings.all(), self._shipped))

    def before(self, visit: Visit, patient: Patient) -> Visit | None:
        """Load the patient's latest visit, of the same discipline if there is one."""
        store = self._desk.store
        listed = store.listing.of_patient(patient.id, 20)
        same = [one for one in listed if one.discipline == visit.discipline]
        found = next(iter(same or listed), None)
        return None if found is None else store.visits.load(found.id)

    def header(self, visit: Visit, wished: NewVisit, at: datetime) -> Visit:
        """Make the header of the visit for the patient wished.

        StoreError if a new patient cannot be kept, or another one has the record number.
        """
        desk = self._desk
        if wished.is_new:
            refuse_taken(desk.store.patients, wished.patient)
            patient = desk.store.patients.add(wished.patient, desk.user.id, at)
            wished = replace(wished, patient=patient)
        fresh = opened_visit(wished, desk.store, desk.user, at, visit.timezone)
        return header_for(visit, fresh)

    def wished(
        self, visit: Visit, patient: Patient, payer_name: str, *, is_new: bool
    ) -> NewVisit | None:
        """Say what the visit will be, paid by the payer named or the patient's last one.

        None where nobody is known to pay.
        """
        before = None if is_new else self.before(visit, patient)
        known = {one.name: one for one in self.payers()}
        payer = known.get(payer_name)
        second = None
        if payer is None and before is not None:
            payer, second = known.get(before.payer.name, before.payer), before.second_payer
        if payer is None:
            return None
        made = NewVisit(patient, payer, visit.discipline, is_new=is_new, on=visit.on)
        return replace(made, second_payer=second)
