"""Staying awake while a stopwatch runs, and no longer."""

from contextlib import contextmanager

from therapytimer.app.awake import Awake, system_hold


def test_the_system_is_held_once_and_let_go_once():
    said = []

    @contextmanager
    def hold():
        said.append("held")
        yield
        said.append("let go")

    awake = Awake(hold)
    for running in (False, True, True, False, False, True):
        awake.follow(running=running)
    assert said == ["held", "let go", "held"]


def test_a_system_that_refuses_is_no_trouble():
    awake = Awake(system_hold)
    awake.follow(running=True)
    awake.follow(running=False)
