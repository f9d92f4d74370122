"""A summary of the plan of care that the visit stands under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapytimer.pdf.text import DOT
from therapytimer.pdf.times import day
from therapytimer.visit.checks.visit_counts import authorised_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from therapytimer.pdf.paper import NotePaper
    from therapytimer.pdf.story import Story
    from therapytimer.visit.people import Certification, PlanOfCare
    from therapytimer.visit.visit import Episode

Pair = tuple[str, str]


def write_plan(story: Story, paper: NotePaper) -> None:
    """Who established it, what it orders, how it is certified, and its goals."""
    plan, episode = paper.visit.plan_of_care, paper.visit.episode
    write_plan_of_care(story, plan, list(_days(episode)) if episode else [])


def write_plan_of_care(story: Story, plan: PlanOfCare | None, days: Iterable[Pair]) -> None:
    """Write a plan with all its certifications; `days` tell of the treatment days."""
    left = _filled(_plan(plan) if plan else ())
    right = _filled(_certification(plan.certification) if plan else ())
    days, goals = _filled(days), plan.goals if plan else ()
    earlier = [_in_a_line(one) for one in plan.earlier] if plan else []
    if left or right or days or goals or earlier:
        story.heading("Plan of care")
        half = (len(days) + 1) // 2
        story.twin_pairs([*left, *days[:half]], [*right, *days[half:]])
    if earlier:
        story.pairs([("Certified before", "\n".join(earlier))])
    if goals:
        story.pairs([("Goals", "\n".join(goals))])


def _filled(pairs: Iterable[Pair]) -> list[Pair]:
    return [pair for pair in pairs if pair[1]]


def _plan(plan: PlanOfCare) -> Iterator[Pair]:
    yield "Established", _by(plan.established_on, plan.established_by)
    yield "Treatment", _together(plan.type, plan.amount, plan.frequency, plan.duration)


def _certification(one: Certification) -> Iterator[Pair]:
    yield "Certified", _by(one.certified_on, one.certified_by)
    yield "Certified from", day(one.certified_from) if one.certified_from else ""
    yield "Certified through", day(one.certified_through) if one.certified_through else ""
    yield "Verbal order", day(one.verbal_on) if one.verbal_on else ""
    yield "Order dated", day(one.order_on) if one.order_on else ""
    yield "Plan sent", day(one.sent_on) if one.sent_on else ""
    yield "Reason for delay", one.delay_reason


def _in_a_line(one: Certification) -> str:
    """Write a certification of before: who, when, and all else that is known of it."""
    who, *others = _filled(_certification(one)) or [("", "")]
    first = who[1] if who[0] == "Certified" else f"{who[0].lower()} {who[1]}"
    return _together(first, *(f"{title.lower()} {text}" for title, text in others))


def _days(episode: Episode) -> Iterator[Pair]:
    if episode.treatment_day is not None:
        yield "Treatment day", _together(str(episode.treatment_day), _source(episode))
    if episode.authorised is not None:
        yield "Authorised", authorised_words(episode.authorised)
    if episode.first_treated_on:
        yield "First treatment", day(episode.first_treated_on)
    if episode.reported_on_day is not None:
        yield "Progress report", f"on treatment day {episode.reported_on_day}"


def _source(episode: Episode) -> str:
    """Where the count of days comes from."""
    if episode.typed_on:
        return f"{episode.typed_days} of them typed on {day(episode.typed_on)}"
    if episode.discharged_on:
        return f"counted since the discharge of {day(episode.discharged_on)}"
    return f"days known from {day(episode.known_from)} on" if episode.known_from else ""


def _by(on: date | None, who: str) -> str:
    return _together(day(on) if on else "", f"by {who}" if who else "", mark=" ")


def _together(*parts: str, mark: str = DOT) -> str:
    return mark.join(filter(None, parts))
