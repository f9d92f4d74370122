"""Wrong answers cost time, and PINs are not guessed for ever."""

from datetime import timedelta

import pytest
from clocks import FIRST
from hypothesis import given
from hypothesis import strategies as st

from therapytimer.store.errors import StoreError, WrongPassphraseError
from therapytimer.ui.desk.attempts import PINS, WAITS, Attempts

NOW = FIRST.wall


def refusing(problem):
    """What opens nothing, for this reason."""

    def refused():
        raise problem

    return refused


def wrong(attempts, at=NOW):
    """Try a passphrase that is not Jo's, and return what is said."""
    with pytest.raises(WrongPassphraseError) as said:
        attempts.tried("jo", at, refusing(WrongPassphraseError("Not theirs.")))
    return str(said.value)


def test_five_wrong_pins_are_heard_and_no_sixth():
    attempts = Attempts()
    assert [attempts.wrong_pin("jo") for _ in range(PINS)] == [4, 3, 2, 1, 0]
    assert not attempts.takes_pin("jo")
    assert attempts.takes_pin("alex")


def test_a_right_answer_begins_anew():
    attempts = Attempts()
    for _ in range(PINS):
        attempts.wrong_pin("jo")
    wrong(attempts)
    attempts.right("jo")
    assert attempts.takes_pin("jo")
    assert attempts.tried("jo", NOW, lambda: "open") == "open"
    assert wrong(attempts) == "Not theirs. Try again in 1 second."


def test_somebody_else_who_is_right_gives_nobody_else_new_pins():
    attempts = Attempts()
    for _ in range(PINS):
        attempts.wrong_pin("jo")
    attempts.right("alex")
    assert not attempts.takes_pin("jo")


def test_each_wrong_passphrase_waits_longer_up_to_the_fifth():
    attempts = Attempts()
    said = [wrong(attempts, at=NOW + timedelta(minutes=minute)) for minute in range(7)]
    waits = [int(one.split(" in ")[1].split()[0]) for one in said]
    assert waits == [1, 2, 4, 8, 16, 16, 16]


@given(st.integers(1, 12), st.floats(0, 30))
def test_a_passphrase_is_heard_again_once_the_wait_is_over(number, passed):
    attempts = Attempts()
    for minute in range(number):
        wrong(attempts, at=NOW - timedelta(minutes=number - 1 - minute))
    later = NOW + timedelta(seconds=passed)
    if later - NOW >= WAITS[min(number, len(WAITS)) - 1]:
        assert attempts.tried("jo", later, lambda: "open") == "open"
    else:
        with pytest.raises(WrongPassphraseError, match=r"^Try again in \d+ seconds?\.$"):
            attempts.tried("jo", later, lambda: "open")


def test_somebody_else_who_is_right_lets_nobody_guess_sooner():
    attempts = Attempts()
    wrong(attempts)
    assert attempts.tried("alex", NOW, lambda: "open") == "open"
    assert wrong(attempts) == "Try again in 1 second."


def test_a_full_disk_is_no_wrong_passphrase():
    attempts = Attempts()
    with pytest.raises(StoreError, match=r"^The disk is full\.$"):
        attempts.tried("jo", NOW, refusing(StoreError("The disk is full.")))
    assert attempts.tried("jo", NOW, lambda: "open") == "open"
