"""The charge list after corrections: replaced and withdrawn, so that nothing is billed twice."""

import csv
from io import StringIO

from builders import THERAPIST, a_documented_visit, a_visit
from cli.exported import exported
from cli.test_verify_signed import MOMENT, sign, signing_in

from therapytimer.visit.actions import Action, ActionKind, Change
from therapytimer.visit.facts import Mark, MarkKind
from therapytimer.visit.identity import new_id

KEYS = ("code", "units", "status")


def a_folder(out, name):
    (out / name).mkdir()
    return out / name


def rows(clinic, out, name):
    (content,) = exported(clinic, a_folder(out, name), "csv").values()
    table = csv.DictReader(StringIO(content.decode()))
    return sorted(tuple(row[key] for key in KEYS) for row in table)


def begun(clinic, visit_id):
    return signing_in(
        clinic, lambda all_, _: all_.begin_correction(visit_id, "why", THERAPIST.id, MOMENT.at)
    )


def changed(clinic, visit, *, gone=(), writes=()):
    kind = ActionKind.CORRECT if gone else ActionKind.VOID
    action = Action(new_id(), (visit.id,), kind, THERAPIST.id, MOMENT.at, reason="why")
    with clinic.opened() as store:
        store.visits.apply(Change(action, {}, gone, writes))


def withdraw(clinic, visit_id):
    made = begun(clinic, visit_id)
    void = Mark(new_id(), made.id, MarkKind.VOID, MOMENT.at, "never treated")
    changed(clinic, made, writes=(void,))
    return made


def test_every_line_that_a_chain_of_corrections_dropped_is_withdrawn(clinic, out):
    clinic.take_in(a_documented_visit())
    sign(clinic, "visit-one")
    first = begun(clinic, "visit-one")
    changed(clinic, first, gone=(first.segments[1].id,))
    sign(clinic, first.id)
    sign(clinic, begun(clinic, first.id).id)
    assert rows(clinic, out, "a") == [("97110", "0", "withdrawn"), ("97112", "2", "replaces")]


def test_a_correction_lists_no_line_that_had_no_units_before_either(clinic, out):
    log = "97112 14:00-14:24 DK, 97110 14:24:30-14:40, 97140 14:41-14:43"
    clinic.take_in(a_documented_visit(log))
    sign(clinic, "visit-one")
    before = rows(clinic, out, "a")
    assert before == [("97110", "1", "new"), ("97112", "2", "new")]
    sign(clinic, begun(clinic, "visit-one").id)
    assert rows(clinic, out, "b") == [(code, units, "replaces") for code, units, _ in before]


def test_a_void_correction_withdraws_all_lines_once_it_is_signed(clinic, out):
    clinic.take_in(a_documented_visit())
    sign(clinic, "visit-one")
    before = rows(clinic, out, "a")
    made = withdraw(clinic, "visit-one")
    assert rows(clinic, out, "b") == before
    sign(clinic, made.id)
    assert rows(clinic, out, "c") == [("97110", "0", "withdrawn"), ("97112", "0", "withdrawn")]


def test_what_is_left_of_the_days_bill_replaces_it(clinic, out):
    later = a_visit("97110 16:00-16:30 DK", id="later")
    clinic.take_in(a_documented_visit(), later)
    sign(clinic, "visit-one", "later")
    made = withdraw(clinic, "visit-one")
    sign(clinic, made.id)
    assert rows(clinic, out, "a") == [("97110", "2", "replaces"), ("97112", "0", "withdrawn")]


def test_the_note_of_a_withdrawal_leaves_the_clinic_too(clinic, out):
    clinic.take_in(a_documented_visit())
    sign(clinic, "visit-one")
    made = withdraw(clinic, "visit-one")
    assert len(exported(clinic, a_folder(out, "a"), "pdf")) == 1
    sign(clinic, made.id)
    notes = exported(clinic, a_folder(out, "b"), "pdf")
    assert len(notes) == 2
    assert sum(one.endswith("-treatment-note-replaced.pdf") for one in notes) == 1
