"""Steps: what one key or one press of a pedal does at the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from therapytimer.billing.codes import Contact
from therapytimer.ui.board.order import latest, neighbour, next_alone, next_together, ran_before

if TYPE_CHECKING:
    from therapytimer.ui.board.treatment import Treatment
    from therapytimer.ui.desk.desk import Desk


class Steps(QObject):
    """Walks through the planned codes and those who treat, in the visit on the board."""

    def __init__(self, desk: Desk, treatment: Treatment) -> None:
        super().__init__(treatment)
        self._desk, self._treatment = desk, treatment

    def next_code(self) -> None:
        """Switch to the next planned code."""
        self._walk(1)

    def previous_code(self) -> None:
        """Switch to the planned code before."""
        self._walk(-1)

    def go_back(self) -> None:
        """Switch back to the code that ran before, or go on with it after a pause."""
        visit_id = self._treatment.visit_id
        if visit_id is None:
            return
        code = ran_before(self._desk.casebook.visit(visit_id), self._desk.casebook.codes)
        if code is None:
            self._treatment.say("Nothing else has run in this visit.")
        else:
            self._treatment.tap(code)

    def go_to_group(self) -> None:
        """Start, join or leave a group, as a tap on its tile does."""
        visit_id = self._treatment.visit_id
        if visit_id is None:
            return
        codes = self._desk.casebook.codes
        offered = codes.for_discipline(self._desk.casebook.visit(visit_id).discipline)
        group = next((one.number for one in offered if one.contact is Contact.GROUP), None)
        if group is None:
            self._treatment.say("No code of this discipline is for a group.")
        else:
            self._treatment.tap(group)

    def treat_next(self) -> None:
        """Let the next clinician treat."""
        self._treat(alone=True)

    def treat_together(self) -> None:
        """Let the next clinician treat together with who treats now, or no longer."""
        self._treat(alone=False)

    def _walk(self, step: int) -> None:
        visit_id = self._treatment.visit_id
        if visit_id is None:
            return
        here = latest(self._desk.casebook.visit(visit_id), self._desk.casebook.codes)
        planned = self._treatment.planned()
        code = neighbour(planned, None if here is None else here.code, step)
        if code is None and here is not None and here.stop is not None and here.code in planned:
            code = here.code  # the only one there is, and it is paused
        if code is None:
            self._treatment.say("No other code is planned in this visit.")
        else:
            self._treatment.tap(code)

    def _treat(self, *, alone: bool) -> None:
        visit_id = self._treatment.visit_id
        if visit_id is None:
            return
        people = [one.id for one in self._desk.store.clinicians.all()]
        treating = self._desk.treating(visit_id)
        by = (next_alone if alone else next_together)(people, treating)
        if by is None:
            self._treatment.say("There is no other clinician on this laptop.")
        else:
            self._treatment.treat_by(by)
