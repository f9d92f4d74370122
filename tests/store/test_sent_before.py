"""What was sent before: replaced or withdrawn by later charge lists, never billed twice."""

from __future__ import annotations

from dataclasses import replace

from builders import CATALOGUE
from store.samples import AT, a_segment, a_visit, an_action, minute, opened
from store.signing import signatures_of, signed_in, voided

from therapytimer.billing.payers import Payer, Rule
from therapytimer.store.outgoing import Outgoing
from therapytimer.visit.actions import ActionKind, Change

OTHER_PAYER = Payer("Blue Plan", Rule.PER_CODE)


def rows(store, *visit_ids):
    """The charge list of some visits, or of all: payer, code, units, status, note."""
    chosen = store.visits.load_many(visit_ids) if visit_ids else store.exchange.export_visits()
    found, running = Outgoing(store, chosen, CATALOGUE).charges()
    assert not running
    return sorted((one.payer, one.code, one.units, one.status, one.note) for one in found)


def of_medicare(*wanted):
    return [("Medicare Part B", *one) for one in wanted]


def opened_at(store, visit_id, start, stop, code="97110", **changes):
    segments = (a_segment(start, stop, code, visit_id),)
    return opened(store, a_visit(visit_id, segments=segments, **changes))


def corrected(store, visit_id, at=200, **changes):
    made = signatures_of(store).begin_correction(visit_id, "wrong", "c1", minute(at))
    if changes:
        store.visits.revise(replace(made, **changes), "c1", AT)
    return made.id


def test_a_visit_later_that_day_replaces_the_bill_that_may_have_been_sent(store):
    opened_at(store, "v1", 0, 30)
    signed_in(store, "v1")
    assert rows(store) == of_medicare(("97110", "2", "new", "signed"))
    opened_at(store, "v2", 60, 75)
    assert rows(store) == of_medicare(("97110", "3", "replaces", "draft"))
    signed_in(store, "v2", 110)
    assert rows(store) == of_medicare(("97110", "3", "replaces", "signed"))


def test_a_line_that_the_pooled_minutes_took_away_is_withdrawn(store):
    opened_at(store, "v1", 0, 8, "97112")
    signed_in(store, "v1")
    assert rows(store) == of_medicare(("97112", "1", "new", "signed"))
    opened_at(store, "v2", 60, 74)
    signed_in(store, "v2", 110)
    assert rows(store) == of_medicare(
        ("97110", "1", "replaces", "signed"), ("97112", "0", "withdrawn", "signed")
    )


def test_notes_of_one_day_that_are_signed_one_after_the_other_are_new(store):
    opened_at(store, "v1", 0, 30)
    opened_at(store, "v2", 60, 75)
    signed_in(store, "v1")
    assert rows(store) == of_medicare(("97110", "3", "new", "draft"))
    signed_in(store, "v2", 110)
    assert rows(store) == of_medicare(("97110", "3", "new", "signed"))


def test_a_draft_that_was_dropped_once_makes_the_others_a_bill(store):
    opened_at(store, "v1", 0, 30)
    opened_at(store, "v2", 60, 75)
    signed_in(store, "v1")
    voided(store, "v2")
    assert rows(store) == of_medicare(("97110", "2", "new", "signed"))
    opened_at(store, "v3", 120, 135)
    signed_in(store, "v3", 150)
    assert rows(store) == of_medicare(("97110", "3", "replaces", "signed"))


def test_a_draft_that_another_payer_paid_meanwhile_makes_the_others_a_bill(store):
    opened_at(store, "v1", 0, 30)
    second = opened_at(store, "v2", 60, 75)
    signed_in(store, "v1")
    store.visits.revise(replace(second, payer=OTHER_PAYER), "c1", AT)
    assert ("Medicare Part B", "97110", "2", "new", "signed") in rows(store)
    store.visits.revise(second, "c1", AT)
    signed_in(store, "v2", 110)
    assert rows(store) == of_medicare(("97110", "3", "replaces", "signed"))


def test_a_correction_for_another_payer_withdraws_from_the_first_once_it_is_signed(store):
    opened_at(store, "v1", 0, 30)
    signed_in(store, "v1")
    new = corrected(store, "v1", payer=OTHER_PAYER)
    there = ("Blue Plan", "97110", "2", "replaces")
    here = ("Medicare Part B", "97110", "0", "withdrawn")
    assert rows(store) == [(*there, "draft"), (*here, "draft")]
    signed_in(store, new, 210)
    assert rows(store) == rows(store, new) == [(*there, "signed"), (*here, "signed")]


def test_what_is_left_with_the_first_payer_replaces_what_was_sent(store):
    opened_at(store, "v1", 0, 30)
    opened_at(store, "v2", 60, 75)
    signed_in(store, "v1")
    signed_in(store, "v2", 110)
    new = corrected(store, "v1", payer=OTHER_PAYER)
    signed_in(store, new, 210)
    wanted = [
        ("Blue Plan", "97110", "2", "replaces", "signed"),
        ("Medicare Part B", "97110", "1", "replaces", "signed"),
    ]
    assert rows(store) == rows(store, new) == wanted


def test_a_dropped_correction_in_another_notes_bill_gives_way_to_what_it_corrected(store):
    opened_at(store, "v1", 0, 30)
    signed_in(store, "v1")
    draft = corrected(store, "v1")
    opened_at(store, "v2", 60, 75)
    signed_in(store, "v2", 110)
    voided(store, draft)
    assert rows(store) == of_medicare(("97110", "3", "replaces", "signed"))
    new = corrected(store, "v2")
    signed_in(store, new, 210)
    assert rows(store, new) == of_medicare(("97110", "3", "replaces", "signed"))


def test_a_correction_that_came_alone_and_drafts_that_did_not_come_are_no_hindrance(
    store, other_store
):
    opened_at(store, "v1", 0, 30)
    opened_at(store, "v2", 60, 75)
    signed_in(store, "v1")
    new = corrected(store, "v1")
    signed_in(store, new, 210)
    for visit_id in (new, "v1"):
        other_store.exchange.import_visits([store.visits.load(visit_id)], "c1", AT)
        found = rows(other_store, visit_id)
    assert found == of_medicare(("97110", "2", "replaces", "signed"))


def test_a_line_that_only_both_gave_is_billed_no_more_though_a_draft_stood_between(store):
    opened_at(store, "v1", 0, 7, "97112")
    signed_in(store, "v1")
    draft = corrected(store, "v1")
    opened_at(store, "v2", 60, 67, "97112")
    signed_in(store, "v2", 110)
    voided(store, draft)
    assert rows(store) == of_medicare(("97112", "1", "replaces", "signed"))
    made = store.visits.load(corrected(store, "v2"))
    action = an_action(ActionKind.CORRECT, (made.id,), 205, reason="it was 97110")
    longer = a_segment(60, 68, "97110", made.id)
    store.visits.apply(Change(action, {}, (made.segments[0].id,), (longer,)))
    signed_in(store, made.id, 210)
    assert rows(store) == of_medicare(
        ("97110", "1", "replaces", "signed"), ("97112", "0", "replaces", "signed")
    )
