"""What must hold of any log at any time, checked by brute force and without the program's rules."""

from dataclasses import replace
from datetime import timedelta
from itertools import combinations

from therapytimer.visit.actions import ActionKind
from therapytimer.visit.facts import Mark, MarkKind, Origin, Segment

GROUPS = {"97150", "97552"}
CLINICIANS_CLOCK = {"97110", "97112", "97140", "97550"} | GROUPS
ATTENDED = CLINICIANS_CLOCK | {"97545"}
SLIP = timedelta(seconds=10)


def segments(stopwatch):
    """List the live segments of visits that took place."""
    for visit in stopwatch.visit_ids():
        live = stopwatch.history(visit).live()
        if not any(isinstance(one, Mark) and one.kind is MarkKind.VOID for one in live):
            yield from (one for one in live if isinstance(one, Segment))


def together(one, other, now):
    """Measure for how long two segments stand beside each other."""
    stop = min(one.stop or now, other.stop or now)
    return max(stop - max(one.start, other.start), timedelta())


def no_minute_counts_twice(stopwatch, patient, now):
    now += timedelta(hours=1)  # what runs will go on running
    for one, other in combinations(segments(stopwatch), 2):
        if not together(one, other, now):
            continue
        assert (one.visit_id, one.code) != (other.visit_id, other.code)
        if patient(one) == patient(other):
            assert not {one.code, other.code} <= ATTENDED
        elif {one.code, other.code} <= CLINICIANS_CLOCK and set(one.by) & set(other.by):
            assert {one.code, other.code} <= GROUPS
            assert one.group == other.group is not None


def no_running_group_has_one_patient(stopwatch, patient):
    running = [one for one in segments(stopwatch) if one.stop is None and one.code in GROUPS]
    for one in running:
        group = [other for other in running if other.group == one.group]
        assert len({patient(other) for other in group}) >= 2
        assert {frozenset(other.by) for other in group} == {frozenset(one.by)}


def no_unwatched_time_is_measured(stopwatch, dead, now):
    """What the stopwatch measured spans no sleep, stall or crash, but for a slip taken back."""
    for one in segments(stopwatch):
        if one.origin is not Origin.STOPWATCH:
            continue
        for start, stop in dead:
            begun, ended = max(one.start, start), min(one.stop or now, stop)
            if begun < ended:
                assert taken_back(stopwatch.history(one.visit_id), begun, ended), (one, start, stop)


def taken_back(history, begun, ended):
    at = {one.id: one.at for one in history.actions}
    backs = [one for one in history.actions if one.kind in {ActionKind.UNDO, ActionKind.REDO}]
    slips = [(at[one.undoes], one.at) for one in backs if one.at - at[one.undoes] <= SLIP]
    return any(start <= begun and ended <= stop for start, stop in slips)


def nothing_disappears(before, after):
    """Rows and actions only come; of an old row `stop` and `superseded_by` are filled once."""
    assert after.actions[: len(before.actions)] == before.actions
    for old, new in zip(before.rows, after.rows, strict=False):
        if isinstance(old.fact, Segment) and old.fact.stop is None:
            old = replace(old, fact=replace(old.fact, stop=new.fact.stop))  # noqa: PLW2901
        if old.superseded_by is None:
            old = replace(old, superseded_by=new.superseded_by)  # noqa: PLW2901
        assert old == new
    assert len(after.rows) >= len(before.rows)


def instants_run_forwards(history, now):
    at = [one.at for one in history.actions]
    assert at == sorted(at)
    assert all(one <= now for one in at)
    for row in history.rows:
        if isinstance(row.fact, Segment):
            assert row.fact.start <= (row.fact.stop or now) <= now
            assert row.fact.start.microsecond % 1000 == 0


def content(stopwatch):
    """Return what all logs say, without identities and origins."""
    return {visit: _content(stopwatch.history(visit)) for visit in stopwatch.visit_ids()}


def _content(history):
    return sorted(str(_plain(one)) for one in history.live())


def _plain(fact):
    if isinstance(fact, Segment):
        return replace(fact, id="", origin=Origin.STOPWATCH, reason="")
    return replace(fact, id="")


def whoever_is_left_is_paused(change, ran, patient):
    """A pause by itself belongs to those, and only those, whose clinician another patient took."""
    begun = [one for one in change.writes if isinstance(one, Segment)]
    stopped = [one for one in ran if one.id in change.stops and one.code in CLINICIANS_CLOCK]
    treated = {patient(one) for one in begun}
    left = {
        one.visit_id
        for one in stopped
        if patient(one) not in treated and any(takes_over(other, one) for other in begun)
    }
    marks = [one for one in change.writes if isinstance(one, Mark)]
    assert {one.visit_id for one in marks if one.word == "other patient"} == left
    assert all(one.at == change.action.at for one in marks)


def takes_over(begun, stopped):
    same_group = begun.group is not None and begun.group == stopped.group
    hands = set(begun.by) & set(stopped.by)
    return bool(hands) and begun.code in CLINICIANS_CLOCK and not same_group
