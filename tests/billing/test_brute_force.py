"""The rules against an enumeration of everything that the written rule allows.

The enumeration knows nothing of the program: it tries every way to give each code one unit or none
beyond its whole 15s, and keeps those that the published sentences do not forbid.
"""

import random
from collections import Counter
from functools import cache
from itertools import product

import pytest

from therapytimer.billing.payers import Rule
from therapytimer.billing.units import TimedMinutes, units_of

VECTORS = 8_500  # for each of the three rules and four seeds: 102,000


def chart(total):
    """Walk up the chart: 8 to 22 is 1, 23 to 37 is 2 and so on."""
    units, low = 0, 8
    while total >= low:
        units, low = units + 1, low + 15
    return units


def allowed_pooled(minutes):
    return every_way(minutes, least=1, total=chart(sum(minutes)))


def allowed_capped(minutes):
    wanted = sum(minute // 15 + (minute % 15 >= 8) for minute in minutes)
    return every_way(minutes, least=8, total=min(wanted, chart(sum(minutes))))


def allowed_per_code(minutes):
    return {tuple(chart(minute) for minute in minutes)}


def every_way(minutes, *, least, total):
    found = set()
    for extra in product((0, 1), repeat=len(minutes)):
        way = tuple(minute // 15 + more for minute, more in zip(minutes, extra, strict=True))
        taken = [minute % 15 for minute, more in zip(minutes, extra, strict=True) if more]
        refused = [minute % 15 for minute, more in zip(minutes, extra, strict=True) if not more]
        fair = max([rest for rest in refused if rest >= least], default=0) <= min(taken, default=15)
        if sum(way) == total and fair and all(rest >= least for rest in taken):
            found.add(way)
    return found


ALLOWED = {
    Rule.POOLED: allowed_pooled,
    Rule.PER_CODE: allowed_per_code,
    Rule.CAPPED: allowed_capped,
}


def by_default(vector, ways):
    """Choose the way in which the units go to more minutes first, then to the first started."""
    preferred = sorted(range(len(vector)), key=lambda order: -vector[order])
    return max(ways, key=lambda way: [way[order] - vector[order] // 15 for order in preferred])


def a_vector(chance):
    if chance.random() < 0.01:  # many codes of a few minutes: a remainder of 1 can earn a unit
        return tuple(chance.randint(0, 3) for _ in range(8))
    top = chance.choice((15, 24, 40, 130))
    return tuple(chance.randint(0, top) for _ in range(chance.randint(1, 6)))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("rule", Rule)
def test_no_vector_gets_what_the_written_rule_forbids(rule, seed, rounds):
    chance = random.Random(f"{rule} {seed}")  # noqa: S311 - invents minutes, no secrets
    allowed = cache(ALLOWED[rule])
    seen = Counter()
    for _ in range(rounds(VECTORS)):
        vector = a_vector(chance)
        split = [TimedMinutes(str(order), each, order) for order, each in enumerate(vector)]
        working = units_of(rule, split)
        ways = allowed(vector)
        assert tuple(code.units for code in working.codes) == by_default(vector, ways), vector
        assert bool(working.ties) == (len(ways) > 1), vector
        if chance.random() < 0.25:
            assert_every_way_is_offered(rule, split, working, ways)
        seen[len(ways)] += 1
    assert seen[1] > rounds(250)
    assert rule is Rule.PER_CODE or sum(seen.values()) - seen[1] > rounds(250)


def assert_every_way_is_offered(rule, split, working, ways):
    for tie in working.ties:
        for way in ways:
            chosen = tuple(c.code for c in working.codes if way[int(c.code)] > c.whole)
            choice = tuple(code for code in chosen if code in tie.among)
            picked = units_of(rule, split, {tuple(sorted(tie.among)): (choice, "Ann")})
            assert tuple(code.units for code in picked.codes) == way
            assert picked.ties[0].chosen_by == "Ann"
