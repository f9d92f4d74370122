"""The clinic's own codes: one line in, one line out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from therapytimer.billing.codes import DISCIPLINES, Code, Contact, TimeBasis
from therapytimer.billing.own_codes import own_code_line, parse_own_code

NEEDLING = "20560 dry needling, 1-2 muscles; untimed; one_on_one; PT"
WORDS = st.text("abc ,<&éß-()'", min_size=1, max_size=30).map(str.strip).filter(len)
LINES = st.builds(
    "{} {}; {}; {}{}{}".format,
    st.from_regex(r"\A[0-9][0-9A-Z]{2,7}\Z"),
    WORDS,
    st.sampled_from(["timed; one_on_one", *(f"untimed; {contact}" for contact in Contact)]),
    st.lists(st.sampled_from(DISCIPLINES), min_size=1).map(", ".join),
    st.just(""),
    st.lists(WORDS, max_size=3).map(lambda each: "".join(f"; covered by {one}" for one in each)),
)


def test_one_line_makes_a_code():
    assert parse_own_code(NEEDLING) == Code(
        number="20560",
        name="dry needling, 1-2 muscles",
        basis=TimeBasis.UNTIMED,
        contact=Contact.ONE_ON_ONE,
        disciplines=("PT",),
        own=True,
    )


def test_a_timed_code_enters_the_pool():
    code = parse_own_code("CUP1 cupping; timed; one_on_one; PT, OT")
    assert (code.basis, code.pooled, code.counted) == (TimeBasis.TIMED, True, False)
    assert (code.first_minutes, code.part_minutes) == (15, 15)
    assert code.disciplines == ("PT", "OT")


def test_what_is_wanted_more_follows():
    code = parse_own_code(
        "L3908 wrist splint; untimed; supervised; OT PT; by piece; covered by Self-pay; "
        "covered by Commercial (pooled); covered by Self-pay"
    )
    assert (code.counted, code.contact) == (True, Contact.SUPERVISED)
    assert code.covered_by == ("Self-pay", "Commercial (pooled)")
    assert code.disciplines == ("PT", "OT")


def test_no_payer_is_told_from_every_payer():
    assert parse_own_code(NEEDLING).covered_by is None
    assert parse_own_code(f"{NEEDLING}; covered by no payer").covered_by == ()


def test_training_of_caregivers_is_without_the_patient():
    assert parse_own_code("S9999 caregivers; untimed; caregiver; PT").patient_absent
    assert not parse_own_code(NEEDLING).patient_absent


@pytest.mark.parametrize("contact", ["one_on_one", "one-on-one", "one on one", " one_on_one "])
def test_a_contact_may_be_written_as_people_write_it(contact):
    code = parse_own_code(f"20560 dry needling;untimed;{contact};PT")
    assert code.contact is Contact.ONE_ON_ONE


def test_spaces_do_not_matter():
    spread = "  20560   dry  needling, 1-2 muscles ;untimed ;one_on_one;  PT "
    assert parse_own_code(spread) == parse_own_code(NEEDLING)


@pytest.mark.parametrize(
    "line",
    [
        NEEDLING,
        "CUP1 cupping; timed; one_on_one; PT, OT",
        "L3908 wrist splint; untimed; one_on_one; PT, OT; by piece; covered by Self-pay",
        f"{NEEDLING}; covered by no payer",
        f"{NEEDLING}; covered by Self-pay; covered by Workers' compensation (capped)",
    ],
)
def test_a_line_is_written_as_it_was_read(line):
    assert own_code_line(parse_own_code(line)) == line


@given(LINES)
def test_a_written_line_reads_back_as_the_same_code(line):
    code = parse_own_code(line)
    assert parse_own_code(own_code_line(code)) == code


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", "is written 'number name; timed or untimed; contact; disciplines', not ''"),
        ("20560 dry needling; untimed; one_on_one", "is written 'number name;"),
        ("20560 dry\nneedling; untimed; one_on_one; PT", "is one line of plain text"),
        ("20560 dry\x07needling; untimed; one_on_one; PT", "is one line of plain text"),
        ("dry needling; untimed; one_on_one; PT", "begins with its number, .* not 'dry'"),
        ("DRY needling; untimed; one_on_one; PT", "begins with its number, .* not 'DRY'"),
        ("20 needling; untimed; one_on_one; PT", "begins with its number, .* not '20'"),
        ("205600000 needling; untimed; one_on_one; PT", "not '205600000'"),
        ("; untimed; one_on_one; PT", "begins with its number, .* not ''"),
        ("20560; untimed; one_on_one; PT", "Code 20560 needs a short name of at most 60"),
        (f"20560 {'x' * 61}; untimed; one_on_one; PT", "needs a short name of at most 60"),
        ("20560 x; hour; one_on_one; PT", "must be timed or untimed, not 'hour'"),
        ("20560 x; untimed; near; PT", "contact must be one of one-on-one, group, .*, not 'near'"),
        ("20560 x; untimed; one_on_one; MD", "disciplines must be of PT, OT, SLP, DC, not 'MD'"),
        ("20560 x; untimed; one_on_one; ", "disciplines must be of PT, OT, SLP, DC, not ''"),
        ("20560 x; timed; supervised; PT", "needs the contact one-on-one, not 'supervised'"),
        ("20560 x; timed; one_on_one; PT; by piece", "counted by piece must be untimed"),
        ("20560 x; untimed; one_on_one; PT; free", "'by piece' or 'covered by PAYER', not 'free'"),
        ("20560 x; untimed; one_on_one; PT; covered by", "PAYER', not 'covered by'"),
    ],
)
def test_a_faulty_line_is_refused_in_one_sentence(line, sentence):
    with pytest.raises(ValueError, match=sentence) as refused:
        parse_own_code(line)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            "20560 dry needling",
            (
                "A code of the clinic's own is written 'number name; timed or untimed; contact; "
                "disciplines', not '20560 dry needling'."
            ),
        ),
        ("a\tb", r"A code of the clinic's own is one line of plain text, not 'a\tb'."),
        (
            "dry; untimed; one_on_one; PT",
            (
                "A code begins with its number, 3 to 8 digits and capital letters with at least "
                "one digit, not 'dry'."
            ),
        ),
        (
            "20560 x; timed; one_on_one; PT; by piece",
            "A code counted by piece must be untimed.",
        ),
    ],
)
def test_the_sentence_quotes_what_was_written(line, sentence):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole sentence is compared below
        parse_own_code(line)
    assert str(refused.value) == sentence


def test_a_name_of_sixty_letters_is_short_enough():
    assert len(parse_own_code(f"20560 {'x' * 60}; untimed; one_on_one; PT").name) == 60
