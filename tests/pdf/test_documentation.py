"""What was done, measured and checked, on paper."""

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from builders import CATALOGUE, PAYERS, a_documented_visit, a_record
from pdf.papers import a_paper, a_usual_visit, in_order, note_text, read

from therapytimer.pdf.note import note_pdf
from therapytimer.visit.checklist import tally
from therapytimer.visit.cloning import earlier_note
from therapytimer.visit.earlier import Earlier
from therapytimer.visit.measures import Measure
from therapytimer.visit.record import visit_of
from therapytimer.visit.visit import Authorised, Episode

BEFORE = date(2026, 11, 18)
STANCE = Measure("Single-leg stance", Decimal(7), "s", "left", Decimal(4), BEFORE)
WALK = Measure("10-metre walk", Decimal("12.4"), "s", "", Decimal("14.1"), BEFORE)
ALONE = Measure("Knee flexion", Decimal(95), "°", "right")


def flat(text):
    return re.sub(r"\s+", " ", text)


def interventions(text):
    return text[text.index("Interventions") : text.index("Assessment and plan")]


def test_codes_are_documented_in_the_order_of_the_bill():
    visit = a_usual_visit()
    order = [line.code for line in a_paper(visit).bill.lines]
    assert in_order(interventions(note_text(visit)), *order)


def test_stimulation_stands_where_the_payers_number_is_billed():
    words = {"97014": {"technique": "Pads on the calf"}, "97110": {"technique": "Heel raises"}}
    visit = a_documented_visit("97014 14:00-14:12, 97110 14:12-14:30", services=words)
    order = [line.code for line in a_paper(visit).bill.lines]
    assert set(order) == {"G0283", "97110"}
    shown = ["97014" if code == "G0283" else code for code in order]
    assert in_order(interventions(note_text(visit)), *shown)


def test_measures_stand_beside_last_times():
    other = replace(ALONE, side="left")
    text = flat(note_text(a_usual_visit(measures=(STANCE, WALK, ALONE, other))))
    assert "Single-leg stance, left 7 s 4 s on Nov 18, 2026, up 3" in text
    assert "10-metre walk 12.4 s 14.1 s on Nov 18, 2026, down 1.7" in text
    assert "This visit Before" in text
    assert "Knee flexion, right 95° Knee flexion, left 95°" in text


def test_a_few_measures_stand_in_running_text():
    text = flat(note_text(a_usual_visit(measures=(STANCE, ALONE))))
    assert "Single-leg stance, left 7 s (4 s on Nov 18, 2026, up 3) · Knee flexion" in text
    assert "Knee flexion, right 95° Assessment and plan" in text
    undated = replace(STANCE, before_on=None)
    assert "7 s (4 s, up 3)" in flat(note_text(a_usual_visit(measures=(undated,))))
    assert "Measures" not in note_text()


def test_a_usual_visit_with_measures_stays_on_one_page():
    visit = a_usual_visit(measures=(STANCE, WALK))
    assert len(read(note_pdf(a_paper(visit))).pages) == 1


def test_each_finding_has_a_line_and_the_counts_are_those_of_the_screen():
    paper = a_paper(a_usual_visit(services={}))
    text = flat(note_text(paper.visit))
    count = tally(paper.checked)
    assert count.found > 5
    assert len(re.findall(r"\bMissing \S", text)) == count.found
    assert f"Documentation checklist: {count.words}" in text


def test_what_is_met_of_one_code_names_it_once():
    text = flat(note_text())
    assert "97112: specific deficit, specific technique, one-on-one minutes apart" in text
    assert text.count("97112: specific") == 1


def test_an_imported_record_prints_the_same_bytes_with_measures_and_cloned_text():
    visit = a_usual_visit(measures=(STANCE,))
    note = replace(earlier_note(visit), on=BEFORE)
    visit = replace(visit, earlier=Earlier((note,), ("note.plan",)))
    again = visit_of(json.loads(json.dumps(a_record(visit))), CATALOGUE, PAYERS)
    assert note_pdf(a_paper(again)) == note_pdf(a_paper(visit))
    assert "Plan: carried over from 2026-11-18 and not changed." in flat(note_text(again))


def test_authorised_visits_stand_with_their_source():
    known = Authorised(12, date(2026, 11, 3), typed=3, used=5)
    visit = a_usual_visit(episode=Episode(treatment_day=9, authorised=known))
    assert "Authorised visit 5 of 12 (3 typed on 2026-11-03, 2 here)" in flat(note_text(visit))
