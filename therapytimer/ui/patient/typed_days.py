"""What is typed of the treatment days that this laptop does not hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from therapytimer.ui.parts.typed_day import UnclearError, parse_day
from therapytimer.ui.patient.particular import Particular
from therapytimer.ui.visits.opening import episode_on
from therapytimer.visit.visit import Episode

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from therapytimer.ui.patient.particular import Ground
    from therapytimer.visit.visit import Visit

_MOST_DAYS = 999
_NONE = Episode()


def _typed_days(visit: Visit, text: str, ground: Ground) -> Visit:
    if text == _shown_typed_days(visit):
        return visit
    episode = visit.episode or _NONE
    if episode.first_treated_on == _first_held(visit, ground):
        # It followed from the count that is changed now.
        episode = replace(episode, first_treated_on=None)
    if not text:
        return _counted(visit, replace(episode, typed_days=0, typed_on=None), ground)
    days = _number(text, "Type how many treatment days came before: a number, 0 for none.")
    return _counted(visit, replace(episode, typed_days=days, typed_on=ground.today), ground)


def _first_treated_on(visit: Visit, text: str, ground: Ground) -> Visit:
    day, held = parse_day(text) if text else None, _first_held(visit, ground)
    episode = visit.episode or _NONE
    if day == episode.first_treated_on:
        return visit
    if day is not None and day > held:
        raise UnclearError(f"The first treatment was on {held} or before: that visit is here.")
    return _counted(visit, replace(episode, first_treated_on=day), ground)


def _reported_on_day(visit: Visit, text: str, _ground: Ground) -> Visit:
    episode = visit.episode or _NONE
    day = _number(text, "Type the treatment day as a number, such as 10.") if text else None
    if day == episode.reported_on_day:
        return visit
    if day is not None and episode.treatment_day is None:
        raise UnclearError("Type first how many treatment days came before.")
    if day is not None and not 1 <= day <= (episode.treatment_day or 0):
        raise UnclearError(
            f"This visit is treatment day {episode.treatment_day}: the report was on 1 to that."
        )
    return replace(visit, episode=replace(episode, reported_on_day=day))


def _counted(visit: Visit, episode: Episode, ground: Ground) -> Visit:
    """Count the treatment days anew with what is known of the days before."""
    episode = episode_on(visit.on, ground.days, replace(episode, treatment_day=None))
    return replace(visit, episode=episode)


def _first_held(visit: Visit, ground: Ground) -> date:
    return min((*ground.days, visit.on))


def _number(text: str, sentence: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= _MOST_DAYS):
        raise UnclearError(sentence)
    return int(text)


def _shown_typed_days(visit: Visit) -> str:
    episode = visit.episode or _NONE
    return "" if episode.typed_on is None else str(episode.typed_days)


def _shown_first(visit: Visit) -> str:
    day = (visit.episode or _NONE).first_treated_on
    return day.isoformat() if day else ""


def _shown_reported(visit: Visit) -> str:
    day = (visit.episode or _NONE).reported_on_day
    return "" if day is None else str(day)


TREATMENT_DAYS: Mapping[str, Particular] = {
    "episode.typed_days": Particular(_shown_typed_days, _typed_days),
    "episode.first_treated_on": Particular(_shown_first, _first_treated_on),
    "episode.reported_on_day": Particular(_shown_reported, _reported_on_day),
}
