"""An own code whose number ships later: a record keeps it, the clinic's setting gives way."""

import json

from builders import CATALOGUE, a_record, a_visit

from therapytimer.billing.codes import TimeBasis
from therapytimer.billing.own_codes import parse_own_code
from therapytimer.visit.charges import charges_of
from therapytimer.visit.clinic_settings import codes_in, own_codes_in
from therapytimer.visit.day import bill_for
from therapytimer.visit.record import visit_of

TAKEN = "97110 our own exercise; untimed; one_on_one; PT"
FREE = "20560 dry needling; untimed; one_on_one; PT"
SETTINGS = {"own_codes": [TAKEN, FREE]}


def test_a_clinic_opens_with_the_shipped_code():
    codes = codes_in(SETTINGS, CATALOGUE)
    assert codes["97110"].basis is TimeBasis.TIMED
    assert codes["20560"].own
    assert [code.number for code in own_codes_in(SETTINGS, CATALOGUE)] == ["20560"]


def test_a_record_is_billed_as_it_defines_its_code_and_says_so():
    visit = a_visit("97110 14:00-14:40", codes=(parse_own_code(TAKEN),))
    read = visit_of(json.loads(json.dumps(a_record(visit))), CATALOGUE, ())
    assert read == visit
    bill = bill_for([read], CATALOGUE)
    (line,) = bill.lines
    assert (line.name, line.minutes, line.units) == ("our own exercise", 40, 1)
    (said,) = bill.notices
    assert said == (
        "97110 counts as the record defines it (our own exercise), although the catalogue has this "
        "number too."
    )
    assert [row.units for row in charges_of(bill, [read], CATALOGUE)] == ["1"]


def test_a_code_of_the_clinics_own_says_nothing():
    visit = a_visit("20560 14:00-14:10, 97110 14:10-14:20", codes=(parse_own_code(FREE),))
    assert bill_for([visit], CATALOGUE).notices == ()
    assert bill_for([visit], codes_in(SETTINGS, CATALOGUE)).notices == ()
