"""The second payer of a visit: kept by value, named where its duties speak, counted in its year."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from billing.grounds_samples import tables, used
from builders import (
    CATALOGUE,
    NOTE,
    PAYERS,
    a_decision,
    a_record,
    a_visit,
    payer,
)

from therapytimer.visit.checklist import checklist
from therapytimer.visit.day import bill_fields, bill_for, day_of
from therapytimer.visit.record import RecordError, record_hash, record_of, visit_of
from therapytimer.visit.rules import YearBook, with_rules

COMMERCIAL = payer("Commercial (midpoint)")
MEDICARE = payer()


def behind(*log, **changes):
    """Give a visit of a commercial payer with Medicare second."""
    return a_visit(*log, payer=COMMERCIAL, second_payer=MEDICARE, **changes)


def read(record):
    return visit_of(record, CATALOGUE, PAYERS)


def told(visit, name, use="0"):
    day = with_rules((visit,), tables(), CATALOGUE, used(use))
    found = checklist(day[0], bill_for(day, CATALOGUE), CATALOGUE)
    return [one.message for check in found if check.name == name for one in check.findings]


def test_it_stands_in_the_record_by_value_and_is_read_back():
    visit = behind()
    record = a_record(visit)
    assert record["second_payer"]["name"] == "Medicare Part B"
    assert read(record) == visit
    assert record_hash(record_of(read(record))) == record_hash(record)


def test_a_record_without_one_stays_as_it_was():
    record = a_record(a_visit())
    assert "second_payer" not in record
    assert read(record).second_payer is None
    null = {**record, "second_payer": None}
    assert read(null).second_payer is None
    assert record_of(read(null)) == null


def test_what_it_leaves_out_comes_from_the_payer_of_that_name():
    record = a_record(a_visit(payer=COMMERCIAL))
    record["second_payer"] = {"name": "Medicare Part B", "rule": "medicare"}
    assert read(record).second_payer == MEDICARE


def test_taking_it_away_leaves_nothing_of_it():
    record = a_record(behind())
    record["second_payer"]["member"] = "a number"
    visit = read(record)
    assert record_of(visit) == record
    assert "second_payer" not in record_of(replace(visit, second_payer=None))


@pytest.mark.parametrize("name", ["Medicare Part B", " medicare part b"])
def test_the_first_payer_cannot_be_the_second_too(name):
    record = a_record(a_visit(second_payer=replace(MEDICARE, name=name)))
    with pytest.raises(RecordError) as refused:
        read(record)
    assert str(refused.value).startswith("second_payer is ")
    assert str(refused.value).endswith(", the first payer itself; expected another one, or none.")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": "X", "rule": "eights"}, "second_payer: "),
        ("Medicare", "second_payer is 'Medicare'; expected an object."),
    ],
)
def test_a_second_payer_that_is_none_is_refused(wrong, said):
    record = {**a_record(a_visit()), "second_payer": wrong}
    with pytest.raises(RecordError) as refused:
        read(record)
    assert str(refused.value).startswith(said)


def test_the_days_bill_has_the_second_payer_of_any_of_its_visits():
    visits = [a_visit(payer=COMMERCIAL), behind("97110 16:00-16:15", id="other")]
    assert day_of(visits, CATALOGUE).second == MEDICARE
    assert day_of(visits[:1], CATALOGUE).second is None


def test_duties_towards_medicare_are_marked_as_the_second_payers():
    visit = replace(behind(), note=NOTE)
    assert told(visit, "plan-of-care")[0].startswith("Medicare Part B as second payer: ")
    assert told(visit, "progress")[0].startswith("Medicare Part B as second payer: ")
    alone = replace(visit, second_payer=None)
    assert "second payer" not in str(told(alone, "plan-of-care") + told(alone, "progress"))


def test_its_threshold_passed_is_found_until_it_is_attested():
    (words,) = told(behind(), "threshold", "2480")
    assert words == (
        "Medicare Part B as second payer: KX says that the services are medically necessary: "
        "attest it. Attest it at the bill, or bill without it."
    )
    attested = behind(decisions=(a_decision("kx", "attested"),))
    assert told(attested, "threshold", "2480") == []
    bill = bill_for(with_rules((attested,), tables(), CATALOGUE, used("2480")), CATALOGUE)
    assert [line.modifiers for line in bill.lines] == [(), ()]
    found = bill_fields(bill)["findings"]
    assert "Its claim needs KX on 97112, 97110; Sample Therapist Dana Kay attests" in str(found)


def test_an_unknown_amount_is_said_of_it():
    day = with_rules((behind(),), tables(), CATALOGUE, replace(used("0"), typed=None))
    found = checklist(day[0], bill_for(day, CATALOGUE), CATALOGUE)
    (finding,) = next(one for one in found if one.name == "threshold").findings
    assert finding.message.startswith("Medicare Part B as second payer: Used of the threshold")


def test_its_year_grows_by_what_it_would_allow():
    own = replace(tables(), fees={COMMERCIAL.name: {"97110": Decimal(90)}})
    year = YearBook(own, CATALOGUE, {})
    one = behind("97110 14:00-14:15", on=date(2026, 11, 2), id="one")
    other = replace(one, id="other", on=date(2026, 11, 3), second_payer=None)
    for visit in (one, other):
        year.billed("patient-one", [visit])
    (after,) = year.filled("patient-one", [a_visit(on=date(2026, 11, 6), id="after")])
    assert after.grounds is not None
    assert after.grounds.use is not None
    assert str(after.grounds.use.amount) == "29.06"


def test_its_amounts_stand_in_the_record():
    (visit,) = with_rules((behind("97014 14:00-14:15"),), tables(), CATALOGUE)
    assert visit.grounds is not None
    assert set(visit.grounds.second_prices) == {"G0283"}
    assert read(a_record(visit)) == visit


@pytest.mark.parametrize("which", ["payer", "second_payer"])
def test_a_payer_that_takes_stimulation_as_a_code_nobody_has_is_refused(which):
    record = a_record(behind())
    record[which]["stimulation"] = "ZZZ"
    with pytest.raises(RecordError) as refused:
        read(record)
    assert str(refused.value).startswith(f"{which}.stimulation is 'ZZZ'; expected a billing code")
