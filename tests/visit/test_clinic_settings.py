"""The clinic file: what laptops share, read back strictly."""

import json

import pytest
from builders import CATALOGUE, PAYERS

from therapytimer.billing.payers import payer_fields
from therapytimer.visit.clinic_settings import (
    clinic_file,
    names_in_files,
    payers_in,
    read_clinic_file,
)
from therapytimer.visit.record import RecordError

OWN = "20560 dry needling; untimed; one_on_one; PT"
YEAR = {"year": 2027, "pt_slp": 2550, "ot": 2550, "targeted_review": 3000}
SETTINGS = {
    "clinic": {
        "name": "Łucja's Clinic",
        "address": "",
        "telephone": "",
        "npi": "",
        "tax_number": "",
    },
    "discipline": "OT",
    "payers": [payer_fields(PAYERS[2])],
    "own_codes": [OWN],
    "fees": {"Aetna": {"97110": "41.00"}},
    "thresholds": [YEAR],
    "limits": {"segment_minutes": 45},
    "hide_estimates": True,
    "cosign": True,
    "names_in_files": True,
}


def read(**fields):
    content = json.dumps({"format": "therapytimer-clinic/1", **fields}).encode()
    return read_clinic_file(content, CATALOGUE, PAYERS)


def test_what_laptops_share_comes_back_the_same():
    assert read_clinic_file(clinic_file(SETTINGS), CATALOGUE, PAYERS) == SETTINGS


def test_folders_and_all_else_of_one_laptop_stay_there():
    written = clinic_file({**SETTINGS, "second_place": "/media/stick", "export_folder": "/home"})
    assert written == clinic_file(SETTINGS)


def test_a_clinic_that_set_nothing_has_an_empty_file():
    assert read_clinic_file(clinic_file({}), CATALOGUE, PAYERS) == {}


def test_a_payer_is_filled_from_the_one_that_ships():
    shipped = PAYERS[0]
    found = read(payers=[{"name": shipped.name, "rule": shipped.rule.value}])
    assert found["payers"] == [payer_fields(shipped)]


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"format": "therapytimer-clinic/2"}, "version 2 of the clinic file"),
        ({"format": "therapytimer-visit/1"}, "expected therapytimer-clinic/1"),
        ({"format": None}, "format is missing"),
        ({"prices": {}}, "'prices' is a field that this program does not know"),
        ({"clinic": {"name": "A", "motto": "B"}}, "clinic.'motto'"),
        ({"clinic": "A"}, "clinic is 'A'"),
        ({"discipline": "MD"}, "'MD'; expected one of PT, OT, SLP, DC"),
        ({"payers": [{"name": "A"}]}, "payers[0]: Payer field 'rule' is missing"),
        ({"payers": [{"name": "A", "rule": "guess"}]}, "'guess'"),
        ({"payers": [{"name": "A", "rule": "midpoint", "colour": 1}]}, "payers[0].'colour'"),
        ({"payers": [{"name": "A", "rule": "midpoint"}] * 2}, "'A' twice"),
        ({"fees": []}, "fees is a list; expected an object"),
        ({"fees": {"A": 7}}, "fees.A is 7; expected an object"),
        ({"fees": {"A": {"97110": 41.0}}}, "fees.A.97110 is 41.0; expected text"),
        ({"fees": {"A": {"97110": "much"}}}, "fees.A.97110: A fee is dollars and cents"),
        ({"thresholds": {}}, "thresholds is an object; expected a list"),
        ({"thresholds": [{"year": 2027}]}, "thresholds[0].pt_slp is missing"),
        ({"thresholds": [YEAR | {"more": 1}]}, "thresholds[0].'more'"),
        ({"thresholds": [YEAR | {"ot": 2550.5}]}, "thresholds[0].ot is 2550.5"),
        ({"thresholds": [YEAR | {"ot": 0}]}, "thresholds[0]: The thresholds of 2027 must be"),
        ({"thresholds": [YEAR, YEAR]}, "thresholds[1].year: 2027 stands there twice"),
        ({"own_codes": ["dry needling"]}, "own_codes[0]"),
        ({"own_codes": [OWN.replace("20560", "97110")]}, "97110 is in the catalogue"),
        ({"own_codes": [7]}, "own_codes[0] is 7"),
    ],
)
def test_a_bad_field_is_named(fields, named):
    with pytest.raises(RecordError) as refused:
        read(**fields)
    assert named in str(refused.value)


@pytest.mark.parametrize("content", [b"[]", b"{", b"\xff", b"7"])
def test_what_is_no_clinic_file_is_refused(content):
    with pytest.raises(RecordError):
        read_clinic_file(content, CATALOGUE, PAYERS)


def test_the_payers_that_ship_serve_until_the_clinic_sets_its_own():
    assert payers_in({}, PAYERS) == PAYERS
    assert payers_in(SETTINGS, PAYERS) == (PAYERS[2],)


def test_names_stay_out_of_file_names_unless_the_clinic_asks_for_them():
    assert not names_in_files({})
    assert not names_in_files({"names_in_files": False})
    assert names_in_files({"names_in_files": True})
