"""Signing: who may sign a note and as what, and what a signature says.

A signature freezes the note's record by its hash, and with it the records that the day's bill
pools, in the order in which they are attached to the paper (`pooled`). Everything it says of
the signer is by value. Medicare wants the signature and professional identification of whoever
furnished or supervised (Pub. 100-02 ch. 15 §220.3); co-signatures are a wish of states and clinics.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import cast

from therapytimer.billing.codes import UNDECIDED
from therapytimer.visit.day import billed_as, by_assistants_alone, is_void
from therapytimer.visit.people import Clinician
from therapytimer.visit.record import record_hash, record_of
from therapytimer.visit.record.log import instant_text
from therapytimer.visit.record.shape import json_bytes
from therapytimer.visit.service_fields import EVALUATIONS, RE_EVALUATIONS
from therapytimer.visit.visit import Visit
from therapytimer.visit.wish import RefusedError

_THERAPISTS_OWN = frozenset((*EVALUATIONS, *RE_EVALUATIONS, *UNDECIDED))
HASH = "hash"


class Role(StrEnum):
    """As what somebody signs."""

    AUTHOR = "author"
    COSIGNER = "co-signer"


@dataclass(frozen=True, slots=True)
class Sealing:
    """When and where somebody signs, and what the clinic's audit log was then.

    `timezone` names the zone of the wall clock; `head` and `entries` are the audit log's end before
    the signature; `program` is the version of the program.
    """

    at: datetime
    timezone: str
    head: str
    entries: int
    program: str

    def fields(self) -> dict[str, object]:
        """Write it as a signature or addendum keeps it."""
        return {
            "at": instant_text(self.at),
            "timezone": self.timezone,
            "audit_head": self.head,
            "audit_entries": self.entries,
            "program": self.program,
        }


def role_of(visit: Visit, signer: Clinician, known: Iterable[Clinician] = ()) -> Role:
    """Say as what a clinician may sign a note now; `known` are the clinic's people as they are.

    Raises:
        RefusedError: one sentence on why not.
    """
    team = (*visit.clinicians, *known)
    if not signer.credentials.strip():
        raise RefusedError(f"{signer.name} has no credentials: a signature needs them.")
    if visit.signatures:
        _refuse_second(visit, signer, team)
        return Role.COSIGNER
    if is_void(visit) and visit.corrects is None:
        raise RefusedError("This visit is void: there is nothing to sign.")
    treated = _treated(visit)
    if signer.assistant:
        _refuse_assistant(visit, signer, treated)
    elif signer.id not in treated and not _supervises(signer, treated, team):
        raise RefusedError(
            f"{signer.name} neither treated in this visit nor supervises anybody who did."
        )
    return Role.AUTHOR


def cosigner_for(
    visit: Visit, signer: Clinician, known: Iterable[Clinician] = ()
) -> Clinician | None:
    """Name the therapist whose co-signature an assistant's note then waits for; none otherwise.

    Raises:
        RefusedError: nobody supervises the assistant.
    """
    if not signer.assistant:
        return None
    people = {one.id: one for one in (*visit.clinicians, *known)}  # the present ones stand
    supervisor = people.get(people.get(signer.id, signer).supervised_by or "")
    if supervisor is None:
        raise RefusedError(
            f"{signer.name} has no supervising therapist who could co-sign: name one first."
        )
    return supervisor


def waits_for(visit: Visit) -> Mapping[str, object] | None:
    """Give id, name and credentials of the therapist whose co-signature is outstanding."""
    if len(visit.signatures) != 1:
        return None
    cosigner = visit.signatures[0].get("cosigner")
    return cast("Mapping[str, object]", cosigner) if isinstance(cosigner, Mapping) else None


def frozen(visit: Visit, day: Sequence[Visit], bill: Mapping[str, object]) -> Visit:
    """Give a visit as it is signed: with the day's bill, and by value the visits it pools.

    `day` are the visits of the bill with their grounds, this one among them. A void visit has no
    bill.
    """
    own = next(one for one in day if one.id == visit.id)
    others = tuple(replace(one, pooled=()) for one in day if one.id != visit.id)
    extra = {key: value for key, value in own.extra.items() if key != "bill"}
    if is_void(own):
        return replace(own, extra=extra, pooled=())
    return replace(own, extra={**extra, "bill": dict(bill)}, pooled=others)


def is_frozen(visit: Visit) -> bool:
    """Whether a signature says which records it froze; one of another program may not."""
    return any("records" in one for one in visit.signatures)


def frozen_day(visit: Visit) -> tuple[Visit, ...]:
    """Give the visits that the bill of a signed note pools, as they were: the note's own first."""
    return (visit, *visit.pooled)


