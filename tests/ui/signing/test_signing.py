"""Notes are signed by passphrase, one or many, and stand still from then on."""

from dataclasses import replace
from datetime import timedelta

import pytest
from builders import (
    ASSISTANT,
    CATALOGUE,
    OTHER_PATIENT,
    PAYERS,
    THERAPIST,
    a_visit,
    a_void,
)
from PySide6.QtWidgets import QApplication, QLabel
from ui.conftest import PASSPHRASE

from therapytimer.pdf.verify import verify_note
from therapytimer.store.errors import WrongPassphraseError
from therapytimer.ui.signing.in_place import correction_line, replaced_by
from therapytimer.visit.addenda import AddendumKind, Words
from therapytimer.visit.facts import Segment
from therapytimer.visit.wish import RefusedError


def said(page):
    return " ".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def signatures(office, visit_id):
    return office.desk.store.visits.load(visit_id).signatures


def test_a_note_is_signed_by_the_passphrase_and_shown_as_signed(office, visit, sign):
    office.documentation.page.head.sign.click()
    assert office.window.page() is office.signing.page
    assert "1 note" in said(office.signing.page)
    sign()
    assert [one["name"] for one in signatures(office, visit)] == [office.desk.user.name]
    page = office.documentation.page
    assert office.window.page() is page
    assert "Signed by Sample Therapist Dana Kay" in page.signed.words.text()
    assert not page.head.sign.isVisible()


def test_what_is_half_typed_is_signed_with_the_note(office, visit, sign, qtbot):
    page = office.documentation.page
    qtbot.keyClicks(page.form.fields["note.plan"].edit, "Continue")
    page.head.sign.click()
    sign()
    assert office.desk.store.visits.load(visit).note["plan"] == "Continue"


def test_a_wrong_passphrase_signs_nothing_and_makes_the_next_wait(office, visit, sign, clock):
    office.signing.ask_one(visit)
    sign("wrong")
    assert "does not fit" in said(office.signing.page)
    sign()
    assert "Try again in 1 second." in said(office.signing.page)
    assert not signatures(office, visit)
    clock.work(2)
    sign()
    assert signatures(office, visit)


def test_a_wrong_passphrase_waits_wherever_it_is_asked(office, visit, clock):
    desk, user = office.desk, office.desk.user.id
    office.signing.ask_one(visit)
    office.signing.sign("wrong")
    with pytest.raises(WrongPassphraseError, match="Try again in 1 second"):
        desk.switch_user(user, PASSPHRASE)
    office.amending.ask_words(visit)
    office.amending.page.words_wished.emit(Words(AddendumKind.ADDENDUM, "x", "y"), PASSPHRASE)
    assert "Try again in 1 second" in said(office.amending.page)
    clock.work(2)
    desk.switch_user(user, PASSPHRASE)


def test_the_fifth_wrong_passphrase_waits_longest_and_a_stopwatch_still_stops(
    office, treated, sign, clock
):
    visit = treated()
    office.signing.ask_one(visit)
    for _ in range(6):
        clock.work(20)
        sign("wrong")
    assert "Try again in 16 seconds." in said(office.signing.page)
    other = treated(OTHER_PATIENT)
    assert office.desk.has_ended(other)


def test_a_note_whose_stopwatch_runs_is_not_signed_and_says_why(office, visit):
    office.desk.tap(visit, "97112")
    office.signing.ask_one(visit)
    assert "Not ready" in said(office.signing.page)
    assert not office.signing.page.sign.isVisible()


def test_many_notes_take_one_passphrase_and_those_not_ready_stay(office, treated, sign):
    ready, open_one = treated(), treated(OTHER_PATIENT)
    office.desk.tap(open_one, "97112")
    office.signing.ask([ready, open_one])
    sign()
    assert signatures(office, ready)
    assert not signatures(office, open_one)
    assert "1 note signed. What is left is shown below." in said(office.signing.page)
    QApplication.processEvents()  # Qt shows what is new in a layout a moment later
    assert "97112" in said(office.signing.page)


