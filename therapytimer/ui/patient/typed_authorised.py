"""What is typed of the visits that the payer authorised."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from therapytimer.ui.parts.typed_day import UnclearError
from therapytimer.ui.patient.particular import Particular
from therapytimer.ui.visits.opening import episode_on
from therapytimer.visit.visit import Authorised, Episode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from therapytimer.ui.patient.particular import Ground
    from therapytimer.visit.visit import Visit

_MOST = 999


def _authorised_visits(visit: Visit, text: str, ground: Ground) -> Visit:
    known = _known(visit)
    if not text:
        return visit if known is None else _counted(visit, None, ground)
    number = _number(text, "Type how many visits are authorised: a number, empty for no limit.")
    if known is None:
        return _counted(visit, Authorised(number, ground.today), ground)
    if number == known.visits:
        return visit
    return _counted(visit, replace(known, visits=number), ground)


def _authorised_used(visit: Visit, text: str, ground: Ground) -> Visit:
    known = _known(visit)
    if text == _shown_used(visit):
        return visit
    if known is None:
        raise UnclearError("Type first how many visits are authorised.")
    number = _number(text or "0", "Type how many were used before today: a number, 0 for none.")
    return _counted(visit, replace(known, typed=number, typed_on=ground.today), ground)


def _counted(visit: Visit, known: Authorised | None, ground: Ground) -> Visit:
    """Count the visits used anew with what is known now."""
    episode = replace(visit.episode or Episode(), authorised=known)
    counted = episode_on(visit.on, ground.days, episode).authorised
    return replace(visit, episode=replace(episode, authorised=counted))


def _known(visit: Visit) -> Authorised | None:
    return visit.episode.authorised if visit.episode else None


def _number(text: str, sentence: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= _MOST):
        raise UnclearError(sentence)
    return int(text)


def _shown_visits(visit: Visit) -> str:
    known = _known(visit)
    return "" if known is None else str(known.visits)


def _shown_used(visit: Visit) -> str:
    known = _known(visit)
    return "" if known is None else str(known.typed)


AUTHORISED: Mapping[str, Particular] = {
    "episode.authorised_visits": Particular(_shown_visits, _authorised_visits),
    "episode.authorised_used": Particular(_shown_used, _authorised_used),
}
