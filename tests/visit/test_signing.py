"""Signing: who may, as what, and what a signature freezes."""

from dataclasses import replace

import pytest
from builders import ASSISTANT, CATALOGUE, COLLEAGUE, THERAPIST, a_documented_visit, a_void, at

from therapytimer.visit.day import bill_fields, bill_for, in_order, stands
from therapytimer.visit.record import record_hash, record_of
from therapytimer.visit.signing import (
    Role,
    Sealing,
    cosigner_for,
    frozen,
    frozen_day,
    is_frozen,
    role_of,
    signature_faults,
    signed,
    waits_for,
    with_hash,
)
from therapytimer.visit.wish import RefusedError

ALEX = replace(ASSISTANT, supervised_by="DK")
TEAM = (THERAPIST, ALEX, COLLEAGUE)
SEALING = Sealing(at("18:00"), "America/New_York", "ab" * 32, 17, "0.1.0")
BY_ALEX = "97112 14:00-14:24:30 AS, 97110 14:24:30-14:40 AS"


def a_note(log="97112 14:00-14:24:30 DK, 97110 14:24:30-14:40", **changes):
    return a_documented_visit(log, **({"clinicians": TEAM} | changes))


def a_signed(visit=None, others=(), signer=THERAPIST, cosigner=None):
    visit = visit or a_note()
    day = in_order((visit, *others))
    done = frozen(visit, day, bill_fields(bill_for(day, CATALOGUE)))
    return signed(done, signer, Role.AUTHOR, SEALING, cosigner)


def refused(visit, signer, known=()):
    with pytest.raises(RefusedError) as refusal:
        role_of(visit, signer, known)
    return str(refusal.value)


def test_whoever_treated_signs_as_author():
    assert role_of(a_note(), THERAPIST) is Role.AUTHOR
    assert role_of(a_note(BY_ALEX), ALEX) is Role.AUTHOR


def test_a_therapist_signs_for_the_assistant_they_supervise():
    assert role_of(a_note(BY_ALEX), THERAPIST) is Role.AUTHOR
    assert "neither treated" in refused(a_note(BY_ALEX), COLLEAGUE)
    idle = (COLLEAGUE, replace(ASSISTANT, supervised_by="DK"))
    assert "neither treated" in refused(a_note("97112 14:00-14:24 JR", clinicians=idle), THERAPIST)


def test_who_supervises_now_may_sign_though_the_record_names_nobody():
    visit = a_note(BY_ALEX, clinicians=(ASSISTANT, COLLEAGUE))
    assert "neither treated" in refused(visit, COLLEAGUE)
    known = (replace(ASSISTANT, supervised_by="JR"),)
    assert role_of(visit, COLLEAGUE, known) is Role.AUTHOR


def test_a_stranger_and_somebody_without_credentials_do_not_sign():
    assert "neither treated in this visit nor supervises" in refused(a_note(), COLLEAGUE)
    assert "has no credentials" in refused(a_note(), replace(THERAPIST, credentials=" "))


@pytest.mark.parametrize(
    ("log", "why"),
    [
        ("97112 14:00-14:24 DK", "did not treat"),
        ("97112 14:00-14:24 AS, 97110 14:24-14:40 DK", "A therapist treated too"),
        ("97161 14:00-14:24 AS+DK", "holds an evaluation"),
        ("evaluation 14:00-14:24 AS+DK", "holds an evaluation"),
    ],
)
def test_an_assistant_signs_their_own_alone(log, why):
    assert why in refused(a_note(log), ALEX)


def test_an_assistant_signs_joint_time_and_that_of_other_assistants():
    other = replace(ALEX, id="XX", name="Sample Assistant Two")
    visit = a_note("97112 14:00-14:24 AS+DK, 97110 14:24-14:40 XX", clinicians=(*TEAM, other))
    assert role_of(visit, ALEX) is Role.AUTHOR


def test_a_void_visit_is_not_signed_but_a_void_correction_is():
    void = a_note(marks=(a_void(),))
    assert "void" in refused(void, THERAPIST)
    assert role_of(replace(void, corrects="before"), THERAPIST) is Role.AUTHOR


def test_a_signed_note_is_not_signed_again():
    assert refused(a_signed(), THERAPIST) == "This note is signed already."
    stranger = a_signed(a_note(BY_ALEX, clinicians=(THERAPIST,)), signer=ALEX)
    assert "signed already" in refused(stranger, THERAPIST)


