"""Patient and plan of a visit: what is typed is kept, and the patient's next visit bears it."""

from dataclasses import replace
from datetime import date

import pytest
from builders import OTHER_PATIENT, PATIENT, PAYERS, PLAN, THERAPIST

from therapytimer.store.errors import StoreError
from therapytimer.ui.main_window import MainWindow
from therapytimer.ui.patient.particulars import Particulars
from therapytimer.ui.visits.new_visit import NewVisit
from therapytimer.ui.visits.opening import opened_visit
from therapytimer.visit.people import PlanOfCare, Present, Referrer
from therapytimer.visit.visit import Episode


@pytest.fixture
def window(qtbot):
    made = MainWindow()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def particulars(window, desk, open_visit):
    made = Particulars(window, desk)
    made.page.visit_wished.connect(made.keep)
    made.page.draft_changed.connect(made.keep_draft)
    desk.log_changed.connect(made.refresh)
    made.show_visit(open_visit(desk))
    yield made
    made.leave()


def write(particulars, name, text):
    """Type into a field and leave it."""
    entry = particulars.page.form.entries[name]
    entry.set_text(text)
    entry.left.emit()
    return entry


def test_a_field_that_is_left_is_kept(particulars, desk):
    write(particulars, "plan.established_on", "10/1/2026")
    assert desk.store.visits.load("visit-one").plan_of_care.established_on == date(2026, 10, 1)


def test_a_day_typed_in_us_form_stands_in_iso_form_once_it_is_kept(particulars):
    assert write(particulars, "plan.established_on", "10/1/2026").text() == "2026-10-01"


def test_the_pages_of_the_visit_hear_of_a_change(particulars, desk, qtbot):
    with qtbot.waitSignal(desk.log_changed) as heard:
        write(particulars, "referrer.name", "Sample Physician")
    assert heard.args == ["visit-one"]
    assert desk.casebook.visit("visit-one").referrer == Referrer("Sample Physician")


def test_what_was_kept_already_is_not_written_again(particulars, desk, qtbot):
    with qtbot.assertNotEmitted(desk.log_changed):
        write(particulars, "patient.born_on", "2/3/1950")
    assert particulars.page.form.half_typed() == {}


def test_a_correction_holds_for_visit_and_patient(particulars, desk):
    write(particulars, "patient.name", "Sample Patient First")
    assert desk.store.visits.load("visit-one").patient.name == "Sample Patient First"
    assert desk.store.patients.get(PATIENT.id).name == "Sample Patient First"


def test_what_else_is_known_of_the_patient_by_now_stays(particulars, desk):
    newer = replace(PATIENT, record_number="TT-2000")
    desk.store.patients.revise(newer, THERAPIST.id, desk.now())
    write(particulars, "patient.diagnoses", "m5450")
    known = desk.store.patients.get(PATIENT.id)
    assert (known.record_number, known.diagnoses) == ("TT-2000", ("M54.50",))


def test_the_next_visit_bears_plan_referrer_and_count(particulars, desk):
    write(particulars, "plan.type", "PT")
    write(particulars, "referrer.name", "Sample Physician")
    write(particulars, "episode.typed_days", "6")
    wished = NewVisit(desk.store.patients.get(PATIENT.id), PAYERS[0], "PT")
    visit = opened_visit(wished, desk.store, THERAPIST, desk.now(), "UTC")
    assert visit.plan_of_care == PlanOfCare(type="PT")
    assert visit.referrer == Referrer("Sample Physician")
    assert visit.episode == Episode(7, 6, visit.on, week_day=1)


def test_clinicians_named_meanwhile_stay_in_the_record(particulars, desk):
    shown = desk.casebook.visit("visit-one")
    fewer = replace(shown, clinicians=(THERAPIST,), present=(Present("aide", "Sam Sample"),))
    particulars.keep(fewer)
    kept = desk.store.visits.load("visit-one")
    assert (kept.clinicians, kept.present) == (shown.clinicians, fewer.present)


def test_what_is_unclear_is_not_kept_but_waits_as_a_draft(particulars, desk):
    entry = write(particulars, "plan.certified_on", "next week")
    assert entry.problem() == "Write the day as 2026-10-01 or 10/1/2026, not “next week”."
    assert desk.store.visits.load("visit-one").plan_of_care is None
    assert desk.store.alive.draft("visit-one") == {"plan.certified_on": "next week"}


