"""The denial guard: what payers deny most, each with what sets it right."""

import re
from collections.abc import Mapping
from typing import cast

from therapytimer.billing.worth import YEAR_UNKNOWN
from therapytimer.visit.checks.context import Context, Missing, Result
from therapytimer.visit.reconcile import differences

_PAIRS = ("edit-never-together", "distinct-missing", "distinct-unproved", "distinct-unasked")
_KX = ("kx-missing", "kx-early", "kx-attestation")
_FIXES: Mapping[str, str] = {
    "edit-never-together": "Bill only one of them.",
    "distinct-missing": "Choose the modifier or none at the bill.",
    "distinct-unproved": "Correct the segments, take it off, or say here why they were distinct.",
    "distinct-unasked": "Take it off.",
    YEAR_UNKNOWN: "The amounts are typed on the page of thresholds.",
    "kx-missing": "Attest it at the bill.",
    "kx-early": "Take it off.",
    "kx-attestation": "Attest it at the bill, or bill without it.",
}
# Words that stand in any note and tell a reviewer nothing.
_GENERIC = re.compile(
    r"a|all|and|as|continued?|cont|doing|done|fine|for|good|great|is|medically|necessary|needed|"
    r"needs?|no|none|of|ok|okay|patient|per|plan|poc|progressing|pt|required|requires?|same|"
    r"services?|session|skilled|skills?|the|therapists?|therapy|to|tolerated|treatment|tx|visit|"
    r"was|well|with|yes",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_TOLD = {"skilled_need": "“Skilled need”", "assessment": "“Assessment”"}


def distinct_settled(context: Context) -> Result:
    """See that modifiers of distinct services stand where they belong, with a reason."""
    found = _found(context, _PAIRS)
    return found if found or context.bill.pairs else None


def threshold_attested(context: Context) -> Result:
    """See that KX stands where the threshold is passed, and that what was used is known."""
    kx = context.bill.kx
    if kx is None:
        return _found(context, (YEAR_UNKNOWN,)) or None
    found = _found(context, _KX)
    if not kx.use.opened:
        known = "not known" if context.bill.hides_estimates else kx.use.words
        words = f"Used of the threshold: {known}. Type what was used before."
        found.append(Missing(context.as_second(words), "patient.used"))
    return found


def _found(context: Context, checks: tuple[str, ...]) -> list[Missing]:
    return [
        Missing(f"{one.message} {_FIXES[one.check]}", "bill")
        for one in context.bill.findings
        if one.check in checks
    ]


def minutes_reconciled(context: Context) -> Result:
    """See that the bill that a record brought along follows from its minutes."""
    brought, bill = context.visit.extra.get("bill"), context.bill
    if not isinstance(brought, Mapping):
        return None
    kept = cast("Mapping[str, object]", brought)
    if kept.get("ids") != list(bill.visit_ids):
        return None  # it covers other visits of the day
    fix = "Correct the minutes or make a correction of the visit."
    return [Missing(f"{said} {fix}", "segments") for said in differences(kept, bill)]


def necessity_told(context: Context) -> Result:
    """See that what is written of need and progress says more than any note does."""
    told = {key: context.visit.note.get(key, "").strip() for key in _TOLD}
    if not any(told.values()):
        return None  # that they are missing is said elsewhere
    return [
        Missing(
            f"In {_TOLD[key]} nothing shows medical necessity: say what only a therapist could do, "
            "and what changed in function.",
            f"note.{key}",
        )
        for key, text in told.items()
        if text and all(_GENERIC.fullmatch(word) for word in _WORD.findall(text))
    ]
