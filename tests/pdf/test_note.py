"""The note: what a reader must find on it, and where."""

import re
from dataclasses import replace

import pytest
from builders import (
    CATALOGUE,
    PAYERS,
    a_decision,
    a_documented_visit,
    a_gap,
    a_mark,
    a_visit,
    a_void,
    at,
    payer,
)
from pdf.papers import SIGNATURE, a_paper, a_usual_visit, in_order, note_text, read, text_of

from therapytimer.pdf.note import note_pdf
from therapytimer.visit.facts import Answer, GapAnswer, Mark, MarkKind
from therapytimer.visit.group import GroupSize
from therapytimer.visit.people import Clinic, Patient, Present, Referrer
from therapytimer.visit.record import read_records

FOURTEEN = "97110 97112 97116 97140 97530 97535 97542 97032 97035 97033 97113 97124 97750 97760"


def test_the_same_visit_gives_the_same_bytes():
    assert note_pdf(a_paper()) == note_pdf(a_paper())


def test_a_record_read_back_gives_the_same_bytes():
    paper = a_paper(a_usual_visit(note={"plan": "p", "subjective": "s", "assessment": "a"}))
    (visit,) = read_records(paper.records, CATALOGUE, PAYERS)
    assert note_pdf(a_paper(visit)) == note_pdf(paper)


def test_a_usual_visit_is_one_page_on_both_papers():
    for size in ("letter", "a4"):
        pages = read(note_pdf(a_paper(size=size))).pages
        assert len(pages) == 1
    assert [round(float(side)) for side in pages[0].mediabox[2:]] == [595, 842]


def test_a_reader_finds_who_when_and_where():
    text = note_text()
    for words in (
        "Sample Clinic",
        "1 Example Street",
        "Treatment note",
        "Patient Sample Patient One",
        "Born February 3, 1950",
        "Record number TT-1042",
        "Diagnoses R26.81",
        "November 20, 2026",
        "Physical therapy",
        "Medicare Part B",
        "pooled (Medicare)",
        "11 office",
        "9:00 AM to 10:05 AM EST",
        "Sample Therapist Dana Kay, PT, DPT",
        "NPI 1000000000",
    ):
        assert words in text


def test_the_parts_stand_in_a_clear_order():
    assert in_order(
        note_text(),
        "Treatment note",
        "Timed code minutes",
        "Minute log",
        "Units by the rule",
        "Interventions",
        "Assessment and plan",
        "Plan of care",
        "Documentation checklist",
        "Signature",
        "Page 1 of 1",
    )


def test_the_totals_and_units_stand_in_plain_sight():
    text = note_text()
    assert re.search(r"Timed code minutes\s+61 min", text)
    assert re.search(r"Total treatment time\s+61 min", text)
    assert re.search(r"Units\s+4\b", text)


def test_the_log_shows_every_run_with_its_seconds():
    text = note_text()
    assert "9:00:00 AM 9:24:30 AM 24:30 97112 neuromuscular re-education" in text
    assert "9:40:00 AM 9:42:00 AM 2:00 Pause, not billed: rest" in text


def test_the_log_says_where_minutes_do_not_come_from_the_stopwatch():
    text = note_text(a_visit("97112 14:00-14:20 DK corrected, 97110 14:20-14:40 AS typed"))
    assert "edited: forgot to switch" in text
    assert "typed afterwards, times estimated" in text
    assert "Sample Assistant Alex Stone, PTA" in text


def test_the_reason_of_typed_minutes_is_not_said_twice():
    visit = a_visit("97110 14:20-14:40 AS typed")
    typed = replace(visit.segments[0], reason="typed afterwards")
    text = note_text(replace(visit, segments=(typed,)))
    assert text.count("typed afterwards") == 1


def test_a_length_that_its_printed_times_do_not_give_is_explained():
    visit = a_visit("97112 14:00-14:20")
    (one,) = visit.segments
    words = "Clock times are cut to the second"
    assert words not in note_text(visit)
    late = replace(one, start=one.start.replace(microsecond=900_000))
    assert words in note_text(replace(visit, segments=(late,)))


def test_a_code_under_a_whole_minute_is_named_below_the_units():
    text = note_text(a_visit("97112 14:00-14:00:39, 97110 14:01-14:20"))
    assert "97112: 0:39, under a whole minute, in the log only." in text
    assert "97110: 19" not in text