def test_half_typed_text_is_there_again_when_the_page_is(particulars, desk, open_visit):
    write(particulars, "plan.certified_on", "next week")
    particulars.show_visit(open_visit(desk, OTHER_PATIENT, "visit-two"))
    entry = particulars.page.form.entries["plan.certified_on"]
    assert (entry.text(), entry.problem()) == ("", "")
    particulars.show_visit("visit-one")
    assert entry.text() == "next week"
    assert entry.problem()


def test_half_typed_text_of_the_note_is_left_alone(particulars, desk):
    desk.store.alive.write_draft("visit-one", {"note.plan": "Conti"})
    write(particulars, "plan.certified_on", "next week")
    write(particulars, "plan.certified_on", "")
    assert desk.store.alive.draft("visit-one") == {"note.plan": "Conti"}


def test_what_the_disk_refuses_stays_typed_and_is_said(particulars, desk, monkeypatch):
    def refuse(*_):
        raise StoreError("The disk is full: nothing was changed.")

    monkeypatch.setattr(desk.store.visits, "revise", refuse)
    entry = write(particulars, "plan.type", "PT")
    assert entry.text() == "PT"
    assert particulars.page.problem.said() == "The disk is full: nothing was changed."
    assert desk.store.alive.draft("visit-one") == {"plan.type": "PT"}


def test_a_draft_that_cannot_be_written_is_said(particulars, desk, monkeypatch):
    def refuse(*_):
        raise StoreError("The disk is full.")

    monkeypatch.setattr(desk.store.alive, "write_draft", refuse)
    particulars.keep_draft("visit-one", {"plan.type": "P"})
    assert particulars.page.problem.said() == "The disk is full."


def test_leaving_keeps_what_is_typed(particulars, desk):
    particulars.page.form.entries["plan.frequency"].set_text("2 a week")
    particulars.leave()
    assert desk.store.visits.load("visit-one").plan_of_care.frequency == "2 a week"


def test_a_change_from_elsewhere_shows_and_typed_text_stays(particulars, desk):
    particulars.page.form.entries["plan.type"].set_text("P")
    visit = replace(desk.casebook.visit("visit-one"), plan_of_care=PLAN)
    desk.store.visits.revise(visit, THERAPIST.id, desk.now())
    desk.casebook.forget("visit-one")
    desk.log_changed.emit("visit-one")
    entries = particulars.page.form.entries
    assert entries["plan.duration"].text() == "12 weeks"
    assert entries["plan.type"].text() == "P"


def test_another_visit_does_not_disturb_the_page(particulars, desk, open_visit):
    open_visit(desk, OTHER_PATIENT, "visit-two")
    desk.log_changed.emit("visit-two")
    assert particulars.page.form.entries["patient.name"].text() == PATIENT.name


def test_a_number_of_another_patient_is_refused_at_its_field_alone(particulars, desk):
    other = replace(OTHER_PATIENT, id="seven", record_number="TT-77")
    desk.store.patients.add(other, "DK", desk.now())
    entry = write(particulars, "patient.record_number", " tt-77 ")
    assert entry.problem() == (
        f"TT-77 is the number of {OTHER_PATIENT.name}, born July 8, 1961: give another number."
    )
    write(particulars, "referrer.name", "Sample Physician")
    kept = desk.store.visits.load("visit-one")
    assert (kept.patient.record_number, kept.referrer) == ("TT-1042", Referrer("Sample Physician"))
    write(particulars, "patient.record_number", "TT-78")
    assert desk.store.visits.load("visit-one").patient.record_number == "TT-78"


def test_a_number_that_came_in_twice_may_stay(particulars, desk):
    other = replace(OTHER_PATIENT, id="seven", record_number="TT-1042")
    desk.store.patients.add(other, "DK", desk.now())
    write(particulars, "patient.name", "Sample Patient Uno")
    assert write(particulars, "patient.record_number", "TT-1042").problem() == ""
    assert desk.store.visits.load("visit-one").patient.name == "Sample Patient Uno"