def test_a_signed_note_is_on_no_board_any_more(office, visit, sign):
    office.signing.ask_one(visit)
    sign()
    office.show_treatment(visit)
    assert office.window.page() is office.reception.today
    office.documentation.decide(visit, "advice:plan", "not needed")
    assert not office.desk.store.visits.load(visit).decisions
    with pytest.raises(RefusedError):
        office.desk.stopwatch.history(visit)


def test_words_are_added_to_a_signed_note_and_shown_below_it(office, visit, sign):
    office.signing.ask_one(visit)
    sign()
    office.documentation.page.signed.add.click()
    page = office.amending.page
    page.text.setPlainText("The stance was on the left leg.")
    page.reasons[0].click()
    page.passphrase.set_text(PASSPHRASE)
    page.add.click()
    (added,) = office.desk.store.visits.load(visit).addenda
    assert (added["text"], added["reason"]) == ("The stance was on the left leg.", "left out")
    assert "Addendum by" in office.documentation.page.signed.words.text()


def test_an_addendum_without_words_keeps_what_was_typed_and_says_what_lacks(office, visit, sign):
    office.signing.ask_one(visit)
    sign()
    office.documentation.page.signed.add.click()
    page = office.amending.page
    page.reason.set_text("left out")
    page.passphrase.set_text(PASSPHRASE)
    page.add.click()
    assert "The addendum has no words." in said(page)
    assert page.reason.text() == "left out"
    assert office.window.page() is page


def corrected(office, visit, sign):
    office.signing.ask_one(visit)
    sign()
    bar = office.documentation.page.signed
    bar.correct.click()
    bar.why.answered.emit("wrong minutes")
    return office.desk.store.visits.correction_of(visit)


def test_a_correction_stands_beside_the_signed_note_and_is_signed_too(office, visit, sign, watch):
    new = corrected(office, visit, sign)
    bar = office.documentation.page.signed
    assert "Correction of the signed note of" in bar.words.text()
    watch(office.desk, 60)
    now = office.desk.now()
    times = now - timedelta(seconds=50), now - timedelta(seconds=10)
    assert office.desk.add_typed(new, "97110", times, "forgotten")
    office.signing.ask_one(new)
    sign()
    store = office.desk.store.visits
    assert len([one for one in store.load(new).segments if isinstance(one, Segment)]) == 2
    assert len(store.load(visit).segments) == 1
    office.show_note(visit)
    assert not bar.correct.isVisible()


def test_a_corrected_note_says_what_stands_in_its_place_and_leads_there(office, visit, sign):
    page = office.documentation.page
    assert not page.signed.later.isVisible()
    new = corrected(office, visit, sign)
    assert not page.signed.later.isVisible()
    office.show_note(visit)
    words = page.signed.words.text()
    assert "A correction of November 20, 2026, " in words
    assert "stands in place of this note. It is not signed yet." in words
    assert page.signed.later.isVisible()
    page.signed.later.click()
    assert page.signed.words.text().startswith("Correction of the signed note of")
    office.signing.ask_one(new)
    sign()
    office.show_note(visit)
    assert "not signed yet" not in page.signed.words.text()


def test_a_corrected_note_leaves_under_a_name_that_says_so_with_its_pages_as_signed(
    office, visit, sign, folder
):
    corrected(office, visit, sign)
    office.documentation.export(visit)
    (path,) = folder.iterdir()
    assert path.name == "2026-11-20-TT-1042-treatment-note-replaced.pdf"
    assert verify_note(path.read_bytes(), CATALOGUE, PAYERS).ok
    assert "stands in place of this note" in said(office.window)
    office.preview.show_visit(visit)
    assert "stands in place of this note" in office.preview.page.message.text.text()


def test_a_correction_says_on_every_page_what_it_corrects_and_why(office, visit, sign):
    office.show_timeline(visit)
    assert "Correction" not in office.timeline.page.head.facts()
    new = corrected(office, visit, sign)
    line = "Correction of the signed note of Nov 20, 2026: wrong minutes"
    heads = office.board.header, office.timeline.page.head
    office.show_treatment(new)
    office.show_timeline(new)
    assert all(line in one.facts() for one in heads)
    office.show_note(new)
    assert line in said(office.documentation.page.head)


