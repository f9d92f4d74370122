"""The form of patient and plan: six parts, kept field by field as they are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal

from therapytimer.ui.fields.column import Column
from therapytimer.ui.note.form import DRAFT_AFTER_MS
from therapytimer.ui.patient.clinicians_part import CliniciansPart
from therapytimer.ui.patient.days_part import DaysPart
from therapytimer.ui.patient.entries import LineEntry, LinesEntry
from therapytimer.ui.patient.patient_part import PatientPart
from therapytimer.ui.patient.plan_part import PlanPart
from therapytimer.ui.patient.present_part import PresentPart
from therapytimer.ui.patient.sheet import days_words, is_wrong, standing_of
from therapytimer.ui.patient.typed import PARTICULARS, take
from therapytimer.ui.patient.used_part import UsedPart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from therapytimer.ui.patient.sheet import PatientSheet
    from therapytimer.ui.patient.typed import Taken

    Entry = LineEntry | LinesEntry | PresentPart | CliniciansPart

_WIDTH = 1000
_ABOVE = 120  # pixels kept in sight around a field that is jumped to
_ELSEWHERE = {"patient.episode": "episode.typed_days", "referrer": "referrer.name"}


class PatientForm(Column):
    """Holds what can be typed of patient and plan.

    Signals: `visit_wished` (the Visit with what was typed) when a field is left, `draft_changed`
    (half-typed text by field) a moment after typing and once something is kept.
    """

    visit_wished = Signal(object)
    draft_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__(_WIDTH, high=True)
        self._sheet: PatientSheet | None = None
        self._touched: set[str] = set()
        self._showing = False  # what is put into the fields now is typed by nobody
        self.patient, self.plan = PatientPart(), PlanPart()
        self.days, self.used = DaysPart(), UsedPart()
        self.present, self.clinicians = PresentPart(), CliniciansPart()
        self.entries: dict[str, Entry] = {
            **self.patient.entries,
            **self.plan.entries,
            **self.days.entries,
            "present": self.present,
            "clinicians": self.clinicians,
        }
        self._draft_timer = QTimer(self, singleShot=True, interval=DRAFT_AFTER_MS)
        self._draft_timer.timeout.connect(self._tell_draft)
        parts = (self.clinicians, self.patient, self.plan, self.days, self.used, self.present)
        for part in parts:
            self.content.addWidget(part)
        for name, entry in self.entries.items():
            entry.changed.connect(lambda name=name: self._follow(name))
            entry.left.connect(self.keep)

    def show_sheet(self, sheet: PatientSheet) -> None:
        """Show a visit; of the visit already shown, what is being typed stays."""
        same = self._sheet is not None and self._sheet.visit.id == sheet.visit.id
        typed = self.half_typed() if same else _drafts(sheet)
        self._sheet = sheet
        self._touched = {name for name in typed if not _is_kept(sheet, name, typed[name])}
        if not same:
            self.clinicians.hide()
        self._showing = True
        self.patient.offer_payers([payer.name for payer in sheet.ground.payers])
        self.used.show_used(sheet.used, closed=bool(sheet.closed))
        self.clinicians.show_clinicians(sheet.visit.clinicians)
        for name, entry in self.entries.items():
            kept = PARTICULARS[name].shown(sheet.visit)
            entry.set_text(typed[name] if name in self._touched else kept)
            entry.set_read_only(bool(sheet.closed))
        self._showing = False
        if not same:
            self._show_problems(self._take(sheet).problems)
        self._show_live(sheet)

    def half_typed(self) -> dict[str, str]:
        """Text that is typed but not kept, by field."""
        if self._sheet is None:
            return {}
        visit = self._sheet.visit
        typed = {name: self.entries[name].text() for name in sorted(self._touched)}
        return {
            name: text for name, text in typed.items() if text != PARTICULARS[name].shown(visit)
        }

    def keep(self) -> None:
        """Wish for what is typed and clear; say of the rest why it is not kept."""
        if self._sheet is None or not self.half_typed():
            # What was typed may have been taken back: then its draft goes too.
            if self._draft_timer.isActive():
                self._tell_draft()
            return
        taken = self._take(self._sheet)
        self._show_problems(taken.problems)
        if taken.visit != self._sheet.visit:
            self.visit_wished.emit(taken.visit)
        # What was typed in another form now stands as it is kept.
        self.show_sheet(self._sheet)
        self._tell_draft()

    def go_to(self, where: str) -> None:
        """Put the keyboard where a finding can be mended."""
        name = self.plan.first_missing() if where == "plan" else _ELSEWHERE.get(where, where)
        entry = self.entries.get(name)
        if entry is None:
            return
        if entry is self.clinicians:
            entry.show()
        target = entry.target()
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        # A page just shown, or a row just made, has its place only in a moment.
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(target, 0, _ABOVE))

    def _follow(self, name: str) -> None:
        if self._sheet is not None and not self._showing:
            self._touched.add(name)
            self._draft_timer.start()
            self._show_live(self._sheet)

    def _take(self, sheet: PatientSheet) -> Taken:
        return take(sheet.visit, self.half_typed(), sheet.ground)

    def _show_live(self, sheet: PatientSheet) -> None:
        visit = self._take(sheet).visit
        standing = standing_of(visit)
        self.plan.show_standing(standing, wrong=is_wrong(standing, visit))
        self.days.show_days(days_words(visit))

    def _show_problems(self, problems: Mapping[str, str]) -> None:
        for name, entry in self.entries.items():
            sentence = problems.get(name, "")
            if isinstance(entry, LineEntry) and entry.problem() != sentence:
                entry.show_problem(sentence)

    def _tell_draft(self) -> None:
        self._draft_timer.stop()
        self.draft_changed.emit(self.half_typed())


def _is_kept(sheet: PatientSheet, name: str, text: str) -> bool:
    """Tell whether a text, perhaps in another form, is what the visit holds."""
    taken = take(sheet.visit, {name: text}, sheet.ground)
    return not taken.problems and taken.visit == sheet.visit


def _drafts(sheet: PatientSheet) -> dict[str, str]:
    """Return the half-typed text of this page; a closed visit takes none."""
    if sheet.closed:
        return {}
    return {name: text for name, text in sheet.drafts.items() if name in PARTICULARS}
