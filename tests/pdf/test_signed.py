"""Signed notes on paper: signatures, co-signatures, words added, corrections, former times."""

import re
from dataclasses import replace
from typing import Any

from builders import ASSISTANT, CATALOGUE, THERAPIST, a_documented_visit, a_segment, a_void, at
from pdf.papers import a_usual_visit, in_order, read, text_of

from therapytimer.pdf.note import note_pdf
from therapytimer.pdf.papers import paper_of
from therapytimer.visit.addenda import AddendumKind, Words, with_addendum
from therapytimer.visit.amendments import correction_of
from therapytimer.visit.day import bill_fields, bill_for
from therapytimer.visit.edits import Edit
from therapytimer.visit.facts import Origin
from therapytimer.visit.signing import Role, Sealing, frozen, signed

SEALING = Sealing(at("18:00"), "America/New_York", "ab12" * 16, 1017, "0.1.0")
ALEX = replace(ASSISTANT, supervised_by="DK")
SIGNED_BY = (
    "Electronically signed by Sample Therapist Dana Kay, PT, DPT (author), November 20, 2026"
)


def a_signed(visit=None, others=(), signer=THERAPIST, cosigner=None):
    visit = visit or a_usual_visit()
    day = (visit, *others)
    done = frozen(visit, day, bill_fields(bill_for(day, CATALOGUE)))
    return signed(done, signer, Role.AUTHOR, SEALING, cosigner)


def note_of(visit, day=()):
    return note_pdf(paper_of(visit, day or (visit,), CATALOGUE))


def text(visit, day=()):
    return " ".join(text_of(note_of(visit, day)).split())


def test_a_signed_note_is_one_page_with_its_signature_and_no_draft():
    note = note_of(a_signed())
    assert len(read(note).pages) == 1
    said = " ".join(text_of(note).split())
    assert f"{SIGNED_BY}, 1:00 PM EST" in said
    assert "audit head ab12ab12ab12 (1,017 entries)" in said
    first: Any = a_signed().signatures[0]
    assert first["records"][0][:12] in said
    assert "DRAFT" not in said


def test_the_time_of_a_signature_is_that_of_the_wall_clock_there():
    visit = a_usual_visit()
    done = frozen(visit, (visit,), bill_fields(bill_for((visit,), CATALOGUE)))
    there = replace(SEALING, timezone="America/Los_Angeles")
    assert "10:00 AM PST" in text(signed(done, THERAPIST, Role.AUTHOR, there))
    nowhere = replace(SEALING, timezone="Nowhere/Land")
    assert "2026-11-20T18:00:00Z" in text(signed(done, THERAPIST, Role.AUTHOR, nowhere))


def test_a_cosignature_is_outstanding_until_it_is_there():
    visit = a_documented_visit("97112 14:00-14:24:30 AS", clinicians=(THERAPIST, ALEX))
    waiting = a_signed(visit, signer=ALEX, cosigner=THERAPIST)
    outstanding = "Co-signature outstanding: Sample Therapist Dana Kay, PT, DPT"
    assert outstanding in text(waiting)
    done = signed(waiting, THERAPIST, Role.COSIGNER, SEALING)
    assert "Electronically co-signed by Sample Therapist Dana Kay, PT, DPT, Nov" in text(done)
    assert outstanding not in text(done)


def test_words_added_stand_below_the_signature_with_label_author_and_reason():
    words = Words(AddendumKind.LATE_ENTRY, "Used a cane.", "forgotten")
    note = with_addendum(a_signed(), words, THERAPIST, SEALING)
    label = "Late entry by Sample Therapist Dana Kay, PT, DPT, November 20, 2026"
    assert in_order(text(note), SIGNED_BY, "Addenda", label, ": forgotten", "Used a cane.")


def test_a_later_visit_of_the_day_does_not_change_the_signed_note():
    note = a_signed()
    later = a_documented_visit("97110 16:00-16:30 DK", id="later")
    assert note_of(note, (note, later)) == note_of(note)
    said = text(later, (note, later))
    assert "Signed before this note, with the bill as it was then: the visit of 9:00 AM" in said
    assert "This note has the bill of the day." in said


def test_the_reason_of_a_correction_is_a_sentence_of_its_own():
    for reason in ("wrong minutes", "wrong minutes."):
        made = a_signed(correction_of(a_signed(), reason, THERAPIST, at("20:00")))
        assert "EST: wrong minutes. The note before was" in text(made)


def test_a_correction_prints_old_and_new_who_when_and_why():
    made = correction_of(a_signed(), "It was 97530.", THERAPIST, at("20:00"))
    index = next(place for place, one in enumerate(made.segments) if one.code == "97140")
    other = replace(made.segments[index], code="97530", origin=Origin.CORRECTED, reason="x")
    segments = (*made.segments[:index], other, *made.segments[index + 1 :])
    changed = replace(
        made, segments=segments, note={**made.note, "plan": "Discharge"}, reference="R1"
    )
    draft = text(changed)
    assert "DRAFT" in draft
    assert "97140 GP" not in draft
    said = text(a_signed(changed)).partition(" Correction By ")[2]
    assert "Sample Therapist Dana Kay, PT, DPT, November 20, 2026, 3:00 PM EST" in said
    assert in_order(said, "It was 97530.", "The note before was signed by", "1:00 PM EST")
    assert in_order(said, "9:52:10 AM, 97140", "9:52:10 AM, 97530", "97140 GP", "10 min, 1 unit")
    assert in_order(said, "Continue, add head turns", "Discharge", "Changed too: reference.")


