"""A new patient in one line."""

from datetime import date

import pytest

from therapytimer.ui.parts.typed_day import UnclearError
from therapytimer.ui.visits.new_patient import parse_patient

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("line", "name", "born_on", "number"),
    [
        ("Sample Patient, 1950-02-03, TT-1042", "Sample Patient", date(1950, 2, 3), "TT-1042"),
        ("Sample Patient, 2/3/1950", "Sample Patient", date(1950, 2, 3), ""),
        ("Patient, Sample, 02/03/1950, 17", "Patient, Sample", date(1950, 2, 3), "17"),
        ("  Sample   Patient ,1950-2-3,  TT 7 ", "Sample Patient", date(1950, 2, 3), "TT 7"),
        ("Zoë Ångström-Ø, 2026-11-20", "Zoë Ångström-Ø", TODAY, ""),
        ("李明, 1950-02-03, A, B", "李明", date(1950, 2, 3), "A, B"),
    ],
)
def test_a_line_is_read_as_name_birth_date_and_record_number(line, name, born_on, number):
    patient = parse_patient(line, TODAY)
    assert (patient.name, patient.born_on, patient.record_number) == (name, born_on, number)
    assert patient.id


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("", "birth date"),
        ("Sample Patient", "birth date"),
        ("Sample Patient TT-1042", "birth date"),
        (", 1950-02-03", "name"),
        ("1950-02-03, Sample Patient", "name"),
        ("Sample Patient, 1950-02-30", "no day"),
        ("Sample Patient, 13/13/1950", "no day"),
        ("Sample Patient, 2/3/50", "1950-02-03"),
        ("Sample Patient, 3.2.1950", "1950-02-03"),
        ("Sample Patient, 2027-01-01", "Nobody"),
        ("Sample Patient, 1850-01-01", "Nobody"),
        ("A" * 201 + ", 1950-02-03", "200"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(line, word):
    with pytest.raises(UnclearError, match=word):
        parse_patient(line, TODAY)


def test_two_new_patients_never_share_an_id():
    line = "Sample Patient, 1950-02-03"
    assert parse_patient(line, TODAY).id != parse_patient(line, TODAY).id
