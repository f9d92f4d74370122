"""The first page: today's visits, and the unsigned ones before them."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from therapytimer.store.listing import Summary
from therapytimer.ui.look.theme import apply_theme
from therapytimer.ui.visits.today import TodayPage
from therapytimer.ui.visits.today_list import VisitListModel
from therapytimer.ui.visits.today_rows import DRAWINGS, VisitRow, age, row_of

TODAY = date(2026, 11, 20)
BORN = date(1950, 2, 3)
ONE = VisitRow("one", "Sample Patient One", BORN, TODAY, "running", "TT-1042", "9:05 AM")
TWO = VisitRow("two", "Sample Patient Two", BORN, TODAY, "paused")
LATE = VisitRow("late", "Sample Patient Late", BORN, date(2026, 11, 17), "ended")


@pytest.fixture
def page(qtbot):
    made = TodayPage()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def shown(page):
    model = page.visits.model()
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


def test_unsigned_visits_of_earlier_days_stand_above_those_of_today(page):
    page.show_visits([ONE, TWO], [LATE], TODAY)
    assert shown(page) == [
        "Not signed yet, from earlier days (1)",
        "Sample Patient Late",
        "Today (2)",
        "Sample Patient One",
        "Sample Patient Two",
    ]


def test_without_earlier_visits_today_stands_alone(page):
    page.show_visits([ONE], [], TODAY)
    assert shown(page) == ["Today (1)", "Sample Patient One"]


def test_an_empty_day_explains_itself_and_offers_a_new_visit(page):
    page.show_visits([], [], TODAY)
    assert not page.visits.isVisible()
    assert page.focusProxy() is page.new_visit


def test_unsigned_visits_are_seen_on_an_empty_day_too(page):
    page.show_visits([], [LATE], TODAY)
    assert shown(page)[-1] == "Today: no visits yet"


def test_arrows_walk_over_headings_and_enter_opens(page, qtbot):
    page.show_visits([ONE, TWO], [LATE], TODAY)
    qtbot.keyClick(page.visits, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.visit_requested) as opened:
        qtbot.keyClick(page.visits, Qt.Key.Key_Return)
    assert opened.args == ["one"]


def test_one_tap_opens_a_visit(page, qtbot):
    page.show_visits([ONE, TWO], [], TODAY)
    place = page.visits.visualRect(page.visits.model().index(2, 0)).center()
    with qtbot.waitSignal(page.visit_requested) as opened:
        qtbot.mouseClick(page.visits.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == ["two"]


def test_a_tap_on_a_heading_opens_nothing(page, qtbot):
    page.show_visits([ONE], [], TODAY)
    place = page.visits.visualRect(page.visits.model().index(0, 0)).center()
    with qtbot.assertNotEmitted(page.visit_requested):
        qtbot.mouseClick(page.visits.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_current_visit_stays_so_when_the_list_changes(page, qtbot):
    page.show_visits([ONE, TWO], [], TODAY)
    qtbot.keyClick(page.visits, Qt.Key.Key_Down)
    page.show_visits([ONE, TWO], [LATE], TODAY)
    with qtbot.waitSignal(page.visit_requested) as opened:
        qtbot.keyClick(page.visits, Qt.Key.Key_Return)
    assert opened.args == ["two"]


def test_a_row_tells_a_screen_reader_everything_it_shows(page):
    row = replace(ONE, minutes=38, units=3, payer="Medicare Part B")
    page.show_visits([row], [], TODAY)
    model = page.visits.model()
    spoken = model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    for words in ("Sample Patient One", "February 3, 1950", "running", "38 min", "3 units"):
        assert words in spoken


@pytest.mark.parametrize("sample", [False, True])
def test_the_head_says_who_is_signed_in_and_that_it_is_a_sample(page, sample):
    page.show_who("Jo Rivera", sample=sample)
    page.show_visits([ONE], [], TODAY)
    said = [one.text() for one in page.findChildren(QLabel)]
    line = next(one for one in said if "Jo Rivera signed in" in one)
    assert ("sample clinic" in line) is sample


def test_every_button_has_a_name_and_its_wish(page, qtbot):
    page.show_waiting(2)
    wishes = {
        "New visit": page.new_visit_requested,
        "End of day": page.day_end_requested,
        "Waiting for your co-signature (2)": page.cosign_requested,
        "History": page.history_requested,
        "People": page.people_requested,
        "Clinic": page.clinic_requested,
        "Lock": page.lock_requested,
    }
    buttons = {one.accessibleName(): one for one in page.findChildren(type(page.new_visit))}
    assert buttons.keys() == wishes.keys()
    for name, wish in wishes.items():
        with qtbot.waitSignal(wish):
            qtbot.keyClick(buttons[name], Qt.Key.Key_Return)


def test_what_takes_the_keyboard_is_at_least_44_pixels_high(page, qapp):
    apply_theme(qapp, "light")
    page.show_visits([ONE], [], TODAY)
    heights = [one.height() for one in page.findChildren(type(page.new_visit))]
    row = page.visits.visualRect(page.visits.model().index(1, 0)).height()
    qapp.setStyleSheet("")
    assert min(*heights, row) >= 44


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("state", DRAWINGS)
def test_every_state_is_painted_in_every_size_of_text(page, qapp, state, percent):
    apply_theme(qapp, "dark", percent)
    page.show_visits([replace(ONE, state=state, payer="Self-pay")], [LATE], TODAY)
    picture = page.grab().toImage()
    qapp.setStyleSheet("")
    assert not picture.isNull()


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 11, 20), "today"),
        (date(2026, 11, 19), "yesterday"),
        (date(2026, 11, 17), "3 days ago"),
        (date(2026, 10, 1), "50 days ago"),
    ],
)
def test_an_age_is_told_in_days(on, words):
    assert age(on, TODAY) == words


def test_the_list_keeps_to_the_rules_of_models(qtmodeltester):
    model = VisitListModel()
    model.set_items(["Today (2)", ONE, TWO], TODAY)
    qtmodeltester.check(model)


SUMMARY = Summary(
    id="one",
    patient_id="patient-one",
    patient_name="Sample Patient One",
    born_on=BORN,
    record_number="TT-1042",
    on=TODAY,
    discipline="PT",
    payer_name="Medicare Part B",
    case="",
    ended=False,
    signed=False,
    void=False,
    corrected=False,
    running=False,
    minutes={"97112": 24, "97110": 14},
)


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"minutes": {}}, "opened"),
        ({}, "paused"),
        ({"running": True}, "running"),
        ({"ended": True}, "ended"),
        ({"ended": True, "signed": True}, "signed"),
        ({"ended": True, "signed": True, "waits": True}, "waiting"),
        ({"ended": True, "signed": True, "corrected": True}, "corrected"),
        ({"ended": True, "void": True}, "void"),
    ],
)
def test_a_summary_tells_the_state_of_its_visit(changes, state):
    assert row_of(replace(SUMMARY, **changes)).state == state


def test_a_row_has_the_codes_of_its_summary_and_adds_up_no_minutes():
    row = row_of(SUMMARY)
    assert (row.codes, row.minutes, row.units) == (("97112", "97110"), None, None)
    assert row.worth == "97112  97110"


def test_a_correction_is_named_beside_its_patient():
    assert row_of(replace(SUMMARY, corrects=True)).identity.endswith("correction")
    assert "correction" not in row_of(SUMMARY).identity


def test_nothing_is_said_of_co_signatures_where_none_waits(page):
    assert not page.cosign.isVisible()
    page.show_waiting(1)
    assert page.cosign.isVisible()
    page.show_waiting(0)
    assert not page.cosign.isVisible()