def test_a_gap_in_the_strip_is_told_from_a_pause():
    gap = replace(a_gap(), start=at("14:10"), stop=at("14:20"))
    visit = a_visit("97112 14:00-14:10, 97112 14:20-14:30", gaps=(gap,))
    strip, plain = (
        note_text(one).partition("Minute log")[0] for one in (visit, replace(visit, gaps=()))
    )
    assert "gap" in strip
    assert "gap" not in plain


def test_a_referrer_without_a_name_has_no_leading_dot():
    text = note_text(a_usual_visit(referrer=Referrer("", "1000000046")))
    assert re.search(r"Referred by\s+NPI\s1000000046", text)


def test_joint_time_names_both():
    text = note_text(a_visit("97112 14:00-14:20 DK+AS"))
    assert "with Sample Assistant Alex Stone, PTA" in re.sub(r"\s+", " ", text)


def answer_of(gap, given, ended_at=None):
    return Answer("answer", gap.visit_id, gap.id, given, "DK", at("15:00"), ended_at)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (None, "not answered"),
        ((GapAnswer.NOT_TREATMENT,), "answer: not treatment"),
        ((GapAnswer.CONTINUED,), "answer: treatment continued"),
        ((GapAnswer.ENDED_AT, at("14:12")), "answer: ended at 9:12:00 AM"),
    ],
)
def test_a_gap_stands_in_the_log_with_its_answer(given, words):
    gap = replace(a_gap(), restarted=True)
    answers = (answer_of(gap, *given),) if given else ()
    text = note_text(a_visit("97112 14:00-14:10, 97112 14:20-14:30", gaps=(gap,), answers=answers))
    assert "The computer slept, restarted" in text
    assert words in text


def test_changes_of_clock_and_zone_stand_in_the_log():
    marks = (
        Mark("a", "visit-one", MarkKind.CLOCK, at("14:10"), "from 9:10 to 9:40"),
        Mark("b", "visit-one", MarkKind.ZONE, at("14:11")),
        Mark("c", "visit-one", MarkKind.ENDED, at("14:12")),
        Mark("d", "visit-one", MarkKind.GIVEN, at("14:13"), "wrong patient"),
    )
    text = note_text(a_visit(marks=marks))
    assert "The clock was changed: from 9:10 to 9:40" in text
    assert "Given to this patient, edited: wrong patient" in text
    assert "The time zone was changed" in text


def test_a_visit_over_the_change_of_summer_time_shows_both_zones():
    on = at("06:00").date().replace(month=11, day=1)
    text = note_text(a_visit("97112 05:50-06:10, 97110 06:10-06:20", on=on))
    assert "1:50 AM EDT to 1:20 AM EST" in text
    log = text.partition("Minute log\n")[2].partition("Units by")[0]
    assert log.count("EDT") == 1
    assert log.count("EST") == 3


def test_the_working_of_the_units_is_printed():
    paper = a_paper()
    text = re.sub(r"\s+", " ", text_of(note_pdf(paper)))
    for sentence in (*paper.bill.working.sentences, *paper.bill.notices):
        own = sentence.partition(": ")[2] if sentence[:5].isdigit() else sentence
        assert own in text or sentence in text
    for line in paper.bill.lines:
        assert f"{line.code} {line.name} {line.minutes} {line.units}" in text


def test_a_tie_says_who_broke_it():
    log = "97112 14:00-14:10, 97110 14:10-14:20"
    assert "by the program's rule" in note_text(a_visit(log))
    decision = a_decision("tie:97110+97112", "97110")
    chosen = note_text(a_visit(log, decisions=(decision,)))
    assert "chosen by Sample Therapist Dana Kay" in re.sub(r"\s+", " ", chosen)


def test_the_seconds_notice_is_printed():
    paper = a_paper(a_visit("97112 14:00-14:07:30, 97110 14:10-14:10:40"))
    assert paper.bill.notices
    text = re.sub(r"\s+", " ", text_of(note_pdf(paper)))
    assert all(notice in text for notice in paper.bill.notices)


def test_modifiers_stand_on_their_line():
    paper = a_paper()
    lines = tuple(replace(one, modifiers=("59", "GP")) for one in paper.bill.lines)
    text = text_of(note_pdf(replace(paper, bill=replace(paper.bill, lines=lines))))
    assert "24 1 59 GP" in text


