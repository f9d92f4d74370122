"""From how many minutes on there is one more unit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from therapytimer.billing.next_unit import NextUnit, next_unit
from therapytimer.billing.payers import Rule
from therapytimer.billing.units import TimedMinutes, units_of

RULES = st.sampled_from(list(Rule))
MINUTES = st.lists(st.integers(1, 90), min_size=1, max_size=4)


def timed(minutes):
    return [TimedMinutes(f"9711{at}", number, at) for at, number in enumerate(minutes)]


def worked(rule, *minutes):
    return units_of(rule, timed(minutes))


def found(rule, code, *minutes):
    return next_unit(worked(rule, *minutes), code)


def test_by_the_pooled_rule_it_counts_the_minutes_of_all_timed_codes():
    assert found(Rule.POOLED, "97110", 20, 15) == NextUnit(3, 38, 35, None)
    assert found(Rule.POOLED, "97111", 20, 15) == NextUnit(3, 38, 35, None)


def test_by_the_midpoint_it_counts_the_minutes_of_the_code():
    assert found(Rule.PER_CODE, "97110", 20, 15) == NextUnit(3, 23, 20, "97110")


def test_a_cap_may_ask_for_more_than_the_midpoint():
    # 8, 8 and 7 minutes are 23: 2 units by the cap. One more at the third code is 24: still 2.
    assert found(Rule.CAPPED, "97112", 8, 8, 7) == NextUnit(3, 22, 7, "97112")


def test_the_sentence_is_a_fact():
    assert NextUnit(3, 38, 35, None).sentence == "3 units from 38 min of timed codes; now 35."
    assert NextUnit(1, 8, 3, "97110").sentence == "1 unit from 8 min of 97110; now 3."


def test_a_code_without_minutes_in_the_pool_has_no_next_unit():
    assert found(Rule.POOLED, "97014", 20) is None


@pytest.mark.parametrize("minutes", range(1, 60))
def test_the_pooled_rule_follows_the_published_chart(minutes):
    fact = found(Rule.POOLED, "97110", minutes)
    assert fact is not None
    assert fact.minutes in {8, 23, 38, 53, 68}
    assert minutes < fact.minutes <= minutes + 15


@given(RULES, MINUTES, st.data())
def test_there_is_always_a_next_unit_and_not_a_minute_sooner(rule, minutes, data):
    at = data.draw(st.integers(0, len(minutes) - 1))
    before = worked(rule, *minutes)
    fact = next_unit(before, f"9711{at}")
    assert fact is not None
    more = fact.minutes - fact.now
    assert more > 0

    def units(extra):
        longer = [*minutes[:at], minutes[at] + extra, *minutes[at + 1 :]]
        return worked(rule, *longer).units

    assert units(more) == fact.units > before.units
    assert all(units(fewer) <= before.units for fewer in range(more))
