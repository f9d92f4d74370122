"""The catalogue: 57 codes as data, what each board shows, and what a faulty file says."""

import json
from dataclasses import FrozenInstanceError

import pytest
from billing.builders import RESOURCES, catalogue

from therapytimer.billing.codes import UNDECIDED, Code, Contact, TimeBasis, parse_catalogue
from therapytimer.billing.own_codes import parse_own_code


def listed(text):
    return set(text.split())


TIMED = listed("""
    97032 97033 97034 97035 97036 97110 97112 97113 97116 97124 97140 97530 97533 97535 97537 97542
    97750 97755 97760 97761 97763
""")
UNTIMED = listed("""
    97039 97139 97150 97161 97162 97163 97164 97165 97166 97167 97168 97552 97010 97012 97014 97016
    97018 97022 97024 97026 97028 G0281 G0283 G0329 95992 95851 95852
""")
SUPERVISED = listed("97010 97012 97014 97016 97018 97022 97024 97026 97028 G0281 G0283 G0329")
PAIRS = {
    "97129": ("97130", 15, 15, True),
    "90912": ("90913", 15, 15, True),
    "97545": ("97546", 120, 60, False),
    "97550": ("97551", 30, 15, False),
}
SLP = {"97129", "97130", "97550", "97551", "97552", "96125"}


def numbers(wanted):
    return {number for number, code in catalogue().items() if wanted(code)}


def shown(discipline):
    return {code.number for code in catalogue().for_discipline(discipline)}


def an_entry(**fields):
    entry = {
        "number": "97110",
        "name": "therapeutic exercise",
        "basis": "timed",
        "contact": "one_on_one",
        "disciplines": ["PT"],
    }
    return json.dumps([{**entry, **fields}])


def test_the_catalogue_has_57_codes_and_two_undecided_evaluations():
    assert len(catalogue()) == 59
    assert numbers(lambda code: code.undecided) == set(UNDECIDED)


def test_an_evaluation_without_a_level_is_untimed_and_of_pt_and_ot():
    assert [catalogue()[number] for number in UNDECIDED] == [
        Code(
            number=number,
            name=f"{number}, level not chosen",
            basis=TimeBasis.UNTIMED,
            contact=Contact.ONE_ON_ONE,
            disciplines=("PT", "OT"),
            undecided=True,
        )
        for number in ("evaluation", "re-evaluation")
    ]


def test_timed_codes_are_pooled_in_units_of_15():
    assert numbers(lambda code: code.basis is TimeBasis.TIMED) == TIMED
    for number in TIMED:
        code = catalogue()[number]
        assert (code.pooled, code.first_minutes, code.part_minutes) == (True, 15, 15)


def test_untimed_codes_are_in_no_pool():
    assert numbers(lambda code: code.basis is TimeBasis.UNTIMED) == UNTIMED | set(UNDECIDED)
    assert not numbers(lambda code: code.basis is TimeBasis.UNTIMED and code.pooled)


@pytest.mark.parametrize("first", PAIRS)
def test_a_first_code_and_its_add_on_know_each_other(first):
    add_on, first_minutes, part_minutes, pooled = PAIRS[first]
    for number, partner, basis in (
        (first, add_on, TimeBasis.FIRST),
        (add_on, first, TimeBasis.ADD_ON),
    ):
        code = catalogue()[number]
        assert (code.basis, code.partner, code.pooled) == (basis, partner, pooled)
        assert (code.first_minutes, code.part_minutes) == (first_minutes, part_minutes)


def test_cognitive_testing_counts_by_the_hour():
    code = catalogue()["96125"]
    assert (code.basis, code.pooled) == (TimeBasis.HOUR, False)
    assert (code.first_minutes, code.part_minutes) == (60, 60)


def test_contact_says_whose_time_a_code_takes():
    assert numbers(lambda code: code.contact is Contact.SUPERVISED) == SUPERVISED
    assert numbers(lambda code: code.contact is Contact.GROUP) == {"97150", "97552"}
    assert numbers(lambda code: code.contact is Contact.PROGRAM) == {"97545", "97546"}
    assert numbers(lambda code: code.contact is Contact.CAREGIVER) == {"97550", "97551"}


@pytest.mark.parametrize(
    ("contact", "clinician", "patient", "attended"),
    [
        (Contact.ONE_ON_ONE, True, True, True),
        (Contact.GROUP, True, True, True),
        (Contact.PROGRAM, False, True, True),
        (Contact.SUPERVISED, False, False, False),
        (Contact.CAREGIVER, True, False, True),
    ],
)
def test_contact_takes_a_clock(contact, clinician, patient, attended):
    taken = (contact.takes_clinician, contact.takes_patient, contact.attended)
    assert taken == (clinician, patient, attended)


def test_single_marks_stand_where_they_belong():
    assert numbers(lambda code: code.counted) == {"95851"}
    assert numbers(lambda code: code.unlisted) == {"97039", "97139"}
    assert numbers(lambda code: code.patient_absent) == {"97550", "97551", "97552"}
    assert not numbers(lambda code: code.own or code.covered_by is not None)


