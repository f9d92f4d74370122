"""What the tiles of a visit say: plain data made of plain data, without widgets."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from therapytimer.ui.keys.actions import TILE_KEYS
from therapytimer.ui.parts.treating import treated_by
from therapytimer.ui.tiles.face import TileFace
from therapytimer.visit.facts import Origin

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

    from therapytimer.billing.codes import Code
    from therapytimer.ui.tiles.face import TileState
    from therapytimer.visit.facts import Segment
    from therapytimer.visit.visit import Visit


def faces_of(
    visit: Visit,
    shown: Sequence[str],
    codes: Mapping[str, Code],
    now: datetime,
    unsaved: Collection[str] = (),
) -> list[TileFace]:
    """Make one face for each code shown; `unsaved` names segments that are not on disk yet."""
    return [
        _face(visit, codes[number], TILE_KEYS[place : place + 1], now, unsaved)
        for place, number in enumerate(shown)
    ]


def _face(visit: Visit, code: Code, key: str, now: datetime, unsaved: Collection[str]) -> TileFace:
    segments = [one for one in visit.segments if one.code == code.number]
    running = next((one for one in segments if one.stop is None), None)
    spent = sum((one.length(now) for one in segments), timedelta())
    origins = {one.origin for one in segments}
    return TileFace(
        code=code.number,
        name=code.name,
        key=key,
        elapsed_seconds=spent // timedelta(seconds=1),
        state=_state(segments, running, unsaved),
        by="" if running is None else treated_by(visit, running),
        typed=Origin.TYPED in origins,
        partly=len(origins) > 1,
    )


def _state(segments: list[Segment], running: Segment | None, unsaved: Collection[str]) -> TileState:
    if running is None:
        return "stopped" if segments else "idle"
    return "unsaved" if running.id in unsaved else "running"


def codes_shown(
    usual: Sequence[str], earlier: Sequence[str], used: Sequence[str], codes: Mapping[str, Code]
) -> list[str]:
    """Choose the codes of a board: those of the patient's visit before, then the usual ones.

    Those used in this visit follow. A code that this clinic no longer has is left out.
    """
    wanted = dict.fromkeys((*earlier, *usual, *used))
    return [number for number in wanted if number in codes]