def test_a_correction_that_changes_nothing_says_so():
    made = correction_of(a_signed(), "Looked again.", THERAPIST, at("20:00"))
    assert "Minutes, bill and words are as they were." in text(made)


def test_a_void_correction_withdraws_the_note():
    made = correction_of(a_signed(), "Never treated.", THERAPIST, at("20:00"))
    said = text(a_signed(replace(made, marks=(a_void("wrong patient"),))))
    assert "this note withdraws the note of November 20, 2026 that Sample Therapist" in said
    assert "The note is withdrawn: nothing of it is billed or counted." in said


def test_a_correction_names_the_note_before_as_its_own_pages_do():
    note = a_signed()
    record = re.search(r"record ([0-9a-f]{12})", text(note))
    assert record is not None
    made = a_signed(correction_of(note, "It was 97530.", THERAPIST, at("20:00")))
    again = correction_of(made, "Again.", THERAPIST, at("21:00"))
    named = (
        "replaces the note of November 20, 2026 that Sample Therapist Dana Kay, PT, DPT signed on "
        "November 20, 2026, 1:00 PM EST (record "
    )
    assert f"{named}{record[1]})." in text(made)
    own: Any = made.signatures[0]
    assert f"{named}{own['records'][0][:12]})." in text(again)
    assert f"record {own['records'][0][:12]}" in text(made)


def test_a_note_that_corrects_one_of_another_program_names_it_by_its_number():
    made = correction_of(a_signed(), "x", THERAPIST, at("20:00"))
    assert made.correction is not None
    assert "replaces the note visit-one." in text(replace(made, correction=None))
    bare = replace(made.correction, former=replace(made.correction.former, signatures=()))
    assert "replaces the note visit-one." in text(replace(made, correction=bare))
    unhashed = replace(bare, former=replace(bare.former, signatures=({"name": "N", "at": "then"},)))
    assert "that N signed on then." in text(replace(made, correction=unhashed))


def test_words_added_to_the_note_before_are_printed_with_its_correction():
    words = Words(AddendumKind.ADDENDUM, "Patient called back: no pain.", "left out")
    note = with_addendum(a_signed(), words, THERAPIST, SEALING)
    made = a_signed(correction_of(note, "why", THERAPIST, at("20:00")))
    label = "Addendum by Sample Therapist Dana Kay, PT, DPT, November 20, 2026, 1:00 PM EST"
    wanted = ("Added to the note before", label, ": left out", "no pain.", "Electronically signed")
    assert in_order(text(made), *wanted)
    more = with_addendum(made, replace(words, text="And slept well."), THERAPIST, SEALING)
    again = a_signed(correction_of(more, "once more", THERAPIST, at("21:00")))
    said = text(again)
    assert in_order(said, "Added to the note before", "no pain.", "And slept well.")
    withdrawn = replace(again, marks=(a_void("wrong patient"),))
    assert "And slept well." in text(withdrawn)


def test_a_correction_names_texts_as_the_screen_does():
    made = correction_of(a_signed(), "why", THERAPIST, at("20:00"))
    services = {
        **made.services,
        "97110": {**made.services.get("97110", {}), "deficit": "Weak grip"},
    }
    said = text(replace(made, services=services)).partition("Signed before")[2]
    assert in_order(said, "97110", "Weak grip", "impairment")
    assert "deficit" not in said


def test_minutes_from_another_visit_say_so_and_name_nobody():
    edit = Edit("e", at("15:00"), "DK", "wrong patient", (), ("visit-one-segment-0",), moved=True)
    said = text(a_usual_visit(edits=(edit, replace(edit, id="f", now=("gone",)))))
    assert in_order(said, "Edited by Sample Therapist Dana Kay", "came from another visit. Reason")
    assert "minutes since changed came from another visit." in said
    assert "became" not in said


def test_former_times_are_printed_old_and_new():
    was = a_segment("97112 14:00-14:20 XX")
    edit = Edit("e", at("15:00"), "DK", "late tap", (was,), ("visit-one-segment-0",))
    out = replace(edit, id="f", reason="", now=("gone",))
    back = replace(edit, id="g", was=(), reason="it was right")
    said = text(a_usual_visit(edits=(edit, out, back)))
    was_words = "9:00:00 AM to 9:20:00 AM, 97112, XX"
    assert in_order(said, "Edited by Sample Therapist Dana Kay", was_words)
    assert in_order(said, "became 9:00:00 AM to 9:24:30 AM, 97112", "Reason: late tap")
    assert in_order(said, "became nothing.", "nothing became 9:00:00 AM", "it was right")


def test_a_bill_that_other_rules_made_is_told():
    note: Any = a_signed()
    other = {"bill": {**note.extra["bill"], "units": 99}}
    assert "give another bill than the one that was signed" in text(replace(note, extra=other))
    assert "give another bill" in text(replace(note, extra={}))
    assert "give another bill" not in text(note)
