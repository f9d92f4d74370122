"""The wiring of the timeline: its page, the desk, and the ways to it and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from therapytimer.ui.office import Office


def wire_timeline(office: Office) -> None:
    """Connect the timeline with the rest of an open clinic, and its page with what it wishes."""
    desk, timeline = office.desk, office.timeline
    desk.log_changed.connect(timeline.refresh)
    desk.ticked.connect(timeline.repaint)
    desk.refused.connect(timeline.refuse)
    desk.told.connect(timeline.say)
    office.board.foot.timeline_requested.connect(office.show_timeline_of_board)
    _wire_page(office)
    _wire_repairs(office)


def _wire_page(office: Office) -> None:
    timeline, repairing, page = office.timeline, office.repairing, office.timeline.page
    page.back_requested.connect(timeline.leave)
    page.undo_requested.connect(repairing.undo)
    page.redo_requested.connect(repairing.redo)
    page.scale.segment_chosen.connect(timeline.choose)
    page.segments.chosen.connect(timeline.choose)
    page.segments.entered.connect(timeline.enter)
    page.add.clicked.connect(timeline.show_forgotten)
    page.before.clicked.connect(timeline.show_originals)
    page.wrong_patient.clicked.connect(repairing.ask_patient)
    page.not_at_all.clicked.connect(repairing.ask_void)
    page.why.answered.connect(repairing.give_reason)
    page.void.answered.connect(repairing.void)


def _wire_repairs(office: Office) -> None:
    timeline, repairing, page = office.timeline, office.repairing, office.timeline.page
    page.repair.quick.repair_wished.connect(repairing.repair)
    page.repair.quick.minutes_wished.connect(timeline.set_minutes)
    page.repair.code_wished.connect(repairing.set_code)
    page.repair.people_wished.connect(repairing.set_people)
    page.repair.visit_wished.connect(repairing.move)
    page.repair.exact.times_wished.connect(repairing.set_times)
    page.repair.exact.split_wished.connect(repairing.split)
    page.repair.exact.remove_wished.connect(repairing.remove)
    page.forgotten.minutes_wished.connect(repairing.add_minutes)
    page.forgotten.times_wished.connect(repairing.add_times)
    page.give.patient_wished.connect(repairing.give)
    page.give.payer_wished.connect(repairing.give_paid_by)
