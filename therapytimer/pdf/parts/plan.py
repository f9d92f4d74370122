"""A summary of the plan of care that the visit stands under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.pdf.text import DOT
from therapytimer.pdf.times import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from therapytimer.pdf.paper import NotePaper
    from therapytimer.pdf.story import Story
    from therapytimer.visit.people import PlanOfCare
    from therapytimer.visit.visit import Episode


def write_plan(story: Story, paper: NotePaper) -> None:
    """Who established it, what it orders, how it is certified, and its goals."""
    plan, episode = paper.visit.plan_of_care, paper.visit.episode
    left = _filled([*(_plan(plan) if plan else ()), *(_days(episode) if episode else ())])
    right = _filled(
        [*(_certification(plan) if plan else ()), *(_first(episode) if episode else ())]
    )
    goals = plan.goals if plan else ()
    if left or right or goals:
        story.heading("Plan of care")
        story.twin_pairs(left, right)
    if goals:
        story.pairs([("Goals", "\n".join(goals))])


def _filled(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [pair for pair in pairs if pair[1]]


def _plan(plan: PlanOfCare) -> Iterator[tuple[str, str]]:
    yield "Established", _by(plan.established_on, plan.established_by)
    yield "Treatment", _together(plan.type, plan.amount, plan.frequency, plan.duration)


def _certification(plan: PlanOfCare) -> Iterator[tuple[str, str]]:
    yield "Certified", _by(plan.certified_on, plan.certified_by)
    yield "Certified through", day(plan.certified_through) if plan.certified_through else ""
    yield "Order dated", day(plan.order_on) if plan.order_on else ""
    yield "Plan sent", day(plan.sent_on) if plan.sent_on else ""


def _days(episode: Episode) -> Iterator[tuple[str, str]]:
    if episode.treatment_day is not None:
        yield "Treatment day", _together(str(episode.treatment_day), _source(episode))


def _first(episode: Episode) -> Iterator[tuple[str, str]]:
    if episode.first_treated_on:
        yield "First treatment", day(episode.first_treated_on)


def _source(episode: Episode) -> str:
    """Where the count of days comes from."""
    if episode.typed_on:
        return f"{episode.typed_days} of them typed on {day(episode.typed_on)}"
    return f"days known from {day(episode.known_from)} on" if episode.known_from else ""


def _by(on: date | None, who: str) -> str:
    return _together(day(on) if on else "", f"by {who}" if who else "", mark=" ")


def _together(*parts: str, mark: str = DOT) -> str:
    return mark.join(filter(None, parts))