def test_a_correction_of_another_program_has_no_reason_to_tell():
    later = a_visit("97112 14:00-14:24", corrects="before")
    assert replaced_by(later) == "A correction stands in place of this note. It is not signed yet."
    withdrawn = a_visit("97112 14:00-14:24", marks=(a_void("never treated"),))
    assert replaced_by(withdrawn) == "A correction withdraws this note."
    assert correction_line(later) == ""


def test_words_added_to_the_note_before_stand_on_its_correction(office, visit, sign):
    office.signing.ask_one(visit)
    sign()
    signer = office.signing.signer
    words = Words(AddendumKind.ADDENDUM, "Called back: no pain.", "left out")
    signer.add_addendum(visit, words, signer.begin(PASSPHRASE))
    office.show_note(signer.begin_correction(visit, "why").id)
    added = office.documentation.page.signed.words.text()
    assert "Added to the note before: Addendum by Sample Therapist Dana Kay" in added
    assert "Called back: no pain. (left out)" in added


def test_a_correction_that_is_dropped_lets_the_signed_note_hold(office, visit, sign):
    corrected(office, visit, sign)
    bar = office.documentation.page.signed
    bar.drop.click()
    assert office.desk.store.visits.correction_of(visit) is None
    assert "Signed by" in bar.words.text()
    assert bar.correct.isVisible()


def test_an_assistants_note_waits_for_the_therapist_where_the_clinic_wants_it(
    office, treated, sign, clinic, clock
):
    at = clock.reading.wall
    clinic.settings.set("cosign", True, THERAPIST.id, at)
    clinic.clinicians.revise(replace(ASSISTANT, supervised_by=THERAPIST.id), THERAPIST.id, at)
    office.desk.switch_user(ASSISTANT.id, PASSPHRASE)
    visit = treated()
    office.signing.ask_one(visit)
    sign()
    bar = office.documentation.page.signed
    assert f"Waits for the co-signature of {THERAPIST.name}" in bar.words.text()
    assert office.documentation.page.head.sign.isVisible()
    office.desk.switch_user(THERAPIST.id, PASSPHRASE)
    office.signing.ask_one(visit)
    sign()
    assert [one["role"] for one in signatures(office, visit)] == ["author", "co-signer"]
    assert "Co-signed by" in bar.words.text()


def test_a_signed_note_offers_nothing_to_set_aside_to_write_or_to_choose(
    office, visit, sign, qtbot
):
    page = office.documentation.page
    page.form.go_to("services.97110.technique")
    page.form.fields["services.97110.technique"].edit.setFocus()
    assert any(one.aside.isVisible() for one in page.checklist.rows.values())
    page.head.sign.click()
    sign()
    QApplication.processEvents()
    rows = page.checklist.rows.values()
    assert rows
    assert not any(one.aside.isVisible() or one.reason.isVisible() for one in rows)
    for field in page.form.fields.values():
        assert field.edit.isReadOnly()
        assert field.chips is None or not field.chips.isVisible()
    assert not page.form.carry.isVisible()


def test_a_signed_note_is_found_previewed_and_opened_to_be_read_alone(office, visit, sign):
    office.signing.ask_one(visit)
    sign()
    office.reception.show_history()
    history = office.reception.history
    assert history.model.data(history.model.index(0, 5)) == "signed"
    history.preview.click()
    assert office.window.page() is office.preview.page
    office.preview.page.back.click()
    assert office.window.page() is history
    history.open.click()
    page = office.documentation.page
    assert office.window.page() is page
    assert page.form.fields["note.plan"].edit.isReadOnly()


def test_the_timeline_of_a_signed_note_shows_its_minutes_and_offers_no_repair(office, visit, sign):
    office.signing.ask_one(visit)
    sign()
    office.show_timeline(visit)
    page = office.timeline.page
    assert office.window.page() is page
    assert page.part() is page.nothing
    office.timeline.choose(office.desk.store.visits.load(visit).segments[0].id)
    assert page.part() is page.nothing
