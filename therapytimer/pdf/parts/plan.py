"""A summary of the plan of care that the visit stands under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.pdf.times import day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from therapytimer.pdf.paper import NotePaper
    from therapytimer.pdf.story import Story
    from therapytimer.visit.people import PlanOfCare
    from therapytimer.visit.visit import Episode

_LABEL_WIDTH = 70.0


def write_plan(story: Story, paper: NotePaper) -> None:
    """Who established it, what it orders, how it is certified, and its goals."""
    plan, episode = paper.visit.plan_of_care, paper.visit.episode
    pairs = [*(_plan(plan) if plan else ()), *(_episode(episode) if episode else ())]
    pairs = [pair for pair in pairs if pair[1]]
    if pairs:
        story.heading("Plan of care")
        story.pairs(pairs, _LABEL_WIDTH)


def _plan(plan: PlanOfCare) -> Iterator[tuple[str, str]]:
    yield "Established", _by(plan.established_on, plan.established_by)
    yield "Treatment", _together(plan.type, plan.amount, plan.frequency, plan.duration)
    through = f"through {day(plan.certified_through)}" if plan.certified_through else ""
    yield "Certified", _together(_by(plan.certified_on, plan.certified_by), through)
    ordered = f"order of {day(plan.order_on)}" if plan.order_on else ""
    sent = f"plan sent on {day(plan.sent_on)}" if plan.sent_on else ""
    yield "Order", _together(ordered, sent)
    yield "Goals", "\n".join(plan.goals)


def _episode(episode: Episode) -> Iterator[tuple[str, str]]:
    if episode.treatment_day is not None:
        yield "Treatment day", _together(str(episode.treatment_day), _source(episode))
    if episode.first_treated_on:
        yield "First treatment", day(episode.first_treated_on)


def _source(episode: Episode) -> str:
    """Where the count of days comes from."""
    if episode.typed_on:
        return f"{episode.typed_days} of them typed on {day(episode.typed_on)}"
    return f"days known from {day(episode.known_from)} on" if episode.known_from else ""


def _by(on: date | None, who: str) -> str:
    return _together(day(on) if on else "", f"by {who}" if who else "", mark=" ")


def _together(*parts: str, mark: str = "  ·  ") -> str:
    return mark.join(filter(None, parts))
