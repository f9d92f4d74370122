"""The lane rule alone: whole 15s, rests, the tenth, and what no published rule decides."""

import random
from collections import Counter
from fractions import Fraction

import pytest
from billing.lane_cases import OPEN, OPEN_ALONE

from therapytimer.billing import decisions
from therapytimer.billing.lanes import (
    Furnished,
    as_a_whole,
    lanes_of,
    over_a_tenth,
    short_cuts_agree,
    unit_by_unit,
)

VECTORS = 25_000


def a_row(case, *, pooled):
    minutes, units, plain, offered = case
    lanes = lanes_of(Furnished(*minutes), units, pooled=pooled)
    assert (lanes.share.plain_units, tuple(lanes.offered)) == (plain, offered)
    assert lanes.offered[plain] == lanes.share
    for number, way in lanes.offered.items():
        assert (way.plain_units, way.marked_units) == (number, units - number)
    assert bool(lanes.open_because) == (len(offered) > 1)
    assert lanes.chosen_by is None


@pytest.mark.parametrize("case", OPEN)
def test_what_is_open_is_offered(case):
    a_row(case, pooled=True)


@pytest.mark.parametrize("case", OPEN_ALONE)
def test_what_is_open_outside_the_pool_is_offered(case):
    a_row(case, pooled=False)


def test_what_is_open_says_why():
    assert lanes_of(Furnished(8, 8), 2, pooled=True).open_because == (decisions.LANE_TWO,)
    assert lanes_of(Furnished(7, 1), 1, pooled=True).open_because == (decisions.LANE_TENTH,)
    assert lanes_of(Furnished(7, 9, 1), 1, pooled=True).open_because == (decisions.LANE_MINUTE,)
    both = (decisions.LANE_TENTH, decisions.LANE_MINUTE)
    assert lanes_of(Furnished(7, 1, 1), 1, pooled=True).open_because == both
    assert lanes_of(Furnished(17, 2, 1), 1, pooled=False).open_because == both


def test_a_choice_among_what_is_open_stands():
    lanes = lanes_of(Furnished(8, 8), 2, pooled=True, choice=("0", "Ann"))
    assert (lanes.share.plain_units, lanes.share.marked_units) == (0, 2)
    assert (lanes.chosen_by, tuple(lanes.offered)) == ("Ann", (1, 0))


def test_the_programs_way_can_be_chosen_too():
    lanes = lanes_of(Furnished(8, 8), 2, pooled=True, choice=("1", "Ann"))
    assert (lanes.share.plain_units, lanes.chosen_by) == (1, "Ann")


@pytest.mark.parametrize("choice", ["2", "", "one", "-1", "01"])
def test_a_choice_that_is_not_open_is_ignored(choice):
    lanes = lanes_of(Furnished(8, 8), 2, pooled=True, choice=(choice, "Ann"))
    assert (lanes.share.plain_units, lanes.chosen_by) == (1, None)


def test_where_nothing_is_open_nothing_is_chosen():
    lanes = lanes_of(Furnished(9, 14), 2, pooled=True, choice=("1", "Ann"))
    assert (lanes.chosen_by, lanes.open_because) == (None, ())


def test_a_doubtful_minute_given_to_the_therapist_moves_with_its_unit():
    share = lanes_of(Furnished(7, 9, 1), 1, pooled=True, choice=("1", "Ann")).share
    assert (share.plain_minutes, share.marked_minutes, share.plain_units) == (8, 8, 1)
    share = lanes_of(Furnished(17, 3, 1), 2, pooled=False, choice=("2", "Ann")).share
    assert (share.plain_minutes, share.marked_minutes, share.plain_units) == (20, 0, 2)


def test_outside_the_pool_all_minutes_go_with_the_units_chosen():
    share = lanes_of(Furnished(17, 2), 1, pooled=False, choice=("1", "Ann")).share
    assert (share.plain_minutes, share.marked_minutes) == (19, 0)
    assert (share.plain_units, share.marked_units) == (1, 0)


def test_of_two_ways_to_the_same_units_the_first_stands():
    share = lanes_of(Furnished(7, 1, 1), 1, pooled=True, choice=("1", "Ann")).share
    assert (share.plain_minutes, share.marked_minutes, share.plain_units) == (7, 1, 1)


