"""Ten things that are forgotten at the table, each mended in three presses from the board."""

import pytest
from builders import ASSISTANT, OTHER_PATIENT, PATIENT, PAYERS
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from therapytimer.ui.look.theme import apply_theme
from therapytimer.ui.visits.new_visit import NewVisit
from therapytimer.visit.facts import Origin

MOST = 3


class Table:
    """A therapist at the board, who counts presses."""

    def __init__(self, qtbot, office, clock):
        self.qtbot, self.office, self.clock = qtbot, office, clock
        self.presses = 0
        office.reception.open_visit(NewVisit(OTHER_PATIENT, PAYERS[0], "PT"))
        self.other = office.treatment.visit_id
        office.reception.open_visit(NewVisit(PATIENT, PAYERS[0], "PT"))
        self.visit = office.treatment.visit_id

    def watch(self, minutes):
        for _ in range(minutes * 15):
            self.clock.work(4)
            self.office.desk.now()

    def press(self, name):
        """Press the one visible button of that name; it is as large as everything must be."""
        QApplication.processEvents()
        buttons = self.office.window.page().findChildren(QPushButton)
        named = [one for one in buttons if one.isVisible() and _says(one, name)]
        (found,) = named
        assert found.isEnabled()
        assert min(found.width(), found.height()) >= 44
        self.qtbot.mouseClick(found, Qt.MouseButton.LeftButton)
        self.presses += 1
        assert self.presses <= MOST

    def log(self, visit=None):
        """Tell the segments by code, minutes since the board was opened, and who."""
        segments = self.office.desk.casebook.visit(visit or self.visit).segments
        return [self._line(one) for one in segments]

    def _line(self, one):
        stop = "" if one.stop is None else self._minute(one.stop)
        said = {Origin.CORRECTED: " edited", Origin.TYPED: " typed"}.get(one.origin, "")
        return f"{one.code} {self._minute(one.start)}-{stop} {'+'.join(one.by)}{said}"

    def _minute(self, at):
        return round((at - self.begun).total_seconds() / 60)

    def begin(self):
        self.begun = self.office.desk.now()

    def tap(self, code):
        self.office.treatment.tap(code)

    def reasons(self):
        history = self.office.desk.stopwatch.history(self.visit)
        return [one.reason for one in history.actions if one.reason]


def _says(button, name):
    return name in (button.text().strip(), button.accessibleName()) or button.text().startswith(
        f"{name}\n"
    )


@pytest.fixture
def table(qtbot, qapp, office, clock):
    apply_theme(qapp, "light")
    made = Table(qtbot, office, clock)
    made.begin()
    return made


def test_forgot_to_start(table):
    table.watch(6)
    table.tap("97112")
    table.watch(1)
    table.press("Timeline")
    table.press("Started 5 min earlier")
    assert table.log() == ["97112 1- DK edited"]
    assert table.reasons() == ["started too late"]


def test_forgot_to_stop(table):
    table.tap("97112")
    table.watch(20)
    table.press("Timeline")
    table.press("Stopped 5 min ago")
    assert table.log() == ["97112 0-15 DK edited"]
    assert table.reasons() == ["forgot to stop"]


def test_started_the_wrong_code(table):
    table.tap("97112")
    table.watch(8)
    table.press("Timeline")
    table.press("97110  therapeutic exercise")
    assert table.log() == ["97110 0- DK edited"]
    assert table.reasons() == ["wrong code"]


def test_the_wrong_clinician(table):
    table.tap("97112")
    table.watch(8)
    table.press("Timeline")
    table.press(f"{ASSISTANT.name}, PTA")
    assert table.log() == ["97112 0- AS edited"]
    assert table.reasons() == ["wrong clinician"]


def test_the_wrong_patient_for_one_code(table):
    table.tap("97112")
    table.watch(8)
    table.press("Timeline")
    table.press(f"{OTHER_PATIENT.name}, PT")
    assert (table.log(), table.log(table.other)) == ([], ["97112 0- DK edited"])


def test_the_wrong_patient_for_all_of_the_visit(table):
    table.office.desk.void(table.other, "patient did not come")
    table.tap("97112")
    table.watch(10)
    table.press("Timeline")
    table.press("Wrong patient")
    table.press(f"{OTHER_PATIENT.name}\nborn July 8, 1961")
    visit = table.office.desk.casebook.visit(table.visit)
    assert visit.patient.name == OTHER_PATIENT.name
    assert table.log() == ["97112 0- DK"]
    assert table.reasons()[-1] == "wrong patient"


def test_started_late_after_another_code(table):
    table.tap("97110")
    table.watch(20)
    table.tap("97112")
    table.watch(2)
    table.press("Timeline")
    table.press("One minute less")
    table.press("Started 4 min earlier")
    assert table.log() == ["97110 0-16 DK edited", "97112 16- DK edited"]


def test_stopped_late(table):
    table.tap("97110")
    table.watch(20)
    table.tap("97110")
    table.watch(2)
    table.press("Timeline")
    table.press("Stopped 5 min earlier")
    assert table.log() == ["97110 0-15 DK edited"]


def test_switched_too_early(table):
    table.tap("97110")
    table.watch(10)
    table.tap("97112")
    table.watch(10)
    table.press("Timeline")
    table.press("5 min more for 97110")
    assert table.log() == ["97110 0-15 DK edited", "97112 15- DK edited"]
    assert table.reasons() == ["switched too early"]


def test_forgot_a_whole_code(table):
    table.tap("97110")
    table.watch(10)
    table.office.treatment.pause()
    table.watch(15)
    table.press("Timeline")
    table.press("Forgotten code")
    table.press("97140  manual therapy")
    assert table.log() == ["97110 0-10 DK", "97140 10-20 DK typed"]


def test_stopped_by_mistake(table):
    table.tap("97110")
    table.watch(10)
    table.tap("97110")
    table.watch(3)
    table.press("Timeline")
    table.press("97110 goes on")
    assert table.log() == ["97110 0- DK edited"]
    assert table.reasons() == ["stopped by mistake"]


def test_every_story_is_taken_back_by_one_more_press(table):
    table.tap("97112")
    table.watch(8)
    table.press("Timeline")
    table.press("97110  therapeutic exercise")
    table.press("Undo")
    assert table.log() == ["97112 0- DK"]
