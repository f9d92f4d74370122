"""The wiring of several visits at once, by sender."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from therapytimer.ui.office import Office


def wire_several(office: Office) -> None:
    """Connect the tabs of open visits, the groups, and what asks for attention."""
    desk, tabs, groups = office.desk, office.open_visits, office.groups
    board, reminders = office.board, office.reminders
    desk.told.connect(tabs.refresh)
    desk.ticked.connect(tabs.repaint)
    desk.doubted.connect(office.window.tell)
    desk.group_asked.connect(groups.ask)
    office.treatment.shown.connect(tabs.show_current)
    office.treatment.shown.connect(board.group.hide)
    board.tabs.visit_wished.connect(office.reception.go_to)
    board.tabs.new_visit_requested.connect(office.begin_visit)
    tabs.visit_wished.connect(office.reception.go_to)
    board.group.started.connect(groups.start)
    desk.told.connect(reminders.refresh)
    desk.ticked.connect(reminders.follow)
    office.treatment.shown.connect(reminders.show_visit)
    reminders.asking_changed.connect(tabs.show_asking)
    board.banner.goes_on.connect(reminders.go_on)
    board.banner.ends.connect(reminders.end)
    board.banner.repairs.connect(reminders.repair)
    reminders.repair_wished.connect(office.show_timeline)
    clinic = office.administration.clinic
    clinic.limits.limits_wished.connect(reminders.keep_limits)
    reminders.limits_changed.connect(clinic.limits.show_limits)
    reminders.refused.connect(clinic.show_problem)
    reminders.tell_limits()
    board.table_mode_changed.connect(tabs.show_initials)
    board.table_mode_changed.connect(groups.show_initials)