def test_each_lane_stands_on_its_line_with_this_visits_minutes():
    first = a_documented_visit("97112 14:00-14:10, 97112 14:10-14:20 AS")
    second = a_documented_visit("97112 18:00-18:13, 97112 18:13-18:31 AS", id="visit-two")
    text = re.sub(r"\s+", " ", note_text(second, (first,)))
    assert "13 23 2 GP" in text
    assert "18 28 1 GP CQ" in text


def test_a_bill_of_two_visits_names_them_and_keeps_the_own_totals_apart():
    first = a_usual_visit()
    second = a_documented_visit("97112 18:00-18:11, 97535 18:11-18:20", id="visit-two")
    text = note_text(second, (first,))
    assert "One bill for 2 visits of the day: this one and the visit of 9:00 AM, visit-one." in text
    assert re.search(r"Timed code minutes\s+20 min\s+day: 81 min", text)
    assert "Units of the day" in text


def test_a_bill_of_two_visits_without_own_totals_says_that_they_are_the_days():
    second = a_documented_visit("97112 18:00-18:11", id="visit-two")
    text = note_text(second, (a_visit("", id="visit-one"),), visit_bill=None)
    assert "Timed code minutes of the day" in text
    assert "this one and visit-one." in text


def test_caregiver_minutes_are_shown_apart():
    text = note_text(a_visit("97112 14:00-14:20, 97550 14:20-14:50"))
    assert re.search(r"Caregiver training\s+30 min", text)


def test_each_code_has_its_words_and_an_unknown_field_its_name():
    words = {"97112": {"deficit": "Sways", "left_side": "Weaker"}, "97116": {"technique": "Later"}}
    text = note_text(a_visit(services=words))
    assert "Deficit Sways" in text
    assert "Left side Weaker" in re.sub(r"\s+", " ", text)
    assert "97110" in text.partition("Interventions")[2]
    assert "Later" in text


def test_an_evaluation_stands_as_the_level_chosen():
    words = {"evaluation": {"findings": "Berg 41 of 56"}}
    decision = a_decision("evaluation", "97162")
    text = note_text(a_visit("evaluation 14:00-14:30", services=words, decisions=(decision,)))
    assert in_order(text, "30:00 97162", "Interventions", "Berg 41 of 56")


def test_a_visit_without_anything_is_a_note_all_the_same():
    bare = a_visit("", services={}, clinicians=(), clinic=Clinic())
    text = note_text(replace(bare, patient=replace(bare.patient, diagnoses=(), record_number="")))
    assert "no minutes" in text
    assert "No billing code has a whole minute." in text
    assert "Interventions" not in text
    assert "Minute log" not in text


def test_who_took_part_referred_and_supervised_is_named():
    visit = a_visit("97112 14:00-14:20 AS")
    assistant = replace(visit.clinicians[1], supervised_by="DK", licence="PTA 77", credentials="")
    text = note_text(
        replace(
            visit,
            clinicians=(visit.clinicians[0], assistant),
            present=(Present("student", "Sample Student"),),
            referrer=Referrer("Sample Physician", "1000000009"),
            case="knee 2026",
            reference="A-7",
            place_of_service="99",
        )
    )
    for words in ("Sample Student (student)", "Sample Physician", "NPI 1000000009", "knee 2026"):
        assert words in text
    assert "supervised by Sample Therapist Dana Kay" in re.sub(r"\s+", " ", text)
    assert "licence PTA 77" in text


def test_the_plan_of_care_shows_its_certification_order_and_days():
    visit = a_usual_visit()
    plan = replace(visit.plan_of_care, order_on=visit.on, sent_on=visit.on, established_by="")
    text = note_text(replace(visit, plan_of_care=plan))
    assert "October 10, 2026 by Sample Physician" in text
    assert "Order dated November 20, 2026" in text
    assert "6 of them typed on November 3, 2026" in text
    assert "Goals Single-leg stance 10 s by 2026-12-15" in text


def test_days_known_from_a_day_on_say_so_and_unknown_days_say_nothing():
    visit = a_usual_visit()
    known = replace(visit.episode, typed_on=None, typed_days=0, known_from=visit.on)
    assert "days known from November 20, 2026 on" in note_text(replace(visit, episode=known))
    bare = replace(known, known_from=None, first_treated_on=None)
    assert "Treatment day 9\n" in note_text(replace(visit, episode=bare))
    unknown = replace(bare, treatment_day=None)
    assert "Plan of care" not in note_text(replace(visit, episode=unknown, plan_of_care=None))


