"""A running visit ticked through at speed: its time is exact, and nothing piles up in memory."""

import gc

import pytest
from builders import PATIENT, PAYERS

from therapytimer.ui.visits.new_visit import NewVisit

TICK, A_MINUTE = 0.1, 600  # seconds of one tick, ticks of a minute
GROWN = 500  # objects: labels and bills of other minutes, not a trail of ticks


def ticked(office, clock, qapp, ticks):
    for _ in range(ticks):
        clock.work(TICK)
        office.desk.tick()
        qapp.processEvents()


@pytest.mark.timeout(1_800)
def test_an_hour_of_ticks_leaves_the_memory_as_it_was(office, clock, qapp, long_form):
    minutes = 60 if long_form else 4
    office.desk.ticked.disconnect(office.guard.watch)  # nobody touches anything, and none locks
    office.reception.open_visit(NewVisit(PATIENT, PAYERS[0], "PT"))
    for code in ("97014", "97112"):
        office.treatment.tap(code)
    ticked(office, clock, qapp, A_MINUTE)
    gc.collect()
    before = len(gc.get_objects())
    ticked(office, clock, qapp, A_MINUTE * (minutes - 1))
    gc.collect()
    assert len(gc.get_objects()) - before < GROWN
    spent = {one.code: one.length(office.desk.now()) for one in office.desk.stopwatch.running()}
    assert {one.total_seconds() for one in spent.values()} == {60 * minutes}
    office.treatment.tap("97112")
    kept = office.desk.store.visits.load(office.treatment.visit_id)
    assert {one.code for one in kept.segments if one.stop is None} == {"97014"}