def reckoned(therapist, assistant, units):
    """Hand out units one by one, as the manual's sentences go."""
    plain = 0
    while therapist >= 15:
        therapist, units, plain = therapist - 15, units - 1, plain + 1
    while assistant >= 15:
        assistant, units = assistant - 15, units - 1
    if units == 2:
        return plain + (therapist in range(8, 15))
    if units == 1 and therapist < 8:
        tiny = assistant == 0 or Fraction(assistant, therapist + assistant) <= Fraction(1, 10)
        return plain + (assistant not in range(8, 15) and tiny)
    return plain + units


def possible_units(therapist, assistant):
    """Give the units that a code can have: its whole 15s, and one more for a remainder."""
    whole, rest = divmod(therapist + assistant, 15)
    return [whole, whole + 1] if rest else [whole]


def test_unit_by_unit_is_as_reckoned_one_by_one(rounds):
    chance = random.Random("lanes")  # noqa: S311 - invents minutes, no secrets
    seen = Counter()
    for _ in range(rounds(VECTORS)):
        top = chance.choice((9, 16, 31, 130))
        therapist, assistant = chance.randint(0, top), chance.randint(0, top)
        for units in possible_units(therapist, assistant):
            share = unit_by_unit(Furnished(therapist, assistant), units)
            left = units - therapist // 15 - assistant // 15
            assert left in {0, 1, 2}
            assert share.plain_units == reckoned(therapist, assistant, units)
            assert share.plain_units + share.marked_units == units
            assert (share.plain_minutes, share.marked_minutes) == (therapist, assistant)
            assert share.plain_units == 0 or therapist > 0
            assert share.marked_units == 0 or assistant > 0
            seen[left] += 1
    assert min(seen.values()) > rounds(1000)


def test_every_small_vector_is_as_reckoned():
    for therapist in range(50):
        for assistant in range(50):
            for units in possible_units(therapist, assistant):
                share = unit_by_unit(Furnished(therapist, assistant), units)
                assert share.plain_units == reckoned(therapist, assistant, units)


@pytest.mark.parametrize("minutes", range(1, 200))
def test_outside_the_pool_more_than_a_tenth_marks_everything(minutes):
    for assistant in range(minutes + 1):
        share = as_a_whole(Furnished(minutes - assistant, assistant), 3)
        over = Fraction(assistant, minutes) > Fraction(1, 10)
        assert (share.plain_units, share.marked_units) == ((0, 3) if over else (3, 0))
        assert (share.plain_minutes, share.marked_minutes) == (
            (0, minutes) if over else (minutes, 0)
        )


@pytest.mark.parametrize("minutes", range(1, 200))
def test_the_short_cuts_of_cms_never_mark_what_the_exact_test_leaves_plain(minutes):
    for assistant in range(minutes + 1):
        percent = Fraction(100 * assistant, minutes)
        rounds_to_eleven = percent >= Fraction(21, 2)
        tenth = minutes // 10 + (minutes % 10 >= 5)
        agree = rounds_to_eleven and assistant >= tenth + 1
        assert short_cuts_agree(assistant, minutes) == agree
        assert over_a_tenth(assistant, minutes) or not agree


@pytest.mark.parametrize("doubtful", range(4))
def test_whatever_the_doubtful_minutes_could_give_is_offered(doubtful):
    for therapist in range(40):
        for assistant in range(4, 40):
            for units in possible_units(therapist, assistant):
                time = Furnished(therapist, assistant, doubtful)
                offered = set(lanes_of(time, units, pooled=True).offered)
                moved = {
                    reckoned(therapist + each, assistant - each, units)
                    for each in range(doubtful + 1)
                    if units - (therapist + each) // 15 - (assistant - each) // 15 >= 0
                }
                assert moved <= offered
                without = lanes_of(Furnished(therapist, assistant), units, pooled=True)
                assert without.open_because or moved == offered


def test_one_reason_is_told_once():
    lanes = lanes_of(Furnished(6, 10, 3), 1, pooled=True)
    assert lanes.open_because == (decisions.LANE_MINUTE,)
