import base64
import re

import pytest
from builders import CATALOGUE, PAYERS, a_record, a_visit

from therapytimer.visit.logo import MOST_BYTES, logo_bytes, logo_text
from therapytimer.visit.people import Clinic
from therapytimer.visit.record import RecordError, visit_of

PNG = b"\x89PNG\r\n\x1a\n" + b"pixels"
JPEG = b"\xff\xd8\xff" + b"pixels"


def read(record):
    return visit_of(record, CATALOGUE, PAYERS)


@pytest.mark.parametrize("picture", [PNG, JPEG])
def test_a_logo_comes_back_as_it_was(picture):
    assert logo_bytes(logo_text(picture)) == picture


def test_a_file_that_is_no_picture_is_no_logo():
    with pytest.raises(ValueError, match="expected a PNG or a JPEG"):
        logo_text(b"%PDF-1.7")


def test_a_picture_of_fifty_megabytes_is_refused_with_its_size():
    largest = PNG + bytes(MOST_BYTES - len(PNG))
    assert logo_text(largest)
    with pytest.raises(ValueError, match=re.escape("has 50.0 MB; a logo has at most 1 MB")):
        logo_text(PNG + bytes(50 * MOST_BYTES))
    with pytest.raises(ValueError, match="at most 1 MB"):
        logo_text(largest + b"1")


def test_a_record_keeps_logo_and_paper():
    clinic = Clinic(name="Sample Clinic", logo=logo_text(PNG), paper="a4")
    visit = a_visit(clinic=clinic)
    assert read(a_record(visit)).clinic == clinic


def test_a_record_without_them_says_nothing_of_them():
    record = a_record(a_visit())
    assert record["clinic"].keys().isdisjoint({"logo", "paper"})
    assert read(record).clinic.paper == "letter"


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("logo", "no base 64!", "clinic.logo: The logo is no base64"),
        ("logo", base64.b64encode(b"%PDF-1.7").decode(), "clinic.logo: The file is not a picture"),
        ("paper", "legal", "clinic.paper is 'legal'; expected letter or a4."),
    ],
)
def test_a_record_with_another_logo_or_paper_is_refused(field, value, told):
    record = a_record(a_visit())
    record["clinic"] |= {field: value}
    with pytest.raises(RecordError) as refused:
        read(record)
    assert told in str(refused.value)
