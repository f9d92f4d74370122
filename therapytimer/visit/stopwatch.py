"""The stopwatch: what runs over all open visits, and what each wish would change.

A wish is answered by a `Change` and alters nothing by itself: the caller commits the change
first and then hands it to `apply`, so that nothing is shown that is not on disk.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from therapytimer.billing.codes import Contact
from therapytimer.visit.actions import Action, ActionKind, Change
from therapytimer.visit.facts import Decision, Fact, Mark, MarkKind, Segment
from therapytimer.visit.identity import new_id
from therapytimer.visit.overlap import exclude_each_other
from therapytimer.visit.standing import Standing
from therapytimer.visit.wish import RefusedError, Wish

if TYPE_CHECKING:
    from collections.abc import Iterable

_GROUP_OF_TWO = "A group takes two or more open visits."
OTHER_PATIENT = "other patient"  # the word of a pause that another patient's start has made


class Stopwatch(Standing):
    """The running segments of all open visits and the rules of who may run beside whom."""

    def start(self, wish: Wish, code: str, by: tuple[str, ...]) -> Change:
        """Start a code; whatever cannot run beside it stops at the same instant."""
        if self.contact(code) is Contact.GROUP:
            raise RefusedError(_GROUP_OF_TWO)
        return self._start(wish, ActionKind.START, (_begun(wish, wish.visit_id, code, by),))

    def start_group(
        self, wish: Wish, code: str, by: tuple[str, ...], others: tuple[str, ...]
    ) -> Change:
        """Start a group code for this visit and others, all on one clinician's clock.

        Where one of them is in such a group already, the others join it.
        """
        if self.contact(code) is not Contact.GROUP:
            raise RefusedError(f"{code} is not a group code.")
        members = dict.fromkeys((wish.visit_id, *others))
        if len(members) < 2:  # noqa: PLR2004 - a group is two or more
            raise RefusedError(_GROUP_OF_TWO)
        within = [one for member in members for one in self.running(member) if _is(one, code, by)]
        group = within[0].group if within else new_id()
        joining = [one for one in members if one not in {each.visit_id for each in within}]
        if not joining:
            raise RefusedError(f"{code} is already running.")
        begun = (_begun(wish, member, code, by, group) for member in joining)
        return self._start(wish, ActionKind.START, tuple(begun))

    def stop(self, wish: Wish, code: str) -> Change:
        """Stop one running code of a visit."""
        ended = [one for one in self.running(wish.visit_id) if one.code == code]
        if not ended:
            raise RefusedError(f"{code} is not running.")
        return self._change(wish, ActionKind.STOP, ended)

    def pause(self, wish: Wish, word: str = "") -> Change:
        """Stop the attended segment of a visit, with a word on why if there is one."""
        ended = self._attended(wish)
        if not ended:
            raise RefusedError("Nothing is running that could be paused.")
        mark = Mark(new_id(), wish.visit_id, MarkKind.PAUSE, wish.at, word)
        return self._change(wish, ActionKind.PAUSE, ended, (mark,))

    def word_pause(self, wish: Wish, word: str) -> Change:
        """Give the latest pause of a visit its word; the pause keeps its instant."""
        pauses = self.marks(wish.visit_id, MarkKind.PAUSE)
        if not pauses:
            raise RefusedError("The visit has not been paused.")
        latest = max(pauses, key=lambda one: one.at)
        worded = replace(latest, id=new_id(), word=word)
        change = self._change(wish, ActionKind.PAUSE, (), (worded,))
        return replace(change, supersedes=(latest.id,))

    def resume(self, wish: Wish) -> Change:
        """Start again the attended code that ran last, by the same clinicians."""
        running = self._attended(wish)
        if running:
            raise RefusedError(f"{running[0].code} is already running.")
        ran = [one for one in self.history(wish.visit_id).segments() if self.attended(one)]
        if not ran:
            raise RefusedError("Nothing has run yet in this visit.")
        last = max(ran, key=lambda one: (one.stop or wish.at, one.start))
        return self.start(wish, last.code, last.by)

    def hand_over(self, wish: Wish, by: tuple[str, ...]) -> Change:
        """Let other clinicians go on with the attended code, from this instant.

        A group has one clinician: all its patients go over together.
        """
        ended = self._attended(wish)
        if not ended:
            raise RefusedError("Nothing is running that could be handed over.")
        if set(ended[0].by) == set(by):
            raise RefusedError("The same clinicians are treating already.")
        if ended[0].group is not None:
            ended = [one for one in self.running() if one.group == ended[0].group]
        begun = (_begun(wish, one.visit_id, one.code, by, one.group) for one in ended)
        return self._start(wish, ActionKind.HAND_OVER, tuple(begun))

    def end(self, wish: Wish) -> Change:
        """End the hands-on part: everything of the visit stops."""
        running = self.running(wish.visit_id)
        if self.marks(wish.visit_id, MarkKind.ENDED) and not running:
            raise RefusedError("This visit has ended already.")
        mark = Mark(new_id(), wish.visit_id, MarkKind.ENDED, wish.at)
        change = self._change(wish, ActionKind.END, running, (mark,))
        return replace(change, supersedes=self.ended_marks(running))

    def void(self, wish: Wish) -> Change:
        """Void a visit that did not take place; `wish.reason` says why."""
        if not wish.reason.strip():
            raise RefusedError("Say why the visit is void.")
        self.refuse_void((wish.visit_id,))
        mark = Mark(new_id(), wish.visit_id, MarkKind.VOID, wish.at, wish.reason)
        return self._change(wish, ActionKind.VOID, self.running(wish.visit_id), (mark,))

    def decide(self, wish: Wish, about: str, choice: str) -> Change:
        """Record a choice; an earlier one about the same gives way. No choice withdraws it."""
        earlier = tuple(
            fact.id
            for fact in self.history(wish.visit_id).live()
            if isinstance(fact, Decision) and fact.about == about
        )
        if not (choice or earlier):
            raise RefusedError("There is no choice to withdraw.")
        made = Decision(new_id(), wish.visit_id, about, choice, wish.user, wish.at)
        change = self._change(wish, ActionKind.DECIDE, (), (made,) if choice else ())
        return replace(change, supersedes=earlier)

    def ended_marks(self, segments: Iterable[Segment]) -> tuple[str, ...]:
        """Name the marks that said "ended" in visits in which one of these segments runs."""
        visits = dict.fromkeys(one.visit_id for one in segments if one.stop is None)
        return tuple(mark.id for one in visits for mark in self.marks(one, MarkKind.ENDED))

    # How a change is put together.

    def _attended(self, wish: Wish) -> list[Segment]:
        return [one for one in self.running(wish.visit_id) if self.attended(one)]

    def _start(self, wish: Wish, kind: ActionKind, begun: tuple[Segment, ...]) -> Change:
        self.refuse_void(one.visit_id for one in begun)
        for one in begun:
            self._refuse_twice(one)
        new = self.placed(begun)
        if any(exclude_each_other(one, other) for one, other in combinations(new, 2)):
            raise RefusedError("A patient can take part in a group only once.")
        ended = [
            old.segment
            for old in self.placed(self.running())
            if any(exclude_each_other(old, one) for one in new)
        ]
        for one in ended:
            if wish.at < one.start:
                raise RefusedError(f"{one.code} would stop before it started.")
        change = self._change(wish, kind, ended, (*begun, *self._left(wish, ended, begun)))
        return replace(change, supersedes=self.ended_marks(begun))

    def _left(
        self, wish: Wish, ended: Iterable[Segment], begun: Iterable[Segment]
    ) -> tuple[Mark, ...]:
        """Mark the visits whose patients are left for another one as paused, and say so."""
        treated = {self.patient(one.visit_id) for one in begun}
        left = dict.fromkeys(
            one.visit_id for one in ended if self.patient(one.visit_id) not in treated
        )
        return tuple(
            Mark(new_id(), visit_id, MarkKind.PAUSE, wish.at, OTHER_PATIENT) for visit_id in left
        )

    def _refuse_twice(self, segment: Segment) -> None:
        if not segment.by:
            raise RefusedError("Say who treats.")
        for one in self.running(segment.visit_id):
            if _is(one, segment.code, segment.by):
                raise RefusedError(f"{one.code} is already running.")

    def _change(
        self, wish: Wish, kind: ActionKind, ended: Iterable[Segment], writes: tuple[Fact, ...] = ()
    ) -> Change:
        self.history(wish.visit_id)
        ended = tuple(ended)
        # A stop is never refused, even where the time line were to run backwards.
        stops = {one.id: max(wish.at, one.start) for one in ended}
        visits = dict.fromkeys((wish.visit_id, *(one.visit_id for one in (*ended, *writes))))
        action = Action(
            new_id(),
            tuple(visits),
            kind,
            wish.user,
            wish.at,
            reason=wish.reason,
            stopped=tuple(stops),
        )
        return self.with_left_alone(Change(action, stops, (), writes))


def _begun(
    wish: Wish, visit_id: str, code: str, by: tuple[str, ...], group: str | None = None
) -> Segment:
    return Segment(new_id(), visit_id, code, wish.at, None, by, group=group)


def _is(running: Segment, code: str, by: tuple[str, ...]) -> bool:
    return running.code == code and set(running.by) == set(by)
