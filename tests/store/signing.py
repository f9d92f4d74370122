"""A clinic that signs: notes with all they need, and what is read back of them."""

from __future__ import annotations

from dataclasses import replace

from builders import CATALOGUE
from store.samples import AT, JO, PASSPHRASE, a_full_visit, an_action, minute, opened

from therapytimer.pdf.note import note_pdf
from therapytimer.pdf.papers import paper_of
from therapytimer.store.signatures import Moment, Signatures
from therapytimer.visit.actions import ActionKind, Change
from therapytimer.visit.facts import Mark, MarkKind
from therapytimer.visit.identity import new_id
from therapytimer.visit.people import Clinician
from therapytimer.visit.record import canonical, record_of

ALEX = Clinician("c2", "Alex Stone", "PTA", assistant=True, supervised_by="c1")
ZONE = "America/New_York"


def moment(number=60):
    """So many minutes into the visit, by the clinic's wall clock."""
    return Moment(minute(number), ZONE)


def signatures_of(store):
    """What signs in this store."""
    return Signatures(store, CATALOGUE)


def a_signed_visit(store, visit_id="v1", **changes):
    """Open a visit and sign it; it is given as the store has it then."""
    opened(store, a_full_visit(visit_id, **changes))
    signatures = signatures_of(store)
    (outcome,) = signatures.sign([visit_id], signatures.begin("c1", PASSPHRASE), moment())
    assert outcome.signed, outcome.refusal
    return store.visits.load(visit_id)


def with_assistant(store, **changes):
    """Let an assistant work here, and open a visit that they treated alone."""
    store.clinicians.add(ALEX, PASSPHRASE, "c1", AT)
    visit = a_full_visit("v9", **changes)
    segments = tuple(replace(one, by=("c2",)) for one in visit.segments)
    return opened(store, replace(visit, segments=segments, clinicians=(JO, ALEX)))


def note_bytes(store, visit_id="v1", **changes):
    """The note of a visit on paper, as the store has it now."""
    visit = replace(store.visits.load(visit_id), **changes)
    return note_pdf(paper_of(visit, store.visits.same_day(visit_id), CATALOGUE))


def frozen_bytes(store, visit_id="v1"):
    """What must never change of a signed visit."""
    visit = store.visits.load(visit_id)
    return canonical(record_of(visit)), visit.pooled, visit.signatures


def voided(store, visit_id):
    """Void a visit in the store."""
    mark = Mark(new_id(), visit_id, MarkKind.VOID, minute(90), "dropped")
    action = an_action(ActionKind.VOID, (visit_id,), 90)
    store.visits.apply(Change(action, {}, (), (mark,)))


def signed_in(store, visit_id, at=100):
    """Sign a visit that is there; it is given as the store has it then."""
    signatures = signatures_of(store)
    (outcome,) = signatures.sign([visit_id], signatures.begin("c1", PASSPHRASE), moment(at))
    assert outcome.signed, outcome.refusal
    return store.visits.load(visit_id)
