"""Payers edited by the clinic: settings in, changed settings out."""

from dataclasses import replace

import pytest
from builders import PAYERS

from therapytimer.billing.payers import Payer, Rule, payer_fields
from therapytimer.visit.clinic_payers import (
    advisory_lines,
    removed_words,
    with_advisories,
    with_payer,
    without_payer,
)
from therapytimer.visit.clinic_settings import payers_in

AETNA = Payer("Aetna", Rule.PER_CODE, advisories=(("97112", "97140"),))


def names(settings):
    return [payer.name for payer in payers_in(settings, PAYERS)]


def test_a_new_payer_stands_behind_those_that_ship():
    settings = with_payer({}, PAYERS, replace(AETNA, name=" Aetna "))
    assert payers_in(settings, PAYERS) == (*PAYERS, AETNA)


def test_an_edited_payer_keeps_its_place():
    edited = replace(PAYERS[1], rule=Rule.CAPPED)
    settings = with_payer({}, PAYERS, edited, PAYERS[1].name)
    assert payers_in(settings, PAYERS) == (PAYERS[0], edited, *PAYERS[2:])


def test_a_payer_renamed_takes_its_fees_along_and_leaves_them_to_older_visits():
    fees = {"Aetna": {"97110": "41.00"}, "Cigna": {"97110": "2.00"}}
    settings = {**with_payer({}, PAYERS, AETNA), "fees": fees}
    changed = with_payer(settings, PAYERS, replace(AETNA, name="Aetna Choice"), "Aetna")
    assert changed["fees"] == fees | {"Aetna Choice": {"97110": "41.00"}}
    assert names(changed)[-1] == "Aetna Choice"
    assert "fees" not in with_payer(settings, PAYERS, AETNA, "Aetna")
    assert "fees" not in with_payer(settings, PAYERS, replace(AETNA, name="B"), PAYERS[0].name)


@pytest.mark.parametrize(
    ("payer", "replaced", "named"),
    [
        (replace(AETNA, name=" "), "", "must be text that is not empty"),
        (replace(AETNA, name=PAYERS[0].name), "", f"a payer named {PAYERS[0].name} already"),
        (replace(AETNA, name=PAYERS[0].name), PAYERS[1].name, "already: choose another"),
        (AETNA, "Nobody", "There is no payer named Nobody"),
        (replace(AETNA, program_from=7), "", "one of 61, 120"),
        (replace(AETNA, advisories=(("97112", "97112"),)), "", "pairs of two codes"),
    ],
)
def test_what_is_no_payer_is_refused(payer, replaced, named):
    with pytest.raises(ValueError, match=named):
        with_payer({}, PAYERS, payer, replaced)


def test_a_payer_is_removed():
    settings = without_payer({}, PAYERS, PAYERS[0].name)
    assert names(settings) == [payer.name for payer in PAYERS[1:]]
    with pytest.raises(ValueError, match="no payer named"):
        without_payer(settings, PAYERS, PAYERS[0].name)


@pytest.mark.parametrize(
    ("visits", "said"),
    [(0, "no visit has it."), (1, "1 visit keeps it, with"), (1200, "1,200 visits keep it, with")],
)
def test_visits_keep_a_payer_that_is_removed(visits, said):
    assert said in removed_words("Aetna", visits)


def test_the_last_payer_stays():
    settings = {"payers": [payer_fields(AETNA)]}
    with pytest.raises(ValueError, match="Aetna is the only payer"):
        without_payer(settings, PAYERS, "Aetna")


def test_advisories_are_typed_one_a_line():
    lines = ["97530 / 97140", "", "evaluation/97140", "97530/97140"]
    payer = with_advisories(AETNA, lines)
    assert payer.advisories == (("97530", "97140"), ("evaluation", "97140"))
    assert advisory_lines(payer) == ["97530/97140", "evaluation/97140"]
    assert with_advisories(payer, []).advisories == ()
    with pytest.raises(ValueError, match="CODE/CODE"):
        with_advisories(AETNA, ["97530"])
