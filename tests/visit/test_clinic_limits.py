"""The clinic's limits: kept as minutes, read strictly from a clinic file."""

import pytest

from therapytimer.visit.attention import Limits
from therapytimer.visit.clinic_limits import limit_fields, limits_in, read_limits
from therapytimer.visit.record.fields import Fields, RecordError

OWN = Limits(20, 60, 100, 45)


def test_a_clinic_that_set_nothing_has_those_that_ship():
    assert limits_in({}) == Limits(30, 75, 120, 90)


def test_what_is_kept_comes_back_the_same():
    assert limits_in({"limits": limit_fields(OWN)}) == OWN


def test_what_is_not_set_is_as_it_ships():
    assert limits_in({"limits": {"paused_minutes": 45}}) == Limits(paused_minutes=45)


def test_a_clinic_file_gives_what_it_has():
    assert read_limits(Fields({"visit_minutes": 600, "segment_minutes": 5}, "limits")) == {
        "segment_minutes": 5,
        "visit_minutes": 600,
    }


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ({"segment_minutes": 4}, "limits.segment_minutes is 4; expected 5 to 600 minutes."),
        ({"segment_minutes": 0}, "limits.segment_minutes is 0; expected 5 to 600 minutes."),
        ({"visit_minutes": 601}, "limits.visit_minutes is 601; expected a whole number"),
        ({"visit_minutes": "60"}, "limits.visit_minutes is '60'; expected a whole number"),
        ({"nap_minutes": 30}, "limits.nap_minutes is no limit; expected segment_minutes, "),
    ],
)
def test_a_limit_that_cannot_be_is_refused_in_one_sentence(written, sentence):
    with pytest.raises(RecordError) as refusal:
        read_limits(Fields(written, "limits"))
    assert str(refusal.value).startswith(sentence)
