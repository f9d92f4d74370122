"""Minutes beside a correction: it stands in the place of a note, and shares its minutes with it."""

from dataclasses import replace

import pytest
from builders import CATALOGUE, a_documented_visit, a_void

from therapytimer.visit.checklist import checklist
from therapytimer.visit.day import bill_for

FIRST = a_documented_visit()
CORRECTION = a_documented_visit(id="correction", corrects="visit-one")
SECOND = a_documented_visit(id="second", corrects="correction")
OTHER = a_documented_visit(id="other")


def overlaps(visit, *others):
    checked = checklist(visit, bill_for((visit,), CATALOGUE), CATALOGUE, others)
    return next(bool(one.findings) for one in checked if one.name == "overlap")


@pytest.mark.parametrize(
    ("visit", "others", "found"),
    [
        (FIRST, (OTHER,), True),
        (CORRECTION, (FIRST,), False),
        (FIRST, (CORRECTION,), False),
        (SECOND, (FIRST, CORRECTION), False),
        (CORRECTION, (FIRST, OTHER), True),
        (FIRST, (replace(OTHER, marks=(a_void(),)),), False),
        (OTHER, (FIRST, replace(CORRECTION, marks=(a_void(),))), True),
        (OTHER, (FIRST, replace(CORRECTION, marks=(a_void(),), signatures=({},))), False),
    ],
)
def test_a_note_and_what_stands_for_it_are_not_counted_twice(visit, others, found):
    assert overlaps(visit, *others) is found
