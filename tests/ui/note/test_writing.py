"""Writing a note in a real clinic: what the notes before say, measures, phrases."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from builders import OTHER_PATIENT, a_mark, a_visit
from clocks import FIRST

from therapytimer.store.errors import DiskFullError
from therapytimer.ui.note.writing import Writing
from therapytimer.visit.actions import Action, ActionKind
from therapytimer.visit.earlier import Earlier, EarlierNote
from therapytimer.visit.facts import MarkKind
from therapytimer.visit.measures import Measure

TODAY = FIRST.wall.date()
STANCE = Measure("Single-leg stance", Decimal(4), "s", "left")


@pytest.fixture
def past(desk, clinic):
    """Keep a visit of so many days before today."""

    def kept(days, **fields):
        on = TODAY - timedelta(days=days)
        visit = a_visit(id=f"before-{days}", on=on, timezone="UTC")
        visit = replace(visit, **fields)
        opening = Action(f"action-{days}", (visit.id,), ActionKind.OPEN, "DK", FIRST.wall)
        clinic.visits.add(visit, opening)
        return visit

    return kept


@pytest.fixture
def writing(desk):
    return Writing(desk)


def test_the_three_notes_before_are_kept_in_the_record(writing, desk, open_visit, past):
    for days in (9, 7, 4, 2):
        past(days, note={"plan": f"Plan of {days}"})
    visit_id = open_visit(desk)
    writing.look_back(visit_id)
    assert desk.casebook.visit(visit_id).earlier is None  # looking alone writes nothing
    writing.keep_earlier(visit_id)
    earlier = desk.casebook.visit(visit_id).earlier
    assert [(TODAY - note.on).days for note in earlier.notes] == [2, 4, 7]
    assert desk.store.visits.load(visit_id).earlier == earlier
    aids = writing.aids(visit_id)
    assert (aids.before_on, aids.before) == (
        TODAY - timedelta(days=2),
        {"note.plan": "Plan of 2"},
    )


def test_notes_of_others_void_ones_and_those_without_words_are_none(
    writing, desk, open_visit, past
):
    past(1, discipline="OT", note={"plan": "Of the other discipline"})
    past(2, patient=OTHER_PATIENT, note={"plan": "Of another patient"})
    past(3, marks=(a_mark(MarkKind.VOID, visit_id="before-3"),), note={"plan": "Void"})
    past(4)
    past(5, note={"plan": "This one"})
    visit_id = open_visit(desk)
    writing.look_back(visit_id)
    writing.keep_earlier(visit_id)
    assert writing.aids(visit_id).before == {"note.plan": "This one"}
    assert len(desk.casebook.visit(visit_id).earlier.notes) == 1


def test_a_record_is_not_written_again_where_nothing_changed(
    writing, desk, open_visit, past, monkeypatch
):
    past(2, note={"plan": "Go on"})
    visit_id = open_visit(desk)
    writing.look_back(visit_id)
    writing.keep_earlier(visit_id)
    revised: list[object] = []
    monkeypatch.setattr(desk.store.visits, "revise", lambda *_: revised.append(1))
    writing.keep_earlier(visit_id)
    assert revised == []


def test_without_notes_before_the_record_says_nothing_of_them(writing, desk, open_visit):
    visit_id = open_visit(desk)
    writing.look_back(visit_id)
    writing.keep_earlier(visit_id)
    assert desk.casebook.visit(visit_id).earlier is None
    assert writing.aids(visit_id).before_on is None
    writing.carry(visit_id, ["note.plan"])
    assert desk.casebook.visit(visit_id).earlier is None


def test_aids_of_a_visit_that_nobody_looked_back_from_have_no_past(writing, desk, open_visit, past):
    past(2, note={"plan": "Go on"})
    assert writing.aids(open_visit(desk)).before == {}


def test_what_is_carried_over_is_marked_in_the_record(qtbot, writing, desk, open_visit, past):
    past(2, note={"plan": "Go on"})
    visit_id = open_visit(desk)
    writing.look_back(visit_id)
    with qtbot.waitSignal(desk.log_changed):
        writing.carry(visit_id, ["note.plan"])
    assert desk.store.visits.load(visit_id).earlier.carried == ("note.plan",)
    with qtbot.assertNotEmitted(desk.log_changed):
        writing.carry(visit_id, ["note.plan"])


def test_measures_are_kept_and_offered_at_the_next_visit(qtbot, writing, desk, open_visit, past):
    past(2, measures=(STANCE,))
    visit_id = open_visit(desk)
    writing.look_back(visit_id)
    assert writing.aids(visit_id).measured == ((TODAY - timedelta(days=2), (STANCE,)),)
    with qtbot.waitSignal(desk.log_changed):
        writing.keep_measures(visit_id, [STANCE])
    assert desk.store.visits.load(visit_id).measures == (STANCE,)


def test_phrases_are_kept_in_the_settings(qtbot, writing, desk, open_visit):
    visit_id = open_visit(desk)
    key = ("97112", "technique")
    shipped = writing.aids(visit_id).library.offered(key, "PT")
    with qtbot.waitSignal(writing.phrases_changed):
        writing.keep_phrases(key, "PT", ["Ours", *shipped[1:]])
    assert writing.aids(visit_id).library.offered(key, "PT") == ("Ours", *shipped[1:])
    with qtbot.waitSignal(writing.failed) as said:
        writing.keep_phrases(key, "PT", ["x" * 300])
    assert "has 300 characters" in said.args[0]
    assert desk.store.settings.get("phrases")["97112.technique"]["added"] == ["Ours"]


def test_what_cannot_be_kept_is_said_and_nothing_changes(
    qtbot, writing, desk, open_visit, monkeypatch
):
    visit_id = open_visit(desk)

    def refuse(*_):
        raise DiskFullError("The disk is full.")

    monkeypatch.setattr(desk.store.visits, "revise", refuse)
    with qtbot.waitSignal(writing.failed) as said:
        writing.keep_measures(visit_id, [STANCE])
    assert said.args == ["The disk is full."]
    assert desk.casebook.visit(visit_id).measures == ()


def test_what_a_record_brought_of_earlier_notes_stays_where_nobody_looked_back(
    writing, desk, open_visit
):
    brought = Earlier((EarlierNote(TODAY, {"note.plan": "ab"}),))
    visit_id = open_visit(desk, earlier=brought)
    writing.keep_earlier(visit_id)
    assert desk.casebook.visit(visit_id).earlier == brought
    writing.look_back(visit_id)  # and where nothing is here to look back on
    writing.keep_earlier(visit_id)
    assert desk.casebook.visit(visit_id).earlier == brought
    writing.carry(visit_id, ["note.plan"])
    assert desk.casebook.visit(visit_id).earlier.carried == ("note.plan",)


def test_the_record_of_a_signed_visit_is_not_touched(writing, desk, open_visit, past, monkeypatch):
    past(2, note={"plan": "Go on"})
    visit_id = open_visit(desk)
    signed = replace(desk.casebook.visit(visit_id), signatures=({"by": "DK"},))
    monkeypatch.setattr(desk.casebook, "visit", lambda _: signed)
    revised: list[object] = []
    monkeypatch.setattr(desk.store.visits, "revise", lambda *_: revised.append(1))
    writing.look_back(visit_id)
    writing.keep_earlier(visit_id)
    assert revised == []
