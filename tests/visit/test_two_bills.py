"""Two bills of one patient and day: of all disciplines one unit is paid in full."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from billing.grounds_samples import tables
from builders import CATALOGUE, OTHER_PATIENT, a_record, a_visit, payer
from hypothesis import given
from hypothesis import strategies as st

from therapytimer.billing.mppr import estimate
from therapytimer.visit.record import RecordError, visit_of
from therapytimer.visit.rules import YearBook, bills_beside, bills_of

PHYSICAL = a_visit("97140 14:00-14:30", id="physical")
OCCUPATIONAL = a_visit("97530 15:00-15:15, 97110 15:15-15:30", id="occupational", discipline="OT")


def amounts(*visits):
    found = bills_of(visits, CATALOGUE, tables())
    return [str(bill.estimate.allowed) for bill in found if bill.estimate]


def test_only_one_unit_of_the_day_is_paid_in_full():
    assert amounts(PHYSICAL, OCCUPATIONAL) == ["42.42", "57.28"]
    assert amounts(OCCUPATIONAL, PHYSICAL) == ["57.28", "42.42"]
    assert amounts(PHYSICAL) == ["48.93"]


def test_of_equals_the_first_of_the_day_is_paid_in_full():
    later = replace(PHYSICAL, id="later", discipline="OT", segments=PHYSICAL.segments)
    assert amounts(PHYSICAL, later) == ["48.93", "42.42"]


def test_other_days_patients_and_payers_are_not_compared():
    tomorrow = a_visit("97530 15:00-15:15", id="tomorrow", on=date(2026, 11, 21))
    others = (
        tomorrow,
        replace(OCCUPATIONAL, id="other", patient=OTHER_PATIENT),
        replace(OCCUPATIONAL, id="advantage", payer=payer("Medicare Advantage")),
    )
    assert amounts(PHYSICAL, *others)[0] == "48.93"


def test_three_bills_share_one_full_unit():
    speech = a_visit("97129 16:00-16:20", id="speech", discipline="SLP")
    assert amounts(PHYSICAL, OCCUPATIONAL, speech)[:2] == ["42.42", "57.28"]


LOGS = st.lists(
    st.tuples(st.sampled_from(("97110", "97112", "97140", "97530", "97012")), st.integers(8, 40)),
    min_size=1,
    max_size=4,
    unique_by=lambda one: one[0],
)


def a_log(codes, hour):
    clock, parts = hour * 60, list[str]()
    for code, minutes in codes:
        start, clock = clock, clock + minutes
        parts.append(f"{code} {start // 60}:{start % 60:02}-{clock // 60}:{clock % 60:02}")
    return ", ".join(parts)


@given(LOGS, LOGS)
def test_the_bills_of_a_day_come_to_the_sum_of_their_pooled_lines(morning, afternoon):
    visits = [
        a_visit(a_log(morning, 10), id="morning"),
        a_visit(a_log(afternoon, 15), id="afternoon", discipline="OT"),
    ]
    bills = bills_of(visits, CATALOGUE, tables())
    lines = [line for bill in bills if bill.estimate for line in bill.estimate.lines]
    pooled = estimate([line.charge for line in lines])
    assert sum((line.allowed or Decimal() for line in lines), Decimal()) == pooled.allowed


def test_the_record_keeps_what_the_other_bill_had():
    book = YearBook(tables(), CATALOGUE, {})
    book.compare([[PHYSICAL], [OCCUPATIONAL]])
    ((physical,), _), ((occupational,), _) = (
        book.billed("patient-one", [one]) for one in (PHYSICAL, OCCUPATIONAL)
    )
    assert physical.grounds is not None
    assert occupational.grounds is not None
    assert physical.grounds.elsewhere is not None
    assert physical.grounds.elsewhere.before is False
    assert occupational.grounds.elsewhere is not None
    assert occupational.grounds.elsewhere.before is True
    for one in (physical, occupational):
        assert visit_of(a_record(one), CATALOGUE, ()) == one


@pytest.mark.parametrize("wrong", [{"before": True}, {"practice_expense": 1}, []])
def test_what_the_other_bill_had_is_read_strictly(wrong):
    book = YearBook(tables(), CATALOGUE, {})
    ((visit,), _) = book.billed("patient-one", [PHYSICAL])
    record = a_record(visit)
    record["grounds"]["elsewhere"] = wrong
    with pytest.raises(RecordError, match=r"grounds\.elsewhere"):
        visit_of(json.loads(json.dumps(record)), CATALOGUE, ())


def test_the_year_counts_the_truth_whatever_a_signed_note_knew():
    signed = replace(PHYSICAL, signatures=({"by": "DK"},))
    book = YearBook(tables(), CATALOGUE, {})
    known = book.billed("patient-one", [PHYSICAL])[0]
    alone = replace(known[0], signatures=({"by": "DK"},))
    speech = a_visit("97530 15:00-15:15, 97110 15:15-15:30", id="speech", discipline="SLP")
    year = YearBook(tables(), CATALOGUE, {})
    year.compare([[alone], [speech]])
    bills = [year.billed("patient-one", [one])[1] for one in (alone, speech)]
    assert [str(bill.estimate.allowed) for bill in bills if bill.estimate] == ["48.93", "57.28"]
    (after,) = year.filled("patient-one", [a_visit(on=date(2026, 11, 22), id="after")])
    assert after.grounds is not None
    assert after.grounds.use is not None
    assert str(after.grounds.use.amount) == "99.70"
    book.compare([[signed], [speech]])  # without any grounds nothing of it is known
    assert book.billed("patient-one", [signed])[1].counted is None


def test_a_running_bill_is_not_known_yet_but_knows_the_other():
    running = a_visit("97530 16:00-", id="running", discipline="OT")
    book = YearBook(tables(), CATALOGUE, {})
    book.compare([[PHYSICAL], [running]])
    (filled,) = book.filled("patient-one", [running])
    assert filled.grounds is not None
    assert filled.grounds.elsewhere is not None
    (physical,) = book.filled("patient-one", [PHYSICAL])
    assert physical.grounds is not None
    assert physical.grounds.elsewhere is None


def test_bills_are_put_together_in_their_order():
    assert bills_beside(["a1", "b1", "a2"], lambda one: one[0]) == [["a1", "a2"], ["b1"]]