def signed(
    visit: Visit,
    signer: Clinician,
    role: Role,
    sealing: Sealing,
    cosigner: Clinician | None = None,
) -> Visit:
    """Give a visit (as `frozen` gives it) with a signature more."""
    signature: dict[str, object] = {
        **signer_fields(signer),
        "role": role.value,
        **sealing.fields(),
        "records": [record_hash(record_of(one)) for one in frozen_day(visit)],
    }
    if cosigner is not None:
        signature["cosigner"] = {
            "id": cosigner.id,
            "name": cosigner.name,
            "credentials": cosigner.credentials,
        }
    return replace(visit, signatures=(*visit.signatures, with_hash(signature)))


def signer_fields(clinician: Clinician) -> dict[str, object]:
    """Write who signs, by value."""
    return {
        "by": clinician.id,
        "name": clinician.name,
        "credentials": clinician.credentials,
        "npi": clinician.npi,
        "licence": clinician.licence,
    }


def with_hash(fields: Mapping[str, object]) -> dict[str, object]:
    """Add the hash of all the other fields, by which a change of any of them shows."""
    bare = {key: value for key, value in fields.items() if key != HASH}
    return {**bare, HASH: hashlib.sha256(json_bytes(bare, sort_keys=True)).hexdigest()}


def signature_faults(visit: Visit) -> Iterator[str]:
    """Say which signatures do not fit the records they were given for, one sentence each.

    Signatures of other programs, which hold no hashes, are passed over.
    """
    hashes = [record_hash(record_of(one)) for one in frozen_day(visit)]
    for number, signature in enumerate(visit.signatures, start=1):
        ours = HASH in signature or "records" in signature
        if ours and dict(signature) != with_hash(signature):
            yield f"Signature {number} was changed after it was given."
        if "records" in signature and signature["records"] != hashes:
            yield f"Signature {number} was given for other records than these."


def _treated(visit: Visit) -> set[str]:
    """Give the ids of those who furnished any minute, in a correction also before it."""
    segments = (*visit.segments, *(visit.correction.former.segments if visit.correction else ()))
    return {name for one in segments for name in one.by}


def _supervises(signer: Clinician, treated: set[str], team: Iterable[Clinician]) -> bool:
    return any(one.id in treated and one.supervised_by == signer.id for one in team)


def _refuse_assistant(visit: Visit, signer: Clinician, treated: set[str]) -> None:
    if signer.id not in treated:
        raise RefusedError(f"{signer.name} did not treat in this visit.")
    codes = {billed_as(visit, one.code) for one in visit.segments}
    if codes & _THERAPISTS_OWN:
        raise RefusedError("This note holds an evaluation: a therapist signs it.")
    for one in visit.segments:
        if signer.id not in one.by and not by_assistants_alone(visit, one):
            raise RefusedError("A therapist treated too in this visit: a therapist signs it.")


def _refuse_second(visit: Visit, signer: Clinician, team: Sequence[Clinician]) -> None:
    first = visit.signatures[0]
    author = next((one for one in visit.clinicians if one.id == first.get("by")), None)
    if len(visit.signatures) > 1 or author is None or not author.assistant:
        raise RefusedError("This note is signed already.")
    if signer.assistant:
        raise RefusedError("A therapist co-signs the note of an assistant.")
    waited = waits_for(visit) or {}
    if signer.id == waited.get("id") or signer.id in _treated(visit):
        return
    if not _supervises(signer, {author.id}, team):
        raise RefusedError(f"{signer.name} neither supervises {author.name} nor treated here.")
