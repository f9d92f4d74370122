"""Medically unlikely edits: advice where a line or a day has more units than likely."""

import json

import pytest
from billing.builders import RESOURCES
from billing.test_distinct import lines

from therapytimer.billing.mue import BUILT_IN, Mue, MueTable, mue_findings, parse_mue

TABLE = MueTable(
    "MUE 2026Q4",
    {"97110": Mue(6, 3), "97161": Mue(1, 2), "A4590": Mue(2, 1), "90913": Mue(3, None)},
)


def built_in():
    return parse_mue(BUILT_IN, (RESOURCES / "codes.json").read_text("utf-8"))


def test_a_table_bears_the_name_given():
    assert (built_in().name, parse_mue("MUE 2026Q4", "[]").name) == (BUILT_IN, "MUE 2026Q4")


def messages(text):
    return [finding.message for finding in mue_findings(lines(text), TABLE)]


NEED = "are denied unless the record shows the need"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("97110 7", f"97110 has 7 units on this day; more than 6 {NEED}"),
        ("97110 4, 97112 1, 97110 3", f"97110 has 7 units on this day; more than 6 {NEED}"),
        (
            "97161 1, 97161 1",
            "97161 has 2 units on this day; more than 1 are denied without exception",
        ),
        ("A4590 3, A4590 1", "A4590 has 3 units on one line; more than 2 are denied"),
        ("A4590 1, A4590 3", "A4590 has 3 units on one line; more than 2 are denied"),
        ("90913 4", f"90913 has 4 units on this day; more than 3 {NEED}"),
    ],
)
def test_units_above_the_value_are_found(text, message):
    assert messages(text) == [f"{message} (MUE 2026Q4)."]


@pytest.mark.parametrize(
    "text",
    [
        "97110 6",
        "97110 3, 97110 3",
        "97161 1",
        "A4590 2, A4590 2",
        "90913 3",
        "97112 99",
        "97110 0",
    ],
)
def test_units_up_to_the_value_are_not(text):
    assert messages(text) == []


def test_it_advises_about_the_bill():
    (finding,) = mue_findings(lines("97110 7"), TABLE)
    assert (finding.check, finding.level, finding.where) == ("mue", "advises", "bill")


def test_the_built_in_values_are_those_of_the_catalogue():
    values = built_in().values
    assert len(values) == len(json.loads((RESOURCES / "codes.json").read_text("utf-8")))
    assert values["97110"] == Mue(6, 3)
    assert values["97161"] == Mue(1, 2)
    assert values["97010"] == Mue(0, 3)
    assert values["90912"] == Mue(1, None)


def test_a_code_without_value_is_left_out():
    assert parse_mue("T", '[{"number": "20560"}]').values == {}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[{"mue": 1}]', "Code field 'number' is missing."),
        ('[{"number": "1", "mue": -1}]', "Code field 'mue' must be a whole number from 0, not -1."),
        ('[{"number": "1", "mue": 1, "mue_indicator": 4}]', "Code field 'mue_indicator' must be"),
        ("{}", "The catalogue of codes must be a list of objects"),
    ],
)
def test_spoiled_values_are_refused(text, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        parse_mue("T", text)
