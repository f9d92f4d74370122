"""The charge list: one row a bill line, safe to open in a spreadsheet."""

import csv
from dataclasses import fields, replace
from io import StringIO

import pytest
from builders import (
    ASSISTANT,
    CATALOGUE,
    CLINICIANS,
    COLLEAGUE,
    PATIENT,
    THERAPIST,
    a_decision,
    a_visit,
    at,
    payer,
)
from visit.test_signing import a_note, a_signed

from therapytimer.billing.own_codes import parse_own_code
from therapytimer.visit.amendments import correction_of
from therapytimer.visit.charges import Charge, charges_csv, charges_of, withdrawn
from therapytimer.visit.day import bill_for
from therapytimer.visit.people import Referrer

SUPERVISED = (THERAPIST, replace(ASSISTANT, supervised_by="DK", npi="2000000000"), COLLEAGUE)


def charges(*visits):
    return charges_of(bill_for(visits, CATALOGUE), visits, CATALOGUE)


def rows(charge_list):
    return list(csv.DictReader(StringIO(charges_csv(charge_list).decode(), newline="")))


def test_each_bill_line_is_one_row_with_all_that_billing_asks_for():
    visit = a_visit(
        "97112 14:00-14:24 DK",
        referrer=Referrer("Sample Physician", "3000000000"),
        reference="claim 7",
    )
    assert rows(charges(visit)) == [
        {
            "date": "2026-11-20",
            "record_number": "TT-1042",
            "code": "97112",
            "units": "2",
            "modifier_1": "GP",
            "modifier_2": "",
            "modifier_3": "",
            "modifier_4": "",
            "minutes": "24",
            "diagnosis_pointers": "A",
            "diagnoses": "R26.81",
            "furnished_by": "Sample Therapist Dana Kay, PT, DPT",
            "furnished_by_npi": "1000000000",
            "billed_under": "Sample Therapist Dana Kay, PT, DPT",
            "billed_under_npi": "1000000000",
            "referrer": "Sample Physician",
            "referrer_npi": "3000000000",
            "place_of_service": "11",
            "reference": "claim 7",
            "payer": "Medicare Part B",
            "status": "new",
            "visits": "visit-one",
            "note": "draft",
            "second_payer": "",
        }
    ]


def test_an_assistants_line_is_billed_under_the_supervisor():
    (row,) = charges(a_visit("97110 14:00-14:20 AS", clinicians=SUPERVISED))
    assert row.furnished_by == "Sample Assistant Alex Stone, PTA"
    assert (row.billed_under_npi, row.furnished_by_npi) == ("1000000000", "2000000000")


def test_each_lane_is_a_row_with_those_who_furnished_it():
    log = "97110 14:00-14:13 DK, 97110 14:13-14:36 AS"
    found = charges(a_visit(log, clinicians=SUPERVISED))
    assert [(row.minutes, row.units, row.modifier_1, row.modifier_2) for row in found] == [
        ("13", "1", "GP", ""),
        ("23", "1", "GP", "CQ"),
    ]
    assert [row.furnished_by for row in found] == [
        "Sample Therapist Dana Kay, PT, DPT",
        "Sample Assistant Alex Stone, PTA",
    ]
    assert [row.billed_under_npi for row in found] == ["1000000000", "1000000000"]


def test_a_line_that_is_not_divided_names_all_who_furnished_it():
    log = "97150 14:00-14:13 DK, 97150 14:13-14:36 AS"
    (row,) = charges(a_visit(log, clinicians=SUPERVISED))
    assert (row.minutes, row.modifier_2) == ("36", "CQ")
    assert "Dana Kay" in row.furnished_by
    assert "Alex Stone" in row.furnished_by


def test_an_assistant_whom_nobody_supervises_is_billed_under_nobody():
    (row,) = charges(a_visit("97110 14:00-14:20 AS", clinicians=CLINICIANS))
    assert row.billed_under == ""


def test_joint_time_is_furnished_by_both_and_billed_under_the_therapist():
    (row,) = charges(a_visit("97110 14:00-14:20 DK+AS", clinicians=SUPERVISED))
    assert "Dana Kay" in row.furnished_by
    assert "Alex Stone" in row.furnished_by
    assert row.billed_under_npi == "1000000000"


def test_pooled_visits_join_in_one_row():
    first = a_visit("97110 14:00-14:20 DK")
    second = a_visit("97110 16:00-16:20 JR", id="visit-two", place_of_service="12")
    (row,) = charges(first, second)
    assert (row.minutes, row.visits) == ("40", "visit-one; visit-two")
    assert row.furnished_by == "Sample Therapist Dana Kay, PT, DPT; Sample Therapist Jo Reed, PT"
    assert row.place_of_service == "11; 12"


def test_a_code_billed_under_another_number_keeps_who_furnished_it():
    (row,) = charges(a_visit("97014 14:00-14:20 DK"))
    assert (row.code, row.furnished_by_npi) == ("G0283", "1000000000")


def test_a_service_of_two_codes_keeps_who_furnished_it_on_both_lines():
    found = charges(a_visit("97129 14:00-14:40 DK"))
    assert [(row.code, row.furnished_by_npi) for row in found] == [
        ("97129", "1000000000"),
        ("97130", "1000000000"),
    ]


