"""The stops away from the table; each is a name and what is shown when it is given."""

from dataclasses import replace

from builders import OTHER_PATIENT
from ui.walk.table_places import board, timeline
from ui.walk.walking import LONG_NAME

from therapytimer.ui.guard.forms import Signer
from therapytimer.visit.reports import ReportKind

CODE = "7K2M-9QXP-4T8W-H3NB-6RVD-1ZCF-5JGY-0SLA"


def gate(gatekeeper):
    """What is seen before a clinic is open."""
    gatekeeper.show_first()
    yield "welcome"
    gatekeeper.show_setup()
    yield "setup"
    gatekeeper.setup.show_warning("This folder is synced: two laptops would write one file.")
    gatekeeper.setup.go.click()
    yield "setup with what is missing"
    window = gatekeeper.setup.window()
    window.show_page(gatekeeper.recovery)
    gatekeeper.recovery.show_code(CODE)
    gatekeeper.recovery.copy.click()
    yield "recovery code"
    unlock = gatekeeper.unlock
    window.show_page(unlock)
    unlock.begin(["Sample Therapist Dana Kay", "Sample Assistant Alex Stone"])
    yield "unlock"
    unlock.show_problem("This passphrase does not open the clinic.")
    yield "unlock refused"
    unlock.by_passphrase.forgotten.emit()
    yield "unlock by recovery code"
    unlock.show_damaged("The clinic's file is damaged; it is kept.", None)
    yield "unlock of a damaged file"


def today(walk):
    office = walk.office
    office.show_today()
    yield "today without a visit"
    office.begin_visit()
    yield "new visit"
    page = office.reception.new_visit
    page.patient.field.setText("Sample")
    yield "new visit, found"
    page.patient.field.setText("")
    page.day.setDate(page.day.maximumDate().addDays(-1))
    page.show_refusal("A visit needs somebody who is treated.")
    yield "new visit, refused"
    page.day.setDate(page.day.maximumDate())
    long = replace(OTHER_PATIENT, name=LONG_NAME)
    walk.treat(walk.open(long), "97110", seconds=60)
    walk.treat(walk.open(), "97112", "97140", seconds=500)
    office.treatment.end()
    office.show_today()
    yield "today with visits"
    office.ending.show()
    yield "end of day"
    office.reception.show_history()
    yield "history"
    office.reception.history.field.setText("nobody of this name")
    office.reception.search("nobody of this name")
    yield "history, none found"


def note(walk):
    office, page = walk.office, walk.office.documentation.page
    visit = walk.open(replace(OTHER_PATIENT, name=LONG_NAME))
    walk.treat(visit, "97112", "97110")
    office.treatment.end()
    yield "document"
    page.form.fields["services.97112.technique"].edit.setFocus()
    page.show_unkept("The disk is full: what you typed stays here.")
    yield "document, a field chosen"
    page.message.hide()
    office.preview.show_visit(visit)
    yield "preview"
    office.preview.leave()
    office.show_patient(visit)
    yield "patient and plan"
    office.ways_back.leave(visit)
    office.signing.ask_one(visit)
    yield "sign"
    office.signing.page.show_problem("That is not your passphrase.")
    yield "sign refused"
    office.signing.page.passphrase.set_text(walk.passphrase)
    office.signing.page.sign.click()
    office.show_note(visit)
    yield "document signed"
    page.signed.correct.click()
    yield "document signed, correct"
    page.signed.why.hide()
    office.amending.ask_words(visit)
    yield "addendum"


def plan(walk):
    office = walk.office
    visit = walk.open()
    office.planning.show_of_today(visit)
    yield "plan and reports"
    for kind in ReportKind:
        office.planning.reporting.write(kind)
        yield f"{kind} report"
        office.planning.reporting.go_back()


def administration(walk):
    office = walk.office
    people = office.administration.people
    office.administration.show_people()
    yield "people"
    people.add.click()
    yield "people, add"
    other = next(card for key, card in people.cards.items() if key != walk.desk.user.id)
    for one, name in (
        (other.switch, "switch"),
        (other.retire, "retire"),
        (other.edit, "edit"),
        (other.pin, "pin"),
    ):
        one.click()
        yield f"people, {name}"
    office.administration.show_clinic()
    yield "clinic"
    office.rates.show_payers()
    yield "payers"
    office.rates.show_fees()
    yield "fees"
    office.rates.show_thresholds()
    yield "thresholds"
    office.edits.show_edits()
    yield "edits"


def locked(walk):
    office, desk = walk.office, walk.desk
    visit = walk.open()
    walk.treat(visit, "97112", seconds=60)
    office.guard.lock_by_itself()
    yield "lock, tiles live"
    office.guard.ask_to_unlock()
    yield "lock, passphrase"
    signers = [Signer(one.id, one.name, by_pin=True) for one in desk.store.clinicians.all()]
    office.guard.cover.lock(signers, desk.user.id)
    office.guard.cover.show_problem("This is not the PIN.")
    yield "lock, PIN"
    office.guard.let_in(desk.user.id)


STORIES = (today, board, timeline, note, plan, administration, locked)
