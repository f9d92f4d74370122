"""The plan part of a visit record: the plan of care, its certifications, and the episode."""

from dataclasses import asdict
from datetime import date

from therapytimer.visit.people import Certification, PlanOfCare
from therapytimer.visit.record.fields import Fields
from therapytimer.visit.visit import Authorised, Episode

_MOST_DAYS = 100_000


def day_or_null(day: date | None) -> str | None:
    """Write a day, or None for none."""
    return None if day is None else day.isoformat()


def plan_fields(plan: PlanOfCare | None) -> dict[str, object] | None:
    """Write the plan of care, or None for none."""
    if plan is None:
        return None
    return {
        "established_on": day_or_null(plan.established_on),
        "established_by": plan.established_by,
        "type": plan.type,
        "amount": plan.amount,
        "frequency": plan.frequency,
        "duration": plan.duration,
        **certification_fields(plan.certification),
        "goals": list(plan.goals),
        "earlier": [certification_fields(one) for one in plan.earlier],
    }


def certification_fields(one: Certification) -> dict[str, object]:
    """Write one certification of a plan."""
    return {
        "certified_on": day_or_null(one.certified_on),
        "certified_by": one.certified_by,
        "certified_from": day_or_null(one.certified_from),
        "certified_through": day_or_null(one.certified_through),
        "verbal_on": day_or_null(one.verbal_on),
        "order_on": day_or_null(one.order_on),
        "sent_on": day_or_null(one.sent_on),
        "delay_reason": one.delay_reason,
    }


def read_plan(record: Fields) -> PlanOfCare | None:
    """Read the plan of care, if there is one."""
    fields = record.object("plan_of_care")
    if fields is None:
        return None
    return PlanOfCare(
        established_on=fields.day_or_none("established_on"),
        established_by=fields.text("established_by"),
        type=fields.text("type"),
        amount=fields.text("amount"),
        frequency=fields.text("frequency"),
        duration=fields.text("duration"),
        goals=fields.texts("goals"),
        earlier=tuple(_certification(each) for each in fields.objects("earlier")),
        **asdict(_certification(fields)),
    )


def _certification(fields: Fields) -> Certification:
    return Certification(
        certified_on=fields.day_or_none("certified_on"),
        certified_by=fields.text("certified_by"),
        certified_from=fields.day_or_none("certified_from"),
        certified_through=fields.day_or_none("certified_through"),
        verbal_on=fields.day_or_none("verbal_on"),
        order_on=fields.day_or_none("order_on"),
        sent_on=fields.day_or_none("sent_on"),
        delay_reason=fields.text("delay_reason"),
    )


def episode_fields(episode: Episode | None) -> dict[str, object] | None:
    """Write the counts that rest on history, or None for none."""
    if episode is None:
        return None
    return _week_fields(episode) | {
        "treatment_day": episode.treatment_day,
        "typed_days": episode.typed_days,
        "typed_on": day_or_null(episode.typed_on),
        "known_from": day_or_null(episode.known_from),
        "first_treated_on": day_or_null(episode.first_treated_on),
        "reported_on_day": episode.reported_on_day,
        "discharged_on": day_or_null(episode.discharged_on),
    }


def _week_fields(episode: Episode) -> dict[str, object]:
    """Write what is known of the week and of authorised visits; what is absent has no field."""
    written: dict[str, object] = {}
    if episode.week_day is not None:
        written["week_day"] = episode.week_day
    if episode.authorised is not None:
        authorised = episode.authorised
        written["authorised"] = {
            "visits": authorised.visits,
            "typed_on": authorised.typed_on.isoformat(),
            "typed": authorised.typed,
            "used": authorised.used,
        }
    return written


def _read_authorised(fields: Fields | None) -> Authorised | None:
    if fields is None:
        return None
    fields.required("visits", "a whole number")
    return Authorised(
        visits=fields.count("visits", _MOST_DAYS) or 0,
        typed_on=fields.day("typed_on"),
        typed=fields.count("typed", _MOST_DAYS) or 0,
        used=fields.count("used", _MOST_DAYS) or 0,
    )


def read_episode(record: Fields) -> Episode | None:
    """Read the counts that rest on history, if there are any."""
    fields = record.object("episode")
    if fields is None:
        return None
    return Episode(
        treatment_day=fields.count("treatment_day", _MOST_DAYS),
        typed_days=fields.count("typed_days", _MOST_DAYS) or 0,
        typed_on=fields.day_or_none("typed_on"),
        known_from=fields.day_or_none("known_from"),
        first_treated_on=fields.day_or_none("first_treated_on"),
        reported_on_day=fields.count("reported_on_day", _MOST_DAYS),
        week_day=fields.count("week_day", _MOST_DAYS),
        authorised=_read_authorised(fields.object("authorised")),
        discharged_on=fields.day_or_none("discharged_on"),
    )
