"""The bill that a record brings along is compared line by line with its minutes."""

import pytest
from builders import CATALOGUE, a_visit

from therapytimer.billing.findings import Level
from therapytimer.visit.day import bill_fields, bill_for
from therapytimer.visit.reconcile import differences, reconciled

BILL = bill_for([a_visit()], CATALOGUE)
LANES = bill_for([a_visit("97110 14:00-14:16, 97110 14:16-14:40 AS")], CATALOGUE)


def brought(bill=BILL, **changes):
    return {**bill_fields(bill), **changes}


def test_our_own_bill_has_no_difference():
    assert differences(brought(), BILL) == []
    assert differences(brought(LANES), LANES) == []
    turned = brought(LANES, lines=[*reversed(bill_fields(LANES)["lines"])])  # type: ignore[call-overload]
    assert differences(turned, LANES) == []
    assert differences(None, BILL) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"units": 4}, "Units: the record says 4, its minutes give 3."),
        (
            {"timed_code_minutes": "39"},
            "Timed code minutes: the record says '39', its minutes give 39.",
        ),
        (
            {"total_treatment_minutes": 45},
            "Total treatment time: the record says 45, its minutes give 39.",
        ),
    ],
)
def test_totals_that_differ_are_named(changed, said):
    assert differences(brought(**changed), BILL) == [said]


def test_lines_that_differ_are_named_with_both_amounts():
    lines = [
        {"code": "97112", "minutes": 24, "units": 2},
        {"code": "97110", "minutes": 16},
        {"code": "97140", "minutes": 1, "units": 1},
    ]
    assert differences({"lines": lines}, BILL) == [
        "97110: the record says 16 minutes in None units, its minutes give 15 minutes in 1 unit.",
        "97140: the record says 1 minute in 1 unit, its minutes give nothing.",
    ]


def test_a_code_on_two_lines_is_compared_as_both():
    one = [{"code": "97110", "minutes": 40, "units": 3}]
    (said,) = differences({"lines": one}, LANES)
    assert said == (
        "97110: the record says 40 minutes in 3 units, "
        "its minutes give 16 minutes in 1 unit and 24 minutes in 2 units."
    )


def test_what_the_bill_leaves_out_is_not_compared():
    assert differences({}, BILL) == []
    assert differences({"units": 3}, BILL) == []


def test_a_bill_of_other_visits_is_not_compared():
    assert differences(brought(ids=["visit-one", "other"], units=9), BILL) == []


@pytest.mark.parametrize(
    ("bill", "said"),
    [
        (7, "The record's bill is 7; expected an object."),
        ({"lines": "none"}, "The lines of the record's bill are 'none'; expected a list"),
        ({"lines": [1]}, "The lines of the record's bill are [1]; expected a list of objects."),
    ],
)
def test_a_bill_that_is_none_is_named(bill, said):
    (found,) = differences(bill, BILL)
    assert found.startswith(said)


def test_findings_name_the_visit():
    records = [{"id": "visit-one", "bill": {"units": 9}}, {"id": "other", "bill": {"units": 9}}]
    (finding,) = reconciled(records, BILL)
    assert (finding.check, finding.level, finding.where) == (
        "reconcile",
        Level.ADVISES,
        "segments",
    )
    assert finding.message == "Visit visit-one: Units: the record says 9, its minutes give 3."


def test_what_is_no_number_is_shown_as_it_stands():
    (said, *_) = differences({"lines": [{"code": "1", "minutes": True, "units": "2"}]}, BILL)
    assert said == "1: the record says True minutes in '2' units, its minutes give nothing."
