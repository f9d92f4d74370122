"""The office while a note is written: phrases, the note before, measures, and their findings."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from builders import DOCUMENTED, NOTE, PATIENT, PAYERS, a_visit
from clocks import FIRST
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from therapytimer.ui.visits.new_visit import NewVisit
from therapytimer.visit.actions import Action, ActionKind
from therapytimer.visit.measures import Measure

TECHNIQUE = "services.97112.technique"
WALK = Measure("10-metre walk", Decimal("14.1"), "s")


@pytest.fixture
def visit(office, clinic, watch):
    """Today's visit of a patient who was here two days ago."""
    on = FIRST.wall.date() - timedelta(days=2)
    before = a_visit(id="before", on=on, timezone="UTC", services=DOCUMENTED, note=NOTE)
    opening = Action("opening", ("before",), ActionKind.OPEN, "DK", FIRST.wall)
    clinic.visits.add(replace(before, patient=PATIENT, measures=(WALK,)), opening)
    office.reception.open_visit(NewVisit(PATIENT, PAYERS[0], "PT"))
    visit_id = office.treatment.visit_id
    office.treatment.tap("97112")
    watch(office.desk, 20 * 60)
    office.treatment.tap("97112")
    office.show_note(visit_id)
    QApplication.processEvents()
    return visit_id


def form(office):
    return office.documentation.page.form


def found(office, check):
    return [one.where for one in office.documentation.page.checklist.rows if one.check == check]


def kept(office, visit):
    return office.desk.store.visits.load(visit)


def test_the_note_before_is_carried_over_marked_and_told_until_it_is_changed(office, visit, qtbot):
    assert not form(office).carry.isHidden()
    form(office).carry.button.click()
    visit_kept = kept(office, visit)
    assert visit_kept.services["97112"]["technique"] == DOCUMENTED["97112"]["technique"]
    assert "response" not in visit_kept.services["97112"]
    assert TECHNIQUE in visit_kept.earlier.carried
    assert form(office).carry.isHidden()
    field = form(office).fields[TECHNIQUE]
    assert not field.mark.isHidden()
    assert TECHNIQUE in found(office, "cloned")
    assert "services.97112.goal" not in found(office, "cloned")
    field.edit.setFocus()
    qtbot.keyClicks(field.edit, " on gravel")
    office.write_typed()
    assert field.mark.isHidden()
    assert TECHNIQUE not in found(office, "cloned")


def test_a_measure_is_kept_beside_last_times(office, visit, qtbot):
    card = form(office).measures
    assert card.name.currentText() == "10-metre walk"
    qtbot.keyClicks(card.number, "12.4")
    qtbot.keyClick(card.number, Qt.Key.Key_Return)
    (measure,) = kept(office, visit).measures
    assert (measure.shown, measure.shown_before, measure.change) == ("12.4 s", "14.1 s", "down 1.7")
    card.remove[0].click()
    assert kept(office, visit).measures == ()


def test_phrases_edited_here_are_offered_at_once_and_kept(office, visit):
    field = form(office).fields[TECHNIQUE]
    field.edit.setFocus()
    form(office).phrasing.edit(TECHNIQUE)
    editor = form(office).phrasing.editor
    editor.edit.setPlainText("Our own phrase")
    editor.keep.click()
    assert form(office).phrasing.editor is None
    assert [one.words for one in field.chips.phrases] == ["Our own phrase"]
    assert "97112.technique" in office.desk.store.settings.get("phrases")


def test_a_phrase_too_long_stays_in_the_editor_with_the_reason(office, visit):
    form(office).fields[TECHNIQUE].edit.setFocus()
    form(office).phrasing.edit(TECHNIQUE)
    editor = form(office).phrasing.editor
    editor.edit.setPlainText("x" * 300)
    editor.keep.click()
    assert form(office).phrasing.editor is editor
    assert editor.edit.toPlainText() == "x" * 300


def test_authorised_visits_used_up_lead_to_their_field(office, visit):
    page = office.particulars.page
    office.show_patient(visit)
    for name, text in (("visits", "2"), ("used", "2")):
        entry = page.form.entries[f"episode.authorised_{name}"]
        entry.edit.setText(text)
        page.form.keep()
    office.show_note(visit)
    assert found(office, "authorised") == ["episode.authorised_visits"]
    office.documentation.page.go_to("episode.authorised_visits")
    assert office.window.page() is page


def test_leaving_a_note_and_coming_back_shows_it_as_it_was(office, visit):
    form(office).carry.button.click()
    office.show_today()
    office.show_note(visit)
    assert form(office).fields[TECHNIQUE].text == DOCUMENTED["97112"]["technique"]
    assert not form(office).fields[TECHNIQUE].mark.isHidden()
