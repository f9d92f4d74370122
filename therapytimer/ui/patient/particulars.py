"""Particulars: keeps the page of patient and plan in step with one visit, and keeps its changes."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from therapytimer.billing.second import counting_second
from therapytimer.billing.thresholds import therapy_of
from therapytimer.store.errors import StoreError
from therapytimer.store.used_amounts import UsedAmount
from therapytimer.ui.note.drafts import keep_draft
from therapytimer.ui.patient.page import PatientPage
from therapytimer.ui.patient.particular import Ground
from therapytimer.ui.patient.sheet import PatientSheet
from therapytimer.ui.patient.typed import PARTICULARS
from therapytimer.ui.patient.used_part import UsedShown
from therapytimer.visit.record import local_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from therapytimer.billing.payers import Payer
    from therapytimer.ui.desk.desk import Desk
    from therapytimer.ui.main_window import MainWindow
    from therapytimer.visit.people import Patient
    from therapytimer.visit.visit import Visit


class Particulars(QObject):
    """Shows one visit's patient and plan, and revises visit and patient in the store.

    The patient's next visit begins with what is known then, so it bears every change made here.
    """

    def __init__(self, window: MainWindow, desk: Desk, payers: Sequence[Payer] = ()) -> None:
        super().__init__(window)
        self._window, self._desk, self._payers = window, desk, tuple(payers)
        self.page = PatientPage()
        self._visit_id: str | None = None

    def offer_payers(self, payers: Sequence[Payer]) -> None:
        """Take these for second payers from now on."""
        self._payers = tuple(payers)

    def show_visit(self, visit_id: str, where: str = "") -> None:
        """Show patient and plan of a visit, at the field that a finding is about."""
        self._visit_id = visit_id
        self._desk.follow(visit_id)
        self._window.show_page(self.page)
        self.page.show_for(self._sheet(visit_id), where)

    def refresh(self, visit_id: str) -> None:
        """Show what changed in a visit, if it is the one that is seen."""
        if visit_id == self._visit_id and self._window.page() is self.page:
            self.page.show_sheet(self._sheet(visit_id))

    def leave(self) -> None:
        """Keep what is typed, before another page shows."""
        self.page.leave()

    def keep(self, wished: Visit) -> None:
        """Keep what was typed of a visit, and of its patient for the visits to come."""
        desk, before = self._desk, self._desk.casebook.visit(wished.id)
        try:
            desk.store.visits.revise(_with_typed(before, wished), desk.user.id, desk.now())
            self._keep_patient(before, wished.patient)
        except StoreError as problem:
            self.page.show_problem(str(problem))
            return
        self.page.show_problem("")
        desk.casebook.forget(wished.id)
        desk.log_changed.emit(wished.id)

    def keep_used(self, used: UsedShown) -> None:
        """Keep what was used of the year's threshold before, or take it back."""
        desk, amounts = self._desk, self._desk.store.used_amounts
        patient_id = desk.store.visits.patient_id(used.visit_id)
        known = amounts.get(patient_id, used.year, used.therapy)
        try:
            if used.amount is not None and used.known_on is not None:
                typed = UsedAmount(patient_id, used.year, used.therapy, used.amount, used.known_on)
                amounts.set(typed, desk.user.id, desk.now())
            elif known is not None:
                amounts.take_back(known, desk.user.id, desk.now())
        except (StoreError, ValueError) as problem:
            self.page.form.used.show_problem(str(problem))
            return
        desk.casebook.forget()  # other visits of the year rest on it too
        desk.log_changed.emit(used.visit_id)

    def keep_draft(self, visit_id: str, texts: Mapping[str, str]) -> None:
        """Keep half-typed text, so that a crash costs no word."""
        try:
            keep_draft(self._desk.store.alive, visit_id, texts, tuple(PARTICULARS))
        except StoreError as problem:
            self.page.show_problem(str(problem))

    def _keep_patient(self, before: Visit, patient: Patient) -> None:
        """Keep what changed of the patient; what else is known of them by now stays."""
        desk, patients = self._desk, self._desk.store.patients
        known = patients.get(desk.store.visits.patient_id(before.id))
        names = [field.name for field in fields(patient)]
        changed = {
            name: getattr(patient, name)
            for name in names
            if getattr(patient, name) != getattr(before.patient, name)
        }
        if known is not None and changed:
            patients.revise(replace(known, **changed), desk.user.id, desk.now())

    def _sheet(self, visit_id: str) -> PatientSheet:
        store, visit = self._desk.store, self._desk.casebook.visit(visit_id)
        patient_id = store.visits.patient_id(visit_id)
        days = store.visits.treatment_days(patient_id, visit.discipline)
        today = local_date(self._desk.now(), visit.timezone)
        holder = partial(store.patients.with_number, but=patient_id)
        ground = Ground(today, tuple(days), self._payers, holder)
        drafts = store.alive.draft(visit_id)
        return PatientSheet(visit, ground, drafts, self._used(visit, patient_id, today))

    def _used(self, visit: Visit, patient_id: str, today: date) -> UsedShown | None:
        """Give what is known of the patient's year; None where no payer has a threshold."""
        therapy = therapy_of(visit.discipline)
        second = counting_second(visit.payer, visit.second_payer)
        if therapy is None or not (visit.payer.threshold or second):
            return None
        known = self._desk.store.used_amounts.get(patient_id, visit.on.year, therapy)
        words = self._used_words(visit.id)
        shown = UsedShown(visit.id, visit.on.year, therapy, today, words=words)
        return (
            shown if known is None else replace(shown, amount=known.amount, known_on=known.known_on)
        )

    def _used_words(self, visit_id: str) -> str:
        """Tell the amount used before the visit, with its source; nothing where sums are hidden."""
        grounds = self._desk.casebook.grounded(visit_id)[0].grounds
        if grounds is None or grounds.use is None:
            return "not known"
        return "" if grounds.hides_estimates else grounds.use.words


def _with_typed(visit: Visit, wished: Visit) -> Visit:
    """Take what can be typed from the visit wished for; all else stays as it stands now."""
    return replace(
        visit,
        patient=wished.patient,
        referrer=wished.referrer,
        second_payer=wished.second_payer,
        case=wished.case,
        reference=wished.reference,
        plan_of_care=wished.plan_of_care,
        episode=wished.episode,
        present=wished.present,
        clinicians=tuple(wished.clinician(one.id) or one for one in visit.clinicians),
    )
