"""`therapytimer import`: all or nothing, and each bad record named."""

import json
from dataclasses import replace

import pytest
from billing.grounds_samples import tables
from builders import CATALOGUE, a_record, a_visit, payer
from cli.exported import exported, the_same_day

from therapytimer.billing.payers import Rule
from therapytimer.visit.day import bill_fields
from therapytimer.visit.rules import bills_of


def test_visits_come_in_and_a_second_time_are_passed_over(clinic):
    assert clinic.take_in(*the_same_day()).out == "2 visits imported, 0 were here already.\n"
    assert clinic.take_in(*the_same_day()).out == "0 visits imported, 2 were here already.\n"


def test_the_same_id_with_other_content_is_refused_by_name(clinic, record_file):
    clinic.take_in(a_visit())
    other = record_file([a_record(a_visit(id="visit-two")), a_record(a_visit(reference="new"))])
    assert "visit-one" in clinic.run("import", other).refused
    assert [one.id for one in clinic.visits()] == ["visit-one"]


def test_two_running_stopwatches_of_one_patient_are_refused(clinic, record_file):
    running = [a_record(a_visit("97110 14:00-", id=one)) for one in ("visit-one", "visit-two")]
    assert "visit-two" in clinic.run("import", record_file(running)).refused
    assert clinic.visits() == []


def test_overlaps_between_visits_are_kept_and_named(clinic):
    done = clinic.take_in(a_visit(), a_visit("97140 14:10-14:30 JR", id="visit-two"))
    assert "2 visits imported" in done.out
    assert "97112 of visit visit-one overlaps 97140 of visit visit-two" in done.err


def test_of_many_overlaps_the_first_are_named(clinic):
    visits = [a_visit("97110 14:00-14:10", id=f"visit-{number}") for number in range(8)]
    lines = clinic.take_in(*visits).err.splitlines()
    assert len(lines) == 21
    assert lines[-1] == "More than 20 visits overlap; the first are named."


def test_overlaps_known_before_are_not_named_again(clinic):
    clinic.take_in(a_visit(), a_visit(id="visit-two"))
    assert clinic.take_in(a_visit("97140 16:00-16:10", id="visit-three")).err == ""


def test_visits_beside_each_other_are_nothing_to_name(clinic):
    assert clinic.take_in(*the_same_day()).err == ""


def test_ten_thousand_records_with_one_bad_one_leave_nothing(clinic, tmp_path):
    good = json.dumps(a_record(a_visit()))
    texts = [good.replace("visit-one", f"visit-{number}") for number in range(10_000)]
    texts[7_776] = texts[7_776].replace("97112", "99999")
    path = tmp_path / "many.json"
    path.write_text(f"[{','.join(texts)}]", encoding="utf-8")
    refused = clinic.run("import", path).refused
    assert "Record 7,777 (id 'visit-7776')" in refused
    assert "99999" in refused
    assert clinic.visits() == []


@pytest.mark.parametrize(
    "content", [b"[]", b"[{", b"\xff", b'[{"format": "therapytimer-visit/9"}]']
)
def test_a_bad_file_leaves_nothing(content, clinic, record_file):
    assert clinic.run("import", record_file(content)).refused
    assert clinic.visits() == []


TEXTS = ("a <b & c", "bell \x07 nul \x00", "x" * 20_000, "مرحبا", "平衡", "🙂")


@pytest.mark.parametrize(
    "text", TEXTS, ids=["markup", "control", "long", "arabic", "chinese", "emoji"]
)
def test_any_text_goes_all_the_way_to_the_note(text, clinic, out):
    clinic.take_in(a_visit(note={"assessment": text}))
    assert clinic.visits()[0].note["assessment"] == text
    assert exported(clinic, out, "pdf")


def with_a_bill(visit, **bill):
    """A record, unsigned, that brings a bill along."""
    (made,) = bills_of([visit], CATALOGUE, tables())
    return {**a_record(visit), "bill": {**bill_fields(made), **bill}}


def test_a_bill_that_does_not_follow_from_the_minutes_is_named(clinic, record_file):
    done = clinic.run("import", record_file(with_a_bill(a_visit(), units=9)))
    assert done.out.startswith("1 visit imported")
    assert done.err == "Visit visit-one: Units: the record says 9, its minutes give 3.\n"


def test_a_bill_that_follows_from_the_minutes_is_nothing_to_name(clinic, record_file):
    records = [with_a_bill(a_visit()), a_record(a_visit("97140 16:00-16:15", id="other", case="b"))]
    assert clinic.run("import", record_file(records)).err == ""


def test_of_many_bills_that_differ_the_first_are_named(clinic, record_file):
    visits = [a_visit("97110 14:00-14:15", id=f"visit-{one}", case=str(one)) for one in range(21)]
    done = clinic.run("import", record_file([with_a_bill(one, units=9) for one in visits]))
    assert done.err.count("Units: the record says 9") == 20
    assert done.err.endswith("do not follow from the segments; the first are named.\n")


def test_what_runs_or_has_no_bill_is_not_compared(clinic, record_file):
    running = {**a_record(a_visit("97110 14:00-")), "bill": {"units": 9}}
    assert clinic.run("import", record_file(running)).err == ""


def test_records_of_which_no_bill_can_be_made_come_in_and_are_named(clinic, record_file):
    other = a_visit("97140 16:00-16:15", id="other", payer=replace(payer(), rule=Rule.PER_CODE))
    done = clinic.run("import", record_file([with_a_bill(a_visit()), a_record(other)]))
    assert done.code == 0
    assert done.err.startswith("The bills of the records are not compared: Payer Medicare Part B")
    assert len(clinic.visits()) == 2
