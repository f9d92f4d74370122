"""Short runs that alternate between two patients, which a reviewer may read as group therapy."""

from datetime import timedelta
from itertools import pairwise

from therapytimer.billing.codes import Contact
from therapytimer.visit.checks.context import Context, Missing, Result
from therapytimer.visit.facts import Segment
from therapytimer.visit.visit import Visit

SHORT = timedelta(minutes=3)
LEAST_RUNS = 4  # to and fro twice


def no_alternation(context: Context) -> Result:
    """Find runs under 3 minutes in turn with another visit of the same clinician.

    Only with the other visit at hand can it be seen; where none is, it does not apply.
    """
    found = [run for other in context.others for run in _runs(context, other)]
    return [_missing(context, found[0])] if found else None


def _runs(context: Context, other: Visit) -> list[list[Segment]]:
    """Give the longest chains of short one-on-one segments that change visits each time."""
    both = sorted(
        (one for one in (*context.visit.segments, *other.segments) if _is_short(context, one)),
        key=lambda one: one.start,
    )
    chains: list[list[Segment]] = [both[:1]]
    for early, late in pairwise(both):
        if early.visit_id != late.visit_id and set(early.by) & set(late.by) and _near(early, late):
            chains[-1].append(late)
        else:
            chains.append([late])
    return [chain for chain in chains if len(chain) >= LEAST_RUNS]


def _is_short(context: Context, segment: Segment) -> bool:
    code = context.codes.get(segment.code)
    one_on_one = code is not None and code.contact is Contact.ONE_ON_ONE
    return one_on_one and segment.stop is not None and segment.stop - segment.start < SHORT


def _near(early: Segment, late: Segment) -> bool:
    return early.stop is not None and late.start - early.stop < SHORT


def _missing(context: Context, chain: list[Segment]) -> Missing:
    first, last = chain[0], chain[-1]
    return Missing(
        f"From {context.clock(first.start)} to {context.clock(last.start)} {len(chain)} runs of "
        "under 3 minutes alternate with another patient's: a reviewer may read them as group "
        "therapy (97150).",
        "segments",
    )
