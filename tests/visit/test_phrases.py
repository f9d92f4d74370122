"""Phrases and guides: what ships, and what the clinic makes of it."""

import json
from dataclasses import replace

import pytest
from builders import CATALOGUE, PAYERS

from therapytimer.paths import resource
from therapytimer.visit.checks.words import blanks, holds_measure, is_generic, reads_like
from therapytimer.visit.clinic_settings import clinic_file, read_clinic_file
from therapytimer.visit.guides import parse_guides
from therapytimer.visit.phrases import (
    ANY,
    NOTE,
    Library,
    OwnPhrases,
    Shelf,
    holds,
    parse_phrases,
    phrases_setting,
    set_in,
    with_own,
)
from therapytimer.visit.record import RecordError
from therapytimer.visit.service_fields import NOTE_FIELDS, fields_of

SHELVES = parse_phrases(resource("phrases.json").read_text(encoding="utf-8"))
GUIDES = parse_guides(resource("guides.json").read_text(encoding="utf-8"))
MAIN = ("97110", "97112", "97116", "97140", "97530", "97535")
KEY = ("97112", "technique")
SMALL = Library(
    (
        Shelf(("97112",), "technique", ("Tandem stance", "Head turns")),
        Shelf(("97112",), "technique", ("Putty",), ("OT",)),
        Shelf((ANY,), "technique", ("Anything",)),
    )
)


# What ships.


@pytest.mark.parametrize("code", MAIN)
def test_the_main_codes_have_a_handful_of_phrases_for_each_field(code):
    for field in fields_of(code):
        offered = Library(SHELVES).offered((code, field.key), "PT" if code != "97535" else "OT")
        assert 5 <= len(offered) <= 10, field


@pytest.mark.parametrize("discipline", ["PT", "OT", "SLP", "DC"])
def test_every_discipline_has_phrases_for_the_note(discipline):
    for field in NOTE_FIELDS[:4]:
        assert len(Library(SHELVES).offered((NOTE, field.key), discipline)) >= 6


def test_every_prompt_of_every_code_has_phrases_for_it():
    library = Library(SHELVES)
    for code in (*CATALOGUE, "evaluation", "re-evaluation"):
        for field in fields_of(code):
            discipline = "OT" if code in {"97165", "97166", "97167"} else "PT"
            assert library.offered((code, field.key), discipline), (code, field.key)


def test_phrases_stand_for_fields_that_there_are():
    known = {(code, field.key) for code in CATALOGUE for field in fields_of(code)}
    known |= {
        (code, field.key) for code in ("evaluation", "re-evaluation") for field in fields_of(code)
    }
    known |= {(NOTE, field.key) for field in NOTE_FIELDS} | {(ANY, "deficit")}
    known |= {(ANY, field.key) for field in fields_of("97035")}
    assert {(code, shelf.field) for shelf in SHELVES for code in shelf.codes} <= known


def test_shipped_phrases_pass_the_checks_of_their_own_code():
    for shelf in SHELVES:
        for phrase in shelf.phrases:
            assert set(blanks(phrase)) <= {"[side]", "[number]"}, phrase
            if shelf.field == "technique":
                assert not is_generic(phrase), phrase
                assert {reads_like(code, phrase) for code in shelf.codes} == {""}, phrase


def test_most_responses_lead_to_a_number():
    told = [one for shelf in SHELVES if shelf.field == "response" for one in shelf.phrases]
    measured = [one for one in told if "[number]" in one or holds_measure(one)]
    assert len(measured) / len(told) > 0.8


@pytest.mark.parametrize(
    ("code", "neighbours"),
    [
        ("97112", {"97110", "97530", "97116", "97140"}),
        ("97110", {"97112"}),
        ("97535", {"97530"}),
        ("97530", {"97535", "97129"}),
        ("97129", {"97530"}),
        ("97130", {"97530"}),
        ("97760", {"97763"}),
        ("97763", {"97760"}),
    ],
)
def test_the_help_tells_a_code_from_its_neighbours(code, neighbours):
    assert neighbours <= GUIDES[code].unlike.keys()
    assert GUIDES[code].right_when


def test_guides_name_codes_of_the_catalogue():
    for code, guide in GUIDES.items():
        assert {code, *guide.unlike} <= {*CATALOGUE}


# What the clinic makes of it.


def test_phrases_are_those_of_code_field_and_discipline():
    assert SMALL.offered(KEY, "PT") == ("Tandem stance", "Head turns")
    assert SMALL.offered(KEY, "OT") == ("Tandem stance", "Head turns", "Putty")
    assert SMALL.offered(("97035", "technique"), "PT") == ("Anything",)
    assert SMALL.offered((NOTE, "technique"), "PT") == ()


def test_the_clinics_own_come_first_and_hidden_ones_not_at_all():
    own = {KEY: OwnPhrases(("Ours", "Head turns"), ("Tandem stance",))}
    assert replace(SMALL, own=own).offered(KEY, "OT") == ("Ours", "Head turns", "Putty")