def test_boards_show_the_codes_of_their_discipline():
    assert {"97110", "97161", "97164", "evaluation"} <= shown("PT")
    assert not {"97165", "97168"} & shown("PT")
    assert {"97165", "97168", "re-evaluation"} <= shown("OT")
    assert not {"97161", "97164"} & shown("OT")
    assert shown("SLP") == SLP


def test_chiropractors_have_the_board_of_pt_without_its_evaluations():
    gone = {"97161", "97162", "97163", "97164", "evaluation", "re-evaluation"}
    assert shown("DC") == shown("PT") - gone


def test_own_codes_of_chiropractors_stand_on_their_board_alone():
    own = parse_own_code("98940 adjustment, 1-2 regions; untimed; one_on_one; DC")
    boards = catalogue().with_own([own])
    assert own in boards.for_discipline("DC")
    assert own not in boards.for_discipline("PT")


def test_speech_therapists_do_not_report_four_codes_whatever_the_data_say():
    text = an_entry(number="97150", disciplines=["PT", "SLP"], basis="untimed")
    assert parse_catalogue(text).for_discipline("SLP") == ()


def test_a_catalogue_is_a_mapping_that_is_only_extended():
    own = parse_own_code("20560 dry needling; untimed; one_on_one; PT")
    extended = catalogue().with_own([own])
    assert extended["20560"] is own
    assert extended.get("20560") is own
    assert "20560" not in catalogue()
    assert catalogue().get("20560") is None
    assert list(extended) == [*catalogue(), "20560"]
    with pytest.raises(FrozenInstanceError):
        own.name = "other"  # pyright: ignore[reportAttributeAccessIssue]


def test_an_own_code_replaces_its_older_self_but_no_shipped_one():
    old = parse_own_code("20560 needling; untimed; one_on_one; PT")
    new = parse_own_code("20560 dry needling; untimed; one_on_one; PT")
    assert catalogue().with_own([old]).with_own([new])["20560"] is new
    with pytest.raises(ValueError, match="Code 97110 is in the catalogue already"):
        catalogue().refuse_shipped(parse_own_code("97110 mine; untimed; one_on_one; PT"))
    catalogue().refuse_shipped(new)
    extended = catalogue().with_own([new])
    assert (extended.shipped("20560"), extended.shipped("97110")) == (False, True)
    extended.refuse_shipped(old)


def test_a_record_keeps_its_own_code_by_value():
    mine = parse_own_code("97110 mine; untimed; one_on_one; PT")
    assert catalogue().with_own([mine])["97110"] is mine


def test_the_data_carry_limits_and_relative_values_for_later():
    entries = {each["number"]: each for each in json.loads((RESOURCES / "codes.json").read_text())}
    assert len(entries) == 57
    assert (entries["97112"]["mue"], entries["97112"]["mue_indicator"]) == (4, 3)
    assert entries["97112"]["mppr_always_therapy"] is True
    assert entries["97112"]["rvu"] == {
        "work": 0.5,
        "total": 0.98,
        "price": 32.73,
        "practice_expense": 0.47,
    }
    assert all(
        {"mue", "mue_indicator", "mppr_always_therapy", "rvu"} <= set(each)
        for each in entries.values()
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "The catalogue of codes cannot be read as JSON"),
        ("{}", "The catalogue of codes must be a list of objects"),
        ("[1]", "The catalogue of codes must be a list of objects"),
        ("[{}]", "Code field 'number' is missing"),
        (an_entry(number=97110), "Code field 'number' must be text, not 97110"),
        (an_entry(name=" "), "Code field 'name' must be text that is not empty"),
        (
            an_entry(basis="hourly"),
            "Code field 'basis' must be one of timed, first, add-on, hour, un",
        ),
        (
            an_entry(contact="near"),
            "Code field 'contact' must be one of one_on_one, group, program",
        ),
        (an_entry(disciplines="PT"), "Code field 'disciplines' must be a list of texts, not 'PT'"),
        (an_entry(disciplines=[1]), "Code field 'disciplines' must be text, not 1"),
        (an_entry(pooled="yes"), "Code field 'pooled' must be true or false, not 'yes'"),
        (an_entry(part_minutes=-15), "Code field 'part_minutes' must be a whole number from 0"),
        (an_entry(part_minutes=True), "Code field 'part_minutes' must be a whole number from 0"),
        (an_entry(part_minutes=7.5), "Code field 'part_minutes' must be a whole number from 0"),
        (an_entry(partner="97999"), "Code 97110 names 97999, which is not there"),
    ],
)
def test_a_faulty_catalogue_is_refused_in_one_sentence(text, sentence):
    with pytest.raises(ValueError, match=sentence) as refused:
        parse_catalogue(text)
    assert "\n" not in str(refused.value)


def test_absent_and_null_fields_have_their_defaults():
    code = parse_catalogue(an_entry(partner=None, mue=6))["97110"]
    assert (code.partner, code.pooled, code.first_minutes) == (None, False, 0)
