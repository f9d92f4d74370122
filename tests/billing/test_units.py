"""The three rules: the manual's examples, the chart's edges, the ties, the words."""

import pytest
from billing.builders import minutes, units
from billing.cases import CAPPED, CHART, MANUAL, MIDPOINT, TIES
from hypothesis import given
from hypothesis import strategies as st

from therapytimer.billing.payers import Rule
from therapytimer.billing.units import TimedMinutes, rounded, units_of

SPLITS = st.lists(st.integers(0, 130), max_size=7).map(
    lambda each: [TimedMinutes(f"9{order:04}", value, order) for order, value in enumerate(each)]
)
RULES = st.sampled_from(Rule)


@pytest.mark.parametrize("rule", Rule)
def test_the_working_names_its_rule(rule):
    assert units_of(rule, minutes("97110 8")).rule is rule


@pytest.mark.parametrize(("text", "total", "allowed"), MANUAL)
def test_examples_of_the_manual_hold(text, total, allowed):
    working = units_of(Rule.POOLED, minutes(text))
    assert working.units == total
    assert units(working) in allowed


@pytest.mark.parametrize(("text", "total", "allowed"), MANUAL)
def test_every_allowed_way_can_be_chosen_and_no_other(text, total, allowed):
    for way in allowed:
        plain = units_of(Rule.POOLED, minutes(text))
        choices = {
            tuple(sorted(tie.among)): (
                tuple(c for c in tie.among if way[c] > whole(plain, c)),
                "Ann",
            )
            for tie in plain.ties
        }
        assert units(units_of(Rule.POOLED, minutes(text), choices)) == way


def whole(working, code):
    return next(each.whole for each in working.codes if each.code == code)


@pytest.mark.parametrize(("value", "expected"), CHART)
def test_a_lone_code_follows_the_chart_under_every_rule(value, expected):
    for rule in Rule:
        assert units_of(rule, [TimedMinutes("97110", value)]).units == expected


@pytest.mark.parametrize(("text", "expected"), MIDPOINT)
def test_per_code_counts_each_code_alone(text, expected):
    assert units(units_of(Rule.PER_CODE, minutes(text))) == expected


@pytest.mark.parametrize(("text", "expected", "lost"), CAPPED)
def test_with_a_cap_the_smallest_remainders_lose_their_unit(text, expected, lost):
    working = units_of(Rule.CAPPED, minutes(text))
    assert units(working) == expected
    assert [code.code for code in working.codes if code.lost] == lost


@pytest.mark.parametrize(("rule", "text", "number", "among", "given_to"), TIES)
def test_ties_go_by_minutes_then_by_start(rule, text, number, among, given_to):
    (tie,) = units_of(rule, minutes(text)).ties
    assert (tie.units, tie.among, tie.given_to, tie.chosen_by) == (number, among, given_to, None)


def test_the_order_of_starting_breaks_a_tie_not_the_place_in_the_list():
    late, early = TimedMinutes("97110", 20, 1), TimedMinutes("97112", 20, 0)
    for listed in ([late, early], [early, late]):
        (tie,) = units_of(Rule.POOLED, listed).ties
        assert (tie.among, tie.given_to) == (("97112", "97110"), ("97112",))


def test_a_choice_moves_the_unit_and_names_who_chose():
    choices = {("97110", "97112"): (("97110",), "Ann Lee")}
    working = units_of(Rule.POOLED, minutes("97112 20, 97110 20"), choices)
    assert units(working) == {"97112": 1, "97110": 2}
    assert working.ties[0].chosen_by == "Ann Lee"
    assert working.codes[1].why.endswith("has one, chosen by Ann Lee.")


def test_a_choice_decides_who_keeps_a_unit_under_the_cap():
    choices = {("97110", "97112", "97140"): (("97140", "97112"), "Ann Lee")}
    working = units_of(Rule.CAPPED, minutes("97110 8, 97112 8, 97140 8"), choices)
    assert units(working) == {"97110": 0, "97112": 1, "97140": 1}
    assert working.ties[0].given_to == ("97112", "97140")
    assert [code.lost for code in working.codes] == [True, False, False]


