"""What stands in all open visits, and what would stand after a change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from therapytimer.billing.codes import Code, Contact
from therapytimer.visit.facts import Mark, MarkKind, Segment
from therapytimer.visit.overlap import Placed, exclude_each_other, overlapping
from therapytimer.visit.wish import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from therapytimer.visit.actions import Change, History


class Standing:
    """The histories of all open visits, with whose time their segments take."""

    def __init__(self, codes: Mapping[str, Code]) -> None:
        self._codes = codes
        self._histories: dict[str, History] = {}
        self._patients: dict[str, str] = {}

    def take_in(self, history: History, patient_id: str) -> None:
        """Follow a visit (again), with everything written to it so far."""
        self._histories[history.visit_id] = history
        self._patients[history.visit_id] = patient_id

    def leave_out(self, visit_id: str) -> None:
        """Follow a visit no longer; whoever asks makes sure that nothing runs in it."""
        self._histories.pop(visit_id, None)
        self._patients.pop(visit_id, None)

    def apply(self, change: Change) -> None:
        """Take a change as done."""
        if change.action.patients is not None:
            self._patients[change.action.visit_ids[0]] = change.action.patients[1]
        for visit_id in change.action.visit_ids:
            if visit_id in self._histories:
                self._histories[visit_id] = self._histories[visit_id].after(change)

    def after(self, change: Change) -> Standing:
        """Return what would stand after a change; nothing here is touched."""
        then = Standing(self._codes)
        for visit_id, history in self._histories.items():
            then.take_in(history, self._patients[visit_id])
        then.apply(change)
        return then

    def visit_ids(self) -> tuple[str, ...]:
        """Return the visits it follows, in the order they were taken in."""
        return tuple(self._histories)

    def patient(self, visit_id: str) -> str:
        """Name the patient of a visit by id."""
        return self._patients[visit_id]

    def history(self, visit_id: str) -> History:
        """Return everything written to one visit's log."""
        if visit_id not in self._histories:
            raise RefusedError("This visit is closed: a signed note stays as it is.")
        return self._histories[visit_id]

    def segments(self) -> tuple[Segment, ...]:
        """Return the segments that hold now in all visits; a void visit has none that count."""
        return tuple(
            one
            for visit_id, history in self._histories.items()
            if not self.marks(visit_id, MarkKind.VOID)
            for one in history.segments()
        )

    def running(self, visit_id: str | None = None) -> tuple[Segment, ...]:
        """Return the running segments of one visit, or of all."""
        histories = self._histories.values() if visit_id is None else [self.history(visit_id)]
        return tuple(one for each in histories for one in each.segments() if one.stop is None)

    def grouped(self, code: str, by: Iterable[str]) -> tuple[Segment, ...]:
        """Return what runs of a group code under the same hands: one segment a visit."""
        hands = set(by)
        return tuple(one for one in self.running() if one.code == code and set(one.by) == hands)

    def marks(self, visit_id: str, kind: MarkKind) -> tuple[Mark, ...]:
        """Return the marks of one kind that hold now in a visit."""
        live = self.history(visit_id).live()
        return tuple(fact for fact in live if isinstance(fact, Mark) and fact.kind is kind)

    def contact(self, code: str) -> Contact:
        """Tell whose time a code takes; refuses a code that nobody knows."""
        if code not in self._codes:
            raise RefusedError(f"{code} is not a billing code of this clinic.")
        return self._codes[code].contact

    def placed(self, segments: Iterable[Segment]) -> tuple[Placed, ...]:
        """Join segments with whose time they take."""
        return tuple(
            Placed(one, self._patients[one.visit_id], self._takes(one)) for one in segments
        )

    def _takes(self, segment: Segment) -> Contact:
        # A code that the clinic has dropped since takes all it could have taken.
        code = self._codes.get(segment.code)
        return Contact.ONE_ON_ONE if code is None else code.contact

    def attended(self, segment: Segment) -> bool:
        """Tell whether somebody attends to the patient (or caregiver) in a segment."""
        return self._takes(segment).attended

    def refuse_void(self, visit_ids: Iterable[str]) -> None:
        """Refuse to write to a visit that did not take place."""
        if any(self.marks(visit_id, MarkKind.VOID) for visit_id in visit_ids):
            raise RefusedError("This visit is void: undo that first.")

    def in_the_way(self, change: Change) -> Segment | None:
        """Find a segment that would collide after a change with what the change brings.

        Overlaps that stand already, between visits of two laptops, are no reason to refuse it.
        """
        known = {_ids(pair) for pair in self._collisions()}
        written = {fact.id for fact in change.writes}
        for pair in self.after(change)._collisions():  # noqa: SLF001 - of its own kind
            if _ids(pair) not in known:
                early, late = pair[0].segment, pair[1].segment
                return late if early.id in written else early
        return None

    def lone(self) -> tuple[Segment, ...]:
        """Return running group segments beside which no other patient of the group is left."""
        running = self.placed(self.running())
        return tuple(
            one.segment
            for one in running
            if one.contact is Contact.GROUP and not any(_partners(one, other) for other in running)
        )

    def with_left_alone(self, change: Change) -> Change:
        """Add to a change that groups end in which it leaves one patient alone.

        Raises:
            RefusedError: it would itself let one patient run alone in a group.
        """
        alone = self.after(change).lone()
        if not alone:
            return change
        for one in alone:
            if one in change.writes:
                raise RefusedError(f"{one.code} is for a group: two or more must take part.")
        action = change.action
        stops = {one.id: max(action.at, one.start) for one in alone}
        visits = dict.fromkeys((*action.visit_ids, *(one.visit_id for one in alone)))
        action = replace(action, visit_ids=tuple(visits), stopped=(*action.stopped, *stops))
        return replace(change, action=action, stops={**change.stops, **stops})

    def _collisions(self) -> tuple[tuple[Placed, Placed], ...]:
        return overlapping(self.placed(self.segments()), exclude_each_other)


def _ids(pair: tuple[Placed, Placed]) -> tuple[str, str]:
    return pair[0].segment.id, pair[1].segment.id


def _partners(one: Placed, other: Placed) -> bool:
    """Tell whether two running segments are two patients of one group under the same hands."""
    same_group = one.segment.group is not None and one.segment.group == other.segment.group
    same_hands = set(one.segment.by) == set(other.segment.by)
    return same_group and same_hands and one.patient_id != other.patient_id
