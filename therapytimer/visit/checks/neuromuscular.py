"""The five things that payers deny 97112 for when they are missing, each a check of its own."""

from collections.abc import Callable
from functools import wraps

from therapytimer.billing.codes import TimeBasis
from therapytimer.visit.checks import words
from therapytimer.visit.checks.context import Context, Missing, Result, Service
from therapytimer.visit.due import plan_of
from therapytimer.visit.facts import Segment
from therapytimer.visit.service_fields import NEUROMUSCULAR


def _for_97112(check: Callable[[Context, Service], Result]) -> Callable[[Context], Result]:
    """Run a check on 97112, which it does not apply without."""

    @wraps(check)
    def run(context: Context) -> Result:
        found = [one for one in context.services if one.code == NEUROMUSCULAR]
        return check(context, found[0]) if found else None

    return run


@_for_97112
def deficit_specific(_context: Context, service: Service) -> Result:
    """See that the neuromuscular deficit is named, not only "poor balance"."""
    deficit = service.says("deficit")
    if not deficit:
        return [Missing("97112: the deficit is missing.", service.where("deficit"))]
    return _generic(deficit, service, "deficit", "say what is impaired, where, and what it limits")


@_for_97112
def technique_specific(_context: Context, service: Service) -> Result:
    """See that the technique is named, not only "balance exercises", and is no strengthening."""
    technique = service.says("technique")
    where = service.where("technique")
    if not technique:
        return [Missing("97112: the technique is missing.", where)]
    if words.STRENGTHENING.search(technique) and not words.NEUROMUSCULAR.search(technique):
        return [Missing("97112: the technique reads like strengthening, which is 97110.", where)]
    return _generic(technique, service, "technique", "name the task, surface, support or cues")


def _generic(text: str, service: Service, key: str, advice: str) -> Result:
    if not words.is_generic(text):
        return []
    return [Missing(f"97112: the {key} is generic: {advice}.", service.where(key))]


@_for_97112
def minutes_apart(context: Context, _service: Service) -> Result:
    """See that the one-on-one minutes stand apart from untimed services."""
    untimed = [
        one for one in context.visit.segments if context.codes[one.code].basis is TimeBasis.UNTIMED
    ]
    beside = {
        other.code: one
        for one in context.segments_of(NEUROMUSCULAR)
        for other in untimed
        if _meet(one, other)
    }
    return [
        Missing(
            f"97112 at {context.clock(one.start)} ran beside the untimed {code}: "
            "its one-on-one minutes must stand apart.",
            "segments",
        )
        for code, one in beside.items()
    ]


def _meet(one: Segment, other: Segment) -> bool:
    one_first = one.stop is None or other.start < one.stop
    other_first = other.stop is None or one.start < other.stop
    return one_first and other_first


@_for_97112
def response_measured(context: Context, service: Service) -> Result:
    """See that the response is measured and linked to a functional goal."""
    response = service.says("response")
    found: list[Missing] = []
    if not response:
        found.append(Missing("97112: the response is missing.", service.where("response")))
    elif not (words.holds_measure(response) or context.visit.measures):
        said = "97112: the response holds no measure (seconds, errors, score, assistance)."
        found.append(Missing(said, service.where("response")))
    if not service.says("goal"):
        said = "97112: the functional goal that it serves is missing."
        found.append(Missing(said, service.where("goal")))
    return found


@_for_97112
def plan_current(context: Context, _service: Service) -> Result:
    """See that a current, signed and dated plan of care stands behind it."""
    found = plan_of(context.visit)
    return [] if found.in_order else [Missing(f"97112: {found.words}", "plan")]
