"""What a tab says of an open visit: plain data and words, without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from therapytimer.pdf.times import day
from therapytimer.ui.parts.initials import initials
from therapytimer.ui.parts.treating import treated_by
from therapytimer.ui.tiles.face import running_time
from therapytimer.visit.facts import MarkKind

if TYPE_CHECKING:
    from datetime import datetime

    from therapytimer.visit.visit import Visit

TabState = Literal["running", "paused", "not started", "ended"]


@dataclass(frozen=True)
class TabFace:
    """Everything one tab shows.

    `codes` are those that run, `seconds` how long the latest of them has, `by` who treats.
    `gap` says that a gap waits for its answer, `asks` that something has gone on for long.
    """

    visit_id: str
    name: str
    born: str
    state: TabState
    codes: tuple[str, ...] = ()
    by: str = ""
    seconds: int = 0
    gap: bool = False
    asks: bool = False
    is_current: bool = False
    is_veiled: bool = False  # others may read along: no name but that of the visit on the board

    @property
    def title(self) -> str:
        """Whose visit it is."""
        return initials(self.name) if self._hides_name else self.name

    @property
    def birth(self) -> str:
        """The second identifier, where the first is shown, with the month cut to three letters."""
        month, _, rest = self.born.partition(" ")
        return "" if self._hides_name else f"{month[:3]} {rest}"

    @property
    def word(self) -> str:
        """The state in words: "97110 running", "paused"."""
        return " ".join((" + ".join(self.codes), self.state)).strip()

    @property
    def time(self) -> str:
        """How long the code that runs has run since it began."""
        return running_time(self.seconds) if self.codes else ""

    @property
    def warning(self) -> str:
        """What somebody should look at, in words."""
        if self.gap:
            return "gap open"
        return "still treating?" if self.asks else ""

    @property
    def line(self) -> str:
        """What stands below the name, the most important first: the rest may be cut."""
        return " · ".join(one for one in (self.word, self.warning, self.time, self.by) if one)

    @property
    def spoken(self) -> str:
        """The name for a screen reader. It holds no seconds, so a tick does not change it."""
        born = "" if self._hides_name else f"born {self.born}"
        said = (self.title, born, self.word, self.warning, self.by)
        return ", ".join(one for one in said if one)

    @property
    def _hides_name(self) -> bool:
        return self.is_veiled and not self.is_current


def face_of(visit: Visit, now: datetime, *, gap: bool, asks: bool) -> TabFace:
    """Make the face of a visit as it stands now."""
    running = [one for one in visit.segments if one.stop is None]
    latest = max(running, key=lambda one: one.start, default=None)
    spent = timedelta() if latest is None else latest.length(now)
    return TabFace(
        visit_id=visit.id,
        name=visit.patient.name,
        born=day(visit.patient.born_on),
        state=_state(visit),
        codes=tuple(one.code for one in running),
        by="" if latest is None else treated_by(visit, latest),
        seconds=spent // timedelta(seconds=1),
        gap=gap,
        asks=asks,
    )


def _state(visit: Visit) -> TabState:
    if any(one.stop is None for one in visit.segments):
        return "running"
    if any(one.kind in {MarkKind.ENDED, MarkKind.VOID} for one in visit.marks):
        return "ended"
    return "paused" if visit.segments else "not started"
