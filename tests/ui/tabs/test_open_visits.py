"""Open visits as tabs, over the whole window: switching, groups, and what asks for attention."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import ASSISTANT, OTHER_PATIENT, PATIENT, PAYERS
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from therapytimer.store.errors import DiskFullError
from therapytimer.ui.look.metrics import TOUCH
from therapytimer.ui.main_window import SMALLEST
from therapytimer.ui.visits.new_visit import NewVisit
from therapytimer.visit.facts import GapAnswer
from therapytimer.visit.people import Patient

THIRD = Patient("", "Sample Patient Three", date(1972, 5, 6))


@pytest.fixture
def office(office):
    office.desk.ticked.disconnect(office.guard.watch)  # nobody locks a board that is tested
    return office


@pytest.fixture
def opened(office):
    """Open a visit of a patient by way of the reception; return its id."""

    def go(patient, *, is_new=False):
        office.reception.open_visit(NewVisit(patient, PAYERS[0], "PT", is_new=is_new))
        return office.treatment.visit_id

    return go


@pytest.fixture
def two(opened):
    return opened(PATIENT), opened(OTHER_PATIENT)


def spoken(office):
    return [one.accessibleName() for one in office.board.tabs.tabs]


def tap(qtbot, widget):
    QApplication.processEvents()
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def press(qtbot, parent, text):
    QApplication.processEvents()
    (found,) = [
        one for one in parent.findChildren(QPushButton) if one.isVisible() and one.text() == text
    ]
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def running(office):
    return {one.visit_id: one.code for one in office.desk.stopwatch.running()}


def test_each_open_visit_has_a_tab_with_two_identifiers_and_its_state(office, two, watch):
    office.desk.tap(two[0], "97112")
    assert spoken(office) == [
        "Sample Patient One, born February 3, 1950, 97112 running, S. T. D. PT",
        "Sample Patient Two, born July 8, 1961, not started",
    ]
    office.desk.tap(two[1], "97110")
    assert spoken(office) == [
        "Sample Patient One, born February 3, 1950, paused",
        "Sample Patient Two, born July 8, 1961, 97110 running, S. T. D. PT",
    ]


def test_a_tick_changes_nothing_for_a_screen_reader(office, two, watch):
    office.desk.tap(two[0], "97112")
    before, tab = spoken(office), office.board.tabs.tabs[0]
    watch(office.desk, 61)
    assert spoken(office) == before
    assert tab.face.time == "01:01"


def test_a_tap_on_a_tab_goes_to_its_visit(qtbot, office, two):
    tap(qtbot, office.board.tabs.tabs[0])
    assert office.treatment.visit_id == two[0]
    assert [one.isChecked() for one in office.board.tabs.tabs] == [True, False]


def test_space_on_a_tab_goes_to_its_visit_and_pauses_nothing(qtbot, office, two):
    office.desk.tap(two[1], "97110")
    office.board.tabs.tabs[0].setFocus()
    qtbot.keyClick(office.board.tabs.tabs[0], Qt.Key.Key_Space)
    assert office.treatment.visit_id == two[0]
    assert running(office) == {two[1]: "97110"}


def test_the_next_visit_follows_the_last_one_by_the_first(office, two, opened):
    third = opened(THIRD, is_new=True)
    seen = []
    for _ in range(3):
        office.open_visits.next_visit()
        seen.append(office.treatment.visit_id)
    assert seen == [*two, third]


def test_with_one_visit_there_is_no_next(office, opened):
    only = opened(PATIENT)
    office.open_visits.next_visit()
    assert office.treatment.visit_id == only


def test_new_visit_is_one_tap_away(qtbot, office, two):
    tap(qtbot, office.board.tabs.new)
    assert office.window.page() is office.reception.new_visit


def test_a_visit_opened_twice_from_today_goes_to_its_tab(office, two):
    office.show_today()
    office.reception.go_to(two[0])
    office.show_today()
    office.reception.go_to(two[0])
    assert len(office.board.tabs.tabs) == 2
    assert office.board.tabs.tabs[0].isChecked()


def test_a_patient_who_leaves_before_treatment_leaves_no_tab(office, two):
    office.treatment.void("patient did not come")
    assert office.window.page() is office.reception.today
    office.reception.go_to(two[0])
    assert [one.face.visit_id for one in office.board.tabs.tabs] == [two[0]]


def test_a_visit_that_has_ended_leaves_the_tabs_of_the_others(office, two):
    office.desk.tap(two[1], "97110")
    office.treatment.end()
    assert office.window.page() is office.documentation.page
    office.reception.go_to(two[0])
    assert [one.face.visit_id for one in office.board.tabs.tabs] == [two[0]]


def test_a_visit_looked_at_after_its_end_says_so(office, two):
    office.desk.tap(two[1], "97110")
    office.treatment.end()
    office.show_treatment(two[1])
    assert spoken(office)[-1] == "Sample Patient Two, born July 8, 1961, ended"


def test_an_open_gap_stands_on_the_tab_until_it_is_answered(office, two, clock, watch):
    office.desk.tap(two[0], "97112")
    watch(office.desk, 60)
    clock.sleep(480)
    office.desk.tick()
    assert "gap open" in spoken(office)[0]
    gap = office.desk.gaps(two[0])[0]
    office.desk.answer(two[0], gap, GapAnswer.NOT_TREATMENT)
    assert "gap open" not in spoken(office)[0]


def test_where_others_read_along_they_show_as_initials(office, two):
    office.open_visits.show_initials(True)
    assert spoken(office) == [
        "S. P. O., not started",
        "Sample Patient Two, born July 8, 1961, not started",
    ]
    office.open_visits.show_initials(False)
    assert spoken(office)[0].startswith("Sample Patient One")


def test_table_mode_hides_the_names_of_the_others(office, two):
    office.board.toggle_table_mode()
    assert spoken(office)[0] == "S. P. O., not started"
    office.treatment.tap("97150")
    assert [one.text() for one in office.board.group.choices.values()] == ["S. P. O."]
    office.board.toggle_table_mode()
    assert spoken(office)[0].startswith("Sample Patient One")


def test_an_assistant_beside_the_therapist_shows_on_the_tab(office, two):
    office.desk.tap(two[0], "97112")
    office.treatment.treat_by((ASSISTANT.id,))
    office.treatment.tap("97110")
    assert running(office) == {two[0]: "97112", two[1]: "97110"}
    assert [one.face.by for one in office.board.tabs.tabs] == ["S. T. D. PT", "S. A. A. PTA"]


def test_twelve_visits_at_the_smallest_size_keep_the_current_one_in_sight(qtbot, office, opened):
    office.window.resize(SMALLEST)
    visits = [opened(replace(THIRD, name=f"Made Up {one}"), is_new=True) for one in range(12)]
    for visit in (visits[-1], visits[0], visits[6]):
        office.reception.go_to(visit)
        tab = next(one for one in office.board.tabs.tabs if one.face.is_current)
        qtbot.waitUntil(lambda tab=tab: tab.visibleRegion().boundingRect() == tab.rect())
        assert tab.width() >= tab.sizeHint().width()
    assert office.window.width() == SMALLEST.width()
    assert all(one.height() >= TOUCH for one in office.board.tabs.tabs)


# Groups.


def test_a_group_tile_asks_who_takes_part_and_one_tap_starts_it(qtbot, office, two):
    office.treatment.tap("97150")
    assert office.board.group.isVisible()
    press(qtbot, office.board.group, "Start group of 2")
    assert running(office) == {two[0]: "97150", two[1]: "97150"}
    assert not office.board.group.isVisible()


def test_whoever_is_not_chosen_stays_out(qtbot, office, two, opened):
    third = opened(THIRD, is_new=True)
    office.treatment.tap("97150")
    press(qtbot, office.board.group, "Sample Patient One")
    press(qtbot, office.board.group, "Start group of 2")
    assert set(running(office)) == {two[1], third}


def test_the_last_groups_members_are_chosen_next_time(qtbot, office, two, opened):
    third = opened(THIRD, is_new=True)
    office.treatment.tap("97150")
    press(qtbot, office.board.group, "Sample Patient One")
    press(qtbot, office.board.group, "Start group of 2")
    office.desk.stop_everything()
    office.treatment.tap("97150")
    press(qtbot, office.board.group, "Start group of 2")
    assert set(running(office)) == {two[1], third}


def test_whom_another_clinician_treats_is_offered_but_not_chosen(qtbot, office, two, opened):
    opened(THIRD, is_new=True)
    office.desk.treat_by(two[0], (ASSISTANT.id,))
    office.desk.tap(two[0], "97110")
    office.treatment.tap("97150")
    chosen = {one: button.isChecked() for one, button in office.board.group.choices.items()}
    assert chosen == {two[0]: False, two[1]: True}


def test_nobody_chosen_is_no_group(qtbot, office, two):
    office.treatment.tap("97150")
    press(qtbot, office.board.group, "Sample Patient One")
    assert not office.board.group.start.isEnabled()


def test_alone_a_group_is_refused_in_words(office, opened):
    opened(PATIENT)
    office.treatment.tap("97150")
    assert not office.board.group.isVisible()
    assert "two or more open visits" in office.board.foot.line.text()


def test_alone_a_group_that_is_refused_adds_no_tile(office, opened):
    opened(PATIENT)
    tiles = [one.face.code for one in office.board.grid.tiles]
    office.steps.go_to_group()
    assert [one.face.code for one in office.board.grid.tiles] == tiles
    assert office.board.foot.line.text() == "A group takes two or more open visits."


def test_what_was_done_in_another_visit_alone_is_not_said_on_the_board(office, two, clock):
    office.reception.go_to(two[1])
    office.treatment.tap("97110")
    assert "97110 started" in office.board.foot.line.text()
    office.reception.go_to(two[0])
    assert office.board.foot.line.text() == ""
    office.treatment.tap("97112")  # and the other one is paused by it
    said = office.board.foot.line.text()
    office.reception.go_to(two[1])
    assert office.board.foot.line.text() == said


def test_minutes_typed_into_another_visit_are_not_said_on_the_board(office, two, clock):
    office.reception.go_to(two[0])
    at = clock.reading.wall
    times = (at - timedelta(minutes=20), at - timedelta(minutes=5))
    office.desk.add_typed(two[1], "97110", times, "typed afterwards")
    office.reception.go_to(two[0])
    assert office.board.foot.line.text() == ""


def test_escape_begins_no_group(qtbot, office, two):
    office.treatment.tap("97150")
    office.board.escape()
    assert not office.board.group.isVisible()
    assert running(office) == {}


def test_another_visit_on_the_board_puts_the_question_away(office, two):
    office.treatment.tap("97150")
    office.reception.go_to(two[0])
    assert not office.board.group.isVisible()


def test_the_others_are_offered_by_initials_where_others_read_along(office, two):
    office.groups.show_initials(True)
    office.treatment.tap("97150")
    assert [one.text() for one in office.board.group.choices.values()] == ["S. P. O."]


def test_the_tile_says_how_many_take_part_and_whom_one_would_join(office, two, opened, watch):
    third = opened(THIRD, is_new=True)
    office.desk.start_group(two[0], "97150", (two[1],))
    watch(office.desk, 60)
    office.reception.go_to(two[0])
    assert group_name(office) == "group of 2 since 14:00"
    office.reception.go_to(third)
    office.treatment.tap("97150")
    assert running(office)[third] == "97150"
    assert group_name(office) == "group of 3 since 14:00"
    office.treatment.tap("97150")
    assert group_name(office) == "join the group of 2"


def group_name(office):
    return next(tile.face.name for tile in office.board.grid.tiles if tile.face.code == "97150")


# What asks for attention.


def test_a_long_segment_is_asked_about_in_a_banner_never_in_a_dialog(qtbot, office, opened, watch):
    visit = opened(PATIENT)
    office.treatment.tap("97112")
    watch(office.desk, 30 * 60 - 6)
    assert not office.board.banner.isVisible()
    watch(office.desk, 12)
    assert office.board.banner.isVisible()
    assert office.board.banner.accessibleName() == "97112 runs since 14:00."
    assert QApplication.activeModalWidget() is None
    assert running(office) == {visit: "97112"}


def test_still_treating_asks_again_a_whole_period_later(qtbot, office, opened, watch):
    opened(PATIENT)
    office.treatment.tap("97112")
    watch(office.desk, 31 * 60)
    press(qtbot, office.board.banner, "Still treating")
    assert not office.board.banner.isVisible()
    watch(office.desk, 29 * 60)
    assert not office.board.banner.isVisible()
    watch(office.desk, 66)
    assert office.board.banner.isVisible()


def test_stop_now_stops_it(qtbot, office, opened, watch):
    opened(PATIENT)
    office.treatment.tap("97112")
    watch(office.desk, 31 * 60)
    press(qtbot, office.board.banner, "Stop now")
    assert running(office) == {}
    assert not office.board.banner.isVisible()


def test_it_ended_earlier_leads_to_the_repair(qtbot, office, opened, watch):
    visit = opened(PATIENT)
    office.treatment.tap("97112")
    watch(office.desk, 31 * 60)
    press(qtbot, office.board.banner, "It ended earlier…")
    assert office.window.page() is office.timeline.page
    office.show_treatment(visit)
    assert not office.board.banner.isVisible()


def test_an_evaluation_may_take_longer(office, opened, watch):
    opened(PATIENT)
    office.treatment.tap("evaluation")
    watch(office.desk, 74 * 60)
    assert not office.board.banner.isVisible()
    watch(office.desk, 66)
    assert office.board.banner.isVisible()


def test_a_visit_left_paused_is_asked_about_and_may_be_ended(qtbot, office, opened, watch):
    visit = opened(PATIENT)
    office.treatment.tap("97112")
    watch(office.desk, 60)
    office.treatment.pause()
    watch(office.desk, 90 * 60 + 6)
    assert office.board.banner.accessibleName() == "Nothing runs since 14:01."
    press(qtbot, office.board.banner, "End visit")
    assert office.desk.has_ended(visit)
    assert not office.board.banner.isVisible()


def test_a_visit_over_two_hours_is_asked_about(office, opened, watch):
    opened(PATIENT)
    office.treatment.tap("97112")
    for code in ("97110", "97112", "97110", "97112"):
        watch(office.desk, 28 * 60)
        office.treatment.tap(code)
    watch(office.desk, 8 * 60 + 6)
    said = office.board.banner.accessibleName()
    assert said == "This visit runs since 14:00."


def test_another_visit_that_asks_is_marked_on_its_tab(office, two, watch):
    office.desk.tap(two[0], "97112")
    watch(office.desk, 31 * 60)
    assert not office.board.banner.isVisible()
    assert "still treating?" in spoken(office)[0]
    office.reception.go_to(two[0])
    assert office.board.banner.isVisible()


def test_the_clinics_limits_count_at_once_and_are_kept(office, opened, watch):
    spins = office.administration.clinic.limits.minutes
    assert [one.value() for one in spins.values()] == [30, 75, 120, 90]
    spins["segment_minutes"].setValue(5)
    assert office.desk.store.settings.get("limits") == {
        "segment_minutes": 5,
        "evaluation_minutes": 75,
        "visit_minutes": 120,
        "paused_minutes": 90,
    }
    opened(PATIENT)
    office.treatment.tap("97112")
    watch(office.desk, 5 * 60 + 6)
    assert office.board.banner.isVisible()


def test_limits_that_cannot_be_kept_are_shown_as_they_were(office, monkeypatch):
    def refuse(*_):
        raise DiskFullError("The disk is full.")

    monkeypatch.setattr(office.desk.store.settings, "set", refuse)
    spin = office.administration.clinic.limits.minutes["paused_minutes"]
    spin.setValue(10)
    assert spin.value() == 90
    assert office.administration.clinic.problem.said() == "The disk is full."


def test_what_is_asked_leaves_the_same_tile_under_the_finger(office, opened):
    opened(PATIENT)
    board = office.board
    QApplication.processEvents()
    middles = {one.face.code: one.geometry().center() for one in board.grid.tiles}
    for asked in (board.why, board.pause_word):
        asked.ask("Why?")
        QApplication.processEvents()
        for tile in board.grid.tiles:
            assert tile.geometry().contains(middles[tile.face.code])
        asked.hide()
