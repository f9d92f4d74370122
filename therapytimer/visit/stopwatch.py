"""The stopwatch: what runs over all open visits, and what each wish would change.

A wish is answered by a `Change` and alters nothing by itself: the caller commits the change
first and then hands it to `apply`, so that nothing is shown that is not on disk.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from therapytimer.billing.codes import Code, Contact
from therapytimer.visit.actions import Action, ActionKind, Change, History
from therapytimer.visit.facts import Decision, Fact, Mark, MarkKind, Segment
from therapytimer.visit.identity import new_id
from therapytimer.visit.overlap import Placed, overlapping, share_a_clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime


class RefusedError(Exception):
    """The wish is impossible; the text says why, in words for the clinician."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Who wishes something for which visit at which instant (`user` is a clinician's id)."""

    visit_id: str
    user: str
    at: datetime
    reason: str = ""


class Stopwatch:
    """The running segments of all open visits and the rules of who may run beside whom."""

    def __init__(self, codes: Mapping[str, Code]) -> None:
        self._codes = codes
        self._histories: dict[str, History] = {}
        self._patients: dict[str, str] = {}

    # What stands.

    def take_in(self, history: History, patient_id: str) -> None:
        """Follow a visit (again), with everything written to it so far."""
        self._histories[history.visit_id] = history
        self._patients[history.visit_id] = patient_id

    def leave_out(self, visit_id: str) -> None:
        """Follow a visit no longer; whoever asks makes sure that nothing runs in it."""
        self._histories.pop(visit_id, None)
        self._patients.pop(visit_id, None)

    def visit_ids(self) -> tuple[str, ...]:
        """Return the visits it follows, in the order they were taken in."""
        return tuple(self._histories)

    def history(self, visit_id: str) -> History:
        """Return everything written to one visit's log."""
        if visit_id not in self._histories:
            raise RefusedError("This visit is not open.")
        return self._histories[visit_id]

    def running(self, visit_id: str | None = None) -> tuple[Segment, ...]:
        """Return the running segments of one visit, or of all."""
        histories = self._histories.values() if visit_id is None else [self.history(visit_id)]
        return tuple(one for each in histories for one in each.segments() if one.stop is None)

    def placed(self, segments: Iterable[Segment]) -> tuple[Placed, ...]:
        """Join segments with whose time they take."""
        return tuple(
            Placed(one, self._patients[one.visit_id], self.contact(one.code)) for one in segments
        )

    def contact(self, code: str) -> Contact:
        """Tell whose time a code takes; refuses a code that nobody knows."""
        if code not in self._codes:
            raise RefusedError(f"{code} is not a billing code of this clinic.")
        return self._codes[code].contact

    def apply(self, change: Change) -> None:
        """Take a change as done."""
        for visit_id in change.action.visit_ids:
            if visit_id in self._histories:
                self._histories[visit_id] = self._histories[visit_id].after(change)

    def in_the_way(self, gone: Iterable[str], written: Iterable[Segment]) -> Segment | None:
        """Find a standing segment that would collide if `gone` went and `written` came."""
        left_out = set(gone)
        standing = [
            one
            for history in self._histories.values()
            for one in history.segments()
            if one.id not in left_out
        ]
        written = tuple(written)
        new = {one.id for one in written}
        for early, late in overlapping(self.placed([*standing, *written])):
            if early.segment.id in new:
                return late.segment
            if late.segment.id in new:
                return early.segment
        return None

    # Wishes.

    def start(self, wish: Wish, code: str, by: tuple[str, ...]) -> Change:
        """Start a code; whatever cannot run beside it stops at the same instant."""
        if self.contact(code) is Contact.GROUP:
            raise RefusedError(f"{code} is for a group: two or more visits must take part.")
        return self._start(
            wish, ActionKind.START, (Segment(new_id(), wish.visit_id, code, wish.at, None, by),)
        )

    def start_group(
        self, wish: Wish, code: str, by: tuple[str, ...], others: tuple[str, ...]
    ) -> Change:
        """Start a group code for this visit and others, all on one clinician's clock."""
        members = tuple(dict.fromkeys((wish.visit_id, *others)))
        if self.contact(code) is not Contact.GROUP:
            raise RefusedError(f"{code} is not a group code.")
        if len(members) < 2:  # noqa: PLR2004 - a group is two or more
            raise RefusedError(f"{code} is for a group: two or more visits must take part.")
        group = new_id()
        return self._start(
            wish,
            ActionKind.START,
            tuple(
                Segment(new_id(), member, code, wish.at, None, by, group=group)
                for member in members
            ),
        )

    def stop(self, wish: Wish, code: str) -> Change:
        """Stop one running code of a visit."""
        ended = [one for one in self.running(wish.visit_id) if one.code == code]
        if not ended:
            raise RefusedError(f"{code} is not running.")
        return self._change(wish, ActionKind.STOP, ended)

    def pause(self, wish: Wish, word: str = "") -> Change:
        """Stop the attended segment of a visit, with a word on why if there is one."""
        ended = [one for one in self.running(wish.visit_id) if self.contact(one.code).attended]
        if not ended:
            raise RefusedError("Nothing is running that could be paused.")
        mark = Mark(new_id(), wish.visit_id, MarkKind.PAUSE, wish.at, word)
        return self._change(wish, ActionKind.PAUSE, ended, (mark,))

    def resume(self, wish: Wish) -> Change:
        """Start again the attended code that ran last, by the same clinicians."""
        attended = [
            one
            for one in self.history(wish.visit_id).segments()
            if self.contact(one.code).attended and one.code in self._codes
        ]
        if not attended:
            raise RefusedError("Nothing has run yet in this visit.")
        last = max(attended, key=lambda one: one.stop or wish.at)
        if last.stop is None:
            raise RefusedError(f"{last.code} is already running.")
        return self.start(wish, last.code, last.by)

    def hand_over(self, wish: Wish, by: tuple[str, ...]) -> Change:
        """Let other clinicians go on with the attended code, from this instant."""
        ended = [one for one in self.running(wish.visit_id) if self.contact(one.code).attended]
        if not ended:
            raise RefusedError("Nothing is running that could be handed over.")
        if ended[0].by == by:
            raise RefusedError("The same clinicians are treating already.")
        begun = replace(ended[0], id=new_id(), start=wish.at, by=by)
        return self._start(wish, ActionKind.HAND_OVER, (begun,))

    def end(self, wish: Wish) -> Change:
        """End the hands-on part: everything of the visit stops."""
        mark = Mark(new_id(), wish.visit_id, MarkKind.ENDED, wish.at)
        return self._change(wish, ActionKind.END, self.running(wish.visit_id), (mark,))

    def void(self, wish: Wish) -> Change:
        """Void a visit that did not take place; `wish.reason` says why."""
        if not wish.reason.strip():
            raise RefusedError("Say why the visit is void.")
        mark = Mark(new_id(), wish.visit_id, MarkKind.VOID, wish.at, wish.reason)
        return self._change(wish, ActionKind.VOID, self.running(wish.visit_id), (mark,))

    def decide(self, wish: Wish, about: str, choice: str) -> Change:
        """Record a choice; an earlier one about the same gives way. No choice withdraws it."""
        earlier = tuple(
            fact.id
            for fact in self.history(wish.visit_id).live()
            if isinstance(fact, Decision) and fact.about == about
        )
        made = Decision(new_id(), wish.visit_id, about, choice, wish.user, wish.at)
        change = self._change(wish, ActionKind.DECIDE, (), (made,) if choice else ())
        return replace(change, supersedes=earlier)

    # How a change is put together.

    def _start(self, wish: Wish, kind: ActionKind, begun: tuple[Segment, ...]) -> Change:
        for segment in begun:
            self._refuse_twice(segment)
        new = self.placed(begun)
        ended = [
            old.segment
            for old in self.placed(self.running())
            if any(share_a_clock(old, one) for one in new)
        ]
        ended += self._left_alone(ended)
        change = self._change(wish, kind, ended, begun)
        return replace(change, supersedes=self._ended_marks(begun))

    def _refuse_twice(self, segment: Segment) -> None:
        for one in self.running(segment.visit_id):
            if one.code == segment.code and one.by == segment.by:
                raise RefusedError(f"{one.code} is already running.")

    def _left_alone(self, ended: list[Segment]) -> list[Segment]:
        """Find group segments that end because fewer than two patients are left."""
        gone = {one.id for one in ended}
        alone: list[Segment] = []
        for group in {one.group for one in ended if one.group is not None}:
            left = [one for one in self.running() if one.group == group and one.id not in gone]
            alone += left if len(left) == 1 else []
        return alone

    def _ended_marks(self, begun: Iterable[Segment]) -> tuple[str, ...]:
        """Find marks that said "ended" in visits that now go on."""
        return tuple(
            fact.id
            for one in begun
            for fact in self.history(one.visit_id).live()
            if isinstance(fact, Mark) and fact.kind is MarkKind.ENDED
        )

    def _change(
        self, wish: Wish, kind: ActionKind, ended: Iterable[Segment], writes: tuple[Fact, ...] = ()
    ) -> Change:
        self.history(wish.visit_id)
        ended = [*ended]
        ended += [one for one in self._left_alone(ended) if one not in ended]
        for one in ended:
            if wish.at < one.start:
                raise RefusedError(f"{one.code} would stop before it started.")
        visits = dict.fromkeys((wish.visit_id, *(one.visit_id for one in (*ended, *writes))))
        action = Action(
            new_id(),
            tuple(visits),
            kind,
            wish.user,
            wish.at,
            reason=wish.reason,
            stopped=tuple(one.id for one in ended),
        )
        return Change(action, {one.id: wish.at for one in ended}, (), writes)
