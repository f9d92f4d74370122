"""`therapytimer bill`: records in, bills out, and every bad record named."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from billing.grounds_samples import tables, used
from builders import CATALOGUE, DAY, OTHER_PATIENT, a_record, a_visit, a_void, payer
from cli.terminal import run

from therapytimer.visit.rules import with_rules


def test_a_record_gives_its_bill(record_file):
    done = run("bill", record_file(a_record(a_visit())))
    assert done.code == 0
    assert "Medicare Part B" in done.out
    assert "39 timed code minutes" in done.out


def test_json_has_the_fields_that_other_programs_rely_on(record_file):
    visits = [a_visit(), a_visit("97140 16:00-16:15", id="visit-two")]
    (bill,) = json.loads(run("bill", record_file([*map(a_record, visits)]), "--json").out)
    assert bill.keys() == {
        *("id", "ids", "rule", "timed_code_minutes", "total_treatment_minutes", "units"),
        *("lines", "ties", "findings", "estimate"),
    }
    assert (bill["id"], bill["ids"]) == ("visit-one", ["visit-one", "visit-two"])
    assert bill["lines"][0].keys() == {"code", "minutes", "units", "modifiers", "reasons"}
    assert bill["units"] == sum(line["units"] for line in bill["lines"])


def test_lines_have_their_modifiers_and_what_is_open_is_told(record_file):
    visit = a_visit("97110 14:00-14:08, 97110 14:08-14:19 AS, 97140 14:19-14:23")
    out = run("bill", record_file(a_record(visit))).out
    assert "97110  GP CQ  11 min  1 unit  " in out
    assert "  advises: 97110: 1 of 2 units without CQ" in out
    (bill,) = json.loads(run("bill", record_file(a_record(visit)), "--json").out)
    assert [line["modifiers"] for line in bill["lines"]] == [["GP"], ["GP", "CQ"], ["GP"]]
    assert [finding["check"] for finding in bill["findings"]] == ["lanes"]


def test_edits_and_the_estimate_are_told_with_their_source(record_file):
    visits = [
        a_visit("97012 14:00-14:10, 97140 14:10-14:30"),
        a_visit("97140 14:00-14:15", id="a-later-day", on=DAY + timedelta(days=1)),
    ]
    records = record_file([a_record(one) for one in reversed(visits)])
    out = run("bill", records).out
    assert "  advises: No modifier yet, decide: 97140 is paid beside 97012" in out
    assert "(PTP 2024Q3 built in)" in out
    assert "  Estimate: 27.72 dollars" in out
    later, first = json.loads(run("bill", records, "--json").out)
    assert (later["id"], first["id"]) == ("a-later-day", "visit-one")
    assert first["estimate"].startswith("Estimate: ")


def changed(**fields):
    return {**a_record(a_visit()), **fields}


def segment(**fields):
    return {**a_record(a_visit())["segments"][0], **fields}


BAD = {
    "a stop before its start": (
        changed(segments=[segment(stop="2026-11-20T13:00:00Z")]),
        ["2026-11-20T13:00:00Z"],
    ),
    "overlapping one-on-one": (
        changed(segments=[segment(), segment(id="s2", code="97110")]),
        ["97112", "97110"],
    ),
    "an unknown version": (changed(format="therapytimer-visit/9"), ["9", "1"]),
    "another format": (changed(format="fhir"), ["'fhir'", "therapytimer-visit/1"]),
    "an unknown code": (changed(segments=[segment(code="99999")]), ["99999"]),
    "nobody of that name": (changed(segments=[segment(by=["c9"])]), ["c9"]),
    "a running stopwatch": (changed(segments=[segment(stop=None)]), ["97112", "running"]),
    "an empty list": ([], ["empty"]),
    "no object": (7, ["visit record"]),
    "cut off": (b'[{"format": "therapy', ["not whole JSON"]),
    "no UTF-8": (b'{"name": "\xe4"}', ["not UTF-8"]),
    "nothing": (b"", ["not whole JSON"]),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_record_is_named_in_one_line(what, record_file):
    content, named = BAD[what]
    refused = run("bill", record_file(content)).refused
    assert all(word in refused for word in named), refused


def test_a_missing_file_is_named():
    assert run("bill", "none.json").refused == "none.json: No such file or directory."


TEXTS = ("a <b & c", "bell \x07", "x" * 20_000, "مرحبا", "平衡", "🙂")


@pytest.mark.parametrize(
    "text", TEXTS, ids=["markup", "control", "long", "arabic", "chinese", "emoji"]
)
def test_any_text_may_stand_in_a_record(text, record_file):
    record = changed(note={"assessment": text}, reference=text)
    assert run("bill", record_file(record), encoding="cp1252").code == 0


def test_a_second_payers_duties_are_told_as_its_own(record_file):
    visit = a_visit(payer=payer("Self-pay"), second_payer=payer())
    (ready,) = with_rules((visit,), tables(), CATALOGUE, used("2480"))
    records = record_file(a_record(ready))
    out = run("bill", records).out
    assert "Self-pay  per code (CPT midpoint)  second payer: Medicare Part B" in out
    assert "  advises: Medicare Part B as second payer: Estimate: " in out
    (bill,) = json.loads(run("bill", records, "--json").out)
    assert [one["check"] for one in bill["findings"]] == ["kx-second", "kx-attestation"]
    assert all(one["message"].startswith("Medicare Part B as") for one in bill["findings"])


def test_a_bill_that_a_record_brings_along_is_compared(record_file):
    record = a_record(a_visit())
    record["bill"] = {"units": 3, "lines": [{"code": "97112", "minutes": 40, "units": 3}]}
    (bill,) = json.loads(run("bill", record_file(record), "--json").out)
    said = "Visit visit-one: {}: the record says {}, its minutes give {}."
    assert [one["message"] for one in bill["findings"] if one["check"] == "reconcile"] == [
        said.format("97112", "40 minutes in 3 units", "24 minutes in 2 units"),
        said.format("97110", "nothing", "15 minutes in 1 unit"),
    ]


def test_minutes_that_stand_in_two_visits_are_named_at_both(record_file):
    visits = [
        a_visit(),
        a_visit("97530 14:10-14:30", id="occupational", discipline="OT"),
        a_visit("97110 14:00-14:10 DK", id="elsewhere", patient=OTHER_PATIENT),
        a_visit("97110 14:00-15:00", id="void", marks=(a_void(),)),
    ]
    bills = json.loads(run("bill", record_file([a_record(one) for one in visits]), "--json").out)
    found = {
        bill["id"]: [one["message"] for one in bill["findings"] if one["check"] == "overlap"]
        for bill in bills
    }
    assert {name: len(said) for name, said in found.items()} == {
        "visit-one": 3,
        "occupational": 2,
        "elsewhere": 1,
    }
    assert any("visit elsewhere" in one for one in found["visit-one"])


def test_a_clinic_that_hides_estimates_hides_them_in_its_records(record_file):
    hides = replace(tables(), hides_estimates=True)
    (ready,) = with_rules((a_visit(),), hides, CATALOGUE, used("0"))
    records = record_file(a_record(ready))
    assert "Estimate" not in run("bill", records).out
    (bill,) = json.loads(run("bill", records, "--json").out)
    assert bill["estimate"] is None