def test_the_checklist_shows_met_missing_and_overridden():
    decision = a_decision("advice:subjective", "told to the front desk")
    text = re.sub(r"\s+", " ", note_text(a_usual_visit(note={}, decisions=(decision,))))
    assert "Missing Assessment is missing." in text
    assert "Overridden Subjective: told to the front desk (Sample Therapist Dana Kay" in text
    assert re.search(r"checklist: \d+ met, 1 set aside, \d+ to look at", text)
    assert re.search(r"\d+ met Every stopwatch is stopped", text)


def test_a_missing_check_without_a_message_shows_its_title():
    paper = a_paper()
    checked = tuple(replace(one, met=False, findings=()) for one in paper.checked[:1])
    assert "Missing Every stopwatch is stopped" in text_of(
        note_pdf(replace(paper, checked=checked))
    )


def test_an_unsigned_note_is_a_draft_on_every_page_with_a_line_to_sign_on():
    pages = read(note_pdf(a_paper(a_visit(note={"plan": "Walk. " * 1500})))).pages
    texts = [page.extract_text() for page in pages]
    assert len(texts) > 1
    for number, text in enumerate(texts, start=1):
        assert text.startswith("DRAFT")
        assert "DRAFT - not signed" in text
        assert f"Page {number} of {len(texts)}" in text
    assert "Date and time" in texts[-1]


def test_every_further_page_names_patient_and_day():
    pages = read(note_pdf(a_paper(a_visit(note={"plan": "Walk. " * 1500})))).pages
    head = "Sample Patient One  ·  TT-1042  ·  November 20, 2026"
    assert head not in pages[0].extract_text()
    assert head in pages[1].extract_text()


def test_a_signed_note_is_no_draft_and_names_who_signed_when_and_the_audit_head():
    signature = SIGNATURE | {"role": "supervising", "licence": "PT 1"}
    text = note_text(a_usual_visit(signatures=(signature,)), audit_head="f" * 64)
    assert "DRAFT" not in text
    assert "Electronically signed by Sample Therapist Dana Kay, PT, DPT (supervising)" in text
    assert "November 20, 2026, 3:15 PM EST" in text
    assert "audit head ab12" in text
    assert "audit head ffffffffffff" in text


def test_a_signature_of_another_shape_prints_what_it_has():
    signature = {"name": "Sample Signer", "credentials": "PT", "at": "yesterday", "npi": 7}
    text = note_text(a_usual_visit(signatures=(signature,)))
    assert "Electronically signed by Sample Signer, PT, yesterday" in text


def test_addenda_name_author_time_and_reason():
    addenda = (
        {"kind": "late entry", "text": "Used a cane.", "by": "DK", "at": "2026-11-21T15:00:00Z"},
        {"text": "Left, not right.", "by": "XX", "at": "2026-11-21T16:00:00Z", "reason": "side"},
    )
    text = note_text(a_usual_visit(signatures=(SIGNATURE,), addenda=addenda))
    assert "Late entry by Sample Therapist Dana Kay, PT, DPT, November 21, 2026" in text
    assert "Addendum by XX, November 21, 2026, 11:00 AM EST: side" in text
    assert in_order(text, "Signature", "Addenda", "Used a cane.", "Left, not right.")


def test_a_void_visit_says_so_and_prints_no_bill():
    text = note_text(a_visit(marks=(a_void(),)))
    assert "VOID - patient did not come" in text
    assert text.startswith("VOID")
    assert "Timed code minutes" not in text
    assert "Units" not in text
    assert "Signature" not in text


def test_a_correction_and_a_late_entry_say_so():
    text = note_text(a_usual_visit(corrects="visit-zero", entered_at=at("19:00")))
    assert "Correction: this note replaces the note visit-zero." in text
    assert "Late entry, made on November 20, 2026, 2:00 PM EST." in text


def test_fourteen_codes_and_long_names_fit():
    log = ",".join(
        f"{code} {14 + place * 9 // 60}:{place * 9 % 60:02}-{14 + (place * 9 + 9) // 60}:"
        f"{(place * 9 + 9) % 60:02}"
        for place, code in enumerate(FOURTEEN.split())
    )
    patient = Patient("x", "Longname " * 30 + "Doe", at("14:00").date(), "TT-1042")
    text = note_text(a_visit(log, patient=patient))
    assert "Longname Doe" in re.sub(r"\s+", " ", text)
    for code in FOURTEEN.split():
        assert len(re.findall(rf"\b{code}\b", text)) >= 4


