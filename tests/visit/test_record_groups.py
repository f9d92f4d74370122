"""How many took part in a group stands in the record by value, and nobody else is named."""

import pytest
from builders import CATALOGUE, PAYERS, a_record, a_visit, at

from therapytimer.visit.group import GroupSize
from therapytimer.visit.record import RecordError, visit_of

SIZES = (GroupSize("g", at("14:00"), at("14:10"), 2), GroupSize("g", at("14:10"), None, 3))


def read(record):
    return visit_of(record, CATALOGUE, PAYERS)


def test_sizes_are_written_and_read_again():
    visit = a_visit("97150 14:00-14:20", groups=SIZES)
    record = a_record(visit)
    assert record["groups"] == [
        {
            "group": "g",
            "start": "2026-11-20T14:00:00Z",
            "stop": "2026-11-20T14:10:00Z",
            "patients": 2,
        },
        {"group": "g", "start": "2026-11-20T14:10:00Z", "stop": None, "patients": 3},
    ]
    assert read(record).groups == SIZES


def test_a_visit_without_a_group_has_no_such_field():
    record = a_record(a_visit())
    assert "groups" not in record
    assert read(record).groups == ()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"patients": 0}, r"groups\[0\]\.patients is 0; expected a whole number from 1 to 999"),
        ({"patients": None}, r"groups\[0\]\.patients is 0; expected a whole number from 1"),
        ({"patients": 1000}, r"groups\[0\]\.patients is 1000; expected a whole number from 0"),
        ({"stop": "2026-11-20T13:59:00Z"}, r"groups\[0\]\.stop .* expected an instant not before"),
        ({"group": ""}, r"groups\[0\]\.group"),
    ],
)
def test_a_size_that_cannot_be_is_refused_in_one_sentence(change, sentence):
    record = a_record(a_visit("97150 14:00-14:20", groups=SIZES))
    record["groups"][0] |= change
    with pytest.raises(RecordError, match=sentence):
        read(record)


def test_a_group_of_one_and_without_length_is_read_as_it_stands():
    record = a_record(a_visit("97150 14:00-14:20", groups=SIZES[:1]))
    record["groups"][0] |= {"patients": 1, "stop": record["groups"][0]["start"]}
    (size,) = read(record).groups
    assert (size.patients, size.start) == (1, size.stop)
