"""The wiring of the day's end: the ways to it, its signatures and its export."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from therapytimer.ui.office import Office


def wire_day_end(office: Office) -> None:
    """Connect the end of the day with the rest of an open clinic."""
    ending, today = office.ending, office.reception.today
    page, exporting = ending.page, ending.exporting
    today.day_end_requested.connect(ending.show)
    today.cosign_requested.connect(ending.cosign_of_today)
    page.back_requested.connect(office.show_today)
    page.visit_requested.connect(office.reception.go_to)
    page.finding_requested.connect(ending.go_to)
    page.sign_requested.connect(ending.sign_ready)
    page.cosign_requested.connect(ending.cosign)
    page.export.export_wished.connect(ending.export)
    page.export.cancel_requested.connect(exporting.cancel)
    exporting.progressed.connect(page.export.show_progress)
    exporting.made.connect(page.export.show_made)
    exporting.failed.connect(page.export.show_problem)
    exporting.stopped.connect(page.export.show_problem)
    ending.today_requested.connect(office.show_today)
    ending.note_requested.connect(office.show_note)
    ending.field_requested.connect(office.documentation.page.go_to)
    office.signing.left.connect(ending.leave_signing)