def test_an_evaluation_stands_under_its_level():
    level = a_decision("evaluation", "97162")
    (row,) = charges(a_visit("evaluation 14:00-14:40 DK", decisions=(level,)))
    assert (row.code, row.furnished_by_npi) == ("97162", "1000000000")


def test_the_clinics_own_codes_are_known():
    own = parse_own_code("20560 dry needling; untimed; one_on_one; PT")
    (row,) = charges(a_visit("20560 14:00-14:10 DK", codes=(own,)))
    assert (row.code, row.units) == ("20560", "1")


@pytest.mark.parametrize(
    ("count", "pointers"), [(0, ""), (2, "A B"), (4, "A B C D"), (6, "A B C D")]
)
def test_a_line_points_to_four_diagnoses_at_most(count, pointers):
    patient = replace(PATIENT, diagnoses=tuple(f"M25.{number}" for number in range(count)))
    (row,) = charges(a_visit("97110 14:00-14:20", patient=patient))
    assert row.diagnosis_pointers == pointers


def test_a_correction_replaces_what_was_sent():
    visits = (a_visit(), a_visit(id="visit-two", corrects="visit-one"))
    (row, _) = charges(visits[1])
    assert row.status == "replaces"


def test_a_line_that_a_correction_dropped_is_withdrawn():
    before = charges(a_visit("97112 14:00-14:20, 97110 14:20-14:40"))
    now = charges(a_visit("97112 14:00-14:25", id="visit-two", corrects="visit-one"))
    (row,) = withdrawn(now, before)
    assert (row.code, row.units, row.status) == ("97110", "0", "withdrawn")
    assert row.modifier_1 == "GP"


def test_a_line_whose_modifiers_a_correction_changed_is_withdrawn_too():
    before = charges(a_visit("97112 14:00-14:20 AS"))
    now = charges(a_visit("97112 14:00-14:20 DK", id="visit-two", corrects="visit-one"))
    (row,) = withdrawn(now, before)
    assert (row.modifier_1, row.modifier_2) == ("GP", "CQ")


def test_a_line_of_several_earlier_bills_is_withdrawn_once_and_one_without_units_never():
    (row,) = charges(a_visit("97110 14:00-14:20"))
    nothing = replace(row, code="97112", units="0", status="replaces")
    (gone,) = withdrawn([], [row, nothing, replace(row, minutes="21")])
    assert (gone.code, gone.units, gone.minutes, gone.note) == ("97110", "0", "21", "signed")
    (open_yet,) = withdrawn([], [row], final=False)
    assert open_yet.note == "draft"


def test_modifiers_have_a_column_each():
    visit = a_visit("97110 14:00-14:20")
    bill = bill_for((visit,), CATALOGUE)
    lines = tuple(replace(line, modifiers=("GP", "KX")) for line in bill.lines)
    (row,) = charges_of(replace(bill, lines=lines), (visit,), CATALOGUE)
    assert (row.modifier_1, row.modifier_2, row.modifier_3) == ("GP", "KX", "")


@pytest.mark.parametrize("start", "=+-@\t\r")
def test_no_cell_is_a_formula(start):
    evil = f"{start}cmd|' /C calc'!A0"
    visit = a_visit("97110 14:00-14:20", reference=evil, payer=replace(payer(), name=evil))
    (row,) = rows(charges(visit))
    assert (row["reference"], row["payer"]) == (f"'{evil}", f"'{evil}")


def test_a_list_without_lines_still_names_its_columns():
    assert charges_csv([]).decode() == ",".join(one.name for one in fields(Charge)) + "\r\n"


SIGNED = ({"by": "DK"},)


def test_a_row_says_whether_all_notes_of_its_day_are_signed():
    signed, draft = a_visit(signatures=SIGNED), a_visit("97110 16:00-16:15", id="later")
    assert {row.note for row in charges(signed)} == {"signed"}
    assert {row.note for row in charges(signed, draft)} == {"draft"}


def test_a_line_without_units_is_nothing_to_bill():
    visit = a_visit("97010 14:00-14:10, 97110 14:10-14:20")
    assert [row.code for row in charges(visit)] == ["97110"]


def test_a_line_without_units_stands_where_it_replaces_one_sent_before():
    visit = a_visit("97010 14:00-14:10, 97110 14:10-14:20", corrects="before")
    assert [(row.code, row.units, row.status) for row in charges(visit)] == [
        ("97010", "0", "replaces"),
        ("97110", "1", "replaces"),
    ]


@pytest.mark.parametrize(("wide", "listed"), [("14:00-14:08", True), ("14:00-14:03", False)])
def test_a_correction_lists_a_line_without_units_only_where_there_were_some(wide, listed):
    note = a_signed(a_note(f"97140 {wide} DK, 97110 14:20-14:38"))
    made = correction_of(note, "why", THERAPIST, at("20:00"))
    now = a_visit("97140 14:00-14:02, 97110 14:20-14:40", id=made.id)
    made = replace(made, segments=now.segments)
    found = [(row.code, row.units, row.status) for row in charges(made)]
    gone = [("97140", "0", "replaces")] if listed else []
    assert sorted(found) == [("97110", "1", "replaces"), *gone]


def test_the_second_payer_stands_beside_the_first():
    (row,) = charges(a_visit("97110 14:00-14:10", payer=payer("Self-pay"), second_payer=payer()))
    assert (row.payer, row.second_payer) == ("Self-pay", "Medicare Part B")
