"""The day's check looks at what changed, and misses nothing that a look at all would find."""

import logging
from datetime import timedelta

import hypothesis.strategies as st
from hypothesis import given
from visit.engine import BEGIN, CODES, Table

from therapytimer.ui.desk.day_check import DayCheck
from therapytimer.visit.actions import Action, ActionKind, Change, History, Written
from therapytimer.visit.facts import Segment
from therapytimer.visit.invariant import breaches
from therapytimer.visit.stopwatch import Stopwatch

NOW = BEGIN + timedelta(hours=2)

instants = st.integers(0, 20)
segments = st.tuples(
    st.sampled_from(["97110", "97112", "97014"]),
    instants,
    st.one_of(st.none(), instants),
    st.sampled_from(["pt", "pta"]),
)
visits = st.dictionaries(st.sampled_from("ABC"), st.lists(segments, max_size=3), min_size=1)
steps = st.lists(visits, max_size=6)


class Doubts(logging.Handler):
    """Listens to what the check says to the log."""

    def __init__(self):
        super().__init__()
        self.heard = []

    def emit(self, record):
        self.heard.append(record.getMessage())


def logged(step, visit, made):
    rows = []
    for number, (code, start, stop, by) in enumerate(made):
        begun = BEGIN + timedelta(seconds=start)
        ended = None if stop is None else max(begun, BEGIN + timedelta(seconds=stop))
        segment = Segment(f"{step}-{visit}-{number}", visit, code, begun, ended, (by,))
        rows.append(Written(segment, f"action {step}"))
    return History(visit, (), tuple(rows))


@given(steps)
def test_after_each_change_every_doubt_of_the_day_has_been_said_once(changes):
    stopwatch, doubts = Stopwatch(CODES), Doubts()
    check, log = DayCheck(stopwatch), logging.getLogger("therapytimer")
    expected = set()
    log.addHandler(doubts)
    try:
        for step, changed in enumerate(changes):
            for visit, made in changed.items():
                stopwatch.take_in(logged(step, visit, made), f"patient of {visit}")
            check.news(NOW, "UTC")
            found = breaches(stopwatch.placed(stopwatch.segments()))
            expected |= {f"DAY-1 {' '.join(one.key)}" for one in found}
            assert sorted(doubts.heard) == sorted(expected)
    finally:
        log.removeHandler(doubts)


def test_what_begins_beside_an_old_visit_is_found():
    table = Table("A", "B")
    table.start(0, "97110", "A")
    table.stop(60, "97110", "A")
    check = DayCheck(table.stopwatch)
    assert check.news(NOW, "UTC") == ""
    start, stop = (BEGIN + timedelta(seconds=one) for one in (30, 50))
    late = Segment("late", "B", "97112", start, stop, ("pt",))
    action = Action("typed", ("B",), ActionKind.CORRECT, "pt", NOW)
    table.stopwatch.apply(Change(action, writes=(late,)))
    assert check.news(NOW, "UTC").startswith("97110 and 97112 of two visits cover the same time")
    assert check.news(NOW, "UTC") == ""
