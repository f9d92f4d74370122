"""The reception: today's visits, new ones, and history; where a visit is opened from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from therapytimer.store.errors import StoreError
from therapytimer.ui.parts.times import local_day
from therapytimer.ui.visits.history import HistoryPage
from therapytimer.ui.visits.new_visit import NewVisitPage
from therapytimer.ui.visits.opening import opened_visit
from therapytimer.ui.visits.taken_number import refuse_taken
from therapytimer.ui.visits.today import TodayPage
from therapytimer.ui.visits.today_rows import row_of
from therapytimer.visit.due import due_phrases

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from therapytimer.billing.payers import Payer
    from therapytimer.store.listing import Summary
    from therapytimer.ui.desk.desk import Desk
    from therapytimer.ui.main_window import MainWindow
    from therapytimer.ui.visits.new_visit import NewVisit
    from therapytimer.ui.visits.today_rows import VisitRow

MOST_FOUND = 200


class Reception(QObject):
    """Keeps the lists in step with the store and opens visits.

    Signals: `treatment_requested` (visit id, codes of the patient's visit before) and
    `note_requested` (visit id).
    """

    treatment_requested = Signal(str, object)
    note_requested = Signal(str)

    def __init__(self, window: MainWindow, desk: Desk, payers: Sequence[Payer]) -> None:
        super().__init__(window)
        self._window, self._desk, self._payers = window, desk, payers
        self.today = TodayPage()
        self.new_visit = NewVisitPage(desk.store.patients.find, self._last_payers)
        self.history = HistoryPage()

    def show_today(self) -> None:
        """Show today's visits and the unsigned ones before them."""
        on, listing = self._today(), self._desk.store.listing
        sample = bool(self._desk.store.settings.get("sample"))
        self.today.show_who(self._desk.user.name, sample=sample)
        self.today.show_waiting(len(listing.to_cosign(self._desk.user.id)))
        self.today.show_visits(
            self._with_due(listing.on_day(on)), self._rows(listing.unsigned_before(on)), on
        )
        self._window.show_page(self.today)

    def offer_payers(self, payers: Sequence[Payer]) -> None:
        """Offer these payers for new visits from now on."""
        self._payers = payers

    def begin_visit(self) -> None:
        """Ask whom a new visit is for."""
        discipline = str(self._desk.store.settings.get("discipline", "PT"))
        self._window.show_page(self.new_visit)
        self.new_visit.begin(self._payers, discipline, self._today())

    def open_visit(self, new: NewVisit) -> None:
        """Open the visit wished for and go to the table with it."""
        desk, store = self._desk, self._desk.store
        desk.renew_anchor()
        moment = desk.moment()
        try:
            if new.is_new:
                refuse_taken(store.patients, new.patient)
                patient = store.patients.add(new.patient, desk.user.id, moment.at)
                new = replace(new, patient=patient)
            visit = opened_visit(new, store, desk.user, moment.at, moment.reading.zone)
            desk.open_visit(visit, moment)
        except StoreError as problem:
            self.new_visit.show_refusal(str(problem))
            return
        self.treatment_requested.emit(visit.id, self._codes_before(visit.id))

    def go_to(self, visit_id: str) -> None:
        """Go to a visit: to the table while it is open, to its note afterwards."""
        self._desk.follow(visit_id)
        if self._desk.has_ended(visit_id):
            self.note_requested.emit(visit_id)
        else:
            self.treatment_requested.emit(visit_id, self._codes_before(visit_id))

    def show_history(self) -> None:
        """Show the search in all visits."""
        self._window.show_page(self.history)
        self.history.begin()

    def search(self, text: str) -> None:
        """Search all visits."""
        found = self._desk.store.listing.find(text, MOST_FOUND + 1)
        rows = self._rows(found[:MOST_FOUND])
        self.history.show_found(rows, more=len(found) > MOST_FOUND)

    def _today(self) -> date:
        moment = self._desk.moment()
        return local_day(moment.at, moment.reading.zone)

    def _rows(self, summaries: Sequence[Summary]) -> list[VisitRow]:
        return [row_of(one) for one in summaries]

    def _with_due(self, summaries: Sequence[Summary]) -> list[VisitRow]:
        """Give the rows of today's visits with what falls due; nothing does with a void one."""
        ids = [one.id for one in summaries if not one.void]
        due = {one.id: due_phrases(one) for one in self._desk.store.visits.load_many(ids)}
        return [replace(row_of(one), due=due.get(one.id, ())) for one in summaries]

    def _last_payers(self, patient_id: str) -> tuple[str, ...]:
        """Name the payers of the patient's latest visit, the first one first."""
        before = self._desk.store.listing.of_patient(patient_id, 1)
        if not before:
            return ()
        second = self._desk.store.visits.load(before[0].id).second_payer
        return (before[0].payer_name, *((second.name,) if second else ()))

    def _codes_before(self, visit_id: str) -> tuple[str, ...]:
        """Name the codes of the patient's visit before this one."""
        store = self._desk.store
        visits = store.listing.of_patient(store.visits.patient_id(visit_id))
        ids = [one.id for one in visits]
        before = visits[ids.index(visit_id) + 1 :] if visit_id in ids else visits
        return tuple(before[0].minutes) if before else ()