@pytest.mark.parametrize(
    "chosen", [(), ("97110", "97112"), ("97140",), ("97110", "97110"), ("97110", "97140")]
)
def test_a_choice_that_does_not_fit_the_tie_is_ignored(chosen):
    choices = {("97110", "97112"): (chosen, "Ann Lee")}
    (tie,) = units_of(Rule.POOLED, minutes("97112 20, 97110 20"), choices).ties
    assert (tie.given_to, tie.chosen_by) == (("97112",), None)


def test_a_choice_for_other_codes_is_ignored():
    choices = {("97110", "97140"): (("97110",), "Ann Lee")}
    (tie,) = units_of(Rule.POOLED, minutes("97112 20, 97110 20"), choices).ties
    assert tie.given_to == ("97112",)


def test_only_the_cap_takes_a_unit_away():
    for rule in (Rule.POOLED, Rule.PER_CODE):
        for text in ("97112 20, 97110 20", "97110 8, 97112 8, 97140 8"):
            assert not any(code.lost for code in units_of(rule, minutes(text)).codes)


def test_equal_remainders_that_all_win_or_all_lose_are_no_tie():
    assert units_of(Rule.POOLED, minutes("97110 14, 97112 14, 97140 2")).ties == ()
    assert units_of(Rule.POOLED, minutes("97110 18, 97112 3, 97140 1")).ties == ()
    assert units_of(Rule.POOLED, minutes("97110 3, 97112 3")).ties == ()


def test_per_code_never_ties():
    assert units_of(Rule.PER_CODE, minutes("97110 8, 97112 8, 97140 8")).ties == ()


def test_the_chart_row_is_the_one_of_the_total():
    assert units_of(Rule.POOLED, minutes("97110 33, 97140 7")).chart_row == (38, 52)
    assert units_of(Rule.CAPPED, minutes("97110 8")).chart_row == (8, 22)
    assert units_of(Rule.POOLED, minutes("97110 7")).chart_row is None
    assert units_of(Rule.PER_CODE, minutes("97110 33, 97140 7")).chart_row is None


def test_no_code_gives_no_unit_and_no_words():
    for rule in Rule:
        working = units_of(rule, [])
        assert (working.minutes, working.units, working.codes) == (0, 0, ())
        assert (working.ties, working.sentences) == ((), ())


@pytest.mark.parametrize(
    ("value", "part", "expected"),
    [(30, 60, 0), (31, 60, 1), (90, 60, 1), (91, 60, 2), (7, 15, 0), (8, 15, 1), (-8, 15, -1)],
)
def test_a_last_part_counts_from_its_midpoint(value, part, expected):
    assert rounded(value, part) == expected


@given(RULES, SPLITS)
def test_units_of_the_codes_add_up_to_the_total(rule, split):
    working = units_of(rule, split)
    assert sum(code.units for code in working.codes) == working.units
    assert sum(code.minutes for code in working.codes) == working.minutes


@given(SPLITS)
def test_pooled_units_are_those_of_the_total(split):
    working = units_of(Rule.POOLED, split)
    assert working.units == (working.minutes + 7) // 15


@given(SPLITS)
def test_the_cap_is_the_lower_of_the_other_two_rules(split):
    pooled, alone = (units_of(rule, split).units for rule in (Rule.POOLED, Rule.PER_CODE))
    assert units_of(Rule.CAPPED, split).units == min(pooled, alone)


@given(RULES, SPLITS, st.data())
def test_one_more_minute_never_gives_fewer_units(rule, split, data):
    at = data.draw(st.integers(0, len(split)))
    longer = [
        TimedMinutes(item.code, item.minutes + (item.order == at), item.order) for item in split
    ]
    assert units_of(rule, longer).units >= units_of(rule, split).units


@given(RULES, SPLITS, st.randoms(use_true_random=False))
def test_the_place_in_the_list_does_not_matter(rule, split, chance):
    shuffled = chance.sample(split, len(split))
    assert units(units_of(rule, shuffled)) == units(units_of(rule, split))


@given(RULES, SPLITS)
def test_no_code_has_two_units_beyond_its_whole_ones(rule, split):
    for code in units_of(rule, split).codes:
        assert code.units - code.whole in ({0, 1} if code.remainder else {0})
        assert (code.whole, code.remainder) == divmod(code.minutes, 15)
