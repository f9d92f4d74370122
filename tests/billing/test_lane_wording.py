"""How lanes are explained: who furnished what, what is left over, and what is open."""

import pytest

from therapytimer.billing.lane_wording import lane_reason, open_finding
from therapytimer.billing.lanes import Furnished

OVER = "one unit left over"


@pytest.mark.parametrize(
    ("minutes", "units", "said"),
    [
        ((15, 15), 2, "1 and 1, no unit left over."),
        ((8, 5), 1, f"0 and 0, {OVER} without CQ: the therapist's rest of 8 is 8 or more."),
        ((7, 7), 1, f"{OVER} with CQ: of the rests the assistant has 7 of 14 minutes, more than a"),
        ((6, 8), 1, f"{OVER} with CQ: the therapist's rest of 6 is under 8."),
        (
            (7, 16),
            2,
            f"0 and 1, {OVER} with CQ: of the rests the assistant has 1 of 8 minutes, more",
        ),
        (
            (7, 15),
            2,
            f"{OVER} without CQ: of the rests the assistant has 0 of 7 minutes, a tenth at",
        ),
        (
            (8, 9),
            2,
            "two units left over, one of them without CQ: the therapist's rest of 8 is 8 or",
        ),
        ((7, 9), 2, "two units left over with CQ: the therapist's rest of 7 is under 8."),
    ],
)
def test_what_is_left_over_is_explained(minutes, units, said):
    (reason,) = lane_reason(Furnished(*minutes), units, "CQ", pooled=True)
    assert said in reason


@pytest.mark.parametrize("pooled", [True, False])
def test_a_minute_of_the_seconds_of_both_is_explained(pooled):
    _, cut = lane_reason(Furnished(1, 2, doubtful=1), 0, "CQ", pooled=pooled)
    assert cut == (
        "The therapist's seconds are cut to whole minutes first: 1 minute made of the seconds of "
        "both leans to CQ."
    )
    _, cut = lane_reason(Furnished(1, 4, doubtful=2), 0, "CO", pooled=pooled)
    assert cut.endswith("2 minutes made of the seconds of both lean to CO.")


def test_an_assistant_was_not_alone_where_a_minute_has_seconds_of_both():
    said = lane_reason(Furnished(0, 1, doubtful=1), 0, "CQ", pooled=True)
    assert said[0].startswith("Therapist 0 minutes, assistant 1: whole 15s 0 and 0")
    assert lane_reason(Furnished(0, 1), 0, "CQ", pooled=True) == (
        "The assistant alone furnished it.",
    )


def test_a_doubt_names_every_other_way_and_every_reason():
    assert open_finding("97110", (3, (2, 1, 0)), ("one thing", "another"), "CQ") == (
        "97110: 2 of 3 units without CQ, by the program's rule. As no published rule decides "
        "(one thing; another), 1 or 0 would be possible too: please decide."
    )
