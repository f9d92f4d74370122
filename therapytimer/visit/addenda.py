"""Addenda: words added to a signed note, which itself stays as it was signed.

Each says what it is, who wrote it, when and why (reviewers ignore anything else, Pub. 100-08 ch. 3
§3.3.2.5), and is chained by hash to the one before it, the first to the first signature.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from therapytimer.visit.identity import new_id
from therapytimer.visit.people import Clinician
from therapytimer.visit.record import record_hash, record_of
from therapytimer.visit.signing import HASH, Sealing, is_frozen, with_hash
from therapytimer.visit.visit import Visit
from therapytimer.visit.wish import RefusedError


class AddendumKind(StrEnum):
    """What words added later are."""

    ADDENDUM = "addendum"
    LATE_ENTRY = "late entry"


@dataclass(frozen=True, slots=True)
class Words:
    """What is added to a note, and why."""

    kind: AddendumKind
    text: str
    reason: str


def with_addendum(visit: Visit, words: Words, author: Clinician, sealing: Sealing) -> Visit:
    """Give a signed visit with an addendum more.

    Raises:
        RefusedError: the note is not signed, or text, reason or credentials are missing.
    """
    if not visit.signatures:
        raise RefusedError("This note is not signed: write it in the note itself.")
    if not words.text.strip():
        raise RefusedError(f"The {words.kind.value} has no words.")
    if not words.reason.strip():
        raise RefusedError(f"Say why the {words.kind.value} is made.")
    if not author.credentials.strip():
        raise RefusedError(f"{author.name} has no credentials: an addendum needs them.")
    addendum: dict[str, object] = {
        "id": new_id(),
        "kind": words.kind.value,
        "text": words.text,
        "reason": words.reason,
        "by": author.id,
        "name": author.name,
        "credentials": author.credentials,
        **sealing.fields(),
        "record": record_hash(record_of(visit)),
        "before": _last_hash(visit.signatures[0], visit.addenda),
    }
    return replace(visit, addenda=(*visit.addenda, with_hash(addendum)))


def addenda_faults(visit: Visit) -> Iterator[str]:
    """Say which addenda are not as they were written, one sentence each.

    Addenda of other programs, which hold no hash, are passed over.
    """
    own = record_hash(record_of(visit))
    first = next(iter(visit.signatures), None)
    for number, addendum in enumerate(visit.addenda, start=1):
        if HASH not in addendum and not is_frozen(visit):
            continue
        if dict(addendum) != with_hash(addendum):
            yield f"Addendum {number} was changed after it was written."
        elif addendum.get("record") != own:
            yield f"Addendum {number} was written to another note."
        elif addendum.get("before") != _last_hash(first, visit.addenda[: number - 1]):
            yield f"Addendum {number} does not follow the one that it was written after."


def _last_hash(
    first: Mapping[str, object] | None, addenda: tuple[Mapping[str, object], ...]
) -> object:
    """Give the hash that the next addendum is chained to."""
    last = addenda[-1] if addenda else first
    return "" if last is None else last.get(HASH, "")
