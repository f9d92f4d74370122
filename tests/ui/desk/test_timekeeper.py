"""The time line at run time: what is told of the time between two runs and two readings."""

from datetime import timedelta

from clocks import FIRST, SetClock

from therapytimer.ui.desk.timekeeper import Timekeeper
from therapytimer.visit.facts import GapKind


def keeper(clock, last=None, kept=None):
    return Timekeeper(clock, kept, last, visit_open=kept is not None)


def test_a_crash_before_the_first_sign_of_life_credits_nothing():
    clock = SetClock()
    before = keeper(clock)
    clock.work(900)
    again = keeper(clock, FIRST.wall, before.anchor)
    moment = again.first(None)
    assert (moment.gap, moment.since) == (GapKind.CRASH, FIRST.wall)


def test_a_clock_change_told_before_is_not_told_again_after_a_crash():
    clock = SetClock()
    first = keeper(clock)
    clock.set_wall(-3600)
    alive = (clock.read(), first.moment().at)
    clock.work(30)
    again = keeper(clock, alive[1], first.anchor)
    assert again.first(alive).clock is None


def test_a_clock_change_while_the_program_was_down_is_told():
    clock = SetClock()
    first = keeper(clock)
    alive = (clock.read(), first.moment().at)
    clock.work(30)
    clock.set_wall(120)
    again = keeper(clock, alive[1], first.anchor)
    assert again.first(alive).clock == "clock set forward by 2 min 0 s"


def test_a_clock_behind_after_a_restart_of_the_machine_is_told():
    clock = SetClock()
    first = keeper(clock)
    alive = (clock.read(), first.moment().at)
    clock.restart(-600)
    again = keeper(clock, alive[1], first.anchor)
    moment = again.first(alive)
    assert (moment.restarted, moment.at) == (True, alive[1])
    assert moment.clock == "clock set back by 10 min 0 s"


def test_the_anchor_is_renewed_only_while_no_visit_is_open():
    clock = SetClock()
    first = keeper(clock)
    clock.work(60)
    clock.set_wall(300)
    first.moment()
    assert first.renew(None)
    assert first.moment().at == FIRST.wall + timedelta(seconds=360)
    assert not first.renew(None)
