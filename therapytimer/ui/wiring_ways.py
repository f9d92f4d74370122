"""The wiring of the ways back: to which pages one returns, and from which."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from therapytimer.ui.office import Office


def wire_ways(office: Office) -> None:
    """Let the timeline, and patient and plan, lead back to where one came from."""
    ways, history, ending = office.ways_back, office.reception.history, office.ending
    timeline, patient = office.timeline, office.particulars.page
    ways.know(office.board, office.show_treatment)
    ways.know(office.documentation.page, office.show_note)
    ways.know(office.planning.page, office.planning.return_to)
    ways.know(history, lambda _visit_id: office.reception.show_history())
    timeline.left.connect(ways.leave)
    patient.back_requested.connect(ways.leave)
    # After the note has passed it on: a finding of the day's end leads back there, over no note.
    ways.know_day_end(lambda _visit_id: ending.show())
    ending.page.finding_requested.connect(ways.remember_day_end)
    office.board.foot.patient_requested.connect(office.show_patient_of_board)
    office.documentation.page.patient_requested.connect(office.show_patient)
    history.patient_requested.connect(office.show_patient)
