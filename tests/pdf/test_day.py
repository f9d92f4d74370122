"""A note of a day with several visits, and of a visit with two payers."""

from dataclasses import replace

from billing.grounds_samples import tables, used
from builders import CATALOGUE, a_decision, a_visit, payer
from pdf.papers import a_paper, note_text

from therapytimer.pdf.parts.units import own_minutes
from therapytimer.visit.rules import with_rules

MORNING = a_visit("97014 14:00-14:12, 97110 14:12-14:30", id="morning")
AFTERNOON = a_visit("97014 19:00-19:09, G0283 19:09-19:12", id="afternoon")


def own(paper):
    return {line.code: own_minutes(line, paper) for line in paper.bill.lines}


def test_stimulation_has_the_minutes_of_this_visit_under_the_number_billed():
    assert own(a_paper(MORNING, (AFTERNOON,))) == {"G0283": "12", "97110": "18"}
    assert own(a_paper(AFTERNOON, (MORNING,))) == {"G0283": "12", "97110": ""}


def test_a_payer_that_takes_the_code_as_tapped_has_its_minutes_too():
    commercial = payer("Commercial (midpoint)")
    visits = [replace(one, payer=commercial) for one in (MORNING, a_visit(id="other"))]
    assert own(a_paper(visits[0], (replace(visits[1], payer=commercial),)))["97014"] == "12"


def test_a_divided_line_has_the_minutes_of_its_lane():
    both = a_visit("97110 14:00-14:16, 97110 14:16-14:40 AS", id="both")
    paper = a_paper(both, (a_visit("97110 19:00-19:20", id="later"),))
    assert [own_minutes(line, paper) for line in paper.bill.lines] == ["16", "24"]
    other = a_paper(a_visit("97110 19:00-19:20", id="later"), (both,))
    assert [own_minutes(line, other) for line in other.bill.lines] == ["20", "0"]


def behind(**changes):
    visit = a_visit(payer=payer("Self-pay"), second_payer=payer(), **changes)
    return with_rules((visit,), tables(), CATALOGUE, used("2480"))[0]


def test_both_payers_stand_in_the_head():
    text = note_text(behind())
    assert "Payer Self-pay" in text
    assert "Second payer Medicare Part B" in text
    assert "Second payer" not in note_text()


def test_what_the_second_payers_claim_needs_stands_below_the_units():
    for decisions in ((), (a_decision("kx", "attested"),)):
        text = " ".join(note_text(behind(decisions=decisions)).split())
        assert "Medicare Part B as second payer: Estimate:" in text
        assert "Its claim needs KX on 97112, 97110" in text
        assert "bear no KX for the second" in text