def test_a_checklist_of_which_nothing_applies_is_left_out():
    assert "Documentation checklist" not in note_text(checked=())


def test_a_group_says_so_and_another_payer_shows_its_rule():
    visit = a_visit("97150 14:00-14:20", payer=payer("Medicare Advantage"))
    segments = tuple(replace(one, group="g") for one in visit.segments)
    text = note_text(replace(visit, segments=segments))
    assert re.search(r"97150 .*\n?group\n", text)


def test_a_group_says_how_many_took_part_and_when_that_changed():
    visit = a_visit("97150 14:00-14:20, 97110 14:20-14:30, 97150 14:30-14:40 DK corrected")
    segments = tuple(
        replace(one, group=group)
        for one, group in zip(visit.segments, ("g", None, "h"), strict=True)
    )
    groups = (
        GroupSize("g", at("14:00"), at("14:10"), 2),
        GroupSize("g", at("14:10"), at("14:20"), 3),
        GroupSize("h", at("14:30"), at("14:40"), 4),
    )
    text = " ".join(note_text(replace(visit, segments=segments, groups=groups)).split())
    assert "group of 2 patients, 3 from 9:10:00 AM" in text
    assert "edited: forgot to switch; group of 4 patients" in text


def test_each_segment_in_a_group_says_its_own_size_alone():
    visit = a_visit("97150 14:00-14:10 DK, 97150 14:10-14:20 AS")
    segments = tuple(replace(one, group="g") for one in visit.segments)
    groups = (
        GroupSize("g", at("14:00"), at("14:10"), 2),
        GroupSize("g", at("14:10"), at("14:20"), 3),
    )
    text = note_text(replace(visit, segments=segments, groups=groups))
    assert text.count("group of 2 patients\n") == text.count("group of 3 patients\n") == 1


def test_a_pause_at_the_end_has_no_stop():
    text = note_text(a_visit(marks=(a_mark(clock="14:50", word=""),)))
    assert "9:50:00 AM Pause, not billed" in text


def test_a_pause_ends_where_another_begins_and_one_of_no_length_is_not_printed():
    marks = (a_mark(clock="14:25"), a_mark(clock="14:27", word=""), a_mark(clock="14:40", word=""))
    visit = a_visit("97112 14:00-14:25 DK, 97110 14:40-14:50 DK", marks=marks)
    text = note_text(visit)
    assert "9:25:00 AM 9:27:00 AM 2:00 Pause, not billed: rest" in text
    assert "9:27:00 AM 9:40:00 AM 13:00 Pause, not billed" in text
    assert text.count("Pause, not billed") == 2


def test_an_own_code_is_printed_with_its_name():
    paper = a_paper()
    code = replace(CATALOGUE["97140"], number="TAPE", name="kinesiology taping", own=True)
    visit = replace(paper.visit, codes=(code,))
    assert replace(paper, visit=visit).name_of("TAPE") == "kinesiology taping"
    assert replace(paper, visit=visit).name_of("OTHER") == ""


def test_a_run_too_short_for_its_number_is_drawn_all_the_same():
    text = note_text(a_visit("97112 14:00-14:30, 97110 14:30-14:30:20, 97530 14:31-14:50"))
    assert "0:20 97110" in text


def test_what_all_lines_say_is_said_once_below_them():
    text = " ".join(note_text(a_usual_visit()).split())
    assert text.count("GP: under a plan of physical therapy.") == 1
    assert "Every line: GP: under a plan of physical therapy." in text
    lone = " ".join(note_text(a_visit("97112 14:00-14:24:30")).split())
    assert "Every line" not in lone
    assert "GP: under a plan of physical therapy." in lone


def test_the_names_of_what_is_met_give_way_where_they_would_cost_a_page():
    goals = tuple(f"Goal number {place} with a measure" for place in range(1, 8))
    usual = a_usual_visit()
    visit = replace(usual, plan_of_care=replace(usual.plan_of_care, goals=goals))
    pages = read(note_pdf(a_paper(visit))).pages
    assert len(pages) == 1
    text = pages[0].extract_text()
    assert re.search(r"Documentation checklist: \d+ met", text)
    assert "Patient identified" not in text
    assert "Patient identified" in " ".join(note_text(usual).split())


def test_a_note_that_is_long_in_any_case_names_all_that_is_met():
    text = note_text(a_visit(note={"plan": "Walk. " * 1500}))
    assert "Patient identified" in " ".join(text.split())