def test_a_list_as_edited_is_what_was_added_and_what_is_gone():
    own = SMALL.edited(KEY, "PT", ["  Ours ", "", "Head turns", "Ours"])
    assert own == OwnPhrases(("Ours",), ("Tandem stance",))
    library = replace(SMALL, own={KEY: own})
    assert library.offered(KEY, "PT") == ("Ours", "Head turns")
    assert library.edited(KEY, "PT", ["Tandem stance", "Head turns"]) == OwnPhrases()


def test_what_is_hidden_for_another_discipline_stays_hidden():
    library = replace(SMALL, own={KEY: OwnPhrases((), ("Putty",))})
    assert library.edited(KEY, "PT", ["Tandem stance", "Head turns"]).hidden == ("Putty",)


def test_a_phrase_is_no_paragraph():
    assert SMALL.edited(KEY, "PT", ["x" * 200]).added == ("x" * 200,)
    with pytest.raises(ValueError, match="has 201 characters: a phrase has at most 200"):
        SMALL.edited(KEY, "PT", ["x" * 201])


def test_the_setting_keeps_the_phrases_of_other_fields():
    first = phrases_setting({}, KEY, OwnPhrases(("Ours",), ("Putty",)))
    assert first == {"97112.technique": {"added": ["Ours"], "hidden": ["Putty"]}}
    other = phrases_setting({"phrases": first}, (NOTE, "plan"), OwnPhrases(("Go on",)))
    assert with_own(SMALL.shelves, {"phrases": other}).own == {
        KEY: OwnPhrases(("Ours",), ("Putty",)),
        (NOTE, "plan"): OwnPhrases(("Go on",)),
    }
    assert list(phrases_setting({"phrases": other}, KEY, OwnPhrases())) == ["note.plan"]
    assert phrases_setting({"phrases": first}, KEY, OwnPhrases()) == {}
    assert with_own(SMALL.shelves, {}).own == {}


# In the text.


@pytest.mark.parametrize(
    ("before", "after", "written"),
    [
        ("", "", "Go on"),
        ("Did well", "", ". Go on"),
        ("Did well.", "", " Go on"),
        ("Did well. ", "", "Go on"),
        ("Did well ", "", ". Go on"),
        ("Did well\n", "", "Go on"),
        ("", "Did well", "Go on. "),
        ("", ", did well", "Go on"),
        ("", "\nDid well", "Go on"),
        ("", "   ", "Go on"),
    ],
)
def test_a_phrase_becomes_a_sentence_of_its_own(before, after, written):
    assert set_in(before, "Go on", after) == written


@pytest.mark.parametrize(
    ("text", "phrase", "there"),
    [
        ("Held 7 s, 4 s last visit", "Held [number] s, [number] s last visit", True),
        ("Held [number] s, [number] s last visit", "Held [number] s, [number] s last visit", True),
        ("Held 7 s", "Held [number] s, [number] s last visit", False),
        ("did it. go ON.", "Go on", True),
        ("", "Go on", False),
        ("Pain 3 of 10 (today)", "Pain [number] of 10 (today)", True),
    ],
)
def test_a_phrase_is_known_again_with_its_blanks_filled(text, phrase, there):
    assert holds(text, phrase) is there


# Files that are not right.


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({}, "Phrases field 'codes' is missing"),
        ({"codes": ["1"], "field": "", "phrases": []}, "Phrases field 'field' must be text"),
        ({"codes": ["1"], "field": "x", "phrases": [" "]}, "Phrases field 'phrases' must be text"),
    ],
)
def test_wrong_phrases_are_refused_by_name(row, said):
    with pytest.raises(ValueError, match=said):
        parse_phrases(json.dumps([row]))


@pytest.mark.parametrize(
    ("unlike", "said"),
    [([], "must be texts by code"), ({"97110": " "}, r"'unlike'\.97110 must be text")],
)
def test_wrong_guides_are_refused_by_name(unlike, said):
    with pytest.raises(ValueError, match=said):
        parse_guides(json.dumps([{"codes": ["1"], "right_when": "x", "unlike": unlike}]))


# In the clinic file.


def test_the_clinics_phrases_go_to_every_laptop():
    kept = phrases_setting({}, KEY, OwnPhrases(("Ours",), ("Head turns",)))
    content = clinic_file({"phrases": kept})
    assert read_clinic_file(content, CATALOGUE, PAYERS) == {"phrases": kept}


@pytest.mark.parametrize(
    ("phrases", "said"),
    [
        ({"97112.technique": {"added": [1]}}, r"^phrases\.97112\.technique\.added\[0\] is"),
        ({"97112.technique": []}, r"^phrases\.97112\.technique is"),
        ([], r"^phrases is"),
    ],
)
def test_wrong_phrases_in_a_clinic_file_are_refused_by_place(phrases, said):
    with pytest.raises(RecordError, match=said):
        read_clinic_file(clinic_file({"phrases": phrases}), CATALOGUE, PAYERS)