def test_an_assistants_note_waits_for_the_therapist_named():
    assert waits_for(a_note()) is None
    assert waits_for(a_signed()) is None
    cosigner = cosigner_for(a_note(BY_ALEX), ALEX)
    assert cosigner == THERAPIST
    note = a_signed(a_note(BY_ALEX), signer=ALEX, cosigner=cosigner)
    assert waits_for(note) == {
        "id": "DK",
        "name": THERAPIST.name,
        "credentials": THERAPIST.credentials,
    }
    assert role_of(note, THERAPIST) is Role.COSIGNER
    done = signed(note, THERAPIST, Role.COSIGNER, SEALING)
    assert waits_for(done) is None
    assert "signed already" in refused(done, THERAPIST)
    assert [one["role"] for one in done.signatures] == ["author", "co-signer"]
    assert record_hash(record_of(done)) == record_hash(record_of(note))


def test_who_may_cosign():
    note = a_signed(a_note(BY_ALEX), signer=ALEX)
    assert "neither supervises" in refused(note, COLLEAGUE)
    assert "A therapist co-signs" in refused(note, ALEX)
    known = (replace(ASSISTANT, supervised_by="JR"),)
    assert role_of(note, COLLEAGUE, known) is Role.COSIGNER
    joint = a_signed(a_note("97112 14:00-14:24 AS+JR"), signer=ALEX)
    assert role_of(joint, COLLEAGUE) is Role.COSIGNER
    waiting = a_signed(a_note(BY_ALEX), signer=ALEX, cosigner=COLLEAGUE)
    assert role_of(waiting, COLLEAGUE) is Role.COSIGNER


def test_only_an_assistant_needs_a_cosigner_and_one_who_is_supervised():
    assert cosigner_for(a_note(), THERAPIST) is None
    with pytest.raises(RefusedError, match="no supervising therapist"):
        cosigner_for(a_note(BY_ALEX, clinicians=(ASSISTANT, THERAPIST)), ASSISTANT)
    known = (replace(ASSISTANT, supervised_by="JR"), COLLEAGUE)
    assert cosigner_for(a_note(BY_ALEX), ALEX, known) == COLLEAGUE


def test_a_signature_names_the_signer_and_the_hashes_of_all_records():
    later = a_note("97110 16:00-16:20 DK", id="later")
    note = a_signed(others=(later,))
    (signature,) = note.signatures
    assert signature == with_hash(
        {
            "by": "DK",
            "name": THERAPIST.name,
            "credentials": "PT, DPT",
            "npi": "1000000000",
            "licence": "",
            "role": "author",
            "at": "2026-11-20T18:00:00Z",
            "timezone": "America/New_York",
            "audit_head": "ab" * 32,
            "audit_entries": 17,
            "program": "0.1.0",
            "records": [record_hash(record_of(note)), record_hash(record_of(later))],
        }
    )
    assert frozen_day(note) == (note, later)
    assert is_frozen(note)
    assert not is_frozen(later)
    assert list(signature_faults(note)) == []


def test_the_bill_is_frozen_with_the_day_it_pools():
    later = a_note("97110 16:00-16:20 DK", id="later")
    note = a_signed(others=(later,))
    assert note.extra["bill"] == bill_fields(bill_for((note, later), CATALOGUE))
    second = a_signed(later, others=(note,))
    assert [one.id for one in second.pooled] == ["visit-one"]
    assert second.pooled[0].pooled == ()


def test_a_void_correction_is_frozen_without_a_bill():
    void = a_note(marks=(a_void(),), corrects="before", extra={"bill": {}, "more": 1})
    done = frozen(void, (void,), {"units": 3})
    assert done.extra == {"more": 1}
    assert stands(signed(done, THERAPIST, Role.AUTHOR, SEALING))
    assert not stands(void)


def test_a_changed_signature_or_record_is_found():
    note = a_signed()
    changed = {**note.signatures[0], "name": "Somebody Else"}
    assert list(signature_faults(replace(note, signatures=(changed,)))) == [
        "Signature 1 was changed after it was given."
    ]
    bare = {key: value for key, value in note.signatures[0].items() if key != "hash"}
    assert list(signature_faults(replace(note, signatures=(bare,)))) == [
        "Signature 1 was changed after it was given."
    ]
    assert list(signature_faults(replace(note, reference="other"))) == [
        "Signature 1 was given for other records than these."
    ]
    assert list(signature_faults(replace(note, pooled=(a_note(id="more"),)))) == [
        "Signature 1 was given for other records than these."
    ]
    assert list(signature_faults(replace(note, signatures=({"by": "DK"},)))) == []
