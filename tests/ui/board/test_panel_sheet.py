"""What a bill has to say is sorted into questions and advice."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from builders import CATALOGUE, PAYERS, a_visit, at, payer

from therapytimer.billing.bill import bill_of
from therapytimer.billing.grounds import grounds_of
from therapytimer.billing.kx import YearUse
from therapytimer.billing.table_files import parse_tables
from therapytimer.paths import resource
from therapytimer.ui.board.panel_sheet import sheet_of
from therapytimer.visit.day import day_of
from therapytimer.visit.facts import Decision
from therapytimer.visit.rules import with_rules

TABLES = parse_tables(lambda name: resource(name).read_text(encoding="utf-8"))
WORKED = "97530 14:00-14:15, 97110 14:15-14:45, 97140 14:45-15:00"
GROUPED = "97150 14:00-14:15, 97110 14:15-14:30"
MASSAGED = "97140 14:00-14:15, 97124 14:15-14:30"
PAIR = "distinct:97150+97110"


def a_sheet(log, used="0", choices=(), whose=None):
    """Give the sheet of a visit billed with the built-in tables."""
    made = tuple(
        Decision(f"decision-{about}", "visit-one", about, choice, "DK", at("15:00"))
        for about, choice in choices
    )
    visit = a_visit(log, decisions=made, payer=whose or payer())
    day = day_of((visit,), CATALOGUE)
    codes = {one.code for one in visit.segments}
    grounds = grounds_of(codes, day.on, day.payer, "PT", TABLES)
    use = YearUse(2026, Decimal(), date(2026, 11, 3), Decimal(used), date(2026, 11, 3))
    by = {about: (choice, "Dana Kay") for about, choice in choices}
    day = replace(
        day,
        grounds=replace(grounds, use=use),
        pair_choices=by,
        attested_by="Dana Kay" if "kx" in by else "",
    )
    return sheet_of(bill_of(day), (visit,))


def the_question(sheet, about):
    (found,) = [one for one in sheet.questions if one.about == about]
    return found


def test_the_worked_example_is_marked_as_an_estimate():
    assert a_sheet(WORKED).estimate == "$100.70"


def test_a_code_without_a_price_makes_it_at_least():
    assert a_sheet("97110 14:00-14:15, 97039 14:15-14:30").estimate == "at least $29.06"


def test_an_empty_bill_is_worth_no_line():
    assert a_sheet("").estimate == ""


def test_a_pair_that_an_edit_joins_is_a_question_with_its_time_blocks_and_table():
    question = the_question(a_sheet(GROUPED), PAIR)
    assert [(one.choice, one.words) for one in question.answers] == [
        ("59", "59 on 97110"),
        ("no", "No modifier"),
    ]
    assert question.evidence == ("97150: 09:00:00 to 09:15:00", "97110: 09:15:00 to 09:30:00")
    assert "do not overlap" in question.sentence
    assert "PTP 2024Q3 built in" in question.sentence
    assert not question.settled


def test_typed_minutes_are_no_evidence():
    question = the_question(a_sheet("97150 14:00-14:15 DK typed, 97110 14:15-14:30"), PAIR)
    assert question.evidence == ("97150: no measured time", "97110: 09:15:00 to 09:30:00")


def test_what_is_asked_is_not_told_a_second_time():
    sheet = a_sheet(GROUPED)
    assert not any("97150" in sentence for sentence in sheet.advice)


@pytest.mark.parametrize("choice", ["59", "no"])
def test_a_decided_pair_shows_what_holds_and_stays_open_to_another(choice):
    sheet = a_sheet(GROUPED, choices=[(PAIR, choice)])
    question = the_question(sheet, PAIR)
    assert question.settled
    assert [one.choice for one in question.answers if one.holds] == [choice]
    bearing = [line.code for line in sheet.bill.lines if "59" in line.modifiers]
    assert bearing == (["97110"] if choice == "59" else [])


def test_a_pair_that_is_never_paid_together_is_told_and_offers_no_modifier():
    sheet = a_sheet(MASSAGED)
    assert not [one for one in sheet.questions if one.about.startswith("distinct")]
    assert any("never paid" in sentence for sentence in sheet.advice)


def test_an_advisory_of_the_payer_says_that_it_is_no_edit():
    own = next(one for one in PAYERS if one.name == "Commercial (midpoint)")
    sheet = a_sheet("97112 14:00-14:15, 97140 14:15-14:30", whose=own)
    question = the_question(sheet, "distinct:97112+97140")
    assert "no Medicare edit" in question.sentence


def test_kx_is_asked_for_where_the_threshold_is_passed():
    question = the_question(a_sheet(WORKED, used="2450"), "kx")
    assert question.title == "KX on 97530, 97110 and 97140"
    assert [(one.choice, one.holds) for one in question.answers] == [("attested", False)]
    assert "typed on 2026-11-03" in question.sentence


def test_attested_kx_stands_on_the_lines_and_can_be_read_again():
    sheet = a_sheet(WORKED, used="2450", choices=[("kx", "attested")])
    question = the_question(sheet, "kx")
    assert question.settled
    assert question.answers[0].words == "Attested"
    assert any("KX" in line.modifiers for line in sheet.bill.lines)


def test_nearness_of_the_threshold_is_shown_before_it_is_passed():
    assert a_sheet(WORKED).nearness == ""
    assert "left of the 2026 threshold" in a_sheet(WORKED, used="2300").nearness
    assert a_sheet(WORKED, used="2450").nearness == ""


def ruled_sheet(tables=TABLES, used="2480", **fields):
    """Give the sheet of a visit with the grounds that its rules give it."""
    use = YearUse(2026, Decimal(), date(2026, 11, 3), Decimal(used), date(2026, 11, 3))
    visits = with_rules((a_visit(WORKED, **fields),), tables, CATALOGUE, use)
    return sheet_of(bill_of(day_of(visits, CATALOGUE)), visits)


def test_kx_for_a_second_payer_is_asked_as_its_own():
    first, second = payer("Self-pay"), payer()
    asked = the_question(ruled_sheet(payer=first, second_payer=second), "kx")
    assert asked.title == "KX on 97530, 97110 and 97140, on the claim to Medicare Part B"
    assert asked.sentence.startswith("Medicare Part B as second payer: Estimate")
    attested = (Decision("d", "visit-one", "kx", "attested", "DK", at("15:00")),)
    settled = ruled_sheet(payer=first, second_payer=second, decisions=attested)
    assert the_question(settled, "kx").settled
    assert any("Its claim needs KX on" in one for one in settled.advice)


def test_hidden_estimates_are_nowhere_on_the_panel():
    hidden = replace(TABLES, hides_estimates=True)
    for used in ("0", "2300", "2480"):
        sheet = ruled_sheet(hidden, used)
        said = (sheet.estimate, sheet.nearness, *sheet.advice)
        asked = [(one.title, one.sentence) for one in sheet.questions]
        assert "dollars" not in f"{said} {asked}"
        assert "$" not in f"{said} {asked}"
    assert ruled_sheet(hidden, "2300").nearness == "The 2026 threshold for PT and SLP is near."
