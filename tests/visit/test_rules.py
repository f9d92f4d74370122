"""The rules that a visit is billed by: filled by value, and the year bill by bill."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from billing.grounds_samples import tables, used
from builders import CATALOGUE, a_decision, a_record, a_visit, payer

from therapytimer.billing.fees import Price
from therapytimer.billing.grounds import Grounds
from therapytimer.billing.mue import Mue
from therapytimer.billing.own_codes import parse_own_code
from therapytimer.billing.thresholds import Threshold
from therapytimer.visit.day import bill_for, day_of
from therapytimer.visit.record import RecordError, record_of, visit_of
from therapytimer.visit.rules import YearBook, bills_of, with_rules

TRACTION = "97012 14:00-14:10, 97140 14:10-14:30"


def ruled(*visits, use=None):
    return with_rules(visits, tables(), CATALOGUE, use)


def grounds_in(visit):
    assert visit.grounds is not None
    return visit.grounds


def use_in(visit):
    found = grounds_in(visit).use
    assert found is not None
    return found


def read(record):
    return visit_of(record, CATALOGUE, ())


def test_a_visit_gets_what_the_tables_say_of_its_codes():
    (visit,) = ruled(a_visit(TRACTION), use=used("9"))
    assert grounds_in(visit).edits == {("97012", "97140"): 1}
    assert set(grounds_in(visit).prices) == {"97012", "97140"}
    assert (use_in(visit), grounds_in(visit).threshold) == (used("9"), FULL.threshold)


def test_only_a_payer_with_a_threshold_gets_the_years_amount():
    (visit,) = ruled(a_visit(payer=payer("Self-pay")), use=used("9"))
    assert (grounds_in(visit).use, grounds_in(visit).threshold) == (None, None)


def test_all_visits_of_a_day_get_the_pairs_among_all_their_codes():
    first, second = ruled(a_visit("97012 14:00-14:10"), a_visit("97140 16:00-16:15", id="other"))
    assert first.grounds == second.grounds
    assert grounds_in(first).edits == {("97012", "97140"): 1}


def test_codes_stand_as_they_are_billed_with_their_add_ons():
    log = "97014 14:00-14:10, 97129 14:10-14:40, evaluation 14:40-15:00"
    (visit,) = ruled(a_visit(log, decisions=(a_decision("evaluation", "97161"),)))
    assert set(grounds_in(visit).prices) == {"G0283", "97129", "97130", "97161"}


def test_what_has_its_grounds_or_a_signature_keeps_them():
    own = a_visit(TRACTION, id="own")
    brought = a_visit(TRACTION, grounds=Grounds(edit_table="PTP 2026Q4"))
    signed = a_visit(TRACTION, id="signed", signatures=({"by": "DK"},))
    assert ruled(brought, signed) == (brought, signed)
    assert ruled(brought, own) == (brought, *ruled(own))


def test_a_bill_rests_on_the_grounds_of_all_its_visits():
    brought = a_visit("97012 14:00-14:10", grounds=Grounds(edit_table="PTP 2026Q4"))
    (own,) = ruled(a_visit("97140 16:00-16:15", id="own"))
    day = day_of([brought, own], CATALOGUE)
    assert day.grounds is not None
    assert day.grounds.edit_table == "PTP 2026Q4"
    assert set(day.grounds.prices) == {"97140"}
    assert day_of([a_visit()], CATALOGUE).grounds is None


def test_decisions_of_the_day_reach_the_bill():
    decisions = (
        a_decision("distinct:97012+97140", "XU"),
        a_decision("liability:97140", "GA"),
        a_decision("kx", "attested"),
    )
    (visit,) = ruled(a_visit(TRACTION, decisions=decisions), use=used("2480"))
    bill = bill_for([visit], CATALOGUE)
    assert [line.modifiers for line in bill.lines] == [("GP", "KX"), ("XU", "GP", "KX", "GA")]
    assert "Sample Therapist Dana Kay attests" in bill.lines[0].reasons[-1]


def test_only_an_attestation_attests():
    for choice in ("no", "Attested"):
        visits = ruled(a_visit(decisions=(a_decision("kx", choice),)), use=used("2480"))
        assert day_of(visits, CATALOGUE).attested_by == ""


FULL = Grounds(
    edit_table="PTP 2026Q4",
    edits={("97012", "97140"): 1, ("97140", "97124"): 0},
    mue_table="MUE 2026Q4",
    mue={"97140": Mue(4, 3), "97012": Mue(1, None)},
    prices={"97140": Price(Decimal("27.72"), Decimal("21.21"), Decimal("0.39"), True, "own")},
    threshold=Threshold(2026, "PT and SLP", Decimal(2480), Decimal(3000)),
    use=used("12.34"),
)
SPARSE = Grounds(
    threshold=Threshold(2026, "OT", Decimal(2480), None),
    use=replace(used("1"), typed=None, typed_on=None, complete=False),
)


@pytest.mark.parametrize("grounds", [FULL, SPARSE, Grounds(), Grounds(hides_estimates=True), None])
def test_grounds_stand_in_the_record_and_are_read_back(grounds):
    visit = a_visit(grounds=grounds)
    assert read(a_record(visit)).grounds == grounds
    assert a_record(read(a_record(visit))) == a_record(visit)
    assert ("grounds" in a_record(visit)) is (grounds is not None)


def test_filled_rules_come_back_from_a_file():
    (visit,) = ruled(a_visit(TRACTION), use=used("100"))
    assert bill_for([read(a_record(visit))], CATALOGUE) == bill_for([visit], CATALOGUE)


def test_unknown_fields_of_grounds_are_kept():
    record = a_record(a_visit(grounds=FULL))
    record["grounds"]["later"] = {"a": 1}
    record["grounds"]["prices"]["97140"]["more"] = "b"
    assert json.loads(json.dumps(record_of(read(record)))) == record


WRONG = {
    "edits.indicator": (("edits", 0, "indicator"), 9, "grounds.edits[0].indicator"),
    "edits.column1": (("edits", 0, "column1"), "", "grounds.edits[0].column1"),
    "edits.column2": (("edits", 0, "column2"), None, "grounds.edits[0].column2"),
    "mue.units": (("mue", "97140", "units"), None, "grounds.mue.97140.units"),
    "mue.indicator": (("mue", "97140", "indicator"), 0, "grounds.mue.97140.indicator"),
    "mue.value": (("mue", "97140"), None, "grounds.mue.97140"),
    "price": (("prices", "97140", "full"), 27.72, "grounds.prices.97140.full"),
    "minus": (("prices", "97140", "reduced"), "-1", "grounds.prices.97140.reduced"),
    "exponent": (("prices", "97140", "practice_expense"), "1e3", "practice_expense"),
    "therapy": (("prices", "97140", "always_therapy"), "yes", "always_therapy"),
    "year": (("threshold", "year"), None, "grounds.threshold.year"),
    "amount": (("threshold", "amount"), None, "grounds.threshold.amount"),
    "name": (("threshold", "therapy"), " ", "grounds.threshold.therapy"),
    "use year": (("use", "year"), 9999, "grounds.use.year"),
    "here": (("use", "here"), "", "grounds.use.here"),
    "since": (("use", "since"), "2026", "grounds.use.since"),
    "table": (("edit_table",), 1, "grounds.edit_table"),
}


@pytest.mark.parametrize(("path", "value", "named"), WRONG.values(), ids=WRONG)
def test_grounds_that_cannot_be_read_are_named(path, value, named):
    record = a_record(a_visit(grounds=FULL))
    *way, last = path
    place = record["grounds"]
    for step in way:
        place = place[step]
    place[last] = value
    with pytest.raises(RecordError) as refusal:
        read(record)
    assert named in str(refusal.value)


HALF = "97110 14:00-14:30"  # 29.06 and 22.21


def on(day, number=0, **changes):
    when = date(2026, 11, day)
    return a_visit(HALF, id=f"visit-{day}-{number}", on=when, **changes)


def book(typed=None, **source):
    return YearBook(replace(tables(), **source), CATALOGUE, typed or {})


def uses(days, typed=None, **source):
    """What was used before each of these days, as it is said."""
    year = book(typed, **source)
    found = [grounds_in(year.billed("patient-one", [day])[0][0]).use for day in days]
    return ["" if each is None else each.words for each in found]


def test_a_year_grows_by_its_own_bills():
    assert uses([on(2), on(4), on(6)]) == [
        "0.00 here, unknown before 2026-11-02",
        "51.27 here, unknown before 2026-11-02",
        "102.54 here, unknown before 2026-11-02",
    ]


TYPED = {("patient-one", 2026, "PT and SLP"): (date(2026, 11, 4), Decimal(2400))}


def test_an_amount_typed_stands_for_all_before_its_day():
    assert uses([on(2), on(4), on(6)], TYPED) == [
        "0.00 here, unknown before 2026-11-02",
        "2,400.00 (2,400.00 typed on 2026-11-04, 0.00 here)",
        "2,451.27 (2,400.00 typed on 2026-11-04, 51.27 here)",
    ]


def test_patients_years_and_therapies_stand_apart():
    year = book(TYPED)
    year.billed("patient-one", [on(5)])
    words = {
        "OT": year.filled("patient-one", [on(6, discipline="OT")]),
        "SLP": year.filled("patient-one", [on(6, discipline="SLP")]),
        "other": year.filled("patient-two", [on(6)]),
        "before": year.filled("patient-one", [a_visit(HALF, on=date(2025, 11, 6))]),
    }
    assert {name: str(use_in(day[0]).amount) for name, day in words.items()} == {
        "OT": "0",
        "SLP": "2451.27",
        "other": "0",
        "before": "0",
    }


def test_bills_of_payers_without_a_threshold_count_nothing():
    assert uses([on(2, payer=payer("Self-pay")), on(4)]) == [
        "",
        "0.00 here, unknown before 2026-11-04",
    ]


def test_a_bill_without_a_price_makes_the_year_at_least():
    unlisted = replace(on(2), segments=(replace(on(2).segments[0], code="97039"),))
    assert uses([unlisted, on(4)])[1].startswith("at least 0.00 here")
    signed = on(2, signatures=({"by": "DK"},))
    year = book()
    year.billed("patient-one", [signed])
    (after,) = year.filled("patient-one", [on(4)])
    assert use_in(after).complete is False


def test_what_a_payer_never_covers_does_not_count():
    cupping = parse_own_code("CUP1 cupping; untimed; one_on_one; PT; covered by Self-pay")
    first = on(2, codes=(cupping,))
    first = replace(first, segments=(replace(first.segments[0], code="CUP1"),))
    fees = {"Medicare Part B": {"CUP1": Decimal(40)}}
    assert uses([first, on(4)], fees=fees)[1] == "0.00 here, unknown before 2026-11-02"


def test_bills_know_the_year_of_those_before_them_and_keep_their_order():
    nobody = replace(on(2).patient, id="")
    # In the order of their ids the later day would come first.
    days = [
        replace(on(6, patient=nobody), id="a"),
        on(2, 5),
        on(4, patient=nobody),
        on(3, discipline="OT"),
    ]
    bills = bills_of(days, CATALOGUE, tables())
    assert [bill.on.day for bill in bills] == [6, 2, 4, 3]
    known = [bill.kx.use.here for bill in bills if bill.kx is not None]
    assert [str(here) for here in known] == ["102.54", "0", "51.27", "0"]
