"""The end of the day: what is open, signed together, and where each finding leads."""

from dataclasses import replace
from datetime import timedelta

from builders import ASSISTANT, COLLEAGUE, OTHER_PATIENT, PATIENT, PAYERS, THERAPIST
from PySide6.QtWidgets import QApplication, QLabel
from ui.conftest import PASSPHRASE

from therapytimer.ui.visits.new_visit import NewVisit


def state(ending, visit_id):
    return ending.page.cards[visit_id].accessibleName().rpartition(", ")[2]


def test_one_tap_from_today_shows_every_visit_with_its_state(office, ending, treated, sign):
    ready, running = treated(), treated(OTHER_PATIENT)
    office.desk.tap(running, "97112")
    assert office.window.page() is not ending().page
    assert (state(ending(), ready), state(ending(), running)) == ("ready", "running")
    assert office.window.page() is office.ending.page


def test_what_blocks_stands_before_advice(office, ending, treated):
    visit = treated()
    office.desk.tap(visit, "97112")
    rows = ending().page.cards[visit].findings
    levels = [row.lead.accessibleName().partition(":")[0] for row in rows]
    assert levels[0] == "Blocks signing"
    assert levels[-1] == "Advice"
    assert levels == sorted(levels, reverse=True)


def test_a_finding_leads_to_its_field(office, ending, treated):
    visit = treated()
    page = ending().page
    row = next(one for one in page.cards[visit].findings if "97110" in one.lead.accessibleName())
    row.lead.click()
    QApplication.processEvents()
    document = office.documentation.page
    assert office.window.page() is document
    assert any(one.edit.hasFocus() for one in document.form.fields.values())


def test_advice_is_set_aside_in_the_note_and_not_here(ending, treated):
    visit = treated()
    assert not any(row.aside.isVisible() for row in ending().page.cards[visit].findings)


def test_all_that_are_ready_are_signed_with_one_passphrase(office, ending, treated, sign):
    ready = [treated(), treated(OTHER_PATIENT)]
    page = ending().page
    assert "(2)" in page.sign.accessibleName()
    page.sign.click()
    assert office.window.page() is office.signing.page
    sign()
    assert office.window.page() is page
    assert [state(office.ending, one) for one in ready] == ["signed", "signed"]
    assert not page.sign.isEnabled()


def test_one_note_that_was_ready_leads_back_here_too(office, ending, treated, sign):
    treated()
    ending().page.sign.click()
    office.signing.page.back.click()
    assert office.window.page() is office.ending.page


def test_a_note_signed_from_its_own_page_leads_back_to_it(office, ending, treated, sign):
    visit = treated()
    ending().page.sign.click()
    office.signing.page.back.click()
    office.show_note(visit)
    office.documentation.page.head.sign.click()
    sign()
    assert office.window.page() is office.documentation.page


def test_a_visit_that_has_not_ended_is_unfinished_and_says_why(office, ending, watch):
    office.reception.open_visit(NewVisit(PATIENT, PAYERS[0], "PT"))
    visit = office.treatment.visit_id
    office.desk.tap(visit, "97110")
    watch(office.desk, 60)
    office.desk.tap(visit, "97110")
    page = ending().page
    assert state(office.ending, visit) == "unfinished"
    said = " ".join(one.text() for one in page.cards[visit].findChildren(QLabel))
    assert "has not ended yet" in said


def test_what_another_treated_is_complete_and_not_mine_to_sign(office, ending, treated):
    visit = treated()
    office.desk.switch_user(COLLEAGUE.id, PASSPHRASE)
    page = ending().page
    assert state(office.ending, visit) == "complete"
    assert not page.sign.isEnabled()


def test_unsigned_visits_of_earlier_days_and_those_signed_today_are_there(
    office, ending, treated, sign, clock
):
    first, second = treated(), treated(OTHER_PATIENT)
    clock.work(timedelta(days=1).total_seconds())
    office.desk.moment()
    office.signing.ask([first])
    sign()
    page = ending().page
    assert (state(office.ending, first), state(office.ending, second)) == ("signed", "ready")
    day = office.ending.day()
    assert [one.visit_id for one in day.signed_since] == [first]
    assert [one.visit_id for one in day.unsigned] == [second]
    assert day.going_out(with_unsigned=False) == (first,)
    assert page.export.earlier.isVisible()


def test_notes_wait_for_the_co_signature_of_whoever_is_signed_in(office, ending, treated, sign):
    store, at = office.desk.store, office.desk.now()
    store.settings.set("cosign", True, THERAPIST.id, at)
    store.clinicians.revise(replace(ASSISTANT, supervised_by=THERAPIST.id), THERAPIST.id, at)
    office.desk.switch_user(ASSISTANT.id, PASSPHRASE)
    visit = treated()
    office.signing.ask_one(visit)
    sign()
    office.desk.switch_user(THERAPIST.id, PASSPHRASE)
    page = ending().page
    assert state(office.ending, visit) == "waiting for co-signature"
    assert "(1)" in page.cosign.accessibleName()
    page.back.click()
    today = office.reception.today
    assert today.cosign.isVisible()
    today.cosign.click()
    assert office.window.page() is office.signing.page
    sign()
    assert office.window.page() is today
    assert not today.cosign.isVisible()
    assert state(ending(), visit) == "signed"
    assert not page.cosign.isVisible()


def test_a_day_without_visits_explains_itself(ending):
    page = ending().page
    assert not page.cards
    assert not page.export.export.isEnabled()
    assert not page.sign.isEnabled()
